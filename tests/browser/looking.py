"""A page seen as those who read it see it: by light and in the dark, and on every screen."""

from __future__ import annotations

from playwright.sync_api import Page

from .axe import faults

WIDTHS = (320, 375, 768, 1280)
IN_THE_DARK = "/"  # colours do not depend on the language, so one of them is looked at


def wrong(page: Page, prefix: str) -> list[str]:
    """What is wrong with the page that is shown, which is left by light and on the screen it had."""
    found = faults(page, "light") + too_wide(page)
    if prefix == IN_THE_DARK:
        page.emulate_media(color_scheme="dark")
        found += faults(page, "dark")
        page.emulate_media(color_scheme="light")
    return found


def too_wide(page: Page) -> list[str]:
    """Each width of a screen that the page is wider than."""
    before, wide = page.viewport_size, []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(f"wider than {width}")
    if before:
        page.set_viewport_size(before)
    return wide
