"""The pages of a party's functions."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine

from medborgarlofte.accounts.actors import COMMAND_LINE
from medborgarlofte.domain import content
from medborgarlofte.domain.roles import Role
from medborgarlofte.places.actions import add_function, hand_over, set_manager
from medborgarlofte.places.models import Function, HandOver, Organisation
from tests.building import a_commitment, a_municipality, a_promise, parties_of
from tests.people import a_member

from .pages import as_, text_of, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_a_day() -> Iterator[None]:
    with time_machine.travel("2024-06-30T10:00:00+02:00", tick=False):
        yield


@pytest.fixture
def town() -> Organisation:
    return parties_of(a_municipality())[1]


@pytest.fixture
def streets(town: Organisation) -> Function:
    return add_function(COMMAND_LINE, town, "Gatuenheten")


def of(party: Organisation, rest: str = "") -> str:
    return f"/arbete/{party.pk}/funktioner/{rest}"


@pytest.mark.parametrize("role", Role)
def test_every_member_reads_functions_and_some_change_them(
    town: Organisation, streets: Function, role: Role
) -> None:
    client = as_(a_member(town, role))
    changes = role in {Role.COORDINATOR, Role.LIAISON_OFFICER}
    for rest in ("", f"{streets.pk}/"):
        text = text_of(client, of(town, rest))
        assert "Gatuenheten" in text
        assert "Ingen innehavare" in text
        assert ("Lämna över" in text) is changes
    for rest in ("ny/", f"{streets.pk}/andra/", f"{streets.pk}/lamna-over/", f"{streets.pk}/avsluta/"):
        assert client.get(of(town, rest)).status_code == (200 if changes else 403), rest
        if not changes:
            assert client.post(of(town, rest), {"name": "Annat"}).status_code == 403
    assert not Function.objects.exclude(name="Gatuenheten").exists()


def test_a_function_is_added_changed_and_ended(town: Organisation) -> None:
    client = as_(a_member(town, Role.COORDINATOR))
    assert client.post(of(town, "ny/"), {"name": "Samordnaren"}).status_code == 302
    above = Function.objects.get()
    client.post(of(town, "ny/"), {"name": "Gatan", "manager": above.pk})
    function = Function.objects.get(name="Gatan")
    assert function.manager == above
    assert client.post(of(town, f"{function.pk}/andra/"), {"name": "Gatuenheten"}).status_code == 302
    assert Function.objects.get(name="Gatuenheten", manager=None) == function
    assert client.post(of(town, f"{function.pk}/avsluta/")).status_code == 302
    assert "Avslutad den 30 juni 2024" in text_of(client, of(town, f"{function.pk}/"))


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"name": ""}, "Skriv vad funktionen heter"),
        ({}, "Skriv vad funktionen heter"),
        ({"name": "Gatuenheten"}, "finns redan"),
        ({"name": "Fritid", "manager": "999"}, "Välj"),
        ({"name": "Ring 070-123 45 67"}, "Den pekar inte ut någon enskild person"),
    ],
)
def test_what_does_not_hold_says_why(
    town: Organisation, streets: Function, sent: dict[str, str], told: str
) -> None:
    client = as_(a_member(town, Role.COORDINATOR))
    answer = client.post(of(town, "ny/"), sent)
    assert answer.status_code == 422
    assert told in words(answer.content.decode())
    assert Function.objects.count() == 1


def test_what_may_tell_of_a_person_is_written_once_it_is_decided(town: Organisation) -> None:
    client = as_(a_member(town, Role.COORDINATOR))
    sent = {"name": "Ring 070-123 45 67", "confirmed": "on"}
    assert client.post(of(town, "ny/"), sent).status_code == 302
    assert Function.objects.get().name == "Ring 070-123 45 67"


def test_a_function_is_handed_over_with_a_list_to_print(town: Organisation, streets: Function) -> None:
    named = (content.Function(content.Party("municipality", "Granviks kommun"), "Gatuenheten"),)
    a_promise(a_commitment("Kommunen ska laga lyktorna.", by="municipality", functions=named))
    earlier, later = a_member(town, Role.DOER), a_member(town, Role.DOER)
    hand_over(COMMAND_LINE, streets, earlier)
    client = as_(a_member(town, Role.COORDINATOR))
    form = text_of(client, of(town, f"{streets.pk}/lamna-over/"))
    assert later.email in form
    assert "Kommunen ska laga lyktorna." in form
    sent = {"to": later.pk, "note": "Lyktorna är beställda."}
    answer = client.post(of(town, f"{streets.pk}/lamna-over/"), sent, follow=True)
    page = words(answer.content.decode())
    for told in (earlier.email, later.email, "Lyktorna är beställda.", "Kommunen ska laga lyktorna."):
        assert told in page
    assert '<a href="/granvik/2024/1/">' in answer.content.decode()
    reader = as_(a_member(town, Role.READER))
    assert "Lyktorna är beställda." in text_of(reader, answer.request["PATH_INFO"])
    assert f"från {earlier.email} till {later.email}" in text_of(reader, of(town, f"{streets.pk}/"))


def test_nobody_outside_the_party_takes_over(town: Organisation, streets: Function) -> None:
    stranger = a_member(parties_of(town.municipality)[0], Role.DOER)
    client = as_(a_member(town, Role.COORDINATOR))
    answer = client.post(of(town, f"{streets.pk}/lamna-over/"), {"to": stranger.pk})
    assert answer.status_code == 422
    assert not HandOver.objects.exists()


def test_a_function_with_work_shows_what_to_move_first(town: Organisation, streets: Function) -> None:
    set_manager(COMMAND_LINE, add_function(COMMAND_LINE, town, "Belysningen"), streets)
    client = as_(a_member(town, Role.COORDINATOR))
    assert "Flytta först det här" in text_of(client, of(town, f"{streets.pk}/avsluta/"))
    assert client.post(of(town, f"{streets.pk}/avsluta/")).status_code == 422
    streets.refresh_from_db()
    assert streets.ended is None


def test_empty_functions_stand_first_and_ended_ones_last(town: Organisation) -> None:
    held, _empty, ended = (add_function(COMMAND_LINE, town, name) for name in ("Aktiv", "Ledig", "Avslutad"))
    hand_over(COMMAND_LINE, held, a_member(town, Role.DOER))
    Function.objects.filter(pk=ended.pk).update(ended="2024-01-01")
    text = text_of(as_(a_member(town, Role.READER)), of(town))
    assert text.index("Ledig") < text.index("Aktiv") < text.index("Avslutad")


def test_a_function_is_found_under_its_own_party_alone(town: Organisation, streets: Function) -> None:
    police = parties_of(town.municipality)[0]
    both = a_member(town, Role.COORDINATOR)
    a_member(police, Role.LIAISON_OFFICER, user=both)
    handed = hand_over(COMMAND_LINE, streets, both)
    client, other = as_(both), add_function(COMMAND_LINE, town, "Fritid")
    for rest in ("", "andra/", "lamna-over/", "avsluta/", f"overlamning/{handed.pk}/"):
        assert client.get(of(town, f"{streets.pk}/{rest}")).status_code == 200, rest
        assert client.get(of(police, f"{streets.pk}/{rest}")).status_code == 404, rest
    assert client.get(of(town, f"{other.pk}/overlamning/{handed.pk}/")).status_code == 404
