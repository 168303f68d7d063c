"""The forecast of a row in a promise of several years has learned from its earlier summers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from medborgarlofte.domain.exposure import is_quiet
from medborgarlofte.domain.forecast import Forecast
from medborgarlofte.domain.targets import CountTarget, Per
from medborgarlofte.domain.windows import NO_TERMS
from medborgarlofte.followup.forecasting import forecasts
from medborgarlofte.followup.progress import progress_of
from medborgarlofte.promises.actions import log_activities
from medborgarlofte.promises.drafts import Activity
from medborgarlofte.promises.models import Promise
from tests.building import ACTOR, a_commitment, a_promise, parties_of

pytestmark = pytest.mark.django_db
TODAY = date(2024, 7, 1)


def checks_each_week(promise: Promise, *, in_summer: int) -> None:
    """Two a week from 2022 to today, and so many in each week of the earlier summers."""
    police, _ = parties_of(promise.municipality)
    each = [date(2022, 1, 5) + timedelta(weeks=week) for week in range(130)]
    counts = [(day, in_summer if is_quiet(day) else 2) for day in each if day < TODAY]
    commitment = promise.commitments.get(number=1)
    done = [Activity((commitment,), (police,), day, count) for day, count in counts if count]
    log_activities(ACTOR, done, today=TODAY)


def forecast_of(promise: Promise) -> Forecast:
    progress = progress_of(promise.commitments.all(), today=TODAY, before=TODAY)
    rows = dict(enumerate(row for one in progress.values() for row in one.rows))
    return forecasts(rows, TODAY, NO_TERMS)[0]


def three_years(place: str) -> Promise:
    """104 a year, in a municipality of that name."""
    checks = CountTarget(104, Per.YEAR, "trafikkontroller")
    commitment = a_commitment("104 om året.", checks, municipality=place)
    return a_promise(commitment, municipality=place, start=date(2022, 1, 1), end=date(2025, 1, 1))


def test_summers_in_which_nothing_was_done_lower_the_chance_and_busy_ones_raise_it() -> None:
    chances = []
    for place, in_summer in (("Granvik", 0), ("Ekhamn", 2), ("Sjövik", 4)):
        promise = three_years(place)
        checks_each_week(promise, in_summer=in_summer)
        chances.append(forecast_of(promise).chance or 0)
    assert chances == sorted(set(chances))
