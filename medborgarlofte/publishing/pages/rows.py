"""One row of a commitment as shown: its drawing, its sentence, its table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import groupby

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from medborgarlofte.domain.status import Status, WindowStatus
from medborgarlofte.domain.targets import Target, UncountableTarget, WhenNeededTarget
from medborgarlofte.followup.progress import Row
from medborgarlofte.publishing.formats import month_and_year, number
from medborgarlofte.publishing.promise_line import LINES, Drawing, asked_for, filled, lines
from medborgarlofte.publishing.sentences import Sentence, sentence
from medborgarlofte.publishing.status_words import Standing, standing
from medborgarlofte.publishing.strip import strip
from medborgarlofte.publishing.target_words import target_in_words
from medborgarlofte.publishing.window_names import window_name

from .small_counts import Told, sentence_told

_YEARLONG = 300  # days: windows this long stay lines however many they are
ONE_TABLE = 60  # windows; more are split by month or year, each part under what came of it
_DAYLONG = 5  # days: windows shorter than this are split by month


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
    standing: Standing | None
    said: str  # what was said of the need, or why it was judged so

    @property
    def status(self) -> SafeString:
        """The status as markup: a long table has a thousand."""
        return _status(self.standing) if self.standing else SafeString("")


@dataclass(frozen=True, slots=True)
class TablePart:
    """A stretch of the table, the newest window first. The only part of a short one has no name."""

    name: str
    came_out: str
    lines: tuple[TableLine, ...]


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
    told: Sequence[Told] | None = None  # of a sensitive commitment: what is told of each window's count

    @property
    def target_words(self) -> str:
        """The whole target in words."""
        return target_in_words(self.target)

    def table(self) -> list[TablePart]:
        """The table behind the drawing, the newest windows first."""
        if self.told is not None:
            return [TablePart("", "", _told_lines(self.target, self.windows, self.told))]
        if len(self.windows) <= ONE_TABLE:
            return [TablePart("", "", _table_lines(self.target, self.windows))]
        return list(_table_parts(self.target, self.windows))


def row_view(
    row: Row,
    today: date,
    *,
    every_window: bool = False,
    named: bool = False,
    latest: int | None = None,
    told: Sequence[Told] | None = None,
) -> RowView:
    """The row as shown. Lists leave out the oldest of many long windows; `every_window` shows all.

    `named` says whose row it is, where a commitment has several. `latest` draws the last of so many short
    windows that have begun; the sentence still tells of all. `told` is what is told of the count of each
    window of a sensitive commitment: then nothing is drawn.
    """
    party = row.party.name if row.party else ""
    target = row.target
    is_strip = _is_strip(row.windows)
    shown, hidden = _windows_shown(row.windows, every_window or is_strip)
    if latest is not None and len(shown) > latest:
        shown = _latest(shown, latest, today)
    judged = isinstance(target, UncountableTarget)
    drawing = None
    if shown and not judged and told is None:
        needs = row.days() if isinstance(target, WhenNeededTarget) else ()
        drawing = (strip if is_strip else lines)(target, shown, today, needs)
    return RowView(
        party=party if named else "",
        sentence=_sentence(target, row.windows, today, party, told),
        drawing=drawing,
        is_strip=is_strip,
        assessments=_assessed(target, shown) if judged else (),
        earlier=_hidden_words(hidden),
        target=target,
        windows=row.windows,
        told=told,
    )


def _latest(shown: Sequence[WindowStatus], most: int, today: date) -> Sequence[WindowStatus]:
    """The last of those that have begun; the first where none has."""
    return [one for one in shown if one.window.start <= today][-most:] or shown[:most]


def _sentence(
    target: Target, windows: Sequence[WindowStatus], today: date, party: str, told: Sequence[Told] | None
) -> Sentence:
    said = sentence(target, windows, today, party)
    return said if told is None else sentence_told(said, target, windows, told, today)


def _is_strip(windows: Sequence[WindowStatus]) -> bool:
    if len(windows) <= LINES:
        return False
    return all((item.window.end - item.window.start).days < _YEARLONG for item in windows)


def _windows_shown(windows: Sequence[WindowStatus], every_window: bool) -> tuple[Sequence[WindowStatus], int]:
    if every_window or len(windows) <= LINES:
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


def _table_parts(target: Target, windows: Sequence[WindowStatus]) -> Iterator[TablePart]:
    longest = max((item.window.end - item.window.start).days for item in windows)
    by_month = longest < _DAYLONG

    def name(item: WindowStatus) -> str:
        start = item.window.start
        return month_and_year(start) if by_month else str(start.year)

    for part, members in groupby(reversed(windows), key=name):
        items = tuple(members)[::-1]
        words = Counter(standing(item).word for item in items)
        came_out = ", ".join(f"{word.lower()} {number(count)}" for word, count in words.most_common())
        yield TablePart(part, came_out, _table_lines(target, items))


def _table_lines(target: Target, windows: Sequence[WindowStatus]) -> tuple[TableLine, ...]:
    return tuple(_table_line(target, item) for item in reversed(windows))


def _told_lines(
    target: Target, windows: Sequence[WindowStatus], told: Sequence[Told]
) -> tuple[TableLine, ...]:
    lines = zip(_table_lines(target, windows), tuple(told)[::-1], strict=True)
    return tuple(
        replace(line, done=one.words, expected="", standing=line.standing if one.has_status else None)
        for line, one in lines
    )


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


@lru_cache
def _status(shown: Standing) -> SafeString:
    """A status as markup, made once for each."""
    return render_to_string("publishing/parts/status.html", {"standing": shown})
