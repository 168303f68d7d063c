"""How well the forecast tells after half a year whether 104 will be reached, beside its peers and the bound.

20,000 simulated years at each of three levels of variation between weeks; the tables and the drawing go to
docs/methods/forecast.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from medborgarlofte.domain.dispersion import learned, pooled, reaching, weights
from medborgarlofte.domain.exposure import Weeks

from . import calibration, years
from .table import Figure
from .years import AHEAD, ASKED, SEEN, Floats, Years

ROOT = Path(__file__).resolve().parent.parent
PAGE, DRAWING = ROOT / "docs/methods/forecast.md", ROOT / "docs/pictures/forecast-calibration.svg"
OPENS, CLOSES = "<!-- measured -->", "<!-- /measured -->"
ALLOWANCE, POOLED, SEED = 0.005, 10, 2022
LINE, EVEN, SEASONAL, BOUND = "straight line", "Gamma–Poisson, even", "Gamma–Poisson, seasonal", "told"
OURS, OURS_POOLED = "ours, its own weeks", "ours, pooled over ten"


@dataclass(frozen=True, slots=True)
class Level:
    """How much the weeks vary beyond chance, and the bound as it was published beforehand."""

    name: str
    variation: float
    bound: float


LEVELS = (Level("no", 0.0, 0.080), Level("moderate", 0.5, 0.103), Level("large", 1 / 0.65, 0.123))


def run() -> list[Figure]:
    """The score of ours at each level, held against the bound; the page gets its tables and its drawing."""
    rng = np.random.default_rng(SEED)
    found = {level: Told.of(years.simulated(rng, level.variation), level) for level in LEVELS}
    _write(found)
    return [
        Figure(
            f"forecast at week 26, {level.name} extra variation, {how}: Brier score",
            brier(told.chances[how], told.reached),
            "",
            level.bound + ALLOWANCE,
        )
        for level, told in found.items()
        for how in (OURS, OURS_POOLED)
    ]


@dataclass(frozen=True, slots=True)
class Told:
    """What each way of telling said of the years of one level, and what became of them."""

    reached: NDArray[np.bool_]
    chances: dict[str, Floats]

    @classmethod
    def of(cls, found: Years, level: Level) -> Told:
        """All the ways side by side over the same years."""
        alone, together = ours(found)
        return cls(
            found.reached,
            {
                LINE: years.straight_line(found),
                EVEN: years.gamma_poisson(found, float(AHEAD.size)),
                SEASONAL: years.gamma_poisson(found, float(AHEAD.sum())),
                BOUND: years.told(found, level.variation),
                OURS: alone,
                OURS_POOLED: together,
            },
        )


def ours(found: Years) -> tuple[Floats, Floats]:
    """Each year from its own weeks, and with the variation pooled over ten at a time."""
    alone, together = np.ones(len(found.done)), np.ones(len(found.done))
    for first in range(0, len(found.done), POOLED):
        group = range(first, min(first + POOLED, len(found.done)))
        known = {year: learned(Weeks(tuple(found.seen[year].tolist()), (1.0,) * SEEN)) for year in group}
        for year, own in known.items():
            lacking = ASKED - int(found.done[year])
            if lacking > 0:
                chances = reaching(own.rates, AHEAD, lacking)
                others = [one for other, one in known.items() if other != year]
                alone[year] = (weights(own) * chances).sum()
                together[year] = (weights(own, pooled(others)) * chances).sum()
    return alone, together


def brier(chances: Floats, reached: NDArray[np.bool_]) -> float:
    """The mean square of what was told less what came; 0 is perfect."""
    return float(((chances - reached) ** 2).mean())


def _write(found: dict[Level, Told]) -> None:
    drawn = {
        level.name: (
            calibration.deciles(told.chances[OURS], told.reached),
            calibration.deciles(told.chances[SEASONAL], told.reached),
        )
        for level, told in found.items()
    }
    DRAWING.write_text(calibration.drawing(drawn, (OURS, SEASONAL)), encoding="utf-8")
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(OPENS)
    _, _, after = rest.partition(CLOSES)
    PAGE.write_text(f"{before}{OPENS}\n{_markdown(found)}\n{CLOSES}{after}", encoding="utf-8")


def _markdown(found: dict[Level, Told]) -> str:
    ways = list(next(iter(found.values())).chances)
    lines = [f"| extra variation | {' | '.join(ways)} |", "| --- |" + " ---: |" * len(ways)]
    for level, told in found.items():
        cells = [
            f"{brier(chances, told.reached):.3f} ({calibration.worst(chances, told.reached):.2f})"
            for chances in told.chances.values()
        ]
        lines.append(f"| {level.name} | {' | '.join(cells)} |")
    return "\n".join(lines)
