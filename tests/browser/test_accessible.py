"""axe-core finds nothing on any page, in either language, light and dark, on the narrowest phone."""

from __future__ import annotations

from datetime import date
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from medborgarlofte.accounts.actions import COMMAND_LINE
from medborgarlofte.ingest import actions
from medborgarlofte.ingest.models import Review
from medborgarlofte.places.actions import load_reference
from medborgarlofte.promises.models import ActivityRecord
from medborgarlofte.web.demo import load_examples
from tests.ingest.importing import PAGE
from tests.ingest.reviewing import dropped, opened, published, received

pytestmark = pytest.mark.django_db(transaction=True)
WIDTHS = (320, 375, 768, 1280)
COMMITMENTS = (
    *(f"almvik/2025-2026/{number}/" for number in range(1, 11)),
    *(f"stenhult/2025-2026/{number}/" for number in (2, 4, 5, 6)),
    "vintermark/2023-tills-vidare/3/",
)
PAGES = (
    "",
    "?plats=",
    "?plats=ingenstans",
    "?plats=s",
    "om/",
    "tillganglighet/",
    "almvik/",
    "sjoholma/",
    "vintermark/",
    "asmyra/",
    "mullsjo/",
    "almvik/2025-2026/",
    "almvik/2023/",
    "almvik/2024/",
    "almvik/2025-2026/version/1/",
    "vintermark/2023-tills-vidare/",
    "vintermark/2023-tills-vidare/8/",
    "vintermark/2023-tills-vidare/version/2/",
    "granska/linje/almvik/2025-2026/",
    "norrfors/2024-2026/",
    "sjoholma/2025/",
    *COMMITMENTS,
    "logga/",
    "logga/almvik/2025-2026/",
    "logga/almvik/2025-2026/1/",
    "finns-inte/",
)


REVIEW = ("", "1/", "1/dela/", "lofte/", "nytt/", "nytt/?stycke=1", "publicera/")
CHANGED = PAGE.replace("åtta", "sex").replace(
    "\n\nLöftet följs", "\n • Polisen ska synas på torget.\n\nOnsdag på torget, vid kiosken.\n\nLöftet följs"
)

# What dark paper changes is colours alone: its pages are the same otherwise.
RULES = {"light": {}, "dark": {"runOnly": ["color-contrast"]}}


def _faults(page: Page, scheme: str) -> list[str]:
    found = Axe().run(page, options={"resultTypes": ["violations"], **RULES[scheme]}).response["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


def _all_pages(prefix: str) -> list[str]:
    correction = f"logga/rattelse/{ActivityRecord.objects.order_by('pk').last().pk}/"  # type: ignore[union-attr]
    review = _review_with_all_there_is()
    return [
        f"{prefix}{address}" for address in (*PAGES, correction, "granska/", *(review + at for at in REVIEW))
    ]


def _review_with_all_there_is() -> str:
    """A proposed version with something not understood, dropped, added, weakened, published meanwhile."""
    if not Review.objects.filter(document__name="nytt.txt").exists():
        published(opened(PAGE))
        opened(CHANGED, "nytt.txt")
        published(opened(PAGE.replace("två dygn", "fem dygn"), "annat.txt"), "Svårt att hinna.")
        dropped(Review.objects.get(document__name="nytt.txt"), 2)
        actions.read(COMMAND_LINE, received("Ingenting.", "ingenting.txt"))
    return f"granska/{Review.objects.get(document__name='nytt.txt').document_id}/1/"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("prefix", ["/", "/en/"])
def test_axe_finds_nothing(
    browser: Browser, live_server: LiveServer, prefix: str, scheme: Literal["light", "dark"]
) -> None:
    load_reference(COMMAND_LINE)
    load_examples(date(2026, 11, 22))
    context = browser.new_context(
        base_url=live_server.url, color_scheme=scheme, viewport={"width": 320, "height": 640}
    )
    page = context.new_page()
    faults = {}
    for address in _all_pages(prefix):
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == (404 if "finns-inte" in address else 200), address
        if found := _faults(page, scheme):
            faults[address] = found
    context.close()
    assert faults == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_something_is_told_to_be_wrong(
    browser: Browser, live_server: LiveServer, scheme: Literal["light", "dark"]
) -> None:
    review = _review_with_all_there_is()
    context = browser.new_context(
        base_url=live_server.url, color_scheme=scheme, viewport={"width": 320, "height": 640}
    )
    page = context.new_page()
    faults = {}
    for address, field, written, button in (
        ("granska/", "Eller adressen till en webbsida", "http://127.0.0.1/", "Lägg in"),
        (f"{review}1/", "Antal", "", "Spara"),
        (f"{review}1/dela/", "Dela texten", "", "Dela"),
        (f"{review}lofte/", "Uppföljningar per år", "ofta", "Spara"),
        (f"{review}publicera/", "Varför ändras löftet?", "", "Publicera"),
    ):
        page.goto(f"/{address}")
        page.get_by_label(field, exact=True).first.fill(written)
        page.get_by_role("button", name=button).last.click()
        expect(page.get_by_role("alert")).to_be_visible()
        if found := _faults(page, scheme):
            faults[address] = found
    context.close()
    assert faults == {}


def test_no_page_is_wider_than_its_screen(browser: Browser, live_server: LiveServer) -> None:
    load_reference(COMMAND_LINE)
    load_examples(date(2026, 11, 22))
    page = browser.new_page(base_url=live_server.url)
    wide = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for address in _all_pages("/"):
            page.goto(address)
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wide.append((width, address))
    page.close()
    assert wide == []


def test_everything_works_without_javascript(browser: Browser, live_server: LiveServer) -> None:
    load_examples(date(2026, 11, 22))
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_label("Kommun", exact=True).fill("Almvik")
    page.get_by_label("Kommun", exact=True).press("Enter")
    assert page.locator("h1").inner_text() == "Almvik"
    context.close()


def test_nothing_comes_from_another_host_and_nothing_is_refused(page: Page, live_server: LiveServer) -> None:
    load_examples(date(2026, 11, 22))
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    for address in (
        "/",
        "/almvik/",
        "/almvik/2025-2026/",
        "/almvik/2025-2026/1/",
        "/logga/almvik/2025-2026/1/",
    ):
        page.goto(address)
    assert [url for url in asked if not url.startswith(live_server.url)] == []
    assert complaints == []
