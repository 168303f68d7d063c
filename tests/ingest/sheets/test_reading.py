"""Files of every kind become rows with their numbers, or are refused with one sentence."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medborgarlofte.ingest.sheets.csv_file import read_csv
from medborgarlofte.ingest.sheets.reading import read_workbook
from medborgarlofte.ingest.sheets.reasons import CannotReadSheet
from medborgarlofte.ingest.sheets.workbook import Unknown, letters
from tests.ingest.sheets.making import csv_of, raw_xlsx, sheet_xml, xlsx_of, xlsx_sheets
from tests.ingest.sources.making import bare_docx, pdf, zipped

ROW = ("2024-05-17", "2,5", "3", "polisen", "Åvägen", "")


def rows_of(content: bytes) -> list[tuple[int, tuple[Any, ...]]]:
    (sheet,) = read_workbook(content, "fil").sheets
    return [(row.number, row.cells) for row in sheet.rows]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_in_any_usual_form(separator: str, encoding: str) -> None:
    row = ("2024-05-17", "3", "1", "polisen", "Åvägen", "Torget")
    content = csv_of(row, separator=separator, encoding=encoding)

    assert rows_of(content)[1] == (2, row)


def test_swedish_decimals_do_not_part_cells() -> None:
    assert rows_of(csv_of(ROW, ROW, ROW))[1] == (2, ROW[:5])


def test_the_separator_that_a_first_line_declares_is_followed_and_the_line_not_counted() -> None:
    assert rows_of(b"sep=;\r\nDatum;Antal\r\n2024-05-17;2,5")[1] == (2, ("2024-05-17", "2,5"))


def test_quotes_hold_separators_and_line_breaks_and_rows_are_counted_as_a_spreadsheet_does() -> None:
    content = b'Datum;Anteckning\n2024-05-17;"a;b\nc ""d"""\n\n2024-05-18;e\n'

    assert rows_of(content)[1:] == [(2, ("2024-05-17", 'a;b\nc "d"')), (4, ("2024-05-18", "e"))]


@given(
    st.lists(
        st.lists(st.text(st.sampled_from('ab1;,"\n å'), min_size=1, max_size=6), min_size=2, max_size=4),
        min_size=1,
        max_size=5,
    )
)
def test_any_cells_written_with_quotes_come_back(rows: list[list[str]]) -> None:
    text = "\n".join(";".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    expected = [[cell.strip() or None for cell in row] for row in rows]

    found = {row.number: list(row.cells) for row in read_csv(f"sep=;\n{text}", "fil").sheets[0].rows}
    for number, cells in enumerate(expected, 1):
        kept = found.get(number, [])
        assert cells[: len(kept)] == kept
        assert not any(cells[len(kept) :])


def test_excel_values_keep_their_kind() -> None:
    content = xlsx_of([date(2024, 5, 17), 3, 2.5, "polisen", None, "x"])

    assert rows_of(content)[1] == (2, (datetime(2024, 5, 17), 3, 2.5, "polisen", None, "x"))  # noqa: DTZ001


def test_empty_rows_are_left_out_and_numbers_kept() -> None:
    content = xlsx_of([date(2024, 5, 17), 1], [None, None], [date(2024, 5, 18), 2])

    assert [number for number, _cells in rows_of(content)] == [1, 2, 4]


def test_a_computed_formula_gives_its_value_and_one_never_computed_says_so() -> None:
    rows = (
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>Antal</t></is></c></row>'
        b'<row r="2"><c r="A2"><f>1+2</f><v>3</v></c><c r="B2"><f>1+2</f></c><c r="C2"><f>1+2</f><v/></c>'
        b'<c r="D2" t="str"><f>IF(1,"")</f><v></v></c></row>'
    )
    cells = rows_of(raw_xlsx(sheet_xml(rows)))[1][1]

    assert cells[0] == 3
    assert [isinstance(cell, Unknown) for cell in cells[1:]] == [True, True]
    assert isinstance(cells[1], Unknown)
    assert "B2" in str(cells[1].reason)


def test_merged_cells_are_told_of() -> None:
    (sheet,) = read_workbook(xlsx_of([date(2024, 5, 17), 1], [None, 2], merged=["A2:A3"]), "fil").sheets

    (area,) = sheet.merged
    assert (area.words, area.first_row, area.last_row, area.first_column) == ("A2:A3", 2, 3, 0)


def test_hidden_sheets_are_not_read_but_named() -> None:
    book = read_workbook(xlsx_sheets({"Insatser": [["Datum"]], "Listor": [["x"]]}, hidden="Listor"), "fil")

    assert [sheet.name for sheet in book.sheets] == ["Insatser"]
    assert book.hidden == ("Listor",)


def test_the_name_of_a_file_decides_nothing() -> None:
    assert read_workbook(xlsx_of(ROW), "fil.csv").sheets[0].name == "Insatser"
    assert read_workbook(csv_of(ROW), "fil.xlsx").sheets[0].name == ""


REFUSED: dict[str, tuple[bytes, str]] = {
    "an old Excel file": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, r"\.xls\) eller låst.*\.xlsx"),
    "an OpenDocument sheet": (
        zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}),
        r"\.ods.*\.xlsx",
    ),
    "a binary Excel file": (zipped({"xl/workbook.bin": b"\0"}), r"\.xlsb"),
    "a Word file": (bare_docx("<w:p/>"), "Word"),
    "a PDF": (pdf([]), "varken Excel"),
    "a picture": (b"\x89PNG\r\n", "varken Excel"),
    "a web page": (b"<!doctype html><html><body><table><tr><td>a</table>", "varken Excel"),
    "zeros": (b"\0" * 1000, "varken Excel"),
    "nothing": (b"", "tom"),
    "only empty lines": (b";;\r\n;;\r\n", "inga rader"),
    "an empty Excel file": (xlsx_of(headings=()), "inga rader"),
    "a zip of something else": (zipped({"a.txt": "hej"}), "ingen Excel-fil"),
    "an endless quotation": (b'Datum;Antal\n"' + b"a" * 200_000, "citattecken"),
    "more columns than there is sense in": (b";".join([b"a"] * 101), "kolumner"),
    "an Excel file cut off": (xlsx_of(ROW)[:-400], "skadad"),
    "a sheet that is no XML": (raw_xlsx(b"<worksheet><sheetData><row"), "skadad"),
    "a sheet with a document type": (
        raw_xlsx(b'<!DOCTYPE a [<!ENTITY b "c">]>' + sheet_xml(b"")),
        "skadad",
    ),
    "a cell that is nowhere": (raw_xlsx(sheet_xml(b'<row r="1"><c r="?1"><v>1</v></c></row>')), "skadad"),
    "a row far down": (raw_xlsx(sheet_xml(b'<row r="999999"><c r="A999999"><v>1</v></c></row>')), "20.000"),
    "a column far out": (raw_xlsx(sheet_xml(b'<row r="1"><c r="XFD1"><v>1</v></c></row>')), "kolumner"),
    "a workbook that is no workbook": (
        raw_xlsx(sheet_xml(b'<row r="1"><c r="A1"><v>1</v></c></row>'), {"xl/workbook.xml": b"<a/>"}),
        "skadad|inga rader",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_refused_with_a_sentence_that_helps(case: str) -> None:
    content, words = REFUSED[case]
    with pytest.raises(CannotReadSheet, match=words) as refusal:
        read_workbook(content, "fil")
    assert str(refusal.value).endswith(".")
    assert "\n" not in str(refusal.value)


@given(st.binary(max_size=300))
def test_damage_anywhere_is_refused_or_read_but_never_a_fault_of_ours(noise: bytes) -> None:
    content = bytearray(xlsx_of(ROW))
    at = sum(noise) % len(content)
    content[at : at + len(noise)] = noise
    with suppress(CannotReadSheet):
        assert read_workbook(bytes(content), "fil").sheets


def test_a_locked_part_is_told_of() -> None:
    content = io.BytesIO(xlsx_of(ROW))
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr("a", "b")
    locked = bytearray(content.getvalue())
    at = locked.rfind(b"PK\x01\x02")
    locked[at + 8] |= 1
    with pytest.raises(CannotReadSheet, match="lösenord"):
        read_workbook(bytes(locked), "fil")


@pytest.mark.parametrize(("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_called_as_spreadsheets_do(column: int, name: str) -> None:
    assert letters(column) == name
