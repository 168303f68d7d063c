"""`medborgarlofte read`: what it prints, writes and answers."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from medborgarlofte.cli import main
from medborgarlofte.ingest.read_documents import Folder
from tests.ingest.pages import HEAD, read

PAGE = (
    f"{HEAD}Polisen och Granviks kommun lovar att:\n\n"
    "• Polisen ska synas på torget minst två gånger i veckan.\n"
)
FOLLOW_UP = (
    "Så gick det med medborgarlöftet 2022 i Granvik\n\nGranviks kommun och polisen redovisar löftet.\n\n"
    "Polisen ska göra minst 40 kontroller under 2022\n\nResultat: 52 kontroller.\n"
)


def run(*arguments: object) -> Result:
    """The command as a user calls it."""
    return CliRunner().invoke(main, ["read", *map(str, arguments)])


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "granvik.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_the_summary_tells_who_how_much_and_how_often(page: Path) -> None:
    result = run(page)
    assert result.exit_code == 0
    assert "Kommun: Granvik" in result.stdout
    assert "Löfte 2022: 1 åtagande" in result.stdout
    assert "polisen; minst 2 per vecka" in result.stdout


def test_what_was_not_understood_stands_in_the_summary(page: Path) -> None:
    page.write_text(f"{PAGE}\nOnsdag på Åkertorget, samling vid kiosken.\n", encoding="utf-8")
    assert "Förstods inte (1):" in run(page).stdout


def test_one_document_is_an_object_and_several_are_a_list(page: Path, tmp_path: Path) -> None:
    other = tmp_path / "annan.txt"
    other.write_text(FOLLOW_UP, encoding="utf-8")
    one = json.loads(run("--json", page).stdout)
    several = json.loads(run("--json", page, other).stdout)
    assert one["commitments"][0]["quantity"] == {
        "min": 2,
        "unit": one["commitments"][0]["quantity"]["unit"],
        "per": "week",
    }
    assert [reading["source"]["file"] for reading in several] == ["granvik.txt", "annan.txt"]


def test_the_json_keeps_words_source_and_evidence(page: Path) -> None:
    (one,) = json.loads(run("--json", page).stdout)["commitments"]
    assert one["text"] == "Polisen ska synas på torget minst två gånger i veckan."
    assert one["source"]["line"] == 7
    assert len(one["source"]["sha256"]) == 64
    assert {evidence["field"] for evidence in one["evidence"]} >= {"responsible", "period"}


def test_each_document_becomes_a_file_named_after_its_stem(page: Path, tmp_path: Path) -> None:
    result = run("--out", tmp_path / "ut", page)
    assert result.exit_code == 0
    assert (
        json.loads((tmp_path / "ut" / "granvik.json").read_text(encoding="utf-8"))["municipality"]
        == "Granvik"
    )


def test_two_documents_of_one_stem_do_not_overwrite_each_other(page: Path, tmp_path: Path) -> None:
    (tmp_path / "mer").mkdir()
    (tmp_path / "mer" / "granvik.md").write_text(FOLLOW_UP, encoding="utf-8")
    result = run("--out", tmp_path / "ut", page, tmp_path / "mer")
    assert sorted(p.name for p in (tmp_path / "ut").iterdir()) == ["granvik-2.json", "granvik.json"]
    assert "granvik-2.json" in result.stderr


def test_a_folder_is_read_with_all_that_lies_in_it(page: Path) -> None:
    (page.parent / "bild.png").write_bytes(b"\x89PNG")
    result = run(page.parent)
    assert result.exit_code == 0
    assert "granvik.txt" in result.stdout


BAD = {
    "empty.txt": b"",
    "picture.txt": b"\x89PNG\r\n\x1a\n\x00\x00",
    "norwegian.txt": "Politiet og kommunen skal ikke bare være synlige, men også snakke med dem som "
    "er ute. ".encode()
    * 5,
    "damaged.pdf": b"%PDF-1.7\nnothing more",
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_document_gets_one_sentence_and_does_not_stop_the_rest(page: Path, name: str) -> None:
    bad = page.parent / name
    bad.write_bytes(BAD[name])
    result = run(bad, page)
    assert result.exit_code == 1
    assert result.exception is None or isinstance(result.exception, SystemExit)
    (sentence, _count) = result.stderr.strip().splitlines()
    assert sentence.startswith(f"{bad}: ")
    assert "Kommun: Granvik" in result.stdout


def test_a_bad_document_leaves_no_file(page: Path, tmp_path: Path) -> None:
    (tmp_path / "tom.txt").write_bytes(b"")
    assert run("--out", tmp_path / "ut", tmp_path / "tom.txt").exit_code == 1
    assert not (tmp_path / "ut").exists()


def test_an_address_in_the_own_network_is_refused() -> None:
    result = run("http://127.0.0.1:9/lofte")
    assert result.exit_code == 1
    assert "Traceback" not in result.output


@pytest.mark.parametrize("arguments", [(), ("--sideways", "x")])
def test_wrong_use_answers_two(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_an_empty_folder_answers_two(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result.exit_code == 2
    assert "inget dokument att läsa" in result.stderr


def test_two_publications_of_one_promise_are_told_as_two_sources(page: Path) -> None:
    other = page.parent / "samma.txt"
    other.write_text(PAGE, encoding="utf-8")
    assert f"{page} och {other} är två källor till samma löfte: Granvik 2022." in run(page, other).stdout


@pytest.mark.parametrize("first", ["page", "report"])
def test_a_follow_up_is_told_to_belong_to_its_promise(page: Path, first: str) -> None:
    report = page.parent / "uppf.txt"
    report.write_text(FOLLOW_UP, encoding="utf-8")
    order = (page, report) if first == "page" else (report, page)
    assert f"Utfallen i {report} hör till löftet i {page}: Granvik 2022." in run(*order).stdout


def test_a_folder_that_cannot_be_written_to_is_said_so(page: Path, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("i vägen", encoding="utf-8")
    result = run("--out", tmp_path / "fil" / "ut", page)
    assert result.exit_code == 1
    assert "går inte att skriva" in result.stderr


def test_a_written_file_is_whole_and_readable_by_others(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    path, said = folder.write("granvik.txt", read(PAGE))
    assert said == ""
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    assert os.listdir(tmp_path) == ["granvik.json"]  # noqa: PTH208 - no temporary file is left
