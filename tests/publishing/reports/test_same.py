"""The three forms of a report say the same: every word and every number, in the same order."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import translation

from medborgarlofte.promises.models import Promise
from medborgarlofte.publishing.reports.pdf import as_pdf
from medborgarlofte.publishing.reports.word import as_word

from ..made import text_of
from .conftest import the_report
from .reading import numbers_of, opened, page_text, tag_tree, word_text, words_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("language", "prefix"), [("sv", ""), ("en", "/en")])
@pytest.mark.parametrize("year", [2023, 2024])
def test_every_number_and_every_word_is_the_same_in_all_three(
    client: Client, promise: Promise, language: str, prefix: str, year: int
) -> None:
    page = page_text(text_of(client, f"{prefix}/granvik/2023-2024/arsrapport/{year}/"))
    with translation.override(language):
        report = the_report(promise, year)
        pdf, word = tag_tree(as_pdf(report)).whole(), word_text(opened(as_word(report)))
    assert len(numbers_of(page)) > 100
    assert numbers_of(page) == numbers_of(pdf) == numbers_of(word)
    assert words_of(page) == words_of(pdf) == words_of(word)


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_the_files_are_served_beside_the_page(client: Client, promise: Promise, form: str) -> None:
    answer = client.get(f"/granvik/2023-2024/arsrapport/2023.{form}")
    assert answer.status_code == 200
    whole = tag_tree(answer.content).whole() if form == "pdf" else word_text(opened(answer.content))
    assert words_of(whole) == words_of(page_text(text_of(client, "/granvik/2023-2024/arsrapport/2023/")))
