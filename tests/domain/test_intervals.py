"""How uncertain a share is: the same as a library reckons it, and within what a share can be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from medborgarlofte.domain.intervals import wilson


@given(st.integers(1, 100_000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_it_is_the_interval_that_scipy_gives(share: tuple[int, int]) -> None:
    found, expected = wilson(*share), binomtest(*share).proportion_ci(0.95, method="wilson")
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high), abs=1e-12)
    assert 0 <= found.low <= found.figure <= found.high <= 1


@pytest.mark.parametrize(("count", "of"), [(1, 0), (-1, 5), (6, 5)])
def test_it_refuses_what_is_no_share(count: int, of: int) -> None:
    with pytest.raises(ValueError, match="a share"):
        wilson(count, of)
