"""Headings are found and guessed; sheets with the same headings are read together."""

from __future__ import annotations

import pytest

from medborgarlofte.ingest.sheets.mapping import Field, guess, tables_of
from medborgarlofte.ingest.sheets.reading import read_workbook
from tests.ingest.sheets.making import HEADINGS, csv_of, xlsx_sheets

BY_ORDER = [Field.DAY, Field.COUNT, Field.COMMITMENT, Field.PARTY, Field.PLACE, Field.NOTE]


@pytest.mark.parametrize(
    "headings",
    [
        HEADINGS,
        ("DATUM", "antal", " Åtagande: ", "Vem?", "Plats", "Anteckningar"),
        ("Dag", "Hur många", "Insats", "Utförd av", "Var", "Kommentar"),
        ("Date", "Count", "Commitment", "Who", "Where", "Notes"),
        ("När", "Antal", "Åtagande nr", "Ansvarig", "Område", "Övrigt"),
        (
            "Datum för insatsen",
            "Antal tillfällen",
            "Vilket åtagande",
            "Ansvarig part",
            "Plats/område",
            "Notering",
        ),
    ],
)
def test_headings_are_known_in_swedish_and_english(headings: tuple[str, ...]) -> None:
    assert guess(headings) == {field: at for at, field in enumerate(BY_ORDER)}


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Löpnr", Field.KEY),
        ("ID", Field.KEY),
        ("Arbetade timmar", Field.HOURS),
        ("Tar igen", Field.MAKING_UP_FOR),
        ("Rapporterat av", Field.REPORTED_BY),
        ("Åtgärdstid", Field.HOURS_TAKEN),
    ],
)
def test_rarer_headings_are_known_too(heading: str, field: Field) -> None:
    assert guess([heading]) == {field: 0}


@pytest.mark.parametrize("heading", ["", "Väder", "Idrottsplats", "Datumstämpel", "x" * 500])
def test_what_is_not_known_is_not_guessed(heading: str) -> None:
    assert guess([heading]) == {}


def test_no_column_is_taken_twice_and_the_first_of_two_counts() -> None:
    assert guess(["Datum", "Datum", "Antal"]) == {Field.DAY: 0, Field.COUNT: 2}


def test_titles_above_the_headings_are_passed_by() -> None:
    titled = csv_of().replace(b"Datum", "Uppföljning 2024;;;;;\r\n;;;;;\r\nDatum".encode())
    (table,) = tables_of(read_workbook(titled + b"\r\n2024-05-17;1", "fil")).tables
    assert (table.heading_row, table.headings, table.rows[0].number) == (3, HEADINGS, 4)


def test_sheets_with_the_same_headings_are_read_together_and_others_named() -> None:
    content = xlsx_sheets(
        {
            "Instruktion": [["Läs detta"], ["Fyll i"]],
            "Januari": [HEADINGS, ["2024-01-17", 1]],
            "Februari": [[heading.upper() for heading in HEADINGS], ["2024-02-17", 1], ["2024-02-18", 1]],
        }
    )
    tables = tables_of(read_workbook(content, "fil"))

    assert [table.sheet for table in tables.tables] == ["Januari", "Februari"]
    assert tables.others == ("Instruktion",)
    assert tables.rows == 3


def test_a_signature_follows_words_and_order_but_not_capitals() -> None:
    def signature(*headings: str) -> str:
        return tables_of(read_workbook(";".join(headings).encode(), "fil")).signature

    assert signature("Datum", "Antal") == signature("DATUM ", "antal:")
    assert signature("Datum", "Antal") != signature("Antal", "Datum")
    assert signature("Datum", "Antal") != signature("Datum", "Antalet")
