"""The page where a party says what a commitment may have meant: only what is known is offered."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from medborgarlofte.domain.claims import Rival
from medborgarlofte.domain.roles import Role
from medborgarlofte.followup.models import EffectClaim
from medborgarlofte.incidents.models import Indicator
from medborgarlofte.promises.models import Hypothesis
from tests.claiming import ANSWERS, BECAUSE, all_but, an_indicator, claimed, expected, it_fell
from tests.following import TODAY, Followed, answered, approved, followed
from tests.people import a_member, let_in
from tests.web.drafts.at import errors, filled, page, text_of, tree

pytestmark = pytest.mark.django_db
BASE = "/arbete/uppfoljning/granvik/2024/"


@pytest.fixture(autouse=True)
def _in_may() -> Any:
    with time_machine.travel(f"{TODAY} 12:00+02:00"):
        yield


@pytest.fixture
def found() -> Followed:
    return followed()


def at(found: Followed, indicator: Indicator | None = None, number: int = 1) -> str:
    chosen = f"?commitment={found.commitment(number).pk}&indicator={indicator.pk}" if indicator else ""
    return f"{BASE}{found.follow_up.pk}/effekt/{chosen}"


def officer(client: Client, found: Followed) -> Client:
    let_in(client, a_member(found.police, Role.LIAISON_OFFICER))
    return client


def sent(**more: str) -> dict[str, str]:
    return {**ANSWERS, "strength": "2", "reason": "Vi var där varje vecka.", **more}


def answer_form(written: str) -> dict[str, Any]:
    """The form below the one that chooses what it is about."""
    return filled(written[written.index("Ert svar") :])


def offered(written: str) -> list[str]:
    return [str(one) for one in tree(written).xpath("//input[@name='strength']/@value")]


def test_the_follow_up_leads_to_it_and_it_asks_what_it_is_about(client: Client, found: Followed) -> None:
    it_fell(found.promise)
    assert f'href="{at(found)}"' in page(officer(client, found), f"{BASE}{found.follow_up.pk}/")
    shown = page(client, at(found))
    assert "Vilket åtagande?" in shown
    assert offered(shown) == []


def test_without_an_indicator_it_says_so(client: Client, found: Followed) -> None:
    assert "Löftets problem har ingen mätning än." in page(officer(client, found), at(found))


def test_only_what_is_known_is_offered_and_the_rest_says_what_lacks(client: Client, found: Followed) -> None:
    indicator = it_fell(found.promise)
    shown = page(officer(client, found), at(found, indicator))
    assert offered(shown) == ["1", "2"]
    said = text_of(shown)
    assert "Det visar inte att åtagandet var orsaken." in said
    assert "Ingen skrev ner vad åtagandet väntades ändra innan det började." in said
    assert "Systemet kan inte göra en sådan jämförelse än." in said
    assert "Kan problemet ha flyttat till en annan plats, tid eller grupp?" in said
    expected(found, indicator)
    assert offered(page(client, at(found, indicator))) == ["1", "2", "3"]


def test_where_nothing_is_done_nothing_is_offered(client: Client, found: Followed) -> None:
    said = text_of(page(officer(client, found), at(found, it_fell(found.promise), 4)))
    assert "Inget går att säga än." in said
    assert "Inget är loggat för åtagandet före periodens slut." in said


def test_what_was_written_too_late_is_told_to_count_nothing(client: Client, found: Followed) -> None:
    indicator = it_fell(found.promise)
    expected(found, indicator, written=date(2024, 2, 1))
    said = text_of(page(officer(client, found), at(found, indicator)))
    assert "Det var efter att åtagandet började, så det räknas inte." in said


def test_it_is_saved_and_stands_there_next_time(client: Client, found: Followed) -> None:
    indicator = it_fell(found.promise)
    expected(found, indicator)
    answer = officer(client, found).post(at(found, indicator), sent(strength="3"))
    assert answer.status_code == 302
    assert (EffectClaim.objects.get().strength, EffectClaim.objects.get().party) == (3, found.police)
    shown = page(client, answer["Location"])
    assert "Sparat." in text_of(shown)
    again = answer_form(shown)
    assert (again["strength"], again["reason"]) == (["3"], ["Vi var där varje vecka."])
    assert again[Rival.DISPLACEMENT] == [ANSWERS[Rival.DISPLACEMENT]]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"strength": ""}, "Välj hur starkt ni kan säga det."),
        ({"reason": ""}, "Skriv varför ni säger så."),
        ({"strength": "3", "displacement": ""}, "Svara på den här förklaringen, eller välj något svagare."),
        ({"reason": "Lugnt tack vare kontrollerna."}, "Skälet säger att något orsakade"),
        ({"reason": "Ring 070-174 06 05."}, "telefonnummer"),
        ({"reason": "Vi gick. " * 300}, "2000"),
    ],
)
def test_a_refusal_says_why_and_loses_nothing(
    client: Client, found: Followed, fields: dict[str, str], told: str
) -> None:
    indicator = it_fell(found.promise)
    expected(found, indicator)
    refused = officer(client, found).post(at(found, indicator), sent(**fields))
    assert refused.status_code == 422
    written = refused.content.decode()
    assert any(told in sentence for _field, sentence in errors(written))
    kept = answer_form(written)
    assert kept["general_trend"] == [ANSWERS["general_trend"]]
    assert kept["reason"] == [sent(**fields)["reason"]]
    assert not EffectClaim.objects.exists()


def test_a_strength_that_is_not_offered_is_refused(client: Client, found: Followed) -> None:
    refused = officer(client, found).post(at(found, it_fell(found.promise)), sent(strength="4"))
    assert refused.status_code == 422
    assert not EffectClaim.objects.exists()


def test_who_only_reads_sees_what_is_known_and_no_form(client: Client, found: Followed) -> None:
    indicator = it_fell(found.promise)
    let_in(client, a_member(found.police, Role.READER))
    shown = page(client, at(found, indicator))
    assert "Det här är känt" in shown
    assert offered(shown) == []
    assert "/vantat/" not in shown
    assert client.post(at(found, indicator), sent()).status_code == 200
    assert not EffectClaim.objects.exists()


def test_what_the_other_party_says_is_shown(client: Client, found: Followed) -> None:
    indicator = it_fell(found.promise)
    claimed(found, indicator, 2, actor=found.coordinator, party=found.town, reason="Vi höll öppet.")
    assert "Vi höll öppet." in page(officer(client, found), at(found, indicator))


def test_once_approved_it_is_only_read(client: Client, found: Followed) -> None:
    indicator = it_fell(found.promise)
    approved(answered(found))
    shown = page(officer(client, found), at(found, indicator))
    assert offered(shown) == []
    assert "Uppföljningen är godkänd." in shown


@pytest.mark.parametrize("query", ["?commitment=0&indicator=0", "?commitment=x", "?indicator=1"])
def test_what_is_not_of_the_promise_cannot_be_chosen(client: Client, found: Followed, query: str) -> None:
    it_fell(found.promise)
    assert offered(page(officer(client, found), f"{at(found)}{query}")) == []


@pytest.mark.parametrize("more", [0, 20])
def test_the_number_of_queries_does_not_grow(
    client: Client, more: int, django_assert_max_num_queries: Any
) -> None:
    found = followed()
    indicator = it_fell(found.promise)
    for number in range(more):
        other = an_indicator(found.promise, name=f"Mätning {number}")
        claimed(found, other, 1)
        expected(found, other)
    officer(client, found)
    with django_assert_max_num_queries(16):
        page(client, at(found, indicator))


def test_an_expectation_is_written_down_and_stays(client: Client, found: Followed) -> None:
    indicator = it_fell(found.promise)
    fields = {"commitment": str(found.commitment(1).pk), "indicator": str(indicator.pk), "expects": "fell"}
    refused = officer(client, found).post(f"{BASE}vantat/", {**fields, "because": ""})
    assert refused.status_code == 422
    assert filled(refused.content.decode())["expects"] == ["fell"]
    assert client.post(f"{BASE}vantat/", {**fields, "because": BECAUSE}).status_code == 302
    assert Hypothesis.objects.get().written_on == TODAY
    said = text_of(page(client, f"{BASE}vantat/"))
    assert BECAUSE in said
    assert "Skrivet den 10 maj 2024." in said


def test_without_an_indicator_nothing_can_be_expected(client: Client, found: Followed) -> None:
    assert "Löftets problem har ingen mätning än." in page(officer(client, found), f"{BASE}vantat/")


def test_some_answers_are_enough_for_the_weaker(client: Client, found: Followed) -> None:
    indicator = it_fell(found.promise)
    fields = {**sent(), "displacement": ""}
    assert officer(client, found).post(at(found, indicator), fields).status_code == 302
    assert EffectClaim.objects.get().rivals == all_but(Rival.DISPLACEMENT)
