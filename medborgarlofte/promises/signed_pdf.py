"""Whether a file that somebody says was signed elsewhere is a PDF at all. What it says is not read."""

from __future__ import annotations

from threading import Lock

import pypdfium2 as pdfium
from django.utils.translation import gettext as _

from medborgarlofte.domain.errors import Refusal

MOST_BYTES = 20_000_000
_ONE_AT_A_TIME = Lock()  # pdfium answers one thread at a time


def check_pdf(content: bytes) -> None:
    """Refuse a file that is too large, is no PDF, is locked or damaged, or has no page."""
    if len(content) > MOST_BYTES:
        raise Refusal(_("Filen är större än 20 megabyte. Spara den i ett mindre format och försök igen."))
    if not content.startswith(b"%PDF-"):
        raise Refusal(_("Filen är ingen PDF. Skanna eller spara det undertecknade som PDF och försök igen."))
    with _ONE_AT_A_TIME:
        pages = _pages(content)
    if not pages:
        raise Refusal(_("PDF-filen har inga sidor."))


def _pages(content: bytes) -> int:
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        raise Refusal(_("PDF-filen är låst eller skadad och går inte att öppna.")) from error
    try:
        return len(document)
    finally:
        document.close()
