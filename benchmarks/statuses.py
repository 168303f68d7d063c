"""Every status in the country, recomputed: 290 municipalities, 5 periods, 25 commitments, a million records.

Everything is generated from a seed, in memory; only the rules of `domain` are timed, on one core.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from medborgarlofte.domain.ruling import statuses
from medborgarlofte.domain.status import Act, Judgement, Need, Status, Verdict
from medborgarlofte.domain.targets import (
    CountTarget,
    Operator,
    Per,
    Season,
    Target,
    TimeUnit,
    UncountableTarget,
    WhenNeededTarget,
    WithinTimeTarget,
)
from medborgarlofte.domain.windows import windows

from .table import Figure

MUNICIPALITIES, PERIODS, COMMITMENTS, RECORDS = 290, 5, 25, 1_000_000
SEED = 2026
SECONDS = 5.0
TODAY = date(2026, 6, 30)
_FIRST_YEAR = 2017
_JULY = Season(frozenset({7}))


@dataclass(slots=True)
class Row:
    """One commitment as the rules see it, with what was recorded and said of it."""

    target: Target
    start: date
    end: date
    entered_on: date
    followups: float | None
    acts: list[Act]
    needs: list[Need]
    judgements: list[Judgement]


def _targets(rng: random.Random) -> list[tuple[Target, int]]:
    """One target of each kind, its number drawn, and how often it stands among commitments."""
    few, many = rng.randint(1, 9), rng.randint(10, 250)
    return [
        (CountTarget(many, Per.YEAR, rng.choice(["kontroller", "besök"])), 20),
        (CountTarget(few, Per.YEAR), 12),
        (CountTarget(few, Per.TERTIAL), 8),
        (CountTarget(few, Per.SCHOOL_TERM), 8),
        (CountTarget(few, Per.HALF_YEAR), 5),
        (CountTarget(few, Per.QUARTER), 5),
        (CountTarget(few, Per.MONTH), 8),
        (CountTarget(few, Per.WEEK), 6),
        (CountTarget(1, Per.WEEK, every=2), 3),
        (CountTarget(few, Per.WEEK, on_average=True), 2),
        (CountTarget(1, Per.DAY, season=_JULY), 2),
        (CountTarget(few, Per.PERIOD), 5),
        (CountTarget(few, Per.YEAR, operator=Operator.AT_MOST), 1),
        (CountTarget(few, Per.TERTIAL, unless_no_need=True), 2),
        (WithinTimeTarget(2, TimeUnit.DAY, per=Per.TERTIAL), 2),
        (WhenNeededTarget(), 4),
        (UncountableTarget(), 7),
    ]


def generate(seed: int = SEED, municipalities: int = MUNICIPALITIES, records: int = RECORDS) -> list[Row]:
    """The rows of a country, the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311 - invented data, nothing to guess
    rows = []
    for _ in range(municipalities):
        month, followups = rng.choice([1, 1, 1, 7]), rng.choice([None, 1, 2, 3])
        for period in range(PERIODS):
            start = date(_FIRST_YEAR + 2 * period, month, 1)
            end = date(_FIRST_YEAR + 2 * period + 2, month, 1)
            entered = start + timedelta(days=rng.choice([-20, 40, 300]))
            for _ in range(COMMITMENTS):
                rows.append(_row(rng, start, end, entered, followups))
    _record(rng, rows, records)
    return rows


def _row(rng: random.Random, start: date, end: date, entered: date, followups: float | None) -> Row:
    targets = _targets(rng)
    (target,) = rng.choices([one for one, _ in targets], [weight for _, weight in targets])
    return Row(target, start, end, entered, followups, [], *_said(rng, target, start, end))


def _said(rng: random.Random, target: Target, start: date, end: date) -> tuple[list[Need], list[Judgement]]:
    needs = [Need(start, rng.random() < 0.5, window_end=end)] if isinstance(target, WhenNeededTarget) else []
    judged = isinstance(target, UncountableTarget) or rng.random() < 0.2
    return needs, [Judgement(start, rng.choice(list(Verdict)), window_end=end)] if judged else []


def _record(rng: random.Random, rows: list[Row], records: int) -> None:
    """Spread so many records over rows and their days up to today; a tenth of the rows stay silent."""
    told = [row for row in rows if rng.random() > 0.1 and row.start < TODAY]
    for row in rng.choices(told, k=records):
        days = (min(row.end, TODAY) - row.start).days
        day = row.start + timedelta(days=rng.randrange(days + 20))
        late = row.start if rng.random() < 0.01 else None
        row.acts.append(Act(day, rng.choice([1, 1, 1, 2, 5]), rng.uniform(1, 60), late))


def recompute(rows: list[Row]) -> Counter[Status]:
    """Every status of every row, counted by kind."""
    found: Counter[Status] = Counter()
    for row in rows:
        cut = windows(row.target, row.start, row.end, today=TODAY, followups_per_year=row.followups)
        going = statuses(
            row.target,
            cut,
            row.acts,
            today=TODAY,
            entered_on=row.entered_on,
            needs=row.needs,
            judgements=row.judgements,
        )
        found.update([one.status for one in going])
    return found


def run() -> list[Figure]:
    """Seconds of processor time for all of it, on one core."""
    rows = generate()
    began = time.process_time()
    found = recompute(rows)
    seconds = time.process_time() - began
    records = sum(len(row.acts) for row in rows)
    what = f"every status: {len(rows):,} commitments, {records:,} records, {found.total():,} windows"
    return [Figure(what, seconds, "s", SECONDS)]
