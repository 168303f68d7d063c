"""Days, numbers and quoted words as the public site writes them, in the language in use."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from django.utils import dateformat
from django.utils.dates import MONTHS_3
from django.utils.formats import number_format
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

# Words of the source are Swedish on English pages too. They travel through sentences between two
# characters of the private use area, which `as_plain` drops and `as_html` turns into a language mark.
_OPEN, _CLOSE = "\ue000", "\ue001"


def today() -> date:
    """The local day in Sweden: the one place where the public site asks what day it is."""
    return localdate()


def day(when: date) -> str:
    """`30 juni 2022`; of a moment, the day that it was in Sweden."""
    return _date_in(localdate(when) if isinstance(when, datetime) else when, "j F Y", get_language())


def day_in_year(when: date, year: int) -> str:
    """`30 juni` when the year is `year`, which the sentence has already said; else with the year."""
    return _date_in(when, "j F", get_language()) if when.year == year else day(when)


def month_and_year(when: date) -> str:
    """`juni 2022`."""
    return _date_in(when, "F Y", get_language())


@lru_cache(maxsize=4096)
def _date_in(when: date, form: str, _language: str | None) -> str:
    """Once for each and language: a page of fifty rows has the same few days."""
    return dateformat.format(when, form)


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


def last_day(end: date) -> date:
    """The last day of a half-open stretch that ends on `end`."""
    return end - timedelta(days=1)


def span(start: date, end: date) -> str:
    """A half-open stretch as its first and last day: `1 mars–30 juni 2022`."""
    last = last_day(end)
    if start == last:
        return day(start)
    return f"{day_in_year(start, last.year)}–{day(last)}"


def short_span(start: date, end: date) -> str:
    """As `span`, with the months cut short: `1 jan 2025–31 aug 2026`."""
    first, last = start, last_day(end)
    return "–".join(f"{one.day} {month(one.month)} {one.year}" for one in (first, last))


def years(start: date | None, end: date | None) -> str:
    """A promise's period in years: `2022`, `2021–2022`, `från 2022`, or that it is not known."""
    if start is None:
        return _("period inte känd")
    if end is None:
        return _("från %(year)s tills vidare") % {"year": start.year}
    last = last_day(end)
    if (start.month, start.day, last.month, last.day) != (1, 1, 12, 31):
        return span(start, end)
    return str(start.year) if start.year == last.year else f"{start.year}–{last.year}"


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
