"""Invented promises that end, what is chosen for each commitment, and what is done to the draft."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from medborgarlofte.domain import editing
from medborgarlofte.domain.content import Commitment, Promise
from medborgarlofte.domain.lineage import Act
from medborgarlofte.domain.renewal import CHOICES, Choice, Renewed, renewed
from medborgarlofte.domain.renewal_links import Edited
from tests.domain.strategies import TARGETS

START, END, NEXT = date(2024, 1, 1), date(2025, 1, 1), date(2026, 1, 1)
WORDS = ("skolorna", "parkerna", "torget", "hamnen", "stationen", "badet", "gymnasiet", "biblioteket")


@st.composite
def endings(draw: st.DrawFn) -> Promise:
    """A promise of some commitments, whose numbers are not always 1, 2, …"""
    numbers = draw(st.lists(st.integers(1, 40), min_size=1, max_size=7, unique=True))
    commitments = tuple(
        Commitment(
            number,
            f"Polisen ska besöka {WORDS[place]} ofta.",
            targets=tuple(draw(st.lists(TARGETS, max_size=2))),
            result="Gick bra.",
            source="a" * 64,
            line=place + 1,
        )
        for place, number in enumerate(numbers)
    )
    return Promise("Granvik", label="2024", start=START, end=END, problem="Buller.", commitments=commitments)


@st.composite
def chosen(draw: st.DrawFn, ending: Promise) -> list[Choice]:
    """One choice for each commitment, in any order."""
    acts = [draw(st.sampled_from(CHOICES)) for _one in ending.commitments]
    choices = [
        Choice(one.number, act, f"Skäl {one.number}.", f"Nytt {one.number}." if act is Act.REPLACE else "")
        for one, act in zip(ending.commitments, acts, strict=True)
    ]
    return draw(st.permutations(choices))


@st.composite
def renewals(draw: st.DrawFn) -> tuple[Promise, list[Choice], Renewed]:
    """A promise that ends, the choices, and what came of them."""
    ending = draw(endings())
    choices = draw(chosen(ending))
    made = renewed(ending, choices, start=END, end=NEXT, reason="Behövs.", lessons="Börja tidigare.")
    return ending, choices, made


@st.composite
def edited(draw: st.DrawFn, said: Promise) -> tuple[Promise, list[Edited]]:
    """What the draft became of some edits, and those of them that merged or split."""
    edits = []
    free = editing.next_number(said)
    for _each in range(draw(st.integers(0, 5))):
        if not said.commitments:
            break
        place = draw(st.integers(0, len(said.commitments) - 1))
        number, act = said.commitments[place].number, draw(st.sampled_from(["merge", "split", "drop"]))
        touched: tuple[int, ...] = (number,)
        before = said
        if act == "merge" and place + 1 < len(said.commitments):
            touched = (number, said.commitments[place + 1].number)
            said = editing.merge(said, number)
        elif act == "split":
            said = editing.split(said, number, ["Första delen.", "Andra delen."], free)
            free += 1
        elif act == "drop":
            said = editing.drop(said, number)
        edits.append(Edited(act, touched, _numbers(before), _numbers(said)))
    return said, edits


def _numbers(said: Promise) -> frozenset[int]:
    return frozenset(one.number for one in said.commitments)
