"""Windows with their statuses, made by the rules themselves, for what is drawn and said of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from medborgarlofte.domain.ruling import statuses
from medborgarlofte.domain.status import Act, Judgement, Need, WindowStatus
from medborgarlofte.domain.targets import Target
from medborgarlofte.domain.windows import windows


def row(
    target: Target,
    start: date,
    end: date | None,
    today: date,
    *acts: Act,
    entered_on: date | None = None,
    needs: Sequence[Need] = (),
    judgements: Sequence[Judgement] = (),
) -> tuple[WindowStatus, ...]:
    """How each window of a target is going on a day."""
    found = statuses(
        target,
        windows(target, start, end, today=today),
        acts,
        today=today,
        entered_on=entered_on or start,
        needs=needs,
        judgements=judgements,
    )
    return tuple(found)
