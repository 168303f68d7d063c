"""`medborgarlofte import`: what it says, what it publishes, and how it ends."""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from medborgarlofte.cli import main
from medborgarlofte.ingest.models import Review
from medborgarlofte.places.actions import load_reference
from medborgarlofte.promises.models import Promise, Source
from tests.building import ACTOR

PAGE = """Ekhamn – medborgarlöften

Medborgarlöfte 2022

Polisen och Ekhamns kommun lovar att:

 • Polisen ska göra minst åtta trafikkontroller per år i Ekhamn.
 • Kommunen ska laga trasig belysning inom två dygn.
"""


@pytest.fixture
def folder(db: None, tmp_path: Path) -> Path:
    load_reference(ACTOR)
    (tmp_path / "ekhamn.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "odeshog.txt").write_text(PAGE.replace("Ekhamn", "Ödeshög"), encoding="utf-8")
    return tmp_path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["import", *map(str, arguments)])


def test_all_is_published_with_yes_and_its_addresses_are_told(folder: Path) -> None:
    result = run("--yes", folder)
    assert result.exit_code == 0
    assert "1. Polisen ska göra minst åtta trafikkontroller" in result.output
    assert "Ekhamn 2022 är publicerat: /ekhamn/2022/" in result.output
    assert "Ödeshög 2022 är publicerat: /odeshog/2022/" in result.output
    assert "2 dokument lades in." in result.output
    assert Promise.objects.published().count() == 2


def test_without_a_terminal_and_without_yes_nothing_becomes_public(folder: Path) -> None:
    result = run(folder)
    assert result.exit_code == 0
    assert Review.objects.filter(state=Review.State.OPEN).count() == 2
    assert not Promise.objects.exists()
    assert "Väntar på granskning: Ekhamn 2022, Ödeshög 2022. Granska och publicera" in result.output

    again = run("--yes", folder)
    assert "0 dokument lades in." in again.output
    assert "2 fanns redan." in again.output
    assert Promise.objects.published().count() == 2


def test_one_bad_document_does_not_stop_the_rest_and_the_status_tells(folder: Path) -> None:
    (folder / "a-tom.txt").write_bytes(b"")
    result = run("--yes", folder, folder / "finns-inte.txt")
    assert result.exit_code == 1
    assert f"{folder / 'a-tom.txt'}: " in result.stderr
    assert "Filen finns-inte.txt finns inte." in result.stderr
    assert "2 gick inte att lägga in." in result.output
    assert Source.objects.count() == 2


def test_a_folder_without_documents_is_told(folder: Path) -> None:
    empty = folder / "tom"
    empty.mkdir()
    result = run(empty)
    assert result.exit_code == 1
    assert "inga dokument" in result.stderr


def _on_a_terminal(answers: str, *arguments: str, data: Path) -> str:
    """What the command says on a terminal where somebody types; a database file of its own in `data`."""
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "medborgarlofte.cli", "import", *arguments],
        stdin=follower,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "MEDBORGARLOFTE_DATA": str(data), "MEDBORGARLOFTE_DATABASE": ""},
    )
    os.write(leader, answers.encode())
    said, _ = process.communicate(timeout=60)
    os.close(leader)
    os.close(follower)
    return said.decode()


@pytest.mark.parametrize(
    ("answers", "public"),
    [("n\nj\n", ["odeshog"]), ("alla\n", ["ekhamn", "odeshog"]), ("vet inte\nJ\n\n", ["ekhamn"])],
    ids=["no then yes", "all", "asked again, yes, then the default no"],
)
def test_somebody_at_a_terminal_is_asked_about_each(
    prepared_file: Path, tmp_path: Path, answers: str, public: list[str]
) -> None:
    shutil.copy(prepared_file, tmp_path)
    for name in ("Ekhamn", "Ödeshög"):
        path = tmp_path / f"{name}.txt"
        path.write_text(PAGE.replace("Ekhamn", name), encoding="utf-8")
    said = _on_a_terminal(answers, str(tmp_path / "Ekhamn.txt"), str(tmp_path / "Ödeshög.txt"), data=tmp_path)
    assert "Publicera löftet Ekhamn 2022?" in said
    for name in ("ekhamn", "odeshog"):
        assert (f"är publicerat: /{name}/2022/" in said) is (name in public)
