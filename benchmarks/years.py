"""Simulated years of a promise of 104, and what others would say of each after 26 weeks.

Every year has a rate of its own (gamma, mean 2.08 a week, a spread of 22 %), four weeks after the 26th in
which 0.4 of an ordinary week is done, and weeks that vary more than a Poisson process by a gamma of mean 1.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import nbinom

Floats = NDArray[np.float64]

ASKED, SEEN, WEEKS, YEARS = 104, 26, 52, 20_000
RATE, SHAPE, QUIET, QUIET_WEEKS = 2.08, 20, 0.4, slice(26, 30)
EXPOSURE = np.ones(WEEKS)
EXPOSURE[QUIET_WEEKS] = QUIET
AHEAD = EXPOSURE[SEEN:]
_RATES = np.exp(np.linspace(np.log(0.3), np.log(7), 90))


@dataclass(frozen=True, slots=True)
class Years:
    """The counts of the weeks seen, a row for each year, and whether the year reached what was asked."""

    seen: NDArray[np.int64]
    reached: NDArray[np.bool_]

    @property
    def done(self) -> NDArray[np.int64]:
        """How much was done in the weeks seen."""
        return np.asarray(self.seen.sum(axis=1), dtype=np.int64)


def simulated(rng: np.random.Generator, variation: float, years: int = YEARS) -> Years:
    """Years whose weeks have so much extra variation (0: none)."""
    means = rng.gamma(SHAPE, RATE / SHAPE, years)[:, None] * EXPOSURE
    if variation:
        means = means * rng.gamma(1 / variation, variation, means.shape)
    counts = rng.poisson(means)
    return Years(counts[:, :SEEN], counts.sum(axis=1) >= ASKED)


def straight_line(years: Years) -> Floats:
    """Yes or no: as much again in as many weeks."""
    return (years.done * WEEKS >= ASKED * SEEN).astype(np.float64)


def gamma_poisson(years: Years, left: float) -> Floats:
    """With Jeffreys' prior, over so many ordinary weeks left."""
    lacking = np.maximum(0, ASKED - years.done)
    return np.asarray(nbinom.sf(lacking - 1, years.done + 0.5, SEEN / (SEEN + left)))


def told(years: Years, variation: float) -> Floats:
    """A negative binomial that is told the variation, which nobody knows in use: the bound."""
    if not variation:
        return gamma_poisson(years, AHEAD.sum())
    found = {int(done): _told(int(done), variation) for done in np.unique(years.done)}
    return np.array([found[int(done)] for done in years.done])


def _told(done: int, variation: float) -> float:
    size, left = 1 / variation, AHEAD.sum()
    sizes = size * left**2 / (AHEAD**2).sum()
    logs = (done + 0.5) * np.log(_RATES) - (done + SEEN * size) * np.log(size + _RATES)
    weights = np.exp(logs - logs.max())
    reaching = nbinom.sf(max(0, ASKED - done) - 1, sizes, sizes / (sizes + _RATES * left))
    return float((weights * reaching).sum() / weights.sum())
