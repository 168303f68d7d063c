"""Makes small Word, OpenDocument and PDF files for the tests."""

import io
import zipfile
from collections.abc import Sequence

from docx import Document as WordDocument
from docx.document import Document as Word

_ODT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink"><office:automatic-styles>{styles}</office:automatic-styles>'
    "<office:body><office:text>{body}</office:text></office:body></office:document-content>"
)


def word() -> Word:
    """An empty Word document."""
    return WordDocument()


def saved(document: Word) -> bytes:
    """The bytes of a Word document."""
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A zip file of `parts`, packed."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def odt(body: str, styles: str = "") -> bytes:
    """An OpenDocument text with `body` as its XML."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": _ODT.format(body=body, styles=styles),
        }
    )


def bare_docx(body: str) -> bytes:
    """A Word file of nothing but its text part, with `body` as its XML."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return zipped(
        {"word/document.xml": f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'}
    )


Placed = tuple[float, float, str] | tuple[float, float, str, str, float]  # x, y, text, font, size


def pdf(pages: Sequence[Sequence[Placed | str]], *, extra: str = "") -> bytes:
    """A PDF file of lines placed on pages; a string among them is drawn as it is (rulings, say).

    Fonts: F1 ordinary, F2 bold. `extra` goes into each page's dictionary.
    """
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    for name in ("Helvetica", "Helvetica-Bold"):
        objects.append(f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>")
    kids = []
    for page in pages:
        stream = "\n".join(_drawn(line) for line in page)
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
        kids.append(len(objects) + 1)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R {extra}"
            " /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>"
        )
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>"
    return _file(objects)


def _drawn(line: Placed | str) -> str:
    if isinstance(line, str):
        return line
    x, y, text, font, size = line if len(line) == 5 else (*line, "F1", 11.0)
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{font} {size} Tf {x} {y} Td ({escaped}) Tj ET"


def _file(objects: Sequence[str]) -> bytes:
    content = b"%PDF-1.4\n"
    places = []
    for number, written in enumerate(objects, 1):
        places.append(len(content))
        content += f"{number} 0 obj\n{written}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(content)
    content += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    return content + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode()


def lines(
    texts: Sequence[str], *, top: float = 780, left: float = 70, step: float = 15
) -> list[Placed | str]:
    """Lines below each other; an empty text leaves a gap."""
    return [(left, top - step * n, text) for n, text in enumerate(texts) if text]
