"""The accounts of the example: invented users of invented municipalities, in demo mode alone."""

from __future__ import annotations

from dataclasses import dataclass

from allauth.mfa.totp.internal.auth import TOTP
from django.db.models import QuerySet
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from medborgarlofte.accounts.actors import COMMAND_LINE, Actor
from medborgarlofte.accounts.invitations import add_user
from medborgarlofte.accounts.models import User
from medborgarlofte.domain.roles import Role
from medborgarlofte.places.actions import add_function, give_roles, hand_over
from medborgarlofte.places.models import Organisation

HOST = "demo.invalid"  # no such address can ever receive mail
PASSWORD = "påhittad-men-lång-2026"  # noqa: S105 - printed when the demo starts, for accounts that exist there alone
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105 - of the codes that those with two steps sign in with


@dataclass(frozen=True, slots=True)
class Person:
    """One invented user: the part of the address before the host, what they do, and where."""

    name: str
    told: LazyText
    kind: str  # of the party
    roles: tuple[Role, ...]
    function: str = ""  # held in each of the parties
    everywhere: bool = False  # in every town of the example; otherwise in the first


PEOPLE = (
    Person(
        "samordnare", _("samordnare i Almviks kommun"), "municipality", (Role.COORDINATOR,), "Samordnaren"
    ),
    Person(
        "kommunpolis",
        _("kommunpolis i alla sex kommuner"),
        "police",
        (Role.LIAISON_OFFICER,),
        "Kommunpolisen",
        everywhere=True,
    ),
    Person("omradespolis", _("områdespolis i Almvik"), "police", (Role.DOER,), "Områdespolisen"),
    Person(
        "gatukontoret", _("utförare på gatukontoret i Almvik"), "municipality", (Role.DOER,), "Gatukontoret"
    ),
    Person(
        "ordforande",
        _("kommunstyrelsens ordförande i Almvik, undertecknar"),
        "municipality",
        (Role.SIGNATORY,),
        "Kommunstyrelsens ordförande",
    ),
    Person(
        "polischef",
        _("lokalpolisområdeschef, undertecknar i Almvik"),
        "police",
        (Role.SIGNATORY,),
        "Lokalpolisområdeschefen",
    ),
    Person("kommunikator", _("publicerare i Almviks kommun"), "municipality", (Role.PUBLISHER,)),
    Person("presschef", _("publicerare hos polisen i Almvik"), "police", (Role.PUBLISHER,)),
    Person("registrator", _("registrator i Almviks kommun"), "municipality", (Role.REGISTRAR,)),
)
ADMINISTRATOR = "administrator"


def make_people(towns: tuple[str, ...]) -> None:
    """Make the accounts, through the doors that real ones come through; nothing when they are there."""
    if demo_users().exists():
        return
    for person in PEOPLE:
        parties = Organisation.objects.filter(kind=person.kind, municipality__name__in=towns)
        here = list(parties if person.everywhere else parties.filter(municipality__name=towns[0]))
        user = _user(person.name, str(person.told))
        for party in here:
            give_roles(COMMAND_LINE, user, party, person.roles)
            if person.function:
                hand_over(COMMAND_LINE, add_function(COMMAND_LINE, party, person.function), user)
        if not {Role.PUBLISHER, Role.SIGNATORY}.isdisjoint(person.roles):
            TOTP.activate(user, SECRET)
    _user(ADMINISTRATOR, "", is_administrator=True)


def _user(name: str, told: str, **more: bool) -> User:
    user = add_user(COMMAND_LINE, f"{name}@{HOST}", name=told[:100], **more)
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])
    return user


def who(name: str) -> Actor:
    """One of them, as the doors know them."""
    return User.objects.get(email=f"{name}@{HOST}").actor()


def demo_users() -> QuerySet[User]:
    """The accounts of the example, in the order of the table above."""
    return User.objects.filter(email__endswith=f"@{HOST}").order_by("pk")


def told(user: User) -> str:
    """What the account is for, in the reader's language."""
    name = user.email.split("@")[0]
    found = next((person.told for person in PEOPLE if person.name == name), None)
    return str(found or _("installationens administratör"))
