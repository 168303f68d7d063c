"""What the fonts of reports can show, and where long words break."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

import medborgarlofte.publishing.reports
from medborgarlofte.publishing.reports.letters import printable
from tools.fonts import WEIGHTS, ranges

FONTS = Path(medborgarlofte.publishing.reports.__file__).parent / "fonts"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Åtgärd – 1 250 kr", "Åtgärd – 1 250 kr"),
        ("rad\nrad", "rad\nrad"),
        ("tab\tslut", "tab slut"),
        ("a\u030angest", "ångest"),
        ("\U0001f600", "[U+1F600]"),
        ("→\ufe0f\u200d", "[U+2192]"),
        ("o" * 41, "o" * 20 + "\u200b" + "o" * 20 + "\u200bo"),
        ("o" * 40, "o" * 40),
        ("0af3" * 16, "0af3" * 16),
    ],
)
def test_what_is_shown(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_an_address_of_ours_stays_whole() -> None:
    assert printable("https://x.example/" + "a" * 50, whole=True) == "https://x.example/" + "a" * 50


@pytest.mark.parametrize("weight", WEIGHTS)
def test_the_list_of_letters_is_what_the_fonts_have(weight: str) -> None:
    letters = TTFont(FONTS / f"Inter-{weight}.ttf").getBestCmap()
    assert ranges(sorted(letters)) == (FONTS / "covered.txt").read_text(encoding="ascii")


def test_the_fonts_keep_their_licence() -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text(encoding="utf-8")
