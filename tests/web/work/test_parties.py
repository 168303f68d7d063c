"""Parties for the installation's administrator, and whether one person may publish alone."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.http import HttpResponse
from django.test import Client, RequestFactory

from medborgarlofte.accounts.actors import COMMAND_LINE
from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain.errors import NeedsDecision, NotAllowed, Refusal
from medborgarlofte.domain.roles import Role
from medborgarlofte.places.actions import add_party, decide_alone
from medborgarlofte.places.gates import Access
from medborgarlofte.places.models import Organisation
from medborgarlofte.web.work.views import alone
from tests.building import a_municipality, a_promise, parties_of
from tests.people import a_member, a_user

from .pages import as_, text_of, words

pytestmark = pytest.mark.django_db
REASON = "Vi är bara en person som arbetar med det."


@pytest.fixture
def town() -> Organisation:
    return parties_of(a_municipality())[1]


def test_an_administrator_adds_parties_and_goes_on_to_their_members() -> None:
    a_municipality("Almvik")
    client = as_(a_user(is_administrator=True))
    answer = client.post("/arbete/parter/", {"municipality": "Almvik", "kind": "police"})
    party = Organisation.objects.get()
    assert answer["Location"] == f"/arbete/{party.pk}/medlemmar/"
    client.post("/arbete/parter/", {"municipality": "Almvik", "kind": "other", "name": "Almviks Bostäder"})
    text = text_of(client, "/arbete/parter/")
    assert "Polisen i Almvik" in text
    assert "Almviks Bostäder i Almvik" in text
    assert "Ingen part finns där" in text_of(client, "/arbete/parter/?kommun=Granvik")


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"municipality": "Ingenstans", "kind": "police"}, "finns inte här"),
        ({"municipality": "Granvik", "kind": "other"}, "behöver ett namn"),
        ({"municipality": "Granvik", "kind": "region"}, "region"),
        ({}, "Skriv vilken kommun"),
    ],
)
def test_a_party_that_cannot_be_added_says_why(sent: dict[str, str], told: str) -> None:
    a_municipality()
    answer = as_(a_user(is_administrator=True)).post("/arbete/parter/", sent)
    assert answer.status_code == 422
    assert told in words(answer.content.decode())
    assert not Organisation.objects.exists()


def test_nobody_else_adds_parties(town: Organisation) -> None:
    user = a_member(town, *Role)
    client = as_(user)
    for answer in (client.get("/arbete/parter/"), client.post("/arbete/parter/", {"kind": "police"})):
        assert answer.status_code == 403
    with pytest.raises(NotAllowed):
        add_party(user.actor(), "police", town.municipality)


def test_an_administrator_sees_no_work(town: Organisation) -> None:
    client = as_(a_user(is_administrator=True))
    for address in ("/arbete/", f"/arbete/{town.pk}/funktioner/", f"/arbete/{town.pk}/ensam/"):
        assert client.get(address).status_code in {403, 404}, address


def test_a_party_decides_that_one_person_publishes_and_everybody_reads_why(town: Organisation) -> None:
    a_promise()
    decide_alone(COMMAND_LINE, town, alone=True, reason=REASON)
    sentence = f"Granviks kommun har bestämt att en ensam person får publicera. Skäl: {REASON}"
    for address in ("/granvik/", "/granvik/2024/"):
        assert sentence in text_of(Client(), address)
    decide_alone(COMMAND_LINE, town, alone=False, reason="Nu är vi två.")
    assert "ensam person" not in text_of(Client(), "/granvik/")
    assert list(AuditEntry.objects.filter(action="decide_alone").values_list("detail", flat=True)) == [
        {"alone": True},
        {"alone": False},
    ]


def test_it_is_said_where_no_promise_is_published_yet(town: Organisation) -> None:
    decide_alone(COMMAND_LINE, town, alone=True, reason=REASON)
    assert "ensam person får publicera" in text_of(Client(), "/granvik/")


def test_to_decide_it_again_changes_nothing(town: Organisation) -> None:
    decide_alone(COMMAND_LINE, town, alone=False, reason="")
    assert not AuditEntry.objects.filter(action="decide_alone").exists()


@pytest.mark.parametrize(
    ("reason", "refusal"), [("", Refusal), ("x" * 501, Refusal), ("Fråga a@exempel.se.", NeedsDecision)]
)
def test_a_decision_has_a_reason_that_tells_of_nobody(
    town: Organisation, reason: str, refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        decide_alone(COMMAND_LINE, town, alone=True, reason=reason)
    town.refresh_from_db()
    assert not town.publishes_alone


@pytest.mark.parametrize("role", Role)
def test_without_a_second_factor_nobody_decides_it(town: Organisation, role: Role) -> None:
    user = a_member(town, role)
    Authenticator.objects.all().delete()
    client = as_(user)
    told = "två steg" if role is Role.SIGNATORY else "Din roll"
    assert told in text_of(client, f"/arbete/{town.pk}/ensam/", 403)
    assert client.post(f"/arbete/{town.pk}/ensam/", {"alone": "ja", "reason": REASON}).status_code == 403
    with pytest.raises(NotAllowed):
        decide_alone(user.actor(), town, alone=True, reason=REASON)


@pytest.mark.parametrize(
    ("now", "button"), [(False, "En ensam person får publicera"), (True, "Två ska behövas")]
)
def test_the_page_says_what_holds_and_offers_the_other(
    town: Organisation, rf: RequestFactory, now: bool, button: str
) -> None:
    decide_alone(COMMAND_LINE, town, alone=now, reason=REASON)
    user = a_member(town, Role.SIGNATORY)
    request = rf.get(f"/arbete/{town.pk}/ensam/")
    request.user = user
    request.kept_access = Access(  # type: ignore[attr-defined]
        user.actor(), {town.pk: frozenset({Role.SIGNATORY})}, second_factor=True
    )
    answer = alone(request, party=town.pk)
    assert isinstance(answer, HttpResponse)
    page = answer.content.decode()
    assert f'value="{"nej" if now else "ja"}"' in page
    assert button in words(page)
