"""CSV: rows of text, their cells parted by semicolon, comma or tab."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from medborgarlofte.ingest.sheets import limits
from medborgarlofte.ingest.sheets.reasons import CannotReadSheet
from medborgarlofte.ingest.sheets.reasons import reason as _
from medborgarlofte.ingest.sheets.workbook import Row, Sheet, Value, Workbook, trimmed
from medborgarlofte.ingest.sources.characters import plain

_SEPARATORS = (";", ",", "\t")
_SAMPLE = 30  # rows that decide the separator
_SAMPLE_CHARACTERS = 100_000
_MOST_SEPARATORS = 20_000  # in one row; Excel's widest row of empty cells has 16,383


def read_csv(text: str, name: str) -> Workbook:
    """The rows of a decoded CSV file. A row is numbered as a spreadsheet program would: line breaks inside
    quotation marks do not count, empty lines do."""
    text, separator = _declared(text)
    try:
        rows = tuple(_rows(text, separator or _sniffed(text)))
    except csv.Error as error:
        raise CannotReadSheet(
            _(
                "Filen har ett citattecken som aldrig slutar, eller en orimligt lång cell. "
                "Rätta den och försök igen."
            )
        ) from error
    return Workbook(name, (Sheet("", rows),))


def _declared(text: str) -> tuple[str, str]:
    """The text after a first line "sep=;", as Excel writes it, and the separator it names ("" for none)."""
    first, _break, rest = text[:20].partition("\n")
    first = first.strip().lower()
    if first.startswith("sep=") and first[4:] in (";", ",", "|"):
        return text[text.index("\n") + 1 :] if _break else rest, first[4:]
    return text, ""


def _sniffed(text: str) -> str:
    """The separator that parts most of the first rows into the same number of cells."""
    return max(_SEPARATORS, key=lambda separator: _evenness(text, separator))


def _evenness(text: str, separator: str) -> tuple[int, int]:
    """How many of the first rows have the most usual number of cells, when that is several; and how many."""
    sample = csv.reader(io.StringIO(text[:_SAMPLE_CHARACTERS], newline=""), delimiter=separator)
    try:
        widths = Counter(len(cells) for cells in islice(sample, _SAMPLE) if len(cells) > 1)
    except csv.Error:
        return 0, 0
    if not widths:
        return 0, 0
    width, times = widths.most_common(1)[0]
    return times, width


def _rows(text: str, separator: str) -> Iterator[Row]:
    filled = 0
    lines = _Lines(text, separator)
    for number, raw in enumerate(csv.reader(lines, delimiter=separator), 1):
        lines.begin_row()
        cells = trimmed([_cell(one) for one in raw])
        if not cells:
            continue
        if number > limits.MAX_ROWS:
            raise limits.too_many_rows()
        if len(cells) > limits.MAX_COLUMNS:
            raise limits.too_many_columns()
        filled += sum(cell is not None for cell in cells)
        if filled > limits.MAX_CELLS:
            raise limits.too_many_cells()
        yield Row(number, cells)


class _Lines:
    """The lines of a text. Refuses a row, on one line or several, of more cells than there is memory for."""

    def __init__(self, text: str, separator: str) -> None:
        self._text = io.StringIO(text, newline="")
        self._separator = separator
        self._separators = 0

    def begin_row(self) -> None:
        self._separators = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = next(self._text)
        self._separators += line.count(self._separator)
        if self._separators > _MOST_SEPARATORS:
            raise limits.too_many_columns()
        return line


def _cell(raw: str) -> Value:
    return plain(raw).strip() or None
