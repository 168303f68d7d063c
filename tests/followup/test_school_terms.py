"""What a municipality's own school terms change: when a report is due, and which days are in season."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.school import Term
from medborgarlofte.domain.status import Status, WindowStatus
from medborgarlofte.domain.targets import CountTarget, Per, Season, WhenNeededTarget
from medborgarlofte.followup import actions as followup
from medborgarlofte.followup.progress import progress_of
from medborgarlofte.places.actions import set_school_term
from medborgarlofte.places.models import Municipality
from medborgarlofte.promises import actions
from medborgarlofte.promises.drafts import Activity
from medborgarlofte.promises.models import Commitment, Promise
from tests.building import ACTOR, a_commitment, a_municipality, a_promise

pytestmark = pytest.mark.django_db

A_TERM = CountTarget(1, Per.SCHOOL_TERM, "sökningar")
IN_SCHOOL = CountTarget(2, Per.MONTH, "besök", season=Season(school_year=True), unless_no_need=True)


def terms_of_2024(municipality: Municipality) -> None:
    set_school_term(ACTOR, municipality, 2024, Term.SPRING, last=date(2024, 6, 12))
    autumn = {"first": date(2024, 8, 19), "last": date(2024, 12, 20)}
    set_school_term(ACTOR, municipality, 2024, Term.AUTUMN, **autumn)


def windows(promise: Promise, today: date) -> tuple[WindowStatus, ...]:
    commitment = Commitment.objects.get(promise=promise)
    return progress_of([commitment], today=today)[commitment.pk].rows[0].windows


@pytest.mark.parametrize(
    ("today", "without", "known"),
    [
        (date(2024, 6, 12), Status.NOT_STARTED, Status.NOT_STARTED),
        (date(2024, 6, 13), Status.NOT_STARTED, Status.AWAITING_REPORT),
        (date(2024, 7, 1), Status.AWAITING_REPORT, Status.AWAITING_REPORT),
        (date(2024, 7, 12), Status.AWAITING_REPORT, Status.AWAITING_REPORT),
        (date(2024, 7, 13), Status.AWAITING_REPORT, Status.NOT_REPORTED),
        (date(2024, 7, 31), Status.NOT_REPORTED, Status.NOT_REPORTED),
    ],
)
def test_a_report_is_due_after_the_last_day_of_term(today: date, without: Status, known: Status) -> None:
    promise = a_promise(a_commitment("En gång per termin.", A_TERM))
    assert windows(promise, today)[0].status == without
    terms_of_2024(promise.municipality)
    assert windows(promise, today)[0].status == known


def test_the_due_days_and_the_half_years_that_are_counted() -> None:
    promise = a_promise(a_commitment("En gång per termin.", A_TERM))

    def due() -> list[str]:
        return [found.window.due.isoformat() for found in windows(promise, date(2024, 5, 1))]

    assert due() == ["2024-07-01", "2025-01-01"]
    terms_of_2024(promise.municipality)
    assert due() == ["2024-06-13", "2024-12-21"]
    halves = [(found.window.start, found.window.end) for found in windows(promise, date(2024, 5, 1))]
    assert halves == [(date(2024, 1, 1), date(2024, 7, 1)), (date(2024, 7, 1), date(2025, 1, 1))]


def test_a_term_of_one_municipality_is_not_anothers() -> None:
    promise = a_promise(a_commitment("En gång per termin.", A_TERM))
    terms_of_2024(a_municipality("Ådalsbro"))
    assert windows(promise, date(2024, 5, 1))[0].window.due == date(2024, 7, 1)


def test_a_season_during_the_school_year_follows_the_terms() -> None:
    promise = a_promise(a_commitment("Två besök i månaden.", IN_SCHOOL))

    def june_and_august() -> list[tuple[date, date]]:
        found = [one.window for one in windows(promise, date(2024, 5, 1))]
        return [(one.start, one.end) for one in found if one.start.month in {6, 8}]

    assert june_and_august() == [
        (date(2024, 6, 1), date(2024, 6, 16)),
        (date(2024, 8, 16), date(2024, 9, 1)),
    ]
    terms_of_2024(promise.municipality)
    assert june_and_august() == [
        (date(2024, 6, 1), date(2024, 6, 13)),
        (date(2024, 8, 19), date(2024, 9, 1)),
    ]


def test_the_doors_know_the_terms() -> None:
    """A day after the municipality's own last day is in no window: nothing to answer or make up for."""
    promise = a_promise(a_commitment("Två besök i månaden.", IN_SCHOOL))
    (police,) = promise.commitments.get().parties.all()

    def try_both() -> None:
        commitment = Commitment.objects.get(promise=promise)
        missed, today = date(2024, 6, 14), date(2024, 9, 20)
        followup.answer_need(
            ACTOR, commitment, police, day=missed, arose=False, reason="Avslutning.", today=today
        )
        act = Activity((commitment,), (police,), today, making_up_for=missed)
        actions.log_activity(ACTOR, act, today=today)

    try_both()
    terms_of_2024(promise.municipality)
    with pytest.raises(Refusal, match="gällde inte 14 juni"):
        try_both()
    commitment = Commitment.objects.get(promise=promise)
    act = Activity((commitment,), (police,), date(2024, 9, 20), making_up_for=date(2024, 6, 14))
    with pytest.raises(Refusal, match="14 juni 2024 hör inte till någon period"):
        actions.log_activity(ACTOR, act, today=date(2024, 9, 20))


def test_the_terms_of_all_municipalities_are_one_query_and_of_none_no_query() -> None:
    def queries(*promises: Promise) -> int:
        commitments = Commitment.objects.filter(promise__in=[one.pk for one in promises])
        with CaptureQueriesContext(
            connection,
        ) as captured:
            progress_of(commitments, today=date(2024, 5, 1))
        return len(captured)

    places = [a_municipality(name) for name in ("Granvik", "Ådalsbro", "Björkhyttan")]
    per_term = []
    for place in places:
        terms_of_2024(place)
        per_term.append(a_promise(a_commitment("Per termin.", A_TERM, by="nobody"), municipality=place.name))
    per_year = a_promise(a_commitment("Vid behov.", WhenNeededTarget()), label="2023", start=date(2023, 1, 1))
    assert queries(*per_term) == queries(per_term[0]) == queries(per_year) + 1
