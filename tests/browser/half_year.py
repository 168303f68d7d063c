"""What the people of a municipality and its police do with the follow-up of one half-year."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from medborgarlofte.places.models import Organisation
from tests.people import PASSWORD

from .two_parties import follow, press

Answers = dict[str, tuple[str, str]]  # by the number of a commitment: how it went, and why


def log(page: Page, commitment: str, count: int) -> None:
    """Log so many of what was promised, today."""
    page.goto("/logga/")
    page.get_by_role("link", name=commitment).click()
    page.get_by_label("Hur många?").fill(str(count))
    page.get_by_role("button", name="Spara").first.click()
    expect(page.get_by_role("heading", name="Uppgiften är sparad")).to_be_visible()


def correct(page: Page, record: int, count: int) -> None:
    """Correct how many were done, with a reason."""
    page.goto(f"/logga/rattelse/{record}/")
    page.get_by_label("Hur många?").fill(str(count))
    page.get_by_label("Varför rättar du?").fill("Två pass kom inte med.")
    page.get_by_role("button", name="Spara").first.click()
    expect(page.get_by_role("heading", name="Uppgiften är sparad")).to_be_visible()


def open_it(page: Page, name: str) -> str:
    """Find an open follow-up among what is to be answered; its address."""
    page.goto("/arbete/uppfoljning/")
    follow(page, name)
    return re.sub(r"^https?://[^/]+", "", page.url)


def answer(page: Page, address: str, party: Organisation, own: Answers, of_other: Answers) -> None:
    """Answer the three questions for a party: what was done, if the problem changed, how they worked."""
    page.goto(address)
    if of_other:
        page.get_by_text("Bedöm också den andra partens åtaganden, om ni vill").click()
    for number, (word, reason) in {**own, **of_other}.items():
        asked = page.locator(f"#fraga-{number}_{party.pk}")
        asked.get_by_label(word, exact=True).check()
        asked.get_by_label("Varför?", exact=True).fill(reason)
    changed = page.locator(f"#fraga-outcome_{party.pk}")
    changed.get_by_label("Ingen förändring går att se").check()
    changed.get_by_label("Varför?", exact=True).fill("Mätningen är inte gjord än.")
    worked = page.locator(f"#fraga-process_{party.pk}")
    for part in worked.get_by_role("group").all():
        part.get_by_label("ja", exact=True).check()
    worked.get_by_label("Varför?", exact=True).fill("Vi möttes varje vecka.")
    press(page, "Spara svaren")
    expect(page.get_by_role("status")).to_contain_text("Sparat.")


def settle_text(page: Page, address: str) -> str:
    """Settle the text that is to be approved; its hash."""
    page.goto(address)
    press(page, "Lägg fast texten")
    return page.locator(".hash code").inner_text()


def approve(page: Page, address: str, sha256: str, told: str) -> None:
    """Approve that text for the own party, after having proved who one is anew; what the page tells then."""
    page.goto(address)
    press(page, "Godkänn för din part")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bekräfta att det är du")
    page.get_by_label("Lösenord", exact=True).fill(PASSWORD)
    press(page, "Bekräfta")
    expect(page.locator(".hash code")).to_have_text(sha256)
    press(page, "Godkänn för din part")
    expect(page.locator("main")).to_contain_text(told)
