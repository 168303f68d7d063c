"""Where everything stands on the promise line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medborgarlofte.domain.status import Act, Need, Status, WindowStatus
from medborgarlofte.domain.targets import (
    CountTarget,
    Operator,
    Per,
    Target,
    TimeUnit,
    WhenNeededTarget,
    WithinTimeTarget,
)
from medborgarlofte.domain.windows import Window
from medborgarlofte.publishing.promise_line import (
    LINE_HEIGHT,
    MARK,
    Bar,
    Label,
    Look,
    Point,
    Shape,
    Stroke,
    along,
    elapsed,
    lines,
)

from .rows import row

Y22, Y23, Y24 = date(2022, 1, 1), date(2023, 1, 1), date(2024, 1, 1)
CHECKS = CountTarget(100, Per.YEAR, "kontroller")
JULY = date(2022, 7, 2)  # half the days of 2022 are over


def drawn(
    target: Target, today: date, *acts: Act, end: date = Y23, needs: Sequence[Need] = ()
) -> list[Shape]:
    return list(lines(target, row(target, Y22, end, today, *acts, needs=needs), today).shapes)


def bars(shapes: Sequence[Shape], look: Look) -> list[Bar]:
    return [shape for shape in shapes if isinstance(shape, Bar) and shape.look is look]


def strokes(shapes: Sequence[Shape], look: Look) -> list[Stroke]:
    return [shape for shape in shapes if isinstance(shape, Stroke) and shape.look is look]


def words(shapes: Sequence[Shape]) -> list[str]:
    return [shape.text for shape in shapes if isinstance(shape, Label)]


@pytest.mark.parametrize(
    ("done", "asked", "reach"),
    [
        (0, 100, 0),
        (50, 100, MARK / 2),
        (100, 100, MARK),
        (110, 100, MARK * 1.1),
        (300, 100, 100),
        (0, 0, 0),
        (1, 0, MARK),
    ],
)
def test_the_scale_has_the_target_at_its_mark(done: int, asked: int, reach: float) -> None:
    assert along(done, asked) == pytest.approx(reach)


@given(st.integers(0, 10_000), st.integers(0, 10_000), st.integers(0, 10_000))
def test_more_done_never_reaches_less(less: int, more: int, asked: int) -> None:
    less, more = sorted((less, more))
    assert 0 <= along(less, asked) <= along(more, asked) <= 100


@given(st.dates(), st.integers(1, 4000), st.dates())
def test_time_runs_from_nothing_to_all(start: date, days: int, when: date) -> None:
    end = min(start, date.max - timedelta(days=days)) + timedelta(days=days)
    assert 0 <= elapsed(start, end, when) <= 1


def test_half_the_year_half_the_number_stands_at_today() -> None:
    shapes = drawn(CHECKS, JULY, Act(date(2022, 3, 1), 50))
    (fill,) = bars(shapes, Look.FILL)
    (today,) = strokes(shapes, Look.TODAY)
    (pace,) = strokes(shapes, Look.PACE)
    assert fill.x == 0
    assert fill.width == pytest.approx(MARK / 2)
    assert today.x1 == today.x2 == pytest.approx(MARK / 2, abs=0.5)
    assert pace.x1 <= today.x1 + 0.01
    assert fill.width >= pace.x1  # on pace is seen before it is read


def test_behind_is_a_fill_that_does_not_reach_the_tick() -> None:
    shapes = drawn(CHECKS, JULY, Act(date(2022, 3, 1), 20))
    (fill,) = bars(shapes, Look.FILL)
    (pace,) = strokes(shapes, Look.PACE)
    assert fill.width < pace.x1


def test_more_than_the_target_runs_past_the_mark() -> None:
    shapes = drawn(CHECKS, Y24, Act(date(2022, 3, 1), 110))
    (fill,), (over,), (mark,) = bars(shapes, Look.FILL), bars(shapes, Look.OVER), strokes(shapes, Look.MARK)
    assert fill.width < mark.x1 == MARK < over.x  # the mark stays visible between them
    assert over.width > 0
    assert not strokes(shapes, Look.CUT)


def test_far_more_than_the_target_is_cut_visibly() -> None:
    shapes = drawn(CHECKS, Y24, Act(date(2022, 3, 1), 500))
    assert bars(shapes, Look.OVER)[0].width == pytest.approx(100 - MARK, abs=0.5)
    assert strokes(shapes, Look.CUT)


def test_silence_is_hatched_and_an_honest_nothing_is_not() -> None:
    silent = drawn(CHECKS, Y24)
    assert [bar.width for bar in bars(silent, Look.HATCH)] == [MARK]
    assert "inte rapporterat" in words(silent)
    nothing = drawn(CHECKS, Y24, Act(date(2022, 12, 1), 0))
    assert not bars(nothing, Look.HATCH)
    assert not bars(nothing, Look.FILL)


def test_time_without_a_report_is_hatched_up_to_today() -> None:
    (hatch,) = bars(drawn(CHECKS, JULY), Look.HATCH)
    assert hatch.width == pytest.approx(MARK / 2, abs=0.5)


def test_what_came_late_is_told_apart_from_what_came_in_time() -> None:
    late = Act(date(2023, 2, 1), 40, making_up_for=Y22)
    shapes = drawn(CHECKS, date(2023, 3, 1), Act(date(2022, 3, 1), 60), late)
    (cut,) = strokes(shapes, Look.LATE)
    assert cut.x1 == pytest.approx(MARK * 0.6)
    assert bars(shapes, Look.FILL)[0].width == pytest.approx(MARK, abs=0.5)


def test_when_needed_is_dotted_with_a_point_for_each_time() -> None:
    target = WhenNeededTarget()
    days = (date(2022, 2, 1), date(2022, 6, 1))
    windows = row(target, Y22, Y23, JULY, *(Act(day) for day in days))
    shapes = lines(target, windows, JULY, days).shapes
    points = [shape.x for shape in shapes if isinstance(shape, Point)]
    assert points == [pytest.approx(MARK * elapsed(Y22, Y23, day)) for day in days]
    assert strokes(shapes, Look.DOTS)
    assert "2 gånger" in words(shapes)


def test_no_need_is_written_on_the_line() -> None:
    shapes = drawn(WhenNeededTarget(), JULY, needs=[Need(Y22, False, "lugnt")])
    assert "inget behov" in words(shapes)
    assert not [shape for shape in shapes if isinstance(shape, Point)]


def test_a_time_limit_is_filled_by_the_share_in_time() -> None:
    target = WithinTimeTarget(2, TimeUnit.DAY)
    acts = [Act(date(2022, 2, day), hours_taken=hours) for day, hours in ((1, 5), (2, 5), (3, 5), (4, 99))]
    shapes = drawn(target, JULY, *acts)
    assert bars(shapes, Look.FILL)[0].width == pytest.approx(MARK * 0.75)
    assert "3 av 4" in words(shapes)


@pytest.mark.parametrize(
    ("operator", "done", "told"),
    [(Operator.AT_LEAST, 1, "1"), (Operator.AT_LEAST, 0, ""), (Operator.AT_MOST, 2, "2")],
)
def test_nothing_is_so_many_of_none(operator: Operator, done: int, told: str) -> None:
    target = CountTarget(0 if operator is Operator.AT_MOST else 1, Per.SCHOOL_TERM, "sök", operator)
    march, summer = date(2022, 3, 15), date(2022, 7, 1)
    windows = row(target, march, Y23, Y24, Act(date(2022, 4, 1), done))
    assert windows[0].window.number == 0
    shown = words(lines(target, windows, summer).shapes)
    assert told in shown
    assert not [one for one in shown if one.endswith("av 0")]


@given(
    st.lists(st.tuples(st.integers(0, 729), st.integers(0, 300)), max_size=12),
    st.sampled_from([Per.YEAR, Per.HALF_YEAR, Per.SCHOOL_TERM, Per.PERIOD]),
    st.sampled_from(Operator),
    st.integers(-30, 900),
)
def test_whatever_happens_everything_stays_inside(
    done: list[tuple[int, int]], per: Per, operator: Operator, today: int
) -> None:
    target = CountTarget(104, per, "x", operator)
    day = Y22 + timedelta(days=today)
    acts = [Act(Y22 + timedelta(days=after), count) for after, count in done]
    windows = row(target, Y22, Y24, day, *acts)
    drawing = lines(target, windows, day)
    assert drawing.windows == len(windows)
    assert len(strokes(drawing.shapes, Look.MARK)) == len(windows)
    assert len(strokes(drawing.shapes, Look.TODAY)) <= 1
    for shape in drawing.shapes:
        if isinstance(shape, Bar):
            assert shape.x >= 0
            assert shape.width > 0
            assert shape.x + shape.width <= 100.001
            assert 0 <= shape.y <= shape.y + shape.height <= drawing.height
        elif isinstance(shape, Stroke):
            assert 0 <= shape.x1 <= shape.x2 <= 100
            assert 0 <= shape.y1 <= shape.y2 <= drawing.height


@pytest.mark.parametrize("status", Status)
def test_every_status_can_be_drawn(status: Status) -> None:
    window = WindowStatus(Window(Y22, Y23, Y23, 100), status, done=0)
    drawing = lines(CHECKS, [window], JULY)
    assert drawing.height == LINE_HEIGHT
    assert any(isinstance(shape, Stroke) for shape in drawing.shapes)
