"""The tables of docs/methods/wording.md, computed anew: a page that drifts from the rules fails here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from medborgarlofte.domain.content import Commitment, Party
from medborgarlofte.domain.wording import Known, KnownTexts, Remark, Rule, remarks
from medborgarlofte.ingest.parsers.reader import read_document
from medborgarlofte.ingest.parsers.reading import ReadCommitment, Reading
from medborgarlofte.ingest.sources.open import open_document
from tests.domain.test_methods import table
from tests.seeds import SEEDS, needs_seeds

from .promises import told

PAGE = "wording.md"
CORPUS = Path(__file__).parents[2] / "corpus"
FORMATS = (".txt", ".html", ".docx", ".pdf")
JUDGED = table(PAGE, "document", "number", "rule", "words", "right")
Row = tuple[str, int, Commitment, Remark]


def _content(number: int, read: ReadCommitment) -> Commitment:
    named = (one.partition(":")[::2] for one in read.responsible)
    return Commitment(
        number,
        read.text,
        parties=tuple(Party(kind, name) for kind, name in named),
        targets=read.targets,
        as_needed=read.as_needed,
        areas=read.areas,
        target_groups=read.target_groups,
        places=read.places,
    )


def _readings(folder: Path, *formats: str) -> dict[str, Reading]:
    paths = sorted(path for path in folder.iterdir() if path.suffix in formats)
    return {path.name: read_document(open_document(path.read_bytes(), path.name)) for path in paths}


def _fired(readings: dict[str, Reading]) -> Iterator[Row]:
    known = KnownTexts(
        Known(reading.municipality or name, one.text)
        for name, reading in readings.items()
        for one in reading.commitments
    )
    for name, reading in readings.items():
        ends = {period.label: period.end for period in reading.periods}
        for number, read in enumerate(reading.commitments, start=1):
            content = _content(number, read)
            municipality = reading.municipality or name
            for remark in remarks(content, end=ends.get(read.period), municipality=municipality, known=known):
                yield name, number, content, remark


@cache
def _corpus() -> dict[str, Reading]:
    return _readings(CORPUS, *FORMATS)


def test_the_table_of_the_corpus_shows_every_remark() -> None:
    fired = [
        [name, str(number), remark.rule.value, remark.words(content.text)]
        for name, number, content, remark in _fired(_corpus())
    ]

    assert [row[:4] for row in JUDGED] == fired


def test_the_corpus_has_as_many_commitments_as_the_page_says() -> None:
    page = (Path(__file__).parents[3] / "docs" / "methods" / PAGE).read_text(encoding="utf-8")
    counted = sum(len(reading.commitments) for reading in _corpus().values())

    assert f"({counted} commitments)" in page


def test_the_sums_are_those_of_the_table() -> None:
    rules = [rule.value for rule in Rule if any(row[2] == rule.value for row in JUDGED)]
    expected = [
        [
            rule,
            str(sum(row[2] == rule for row in JUDGED)),
            str(sum(row[2] == rule and row[4] == "yes" for row in JUDGED)),
        ]
        for rule in rules
    ]
    expected.append(["all", str(len(JUDGED)), str(sum(row[4] == "yes" for row in JUDGED))])

    assert table(PAGE, "rule", "fired", "right") == expected


@pytest.mark.parametrize(("text", "expected"), table(PAGE, "commitment", "remarks"))
def test_worked_examples(text: str, expected: str) -> None:
    assert ("; ".join(f'{rule} "{words}"' for rule, words in told(text)) or "none") == expected


@needs_seeds
def test_published_pages_get_as_many_remarks_as_the_page_says() -> None:
    readings = _readings(SEEDS, ".txt")
    counted = sum(len(reading.commitments) for reading in readings.values())
    remarked = {(name, number) for name, number, _, _ in _fired(readings)}
    page = (Path(__file__).parents[3] / "docs" / "methods" / PAGE).read_text(encoding="utf-8")

    assert f"{len(remarked)} of {counted} commitments get a remark" in re.sub(r"\s+", " ", page)
