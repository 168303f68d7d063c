"""Tables in web pages: which of them are data, and their cells laid out in rows and columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lxml import etree

from medborgarlofte.ingest.sources import limits
from medborgarlofte.ingest.sources.html_elements import line_of
from medborgarlofte.ingest.sources.text_tables import looks_like_header

Row = tuple[int, Sequence[str], bool]  # line, cells, whether it is a header
MAX_SPAN = 40  # columns or rows; more is a mistake in the page
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def data_rows(table: etree._Element, cell_text: Callable[[etree._Element], str]) -> list[Row] | None:
    """The rows of a table of data, or None for a table that only lays out the page.

    A cell over several rows stands in each of them; one over several columns in the first of them; one over
    all columns is a row of its own with a single cell.
    """
    rows = [row for row in table.iter("tr") if _owner(row) is table]
    if _is_layout(table, rows):
        return None
    laid_out = _lay_out(rows, cell_text)
    if laid_out and not any(header for _, _, header in laid_out):
        line, cells, _ = laid_out[0]
        laid_out[0] = (line, cells, _first_is_header(rows, laid_out))
    return laid_out


def _owner(row: etree._Element) -> etree._Element | None:
    return next(iter(row.iterancestors("table")), None)


def _cells(row: etree._Element) -> list[etree._Element]:
    return list(row.iterchildren("td", "th"))


def _is_layout(table: etree._Element, rows: Sequence[etree._Element]) -> bool:
    if table.get("role") in ("presentation", "none"):
        return True
    if max((len(_cells(row)) for row in rows), default=0) < 2:
        return True
    if next(table.iter("th"), None) is not None:
        return False
    return len(rows) < 2 or next(table.iter(*_HEADINGS), None) is not None or _holds_table(table)


def _holds_table(table: etree._Element) -> bool:
    return any(inner is not table for inner in table.iter("table"))


def _lay_out(rows: Sequence[etree._Element], cell_text: Callable[[etree._Element], str]) -> list[Row]:
    columns = max(sum(_span(cell, "colspan") for cell in _cells(row)) for row in rows)
    hanging: dict[int, tuple[int, str]] = {}  # column → (rows left, text)
    laid_out: list[Row] = []
    count = 0
    for row in rows:
        cells = _cells(row)
        if len(cells) == 1 and _span(cells[0], "colspan") >= columns > 1 and not hanging:
            laid_out.append((line_of(row), [cell_text(cells[0])], False))
            continue
        texts = _place(cells, hanging, cell_text)
        count += len(texts)
        limits.check_cells(count)
        laid_out.append((line_of(row), texts, _is_header(row, cells)))
    return laid_out


def _place(
    cells: Sequence[etree._Element],
    hanging: dict[int, tuple[int, str]],
    cell_text: Callable[[etree._Element], str],
) -> list[str]:
    """The texts of one row by column; `hanging` holds and gets the cells that reach below their row."""
    texts: list[str] = []
    waiting = list(cells)
    while waiting or any(column >= len(texts) for column in hanging):
        column = len(texts)
        if column in hanging:
            left, text = hanging.pop(column)
            if left > 1:
                hanging[column] = (left - 1, text)
                texts.append(text)
                continue
            texts.append(text)
        elif waiting:
            texts.extend(_own(waiting.pop(0), column, hanging, cell_text))
        else:
            texts.append("")
    return texts


def _own(
    cell: etree._Element,
    column: int,
    hanging: dict[int, tuple[int, str]],
    cell_text: Callable[[etree._Element], str],
) -> list[str]:
    text = cell_text(cell)
    below = _span(cell, "rowspan") - 1
    across = _span(cell, "colspan")
    if below:
        for offset in range(across):
            hanging[column + offset] = (below, text if offset == 0 else "")
    return [text] + [""] * (across - 1)


def _is_header(row: etree._Element, cells: Sequence[etree._Element]) -> bool:
    parent = row.getparent()
    in_head = parent is not None and parent.tag == "thead"
    return bool(cells) and (in_head or all(cell.tag == "th" for cell in cells))


def _first_is_header(rows: Sequence[etree._Element], laid_out: Sequence[Row]) -> bool:
    bold = all(next(cell.iter("strong", "b"), None) is not None for cell in _cells(rows[0]))
    return bold or looks_like_header([cells for _, cells, _ in laid_out])


def _span(cell: etree._Element, key: str) -> int:
    value = cell.get(key) or "1"
    return min(max(int(value), 1), MAX_SPAN) if value.isdecimal() and len(value) < 6 else 1
