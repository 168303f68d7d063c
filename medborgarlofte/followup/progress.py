"""How commitments are going: the database's rows, given to the rules of `domain` in bulk."""

from __future__ import annotations

from dataclasses import dataclass

from medborgarlofte.domain.status import WindowStatus
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.models import Commitment, Target


@dataclass(frozen=True, slots=True)
class Row:
    """One target for one accountable party; `party` is None when any of the parties may fulfil it."""

    target: Target
    party: Organisation | None
    windows: tuple[WindowStatus, ...]  # from the first to the last, empty when no period is known


@dataclass(frozen=True, slots=True)
class CommitmentProgress:
    """A commitment and how each of its rows is going."""

    commitment: Commitment
    rows: tuple[Row, ...]
