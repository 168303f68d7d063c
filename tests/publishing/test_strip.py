"""Many windows, each in one column at its place in the year."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medborgarlofte.domain.status import Act, Need
from medborgarlofte.domain.targets import CountTarget, Per, WhenNeededTarget
from medborgarlofte.publishing.promise_line import Bar, Drawing, Label, Look, Point, Stroke
from medborgarlofte.publishing.strip import YEAR_HEIGHT, strip

from .rows import row

START, END = date(2024, 1, 1), date(2025, 12, 29)  # 104 whole weeks
WEEKLY = CountTarget(2, Per.WEEK, "patruller")
DAILY = CountTarget(1, Per.DAY, "ronder")


def bars(drawing: Drawing, look: Look) -> list[Bar]:
    return [shape for shape in drawing.shapes if isinstance(shape, Bar) and shape.look is look]


def weekly(counts: Iterable[int], today: date = END) -> Drawing:
    acts = [Act(START + timedelta(days=7 * week), count) for week, count in enumerate(counts)]
    return strip(WEEKLY, row(WEEKLY, START, END, today, *acts), today)


def columns(drawing: Drawing) -> set[tuple[float, float]]:
    """The place of each column: its left edge and the baseline it stands on."""
    places = set()
    for shape in drawing.shapes:
        if isinstance(shape, Bar) and shape.look is not Look.OVER:
            places.add((round(shape.x, 3), round(shape.y + shape.height, 3)))
        elif isinstance(shape, Stroke) and shape.look in {Look.FAINT, Look.DOTS}:
            places.add((round(shape.x1, 3), round(shape.y1, 3)))
    return places


def test_two_years_of_weeks_are_two_rows_with_a_column_each() -> None:
    drawing = weekly([2] * 104)
    assert drawing.windows == 104
    assert drawing.height == 2 * YEAR_HEIGHT
    assert len(columns(drawing)) == drawing.windows
    assert [shape.text for shape in drawing.shapes if isinstance(shape, Label)][:2] == ["2024", "53 av 53"]


def test_a_column_rises_to_the_mark_and_above_it() -> None:
    half, met, more = (
        sorted(bar.height for bar in bars(weekly([1, 2, 2]), Look.FILL))[0],
        max(bar.height for bar in bars(weekly([2]), Look.FILL)),
        bars(weekly([3]), Look.OVER),
    )
    assert half == pytest.approx(met / 2)
    assert more[0].height > 0


def test_a_long_silence_is_one_surface() -> None:
    hatched = sorted(bars(weekly([2] * 10), Look.HATCH), key=lambda bar: bar.x)
    same_row = [bar for bar in hatched if bar.y < YEAR_HEIGHT]
    for left, right in pairwise(same_row):
        assert right.x == pytest.approx(left.x + left.width)


def test_what_lacks_is_an_outline_up_to_the_mark() -> None:
    drawing = weekly([1])
    (lack,) = bars(drawing, Look.LACK)
    (fill,) = bars(drawing, Look.FILL)
    assert lack.height == pytest.approx(2 * fill.height)


def test_days_are_drawn_by_month_with_silence_as_a_share() -> None:
    acts = [Act(START + timedelta(days=day)) for day in range(0, 728, 2)]
    drawing = strip(DAILY, row(DAILY, START, END, date(2026, 3, 1), *acts), date(2026, 3, 1))
    assert drawing.windows == 728
    assert len(bars(drawing, Look.FILL)) == 24
    january = min(bars(drawing, Look.FILL), key=lambda bar: (bar.y > YEAR_HEIGHT, bar.x))
    silent = next(bar for bar in bars(drawing, Look.HATCH) if bar.x == january.x and bar.y < YEAR_HEIGHT)
    assert january.height / silent.height == pytest.approx(16 / 15)


def test_when_needed_is_dotted_with_a_point_for_each_time() -> None:
    target = WhenNeededTarget(per=Per.TERTIAL)
    day = date(2024, 2, 1)
    windows = row(target, START, END, END, Act(day), needs=[Need(date(2024, 6, 1), False, "lugnt")])
    drawing = strip(target, windows, END, [day])
    (point,) = (shape for shape in drawing.shapes if isinstance(shape, Point))
    assert point.x == pytest.approx(100 * 31 / 366)
    assert sum(isinstance(shape, Stroke) and shape.look is Look.DOTS for shape in drawing.shapes) == 2
    assert not bars(drawing, Look.FILL)


@given(
    st.lists(st.integers(0, 9), max_size=104),
    st.integers(-10, 800),
    st.sampled_from([Per.WEEK, Per.MONTH, Per.DAY]),
)
def test_whatever_happens_everything_stays_inside(counts: list[int], after: int, per: Per) -> None:
    target = CountTarget(2, per, "x")
    today = START + timedelta(days=after)
    acts = [Act(START + timedelta(days=7 * week), count) for week, count in enumerate(counts)]
    windows = row(target, START, END, today, *acts)
    drawing = strip(target, windows, today)
    assert drawing.windows == len(windows)
    if per is not Per.DAY:
        assert len(columns(drawing)) == len(windows)
    for shape in drawing.shapes:
        if isinstance(shape, Bar):
            assert shape.height > 0
            assert shape.width > 0
            assert -0.001 <= shape.x <= shape.x + shape.width <= 100.001
            assert 0 <= shape.y <= shape.y + shape.height <= drawing.height
        elif isinstance(shape, Point):
            assert 0 <= shape.x <= 100
