"""Excel files (.xlsx, .xlsm): values as they were last computed, within limits of time and memory."""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date
from typing import Any
from xml.etree.ElementTree import ParseError

from lxml import etree
from openpyxl.reader.excel import ExcelReader
from openpyxl.utils.datetime import MAC_EPOCH
from openpyxl.utils.exceptions import InvalidFileException

from medborgarlofte.domain.errors import CannotRead
from medborgarlofte.ingest.sheets import limits
from medborgarlofte.ingest.sheets.reasons import CannotReadSheet
from medborgarlofte.ingest.sheets.reasons import reason as _
from medborgarlofte.ingest.sheets.workbook import (
    EXCEL_EPOCH,
    Row,
    Sheet,
    Unknown,
    Value,
    Workbook,
    letters,
    trimmed,
)
from medborgarlofte.ingest.sheets.xlsx_scan import DAMAGED, Extent, scan
from medborgarlofte.ingest.sources.characters import plain
from medborgarlofte.ingest.sources.zipped import open_zip

_SHEETS = "xl/worksheets/"
_STRINGS = "xl/sharedStrings.xml"
_STYLES = "xl/styles.xml"
_NOT_READ = ("xl/media/", "xl/drawings/", "xl/charts/", "xl/pivotCache/", "xl/externalLinks/", "customXml/")
_FAULTS = (  # what openpyxl lets through from its depths when a file is not what it says
    ArithmeticError, AttributeError, LookupError, TypeError, ValueError, OSError, EOFError, RuntimeError,
    AssertionError, ParseError, etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, InvalidFileException,
)  # fmt: skip
_OTHERS = (
    (
        "mimetype",
        _(
            "Filen är i OpenDocument-format (.ods). Öppna den i LibreOffice, välj Spara som och "
            "Excel 2007–365 (.xlsx), och ladda upp den nya filen."
        ),
    ),
    (
        "xl/workbook.bin",
        _("Filen är i Excels binära format (.xlsb). Välj Spara som och Excel-arbetsbok (.xlsx) i stället."),
    ),
    ("word/document.xml", _("Filen är ett Word-dokument. Flytta tabellen till Excel och spara som .xlsx.")),
)
_NO_SHEET = _("Filen är packad men är ingen Excel-fil (.xlsx). Spara den som .xlsx och försök igen.")


def read_xlsx(content: bytes, name: str) -> Workbook:
    """The visible sheets of an Excel file. Raises CannotReadSheet."""
    try:
        archive = open_zip(content)
    except CannotRead as error:
        raise CannotReadSheet(DAMAGED) from error
    _check_kind(archive)
    extents = _scan_sheets(archive)
    _check_others(archive)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of extensions that it leaves out
            return _workbook(content, name, extents)
    except _FAULTS as error:
        raise CannotReadSheet(DAMAGED) from error


def _check_kind(archive: zipfile.ZipFile) -> None:
    names = set(archive.namelist())
    for part, sentence in _OTHERS:
        if part in names:
            raise CannotReadSheet(sentence)
    if not any(one.startswith(_SHEETS) for one in names):
        raise CannotReadSheet(_NO_SHEET)
    if any(info.flag_bits & 1 for info in archive.infolist()):
        raise CannotReadSheet(
            _("Filen är låst med lösenord. Ta bort lösenordet i Excel och ladda upp den igen.")
        )


def _scan_sheets(archive: zipfile.ZipFile) -> dict[str, Extent]:
    """Each sheet's extent by the name of its part; refuses rows, cells and bytes beyond the limits."""
    parts = [one for one in archive.infolist() if one.filename.startswith(_SHEETS) and _is_xml(one.filename)]
    extents: dict[str, Extent] = {}
    budget = limits.MAX_XML_BYTES
    for info in parts[: limits.MAX_SHEETS + 1]:
        try:
            with archive.open(info) as part:
                extents[info.filename], read = scan(part, budget)
        except (zipfile.BadZipFile, NotImplementedError, OSError) as error:
            raise CannotReadSheet(DAMAGED) from error
        budget -= read
        if sum(extent.rows for extent in extents.values()) > limits.MAX_ROWS:
            raise limits.too_many_rows()
        if sum(extent.cells for extent in extents.values()) > limits.MAX_CELLS:
            raise limits.too_many_cells()
    if len(parts) > limits.MAX_SHEETS:
        raise CannotReadSheet(
            _("Filen har fler än %(most)d blad. Dela upp den i flera filer.", most=limits.MAX_SHEETS)
        )
    return extents


def _is_xml(name: str) -> bool:
    return name.endswith(".xml") and "/_rels/" not in name


def _check_others(archive: zipfile.ZipFile) -> None:
    """Refuse what openpyxl would read whole and that is larger than it can be in an ordinary workbook."""
    for info in archive.infolist():
        scanned = info.filename.startswith(_SHEETS) and _is_xml(info.filename)
        if scanned or info.filename.startswith(_NOT_READ):
            continue
        most = limits.MAX_STRING_BYTES if info.filename == _STRINGS else limits.MAX_OTHER_BYTES
        if info.file_size > most:
            raise limits.too_much_inside()
    _check_count(archive, _STRINGS, b"<si", limits.MAX_CELLS)
    _check_count(archive, _STYLES, b"<", limits.MAX_STYLES)


def _check_count(archive: zipfile.ZipFile, name: str, mark: bytes, most: int) -> None:
    if name not in archive.namelist():
        return
    try:
        with archive.open(name) as part:
            found = sum(chunk.count(mark) for chunk in iter(lambda: part.read(65_536), b""))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise CannotReadSheet(DAMAGED) from error
    if found > most:
        raise limits.too_much_inside()


def _workbook(content: bytes, name: str, extents: dict[str, Extent]) -> Workbook:
    reader = ExcelReader(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    reader.read()
    parts = {sheet.name: relation.target for sheet, relation in reader.parser.find_sheets()}
    visible = [one for one in reader.wb.worksheets if one.sheet_state == "visible"]
    return Workbook(
        file=name,
        sheets=tuple(_sheet(one, extents[parts[one.title]]) for one in visible),
        epoch=date(1904, 1, 1) if reader.wb.epoch == MAC_EPOCH else EXCEL_EPOCH,
        hidden=tuple(plain(one.title) for one in reader.wb.worksheets if one.sheet_state != "visible"),
    )


def _sheet(source: Any, extent: Extent) -> Sheet:
    merged = tuple(one for one in extent.merged if one.first_row <= extent.last_row)
    return Sheet(plain(source.title), tuple(_rows(source, extent)), merged)


def _rows(source: Any, extent: Extent) -> Iterator[Row]:
    if not extent.last_row:
        return
    rows = source.iter_rows(
        min_row=1, max_row=extent.last_row, min_col=1, max_col=extent.last_column + 1, values_only=True
    )
    for number, raw in enumerate(rows, 1):
        cells = [_value(one) for one in raw]
        for column in extent.not_computed.get(number, ()):
            cells[column] = _not_computed(number, column)
        if kept := trimmed(cells):
            yield Row(number, kept)


def _value(raw: Any) -> Value:
    if isinstance(raw, str):
        return plain(raw).strip() or None
    kept: Value = raw
    return kept


def _not_computed(row: int, column: int) -> Unknown:
    return Unknown(
        _(
            "Cell %(cell)s är en formel utan uträknat värde. "
            "Öppna filen i Excel och spara den, eller skriv in värdet.",
            cell=f"{letters(column)}{row}",
        )
    )
