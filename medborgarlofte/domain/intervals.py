"""How uncertain a figure is, and whether two differ by more than that.

The rules, with worked figures, stand in docs/methods/indicators.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot, sqrt

from scipy.special import ndtri, stdtrit  # quantiles; scipy.stats takes a second to load, in every process

LEVEL = 0.95
_BELOW = (1 + LEVEL) / 2


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure with the limits between which the true one lies in 95 of 100 such surveys."""

    figure: float
    low: float
    high: float

    def __post_init__(self) -> None:
        if not self.low <= self.figure <= self.high:
            raise ValueError("a figure lies within its interval")


@dataclass(frozen=True, slots=True)
class Counted:
    """How many there were in so many days."""

    count: int
    days: int

    def __post_init__(self) -> None:
        if self.count < 0 or self.days < 1:
            raise ValueError("a count is at least 0, over at least one day")


def wilson(count: int, of: int) -> Interval:
    """The share `count / of` with its 95 % Wilson interval (Wilson 1927).

    Raises ValueError unless 0 <= count <= of and of > 0.
    """
    if of < 1 or not 0 <= count <= of:
        raise ValueError("a share is of at least one, and lies between none and all")
    z, share = float(ndtri(_BELOW)), count / of
    middle, half = share + z * z / (2 * of), z * sqrt(share * (1 - share) / of + (z / (2 * of)) ** 2)
    low, high = ((middle - half) / (1 + z * z / of), (middle + half) / (1 + z * z / of))
    return Interval(share, max(0.0, low) if count else 0.0, min(1.0, high) if count < of else 1.0)


def difference(before: Interval, after: Interval) -> Interval:
    """After less before, of two independent figures, each with its interval (Newcombe 1998, method 10)."""
    less = after.figure - before.figure
    low = hypot(after.figure - after.low, before.high - before.figure)
    high = hypot(after.high - after.figure, before.figure - before.low)
    return Interval(less, less - low, less + high)


def ratio(earlier: Sequence[Counted], now: Counted) -> Interval | None:
    """A count over what the earlier ones' pace gives for as many days; None where nothing can be said.

    Counts vary more than a Poisson process: how much is taken from the earlier ones, so at least three are
    needed, and not all may be 0. Where 1 lies within the limits, the same process may have given it.
    """
    if len(earlier) < 3 or not any(one.count for one in earlier):
        return None
    days = sum(one.days for one in earlier)
    rate = sum(one.count for one in earlier) / days
    found = now.count / (rate * now.days)
    half = _margin(earlier, rate) * sqrt((1 / now.days + 1 / days) / rate)
    return Interval(found, max(0.0, found - half), found + half)


def _margin(earlier: Sequence[Counted], rate: float) -> float:
    """How many Poisson standard errors are not yet a change: more where the earlier counts vary more."""
    freedom = len(earlier) - 1
    pearson = sum((one.count - rate * one.days) ** 2 / (rate * one.days) for one in earlier)
    return max(float(ndtri(_BELOW)), float(stdtrit(freedom, _BELOW)) * sqrt(pearson / freedom))
