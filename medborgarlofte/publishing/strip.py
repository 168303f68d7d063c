"""Many windows at once: a row for each year and a column for each window, at its place in the year.

The same words in shapes as the promise line, stood on end: a column is filled up to what was done,
the target is the mark across, more rises above it, silence is hatched, what lacks is an outline.
Windows of fewer than `DAYS` days are drawn by month, each month's column filled with the share of its
windows that were met and hatched with the share that nobody reported.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import groupby

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from medborgarlofte.domain.status import Status, WindowStatus
from medborgarlofte.domain.targets import Target, WhenNeededTarget

from .formats import month, number
from .promise_line import (
    SILENT,
    Bar,
    Drawing,
    Label,
    Look,
    Point,
    Shape,
    Stroke,
    asked_for,
    elapsed,
    filled,
    upright,
)
from .status_words import hue_of

DAYS = 5  # a column of fewer days would be less than a pixel on a phone
YEAR_HEIGHT = 5.0  # em: one year with its labels
_MARK_Y, _BASE_Y, _TOP_Y, _MONTHS_Y = 1.95, 3.6, 1.5, 4.55
_TALL = _BASE_Y - _MARK_Y
_GAP = 0.3  # per cent between columns

_KEPT = frozenset({Status.MET, Status.MET_LATE, Status.NO_NEED, Status.ASSESSED})
_UNDECIDED = frozenset({Status.NOT_YET_BEGUN, Status.BEFORE_RECORD, Status.NOT_STARTED})


def strip(
    target: Target, windows: Sequence[WindowStatus], today: date, needs: Sequence[date] = ()
) -> Drawing:
    """The drawing of many windows, each in exactly one column. `needs` are the days a need was met."""
    shapes: list[Shape] = []
    years = [(year, list(items)) for year, items in groupby(windows, key=lambda item: item.window.start.year)]
    for order, (year, items) in enumerate(years):
        top = order * YEAR_HEIGHT
        shapes += _frame(year, items, top)
        shapes += _by_month(items, top) if _is_crowded(items) else _by_window(target, items, top)
        shapes += _points(year, needs, top) if isinstance(target, WhenNeededTarget) else []
        shapes += _today(year, today, top)
    return Drawing(len(years) * YEAR_HEIGHT, len(windows), tuple(shapes))


def _is_crowded(items: Sequence[WindowStatus]) -> bool:
    return max((item.window.end - item.window.start).days for item in items) < DAYS


@lru_cache(maxsize=4096)
def _across(when: date, year: int) -> float:
    return 100 * elapsed(date(year, 1, 1), date(year + 1, 1, 1), when)


def _frame(year: int, items: Sequence[WindowStatus], top: float) -> list[Shape]:
    left = _across(items[0].window.start, year)
    right = _across(items[-1].window.end, year)
    return [
        Label(str(year), 0, top + 1.05),
        Label(_kept(items), 100, top + 1.05, end=True),
        Stroke(Look.TRACK, left, top + _BASE_Y, right, top + _BASE_Y),
        Stroke(Look.MARK, left, top + _MARK_Y, right, top + _MARK_Y),
        *_quarters(year, top + _MONTHS_Y, get_language()),
    ]


@lru_cache
def _quarters(year: int, y: float, _language: str | None) -> tuple[Label, ...]:
    """The months that begin a quarter. Once for each year and language: a page of many rows has the same."""
    begins = [date(year, first, 1) for first in (1, 4, 7, 10)]
    return tuple(Label(month(first.month), _across(first, year), y, small=True) for first in begins)


def _kept(items: Sequence[WindowStatus]) -> str:
    judged = [item for item in items if item.status not in _UNDECIDED]
    if not judged:
        return ""
    kept = sum(item.status in _KEPT for item in judged)
    return _("%(done)s av %(asked)s") % {"done": number(kept), "asked": number(len(judged))}


def _by_window(target: Target, items: Sequence[WindowStatus], top: float) -> list[Shape]:
    shapes: list[Shape] = []
    for item in items:
        year = item.window.start.year
        x, end = _across(item.window.start, year), _across(item.window.end, year)
        shapes += _column(target, item, x, max(end - x, 0.1), top + _BASE_Y)
    return shapes


def _column(target: Target, item: WindowStatus, x: float, width: float, base: float) -> list[Shape]:
    """One window. Silent columns close up to their neighbours, so that a long silence is one surface."""
    narrow = max(width - _GAP, width * 0.6)
    if item.status in SILENT and not item.done:
        return [Bar(Look.HATCH, x, width, base - _TALL, _TALL)]
    if item.status in _UNDECIDED and not item.done:
        return [Stroke(Look.FAINT, x, base, x + narrow, base)]
    if item.status is Status.NO_NEED or isinstance(target, WhenNeededTarget):
        return [Stroke(Look.DOTS, x, base - _TALL / 2, x + narrow, base - _TALL / 2)]
    return _risen(target, item, (x, narrow), base)


def _risen(target: Target, item: WindowStatus, place: tuple[float, float], base: float) -> list[Shape]:
    x, width = place
    hue, share = hue_of(item), _share(target, item)
    height = min(share, 1.0) * _TALL
    shapes: list[Shape] = []
    if share < 1:
        shapes.append(Bar(Look.LACK, x, width, base - _TALL, _TALL, hue))
    if height:
        shapes.append(Bar(Look.FILL, x, width, base - height, height, hue))
    over = min((share - 1) * _TALL, _MARK_Y - _TOP_Y)
    if over > 0:
        shapes.append(Bar(Look.OVER, x, width, base - _TALL - over, over, hue))
    if item.made_up:
        shapes.append(Stroke(Look.LATE, x, base - _TALL / 2, x + width, base - _TALL / 2))
    return shapes


def _share(target: Target, item: WindowStatus) -> float:
    """What was done as a share of what was asked for: 1 is the mark."""
    asked = asked_for(target, item)
    if not asked:
        return 1.0 if item.status in _KEPT else 0.0
    return filled(target, item) / asked


def _by_month(items: Sequence[WindowStatus], top: float) -> list[Shape]:
    shapes: list[Shape] = []
    for _month, group in groupby(items, key=lambda item: (item.window.start.year, item.window.start.month)):
        shapes += _month_column(list(group), top + _BASE_Y)
    return shapes


def _month_column(items: Sequence[WindowStatus], base: float) -> list[Shape]:
    year = items[0].window.start.year
    x = _across(items[0].window.start, year)
    width = max(_across(items[-1].window.end, year) - x - _GAP * 2, 0.1)
    decided = [item for item in items if item.status not in _UNDECIDED]
    if not decided:
        return [Stroke(Look.FAINT, x, base, x + width, base)]
    tall = _TALL * len(decided) / len(items)
    kept = tall * sum(item.status in _KEPT for item in decided) / len(decided)
    silent = tall * sum(item.status in SILENT for item in decided) / len(decided)
    parts = [
        Bar(Look.LACK, x, width, base - tall, tall),
        Bar(Look.HATCH, x, width, base - kept - silent, silent),
        Bar(Look.FILL, x, width, base - kept, kept, "good"),
    ]
    return [part for part in parts if part.height > 0]


def _points(year: int, needs: Sequence[date], top: float) -> list[Shape]:
    middle = top + _BASE_Y - _TALL / 2
    return [Point(Look.POINT, _across(day, year), middle) for day in needs if day.year == year]


def _today(year: int, today: date, top: float) -> list[Shape]:
    if today.year != year:
        return []
    x = _across(today, year)
    return upright(x, top + _TOP_Y - 0.1, top + _BASE_Y + 0.2)
