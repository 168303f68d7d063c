"""In simulated years the forecast tells as well as one that is told what nobody knows in use."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks import years
from benchmarks.calibration import worst
from benchmarks.forecast import ALLOWANCE, LEVELS, Level, brier, ours
from benchmarks.years import AHEAD


@pytest.mark.parametrize("level", LEVELS, ids=[level.name for level in LEVELS])
def test_it_comes_near_the_bound_and_beats_the_peers(level: Level) -> None:
    found = years.simulated(np.random.default_rng(7), level.variation, 2000)
    alone, pooled = (brier(chances, found.reached) for chances in ours(found))
    bound = brier(years.told(found, level.variation), found.reached)
    assert alone <= bound + ALLOWANCE
    assert pooled <= bound + ALLOWANCE
    assert alone < brier(years.gamma_poisson(found, AHEAD.size), found.reached)
    assert alone < brier(years.straight_line(found), found.reached)


def test_what_is_told_comes_as_often_as_told() -> None:
    found = years.simulated(np.random.default_rng(7), 0.5, 4000)
    seasonal = years.gamma_poisson(found, float(AHEAD.sum()))
    furthest = worst(ours(found)[0], found.reached)
    assert furthest < 0.12
    assert furthest < worst(seasonal, found.reached)
