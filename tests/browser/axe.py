"""What axe-core finds on a page."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# What dark paper changes is colours alone: its pages are the same otherwise.
RULES = {"light": {}, "dark": {"runOnly": ["color-contrast"]}}
_SCRIPT = Axe().axe_script
# What it has not found fault with is many times as much, and takes as long to bring over as to look for.
_RUN = "async options => (await axe.run(document, options)).violations"


def faults(page: Page, scheme: str) -> list[str]:
    """Each fault with the element that has it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_SCRIPT)
    found = page.evaluate(_RUN, {"resultTypes": ["violations"], **RULES[scheme]})
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]
