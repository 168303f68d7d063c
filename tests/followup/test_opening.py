"""Follow-ups are opened for every interval that a promise names, once each, when their period is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import time_machine

from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain.errors import NotAllowed, Refusal
from medborgarlofte.domain.roles import Role
from medborgarlofte.domain.targets import Per
from medborgarlofte.followup import actions
from medborgarlofte.followup.actions.opening import open_due
from medborgarlofte.followup.followups import periods_of, stands_of
from medborgarlofte.followup.models import FollowUp
from medborgarlofte.places.access import access_of
from medborgarlofte.promises.models import Promise
from tests.building import ACTOR, a_promise, an_unpublished_promise, parties_of
from tests.people import a_user, actor_with

pytestmark = pytest.mark.django_db
TODAY = date(2024, 6, 10)
BOTH = "Löftet följs upp varje tertial och varje halvår."


@pytest.fixture
def promise() -> Promise:
    made = a_promise(followup_words=BOTH)
    parties_of(made.municipality)
    return made


def opened(promise: Promise, number: int = 0, today: date = TODAY) -> FollowUp:
    return actions.open_followup(ACTOR, promise, periods_of(promise, today)[number], today=today)


def test_every_interval_has_its_periods(promise: Promise) -> None:
    found = [(one.per, str(one.start), str(one.end)) for one in periods_of(promise, TODAY)]
    assert found == [
        (Per.TERTIAL, "2024-01-01", "2024-05-01"),
        (Per.HALF_YEAR, "2024-01-01", "2024-07-01"),
        (Per.TERTIAL, "2024-05-01", "2024-09-01"),
        (Per.TERTIAL, "2024-09-01", "2025-01-01"),
        (Per.HALF_YEAR, "2024-07-01", "2025-01-01"),
    ]


def test_opening_twice_gives_the_same(promise: Promise) -> None:
    first = opened(promise)
    assert opened(promise) == first
    assert (first.per, first.start, first.end, first.is_open) == (
        "tertial",
        date(2024, 1, 1),
        date(2024, 5, 1),
        True,
    )
    assert AuditEntry.objects.filter(action="open_followup").count() == 1


def test_a_period_that_goes_on_or_is_not_named_is_refused(promise: Promise) -> None:
    with pytest.raises(Refusal, match="inte slut än"):
        opened(promise, number=1)
    other = replace(periods_of(promise, TODAY)[0], start=date(2024, 2, 1))
    with pytest.raises(Refusal, match="följs inte upp för den perioden"):
        actions.open_followup(ACTOR, promise, other, today=TODAY)
    assert not FollowUp.objects.exists()


def test_what_is_not_published_is_not_followed_up() -> None:
    promise = an_unpublished_promise(followup_words=BOTH)
    with pytest.raises(Refusal, match="följs inte upp"):
        opened(promise)


def test_a_party_of_the_promise_opens_it_and_nobody_else(promise: Promise) -> None:
    police, _town = parties_of(promise.municipality)
    period = periods_of(promise, TODAY)[0]
    with pytest.raises(NotAllowed):
        actions.open_followup(a_user().actor(), promise, period, today=TODAY)
    officer = actor_with(police, Role.LIAISON_OFFICER)
    assert actions.open_followup(officer, promise, period, today=TODAY).pk


@time_machine.travel("2024-09-15 12:00+02:00")
def test_every_day_what_is_due_is_opened_once(promise: Promise) -> None:
    assert (open_due(), open_due()) == (3, 0)
    assert [(one.per, str(one.end)) for one in FollowUp.objects.all()] == [
        ("tertial", "2024-05-01"),
        ("half_year", "2024-07-01"),
        ("tertial", "2024-09-01"),
    ]


@time_machine.travel("2024-09-15 12:00+02:00")
def test_what_was_due_before_the_record_is_neither_opened_nor_late() -> None:
    promise = a_promise(followup_words=BOTH, entered_on=date(2024, 8, 1))
    assert open_due() == 1
    stands = stands_of([promise], date(2024, 12, 1))[promise.pk]
    assert [one.days_late for one in stands] == [0, 0, 62]


@pytest.mark.parametrize(("day", "late"), [("2024-05-30", 0), ("2024-05-31", 1), ("2024-08-15", 77)])
def test_a_missing_follow_up_is_late_by_days(promise: Promise, day: str, late: int) -> None:
    first = stands_of([promise], date.fromisoformat(day))[promise.pk][0]
    assert (first.days_late, first.is_missing) == (late, late > 0)


def test_no_more_queries_for_more_promises(promise: Promise, django_assert_num_queries: object) -> None:
    others = [a_promise(label=f"b{n}", followup_words=BOTH, start=date(2024, 1, 2 + n)) for n in range(3)]
    for some in ([promise], [promise, *others]):
        with django_assert_num_queries(1):  # type: ignore[operator]
            stands_of(some, TODAY)


def test_what_is_not_approved_is_seen_by_the_parties_alone(promise: Promise) -> None:
    found = opened(promise)
    _police, town = parties_of(promise.municipality)
    elsewhere = a_promise(municipality="Sjövik", label="s")
    stranger = actor_with(parties_of(elsewhere.municipality)[0], Role.COORDINATOR)
    for actor, seen in ((actor_with(town, Role.READER), [found]), (stranger, []), (a_user().actor(), [])):
        assert list(FollowUp.objects.visible_to(access_of(actor))) == seen
