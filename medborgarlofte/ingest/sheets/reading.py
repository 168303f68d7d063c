"""Recognises a spreadsheet by its content, never by its name, and has it read."""

from __future__ import annotations

from medborgarlofte.domain.errors import CannotRead
from medborgarlofte.ingest.sheets import limits
from medborgarlofte.ingest.sheets.csv_file import read_csv
from medborgarlofte.ingest.sheets.reasons import CannotReadSheet
from medborgarlofte.ingest.sheets.reasons import reason as _
from medborgarlofte.ingest.sheets.workbook import Workbook
from medborgarlofte.ingest.sheets.xlsx_file import read_xlsx
from medborgarlofte.ingest.sources.html import looks_like_html
from medborgarlofte.ingest.sources.text import decode

_OLD = _(
    "Filen är en äldre Excel-fil (.xls) eller låst med lösenord. Öppna den i Excel, välj Spara som och "
    "Excel-arbetsbok (.xlsx), och ladda upp den nya filen."
)
_NEITHER = _("Filen är varken Excel (.xlsx) eller CSV. Spara den som .xlsx och försök igen.")
_ELSEWHERE = (
    (b"\xd0\xcf\x11\xe0", _OLD),
    (b"%PDF-", _NEITHER),
    (b"{\\rtf", _NEITHER),
    (b"\x89PNG", _NEITHER),
    (b"\xff\xd8\xff", _NEITHER),
    (b"\x1f\x8b", _NEITHER),
)


def read_workbook(content: bytes, name: str) -> Workbook:
    """The rows of a CSV or Excel file with their numbers; `name` is what it is called to the user.

    Refuses other formats, and more than `limits` allow, with one sentence (CannotReadSheet).
    """
    limits.check_size(len(content))
    for beginning, sentence in _ELSEWHERE:
        if content.startswith(beginning):
            raise CannotReadSheet(sentence)
    workbook = _read(content, name)
    if not any(sheet.rows for sheet in workbook.sheets):
        raise CannotReadSheet(_("Filen har inga rader med innehåll."))
    return workbook


def _read(content: bytes, name: str) -> Workbook:
    if content.startswith(b"PK"):
        return read_xlsx(content, name)
    try:
        text = decode(content)
    except CannotRead as error:
        raise CannotReadSheet(_NEITHER) from error
    if looks_like_html(text) or text.startswith("<?xml"):
        raise CannotReadSheet(_NEITHER)
    return read_csv(text, name)
