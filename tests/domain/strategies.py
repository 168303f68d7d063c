"""Invented targets, promises and records, drawn by hypothesis."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from medborgarlofte.domain.status import Act
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
from medborgarlofte.domain.windows import Window, windows

DAYS = st.dates(date(2019, 1, 1), date(2025, 12, 31))

OPERATORS = st.sampled_from(Operator)
PERS = st.sampled_from([per for per in Per if per is not Per.BY_DATE])
YES_OR_NO = st.booleans()
MONTH_SEASONS = st.frozensets(st.integers(1, 12), min_size=1, max_size=11).map(Season)
SEASONS = st.none() | MONTH_SEASONS | st.just(Season(school_year=True))


def counted(
    operators: st.SearchStrategy[Operator] = OPERATORS,
    seasons: st.SearchStrategy[Season | None] = SEASONS,
    averages: st.SearchStrategy[bool] = YES_OR_NO,
) -> st.SearchStrategy[CountTarget]:
    """Targets that are counted."""
    return st.builds(
        CountTarget,
        number=st.integers(1, 300),
        per=PERS,
        operator=operators,
        every=st.integers(1, 3),
        season=seasons,
        on_average=averages,
        unless_no_need=st.booleans(),
    )


OTHERS: st.SearchStrategy[Target] = (
    st.builds(WithinTimeTarget, st.integers(1, 9), st.sampled_from(TimeUnit))
    | st.builds(WhenNeededTarget)
    | st.builds(UncountableTarget)
)
TARGETS: st.SearchStrategy[Target] = counted() | OTHERS


@st.composite
def promises(draw: st.DrawFn) -> tuple[date, date]:
    """The first day of a promise and the day after its last."""
    start = draw(DAYS)
    return start, start + timedelta(days=draw(st.integers(1, 900)))


@st.composite
def rows(
    draw: st.DrawFn, targets: st.SearchStrategy[Target] = TARGETS
) -> tuple[Target, tuple[Window, ...], list[Act]]:
    """A target, its windows in some promise, and what was done, before, in and after them."""
    target = draw(targets)
    start, end = draw(promises())
    cut = windows(target, start, end, today=end)
    days = st.dates(start - timedelta(days=5), end + timedelta(days=60))
    made_up = st.none() | st.sampled_from([one.start for one in cut]) if cut else st.none()
    hours = st.none() | st.floats(0, 400)
    acts = st.builds(Act, days, st.integers(0, 200), hours, made_up)
    return target, cut, draw(st.lists(acts, max_size=12))
