"""Whether a number will be reached by the end of its window, from the records so far, and the pace it takes.

The rules, with worked figures and how well they did in simulation, stand in docs/methods/forecast.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .dispersion import Learned, learned, pooled, reaching, weights
from .exposure import Weeks

FEWEST_WEEKS = 4.0  # ordinary weeks behind a chance; before that, next to anything is possible
FEWEST_ASKED = 10  # below it each one is planned by itself, and no pace tells whether it will be done


@dataclass(frozen=True, slots=True)
class Forecast:
    """How a number stands, if it goes on as it has gone.

    `chance` is the probability (0 to 1) of reaching the number; None when too little is known to say.
    `pace` is what was done per ordinary week (None when no week is over), `needed` what it takes per ordinary
    week from now (0 when reached, None when no week is left). `left` is the number of ordinary weeks left.
    """

    done: int
    asked: int
    left: float
    chance: float | None
    pace: float | None
    needed: float | None

    @property
    def is_reached(self) -> bool:
        """Whether the number is reached already."""
        return self.done >= self.asked


def forecast(
    so_far: Weeks, ahead: Sequence[float], asked: int, others: Sequence[Learned] = (), made_up: int = 0
) -> Forecast:
    """The forecast of one window that asks for at least `asked` (1 or more).

    `ahead` are the exposures of the weeks left. `others` are other rows, from which the variation between
    weeks is learned as well, never the pace. `made_up` is what counts in the window though it was not
    done in its weeks. Raises ValueError when `asked` is below 1 or an exposure below 0.
    """
    if asked < 1 or min(ahead, default=0) < 0:
        raise ValueError("a forecast asks for at least 1, and no exposure is below 0")
    done, behind, left = sum(so_far.counts) + made_up, sum(so_far.exposure), sum(ahead)
    lacking = max(0, asked - done)
    pace = sum(so_far.counts) / behind if behind else None
    needed = lacking / left if left else (None if lacking else 0.0)
    return Forecast(done, asked, left, _chance(so_far, ahead, asked, lacking, others), pace, needed)


def _chance(
    so_far: Weeks, ahead: Sequence[float], asked: int, lacking: int, others: Sequence[Learned]
) -> float | None:
    if lacking == 0:
        return 1.0
    if sum(ahead) == 0:
        return 0.0
    if asked < FEWEST_ASKED or sum(so_far.exposure) < FEWEST_WEEKS:
        return None
    own = learned(so_far)
    return float((weights(own, pooled(others)) * reaching(own.rates, ahead, lacking)).sum())
