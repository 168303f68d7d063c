"""Which column is what: the row of headings is found, each column guessed from its heading."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from medborgarlofte.ingest.sheets.workbook import Merged, Row, Sheet, Value, Workbook

_LOOKED_THROUGH = 15  # rows from the top that may be the row of headings
_LONGEST_HEADING = 60  # characters; longer is text, not a heading


class Field(StrEnum):
    """What a column can tell of an activity."""

    DAY = "day"
    COUNT = "count"
    COMMITMENT = "commitment"
    PARTY = "party"
    PLACE = "place"
    NOTE = "note"
    HOURS = "hours"
    HOURS_TAKEN = "hours_taken"
    MAKING_UP_FOR = "making_up_for"
    REPORTED_BY = "reported_by"
    KEY = "key"


Columns = Mapping[Field, int]  # the column of each field, counted from 0

# Headings as they are written, in the order in which a doubtful one is decided.
_NAMES: dict[Field, tuple[str, ...]] = {
    Field.MAKING_UP_FOR: ("tar igen", "tas igen", "igentaget", "making up for", "makes up for"),
    Field.REPORTED_BY: ("rapporterat av", "rapporterad av", "rapporterar", "inskrivet av", "reported by"),
    Field.HOURS_TAKEN: ("tog timmar", "tid till klart", "åtgärdstid", "handläggningstid", "hours taken",
                        "time taken"),
    Field.KEY: ("löpnummer", "löpnr", "id", "radnummer", "nyckel", "key", "ärendenummer"),
    Field.DAY: ("datum", "dag", "date", "day", "när", "utfört", "genomfört", "when"),
    Field.COUNT: ("antal", "hur många", "count", "number", "st", "how many", "antal tillfällen", "mängd"),
    Field.COMMITMENT: ("åtagande", "åtagandenummer", "åtagande nr", "löftespunkt", "punkt", "aktivitet",
                       "insats", "commitment", "activity"),
    Field.PARTY: ("vem", "av", "part", "utförare", "utförd av", "ansvarig", "aktör", "organisation", "who",
                  "party", "by"),
    Field.HOURS: ("timmar", "arbetstid", "arbetade timmar", "nedlagd tid", "tid", "hours"),
    Field.PLACE: ("plats", "var", "ställe", "område", "where", "place", "location"),
    Field.NOTE: ("anteckning", "anteckningar", "kommentar", "kommentarer", "notering", "övrigt",
                 "beskrivning", "note", "notes", "comment"),
}  # fmt: skip
_WORD_LENGTH = 4  # letters from which a heading may hold a name among other words


@dataclass(frozen=True, slots=True)
class Table:
    """The rows below one sheet's headings."""

    sheet: str
    headings: tuple[str, ...]
    heading_row: int
    rows: tuple[Row, ...]
    merged: tuple[Merged, ...]

    @property
    def signature(self) -> str:
        """The same for every table with these headings in this order, whatever their capitals and spaces."""
        return hashlib.sha256("\n".join(map(_plain, self.headings)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a file that have the same headings, and the sheets that have others and are not read."""

    tables: tuple[Table, ...]
    others: tuple[str, ...] = ()

    @property
    def signature(self) -> str:
        """What the chosen columns are remembered by."""
        return self.tables[0].signature

    @property
    def rows(self) -> int:
        """How many rows there are below the headings."""
        return sum(len(table.rows) for table in self.tables)

    @property
    def width(self) -> int:
        """How many columns there are."""
        cells = (len(row.cells) for table in self.tables for row in table.rows)
        return max(len(self.tables[0].headings), max(cells, default=0))

    def name(self, column: int) -> str:
        """The heading of a column, "" where it has none."""
        headings = self.tables[0].headings
        return headings[column] if column < len(headings) else ""

    def example(self, column: int) -> Value:
        """The first value below a heading."""
        found = (row.cell(column) for table in self.tables for row in table.rows)
        return next((value for value in found if value is not None), None)


def tables_of(workbook: Workbook) -> Tables:
    """The tables of a workbook that is read: those with the headings that tell most.

    A workbook has a row with something in it (`read_workbook` refuses others).
    """
    tables = [_table(sheet) for sheet in workbook.sheets if sheet.rows]
    best = max(tables, key=lambda table: (len(guess(table.headings)), len(table.rows)))
    same = tuple(table for table in tables if table.signature == best.signature)
    return Tables(same, tuple(table.sheet for table in tables if table.signature != best.signature))


def _table(sheet: Sheet) -> Table:
    at = _heading_index(sheet.rows)
    head = sheet.rows[at]
    return Table(sheet.name, _texts(head.cells), head.number, sheet.rows[at + 1 :], sheet.merged)


def _heading_index(rows: Sequence[Row]) -> int:
    """Where the headings stand: the row from the top that most fields are guessed from, else the first."""
    tried = rows[:_LOOKED_THROUGH]
    return max(range(len(tried)), key=lambda at: (len(guess(_texts(tried[at].cells))), -at))


def _texts(cells: Iterable[Value]) -> tuple[str, ...]:
    return tuple(" ".join(cell.split()) if isinstance(cell, str) else "" for cell in cells)


def guess(headings: Sequence[str]) -> dict[Field, int]:
    """The column that each field seems to stand in: first by whole headings, then by a word in one.

    >>> guess(["Datum", "Antal kontroller", "Vem"])
    {<Field.DAY: 'day'>: 0, <Field.PARTY: 'party'>: 2, <Field.COUNT: 'count'>: 1}
    """
    plain = [_plain(heading) if len(heading) <= _LONGEST_HEADING else "" for heading in headings]
    found: dict[Field, int] = {}
    for fits in (_is, _holds):
        for field, names in _NAMES.items():
            if field in found:
                continue
            free = (at for at in range(len(plain)) if at not in found.values() and fits(plain[at], names))
            if (at := next(free, None)) is not None:
                found[field] = at
    return found


def _is(heading: str, names: tuple[str, ...]) -> bool:
    return heading in names


def _holds(heading: str, names: tuple[str, ...]) -> bool:
    padded = f" {heading} "
    return any(f" {name} " in padded for name in names if len(name) >= _WORD_LENGTH)


def _plain(heading: str) -> str:
    return " ".join(re.sub(r"[^\w ]+", " ", heading.casefold()).split())
