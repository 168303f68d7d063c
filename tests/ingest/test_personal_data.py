"""The false alarms that the page on personal data states, measured anew on the samples and look-alikes."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from medborgarlofte.domain.personal_data import Hit, Kind, hits
from medborgarlofte.ingest.sources import open_document
from tests.domain.lookalikes import LOOKALIKES
from tests.domain.test_methods import table

CORPUS = Path(__file__).parents[1] / "corpus"
PAGE = "personal-data.md"
DRAWN = 20_000  # numbers of each series
SERIES: dict[str, tuple[int, int, Callable[[int], str]]] = {  # from, up to, how it is written
    "ten digits in one run": (0, 10**10, lambda number: f"{number:010d}"),
    "six digits, a hyphen, four digits": (0, 10**10, lambda number: _parted(number)),
    "organisation number, third digit 2–9": (
        0,
        8 * 10**9,
        lambda number: _parted(number // (8 * 10**7) * 10**8 + 2 * 10**7 + number % (8 * 10**7)),
    ),
    "mobile number 070 in one run": (0, 10**7, lambda number: f"070{number:07d}"),
    "the same after “tel.”": (0, 10**7, lambda number: f"tel. 070{number:07d}"),
    "seconds since 1970, in 2020–2025": (1_577_836_800, 1_767_225_600, str),
}


def _parted(number: int) -> str:
    return f"{number // 10_000:06d}-{number % 10_000:04d}"


def _drawn(series: str) -> Iterator[str]:
    """Numbers of a series, evenly drawn and the same each time."""
    first, end, written = SERIES[series]
    drawing = random.Random(1)  # noqa: S311 - nothing secret
    return (written(first + int(drawing.random() * (end - first))) for _ in range(DRAWN))


def _texts() -> Iterator[str]:
    """The names and the texts of the sample documents."""
    for path in sorted(CORPUS.iterdir()):
        if path.suffix in {".txt", ".html", ".docx", ".pdf"}:
            yield path.name
            yield "\n".join(block.text for block in open_document(path.read_bytes(), path.name).blocks)


def test_the_samples() -> None:
    texts = list(_texts())
    found = Counter(hit.kind for text in texts for hit in hits(text))
    rows = table(PAGE, "kind", "hits in the samples", "false alarms")
    assert [row[0] for row in rows] == [kind.value for kind in Kind]
    assert {row[0]: int(row[1]) for row in rows} == {kind.value: found[kind] for kind in Kind}
    stated = table(PAGE, "documents", "characters")
    assert stated == [[str(len(texts) // 2), f"{sum(map(len, texts[1::2])):,}"]]


def test_the_look_alikes() -> None:
    def told(group: str) -> list[str]:
        each = [hits(text) for text in LOOKALIKES[group]]
        refused, warned = (sum(any(map(which, one)) for one in each) for which in (_refused, _warned))
        return [group, str(len(each)), str(refused), str(warned)]

    rows = table(PAGE, "look-alikes", "texts", "refused", "warned about")
    assert rows == [told(group) for group in LOOKALIKES]


def _refused(hit: Hit) -> bool:
    return hit.refused


def _warned(hit: Hit) -> bool:
    return hit.warned


@pytest.mark.parametrize("series", SERIES)
def test_numbers_in_series(series: str) -> None:
    rows = {row[0]: row[1:] for row in table(PAGE, "series", "numbers", "refused")}
    refused = sum(any(map(_refused, hits(one))) for one in _drawn(series))
    assert rows[series] == [f"{DRAWN:,}", f"{refused:,} ({refused / DRAWN:.2%})"]


def test_every_series_stands_on_the_page() -> None:
    assert [row[0] for row in table(PAGE, "series", "numbers", "refused")] == list(SERIES)


def test_worked_examples() -> None:
    rows = table(PAGE, "text", "found")
    assert len(rows) > 20
    for text, expected in rows:
        kinds = ", ".join(hit.kind.value for hit in hits(text.strip("`")))
        assert (kinds or "nothing") == expected, text
