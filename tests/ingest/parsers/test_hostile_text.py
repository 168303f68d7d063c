"""Any text is read in bounded time and without an error."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medborgarlofte.ingest.parsers import (
    actors,
    areas,
    circumstances,
    extension,
    followup_clause,
    stated_periods,
)
from medborgarlofte.ingest.parsers.targets import read_targets

NAMES = actors.Names("Gransele", "Norra Slätten")
READERS: list[Callable[[str], object]] = [
    read_targets,
    lambda text: actors.read_responsible(text, NAMES),
    lambda text: actors.heading_responsible(text, NAMES),
    lambda text: actors.cell_responsible(text, NAMES),
    areas.read_areas,
    circumstances.read_target_groups,
    circumstances.read_places,
    followup_clause.read_followup,
    extension.read_extension,
    stated_periods.find_periods,
]
PIECES = [
    "minst ",
    "två ",
    "(2) ",
    "per år ",
    "varje ",
    "och ",
    "polisen ",
    "Gransele ",
    "A ",
    "1 ",
    "2–",
    "- ",
    "( ",
    "",
    "i samverkan med ",
    "tillsammans med ",
    "av ",
    "ska ",
    "0" * 9,
    "årskurs 1, ",
    "vid behov ",
    "2019-",
    "\n",
    "ett hundra ",
    "Aa Bb ",
    "s ",
    "mellan 1 och ",
    "1 januari ",
    "fredag, ",
    "\x00",
    "İ",
]


@pytest.mark.parametrize("piece", PIECES)
def test_a_piece_said_ten_thousand_times_takes_no_time(piece: str) -> None:
    text = piece * 10_000
    for read in READERS:
        began = time.process_time()
        read(text)
        assert time.process_time() - began < 2, (piece, read)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=200))
def test_no_text_makes_a_reader_fail(text: str) -> None:
    for read in READERS:
        read(text)
