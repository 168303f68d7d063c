"""Every address of the workspace: who reaches it, and who does not even learn whether it is there."""

from __future__ import annotations

import pytest
from django.test import Client

from medborgarlofte.accounts.actors import COMMAND_LINE
from medborgarlofte.domain.roles import Role
from medborgarlofte.places.actions import add_function, hand_over
from medborgarlofte.places.models import Function, HandOver, Membership, Organisation
from medborgarlofte.places.permissions import TABLE
from medborgarlofte.web.work.urls import urlpatterns
from tests.building import a_municipality, parties_of
from tests.people import a_member, a_user

from .pages import as_

pytestmark = pytest.mark.django_db
ADDRESSES = {
    "medlemmar/": "member.see",
    "medlemmar/bjud-in/": "member.change",
    "medlemmar/{user}/": "member.change",
    "medlemmar/{user}/avsluta/": "member.change",
    "medlemmar/{user}/andra-steget/": "member.factor",
    "funktioner/": "function.see",
    "funktioner/ny/": "function.change",
    "funktioner/{function}/": "function.see",
    "funktioner/{function}/andra/": "function.change",
    "funktioner/{function}/lamna-over/": "function.change",
    "funktioner/{function}/avsluta/": "function.change",
    "funktioner/{function}/overlamning/{handed}/": "function.see",
    "ensam/": "party.alone",
}
WRITES = [address for address, name in ADDRESSES.items() if name.endswith((".change", ".alone", ".factor"))]


@pytest.fixture
def town() -> Organisation:
    town = parties_of(a_municipality())[1]
    hand_over(COMMAND_LINE, add_function(COMMAND_LINE, town, "Gatuenheten"), a_member(town, Role.DOER))
    return town


def path(party: Organisation, address: str) -> str:
    function = Function.objects.get()
    holder = function.assignments.get().user_id
    keys = {"user": holder, "function": function.pk, "handed": HandOver.objects.get().pk}
    return f"/arbete/{party.pk}/{address.format(**keys)}"


def test_the_table_here_names_every_address() -> None:
    nested = [pattern for one in urlpatterns for pattern in getattr(one, "url_patterns", [])]
    assert len(ADDRESSES) == len(nested) + 1


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_role_opens_what_the_table_says(town: Organisation, address: str, role: Role) -> None:
    row = TABLE[ADDRESSES[address]]
    allowed = role in row.roles
    assert as_(a_member(town, role)).get(path(town, address)).status_code == (200 if allowed else 403)


@pytest.mark.parametrize("address", ADDRESSES)
def test_to_others_the_party_is_not_there(town: Organisation, address: str) -> None:
    stranger = a_member(parties_of(town.municipality)[0], *Role)
    before = (Membership.objects.count(), HandOver.objects.count(), Function.objects.get().name)
    for client in (as_(stranger), as_(a_user())):
        assert client.get(path(town, address)).status_code == 404
        assert client.post(path(town, address), {"name": "Annat", "roles": ["doer"]}).status_code in {
            404,
            405,
        }
    assert Client().get(path(town, address)).status_code == 302
    assert (Membership.objects.count(), HandOver.objects.count(), Function.objects.get().name) == before


@pytest.mark.parametrize("key", ["0", "99999999", "99999999999999999999"])
def test_a_party_that_is_none_is_not_there(town: Organisation, key: str) -> None:
    for user in (a_member(town, Role.COORDINATOR), a_user(is_administrator=True)):
        assert as_(user).get(f"/arbete/{key}/medlemmar/").status_code == 404


@pytest.mark.parametrize("address", WRITES)
def test_a_write_needs_the_token_of_its_form(town: Organisation, address: str) -> None:
    client = as_(a_member(town, Role.COORDINATOR), checks=True)
    assert client.post(path(town, address), {"name": "Annat"}).status_code == 403
    assert Function.objects.get().name == "Gatuenheten"


def test_fields_that_no_form_has_change_nothing(town: Organisation) -> None:
    other = parties_of(town.municipality)[0]
    client = as_(a_member(town, Role.COORDINATOR))
    sent = {"name": "Fritid", "organisation": other.pk, "ended": "2024-01-01", "publishes_alone": "on"}
    client.post(f"/arbete/{town.pk}/funktioner/ny/", sent)
    new = Function.objects.get(name="Fritid")
    town.refresh_from_db()
    assert (new.organisation, new.ended, town.publishes_alone) == (town, None, False)
    more = {"email": "ny@exempel.se", "roles": ["reader"], "is_administrator": "on", "is_active": ""}
    client.post(f"/arbete/{town.pk}/medlemmar/bjud-in/", more | {"organisation": other.pk})
    made = Membership.objects.get(user__email="ny@exempel.se")
    assert (made.organisation, made.user.is_administrator) == (town, False)


def test_what_was_written_is_never_run(town: Organisation) -> None:
    user = a_user(name="<script>a</script>")
    a_member(town, Role.COORDINATOR, user=user)
    function = add_function(COMMAND_LINE, town, "<script>b</script>")
    handed = hand_over(COMMAND_LINE, function, user, note="<script>c</script>")
    for rest in ("medlemmar/", "funktioner/", f"funktioner/{function.pk}/overlamning/{handed.pk}/"):
        page = as_(user).get(f"/arbete/{town.pk}/{rest}").content.decode()
        assert "<script>" not in page
        assert "&lt;script&gt;" in page
