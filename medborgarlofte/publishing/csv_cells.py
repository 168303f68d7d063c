"""CSV files that spreadsheet programs open: a text in a cell is never taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date

Cell = str | int | date | None
# What Excel, LibreOffice or Google's sheets begin a formula with, or drop before looking for one.
_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
BYTE_ORDER_MARK = "\ufeff"  # Excel takes a CSV file for UTF-8 only when it begins with one


def harmless(text: str) -> str:
    """`text`, behind an apostrophe where a spreadsheet program would else compute it."""
    return f"'{text}" if text.startswith(_BEGINNINGS) else text


def csv_line(cells: Iterable[Cell]) -> str:
    """One line of a CSV file with semicolons, as Swedish spreadsheet programs read it; days as 2024-05-17."""
    line = io.StringIO()
    csv.writer(line, delimiter=";", lineterminator="\r\n").writerow([_written(cell) for cell in cells])
    return line.getvalue()


def _written(cell: Cell) -> str | int:
    if isinstance(cell, date):
        return cell.isoformat()
    return harmless(cell) if isinstance(cell, str) else ("" if cell is None else cell)
