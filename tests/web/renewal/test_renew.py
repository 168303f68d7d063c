"""Renewing a promise on its page: one page for all, and a draft of the next period after it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from medborgarlofte.domain.roles import Role
from medborgarlofte.domain.targets import CountTarget, Per
from medborgarlofte.promises.actions import publish_draft
from medborgarlofte.promises.models import Draft, Promise, Renewal
from tests.building import ACTOR, a_commitment, a_municipality, a_promise, parties_of
from tests.people import a_member, let_in
from tests.web.drafts.at import errors, filled, page, text_of, tree

pytestmark = pytest.mark.django_db
AT = "/arbete/fornya/granvik/2024/"
BEFORE, AFTER = date(2024, 11, 1), date(2025, 2, 10)


@pytest.fixture(autouse=True)
def _in_november() -> Any:
    with time_machine.travel(BEFORE, tick=False):
        yield


@pytest.fixture
def promise() -> Promise:
    return a_promise(
        a_commitment("Polisen gör kontroller.", CountTarget(104, Per.YEAR, "kontroller"), by="police"),
        a_commitment("Kommunen går rundor.", CountTarget(12, Per.YEAR, "rundor"), by="municipality"),
    )


@pytest.fixture
def officer(client: Client, promise: Promise) -> Client:
    """Signed in as the liaison officer of the police."""
    let_in(client, a_member(parties_of(promise.municipality)[0], Role.LIAISON_OFFICER))
    return client


def chosen(**changes: str) -> dict[str, str]:
    return {
        "lessons": "Börja före sommaren.",
        "reason": "Det behövs fortfarande.",
        "start": "2025-01-01",
        "last": "2025-12-31",
        "act_1": "extend",
        "act_2": "close",
        "reason_2": "Rundorna är klara.",
        **changes,
    }


def test_it_shows_each_commitment_with_how_it_went(officer: Client) -> None:
    written = page(officer, AT)
    told = text_of(written)

    assert "Polisen gör kontroller." in told
    assert "Lovat: minst 104 kontroller 2024. Gjort: inget till och med 1 november. Efter." in told
    labels = [
        label.text_content() for label in tree(written).xpath("//section[1]//div[@class='choice']/label")
    ]
    assert [label.split(":")[0] for label in labels] == ["Förläng", "Skärp", "Dela", "Ersätt", "Avsluta"]
    assert (filled(written)["start"], filled(written)["last"]) == (["2025-01-01"], ["2025-12-31"])


def test_it_leads_to_a_draft_held_against_the_promise(officer: Client, promise: Promise) -> None:
    answer = officer.post(AT, chosen())

    renewal = Renewal.objects.get()
    assert (answer.status_code, answer["location"]) == (302, f"/arbete/fornya/utkast/{renewal.draft_id}/")
    assert renewal.draft.workspace == parties_of(promise.municipality)[0]
    told = text_of(page(officer, answer["location"]))
    assert "Granvik: från löftet 2024 till löftet 2025" in told
    assert "Åtagande 1 förlängs som åtagande 1." in told
    assert "Åtagande 2 avslutas. Inget i det nya löftet följer på det." in told
    assert "Skäl: Rundorna är klara." in told


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"lessons": ""}, "lessons", "Skriv vad ni har lärt er."),
        ({"reason": ""}, "reason", "Skriv varför löftet förnyas."),
        ({"act_1": ""}, "act_1", "Välj vad som ska hända med åtagande 1."),
        ({"reason_2": ""}, "reason_2", "Skriv varför åtagande 2 ersätts eller avslutas."),
        ({"act_2": "replace"}, "text_2", "Skriv vad ni lovar i stället för åtagande 2."),
        ({"last": "2024-12-31"}, "last", "Den sista dagen ligger före den första."),
        ({"start": "imorgon"}, "start", "Skriv dagen som år, månad och dag, till exempel 2026-06-30."),
    ],
)
def test_what_is_missing_is_told_at_its_field_and_nothing_is_lost(
    officer: Client, changes: dict[str, str], field: str, sentence: str
) -> None:
    answer = officer.post(AT, chosen(**{"text_1": "Mina ord om ett annat åtagande.", **changes}))

    written = answer.content.decode()
    assert answer.status_code == 422
    assert errors(written) == [(f"#id_{field}", sentence)]
    assert "Mina ord om ett annat åtagande." in written
    assert not Draft.objects.exists()


def test_what_the_door_refuses_is_told_on_top(officer: Client) -> None:
    written = officer.post(AT, chosen(start="2024-12-01")).content.decode()
    ((_field, sentence),) = errors(written)
    assert "kan inte börja innan dess" in sentence
    assert "Börja före sommaren." in written


def test_what_may_tell_of_a_person_is_asked_about_at_its_field(officer: Client) -> None:
    sent = chosen(reason_2="Ring 070-123 45 67.")
    written = officer.post(AT, sent).content.decode()
    assert errors(written)[0][0] == "#id_reason_2"
    assert officer.post(AT, {**sent, "confirmed": "on"}).status_code == 302


@time_machine.travel(AFTER, tick=False)
def test_it_is_refused_with_a_link_while_the_follow_up_is_unanswered(
    officer: Client, promise: Promise
) -> None:
    let_in(officer, a_member(parties_of(promise.municipality)[0], Role.COORDINATOR))
    for answer in (officer.get(AT), officer.post(AT, chosen())):
        written = answer.content.decode()
        assert answer.status_code == 409
        assert "Svara på uppföljningen först." in text_of(written)
        assert "Det här väntar på svar: åtagandena 1 och 2." in text_of(written)
        assert "/arbete/uppfoljning/granvik/2024/" in tree(written).xpath("//main//a/@href")
    assert not Draft.objects.exists()


def test_while_a_draft_is_open_and_when_it_is_published_it_leads_there(
    officer: Client, promise: Promise
) -> None:
    officer.post(AT, chosen())
    draft = Draft.objects.get()
    answer = officer.get(AT)
    assert answer.status_code == 409
    links = tree(answer.content).xpath("//main//a/@href")
    assert links == [f"/arbete/fornya/utkast/{draft.pk}/"]

    publish_draft(ACTOR, draft, revision=0, today=BEFORE)
    assert tree(officer.get(AT).content).xpath("//main//a/@href") == ["/granvik/2025/"]


def test_who_writes_for_both_parties_says_whose_draft_it_is(officer: Client, promise: Promise) -> None:
    police, town = parties_of(promise.municipality)
    user = a_member(town, Role.COORDINATOR, user=a_member(police, Role.COORDINATOR))
    let_in(officer, user)
    officer.post(AT, chosen(party=str(town.pk)))
    assert Draft.objects.get().workspace == town


def test_it_is_offered_on_the_page_of_the_promise_to_those_who_may(officer: Client, promise: Promise) -> None:
    ours = {AT, "/arbete/uppfoljning/granvik/2024/"}

    def links(client: Client) -> set[str]:
        return ours & set(tree(page(client, "/granvik/2024/")).xpath("//p[@class='offers']/a/@href"))

    assert links(officer) == ours
    assert not links(Client())
    reader = Client()
    let_in(reader, a_member(parties_of(promise.municipality)[0], Role.READER))
    assert not links(reader)


@pytest.mark.parametrize("role", [Role.READER, Role.DOER, Role.SIGNATORY, Role.PUBLISHER, Role.REGISTRAR])
def test_a_role_that_may_not_renew_is_refused(client: Client, promise: Promise, role: Role) -> None:
    let_in(client, a_member(parties_of(promise.municipality)[0], role))
    assert [client.get(AT).status_code, client.post(AT, chosen()).status_code] == [403, 403]


def test_another_town_and_nobody_are_refused(client: Client, promise: Promise) -> None:
    assert client.get(AT)["location"].startswith("/konto/")
    let_in(client, a_member(parties_of(a_municipality("Almvik"))[0], Role.COORDINATOR))
    assert [client.get(AT).status_code, client.post(AT, chosen()).status_code] == [403, 403]
    assert client.get("/arbete/fornya/granvik/2019/").status_code == 404
