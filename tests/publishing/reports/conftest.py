"""A promise with a year behind it: kept, missed, silent, unneeded, judged, and small counts."""

from __future__ import annotations

from datetime import date

import pytest

from medborgarlofte.domain.targets import CountTarget, Per, UncountableTarget, WhenNeededTarget
from medborgarlofte.followup import actions as followup
from medborgarlofte.promises.models import Promise
from medborgarlofte.publishing.reports.annual import annual_summary
from medborgarlofte.publishing.reports.content import Report
from medborgarlofte.publishing.reports.found import found
from tests.building import ACTOR, a_commitment, a_promise

from ..made import TODAY, commitment, logged

REASON = "Bilen var på verkstad hela hösten."


@pytest.fixture
def promise() -> Promise:
    """A promise of Granvik for 2023 and 2024."""
    made = a_promise(
        a_commitment("Kontroller.", CountTarget(1250, Per.YEAR, "trafikkontroller")),
        a_commitment("Möten.", CountTarget(1, Per.MONTH, "möten"), by="both"),
        a_commitment("Bättre belysning.", UncountableTarget(), by="municipality"),
        a_commitment("Röja sly.", WhenNeededTarget(), by="municipality"),
        a_commitment("Stödsamtal.", CountTarget(7, Per.YEAR, "ärenden"), sensitive=True),
        a_commitment("Patruller.", CountTarget(1, Per.WEEK, "patruller")),
        label="2023-2024",
        start=date(2023, 1, 1),
        end=date(2025, 1, 1),
        entered_on=date(2023, 1, 1),
    )
    logged(commitment(made, 1), date(2023, 5, 2), 1312)
    for month in range(1, 12):
        logged(commitment(made, 2), date(2023, month, 7))
    logged(commitment(made, 5), date(2023, 6, 1), 3)
    for day in range(1, 29, 7):
        logged(commitment(made, 6), date(2023, 2, day))
    lamps, brush = commitment(made, 3), commitment(made, 4)
    town = lamps.parties.get()
    said = {"day": date(2023, 12, 1), "today": TODAY}
    followup.assess(ACTOR, lamps, town, verdict="partly", reason=REASON, **said)  # type: ignore[arg-type]
    followup.answer_need(ACTOR, brush, town, arose=False, reason="Inget växte.", **said)  # type: ignore[arg-type]
    return made


def the_report(promise: Promise, year: int = 2023, today: date = TODAY) -> Report:
    """Its annual summary."""
    return annual_summary(found(promise.municipality.slug, promise.slug), year, today)


@pytest.fixture
def report(promise: Promise) -> Report:
    """The summary of 2023, seen from the middle of 2024."""
    return the_report(promise)
