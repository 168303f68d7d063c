"""The worst files, each in a process of its own with 300 MB of memory and 30 seconds."""

import io
import subprocess
import sys
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ingest.sources.making import bare_docx, lines, odt, pdf, zipped

MEGABYTE = 1_000_000
BODY = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
READ = """
import sys
from pathlib import Path
from medborgarlofte.domain.errors import CannotRead
from medborgarlofte.ingest.sources import open_document, read_file
try:
    path = Path(sys.argv[1])
    print("read", len(open_document(read_file(path), path.name).blocks))
except CannotRead as refusal:
    print("refused", refusal)
most = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(most.split()[1])
"""


def zip_of(name: str, begins: bytes, repeated: bytes, times: int) -> bytes:
    """A zip of one part, packed piece by piece so that the test itself needs little memory."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(name, "w") as part:
        part.write(begins)
        piece = repeated * 10_000
        for _ in range(times // 10_000):
            part.write(piece)
    return target.getvalue()


def zip_bomb() -> bytes:
    return zip_of("word/document.xml", BODY, b"a" * 30, 10 * MEGABYTE)


def lying_zip_bomb() -> bytes:
    """A zip whose text part says that it is 1,000 bytes and unpacks to 300 MB."""
    content = zip_bomb()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        size = archive.getinfo("word/document.xml").file_size
    return content.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))


def many_parts() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for number in range(60_000):
            archive.writestr(f"word/media/{number}", b"")
    return target.getvalue()


def million_rows() -> bytes:
    row = b"<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>"
    return zip_of("word/document.xml", BODY + b"<w:tbl>", row, MEGABYTE)


def hundred_thousand_rows_of_noise() -> bytes:
    """Rows that do not shrink, so that neither ratio nor size stops them."""
    rows = "".join(
        f"<w:tr><w:tc><w:p><w:r><w:t>{zlib.crc32(str(n).encode())}</w:t></w:r></w:p></w:tc></w:tr>"
        for n in range(100_000)
    )
    return bare_docx(f"<w:tbl>{rows}</w:tbl>")


def entity_bomb() -> bytes:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "a" * 10}">' for n in range(9))
    return zipped({"word/document.xml": f"<!DOCTYPE w [{entities}]><w>&e8;</w>"})


def tar_of_text() -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as archive:
        info = tarfile.TarInfo("a")
        info.size = 1000
        archive.addfile(info, io.BytesIO(b"a" * 1000))
    return target.getvalue()


WORST: dict[str, tuple[Callable[[], bytes], str]] = {
    "100 MB of text": (lambda: b"Polisen lovar.\n" * (7 * MEGABYTE), "105 MB"),
    "19 MB of text": (lambda: b"Polisen lovar.\n" * (19 * MEGABYTE // 15), "miljoner tecken"),
    "4 MB of line breaks": (lambda: b"a\n" * (2 * MEGABYTE), "rader"),
    "one line of 4 MB": (lambda: b"a " * (2 * MEGABYTE), "read 1"),
    "one word of 4 MB": (lambda: b"-" * (4 * MEGABYTE), "read 1"),
    "4 MB of tabs": (lambda: (b"abcd\t" * 400 + b"\n") * 2000, "tabellerna"),
    "HTML nested 100,000 deep": (lambda: b"<html><body>" + b"<div>" * 100_000 + b"Hej", "250 niv"),
    "HTML of a million tags": (lambda: b"<html><body>" + b"<p>a" * MEGABYTE, "fler än"),
    "HTML of 250,000 tags": (lambda: b"<html><body>" + b"<p>a" * 250_000, "fler än"),
    "HTML of 90,000 scripts": (lambda: b"<html><body><p>a" + b"<script></script>a" * 90_000, "read 1"),
    "HTML of tables in tables": (lambda: b"<html><body>" + b"<table><tr><th>a<td>b" * 80, "read"),
    "HTML of 40,000 links": (lambda: b"<html><table>" + b"<tr><td><a href=x>a</a><td>b" * 19_000, "read"),
    "docx of tables in tables": (
        lambda: bare_docx(
            "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>" * 80 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 80
        ),
        "ingen text",
    ),
    "headings of hash signs": (lambda: b"# " * 2 * MEGABYTE, "read|ingen text"),
    "HTML of wide cells": (
        lambda: b"<html><table>" + b"<tr><td colspan=1000 rowspan=65000>a<td>b" * 20_000,
        "tabellerna",
    ),
    "HTML of one endless attribute": (lambda: b"<html><p class='" + b"a " * 2 * MEGABYTE, "text"),
    "zip bomb": (zip_bomb, "orimligt stor"),
    "zip bomb that lies": (lying_zip_bomb, "skadad|orimligt"),
    "zip of 60,000 parts": (many_parts, "orimligt stor"),
    "docx of a million rows": (million_rows, "orimligt|fler än"),
    "docx of 100,000 rows": (hundred_thousand_rows_of_noise, "fler än"),
    "docx of entities": (entity_bomb, "saknar text|tolka"),
    "odt of 500,000 paragraphs": (lambda: odt("<text:p>a</text:p>" * (MEGABYTE // 2)), "orimligt|fler än"),
    "pdf of 300 pages": (lambda: pdf([lines(["Polisen lovar att synas."] * 40)] * 300), "read"),
    "tar": (tar_of_text, "inte en text"),
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
    said, kilobytes = done.stdout.strip().rsplit("\n", 1)
    assert "\n" not in said
    assert any(words in said for words in expected.split("|")), said
    assert int(kilobytes) < 300_000
