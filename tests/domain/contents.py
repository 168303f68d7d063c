"""Invented contents of promises, made by hand and drawn by hypothesis."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from medborgarlofte.domain.content import (
    Commitment,
    Evidence,
    FocusArea,
    Function,
    Link,
    Party,
    Promise,
)
from medborgarlofte.domain.targets import Target, UncountableTarget

from .strategies import TARGETS

POLICE, MUNICIPALITY = Party("police", "Polisen"), Party("municipality", "Almviks kommun")


def commitment(number: int = 1, text: str = "Polisen ska göra kontroller.", **more: object) -> Commitment:
    """A commitment of the police; `more` are other fields of it."""
    return Commitment(number, text, **{"parties": (POLICE,), **more})  # type: ignore[arg-type]


def promise(*commitments: Commitment, **more: object) -> Promise:
    """A promise of Almvik for 2021 and 2022; `more` are other fields of it."""
    days = {"start": date(2021, 1, 1), "end": date(2023, 1, 1), "label": "2021-2022"}
    return Promise("Almvik", commitments=commitments, **{**days, **more})  # type: ignore[arg-type]


def aiming(*targets: Target, number: int = 1) -> Promise:
    """A promise of one commitment with these targets."""
    return promise(commitment(number, targets=targets))


_WORDS = st.sampled_from(["", "Trafik", "Polisen ska göra kontroller.", "Kommunen röjer sly.", "x y"])
_LISTS = st.lists(st.sampled_from(["unga", "traffic", "centrum"]), max_size=2).map(tuple)
_PARTIES = st.lists(st.sampled_from([POLICE, MUNICIPALITY]), max_size=2, unique=True).map(tuple)
_LINKS = st.lists(st.builds(Link, _WORDS, _WORDS), max_size=1).map(tuple)
_ANSWERING = Function(POLICE, "områdespolisen"), Function(MUNICIPALITY, "fritidschefen")
_CIRCUMSTANCES: list[dict[str, Any]] = [  # drawn as one, which costs less than each by itself
    {},
    {"functions": _ANSWERING[:1], "times": "fredagar 20–02", "goal_kind": "outcome"},
    {"functions": _ANSWERING[::-1], "plans": (Link("Drogpolicy", ""),), "goal": "Lugnare gator."},
    {"plans": (Link("", "https://almvik.example"),), "goal_kind": "process", "goal": "Vi ses varje vecka."},
]
_TARGETS = st.lists(TARGETS | st.just(UncountableTarget("x")), max_size=3).map(tuple)


def commitments(number: int) -> st.SearchStrategy[Commitment]:
    """Commitments with that number."""
    return st.builds(
        lambda more, **fields: Commitment(**fields, **more),
        more=st.sampled_from(_CIRCUMSTANCES),
        number=st.just(number),
        text=_WORDS,
        parties=_PARTIES,
        targets=_TARGETS,
        as_needed=st.booleans(),
        focus_area=_WORDS,
        areas=_LISTS,
        target_groups=_LISTS,
        places=_LISTS,
        co_actors=_LISTS,
        result=_WORDS,
        sensitive=st.booleans(),
        source=_WORDS,
        page=st.none() | st.integers(1, 3),
        line=st.none() | st.integers(1, 3),
        evidence=st.lists(st.builds(Evidence, st.just("text"), _WORDS, st.integers(1, 9)), max_size=1).map(
            tuple
        ),
    )


@st.composite
def promises(draw: st.DrawFn) -> Promise:
    """Promises of up to four commitments, numbered among 1-5 and in any order."""
    numbers = draw(st.lists(st.integers(1, 5), max_size=4, unique=True))
    return Promise(
        municipality=draw(st.sampled_from(["Almvik", "Granvik"])),
        municipality_code=draw(st.sampled_from([None, "9901"])),
        police_area=draw(_WORDS),
        label=draw(st.sampled_from(["", "2021", "2021-2022"])),
        start=draw(st.sampled_from([None, date(2021, 1, 1), date(2021, 3, 1)])),
        end=draw(st.sampled_from([None, date(2022, 1, 1), date(2023, 1, 1)])),
        kind=draw(st.sampled_from(["new", "extension"])),
        problem=draw(_WORDS),
        aim=draw(_WORDS),
        followup_words=draw(_WORDS),
        followups_per_year=draw(st.sampled_from([None, 0.5, 1.0, 2.0])),
        extension_of=draw(_WORDS),
        extension_reason=draw(_WORDS),
        extension_lessons=draw(_WORDS),
        links=draw(_LINKS),
        focus_areas=draw(st.lists(st.builds(FocusArea, _WORDS, _LISTS), max_size=2).map(tuple)),
        commitments=tuple(draw(commitments(number)) for number in numbers),
    )
