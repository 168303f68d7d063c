"""Who has still to sign: a rule without rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Seat:
    """A function of a party, by the party's key and the function's name: what signs is never a person."""

    party: int
    function: str


def missing(wanted: Sequence[Seat], signed: Iterable[Seat]) -> tuple[Seat, ...]:
    """Those of `wanted`, in their order and each once, that are not among the `signed`."""
    held = set(signed)
    return tuple(seat for seat in dict.fromkeys(wanted) if seat not in held)
