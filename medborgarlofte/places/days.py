"""Days and stretches of days in words, the same on every page and in every letter, calendar and report."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache

from django.utils import dateformat
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _


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


def last_day(end: date) -> date:
    """The last day of a half-open stretch that ends on `end`."""
    return end - timedelta(days=1)


def span(start: date, end: date) -> str:
    """A half-open stretch as its first and last day: `1 mars–30 juni 2022`."""
    last = last_day(end)
    if start == last:
        return day(start)
    return f"{day_in_year(start, last.year)}–{day(last)}"


def years(start: date | None, end: date | None) -> str:
    """A promise's period in years: `2022`, `2021–2022`, `från 2022 tills vidare`, or that it is not known."""
    if start is None:
        return _("period inte känd")
    if end is None:
        return _("från %(year)s tills vidare") % {"year": start.year}
    last = last_day(end)
    if (start.month, start.day, last.month, last.day) != (1, 1, 12, 31):
        return span(start, end)
    return str(start.year) if start.year == last.year else f"{start.year}–{last.year}"
