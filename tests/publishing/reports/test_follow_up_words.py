"""Whatever somebody writes in a follow-up is text: on its page, in the PDF and in Word; long or short."""

from __future__ import annotations

from typing import Any

import pytest
import time_machine
from django.test import Client
from lxml import html

from medborgarlofte.followup import actions
from tests.building import a_commitment
from tests.following import TODAY, WORKED, a_target, answered, approved, followed

from ..made import text_of
from .reading import opened, tag_tree, word_text

pytestmark = pytest.mark.django_db
MARKUP = (
    '<script>hej()</script> <b>fet</b> #read("/etc/passwd") #panic() *fet* _lutad_ $x^2$ @ref `kod` = Rubrik'
)
LONG = "Polisen gör något. " * 263  # 5,000 signs


@pytest.fixture
def address() -> str:
    with time_machine.travel("2024-05-20 12:00+02:00"):
        found = answered(
            followed(a_commitment(f"Ett {MARKUP}", a_target(4)), a_commitment(LONG, a_target(4)))
        )
        for number in (5, 6):
            texts = {name: f"{name} {MARKUP}" for name in ("reason", "evidence", "not_done", "changes")}
            judged = actions.Judged("partly", **texts)
            commitment = found.commitment(number)
            actions.assess_in(found.officer, found.follow_up, commitment, found.police, judged, today=TODAY)
        said: dict[str, Any] = {
            "change": "worse",
            "reason": f"outcome {MARKUP}",
            "evidence": f"rests {MARKUP}",
        }
        actions.answer_outcome(found.officer, found.follow_up, found.police, **said)
        actions.answer_process(
            found.officer, found.follow_up, found.police, **{**WORKED, "reason": f"process {MARKUP}"}
        )
        approved(found)
    return found.follow_up.address()


def squeezed(text: str) -> str:
    """Without white space and what breaks words, which the three set each in its way."""
    return "".join(text.replace("\u200b", "").replace("\u00ad", "").split())


WRITTEN = [
    f"{name} {MARKUP}" for name in ("Ett", "reason", "evidence", "not_done", "changes", "outcome", "rests")
]


def test_markup_is_text_on_both_pages(client: Client, address: str) -> None:
    for page in (text_of(client, address), text_of(client, f"{address}rapport/")):
        told = squeezed("".join(map(str, html.fromstring(page).itertext())))
        for one in (*WRITTEN, f"process {MARKUP}", LONG):
            assert squeezed(one) in told
        assert not [one for one in html.fromstring(page).iter("script") if "hej" in (one.text or "")]


def test_markup_and_commands_are_text_in_the_pdf_and_in_word(client: Client, address: str) -> None:
    pdf = client.get(f"{address}rapport.pdf")
    word = client.get(f"{address}rapport.docx")
    for told in (tag_tree(pdf.content).whole(), word_text(opened(word.content))):
        for one in (*WRITTEN, f"process {MARKUP}", LONG):
            assert squeezed(one) in squeezed(told)
