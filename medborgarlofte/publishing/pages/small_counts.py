"""What the public is told of counts of help to individuals: window totals, and small ones not at all.

The rule stands in `domain.suppression`, with worked figures in docs/methods/suppression.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from medborgarlofte.domain.status import Status, WindowStatus
from medborgarlofte.domain.suppression import FEWEST, Cell, Shown, suppressed
from medborgarlofte.domain.targets import CountTarget, Operator, Target
from medborgarlofte.followup.progress import CommitmentProgress
from medborgarlofte.publishing.formats import number
from medborgarlofte.publishing.headline import headline
from medborgarlofte.publishing.sentences import Sentence
from medborgarlofte.publishing.window_names import window_name

_WITHOUT_COUNT = frozenset({Status.NOT_YET_BEGUN, Status.BEFORE_RECORD})


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of the count of one window, and whether its status may stand beside it."""

    words: str
    has_status: bool


def told_of(progress: CommitmentProgress, today: date) -> list[list[Told]]:
    """What is told of each window of each row: weighed together, since one row may betray another."""
    cells = [
        Cell(item.window.start, item.window.end, item.done + item.made_up)
        for row in progress.rows
        for item in row.windows
    ]
    shown = iter(suppressed(cells, today))
    return [[_told(item, next(shown), row.target) for item in row.windows] for row in progress.rows]


def hides_status(told: Sequence[Told]) -> bool:
    """Whether the status of any of a row's windows is left out, so that none stands for the whole."""
    return not all(one.has_status for one in told)


def sentence_told(
    said: Sentence, target: Target, windows: Sequence[WindowStatus], told: Sequence[Told], today: date
) -> Sentence:
    """The sentence with what is told in place of what was counted."""
    shown = headline(windows, today)
    if shown is None:
        return said
    one = told[list(windows).index(shown)]
    done = f"{one.words}, {window_name(shown.window, target.per)}" if one.words else said.done
    kept = said.standing if one.has_status else None
    finished = said.finished if not hides_status(told) else ""
    return replace(said, done=done, standing=kept, finished=finished, silence=said.silence if kept else "")


def _told(item: WindowStatus, shown: Shown, target: Target) -> Told:
    if item.status in _WITHOUT_COUNT:
        return Told("", True)
    if shown is Shown.NUMBER:
        return Told(number(item.done + item.made_up), True)
    return Told(_words(shown), _says_no_more(item, shown, target))


def _words(shown: Shown) -> str:
    if shown is Shown.FEW:
        return _("färre än %(fewest)s") % {"fewest": number(FEWEST)}
    return _("visas när perioden är slut") if shown is Shown.RUNNING else _("visas inte")


def _says_no_more(item: WindowStatus, shown: Shown, target: Target) -> bool:
    """Whether the status leaves the count as unknown as the words do.

    Of fewer than five, "met" and "missed" of a target under five would tell which. While a window runs, any
    status but silence would tell how it grows.
    """
    if shown is Shown.RUNNING or not isinstance(target, CountTarget):
        return False
    asked = item.window.number
    return target.operator is Operator.AT_LEAST and asked is not None and asked >= FEWEST
