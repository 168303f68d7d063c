"""What axe-core finds on a page."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# What dark paper changes is colours alone: its pages are the same otherwise.
RULES = {"light": {}, "dark": {"runOnly": ["color-contrast"]}}


def faults(page: Page, scheme: str) -> list[str]:
    """Each fault with the element that has it."""
    found = Axe().run(page, options={"resultTypes": ["violations"], **RULES[scheme]}).response["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]
