"""Setting up parties and their people from the command line."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from medborgarlofte.accounts.models import User
from medborgarlofte.cli import main
from medborgarlofte.domain.roles import Role
from medborgarlofte.places.access import access_of
from medborgarlofte.places.actions import load_reference, party
from medborgarlofte.places.models import Organisation
from tests.building import ACTOR, a_municipality
from tests.people import a_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _towns() -> None:
    load_reference(ACTOR)
    for name in ("Granvik", "Almvik"):
        a_municipality(name)


def run(*words: str, code: int = 0) -> str:
    result = CliRunner().invoke(main, ["member", *words])
    assert result.exit_code == code, result.output
    return result.output


def test_the_first_people_come_in() -> None:
    told = run("add", "Anna@exempel.se", "Almviks kommun", "samordnare", "Undertecknare")
    assert "anna@exempel.se hos Almviks kommun: samordnare, undertecknare." in told
    assert "medborgarlofte invite anna@exempel.se" in told
    run("add", "anna@exempel.se", "polisen i Granvik", "läsare")
    user = User.objects.get(email="anna@exempel.se")
    town, police = Organisation.objects.order_by("pk")
    assert access_of(user.actor()).roles == {
        town.pk: {Role.COORDINATOR, Role.SIGNATORY},
        police.pk: {Role.READER},
    }
    assert police.told() == "Polisen i Granvik"


def test_who_can_sign_in_needs_no_invitation() -> None:
    a_user("anna@exempel.se")
    assert "invite" not in run("add", "anna@exempel.se", "Almviks kommun", "läsare")


def test_everybody_is_listed() -> None:
    assert run("list") == "Ingen har någon roll.\n"
    run("add", "anna@exempel.se", "Granviks kommun", "läsare", "samordnare")
    run("add", "bo@exempel.se", "polisen i Almvik", "kommunpolis")
    assert run("list").splitlines() == [
        "Polisen i Almvik: bo@exempel.se, kommunpolis",
        "Granviks kommun: anna@exempel.se, läsare, samordnare",
    ]
    assert run("list", "POLISEN i almvik").splitlines() == ["Polisen i Almvik: bo@exempel.se, kommunpolis"]


def test_roles_are_taken_away_one_by_one_or_all() -> None:
    run("add", "anna@exempel.se", "Granviks kommun", "läsare", "samordnare", "utförare")
    assert "Granviks kommun: utförare, samordnare." in run(
        "end", "anna@exempel.se", "Granviks kommun", "läsare"
    )
    assert "har ingen roll hos Granviks kommun" in run("end", "anna@exempel.se", "Granviks kommun")
    assert run("list") == "Ingen har någon roll.\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("add", "anna@exempel.se", "Almviks kommun", "chef"), "Rollen ”chef” finns inte"),
        (("add", "anna", "Almviks kommun", "läsare"), "ingen e-postadress"),
        (("add", "anna@exempel.se", "Ingenstans kommun", "läsare"), "finns inte här"),
        (("add", "anna@exempel.se", "Bostadsbolaget i Almvik", "läsare"), "Skriv som ”polisen i Almvik”"),
        (("end", "anna@exempel.se", "Granviks kommun"), "Ingen användare"),
        (("end", "bo@exempel.se", "polisen i Almvik"), "Parten ”polisen i Almvik” finns inte"),
        (("end", "bo@exempel.se", "Granviks kommun"), "ingen roll hos Granviks kommun"),
        (("end", "bo@exempel.se", "Granviks kommun", "läsare"), "är inte läsare hos Granviks kommun"),
        (("list", "polisen i Almvik"), "finns inte här"),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_is_changed(words: tuple[str, ...], told: str) -> None:
    a_user("bo@exempel.se")
    party(ACTOR, "municipality", a_municipality())
    assert told in run(*words, code=1)
    assert not User.objects.filter(email="anna@exempel.se").exists()
    assert Organisation.objects.count() == 1


def test_another_actor_is_found_by_its_name_once_it_is_there() -> None:
    party(ACTOR, "other", a_municipality("Almvik"), "Almviks Bostäder")
    assert "Almviks Bostäder i Almvik" in run("add", "bo@exempel.se", "almviks bostäder i Almvik", "utförare")
