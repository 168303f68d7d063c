"""The tables of docs/methods/forecast.md, computed anew: a page that drifts from the rules fails here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np
import pytest
from scipy.stats import nbinom

from medborgarlofte.domain.dispersion import learned, mean_variation, reaching
from medborgarlofte.domain.exposure import Weeks, exposure, quiet_share
from medborgarlofte.domain.forecast import forecast
from medborgarlofte.domain.targets import Season

from .test_methods import table

PAGE = "forecast.md"
SEASONS = {"": None, "July": Season(frozenset({7}))}
UNEVEN = (0, 0, 7, 0, 2, 0, 0, 9, 0, 1, 0, 0, 8, 0, 0, 5, 1, 0, 0, 10, 0, 0, 2, 0, 7, 0)


def repeated(told: str) -> Iterator[float]:
    """`0.4 × 4, 1 × 22` as 26 numbers."""
    for part in filter(None, told.split(", ")):
        one, times = part.split(" × ")
        yield from [float(one)] * int(times)


def weeks(told: str) -> Weeks:
    counts = UNEVEN if told == "uneven" else tuple(int(one) for one in repeated(told))
    return Weeks(counts, (1.0,) * len(counts))


def test_exposure() -> None:
    rows = table(PAGE, "stretch", "season", "weeks")
    assert len(rows) == 4
    for stretch, season, told in rows:
        start, end = (date.fromisoformat(day) for day in stretch.split(".."))
        found = exposure((start, end), SEASONS[season])
        assert " ".join(f"{round(one, 3):g}" for one in found) == told, stretch


def test_what_a_quiet_week_holds() -> None:
    rows = table(PAGE, "done in quiet weeks", "expected", "a quiet week holds")
    assert len(rows) == 5
    for done, expected, told in rows:
        assert f"{quiet_share(int(done), float(expected)):.3f}" == told


def test_chance_and_pace() -> None:
    rows = table(PAGE, "done so far", "weeks ahead", "asked", "chance", "done a week", "needed a week")
    assert len(rows) == 10
    for done, ahead, asked, *told in rows:
        found = forecast(weeks(done), tuple(repeated(ahead)), int(asked))
        chance = "not told" if found.chance is None else f"{found.chance:.3f}"
        needed = "none left" if found.needed is None else f"{found.needed:.2f}"
        assert [chance, f"{found.pace:.2f}", needed] == told, (done, ahead)


@pytest.mark.parametrize("done", [5, 26, 52])
@pytest.mark.parametrize("lacking", [1, 10, 40])
def test_without_extra_variation_it_is_the_gamma_poisson_forecast(done: int, lacking: int) -> None:
    own = learned(Weeks((done,) + (0,) * 25, (1.0,) * 26))
    alone = np.exp(own.logs[:, 0] - own.evidence[0])
    found = float((alone * reaching(own.rates, (1.0,) * 26, lacking)[:, 0]).sum())
    assert found == pytest.approx(nbinom.sf(lacking - 1, done + 0.5, 0.5), abs=3e-4)


def test_the_variation_is_learned_from_others_too_and_the_pace_is_not() -> None:
    short, ahead = weeks("2 × 6"), (1.0,) * 46
    even = forecast(short, ahead, 120, [learned(weeks("2 × 26"))] * 9)
    uneven = forecast(short, ahead, 120, [learned(weeks("uneven"))] * 9)
    busier = forecast(short, ahead, 120, [learned(weeks("20 × 26"))] * 9)
    assert (uneven.chance or 0) > (even.chance or 0) > 0
    assert busier.chance == pytest.approx(even.chance, abs=0.05)
    assert even.pace == uneven.pace == busier.pace == 2.0


def test_uneven_weeks_show_in_what_is_expected_of_the_variation() -> None:
    assert mean_variation(learned(weeks("2 × 26"))) < 0.1 < 1.0 < mean_variation(learned(weeks("uneven")))


def test_what_was_made_up_for_counts_but_sets_no_pace() -> None:
    found = forecast(weeks("2 × 26"), (1.0,) * 26, 104, made_up=10)
    assert (found.done, found.pace, found.needed) == (62, 2.0, 42 / 26)


def test_weeks_out_of_season_tell_nothing() -> None:
    closed = Weeks((2,) * 26 + (0,) * 10, (1.0,) * 26 + (0.0,) * 10)
    assert forecast(closed, (1.0,) * 26, 104).chance == forecast(weeks("2 × 26"), (1.0,) * 26, 104).chance


@pytest.mark.parametrize("asked", [0, -1])
def test_nothing_asked_is_refused(asked: int) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        forecast(weeks("2 × 26"), (1.0,), asked)


@pytest.mark.parametrize(("counts", "exposures"), [((1, 2), (1.0,)), ((-1,), (1.0,)), ((1,), (-1.0,))])
def test_weeks_that_make_no_sense_are_refused(counts: tuple[int, ...], exposures: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match=r"week|below"):
        Weeks(counts, exposures)


def test_a_rate_needs_a_week_in_which_something_could_be_done() -> None:
    with pytest.raises(ValueError, match="at least one week"):
        learned(Weeks((0, 0), (0.0, 0.0)))
