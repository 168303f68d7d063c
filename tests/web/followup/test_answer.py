"""Answering a promise's follow-up on a page: what is filled in is saved, all of it or nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from medborgarlofte.domain.roles import Role
from medborgarlofte.domain.targets import CountTarget, Per, UncountableTarget, WhenNeededTarget
from medborgarlofte.followup.models import Assessment, NeedAnswer
from medborgarlofte.promises.models import Promise
from medborgarlofte.web.followup import views
from tests.building import a_commitment, a_municipality, a_promise, parties_of
from tests.people import a_member, let_in
from tests.web.drafts.at import errors, page, text_of, tree

pytestmark = pytest.mark.django_db
AT = "/arbete/uppfoljning/granvik/2024/"
TODAY = date(2025, 2, 10)


@pytest.fixture(autouse=True)
def _in_february() -> Any:
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def promise() -> Promise:
    return a_promise(
        a_commitment("Polisen gör kontroller.", CountTarget(104, Per.YEAR, "kontroller"), by="both"),
        a_commitment("Polisen syns på torget.", UncountableTarget(), by="police"),
        a_commitment("Polisen möter skolan vid behov.", WhenNeededTarget("möte", Per.HALF_YEAR), by="police"),
    )


@pytest.fixture
def officer(client: Client, promise: Promise) -> Client:
    """Signed in as the liaison officer of the police."""
    let_in(client, a_member(parties_of(promise.municipality)[0], Role.LIAISON_OFFICER))
    return client


def keys(written: str) -> list[str]:
    """The questions of a page, as their fields are named."""
    return [one.removeprefix("fraga-") for one in tree(written).xpath("//section/@id")]


def filled(**answers: tuple[str, str]) -> dict[str, str]:
    """What is sent; `q1_12_omdome=("partly", "Hälften.")` answers that question."""
    sent: dict[str, str] = {}
    for key, (answer, reason) in answers.items():
        sent |= {f"answer_{key.removeprefix('q')}": answer, f"reason_{key.removeprefix('q')}": reason}
    return sent


def test_it_asks_of_my_part_alone_and_of_each_window_of_a_need(officer: Client, promise: Promise) -> None:
    written = page(officer, AT)
    key = parties_of(promise.municipality)[0].pk

    assert keys(written) == [
        f"1_{key}_omdome",
        f"2_{key}_omdome",
        f"3_{key}_20240630",
        f"3_{key}_20241231",
    ]
    told = text_of(written)
    assert "Åtagande 1, Polisen" in told
    assert "Lovat: minst 104 kontroller 2024. Gjort: inget rapporterat" in told
    assert "Gäller 1 januari–30 juni 2024." in told
    assert "kommun" not in told.split("Svara på uppföljningen")[1]


def test_what_is_filled_in_is_saved_and_the_rest_is_asked_for_later(
    officer: Client, promise: Promise
) -> None:
    judged, _seen, spring, autumn = keys(page(officer, AT))
    sent = filled(**{
        f"q{judged}": ("partly", "Vi hann 60."),
        f"q{spring}": ("no_need", "Skolan bad inte om det."),
        f"q{autumn}": ("fulfilled", "Två möten."),
    }) | {f"evidence_{judged}": "Passrapporter"}  # fmt: skip
    answer = officer.post(AT, sent)

    assert (answer.status_code, answer["location"]) == (302, f"{AT}?sparat=3")
    assert list(Assessment.objects.order_by("pk").values_list("verdict", "reason", "evidence")) == [
        ("partly", "Vi hann 60.", "Passrapporter"),
        ("fulfilled", "Två möten.", ""),
    ]
    assert list(NeedAnswer.objects.order_by("pk").values_list("arose", "window_start")) == [
        (False, date(2024, 1, 1)),
        (True, date(2024, 7, 1)),
    ]
    after = page(officer, f"{AT}?sparat=3")
    assert "Sparat." in text_of(after)
    assert len(keys(after)) == 1


def test_an_answer_without_why_or_a_why_without_answer_is_told_at_its_field(officer: Client) -> None:
    judged, seen, *_needs = keys(page(officer, AT))
    answer = officer.post(AT, filled(**{f"q{judged}": ("partly", ""), f"q{seen}": ("", "Vi syntes.")}))

    written = answer.content.decode()
    assert answer.status_code == 422
    assert errors(written) == [
        (f"#id_reason_{judged}", "Åtagande 1, Polisen: skriv varför."),
        (f"#id_answer_{seen}", "Åtagande 2, Polisen: välj hur det gick."),
    ]
    assert "Vi syntes." in written
    assert not Assessment.objects.exists()


def test_one_refusal_saves_nothing_and_loses_nothing(officer: Client) -> None:
    judged, seen, *_needs = keys(page(officer, AT))
    sent = filled(**{f"q{judged}": ("partly", "Se 811218-9876."), f"q{seen}": ("fulfilled", "Vi syntes.")})
    written = officer.post(AT, sent).content.decode()

    ((field, sentence),) = errors(written)
    assert (field, "personnummer" in sentence) == (f"#id_reason_{judged}", True)
    assert "Vi syntes." in written
    assert not Assessment.objects.exists()


def test_what_may_tell_of_a_person_is_asked_about_and_then_saved(officer: Client) -> None:
    judged, *_rest = keys(page(officer, AT))
    sent = filled(**{f"q{judged}": ("partly", "Ring 070-123 45 67 för mer.")})
    written = officer.post(AT, sent).content.decode()
    assert "pekar inte ut någon" in written
    assert not Assessment.objects.exists()

    assert officer.post(AT, {**sent, "confirmed": "on"}).status_code == 302
    assert Assessment.objects.count() == 1


def test_nothing_filled_in_is_said(officer: Client) -> None:
    assert errors(officer.post(AT, {}).content.decode()) == [("", "Svara på minst en sak innan du sparar.")]


def test_what_somebody_else_answered_meanwhile_is_not_lost(officer: Client) -> None:
    judged, seen, *_needs = keys(page(officer, AT))
    officer.post(AT, filled(**{f"q{judged}": ("fulfilled", "Klart.")}))
    sent = filled(**{f"q{judged}": ("partly", "Mina ord."), f"q{seen}": ("fulfilled", "Vi syntes.")})
    written = officer.post(AT, sent).content.decode()

    ((_field, sentence),) = errors(written)
    assert sentence.startswith("Åtagande 1 har någon annan svarat på under tiden")
    assert "Mina ord." in sentence
    assert Assessment.objects.count() == 1


def test_a_long_promise_is_asked_of_piece_by_piece(officer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "MOST", 3)
    written = page(officer, AT)
    assert len(keys(written)) == 3
    assert "1 fråga till visas när de här är besvarade." in text_of(written)


def test_when_all_is_answered_it_says_so_and_leads_on(officer: Client) -> None:
    for _round in range(2):
        sent = {f"q{key}": ("fulfilled", "Klart.") for key in keys(page(officer, AT))}
        officer.post(AT, filled(**sent))
    written = page(officer, AT)
    assert "besvarat för din del" in text_of(written)
    assert tree(written).xpath("//main//a/@href") == ["/arbete/fornya/granvik/2024/"]


@pytest.mark.parametrize("role", [Role.READER, Role.DOER, Role.SIGNATORY, Role.PUBLISHER, Role.REGISTRAR])
def test_a_role_that_may_not_answer_is_refused(client: Client, promise: Promise, role: Role) -> None:
    let_in(client, a_member(parties_of(promise.municipality)[0], role))
    assert [client.get(AT).status_code, client.post(AT, {}).status_code] == [403, 403]


def test_another_town_and_nobody_are_refused(client: Client, promise: Promise) -> None:
    assert client.get(AT)["location"].startswith("/konto/")
    let_in(client, a_member(parties_of(a_municipality("Almvik"))[0], Role.COORDINATOR))
    assert [client.get(AT).status_code, client.post(AT, {}).status_code] == [403, 403]
