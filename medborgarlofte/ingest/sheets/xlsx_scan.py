"""A first look at a sheet of an Excel file, as a stream, before anything is kept of it.

It tells how far down and to the right something stands, which cells are merged, and which formulas were
never computed; openpyxl, which reads the values, tells none of these when it reads row by row. It stops at
the first row beyond what is read, so a million rows are refused as quickly as twenty thousand.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import dataclass, field
from functools import lru_cache
from typing import IO
from xml.parsers import expat

from medborgarlofte.ingest.sheets import limits
from medborgarlofte.ingest.sheets.reasons import CannotReadSheet
from medborgarlofte.ingest.sheets.reasons import reason as _
from medborgarlofte.ingest.sheets.workbook import Merged

_CHUNK = 65_536
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
DAMAGED = _("Filen är skadad och går inte att läsa. Öppna den i Excel, spara den på nytt och försök igen.")


@dataclass(slots=True)
class Extent:
    """What a sheet holds, told before it is read. Rows from 1, columns from 0."""

    last_row: int = 0
    last_column: int = -1
    rows: int = 0  # with something in them
    cells: int = 0
    merged: list[Merged] = field(default_factory=list)
    not_computed: dict[int, list[int]] = field(default_factory=dict)  # row → columns


def position(cell: str) -> tuple[int, int]:
    """The row from 1 and the column from 0 of "B4"."""
    found = _CELL.fullmatch(cell)
    if not found:
        raise CannotReadSheet(DAMAGED)
    return int(found[2]), _column(found[1])


@lru_cache(maxsize=256)  # a sheet has the same few in every row
def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def scan(part: IO[bytes], budget: int) -> tuple[Extent, int]:
    """What the sheet in `part` holds, and how many of its bytes were read, at most `budget`."""
    scanner = _Scanner()
    read = 0
    try:
        while chunk := part.read(_CHUNK):
            read += len(chunk)
            if read > budget:
                raise limits.too_much_inside()
            scanner.feed(chunk)
        scanner.feed(b"", last=True)
    except (expat.ExpatError, zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise CannotReadSheet(DAMAGED) from error
    return scanner.extent, read


class _Scanner:
    """Follows the elements of a sheet: row, c (cell), f (formula), v and is (value), mergeCell."""

    def __init__(self) -> None:
        self.extent = Extent()
        self._row = self._column = 0
        self._elements = self._others = 0
        self._reference: str | None = None
        self._row_is_filled = False
        self._has_formula = self._has_value = self._is_text = False
        self._in_value = False
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.StartDoctypeDeclHandler = _refuse_doctype

    def feed(self, chunk: bytes, *, last: bool = False) -> None:
        self._parser.Parse(chunk, last)

    def _start(self, element: str, attributes: dict[str, str]) -> None:
        name = element if ":" not in element else element.rpartition(":")[2]
        if name == "c":
            self._start_cell(attributes.get("r"))
            self._is_text = attributes.get("t") == "str"  # a formula may have come to an empty text
        elif name == "v":
            self._in_value, self._has_value = True, self._has_value or self._is_text
        elif name == "is":
            self._has_value = True
        elif name == "f":
            self._has_formula = True
        elif name == "row":
            self._row = int(attributes["r"]) if "r" in attributes else self._row + 1
            self._column, self._reference, self._row_is_filled = -1, None, False
        elif name != "t":
            self._start_other(name, attributes)
        self._elements += 1
        if self._elements > limits.MAX_ELEMENTS:
            raise limits.too_much_inside()

    def _start_other(self, name: str, attributes: dict[str, str]) -> None:
        self._others += 1
        if self._others > limits.MAX_OTHERS:
            raise limits.too_much_inside()
        if name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def _start_cell(self, reference: str | None) -> None:
        self._has_formula = self._has_value = False
        if reference is None:
            self._find()
            self._column += 1
        self._reference = reference

    def _find(self) -> None:
        """Where the cell stands; looked up for cells with something in them, since most may be empty."""
        if self._reference is not None:
            self._row, self._column = position(self._reference)

    def _characters(self, _text: str) -> None:
        if self._in_value:
            self._has_value = True

    def _end(self, element: str) -> None:
        name = element if ":" not in element else element.rpartition(":")[2]
        if name == "v":
            self._in_value = False
        if name != "c" or not (self._has_value or self._has_formula):
            return
        self._count()
        if not self._has_value:
            self.extent.not_computed.setdefault(self._row, []).append(self._column)

    def _count(self) -> None:
        extent = self.extent
        self._find()
        if self._row > limits.MAX_ROWS:
            raise limits.too_many_rows()
        if self._column >= limits.MAX_COLUMNS:
            raise limits.too_many_columns()
        if extent.cells >= limits.MAX_CELLS:
            raise limits.too_many_cells()
        extent.cells += 1
        extent.rows += not self._row_is_filled
        self._row_is_filled = True
        extent.last_row = max(extent.last_row, self._row)
        extent.last_column = max(extent.last_column, self._column)

    def _merge(self, reference: str) -> None:
        first, _colon, last = reference.partition(":")
        (top, left), (bottom, right) = position(first), position(last or first)
        self.extent.merged.append(Merged(reference, top, bottom, left, right))
        if len(self.extent.merged) > limits.MAX_MERGED:
            raise CannotReadSheet(
                _(
                    "Filen har fler än %(most)s sammanfogade celler i ett blad. "
                    "Dela dem i Excel och försök igen.",
                    most=f"{limits.MAX_MERGED:,}".replace(",", "\u00a0"),
                )
            )


def _refuse_doctype(*_declared: object) -> None:
    """No Excel file has a document type; one that does wants entities, which can grow without end."""
    raise CannotReadSheet(DAMAGED)
