"""One row of a commitment as shown: its drawing, its sentence, its table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import ngettext

from medborgarlofte.domain.status import Status, WindowStatus
from medborgarlofte.domain.targets import Target, UncountableTarget
from medborgarlofte.followup.progress import Row
from medborgarlofte.publishing.formats import number
from medborgarlofte.publishing.promise_line import LINES, Drawing, asked_for, filled, lines
from medborgarlofte.publishing.sentences import Sentence, sentence
from medborgarlofte.publishing.status_words import Standing, standing
from medborgarlofte.publishing.strip import strip
from medborgarlofte.publishing.target_words import target_in_words
from medborgarlofte.publishing.window_names import window_name

_YEARLONG = 300  # days: windows this long stay lines however many they are


@dataclass(frozen=True, slots=True)
class AssessedWindow:
    """One window of what cannot be counted: its name and how it was judged."""

    window: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class TableLine:
    """One window in the table behind the drawing."""

    window: str
    asked: str
    done: str
    expected: str
    standing: Standing
    said: str  # what was said of the need, or why it was judged so


@dataclass(frozen=True, slots=True)
class RowView:
    """One target for one party. Either `drawing` or `assessments` shows it, neither without a period."""

    party: str
    sentence: Sentence
    drawing: Drawing | None
    is_strip: bool
    assessments: tuple[AssessedWindow, ...]
    earlier: str  # that earlier windows stand on the commitment's own page
    target: Target
    windows: tuple[WindowStatus, ...]

    @property
    def target_words(self) -> str:
        """The whole target in words."""
        return target_in_words(self.target)

    def table(self) -> list[TableLine]:
        """The table behind the drawing, the newest window first."""
        return [_table_line(self.target, item) for item in reversed(self.windows)]


def row_view(row: Row, today: date, *, every_window: bool = False, named: bool = False) -> RowView:
    """The row as shown. Lists leave out the oldest of many long windows; `every_window` shows all.

    `named` says whose row it is, where a commitment has several.
    """
    party = row.party.name if row.party else ""
    target = row.target.rule()
    shown, hidden = _windows_shown(row.windows, every_window)
    judged = isinstance(target, UncountableTarget)
    is_strip = _is_strip(row.windows)
    drawing = None
    if shown and not judged:
        drawing = (strip if is_strip else lines)(target, shown, today, row.days)
    return RowView(
        party=party if named else "",
        sentence=sentence(target, row.windows, today, party),
        drawing=drawing,
        is_strip=is_strip,
        assessments=_assessed(target, shown) if judged else (),
        earlier=_hidden_words(hidden),
        target=target,
        windows=row.windows,
    )


def _is_strip(windows: Sequence[WindowStatus]) -> bool:
    if len(windows) <= LINES:
        return False
    longest = max((item.window.end - item.window.start).days for item in windows)
    return longest < _YEARLONG


def _windows_shown(windows: Sequence[WindowStatus], every_window: bool) -> tuple[Sequence[WindowStatus], int]:
    if every_window or len(windows) <= LINES or _is_strip(windows):
        return windows, 0
    begun = [item for item in windows if item.status is not Status.NOT_YET_BEGUN] or windows[:LINES]
    return begun[-LINES:], len(windows) - len(begun[-LINES:])


def _hidden_words(hidden: int) -> str:
    if not hidden:
        return ""
    return ngettext(
        "%(count)s period till visas på åtagandets egen sida.",
        "%(count)s perioder till visas på åtagandets egen sida.",
        hidden,
    ) % {"count": hidden}


def _assessed(target: Target, windows: Sequence[WindowStatus]) -> tuple[AssessedWindow, ...]:
    return tuple(AssessedWindow(window_name(item.window, target.per), standing(item)) for item in windows)


def _table_line(target: Target, item: WindowStatus) -> TableLine:
    asked = asked_for(target, item)
    counts = not isinstance(target, UncountableTarget)
    begun = item.status not in {Status.NOT_YET_BEGUN, Status.BEFORE_RECORD}
    running = item.status in {Status.ON_PACE, Status.BEHIND, Status.NOT_STARTED}
    said = [item.need.reason if item.need else "", item.judgement.reason if item.judgement else ""]
    return TableLine(
        window=window_name(item.window, target.per),
        asked="" if asked is None else number(asked),
        done=number(filled(target, item)) if counts and begun else "",
        expected=number(item.expected) if running and item.expected is not None else "",
        standing=standing(item),
        said=" ".join(filter(None, said)),
    )
