"""The picture in the README: the promise page of an example, as a browser shows it.

python -m tools.picture http://127.0.0.1:8000    while `make demo` is running
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tools.browser import FLAGS, find_chromium

PICTURE = Path(__file__).resolve().parent.parent / "docs" / "pictures" / "promise.png"


def take(server: str) -> None:
    """Photograph the first commitments of Almvik's promise in force."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        page = browser.new_page(viewport={"width": 900, "height": 1000}, locale="sv-SE")
        page.goto(server)
        page.get_by_role("link", name="Almvik", exact=True).click()
        page.get_by_role("link", name="Läs hela löftet").click()
        page.locator("article.commitment").first.scroll_into_view_if_needed()
        page.evaluate("document.querySelector('article.commitment').scrollIntoView()")
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    take(sys.argv[1])
