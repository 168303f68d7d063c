"""What is asked of a single element, with the types that lxml gives in practice."""

from __future__ import annotations

from lxml import etree


def text_of(element: etree._Element) -> str:
    """All text in `element`, its pieces parted by spaces."""
    return " ".join(str(part) for part in element.itertext())


def line_of(element: etree._Element) -> int:
    """The line of the file that `element` begins on, 0 when the parser lost it."""
    line = element.sourceline
    return line if isinstance(line, int) else 0
