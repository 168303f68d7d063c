"""The sample pages, and where they are present the published ones, read as well as promised."""

from __future__ import annotations

import json
from pathlib import Path

from medborgarlofte.ingest.parsers.as_json import as_json
from medborgarlofte.ingest.parsers.reader import read_document
from medborgarlofte.ingest.sources import open_document
from tests.corpus import score
from tests.seeds import SEEDS, needs_seeds

CORPUS = Path(__file__).parents[1] / "corpus"
DOCUMENTS = {".txt", ".html", ".docx", ".pdf"}


def _scores(pages: Path, gold: Path, out: Path) -> dict[str, float]:
    names = []
    for path in sorted(p for p in pages.iterdir() if p.suffix in DOCUMENTS):
        reading = read_document(open_document(path.read_bytes(), path.name))
        (out / f"{path.stem}.json").write_text(json.dumps(as_json(reading)), encoding="utf-8")
        names.append(path.stem)
    return dict(score.score(names, gold, out, False))


def test_the_samples_are_read_as_a_careful_person_reads_them(tmp_path: Path) -> None:
    found = _scores(CORPUS, CORPUS, tmp_path)
    assert found["documents"] == 12
    assert found["found_f1"] >= 0.97
    assert found["whole"] >= 0.92
    assert found["areas_f1"] >= 0.85
    assert found["head"] >= 0.95


@needs_seeds
def test_every_commitment_of_the_published_pages_is_read_whole(tmp_path: Path) -> None:
    found = _scores(SEEDS, SEEDS / "gold", tmp_path)
    assert found["found_precision"] == found["found_recall"] == 1
    assert found["whole"] == 1
    assert found["head"] == 1


@needs_seeds
def test_a_published_extension_keeps_its_reason_and_lessons() -> None:
    reading = read_document(open_document((SEEDS / "mullsjo.txt").read_bytes(), "mullsjo.txt"))
    extension = reading.periods[0].extension
    assert extension is not None
    assert extension.of == "2021"
    assert extension.reason
    assert extension.lessons


@needs_seeds
def test_a_published_situation_set_as_first_bullet_is_the_problem() -> None:
    reading = read_document(open_document((SEEDS / "mjolby.txt").read_bytes(), "mjolby.txt"))
    first = reading.periods[0]
    assert first.problem
    assert all(one.text not in first.problem for one in reading.commitments)


@needs_seeds
def test_an_attachment_that_names_another_period_belongs_to_it() -> None:
    reading = read_document(open_document((SEEDS / "mullsjo.txt").read_bytes(), "mullsjo.txt"))
    assert [link.period for link in reading.links] == ["2020"]
