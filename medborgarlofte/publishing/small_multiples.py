"""Small multiples: a series and its reference as small panels alike, drawn by the server.

Every panel of an indicator has the same time and the same scale, which begins at nothing. The table beside
says the same. Nothing rests on colour: preliminary figures are hollow, and limits are whiskers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from medborgarlofte.domain.indicators import Measurement

from .indicator_words import figure_words, measured_period

WIDTH, HEIGHT = 300.0, 170.0  # units of a panel
_LEFT, _RIGHT, _TOP, _FLOOR = 16.0, 16.0, 34.0, 140.0
_MOST_LABELS = 4  # years named along a panel


@dataclass(frozen=True, slots=True)
class Dot:
    """One figure: where it stands, the ends of its whisker, and what is written at it."""

    x: float
    y: float
    high: float | None
    low: float | None
    is_hollow: bool  # preliminary
    told: str  # the figure in words, at the first and the last dot
    year: str  # its period, where there is room


@dataclass(frozen=True, slots=True)
class Panel:
    """One series. `lines` join figures that can be compared, each as the points of a polyline."""

    name: str
    dots: tuple[Dot, ...]
    lines: tuple[str, ...]
    alternative: str
    floor: float = _FLOOR


def panels(series: Sequence[tuple[str, Sequence[Measurement]]]) -> tuple[Panel, ...]:
    """A panel for each named series that has figures, all on the same scale and over the same time."""
    every = [one for _name, figures in series for one in figures]
    if not every:
        return ()
    most = _top(max(_highest(one) for one in every))
    first, last = min(map(_middle, every)), max(map(_middle, every))
    return tuple(_panel(name, figures, most, (first, last)) for name, figures in series if figures)


def _panel(name: str, figures: Sequence[Measurement], most: float, time: tuple[float, float]) -> Panel:
    ordered = sorted(figures, key=_middle)
    named = _named(len(ordered))
    dots = tuple(
        _dot(one, most, time, is_told=place in (0, len(ordered) - 1), is_named=place in named)
        for place, one in enumerate(ordered)
    )
    told = ", ".join(f"{measured_period(one)} {figure_words(one)}" for one in ordered)
    return Panel(name, dots, tuple(_lines(ordered, dots)), f"{name}: {told}")


def _dot(one: Measurement, most: float, time: tuple[float, float], *, is_told: bool, is_named: bool) -> Dot:
    first, last = time
    share = (_middle(one) - first) / (last - first) if last > first else 0.5
    interval = one.interval
    return Dot(
        x=round(_LEFT + 14 + share * (WIDTH - _LEFT - _RIGHT - 28), 1),
        y=_height(one.figure, most),
        high=_height(interval.high, most) if interval else None,
        low=_height(interval.low, most) if interval else None,
        is_hollow=one.preliminary,
        told=figure_words(one) if is_told else "",
        year=str(one.start.year) if is_named else "",
    )


def _lines(figures: Sequence[Measurement], dots: Sequence[Dot]) -> Iterable[str]:
    """Figures measured in another way are not joined: a break is a break."""
    run: list[str] = []
    for place, (one, dot) in enumerate(zip(figures, dots, strict=True)):
        if place and one.comparable_by != figures[place - 1].comparable_by:
            yield " ".join(run)
            run = []
        run.append(f"{dot.x},{dot.y}")
    if len(run) > 1:
        yield " ".join(run)


def _height(figure: float, most: float) -> float:
    return round(_FLOOR - (_FLOOR - _TOP) * figure / most, 1)


def _highest(one: Measurement) -> float:
    return one.interval.high if one.interval else one.figure


def _top(highest: float) -> float:
    """A round number at or above the highest, so that nothing leaves the panel."""
    if highest <= 0:
        return 1.0
    step = 10.0 ** floor(log10(highest)) / 2
    return ceil(highest / step) * step


def _middle(one: Measurement) -> float:
    return (one.start.toordinal() + one.end.toordinal()) / 2


def _named(count: int) -> set[int]:
    """Which of so many figures have room for their year: always the first and the last."""
    steps = min(count, _MOST_LABELS) - 1
    return {round(place * (count - 1) / steps) for place in range(steps + 1)} if steps > 0 else {0}
