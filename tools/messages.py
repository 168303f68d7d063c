"""The English catalogue: extract, compile, check. Swedish texts in code and templates are the msgids.

    python -m tools.messages update    add new texts to the catalogue, drop those no longer used
    python -m tools.messages compile   write the .mo file that Django reads
    python -m tools.messages check     fail when a text lacks its translation, or the reverse

Babel reads the Python files; templates pass through Django's own `templatize` first. GNU gettext is
not needed.
"""

from __future__ import annotations

import ast
import io
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "medborgarlofte"
PO = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.po"
KEYWORDS: Mapping[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def _sources() -> Iterator[tuple[Path, bytes]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        if "migrations" not in path.parts:
            yield path, path.read_bytes()
    for path in sorted(
        [
            *PACKAGE.rglob("templates/**/*.html"),
            *PACKAGE.rglob("templates/**/*.txt"),
            *PACKAGE.rglob("templates/**/*.svg"),
        ]
    ):
        yield path, templatize(path.read_text(encoding="utf-8"), origin=str(path)).encode()


def _extracted() -> Catalog:
    catalog = Catalog(locale="en", project="medborgarlofte", charset="utf-8")
    for path, source in _sources():
        for line, message, _comments, context in extract("python", io.BytesIO(source), KEYWORDS):
            catalog.add(message, locations=[(path.relative_to(ROOT).as_posix(), line)], context=context)
        if path.suffix == ".py":
            for text in _within_f_strings(source):
                catalog.add(text)
    return catalog


def _within_f_strings(source: bytes) -> Iterator[str]:
    """The texts that stand inside f-strings, where Babel finds none before Python 3.12."""
    strings = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.JoinedStr))
    for call in (node for each in strings for node in ast.walk(each) if isinstance(node, ast.Call)):
        if isinstance(call.func, ast.Name) and call.func.id in {"_", "gettext"}:
            yield ast.literal_eval(call.args[0])


def _stored() -> Catalog:
    if not PO.exists():
        return Catalog(locale="en")
    with PO.open("rb") as file:
        return read_po(file, locale="en")


def update() -> int:
    """Bring the catalogue in line with the code; new texts stand there untranslated."""
    catalog = _stored()
    catalog.update(_extracted(), no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    PO.parent.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as file:
        # Line numbers would make every change of code a change of the catalogue.
        write_po(file, catalog, width=100, no_location=True, sort_output=True, omit_header=False)
    return 0


def compile_catalogue() -> int:
    """Write the .mo file beside the .po file."""
    with PO.with_suffix(".mo").open("wb") as file:
        write_mo(file, _stored())
    return 0


def _lacks(message: Message | None) -> bool:
    if message is None or message.fuzzy:
        return True
    strings = (message.string,) if isinstance(message.string, str) else message.string
    return not all(strings or ())


def faults() -> list[str]:
    """One sentence for each text without translation, unused translation, and unlike placeholder."""
    stored, extracted = _stored(), _extracted()
    missing = [m for m in extracted if m.id and _lacks(stored.get(m.id, m.context))]
    unused = [m for m in stored if m.id and extracted.get(m.id, m.context) is None]
    return (
        [f"without English translation: {m.id!r}" for m in missing]
        + [f"translated but not used: {m.id!r}" for m in unused]
        + [f"{m.id!r}: {error}" for m, errors in stored.check() for error in errors]
    )


def check() -> int:
    """Print every fault; 1 when there is one."""
    found = faults()
    print("\n".join(found) if found else f"catalogue complete: {len(_stored())} texts in Swedish and English")
    return 1 if found else 0


if __name__ == "__main__":
    commands = {"update": update, "compile": compile_catalogue, "check": check}
    if len(sys.argv) != 2 or sys.argv[1] not in commands:
        sys.exit(__doc__)
    sys.exit(commands[sys.argv[1]]())
