"""The promise line as shapes: where everything stands, before anybody draws it.

Across, a window runs from its first day (0) to `MARK`, which is both its last day and its target:
a fill that reaches as far as today's upright has kept pace. More than the target runs past the mark.
Widths are per cent of the drawing, heights are in em of its text, so that it fits any screen and
follows the reader's size of text. More than `LINES` windows become a strip (see `strip`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from django.utils.translation import gettext as _

from medborgarlofte.domain.status import Status, WindowStatus
from medborgarlofte.domain.targets import Target, UncountableTarget, WhenNeededTarget, WithinTimeTarget

from .formats import number
from .headline import FEW
from .sentences import counted, needed
from .status_words import hue_of, standing
from .window_names import short_window_name

MARK = 86.0  # per cent: where the target stands
LINES = FEW  # windows drawn as lines of their own; more become a strip
LINE_HEIGHT = 3.0  # em: one window with its label
_AXIS, _FILL = 2.0, 0.75  # em: middle and thickness of the line
_CLEAR = 0.5  # per cent kept clear beside the mark, so that it is seen without colour too

SILENT = frozenset({Status.NOT_REPORTED, Status.AWAITING_REPORT})


class Look(StrEnum):
    """What a shape means; the style sheet says how it looks."""

    TRACK = "track"  # the window itself
    FILL = "fill"  # done
    OVER = "over"  # done beyond the target
    HATCH = "hatch"  # no report
    LACK = "lack"  # outline of what was not done
    DOTS = "dots"  # when needed
    FAINT = "faint"  # not begun, or before this record
    MARK = "mark"  # the target
    TODAY = "today"
    CLEAR = "clear"  # paper around today, so that it is seen on a fill
    PACE = "pace"  # where the fill should be by now
    LATE = "late"  # done afterwards
    POINT = "point"  # a time when the need was there
    CUT = "cut"  # the fill goes on beyond the drawing


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle: `x` and `width` in per cent, `y` and `height` in em."""

    kind: ClassVar[str] = "bar"
    look: Look
    x: float
    width: float
    y: float
    height: float
    hue: str = ""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line from (x1, y1) to (x2, y2), per cent across and em down."""

    kind: ClassVar[str] = "stroke"
    look: Look
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Point:
    """A dot at `x` per cent and `y` em."""

    kind: ClassVar[str] = "point"
    look: Look
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Label:
    """Words in the drawing; `end` sets them flush with their right edge, `small` is for months."""

    kind: ClassVar[str] = "label"
    text: str
    x: float
    y: float
    end: bool = False
    small: bool = False


Shape = Bar | Stroke | Point | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """All shapes of one row, and how high it is in em. `windows` counts the windows drawn."""

    height: float
    windows: int
    shapes: tuple[Shape, ...]


def elapsed(start: date, end: date, when: date) -> float:
    """The share of `start <= day < end` that is over when `when` begins, 0 to 1."""
    return min(max((when - start).days / max((end - start).days, 1), 0.0), 1.0)


def along(done: int, asked: int) -> float:
    """How far a fill of `done` reaches when `asked` is at the mark: per cent, at most 100."""
    if asked <= 0:
        return MARK if done else 0.0
    return min(MARK * done / asked, 100.0)


def lines(
    target: Target, windows: Sequence[WindowStatus], today: date, needs: Sequence[date] = ()
) -> Drawing:
    """One line per window, one below the other. `needs` are the days on which a need was met."""
    shapes: list[Shape] = []
    for order, item in enumerate(windows):
        top = order * LINE_HEIGHT
        shapes += _labels(target, item, top)
        if isinstance(target, WhenNeededTarget):
            shapes += _dotted(item, needs, top)
        else:
            shapes += _filled(target, item, today, top)
        shapes += _today(item, today, top)
    return Drawing(len(windows) * LINE_HEIGHT, len(windows), tuple(shapes))


def _labels(target: Target, item: WindowStatus, top: float) -> list[Shape]:
    name = short_window_name(item.window, target.per)
    return [Label(name, 0, top + 1.05), Label(_value(target, item), 100, top + 1.05, end=True)]


def _value(target: Target, item: WindowStatus) -> str:
    if item.status in SILENT or item.status is Status.BEFORE_RECORD or isinstance(target, UncountableTarget):
        return standing(item).word.lower()
    if item.status is Status.NOT_YET_BEGUN:
        return ""
    if isinstance(target, WhenNeededTarget) or item.status is Status.NO_NEED:
        return needed(item)
    asked = asked_for(target, item)
    if not asked:  # a piece of a window may ask for none, and nothing is so many of none
        return counted(item)
    return _("%(done)s av %(asked)s") % {"done": number(filled(target, item)), "asked": number(asked)}


def asked_for(target: Target, item: WindowStatus) -> int | None:
    """The number at the mark: the window's own, or for a time limit the number of cases."""
    return item.done if isinstance(target, WithinTimeTarget) else item.window.number


def filled(target: Target, item: WindowStatus) -> int:
    """What counts towards the mark."""
    return (item.within or 0) if isinstance(target, WithinTimeTarget) else item.done + item.made_up


def _filled(target: Target, item: WindowStatus, today: date, top: float) -> list[Shape]:
    axis = top + _AXIS
    shapes: list[Shape] = [_track(item, axis), *_hatched(item, today, axis)]
    asked = asked_for(target, item) or 0
    reach = along(filled(target, item), asked)
    if reach:
        shapes += _fill(item, reach, filled(target, item) * MARK > asked * 100, axis)
    if asked and item.made_up:
        x = along(item.done, asked)
        shapes.append(Stroke(Look.LATE, x, axis - _FILL / 2, x, axis + _FILL / 2))
    if item.expected and item.status in {Status.ON_PACE, Status.BEHIND, Status.NOT_STARTED}:
        x = min(along(item.expected, asked), MARK)
        shapes.append(Stroke(Look.PACE, x, axis + 0.5, x, axis + 0.95))
    shapes.append(Stroke(Look.MARK, MARK, axis - 0.6, MARK, axis + 0.6))
    return shapes


def _track(item: WindowStatus, axis: float) -> Shape:
    faint = item.status in {Status.NOT_YET_BEGUN, Status.BEFORE_RECORD, Status.NO_NEED}
    return Stroke(Look.FAINT if faint else Look.TRACK, 0, axis, MARK, axis)


def _fill(item: WindowStatus, reach: float, beyond: bool, axis: float) -> list[Shape]:
    top, hue = axis - _FILL / 2, hue_of(item)
    shapes: list[Shape] = [Bar(Look.FILL, 0, min(reach, MARK - _CLEAR), top, _FILL, hue)]
    if reach > MARK:
        beside = MARK + _CLEAR
        shapes.append(Bar(Look.OVER, beside, max(reach - beside, _CLEAR), top, _FILL, hue))
    if beyond:
        shapes.append(Stroke(Look.CUT, 97, top - 0.1, 97, top + _FILL + 0.1))
    return shapes


def _hatched(item: WindowStatus, today: date, axis: float) -> list[Shape]:
    """Silence: a whole window without a report, or the time gone by in one that has not heard anything."""
    if item.last_act or item.judgement or item.need or item.done:
        return []
    running = item.status in {Status.BEHIND, Status.NOT_STARTED}
    if item.status not in SILENT and not running:
        return []
    width = MARK * elapsed(item.window.start, item.window.end, today)
    return [Bar(Look.HATCH, 0, width, axis - _FILL / 2, _FILL)] if width else []


def _dotted(item: WindowStatus, needs: Sequence[date], top: float) -> list[Shape]:
    axis = top + _AXIS
    if item.status in SILENT and not item.done:
        return [Stroke(Look.TRACK, 0, axis, MARK, axis), Bar(Look.HATCH, 0, MARK, axis - _FILL / 2, _FILL)]
    days = [when for when in needs if item.window.start <= when < item.window.end]
    if not days and item.last_act and item.done:
        days = [item.last_act]
    window = item.window
    points = [Point(Look.POINT, MARK * elapsed(window.start, window.end, when), axis) for when in days]
    return [Stroke(Look.DOTS, 0, axis, MARK, axis), *points]


def _today(item: WindowStatus, today: date, top: float) -> list[Shape]:
    if not item.window.start <= today < item.window.end:
        return []
    x = MARK * elapsed(item.window.start, item.window.end, today)
    return upright(x, top + _AXIS - 0.8, top + _AXIS + 0.45)


def upright(x: float, upper: float, lower: float) -> list[Shape]:
    """Today, from `upper` to `lower` at `x`."""
    return [Stroke(look, x, upper, x, lower) for look in (Look.CLEAR, Look.TODAY)]
