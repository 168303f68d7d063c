"""Makes spreadsheets for the tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from openpyxl import Workbook

HEADINGS = ("Datum", "Antal", "Åtagande", "Vem", "Plats", "Anteckning")
_SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def csv_of(*rows: Sequence[str], separator: str = ";", encoding: str = "utf-8") -> bytes:
    """A CSV file with the usual headings and these rows."""
    return "\r\n".join(separator.join(row) for row in (HEADINGS, *rows)).encode(encoding)


def xlsx_of(*rows: Sequence[Any], headings: Sequence[Any] = HEADINGS, merged: Sequence[str] = ()) -> bytes:
    """An Excel file with one sheet, "Insatser"."""
    return xlsx_sheets({"Insatser": [headings, *rows]}, merged)


def xlsx_sheets(
    sheets: dict[str, Sequence[Sequence[Any]]], merged: Sequence[str] = (), hidden: str = ""
) -> bytes:
    """An Excel file with these sheets; the cells `merged` are merged in each."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for cells in merged:
            sheet.merge_cells(cells)
        if name == hidden:
            sheet.sheet_state = "hidden"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def raw_xlsx(sheet: Iterator[bytes] | bytes, extra: dict[str, bytes] | None = None) -> bytes:
    """An Excel file whose only sheet is this XML, packed piece by piece; `extra` parts beside or instead."""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument'
        '.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_SPACE}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Blad1" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, (extra or {}).get(name, text))
        for name, content in (extra or {}).items():
            if name not in parts:
                archive.writestr(name, content)
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            for piece in [sheet] if isinstance(sheet, bytes) else sheet:
                part.write(piece)
    return target.getvalue()


def sheet_xml(rows: bytes, after: bytes = b"") -> bytes:
    """The XML of a sheet with these rows."""
    return (
        f'<worksheet xmlns="{_SPACE}"><sheetData>'.encode() + rows + b"</sheetData>" + after + b"</worksheet>"
    )


def many_rows(number: int) -> Iterator[bytes]:
    """The XML of a sheet with so many rows of three cells."""
    yield f'<worksheet xmlns="{_SPACE}"><sheetData>'.encode()
    for first in range(1, number + 1, 10_000):
        yield b"".join(
            b'<row r="%d"><c r="A%d"><v>%d</v></c><c r="B%d"><v>%d</v></c><c r="C%d" t="inlineStr">'
            b"<is><t>Torget %d</t></is></c></row>" % (n, n, 45_000 + n % 365, n, n % 7, n, n * 7919)
            for n in range(first, min(first + 10_000, number + 1))
        )
    yield b"</sheetData></worksheet>"
