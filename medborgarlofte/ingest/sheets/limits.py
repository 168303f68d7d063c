"""How much a spreadsheet may hold. A whole year of what a police area and a municipality do is some
thousand rows; the limits lie well above, and well below what would take 300 MB or many seconds."""

from __future__ import annotations

from medborgarlofte.ingest.sheets.reasons import CannotReadSheet
from medborgarlofte.ingest.sheets.reasons import reason as _

MAX_BYTES = 20_000_000
MAX_ROWS = 20_000  # with something in them, headings included, in all sheets together
MAX_COLUMNS = 100
MAX_CELLS = 400_000  # 20,000 rows of 20 columns
MAX_SHEETS = 50
MAX_MERGED = 5_000  # merged areas in one sheet
MAX_XML_BYTES = 150_000_000  # of all sheets, unpacked; they are read as a stream, never held
MAX_ELEMENTS = 1_500_000  # of one sheet, filled or not; 400,000 computed cells have three each
MAX_OTHERS = 50_000  # of one sheet: rules, links, merged areas, which openpyxl reads slowly
MAX_STRING_BYTES = 30_000_000  # of the texts that the sheets share, unpacked
MAX_OTHER_BYTES = 5_000_000  # of any other part, unpacked
MAX_STYLES = 100_000  # elements among the styles; Excel itself stops at 64,000 formats


def check_size(size: int) -> None:
    """Refuse a file of `size` bytes when it is empty or above `MAX_BYTES`."""
    if size == 0:
        raise CannotReadSheet(_("Filen är tom."))
    if size > MAX_BYTES:
        raise CannotReadSheet(
            _(
                "Filen är för stor: %(size)d MB, och gränsen är %(most)d MB. Dela upp den i flera.",
                size=max(size // 1_000_000, MAX_BYTES // 1_000_000 + 1),
                most=MAX_BYTES // 1_000_000,
            )
        )


def too_many_rows() -> CannotReadSheet:
    """The refusal of a file with more rows than `MAX_ROWS`."""
    return CannotReadSheet(
        _(
            "Filen har innehåll längre ner än rad %(most)s, och fler rader än så läses inte på en gång. "
            "Dela upp den i flera filer.",
            most=f"{MAX_ROWS:,}".replace(",", "\u00a0"),
        )
    )


def too_many_columns() -> CannotReadSheet:
    """The refusal of a file with more columns than `MAX_COLUMNS`."""
    return CannotReadSheet(
        _(
            "Filen har fler än %(most)d kolumner. Ta bort dem som inte behövs och försök igen.",
            most=MAX_COLUMNS,
        )
    )


def too_many_cells() -> CannotReadSheet:
    """The refusal of a file with more filled cells than `MAX_CELLS`."""
    return CannotReadSheet(
        _(
            "Filen har fler än %(most)s ifyllda celler. Dela upp den i flera filer.",
            most=f"{MAX_CELLS:,}".replace(",", "\u00a0"),
        )
    )


def too_much_inside() -> CannotReadSheet:
    """The refusal of a file that unpacks to more than any workbook of this size needs."""
    return CannotReadSheet(
        _(
            "Filen blir orimligt stor när den öppnas och läses därför inte. Kopiera raderna "
            "till en ny, tom arbetsbok och försök igen."
        )
    )
