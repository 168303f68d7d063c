"""The colours of the one token file, held to their contrast on both papers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import medborgarlofte.publishing

STATIC = Path(medborgarlofte.publishing.__file__).parent / "static" / "publishing"
TOKENS = (STATIC / "tokens.css").read_text(encoding="utf-8")
HUES = ("ink", "ink-soft", "press", "good", "under-way", "behind", "missed")


def palette(scheme: str) -> dict[str, str]:
    """The colours of the light or the dark paper."""
    light, dark = TOKENS.split("@media (prefers-color-scheme: dark)")
    block = light if scheme == "light" else dark.split("@media", 1)[0]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.1 defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_itself() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("hue", HUES)
@pytest.mark.parametrize("paper", ["paper", "sheet"])
def test_every_hue_can_be_read(scheme: str, hue: str, paper: str) -> None:
    colours = palette(scheme)
    assert contrast(colours[hue], colours[paper]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_buttons_and_focus_can_be_read(scheme: str) -> None:
    colours = palette(scheme)
    assert contrast(colours["press-ink"], colours["press"]) >= 4.5
    assert contrast(colours["press-ink"], colours["press-deep"]) >= 4.5
    assert contrast(colours["focus-ink"], colours["focus"]) >= 4.5


def test_colours_stand_in_the_token_file_alone() -> None:
    for sheet in STATIC.glob("*.css"):
        if sheet.name != "tokens.css":
            assert not re.search(r"#[0-9a-fA-F]{3,8}\b(?!\")|rgb|hsl", sheet.read_text(encoding="utf-8")), (
                sheet
            )


def test_nothing_comes_from_another_host() -> None:
    for sheet in STATIC.glob("*.css"):
        assert not re.search(r"https?:|//[a-z]|@import", sheet.read_text(encoding="utf-8")), sheet


def test_the_font_has_its_licence() -> None:
    assert "SIL Open Font License" in (STATIC / "fonts" / "OFL.txt").read_text(encoding="utf-8")
