"""Finding the documents that a user names."""

from __future__ import annotations

from pathlib import Path

import pytest

from medborgarlofte.domain.errors import CannotRead
from medborgarlofte.ingest.gathering import find, load


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.HTML", "bild.png", ".dold.txt", "under/c.md", ".git/d.txt", "under/tom/"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith("/"):
            path.mkdir(exist_ok=True)
        else:
            path.write_text(name, encoding="utf-8")
    return tmp_path


def test_a_folder_gives_the_documents_below_it_in_order(folder: Path) -> None:
    assert [Path(name).relative_to(folder).as_posix() for name in find([str(folder)])] == [
        "a.HTML",
        "b.txt",
        "under/c.md",
    ]


def test_what_is_named_itself_is_taken_once_whatever_its_suffix(folder: Path) -> None:
    named = [
        str(folder / "bild.png"),
        "https://example.se/lofte",
        str(folder / "b.txt"),
        str(folder / "bild.png"),
    ]
    assert find(named) == named[:3]
    assert find([str(folder / "under" / "tom")]) == []


def test_a_file_is_loaded_under_its_own_name(folder: Path) -> None:
    given = load(str(folder / "under" / "c.md"))
    assert (given.name, given.content, given.address) == ("c.md", b"under/c.md", "")


@pytest.mark.parametrize("name", ["finns-inte.txt", "noll\0tecken.txt", "http://127.0.0.1:9/lofte"])
def test_what_cannot_be_loaded_is_told(name: str) -> None:
    with pytest.raises(CannotRead):
        load(name)
