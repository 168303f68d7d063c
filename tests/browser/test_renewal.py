"""Answering a follow-up and renewing a promise in a real browser, without a fault that axe-core finds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils.timezone import localdate
from playwright.sync_api import Page, expect

from medborgarlofte.domain.roles import Role
from medborgarlofte.domain.targets import CountTarget, Per, WhenNeededTarget
from medborgarlofte.promises.models import Promise
from tests.building import a_commitment, a_promise, parties_of
from tests.people import a_member, let_in

from .axe import faults

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def promise() -> Promise:
    """Of a year that ends in thirty days, with a window that is due and unanswered."""
    end = localdate() + timedelta(days=30)
    start = date(end.year - 1, end.month, 1)
    return a_promise(
        a_commitment("Polisen gör kontroller.", CountTarget(104, Per.PERIOD, "kontroller")),
        a_commitment("Polisen möter skolan vid behov.", WhenNeededTarget("möte", Per.TERTIAL)),
        label="i år",
        start=start,
        end=end,
        entered_on=start,
    )


def _sign_in(page: Page, promise: Promise) -> None:
    client = Client()
    let_in(client, a_member(parties_of(promise.municipality)[0], Role.LIAISON_OFFICER))
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.goto("/")
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": page.url}])


def test_a_promise_is_answered_for_and_then_renewed(page: Page, promise: Promise) -> None:
    _sign_in(page, promise)
    page.goto("/arbete/uppfoljning/")
    found = faults(page, "light")
    page.goto(f"/arbete/fornya{promise.address()}")
    found += faults(page, "light")
    page.get_by_role("link", name="Svara på uppföljningen").click()
    found += faults(page, "light")
    for question in page.locator("section.pair").all():
        question.get_by_label("Behovet fanns inte").check()
        question.get_by_label("Varför?").fill("Skolan bad inte om det.")
    page.get_by_role("button", name="Spara svaren").click()
    expect(page.get_by_role("status")).to_contain_text("Sparat.")
    page.get_by_role("link", name="Förnya löftet").click()
    found += faults(page, "light")

    page.get_by_label("Vad har ni lärt er?").fill("Börja före sommaren.")
    page.get_by_label("Varför förnyas löftet?").fill("Det behövs fortfarande.")
    page.locator("section.pair").nth(0).get_by_label("Förläng:").check()
    page.locator("section.pair").nth(1).get_by_label("Avsluta:").check()
    page.get_by_role("button", name="Börja på nästa löfte").click()
    expect(page.get_by_role("alert")).to_contain_text("Skriv varför åtagande 2 ersätts eller avslutas.")
    found += faults(page, "light")
    page.locator("section.pair").nth(1).get_by_label("Varför?").fill("Skolan är nedlagd.")
    page.get_by_role("button", name="Börja på nästa löfte").click()
    expect(page.locator("main")).to_contain_text("Åtagande 2 avslutas.")
    found += faults(page, "light")
    page.get_by_role("link", name="English").click()
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found += faults(page, "light")
    assert found == []
