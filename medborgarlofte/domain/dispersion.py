"""How unevenly the weeks fall: a negative binomial whose extra variation is not known but learned.

A week with exposure e counts Poisson(rate x e x g), where g varies between weeks as a gamma with mean 1 and
variance v: a negative binomial of size 1/v. What is known of rate and v together is kept on a grid, and
nothing is drawn by chance. The rules, with worked figures, stand in docs/methods/forecast.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import betainc, gammaln, logsumexp

from .exposure import Weeks

Floats = NDArray[np.float64]

MOST_POOLED = 9  # rows: they are not alike, so many of them do not settle it for one
_VARIANCES = np.array([0.001, 0.03, 0.07, 0.12, 0.2, 0.3, 0.45, 0.65, 0.9, 1.25, 1.7, 2.3, 3.2, 4.5])
_SIZES = 1 / _VARIANCES
_WIDTHS = np.diff(np.concatenate(([0.0], np.sqrt(_VARIANCES[1:] * _VARIANCES[:-1]), [6.0])))
_PRIOR = np.log(_WIDTHS) - _VARIANCES  # exponential with mean 1: most rows vary by less than their own mean
_RATES = np.linspace(-4.5, 4.5, 73)  # in standard deviations of the logarithm of the rate


@dataclass(frozen=True, slots=True)
class Learned:
    """What is known of a rate (a row each, per ordinary week) and of the extra variation (a column each).

    `logs` holds the logarithm of their joint weight, up to a constant, without the prior of the variation.
    """

    rates: Floats
    logs: Floats
    evidence: Floats  # the same for the variation alone, over all rates


def learned(weeks: Weeks) -> Learned:
    """What some weeks tell of their rate and of the variation between them.

    The rate has Jeffreys' prior (density 1/√rate), so that a row without anything done has a rate as well.
    Weeks without exposure tell nothing. Raises ValueError when no week has any.
    """
    exposure, counts = np.array(weeks.exposure), np.array(weeks.counts)
    told = exposure > 0
    if not told.any():
        raise ValueError("a rate needs at least one week in which something could be done")
    exposure, counts = exposure[told], counts[told]
    rates = _rates(counts, exposure)
    logs = 0.5 * np.log(rates)[:, None] + (gammaln(counts[:, None] + _SIZES) - gammaln(_SIZES)).sum(axis=0)
    for one in np.unique(exposure):
        alike = counts[exposure == one]
        means = rates[:, None] * one
        logs = logs + alike.sum() * np.log(means) + alike.size * _SIZES * np.log(_SIZES)
        logs = logs - (alike.sum() + alike.size * _SIZES) * np.log(_SIZES + means)
    return Learned(rates, logs, logsumexp(logs, axis=0))


def _rates(counts: NDArray[np.int64], exposure: Floats) -> Floats:
    """The rates of the grid: evenly spread over what the weeks leave possible, on a logarithmic scale."""
    some = counts.sum() + 0.5
    spread = np.sqrt(1 / some + 1.5 * (exposure**2).sum() / exposure.sum() ** 2)
    rates: Floats = some / exposure.sum() * np.exp(spread * _RATES)
    return rates


def pooled(others: Sequence[Learned]) -> Floats:
    """What other rows tell of the variation: together no more than MOST_POOLED of them do."""
    told = sum((one.evidence for one in others), np.zeros_like(_SIZES))
    found: Floats = told * min(1.0, MOST_POOLED / max(1, len(others)))
    return found


def weights(own: Learned, others: Floats | None = None) -> Floats:
    """The joint weights of a row's rate and variation, summing to 1; `others` as `pooled` gives it."""
    logs = own.logs + _PRIOR + (0 if others is None else others)
    found: Floats = np.exp(logs - logsumexp(logs))
    return found


def reaching(rates: Floats, ahead: Iterable[float], asked: int) -> Floats:
    """The probability that at least `asked` (> 0) is done in the weeks ahead, for each rate and variation.

    Weeks of unlike exposure add up to a negative binomial of the same mean and variance as their sum.
    """
    left = np.array([one for one in ahead if one > 0])
    means = rates[:, None] * left.sum()
    sizes = _SIZES[None, :] * left.sum() ** 2 / (left**2).sum()
    found: Floats = betainc(float(asked), sizes, means / (means + sizes))
    return found


def mean_variation(own: Learned) -> float:
    """The extra variation that is to be expected: 0 is a Poisson process, 1 varies by as much as its mean."""
    return float((weights(own).sum(axis=0) * _VARIANCES).sum())
