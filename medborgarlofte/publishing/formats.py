"""Days, numbers and quoted words as the public site writes them, in the language in use."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from django.utils.dates import MONTHS_3
from django.utils.formats import number_format
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localdate
from django.utils.translation import get_language

from medborgarlofte.places.days import day as day
from medborgarlofte.places.days import day_in_year as day_in_year
from medborgarlofte.places.days import last_day as last_day
from medborgarlofte.places.days import month_and_year as month_and_year
from medborgarlofte.places.days import span as span
from medborgarlofte.places.days import years as years

# Words of the source are Swedish on English pages too. They travel through sentences between two
# characters of the private use area, which `as_plain` drops and `as_html` turns into a language mark.
_OPEN, _CLOSE = "\ue000", "\ue001"


def today() -> date:
    """The local day in Sweden: the one place where the public site asks what day it is."""
    return localdate()


def month(number: int) -> str:
    """`jan`, in English `Jan`."""
    return _month_in(number, get_language())


@lru_cache
def _month_in(number: int, language: str | None) -> str:
    """Once for each and language: a page of many years names a month in each of them."""
    short = str(MONTHS_3[number])
    return short if language == "sv" else short.title()


def number(value: float | int) -> str:
    """`1 250` and `12,5`, with a space that does not break."""
    return _number_in(value, get_language())


@lru_cache(maxsize=1024, typed=True)
def _number_in(value: float | int, _language: str | None) -> str:
    """Once for each and language: a page of a thousand windows has the same few."""
    return str(number_format(value, use_l10n=True, force_grouping=True))


def short_span(start: date, end: date) -> str:
    """As `span`, with the months cut short: `1 jan 2025–31 aug 2026`."""
    first, last = start, last_day(end)
    return "–".join(f"{one.day} {month(one.month)} {one.year}" for one in (first, last))


def quoted(words: str) -> str:
    """Words of the source inside a sentence of ours."""
    return f"{_OPEN}{as_plain(words)}{_CLOSE}"


def as_plain(text: str) -> str:
    """The text without language marks."""
    return text.replace(_OPEN, "").replace(_CLOSE, "")


def marked(text: str) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is words of the source."""
    pieces = re.split(f"{_OPEN}(.*?){_CLOSE}", text, flags=re.DOTALL)
    return [(as_plain(piece), place % 2 == 1) for place, piece in enumerate(pieces) if piece]


def as_html(text: str) -> SafeString:
    """The text escaped, words of the source marked as Swedish where the page is not."""
    if get_language() == "sv":
        return mark_safe(escape(as_plain(text)))  # noqa: S308 - escaped here
    marked = escape(text).replace(_OPEN, '<span lang="sv">').replace(_CLOSE, "</span>")
    return mark_safe(marked)  # noqa: S308 - escaped above, the marks are ours
