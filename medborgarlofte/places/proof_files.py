"""A photograph or PDF that shows something: checked, and without what the camera wrote in it.

A photograph is drawn anew, turned as it was held, so that nothing but the picture is left: no position, no
time, no camera, no thumbnail. A PDF is stored as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath

import pypdfium2
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from medborgarlofte.domain.errors import Refusal

MOST_PROOFS = 3  # files of one record
MOST_BYTES = 20_000_000  # of one file
MOST_PIXELS = 60_000_000  # of one photograph: above what phones take
_LONGEST_SIDE = 2560  # pixels, of what is kept
_SUFFIXES = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}


@dataclass(frozen=True, slots=True)
class ProofDraft:
    """A file that shows something, checked and without what the camera wrote in it."""

    name: str
    content: bytes
    media_type: str


def clean_proof(name: str, content: bytes) -> ProofDraft:
    """The file as it is kept. Refuses what is too large, and what is neither photograph nor PDF."""
    name = _checked_name(name, content)
    if content.startswith(b"%PDF-"):
        return _pdf(name, content)
    return _photograph(name, content)


def clean_photograph(name: str, content: bytes) -> ProofDraft:
    """The photograph as it is kept. Refuses what is too large, and whatever else it is."""
    return _photograph(_checked_name(name, content), content)


def too_large(name: str) -> Refusal:
    """That a file has more bytes than one may have."""
    return Refusal(
        _("%(name)s är större än 20 MB. Ta ett mindre foto, eller spara utan det.") % {"name": name}
    )


def _checked_name(name: str, content: bytes) -> str:
    name = PurePath(name.replace("\\", "/")).name[-150:] or _("fil")
    if len(content) > MOST_BYTES:
        raise too_large(name)
    return name


def _pdf(name: str, content: bytes) -> ProofDraft:
    try:
        pypdfium2.PdfDocument(content).close()
    except pypdfium2.PdfiumError:
        raise _unreadable(name) from None
    return ProofDraft(f"{PurePath(name).stem}.pdf", content, "application/pdf")


def _photograph(name: str, content: bytes) -> ProofDraft:
    try:
        with Image.open(BytesIO(content), formats=tuple(_SUFFIXES)) as image:
            if image.width * image.height > MOST_PIXELS:
                raise Refusal(_("%(name)s har för många bildpunkter. Ta ett mindre foto.") % {"name": name})
            return _drawn_anew(name, image, image.format or "JPEG")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise _unreadable(name) from None


def _drawn_anew(name: str, image: Image.Image, kind: str) -> ProofDraft:
    image.draft("RGB", (_LONGEST_SIDE, _LONGEST_SIDE))  # a JPEG is decoded no larger than it will be
    upright = ImageOps.exif_transpose(image)
    upright.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    mode = "RGBA" if kind != "JPEG" and "A" in upright.getbands() else "RGB"
    bare = Image.new(mode, upright.size)
    bare.paste(upright.convert(mode))
    kept = BytesIO()
    bare.save(kept, kind, quality=85)
    return ProofDraft(PurePath(name).stem + _SUFFIXES[kind], kept.getvalue(), f"image/{kind.lower()}")


def _unreadable(name: str) -> Refusal:
    return Refusal(
        _("%(name)s går inte att läsa som foto eller PDF. Välj ett foto (JPEG, PNG, WebP) eller en PDF.")
        % {"name": name}
    )
