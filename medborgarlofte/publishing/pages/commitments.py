"""Commitments as shown in lists: grouped by focus area, and those behind and done told apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import TypeVar

from django.utils.text import Truncator

from medborgarlofte.domain.status import Status, Verdict, WindowStatus
from medborgarlofte.domain.summary import WORST_FIRST, tells_of
from medborgarlofte.followup.progress import CommitmentProgress, Row, progress_of
from medborgarlofte.followup.said import Answer
from medborgarlofte.promises.models import Commitment, Promise
from medborgarlofte.publishing.area_words import area_names
from medborgarlofte.publishing.headline import headline
from medborgarlofte.publishing.status_words import Standing, standing

from .rows import RowView, row_view
from .small_counts import hides_status, told_of

T = TypeVar("T")
Stretch = tuple[date, date]  # half-open

_BEHIND = frozenset({Status.BEHIND, Status.MISSED, Status.NOT_REPORTED})
_DONE = frozenset({Status.MET, Status.MET_LATE})
_LAGGING_VERDICTS = frozenset({Verdict.PARTLY, Verdict.NOT_FULFILLED})


def brief(text: str) -> str:
    """The first words of a text, for links."""
    first = Truncator(text).words(16)
    return first if len(first) <= 120 else Truncator(first).chars(120)  # which looks at each character


@dataclass(frozen=True, slots=True)
class CommitmentView:
    """A commitment in a list: its words, who is accountable (names by key), and each row as shown."""

    commitment: Commitment
    parties: dict[int, str]
    rows: tuple[RowView, ...]
    shown: WindowStatus | None  # the window that speaks for the whole: that of its worst row
    answers: tuple[Answer, ...]  # all that its parties said of its windows, the oldest first

    @property
    def standing(self) -> Standing | None:
        """How the whole is going; None when no period is known."""
        return standing(self.shown) if self.shown else None

    @property
    def brief(self) -> str:
        """The first words of the commitment, for links."""
        return brief(self.commitment.text)

    @property
    def worst_row(self) -> RowView | None:
        """The row whose status speaks for the whole."""
        matching = [row for row in self.rows if row.sentence.standing == self.standing]
        return matching[0] if matching else None

    @property
    def responsible(self) -> str:
        """Who the worst status is about: the parties of the rows that have it, or all."""
        worst = [row.party for row in self.rows if row.party and row.sentence.standing == self.standing]
        return ", ".join(dict.fromkeys(worst)) or ", ".join(self.parties.values())

    @property
    def has_windows(self) -> bool:
        """Whether any of its windows is shown."""
        return any(row.windows for row in self.rows)

    @property
    def is_behind(self) -> bool:
        """Whether somebody is behind, has missed or has not reported."""
        if self.shown is None:
            return False
        judged = self.shown.judgement.verdict if self.shown.judgement else None
        return self.shown.status in _BEHIND or judged in _LAGGING_VERDICTS

    @property
    def is_done(self) -> bool:
        """Whether what was asked for so far is done."""
        if self.shown is None or self.is_behind:
            return False
        judged = self.shown.judgement.verdict if self.shown.judgement else None
        return self.shown.status in _DONE or judged is Verdict.FULFILLED


@dataclass(frozen=True, slots=True)
class Group:
    """The commitments under one heading of the promise; `heading` is empty for those without."""

    heading: str
    areas: tuple[str, ...]
    commitments: tuple[CommitmentView, ...]


def commitments_of(promise: Promise, today: date) -> list[CommitmentView]:
    """The commitments that a promise holds now, with how they are going."""
    commitments = list(Commitment.objects.current().filter(promise=promise).select_related("focus_area"))
    for commitment in commitments:
        commitment.promise = promise
    return commitment_views(commitments, today)


def commitment_views(
    commitments: Sequence[Commitment],
    today: date,
    *,
    every_window: bool = False,
    within: Stretch | None = None,
) -> list[CommitmentView]:
    """Commitments as shown, in the order given. `within` leaves out what no report of those days tells of."""
    progress = progress_of(commitments, today=today)
    return [_view(progress[one.pk], today, every_window, within) for one in commitments]


def _view(
    progress: CommitmentProgress, today: date, every_window: bool, within: Stretch | None
) -> CommitmentView:
    rows = progress.rows
    told = told_of(progress, today) if progress.commitment.sensitive else None
    if within:
        # What is told is weighed before, over every window, so that no two pages tell what one would not.
        told = [_inside(row, each, within) for row, each in zip(rows, told, strict=True)] if told else None
        rows = tuple(replace(row, windows=tuple(_inside(row, row.windows, within))) for row in rows)
    parties = {row.party.pk: row.party.name for row in rows if row.party}
    views = tuple(
        row_view(
            row,
            today,
            every_window=every_window,
            named=len(rows) > 1 and row.party is not None,
            told=told[number] if told else None,
        )
        for number, row in enumerate(rows)
    )
    shown = None if told and any(hides_status(one) for one in told) else _worst(rows, today)
    return CommitmentView(progress.commitment, parties, views, shown, progress.answers)


def _inside(row: Row, each: Sequence[T], within: Stretch) -> list[T]:
    """Of what there is one of for each window of a row, those of the windows that those days tell of."""
    pairs = zip(row.windows, each, strict=True)
    return [one for item, one in pairs if tells_of(item.window, *within)]


def _worst(rows: Iterable[Row], today: date) -> WindowStatus | None:
    shown = [found for row in rows if (found := headline(row.windows, today))]
    ranks = {status: rank for rank, status in enumerate(WORST_FIRST)}
    return min(shown, key=lambda item: ranks[item.status], default=None)


def grouped(commitments: Sequence[CommitmentView]) -> list[Group]:
    """The commitments by focus area, in the order of the promise."""

    def place(view: CommitmentView) -> tuple[int, int]:
        area = view.commitment.focus_area
        return (area.number, area.pk) if area else (10**9, 0)

    groups = []
    for _place, members in groupby(sorted(commitments, key=place), key=place):
        views = tuple(members)
        area = views[0].commitment.focus_area
        heading, codes = (area.heading, area.areas) if area else ("", [])
        groups.append(Group(heading, area_names(codes), views))
    return groups


def tally_words(commitments: Sequence[CommitmentView]) -> list[tuple[Standing, int]]:
    """How many commitments have each status as shown, the worst first."""
    counts: dict[Standing, int] = {}
    ranks = {status: rank for rank, status in enumerate(WORST_FIRST)}
    begun = [view for view in commitments if view.shown is not None]
    for view in sorted(begun, key=lambda one: ranks[one.shown.status] if one.shown else 0):
        shown = view.standing
        if shown:
            counts[shown] = counts.get(shown, 0) + 1
    return list(counts.items())
