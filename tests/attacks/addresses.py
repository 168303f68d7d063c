"""Every address of the product, from the resolver itself, and what fills its parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter
from django.utils import translation

from medborgarlofte.accounts.invitation_links import invitation_token

from .world import World

PUBLIC = "publishing:"  # what everybody reads
STAFF = "web:"  # for those who work here; what has neither beginning is about one's own account
LANGUAGES = ("sv", "en")


@dataclass(frozen=True)
class Address:
    """One pattern of the resolver: its whole name, what stands in its parts, and the view behind it."""

    name: str
    parts: tuple[str, ...]
    numbers: tuple[str, ...]  # those of the parts that are numbers
    view: Callable[..., Any]

    @property
    def is_public(self) -> bool:
        return self.name.startswith(PUBLIC)

    @property
    def is_staff(self) -> bool:
        return self.name.startswith(STAFF)

    @property
    def permission(self) -> str | None:
        """What the view asks for; None when it asks for nothing."""
        return getattr(self.view, "permission", None)

    def filled(self, filling: dict[str, Any], language: str = "sv") -> str:
        """The address with these values in its parts."""
        with translation.override(language):
            return reverse(self.name, kwargs={part: filling[part] for part in self.parts})


def every_address() -> list[Address]:
    """All of them; one without a name fails here, since nothing could be said about it."""
    return list(_walk(get_resolver(), (), {}))


def _walk(resolver: URLResolver, spaces: tuple[str, ...], parts: dict[str, Any]) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        known = parts | _named(pattern) | dict(pattern.pattern.converters)
        if isinstance(pattern, URLResolver):
            inside = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from _walk(pattern, inside, known)
        elif isinstance(pattern, URLPattern):
            assert pattern.name, f"{pattern} has no name"
            numbers = [name for name, how in known.items() if isinstance(how, IntConverter)]
            name = ":".join((*spaces, pattern.name))
            yield Address(name, tuple(known), tuple(numbers), pattern.callback)


def _named(pattern: URLPattern | URLResolver) -> dict[str, None]:
    """The parts of an address that is a regular expression."""
    return dict.fromkeys(getattr(pattern.pattern.regex, "groupindex", {}))


def filling(world: World, address: Address, state: str = "private") -> dict[str, Any]:
    """What fills the parts of an address. One that nothing is said about fails: say it here."""
    if not address.parts:
        return {}
    for beginning, filled in (*_accounts(world), *_rows(world, state)):
        if address.name.startswith(beginning) and set(address.parts) <= filled.keys():
            return filled
    raise AssertionError(f"no rule says what fills {address.name}: add it to tests/attacks/addresses.py")


def path_of(world: World, address: Address, state: str = "private") -> str:
    """The address of the world's rows in that state."""
    return address.filled(filling(world, address, state))


Filled = tuple[str, dict[str, Any]]  # what the names of addresses begin with, and what fills their parts


def _rows(world: World, state: str) -> list[Filled]:
    rows, people = world.rows[state], world.people
    promise = world.promise
    place = {"slug": promise.municipality.slug, "promise_slug": promise.slug, "number": 1, "year": 2022}
    agreement = {"pk": rows.agreement.pk, "party": people.town.pk, "number": 1, "slug": place["slug"]}
    function = {"party": people.town.pk, "pk": world.function.pk, "number": world.handed.pk}
    member = {"party": people.town.pk, "pk": people.member.pk}
    promise = world.follow_up.promise
    followed = {"slug": place["slug"], "promise_slug": promise.slug, "pk": world.follow_up.pk, "number": 1}
    signing = {"pk": rows.settled.draft_id, "signatory": rows.seat.pk, "signature": rows.signature.pk}
    held = {"pk": world.decision.meeting_id}
    return [
        ("web:meetings:group", {"pk": world.group.pk}),
        ("web:meetings:decision_", {"pk": world.decision.pk}),
        *((f"web:meetings:{name}", held) for name in ("minutes", "decide", "take_back")),
        ("web:meetings:", {"pk": world.meeting.pk, "item": world.item.pk}),
        ("web:sheets:receipt", {"pk": world.imported.pk}),
        ("web:sheets:", {"pk": world.upload.pk}),
        *((f"web:{name}", {"pk": world.record.pk}) for name in ("correct", "logged")),
        ("web:proof", {"pk": world.record.proofs.get().pk}),
        ("web:document", {"pk": rows.review.document_id}),
        ("web:original", {"pk": rows.review.document_id}),
        ("web:draft", {"pk": rows.review.pk, "number": 1}),
        ("web:signing:", signing),
        ("web:renewal:", {"pk": rows.renewal.draft_id}),
        ("web:agreements:", agreement),
        ("web:sessions:", {"pk": world.session.pk}),
        ("web:walks:point", {"pk": rows.point.pk}),
        ("web:walks:", {"pk": rows.walk.pk}),
        ("web:measures:", {"pk": rows.measure.pk}),
        ("web:indicators:correct", {"pk": world.measurement.pk}),
        ("web:indicators:", {"pk": world.measurement.indicator_id}),
        ("publishing:agreement", agreement | {"pk": world.rows["ended"].agreement.pk}),
        ("publishing:walk", {"slug": place["slug"], "pk": world.rows["ended"].walk.pk}),
        ("publishing:follow_up", followed),
        *(
            (f"web:followup:{name}", followed | {"number": world.follow_up.pk})
            for name in ("package", "period", "effect")
        ),
        *((f"web:work:{name}", member) for name in ("roles", "end_member", "take_away_factors")),
        ("web:reminders:escalation", {"party": people.town.pk}),
        ("web:work:", function),
        ("", place),
    ]


def _accounts(world: World) -> list[Filled]:
    member, invited = world.people.member, world.invited
    reset = {"uidb36": user_pk_to_url_str(member), "key": default_token_generator.make_token(member)}
    return [
        ("mfa_remove_webauthn", {"pk": world.passkey.pk}),
        ("account_accept", {"token": invitation_token(invited)}),
        ("account_demo", {"pk": member.pk}),
        ("account_reset_password_from_key", reset),
        ("stop_reminders", {"secret": "ingen"}),
        ("calendar_feed", {"secret": "ingen"}),
        ("openid_connect_", {"provider_id": "ingen"}),
        ("saml_", {"organization_slug": "ingen"}),
    ]


EVERY = every_address()
