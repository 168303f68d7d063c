"""The published seed pages are read, never repeated: no run of their words stands in this repository."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.seeds import SEEDS, needs_seeds

ROOT = Path(__file__).resolve().parent.parent
WORDS_IN_A_ROW = 7
SAMPLES = "tests/corpus/"  # invented documents, which say some of the same set phrases


def _runs(text: str) -> set[str]:
    words = re.findall(r"[a-zåäöé0-9]+", text.lower())
    return {" ".join(words[at : at + WORDS_IN_A_ROW]) for at in range(len(words) - WORDS_IN_A_ROW + 1)}


def _our_texts() -> Iterator[tuple[str, str]]:
    names = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in names.splitlines():
        content = (ROOT / name).read_bytes() if (ROOT / name).is_file() else b""
        if not name.startswith(SAMPLES) and b"\0" not in content:
            yield name, content.decode("utf-8", "replace")


@needs_seeds
@pytest.mark.parametrize("page", ["mjolby.txt", "mullsjo.txt"])
def test_no_wording_of_a_published_page_stands_here(page: str) -> None:
    published = _runs((SEEDS / page).read_text(encoding="utf-8"))

    assert {name: hits for name, text in _our_texts() if (hits := _runs(text) & published)} == {}
