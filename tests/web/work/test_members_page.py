"""The pages of a party's members."""

from __future__ import annotations

import pytest

from medborgarlofte.accounts.actors import COMMAND_LINE
from medborgarlofte.accounts.models import User
from medborgarlofte.domain.roles import Role
from medborgarlofte.places.access import access_of
from medborgarlofte.places.actions import add_function, hand_over, police_area
from medborgarlofte.places.models import Function, Organisation
from tests.building import a_municipality, parties_of
from tests.people import a_member, a_user

from .pages import as_, text_of, words

pytestmark = pytest.mark.django_db
AREA = ("Granvik", "Almvik", "Stenhult", "Norrfors", "Vintermark")


@pytest.fixture
def town() -> Organisation:
    return parties_of(a_municipality())[1]


def of(party: Organisation, rest: str = "") -> str:
    return f"/arbete/{party.pk}/medlemmar/{rest}"


def roles_of(user: User, party: Organisation) -> frozenset[Role]:
    return access_of(user.actor()).roles.get(party.pk, frozenset())


def test_members_are_listed_with_their_roles_and_functions(town: Organisation) -> None:
    coordinator = a_member(town, Role.COORDINATOR, Role.READER)
    doer = a_member(town, Role.DOER, user=a_user("gata@exempel.se"))
    a_member(parties_of(town.municipality)[0], Role.LIAISON_OFFICER, user=a_user("polis@exempel.se"))
    hand_over(COMMAND_LINE, add_function(COMMAND_LINE, town, "Gatuenheten"), doer)
    text = text_of(as_(coordinator), of(town))
    assert "2 medlemmar" in text
    assert "gata@exempel.se utförare Gatuenheten Ändra roller" in text
    assert "läsare, samordnare" in text
    assert "polis@exempel.se" not in text


def test_somebody_is_invited_with_roles(town: Organisation) -> None:
    client = as_(a_member(town, Role.COORDINATOR))
    sent = {"email": "Ny@exempel.se", "name": "Prov", "roles": ["doer", "reader"]}
    answer = client.post(of(town, "bjud-in/"), sent, follow=True)
    assert answer.status_code == 200
    assert "Inbjuden, har inte loggat in än" in words(answer.content.decode())
    assert roles_of(User.objects.get(email="ny@exempel.se"), town) == {Role.DOER, Role.READER}


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"email": "ny", "roles": ["doer"]}, "Skriv en e-postadress"),
        ({"email": "", "roles": ["doer"]}, "Skriv e-postadressen"),
        ({"email": "ny@exempel.se"}, "Välj minst en roll"),
        ({"email": "ny@exempel.se", "roles": ["administrator"]}, "administrator"),
        ({"email": "stangd@exempel.se", "roles": ["doer"]}, "avstängt"),
        ({}, "Skriv e-postadressen"),
    ],
)
def test_an_invitation_that_does_not_hold_says_why(
    town: Organisation, sent: dict[str, object], told: str
) -> None:
    a_user("stangd@exempel.se", is_active=False)
    answer = as_(a_member(town, Role.COORDINATOR)).post(of(town, "bjud-in/"), sent)
    assert answer.status_code == 422
    assert told in words(answer.content.decode())
    assert not User.objects.filter(email="ny@exempel.se").exists()


def test_an_officer_invites_to_five_municipalities_of_the_area_at_once() -> None:
    officer, police = a_user(), []
    for name in AREA:
        police.append(parties_of(a_municipality(name))[0])
        police_area(COMMAND_LINE, "Västra provområdet", a_municipality(name))
        a_member(police[-1], Role.LIAISON_OFFICER, user=officer)
    outside = parties_of(a_municipality("Åsmyra"))[0]
    client = as_(officer)
    page = text_of(client, of(police[0], "bjud-in/"))
    assert [f"Polisen i {name}" in page for name in (*AREA, "Åsmyra")] == [True] * 5 + [False]
    sent = {"email": "ny@exempel.se", "roles": ["doer"], "parties": [party.pk for party in police]}
    assert client.post(of(police[0], "bjud-in/"), sent).status_code == 302
    new = User.objects.get(email="ny@exempel.se")
    assert access_of(new.actor()).parties == {party.pk for party in police}
    sent |= {"email": "annan@exempel.se", "parties": [outside.pk]}
    assert client.post(of(police[0], "bjud-in/"), sent).status_code == 422
    assert not User.objects.filter(email="annan@exempel.se").exists()


def test_an_officer_invites_only_where_they_serve_in_the_area() -> None:
    for name in AREA:
        police_area(COMMAND_LINE, "Västra provområdet", a_municipality(name))
    police = [parties_of(a_municipality(name))[0] for name in AREA]
    client = as_(a_member(police[0], Role.LIAISON_OFFICER))
    assert "Kommuner" not in text_of(client, of(police[0], "bjud-in/"))
    sent = {"email": "ny@exempel.se", "roles": ["doer"], "parties": [police[1].pk]}
    client.post(of(police[0], "bjud-in/"), sent)
    assert access_of(User.objects.get(email="ny@exempel.se").actor()).parties == {police[0].pk}


def test_roles_are_given_and_taken_away(town: Organisation) -> None:
    client, user = as_(a_member(town, Role.COORDINATOR)), a_member(town, Role.READER, Role.DOER)
    assert client.post(of(town, f"{user.pk}/"), {"roles": ["doer", "publisher"]}).status_code == 302
    assert roles_of(user, town) == {Role.DOER, Role.PUBLISHER}


def test_the_last_coordinator_keeps_the_role_and_nothing_is_half_done(town: Organisation) -> None:
    user = a_member(town, Role.COORDINATOR)
    answer = as_(user).post(of(town, f"{user.pk}/"), {"roles": ["reader"]})
    assert answer.status_code == 422
    assert "Du är den enda som kan ge roller hos Granviks kommun" in words(answer.content.decode())
    assert roles_of(user, town) == {Role.COORDINATOR}


def test_who_leaves_loses_all_and_their_functions_stand_empty(town: Organisation) -> None:
    coordinator, user = a_member(town, Role.COORDINATOR), a_member(town, Role.READER, Role.DOER)
    hand_over(COMMAND_LINE, add_function(COMMAND_LINE, town, "Gatuenheten"), user)
    client = as_(coordinator)
    assert "Gatuenheten" in text_of(client, of(town, f"{user.pk}/avsluta/"))
    assert roles_of(user, town)
    assert client.post(of(town, f"{user.pk}/avsluta/")).status_code == 302
    assert roles_of(user, town) == frozenset()
    assert Function.objects.empty().get().name == "Gatuenheten"
    assert "Ingen har funktionen Gatuenheten" in text_of(client, "/arbete/")


def test_an_administrator_brings_in_the_first_and_no_more(town: Organisation) -> None:
    client = as_(a_user(is_administrator=True))
    assert "Ingen har någon roll här ännu" in text_of(client, of(town))
    sent = {"email": "ny@exempel.se", "roles": ["coordinator", "publisher"]}
    assert client.post(of(town, "bjud-in/"), sent).status_code == 302
    assert "ny@exempel.se" in text_of(client, of(town))
    answer = client.post(of(town, "bjud-in/"), sent | {"email": "annan@exempel.se"})
    assert answer.status_code == 403
    assert "har redan någon" in words(answer.content.decode())
    assert not User.objects.filter(email="annan@exempel.se").exists()


def test_an_administrator_is_offered_to_take_away_a_second_step_and_nobody_else(town: Organisation) -> None:
    user = a_member(town, Role.PUBLISHER)
    offer = f"/arbete/{town.pk}/medlemmar/{user.pk}/andra-steget/"
    coordinator, administrator = as_(a_member(town, Role.COORDINATOR)), as_(a_user(is_administrator=True))
    assert offer not in coordinator.get(of(town, f"{user.pk}/")).content.decode()
    assert coordinator.post(offer).status_code == 403
    assert offer in administrator.get(of(town, f"{user.pk}/")).content.decode()
    assert "ringa upp" in text_of(administrator, offer)
    assert administrator.post(offer).status_code == 302
    assert offer not in administrator.get(of(town, f"{user.pk}/")).content.decode()
