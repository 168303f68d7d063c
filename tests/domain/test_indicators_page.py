"""The tables of docs/methods/indicators.md, computed anew, and what a figure must carry."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from medborgarlofte.domain.indicators import Kind, Lacking, Measurement, Shift, lacking, movement
from medborgarlofte.domain.intervals import Counted, Interval, difference, ratio, wilson

from .test_methods import table

PAGE = "indicators.md"
YEAR = timedelta(days=365)
START = date(2018, 1, 1)


def share(told: str, wave: int = 0) -> Measurement:
    """`110 of 400`, in a year of its own."""
    count, of = (int(one) for one in told.split(" of "))
    start = START + wave * YEAR
    return Measurement(
        Kind.SHARE, count / of, start, start + YEAR, "Trygghetsmätningen", "Ekvik", "otrygga", answers=of
    )


def counts(*numbers: int, days: int = 365) -> list[Measurement]:
    """A count a year, the last one over so many days."""
    starts = [START + wave * YEAR for wave in range(len(numbers))]
    ends = [*starts[1:], starts[-1] + timedelta(days=days)]
    return [
        Measurement(Kind.COUNT, number, start, end, "Brå", "Ekvik", "anmälda brott")
        for number, start, end in zip(numbers, starts, ends, strict=True)
    ]


def index(figure: float, stated: tuple[float, float], wave: int) -> Measurement:
    return replace(share("1 of 2", wave), kind=Kind.INDEX, figure=figure, answers=None, stated=stated)


SERIES = {
    "one figure": [share("110 of 400")],
    "the same period twice": [share("110 of 400"), share("150 of 400")],
    "another source before": [replace(share("110 of 400"), source="NTU"), share("150 of 400", 1)],
    "another method before": [replace(share("110 of 400"), method="2016"), share("150 of 400", 1)],
    "a share without answers": [replace(share("110 of 400"), answers=None), share("150 of 400", 1)],
    "an index with intervals apart": [index(2.4, (2.2, 2.6), 0), index(1.9, (1.7, 2.1), 1)],
    "an index with intervals that meet": [index(2.4, (2.1, 2.7), 0), index(2.1, (1.8, 2.4), 1)],
}


def test_shares() -> None:
    rows = table(PAGE, "of", "share", "low", "high")
    assert len(rows) == 5
    for of, *told in rows:
        count, number = (int(one) for one in of.split(" of "))
        found = wilson(count, number)
        assert [f"{one:.4f}" for one in (found.figure, found.low, found.high)] == told, of


def test_differences() -> None:
    rows = table(PAGE, "before", "after", "difference", "low", "high", "says")
    assert len(rows) == 4
    for before, after, *told, says in rows:
        found = movement([share(before), share(after, 1)])
        assert found.by is not None
        assert [f"{one:.4f}" for one in (found.by.figure, found.by.low, found.by.high)] == told
        assert found.shift.value == says


def figures(found: Interval | None) -> list[str]:
    return [f"{one:.3f}" for one in (found.figure, found.low, found.high)] if found else [""] * 3


def test_counts() -> None:
    rows = table(PAGE, "earlier years", "last", "days", "ratio", "low", "high", "says")
    assert len(rows) == 6
    for earlier, last, days, *told, says in rows:
        found = movement(counts(*map(int, earlier.split()), int(last), days=int(days)))
        by = figures(found.by)
        assert by == told, earlier
        assert found.shift.value == says


def test_what_the_last_figure_says() -> None:
    rows = table(PAGE, "series", "says")
    assert [name for name, _says in rows] == list(SERIES)
    for name, says in rows:
        assert movement(SERIES[name]).shift.value == says, name


@pytest.mark.parametrize("variation", [0.0, 0.05, 0.2])
@pytest.mark.parametrize("earlier", [3, 5, 10])
def test_a_change_is_seldom_found_where_there_is_none(variation: float, earlier: int) -> None:
    rng = np.random.default_rng(5)
    means = np.full((1000, earlier + 1), 40.0)
    if variation:
        means = means * rng.gamma(1 / variation, variation, means.shape)
    found = 0
    for *before, now in rng.poisson(means).tolist():
        limits = ratio([Counted(one, 365) for one in before], Counted(now, 365))
        found += limits is not None and not limits.low <= 1 <= limits.high
    assert found < 80


def test_the_order_in_which_figures_were_entered_does_not_matter() -> None:
    series = counts(40, 44, 38, 46, 24)
    assert movement(series[::-1]) == movement(series)


def test_what_is_concluded_from_a_preliminary_figure_is_preliminary() -> None:
    first, second = share("150 of 400"), share("110 of 400", 1)
    assert not movement([first, second]).preliminary
    assert movement([first, replace(second, preliminary=True)]).preliminary
    assert movement([replace(first, preliminary=True), second]).preliminary


@pytest.mark.parametrize(
    ("changed", "absent"),
    [
        ({}, ()),
        ({"source": ""}, (Lacking.SOURCE,)),
        ({"place": ""}, (Lacking.PLACE,)),
        ({"unit": ""}, (Lacking.UNIT,)),
        ({"answers": None}, (Lacking.ANSWERS,)),
        ({"response_rate": None}, (Lacking.RESPONSE_RATE,)),
        ({"retrieved": None}, (Lacking.RETRIEVED,)),
        ({"kind": Kind.INDEX}, (Lacking.INTERVAL,)),
        ({"kind": Kind.COUNT, "answers": None, "response_rate": None}, ()),
    ],
)
def test_what_a_figure_must_carry(changed: dict[str, object], absent: tuple[Lacking, ...]) -> None:
    whole = replace(share("110 of 400"), response_rate=0.55, retrieved=date(2024, 1, 10))
    assert lacking(replace(whole, **changed)) == absent  # type: ignore[arg-type]


def test_a_difference_the_other_way_is_the_same_mirrored() -> None:
    one, other = wilson(48, 80), wilson(56, 70)
    there, back = difference(one, other), difference(other, one)
    assert (back.figure, back.low, back.high) == pytest.approx((-there.figure, -there.high, -there.low))


@pytest.mark.parametrize(("count", "of"), [(-1, 10), (11, 10), (0, 0)])
def test_a_share_of_nothing_or_of_more_than_all_is_refused(count: int, of: int) -> None:
    with pytest.raises((ValueError, ZeroDivisionError)):
        wilson(count, of)


def test_figures_that_make_no_sense_are_refused() -> None:
    whole = share("110 of 400")
    for changed in ({"figure": 1.1}, {"figure": -0.1}, {"end": whole.start}):
        with pytest.raises(ValueError, match=r"period|share"):
            replace(whole, **changed)
    with pytest.raises(ValueError, match="within its interval"):
        Interval(1.0, 2.0, 3.0)
    with pytest.raises(ValueError, match="at least 0"):
        Counted(-1, 365)
    with pytest.raises(ValueError, match="at least one figure"):
        movement([])


def test_all_answers_have_a_row() -> None:
    told = {row[-1] for header in (("series", "says"),) for row in table(PAGE, *header)} | {"rose"}
    assert told == {shift.value for shift in Shift}
