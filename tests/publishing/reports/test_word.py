"""A report as Word: real headings, lists and header rows, texts for pictures; opened by LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from django.utils import translation
from docx.oxml.ns import qn

from medborgarlofte.promises.models import Promise
from medborgarlofte.publishing.reports.content import Report
from medborgarlofte.publishing.reports.word import as_word
from tests.building import a_commitment, a_promise

from .conftest import the_report
from .reading import opened, word_text
from .test_pdf import COMMANDS, squeezed

pytestmark = pytest.mark.django_db


def test_headings_lists_and_header_rows_are_real(report: Report) -> None:
    document = opened(as_word(report))
    styles = [line.style.name for line in document.paragraphs if line.style]
    assert styles[:2] == ["Title", "Subtitle"]
    assert styles.count("Heading 1") == len(report.sections)
    assert {"Heading 2", "Heading 3", "List Bullet", "Quote", "Caption"} <= set(styles)
    assert document.tables
    for table in document.tables:
        marks = [bool(list(row._tr.iter(qn("w:tblHeader")))) for row in table.rows]
        assert marks == [True] + [False] * (len(marks) - 1)


def test_every_picture_has_its_text(report: Report) -> None:
    document = opened(as_word(report))
    told = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert len(told) == len(report.pictures())
    assert all(told)


@pytest.mark.parametrize(("language", "code"), [("sv", "sv-SE"), ("en", "en-GB")])
def test_it_says_its_language_and_what_is_swedish_in_another(
    promise: Promise, language: str, code: str
) -> None:
    with translation.override(language):
        document = opened(as_word(the_report(promise)))
    (default,) = document.styles.element.iter(qn("w:lang"))
    assert default.get(qn("w:val")) == code
    assert document.core_properties.language == language
    assert {run.get(qn("w:val")) for run in document.element.body.iter(qn("w:lang"))} == {"sv-SE"}


def test_its_properties_name_the_report_and_nobody(report: Report) -> None:
    about = opened(as_word(report)).core_properties
    assert about.title == report.title
    assert about.author == report.publisher == "Polisen, Granviks kommun"
    assert about.last_modified_by + about.comments == ""


@pytest.mark.parametrize("text", [COMMANDS, "å" * 5000, "Emoji \U0001f600 \x0b och \ufffe."])
def test_whatever_somebody_wrote_is_only_text(text: str) -> None:
    promise = a_promise(a_commitment(text))
    whole = squeezed(word_text(opened(as_word(the_report(promise, 2024)))))
    assert squeezed(text.replace("\x0b", "").replace("\ufffe", "")) in whole


def test_libreoffice_opens_it(report: Report, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed: whether it opens the Word file was not tried")
    (tmp_path / "report.docx").write_bytes(as_word(report))
    subprocess.run(
        [
            office,
            f"-env:UserInstallation=file://{tmp_path}/own",
            "--headless",
            "--convert-to",
            "pdf",
            "report.docx",
        ],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=120,
    )
    made = pdfium.PdfDocument(tmp_path / "report.pdf")
    assert report.title in " ".join(made[0].get_textpage().get_text_range().split())
