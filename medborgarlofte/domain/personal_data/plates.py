"""Swedish vehicle plates: three letters and three digits, the last of which may be a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .span import DASHES, SPACES, Span

_LETTER = "A-HJ-PR-UW-Z"  # without I, Q and V
_LAST = "A-HJ-NPR-UW-Z0-9"  # nor O, which looks like a nought
_APART = rf"(?<![^\W_])(?<!\w[/{DASHES}])"
_END = rf"(?![^\W_])(?![/{DASHES}]\w)(?![.,][0-9])"
_PLATE = re.compile(rf"{_APART}([{_LETTER}]{{3}})[{SPACES}]?[0-9]{{2}}[{_LAST}]{_END}")
# Written with small letters it is told from other words only when it is one word.
_SMALL = re.compile(rf"{_APART}([{_LETTER}]{{3}})[0-9]{{2}}[{_LAST}]{_END}", re.IGNORECASE)
# Short words and abbreviations that a number follows without being a plate.
_WORD = re.compile(
    r"ANT|ART|BOX|BRA|BUS|DEL|DKK|DNR|DOK|EST|EUR|FAX|HUS|KAP|KSF|KSO|LAG|LED|LPO|LSS|LUX|MAX|MOM|NOK|NTU|PMR"
    r"|PUB|RAL|RPS|RUM|SAL|SAM|SEK|SFS|SMS|SOL|SOU|SSP|TEL|TOM|USD|UTB",
    re.IGNORECASE,
)


def vehicle_plates(text: str) -> Iterator[Span]:
    """Plates in capitals with or without a space, in small letters without."""
    found = {one.span() for wording in (_PLATE, _SMALL) for one in wording.finditer(text) if _is_plate(one)}
    return iter(sorted(found))


def _is_plate(found: re.Match[str]) -> bool:
    return not _WORD.fullmatch(found[1])
