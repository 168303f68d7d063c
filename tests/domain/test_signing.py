"""Who has still to sign."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from medborgarlofte.domain.signing import Seat, missing

SEATS = st.builds(Seat, st.integers(1, 3), st.sampled_from(["chef", "ordförande"]))


@given(st.lists(SEATS), st.sets(SEATS))
def test_missing_are_those_wanted_that_have_not_signed_in_their_order(
    wanted: list[Seat], signed: set[Seat]
) -> None:
    left = missing(wanted, signed)
    assert set(left) == set(wanted) - signed
    assert list(left) == [one for one in dict.fromkeys(wanted) if one in left]


def test_the_same_function_of_two_parties_is_two() -> None:
    assert missing([Seat(1, "chef"), Seat(2, "chef")], [Seat(1, "chef")]) == (Seat(2, "chef"),)
