"""Rows become entries; every row that cannot be one is told of with file, sheet, number and reason."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from medborgarlofte.ingest.sheets.entries import Entries, Known, read_entries
from medborgarlofte.ingest.sheets.mapping import Field, guess, tables_of
from medborgarlofte.ingest.sheets.reading import read_workbook
from tests.ingest.sheets.making import HEADINGS, csv_of, xlsx_of, xlsx_sheets
from tests.ingest.sheets.test_matching import COMMITMENTS, PARTIES

GOOD = ("2024-05-17", "3", "1", "polisen", "Torget", "Lugnt")


def entries_of(content: bytes, *, without: tuple[Field, ...] = (), **every: int) -> Entries:
    """What a file says, with the columns guessed, some left out."""
    book = read_workbook(content, "fil.xlsx")
    tables = tables_of(book)
    columns = {field: at for field, at in guess(tables.tables[0].headings).items() if field not in without}
    return read_entries("fil.xlsx", tables, columns, Known(COMMITMENTS, PARTIES, **every), book.epoch)


def told(found: Entries) -> list[tuple[str, int, str]]:
    return [(one.where.sheet, one.where.row, str(one.reason)) for one in found.errors]


def test_a_full_row() -> None:
    (entry,) = entries_of(csv_of(GOOD)).entries

    assert (entry.day, entry.count, entry.commitments, entry.parties) == (date(2024, 5, 17), 3, (1,), (7,))
    assert (entry.place, entry.note, entry.where.row) == ("Torget", "Lugnt", 2)


def test_the_rarer_columns() -> None:
    headings = (*HEADINGS, "Timmar", "Åtgärdstid", "Tar igen", "Rapporterat av", "Löpnummer")
    row = ("2024-05-17", 1, 1, "polisen", None, None, 2.5, "2,25", "17/2 2024", "kommunen", 14.0)
    (entry,) = entries_of(xlsx_of(row, headings=headings)).entries

    assert (entry.hours, entry.hours_taken) == (Decimal("2.5"), Decimal("2.25"))
    assert (entry.making_up_for, entry.reported_by, entry.own_key) == (date(2024, 2, 17), 8, "14")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({0: ""}, "Dagen saknas."),
        ({0: "i går"}, "som en dag"),
        ({1: ""}, "Antalet saknas. Skriv 0 om inget gjordes."),
        ({1: "2,5"}, "inget helt tal"),
        ({2: ""}, "vilket åtagande"),
        ({2: "99"}, "nummer 99"),
        ({3: ""}, "vem som gjorde det"),
        ({3: "regionen"}, "parter"),
        ({1: "#SAKNAS!"}, "felet #SAKNAS!"),
    ],
)
def test_a_row_that_is_wrong_is_told_of_with_its_place(changed: dict[int, str], words: str) -> None:
    row = [changed.get(at, cell) for at, cell in enumerate(GOOD)]
    found = entries_of(csv_of(GOOD, row, GOOD))

    ((sheet, number, reason),) = told(found)
    assert (sheet, number) == ("", 3)
    assert words in reason
    assert len(found.entries) == 2


def test_each_sheet_is_named() -> None:
    bad = ["i går", 1, 1, "polisen"]
    found = entries_of(xlsx_sheets({"Januari": [HEADINGS, bad], "Mars": [HEADINGS, GOOD, bad]}))
    assert [(sheet, row) for sheet, row, _reason in told(found)] == [("Januari", 2), ("Mars", 3)]


def test_a_column_that_is_not_there_has_a_plain_meaning() -> None:
    (one,) = entries_of(csv_of(GOOD), without=(Field.COUNT, Field.PARTY)).entries
    assert (one.count, one.parties) == (1, (7,))  # each row counts one; whoever is alone accountable

    (two,) = entries_of(csv_of(GOOD), without=(Field.COMMITMENT, Field.PARTY), commitment=3, party=8).entries
    assert (two.commitments, two.parties) == ((3,), (8,))


def test_without_a_column_two_accountable_parties_are_never_guessed_between() -> None:
    found = entries_of(csv_of(GOOD), without=(Field.COMMITMENT, Field.PARTY), commitment=3)
    assert told(found) == [("", 2, "Det står inte vem som gjorde det.")]


def test_rows_prepared_but_not_filled_in_are_told_of_and_left_out() -> None:
    found = entries_of(csv_of(GOOD, ("", "", "2", "kommunen", "", ""), GOOD))
    assert (len(found.entries), told(found)) == (2, [])
    assert [where.row for where in found.not_filled_in] == [3]


@pytest.mark.parametrize(
    ("merged", "rows", "left"),
    [
        ("A3:A4", [3], 1),  # a day for two rows
        ("A3:B3", [3], 2),  # the count is under the day
        ("A2:F4", [2], 0),
        ("F1:G1", [], 3),  # headings may be merged
        ("H2:H4", [], 3),  # a column that is not read
        ("A9:A12", [], 3),  # below the last row
    ],
)
def test_merged_cells_among_the_rows_are_told_of(merged: str, rows: list[int], left: int) -> None:
    row: list[Any] = [*GOOD]
    found = entries_of(xlsx_of(row, row, row, merged=[merged]))

    assert [number for _sheet, number, _reason in told(found)] == rows
    assert all(merged in reason for _sheet, _number, reason in told(found))
    assert len(found.entries) == left
