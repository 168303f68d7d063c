"""Formats are told by content, and whatever the bytes are, the answer is a document or a sentence."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medborgarlofte.domain.errors import CannotRead
from medborgarlofte.ingest.parsers.document import BlockKind
from medborgarlofte.ingest.sources import limits, open_document, read_file
from tests.ingest.sources.making import bare_docx, lines, odt, pdf, zipped

WORD = bare_docx("<w:p><w:r><w:t>Vi lovar.</w:t></w:r></w:p>")
FILES = {
    "text/plain": b"Vi lovar.",
    "text/html": b"<p>Vi lovar.</p><p>Mer.</p>",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": WORD,
    "application/vnd.oasis.opendocument.text": odt("<text:p>Vi lovar.</text:p>"),
    "application/pdf": pdf([lines(["Vi lovar att synas på torget."])]),
}


@pytest.mark.parametrize("media_type", FILES)
@pytest.mark.parametrize("ending", ["txt", "html", "docx", "odt", "pdf", ""])
def test_the_format_is_told_by_the_content_whatever_the_name(media_type: str, ending: str) -> None:
    document = open_document(FILES[media_type], f"lofte.{ending}")
    assert document.media_type == media_type
    assert document.blocks[0].text.startswith("Vi lovar")
    assert len(document.sha256) == 64


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "tom"),
        (b" \n\t\n", "ingen text"),
        (bytes(range(256)) * 20, "inte en text"),
        (os.urandom(5000), "inte en text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "bild"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "bild"),
        (b"\xd0\xcf\x11\xe0" + bytes(50), "äldre Office-dokument"),
        (b"{\\rtf1 Vi lovar.}", "RTF"),
        (b"\x1f\x8b\x08" + bytes(50), "gzip"),
        (b"PK\x03\x04" + bytes(50), "skadad"),
        (zipped({"a.txt": "Vi lovar."}), "zip-fil"),
        (b"\xff\xfe\x00", "inte en text"),
        (b"x" * (limits.MAX_BYTES + 1), "gränsen är 20 MB"),
    ],
)
def test_what_is_no_document_is_one_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(CannotRead, match=sentence) as refused:
        open_document(content, "x")
    assert str(refused.value).endswith(".")


def test_a_file_is_refused_by_its_size_before_it_is_read(tmp_path: Path) -> None:
    large = tmp_path / "stor"
    with large.open("wb") as file:
        file.truncate(1_000_000_000)
    with pytest.raises(CannotRead, match="1000 MB"):
        read_file(large)


def test_a_file_that_is_not_there_or_is_a_folder_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="finns inte"):
        read_file(tmp_path / "borta")
    with pytest.raises(CannotRead, match="mapp"):
        read_file(tmp_path)


PIECES = [
    b"<p>", b"</p>", b"<table>", b"<td rowspan=9>", b"<tr>", b"<li>", b"<ul>", b"<!--", b"<br>", b"<h2>",
    b"\n", b"- ", b"1. ", b"|", b"\t", b"# ", b"====", b"a)", b"\xc3\xa5", b"\xe5", b"\x00",
    b"<!doctype html>", b"PK\x03\x04",    b"%PDF-1.4\n", b"Polisen lovar", b"**", b"](", b"[a",
    b"&#0;", b"<![CDATA[", b"<a href='http://['>", b" ",
]  # fmt: skip


def read_or_refuse(content: bytes) -> None:
    try:
        document = open_document(content, "x", "https://kommun.test/")
    except CannotRead:
        return
    assert all(block.text or block.kind is BlockKind.RULE for block in document.blocks)
    assert all(link.block is None or link.block < len(document.blocks) for link in document.links)


@given(st.one_of(st.binary(max_size=2000), st.lists(st.sampled_from(PIECES), max_size=60).map(b"".join)))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_a_document_or_a_sentence(content: bytes) -> None:
    read_or_refuse(content)


@pytest.mark.parametrize("media_type", FILES)
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_a_damaged_file_is_a_document_or_a_sentence(media_type: str, data: st.DataObject) -> None:
    content = bytearray(FILES[media_type])
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    read_or_refuse(bytes(content[: data.draw(st.integers(1, len(content)))]))
