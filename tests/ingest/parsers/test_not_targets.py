"""Numbers that are no target: each row of the table, in a sentence, leaves nothing to count."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medborgarlofte.ingest.parsers.not_targets import BLOT, NO_TARGET, hide
from medborgarlofte.ingest.parsers.targets import read_targets

SENTENCES = [
    "Kurser för ungdomar i åldern 13–18 år",
    "Kurser för ungdomar mellan 12 och 16 år",
    "Hembesök hos personer över 70 år",
    "Verksamhet för 13-åringar",
    "Besök hos alla elever i årskurs 7, 8 och 9",
    "Information till åk 4–6 om nätet",
    "Temadag i F–6 om kamratskap",
    "Enkät i gymnasiets år 2 om droger",
    "Hastighetskontroller längs riksväg 84 och länsväg 331",
    "Närvaro utmed E4 och väg 50",
    "Kontroller på 30-, 40- och 50-sträckor",
    "Närvaro vid stranden mellan kl. 18 och 22",
    "Närvaro i parken klockan 22–04",
    "Tillsyn enligt 14 kap. 1 § ordningslagen",
    "Arbeta enligt 20-minutersmetoden i parken",
    "Sprida numret 114 14 till alla",
    "Svara på telefon 08-465 004 00",
    "Öka anmälningarna med 10 procent",
    "Minska skadegörelsen med 20 %",
    "Avsätta 100 000 kronor per år till föreningar",
    "Minska antalet anmälningar från 41 till 18",
    "Hålla mötesplatsen på Bruksgatan 3 öppen",
    "Följa den plan som antogs den 12 mars 2021",
    "Stödja den som väntat under två veckor",
    "Lämna besked tre veckor i förväg",
    "Arbeta efter mål 16 i Agenda 2030",
    "Bygga en mur som är 40 meter lång",
    "Bemanna telefonen dygnet runt",
    "Nå 2 av 3 hushåll",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_number_that_is_no_target_is_not_counted(sentence: str) -> None:
    reading = read_targets(sentence)
    assert reading.implicit or not any(hasattr(t, "number") for t in reading.targets), reading.evidence


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_target_beside_it_is_still_read(sentence: str) -> None:
    reading = read_targets(f"{sentence.rstrip('.')}, minst sju gånger per termin")
    assert getattr(reading.targets[0], "number", None) == 7


def test_hiding_keeps_every_place_in_the_text() -> None:
    text = "minst tre besök i årskurs 8 på väg 50 kl. 10"
    hidden = hide(text)
    assert len(hidden) == len(text)
    assert hidden.startswith("minst tre besök")
    assert BLOT in hidden


def test_every_row_has_a_name() -> None:
    assert all(name and pattern for name, _, pattern in NO_TARGET)


@pytest.mark.parametrize(("cue", "pattern"), [(cue, pattern) for _, cue, pattern in NO_TARGET])
@given(data=st.data())
@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_what_a_row_finds_has_a_word_with_its_cue(cue: str, pattern: str, data: st.DataObject) -> None:
    found = data.draw(st.from_regex(pattern))
    assert any(re.search(cue, word) for word in found.split())
