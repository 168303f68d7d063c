"""The worst spreadsheets, each in a process of its own with 300 MB of memory and 30 seconds."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ingest.sheets.making import many_rows, raw_xlsx, sheet_xml

READ = """
import sys, time
from pathlib import Path
from medborgarlofte.ingest.sheets.reading import read_workbook
from medborgarlofte.ingest.sheets.reasons import CannotReadSheet
begun = time.process_time()
try:
    book = read_workbook(Path(sys.argv[1]).read_bytes(), "fil")
    print("read", sum(len(sheet.rows) for sheet in book.sheets))
except CannotReadSheet as refusal:
    print("refused", refusal)
most = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(most.split()[1], time.process_time() - begun)
"""


def a_million_rows() -> bytes:
    return raw_xlsx(many_rows(1_000_000))


def a_million_formatted_rows() -> bytes:
    """Rows that hold nothing but their format, as Excel writes them when a whole column was coloured."""
    rows = b"".join(
        b'<row r="%d" s="3" customFormat="1"><c r="A%d" s="3"/></row>' % (n, n) for n in range(2, 10**6)
    )
    return raw_xlsx(sheet_xml(b'<row r="1"><c r="A1"><v>1</v></c></row>' + rows))


def a_wide_sheet() -> bytes:
    """20,000 rows of 100 cells."""
    cells = b"<c><v>1</v></c>" * 100
    return raw_xlsx(sheet_xml((b"<row>" + cells + b"</row>") * 20_000))


def shared_strings() -> bytes:
    texts = b"<sst xmlns='a'>" + b"<si><t>a</t></si>" * 1_000_000 + b"</sst>"
    return raw_xlsx(sheet_xml(b'<row r="1"><c r="A1"><v>1</v></c></row>'), {"xl/sharedStrings.xml": texts})


def many_styles() -> bytes:
    styles = b"<styleSheet>" + b"<xf/>" * 900_000 + b"</styleSheet>"
    return raw_xlsx(sheet_xml(b'<row r="1"><c r="A1"><v>1</v></c></row>'), {"xl/styles.xml": styles})


def a_million_links() -> bytes:
    links = b"<hyperlinks>" + b'<hyperlink ref="A1"/>' * 1_000_000 + b"</hyperlinks>"
    return raw_xlsx(sheet_xml(b'<row r="1"><c r="A1"><v>1</v></c></row>', links))


def zip_bomb() -> bytes:
    def pieces() -> object:
        yield b"<worksheet><sheetData>"
        for _ in range(300):
            yield b" " * 1_000_000
        yield b"</sheetData></worksheet>"

    return raw_xlsx(pieces())  # type: ignore[arg-type]


def a_million_lines() -> bytes:
    return b"Datum;Antal\n" + b"2024-05-17;1\n" * 1_000_000


WORST: dict[str, tuple[Callable[[], bytes], str]] = {
    "a million rows": (a_million_rows, "refused.*längre ner än rad 20.000|refused.*MB"),
    "a million formatted rows": (a_million_formatted_rows, "refused.*tom arbetsbok"),
    "two million cells": (a_wide_sheet, "refused.*400.000"),
    "a million shared texts": (shared_strings, "refused.*orimligt"),
    "a million styles": (many_styles, "refused.*orimligt"),
    "a million links": (a_million_links, "refused.*orimligt"),
    "a zip bomb": (zip_bomb, "refused.*orimligt"),
    "a million lines of CSV": (a_million_lines, "refused.*längre ner än rad 20.000"),
    "21 MB": (lambda: b"a;b\n" * 5_250_000, "refused.*21 MB"),
    "19 MB of commas": (lambda: b"," * 19_000_000, "refused.*kolumner|inga rader"),
    "19 MB of quotes": (lambda: b'"' * 19_000_000, "refused"),
    "full, and read": (lambda: raw_xlsx(many_rows(20_000)), "read 20000"),
}


@pytest.mark.parametrize("worst", WORST)
def test_the_worst_files_take_one_sentence_and_little_of_anything(worst: str, tmp_path: Path) -> None:
    make, expected = WORST[worst]
    path = tmp_path / "fil"
    path.write_bytes(make())
    done = subprocess.run(
        [sys.executable, "-c", READ, str(path)], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr[-500:]
    said, measured = done.stdout.strip().rsplit("\n", 1)
    assert "\n" not in said
    assert re.search(expected, said), said
    kilobytes, seconds = measured.split()
    assert float(seconds) < 15
    assert int(kilobytes) < 300_000
