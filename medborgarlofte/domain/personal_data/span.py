"""Where something stands in a text."""

from __future__ import annotations

import re
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]  # the first sign and the one after the last

LOOK_BACK = 40  # signs before a number that may say what it is
SPACES = " \u00a0\u202f"  # also the two that do not break
DASHES = (
    "\u00ad\u2010\u2011\u2012\u2013\u2014\u2212-"  # hyphens, dashes and minus as people and programs write
)


def before(text: str, start: int, wording: re.Pattern[str]) -> bool:
    """Whether `wording`, which ends in `$`, stands right before `start`."""
    return bool(wording.search(text[max(0, start - LOOK_BACK) : start]))
