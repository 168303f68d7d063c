"""A phone in somebody's hand, in either language: it finds things by what they say, and takes pictures."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from django.utils import translation
from playwright.sync_api import Locator, Page, expect

from .axe import faults

PICTURES = os.environ.get(
    "MEDBORGARLOFTE_PICTURES", ""
)  # the folder of the guide's pictures, when they are made
WIDTH = 360
LANGUAGES = ("sv", "en") if PICTURES else ("sv",)


@dataclass
class Phone:
    """A page of that width, whose texts are found by what the catalogue says for the Swedish ones."""

    page: Page
    language: str
    taken: int = 0

    def says(self, text: str) -> str:
        """What a Swedish text of the product is called here."""
        with translation.override(self.language):
            return translation.gettext(text)

    def goes(self, path: str) -> None:
        """To that address, in this language."""
        self.page.goto(f"/{self.language}{path}" if self.language != "sv" else path)

    def field(self, label: str) -> Locator:
        """The field with that label, the first if there are several."""
        return self.page.get_by_label(self.says(label)).first

    def taps(self, text: str, *, link: bool = False) -> None:
        """The button or link that says so, the first if there are several."""
        role = self.page.get_by_role("link" if link else "button", name=self.says(text))
        role.first.click()

    def sees(self, text: str) -> None:
        """That text somewhere on the page."""
        expect(self.page.get_by_text(self.says(text)).first).to_be_visible()

    def photographs(self, name: str) -> None:
        """The page as it is, when pictures are made. It is never too wide, and axe finds nothing."""
        self.page.wait_for_load_state()
        assert self.page.evaluate("document.documentElement.scrollWidth") <= WIDTH, name
        assert not faults(self.page, "light"), name
        if PICTURES:
            self.page.evaluate("scrollTo(0, 0)")
            self.page.screenshot(path=Path(PICTURES) / self.language / f"{name}.png", scale="css")
