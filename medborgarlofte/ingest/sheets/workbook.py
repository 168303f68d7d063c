"""What a spreadsheet holds: sheets of rows of cells, each with the number that its program shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from medborgarlofte.ingest.sheets.reasons import Reason

EXCEL_EPOCH = date(1899, 12, 30)  # day 0 of Excel's day numbers from 1 March 1900


@dataclass(frozen=True, slots=True)
class Unknown:
    """A cell that shows something but holds no value: a formula never computed, or an error."""

    reason: Reason


Value = str | int | float | bool | datetime | date | time | timedelta | Unknown | None


@dataclass(frozen=True, slots=True)
class Row:
    """One row with something in it. `number` is from 1, as shown beside the row; cells without end gaps."""

    number: int
    cells: tuple[Value, ...]

    def cell(self, column: int) -> Value:
        """The cell in a column counted from 0; None where there is none."""
        return self.cells[column] if column < len(self.cells) else None


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells made into one: only the first holds the value. Rows from 1, columns from 0, ends included."""

    words: str  # "B4:B6"
    first_row: int
    last_row: int
    first_column: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; a CSV file is one without a name."""

    name: str
    rows: tuple[Row, ...]
    merged: tuple[Merged, ...] = ()


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file with its sheets. `epoch` is the day that its day numbers count from."""

    file: str
    sheets: tuple[Sheet, ...]
    epoch: date = EXCEL_EPOCH
    hidden: tuple[str, ...] = ()  # names of hidden sheets, which are not read


def letters(column: int) -> str:
    """What a column counted from 0 is called: 0 is "A", 26 is "AA"."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def trimmed(cells: list[Value]) -> tuple[Value, ...]:
    """The cells up to the last that holds something."""
    last = len(cells)
    while last and (cells[last - 1] is None or cells[last - 1] == ""):
        last -= 1
    return tuple(cells[:last])
