"""The keyboard alone suffices, and it is always seen where it stands."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from medborgarlofte.promises.models import ActivityRecord
from medborgarlofte.web.demo import load_examples

pytestmark = pytest.mark.django_db(transaction=True)
FOCUS = """() => {
    const style = getComputedStyle(document.activeElement);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== 'none';
}"""


@pytest.fixture
def page(member_page: Page) -> Page:
    """Of somebody who works here."""
    return member_page


def tab_to(page: Page, name: str, most: int = 60) -> None:
    """Press Tab until the link, button or field with that name has the focus; it must be seen to have it."""
    for _press in range(most):
        page.keyboard.press("Tab")
        found = page.evaluate(
            "() => { const e = document.activeElement; if (e.matches('article')) return '';"
            " return [e.labels?.[0]?.innerText, e.innerText, e.getAttribute('aria-label')].join('|') }"
        )
        if name in " ".join(found.split()):
            assert page.evaluate(FOCUS), f"{name} has the focus and does not show it"
            return
    raise AssertionError(f"{name} is not reached with {most} presses of Tab")


def test_the_first_stop_leads_past_the_menu(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/#innehall")


def test_finding_a_commitment_and_logging_with_the_keyboard_alone(page: Page) -> None:
    load_examples(date(2026, 11, 22))
    before = ActivityRecord.objects.count()

    page.goto("/")
    tab_to(page, "Kommun")
    page.keyboard.type("almvik")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Almvik")
    tab_to(page, "Läs hela löftet")
    page.keyboard.press("Enter")
    page.wait_for_url("**/almvik/2025-2026/")
    page.goto("/logga/almvik/2025-2026/")
    tab_to(page, "1. Polisen ska göra minst 104")
    page.keyboard.press("Enter")
    page.wait_for_url("**/logga/almvik/2025-2026/1/")
    tab_to(page, "Spara")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Uppgiften är sparad")).to_be_visible()
    assert ActivityRecord.objects.count() == before + 1
