"""How each window of a row is going. The rules, with worked figures, stand in docs/methods/status.md."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from .cases import REPORTING, Case, Rule, can_be_made_up, expected_by, rule_for
from .status import Act, Judgement, Need, Status, WindowStatus
from .tally import NOTHING, tally, window_at
from .targets import CountTarget, Operator, Target, WithinTimeTarget
from .windows import Window

Said = TypeVar("Said", Need, Judgement)


def statuses(
    target: Target,
    windows: Sequence[Window],
    acts: Iterable[Act],
    *,
    today: date,
    entered_on: date,
    needs: Iterable[Need] = (),
    judgements: Iterable[Judgement] = (),
) -> list[WindowStatus]:
    """How each window of one row is going on a day: one status per window, in their order.

    `windows` are those that `windows.windows` gives for this target. Acts may come in any order; those
    after `today` are left out. Of several need answers or judgements on one window the last in order
    holds. `entered_on` is the day the promise was entered here: windows due before it are "before this
    record". Nothing else is known or remembered, so the same arguments always give the same answer.
    """
    limit = target.limit_hours if isinstance(target, WithinTimeTarget) else None
    done = tally(windows, acts, today, makes_up=can_be_made_up(target), limit_hours=limit)
    said, judged = _by_window(windows, needs), _by_window(windows, judgements)
    rule, paced, since = rule_for(target), _is_paced(target), today - REPORTING
    closable = isinstance(target, CountTarget) and target.unless_no_need
    found = []
    for index, window in enumerate(windows):
        one = done.get(index, NOTHING)
        case = Case(window, one, said.get(index), judged.get(index), today, since, entered_on, closable)
        found.append(_follow(case, rule, paced, limit is not None))
    return found


def status_of(
    target: Target,
    window: Window,
    acts: Iterable[Act],
    *,
    today: date,
    entered_on: date,
    needs: Iterable[Need] = (),
    judgements: Iterable[Judgement] = (),
) -> WindowStatus:
    """How one window is going; see `statuses`. What was done in, or made up for, others is left out."""
    if can_be_made_up(target):
        acts = [act for act in acts if act.making_up_for is None or act.making_up_for >= window.start]
    (found,) = statuses(
        target, [window], acts, today=today, entered_on=entered_on, needs=needs, judgements=judgements
    )
    return found


def _follow(case: Case, rule: Rule, paced: bool, timed: bool) -> WindowStatus:
    window, one = case.window, case.tally
    return WindowStatus(
        window,
        rule(case) if window.start <= case.today else Status.NOT_YET_BEGUN,
        one.done,
        one.made_up,
        expected_by(window, case.today) if paced else None,
        one.within if timed else None,
        one.last,
        case.need,
        case.judgement,
    )


def _is_paced(target: Target) -> bool:
    """Whether so much should be done by a certain day; what may at most be done has no pace."""
    return isinstance(target, CountTarget) and target.operator is not Operator.AT_MOST


def _by_window(windows: Sequence[Window], said: Iterable[Said]) -> dict[int, Said]:
    """What was said, by the index of the window that it is of: which holds its start and is over by its end.

    So what was said of January says nothing of the year, and what was said of December does.
    """
    starts: list[date] = []
    found: dict[int, Said] = {}
    for one in said:
        starts = starts or [window.start for window in windows]
        index = window_at(windows, starts, one.window_start)
        if index is not None and (one.window_end is None or windows[index].end <= one.window_end):
            found[index] = one
    return found
