"""The shapes of statuses as SVG files of their own, read from where the website draws them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree

from .drawings import HUES, PAPER

_DRAWN = Path(__file__).parent.parent / "templates" / "publishing" / "parts" / "patterns.html"
_PREFIX = "shape-"
_LOOKS = {
    "s-line": 'fill="none" stroke="{ink}" stroke-width="2"',
    "s-solid": 'fill="{ink}"',
    "s-cut": 'fill="none" stroke="{paper}" stroke-width="2.2" stroke-linecap="round"',
    "shape-dashed": 'stroke-dasharray="3.2 2.4"',
}


@lru_cache
def every_shape() -> dict[str, str]:
    """Every shape in the colour of every hue, by `shape hue`."""
    symbols = _symbols().items()
    return {f"{shape} {hue}": _svg(drawn, ink) for shape, drawn in symbols for hue, ink in HUES.items()}


def _svg(elements: list[ElementTree.Element], ink: str) -> str:
    drawn = "".join(_drawn(element, ink) for element in elements)
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" viewBox="0 0 20 20">{drawn}</svg>'


def _drawn(element: ElementTree.Element, ink: str) -> str:
    looks = " ".join(_LOOKS[name] for name in element.attrib["class"].split())
    places = " ".join(f'{name}="{value}"' for name, value in element.attrib.items() if name != "class")
    return f"<{element.tag} {places} {looks.format(ink=ink, paper=PAPER)}/>"


def _symbols() -> dict[str, list[ElementTree.Element]]:
    _comment, _end, drawing = _DRAWN.read_text(encoding="utf-8").partition("#}")
    symbols = ElementTree.fromstring(drawing).iter("symbol")  # noqa: S314 - our own file
    return {one.attrib["id"].removeprefix(_PREFIX): list(one) for one in symbols}
