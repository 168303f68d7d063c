"""Each status has a word, a shape of its own that is drawn on the page, and a hue."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

import medborgarlofte.publishing
from medborgarlofte.domain.status import Judgement, Status, Verdict, WindowStatus
from medborgarlofte.domain.windows import Window
from medborgarlofte.publishing.status_meanings import meanings
from medborgarlofte.publishing.status_words import standing, standing_of

PACKAGE = Path(medborgarlofte.publishing.__file__).parent
PATTERNS = (PACKAGE / "templates/publishing/parts/patterns.html").read_text(encoding="utf-8")
SHEET = (PACKAGE / "static/publishing/parts.css").read_text(encoding="utf-8")
YEAR = Window(date(2022, 1, 1), date(2023, 1, 1), date(2023, 1, 1))


def test_no_two_statuses_share_a_word_or_a_shape() -> None:
    shown = [standing_of(status) for status in Status]
    assert len({one.word for one in shown}) == len({one.shape for one in shown}) == len(Status)


def test_every_shape_is_drawn_and_differs_from_the_others() -> None:
    drawn = dict(re.findall(r'<symbol id="shape-(\w+)"[^>]*>(.*?)</symbol>', PATTERNS))
    assert {standing_of(status).shape for status in Status} <= set(drawn)
    assert len(set(drawn.values())) == len(drawn)


@pytest.mark.parametrize("status", Status)
def test_every_hue_stands_in_the_style_sheet(status: Status) -> None:
    assert f".hue-{standing_of(status).hue} {{" in SHEET


@pytest.mark.parametrize(
    ("verdict", "word"),
    [
        (Verdict.FULFILLED, "Uppfyllt"),
        (Verdict.PARTLY, "Delvis uppfyllt"),
        (Verdict.NOT_FULFILLED, "Inte uppfyllt"),
        (Verdict.WITHDRAWN, "Tillbakadraget"),
        (Verdict.CANNOT_BE_VERIFIED, "Går inte att bekräfta"),
    ],
)
def test_what_was_assessed_is_shown_as_its_verdict(verdict: Verdict, word: str) -> None:
    judged = WindowStatus(YEAR, Status.ASSESSED, judgement=Judgement(YEAR.start, verdict, "skäl"))
    assert standing(judged).word == word


def test_a_verdict_does_not_hide_what_was_counted() -> None:
    missed = WindowStatus(YEAR, Status.MISSED, judgement=Judgement(YEAR.start, Verdict.FULFILLED, "nästan"))
    assert standing(missed).word == "Inte uppfyllt"


def test_every_status_is_explained() -> None:
    assert {shown.word for shown, _ in meanings()} == {standing_of(status).word for status in Status}
