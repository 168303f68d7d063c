"""A commitment's page: everything behind the number."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from medborgarlofte.domain.content import Evidence
from medborgarlofte.domain.targets import CountTarget, Per, UncountableTarget, WhenNeededTarget
from medborgarlofte.followup import actions as followup
from medborgarlofte.promises import actions
from medborgarlofte.promises.drafts import Activity
from medborgarlofte.promises.models import Commitment
from medborgarlofte.publishing.pages.commitment import RECORDS
from tests.building import ACTOR, a_commitment, a_promise, a_source, an_unpublished_promise

from .made import TODAY, commitment, logged, text_of

pytestmark = pytest.mark.django_db
PAGE = "/granvik/2024/1/"
YEARLY = CountTarget(104, Per.YEAR, "trafikkontroller")


def one(*targets: object, **more: object) -> Commitment:
    return commitment(a_promise(a_commitment("Polisen kontrollerar trafiken.", *targets, **more)))  # type: ignore[arg-type]


def test_it_shows_the_words_the_source_and_what_was_read(client: Client) -> None:
    evidence = (Evidence("targets", "minst 104 kontroller", 7, 2),)
    stands = {"source": a_source().sha256, "line": 7, "page": 2, "evidence": evidence}
    which = one(YEARLY, **stands, places=("torget",), target_groups=("unga",))
    page = text_of(client, PAGE)
    assert '<blockquote class="words lead" lang="sv">Polisen kontrollerar trafiken.</blockquote>' in page
    assert which.source is not None
    assert which.source.sha256 in page
    for words in (
        "Sida 2.",
        "Rad 7.",
        "”minst 104 kontroller”",
        "torget",
        "unga",
        "minst 104 trafikkontroller per år",
    ):
        assert words in page


def test_records_show_day_count_and_party_but_neither_note_nor_place(client: Client) -> None:
    which = one(YEARLY)
    party = tuple(which.parties.all())
    act = Activity((which,), party, date(2024, 3, 1), 7, place="Hemliga gatan", note="Hemlig anteckning")
    actions.log_activity(ACTOR, act, today=TODAY)
    page = text_of(client, PAGE)
    assert "1 mars 2024" in page
    assert "Polisen" in page
    assert "infört 30 juni 2024" in page
    assert "Hemlig" not in page


def test_a_correction_stands_beside_what_it_corrects_with_its_reason(client: Client) -> None:
    which = one(YEARLY)
    wrong = logged(which, date(2024, 3, 1), 70)
    right = Activity((which,), tuple(which.parties.all()), date(2024, 3, 1), 7)
    actions.correct_activity(ACTOR, wrong, right, reason="En nolla för mycket.", today=TODAY)
    page = " ".join(text_of(client, PAGE).split())
    assert "<s>70</s>" in page
    assert "Rättad till 7 den 1 mars 2024 och räknas inte." in page
    assert "Rättar uppgiften 70 den 1 mars 2024." in page
    assert page.count("En nolla för mycket.") == 2
    assert "Gjort: 7 till och med 30 juni" in page


def test_a_sensitive_commitment_is_told_when_its_window_is_over_and_by_no_record(
    client: Client,
) -> None:
    logged(one(YEARLY, sensitive=True), date(2024, 3, 17), 7)
    page = text_of(client, PAGE)
    assert "17 mars 2024" not in page
    assert "<b>Gjort:</b> visas när perioden är slut" in page
    assert "märkt som känsligt" in page


def test_many_records_stand_on_several_pages(client: Client) -> None:
    which = one(YEARLY)
    for n in range(RECORDS + 1):
        logged(which, date(2024, 1, 1) + timedelta(days=n), 1)
    assert ">1 januari 2024</time>" not in text_of(client, PAGE)
    assert "Äldre uppgifter" in text_of(client, PAGE)
    second = text_of(client, f"{PAGE}?sida=2")
    assert ">1 januari 2024</time>" in second
    assert "Nyare uppgifter" in second
    assert "Äldre uppgifter" not in second


@pytest.mark.parametrize("part", ["0", "-1", "x", "1" * 400, "٣", "10001", ""])
def test_a_page_of_records_that_cannot_be_is_not_found(client: Client, part: str) -> None:
    one(YEARLY)
    assert client.get(PAGE, {"sida": part}).status_code == 404


def test_need_answers_and_assessments_show_who_said_what(client: Client) -> None:
    promise = a_promise(
        a_commitment("Vid behov.", WhenNeededTarget()),
        a_commitment("Synlig.", UncountableTarget(), by="both"),
    )
    police = promise.commitments.get(number=1).parties.get()
    followup.answer_need(
        ACTOR, commitment(promise, 1), police, day=date(2024, 3, 1), arose=False, reason="Lugnt.", today=TODAY
    )
    police, town = commitment(promise, 2).parties.order_by("pk")
    for party, verdict, reason in (
        (police, "fulfilled", "Det gick bra."),
        (town, "not_fulfilled", "Vi såg ingen."),
    ):
        followup.assess(
            ACTOR,
            commitment(promise, 2),
            party,
            day=date(2024, 3, 1),
            verdict=verdict,
            reason=reason,
            evidence="Dagboken.",
            today=TODAY,
        )
    first, second = text_of(client, PAGE), text_of(client, "/granvik/2024/2/")
    assert "Inget behov" in first
    assert '<span lang="sv">Polisen</span>, 30 juni 2024: <span lang="sv">Lugnt.</span>' in first
    verdicts = second[second.index("Parternas bedömningar") :]
    assert verdicts.index("Vi såg ingen.") < verdicts.index("Det gick bra.")  # the newest first
    assert '<span lang="sv">Granviks kommun</span>: <b>Inte uppfyllt</b>' in verdicts
    assert '<span lang="sv">Polisen</span>: <b>Uppfyllt</b>' in verdicts
    assert verdicts.count("Dagboken.") == verdicts.count("(30 juni 2024)") == 2


def test_what_the_page_itself_reported_is_shown(client: Client) -> None:
    one(YEARLY, result="Under förra året gjordes 97 kontroller.")
    assert "Under förra året gjordes 97 kontroller." in text_of(client, PAGE)


def test_every_window_stands_in_the_table(client: Client) -> None:
    one(CountTarget(1, Per.DAY, "ronder"))
    page = text_of(client, PAGE)
    assert page.count('<tr><th scope="row">') == 366


def test_what_is_not_published_is_not_found(client: Client) -> None:
    an_unpublished_promise()
    assert client.get(PAGE).status_code == 404


@pytest.mark.parametrize(
    "address", ["/granvik/2024/2/", "/granvik/2024/0/", f"/granvik/2024/{9**40}/", "/x/2024/1/"]
)
def test_unknown_addresses_are_not_found(client: Client, address: str) -> None:
    a_promise()
    assert client.get(address).status_code == 404


def test_in_english(client: Client) -> None:
    logged(one(YEARLY), date(2024, 3, 1), 61)
    page = text_of(client, "/en/granvik/2024/1/")
    assert "Promised: at least 104 trafikkontroller 2024. Done: 61 until 30 June. On pace." in page
    assert "1 March 2024" in page
    assert "Commitment 1 in Granvik" in page


def test_hostile_words_are_words(client: Client) -> None:
    hostile = '"><script>alert(1)</script>'
    which = one(YEARLY, result=hostile, places=(hostile,), evidence=(Evidence(hostile, hostile, 1),))
    wrong = logged(which, date(2024, 3, 1), 1)
    act = Activity((which,), tuple(which.parties.all()), date(2024, 3, 1), 1)
    actions.correct_activity(ACTOR, wrong, act, reason=hostile, today=TODAY)
    assert "<script" not in text_of(client, PAGE)


def test_the_number_of_queries_stays_the_same(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    which = one(YEARLY, CountTarget(1, Per.SCHOOL_TERM, "sökningar"), WhenNeededTarget(), by="both")
    logged(which, date(2024, 1, 1))
    with django_assert_max_num_queries(8) as few:
        client.get(PAGE)
    for n in range(60):
        logged(which, date(2024, 1, 1) + timedelta(days=n))
    for party in which.parties.all():
        for verdict in ("partly", "fulfilled"):
            said = {"day": date(2024, 2, 1), "reason": "Ett skäl.", "today": TODAY}
            followup.assess(ACTOR, which, party, verdict=verdict, **said)  # type: ignore[arg-type]
            followup.answer_need(ACTOR, which, party, arose=True, **said)  # type: ignore[arg-type]
    with django_assert_max_num_queries(8) as many:
        client.get(PAGE)
    assert len(few) == len(many)


@pytest.mark.parametrize(("count", "told"), [(3, "färre än 5"), (7, "7")])
def test_small_counts_of_what_is_sensitive_are_not_told_and_nothing_is_drawn(
    client: Client, count: int, told: str
) -> None:
    logged(one(YEARLY, sensitive=True), date(2024, 3, 17), count)
    with time_machine.travel("2025-02-10T10:00:00+01:00", tick=False):
        page = text_of(client, "/granvik/2024/1/")
    assert f"<b>Gjort:</b> {told}, 2024" in page
    assert "<figure" not in page
