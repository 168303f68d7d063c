"""What a window is called: `2022`, `vårterminen 2022`, `vecka 26 2022`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from medborgarlofte.domain.targets import CountTarget, Per, Target
from medborgarlofte.domain.windows import Window

from .formats import day, last_day, month_and_year, number, short_span, span

_ROOM = 24  # letters that stand beside the count on the narrowest phone
_YEARLONG = 300  # days: a year of which a part lies outside the promise still counts as a year


def window_name(window: Window, per: Per) -> str:
    """The window by the name people use, or as its first and last day when it has none."""
    namer = {
        Per.DAY: _one_day,
        Per.WEEK: _week,
        Per.MONTH: _month,
        Per.QUARTER: _quarter,
        Per.TERTIAL: _tertial,
        Per.HALF_YEAR: _half_year,
        Per.SCHOOL_TERM: _school_term,
        Per.SCHOOL_YEAR: _school_year,
    }.get(per, _calendar_years)
    start, last = window.start, last_day(window.end)
    return namer(start, last) or _whole_part(start, last) or span(window.start, window.end)


def short_window_name(window: Window, per: Per) -> str:
    """The name in the drawing: a span of two days has its months cut short, to leave room for the count."""
    name = window_name(window, per)
    return name if len(name) <= _ROOM else short_span(window.start, window.end)


def during(window: Window, per: Per) -> str:
    """`under 2022`, `den 30 juni 2022`."""
    name = whole_window(window, per)
    return name if window.start == last_day(window.end) else _("under %(window)s") % {"window": name}


def whole_window(window: Window, per: Per) -> str:
    """What was not reported: `vecka 26 2022`, `den 30 juni 2022`."""
    name = window_name(window, per)
    return _("den %(day)s") % {"day": name} if window.start == last_day(window.end) else name


def _whole_part(start: date, last: date) -> str:
    """A window of another length than its target's (a follow-up's, a year's average) that has a name."""
    if start.day != 1 or (last.month, last.day) not in {
        (3, 31),
        (4, 30),
        (6, 30),
        (8, 31),
        (9, 30),
        (12, 31),
    }:
        return ""
    months = (last.year - start.year) * 12 + last.month - start.month + 1
    namers = {3: _quarter, 4: _tertial, 6: _half_year}
    return namers.get(months, _calendar_years)(start, last)


def _one_day(start: date, last: date) -> str:
    return day(start) if start == last else ""


def _week(start: date, last: date) -> str:
    year, week, _weekday = start.isocalendar()
    if last.isocalendar()[:2] != (year, week):
        return ""
    return _("vecka %(week)s %(year)s") % {"week": week, "year": year}


def _month(start: date, last: date) -> str:
    if (start.year, start.month) != (last.year, last.month):
        return ""
    return month_and_year(start)


def _part_of_year(start: date, last: date, months: int) -> int:
    """Which part of `months` months the stretch lies in, from 1; 0 when it lies in none."""
    part = (start.month - 1) // months
    return part + 1 if (last.year, (last.month - 1) // months) == (start.year, part) else 0


def _quarter(start: date, last: date) -> str:
    part = _part_of_year(start, last, 3)
    return _("kvartal %(part)s %(year)s") % {"part": part, "year": start.year} if part else ""


def _tertial(start: date, last: date) -> str:
    part = _part_of_year(start, last, 4)
    return _("tertial %(part)s %(year)s") % {"part": part, "year": start.year} if part else ""


def _half_year(start: date, last: date) -> str:
    names = {1: _("första halvåret %(year)s"), 2: _("andra halvåret %(year)s")}
    return names.get(_part_of_year(start, last, 6), "") % {"year": start.year}


def _school_term(start: date, last: date) -> str:
    names = {1: _("vårterminen %(year)s"), 2: _("höstterminen %(year)s")}
    return names.get(_part_of_year(start, last, 6), "") % {"year": start.year}


def _school_year(start: date, last: date) -> str:
    if (last.year, last.month, start.month) != (start.year + 1, 6, 7):
        return ""
    return _("läsåret %(first)s/%(second)s") % {"first": start.year, "second": f"{last.year % 100:02}"}


def _calendar_years(start: date, last: date) -> str:
    if (start.month, start.day, last.month, last.day) != (1, 1, 12, 31):
        return ""
    return str(start.year) if start.year == last.year else f"{start.year}–{last.year}"


def stretch(target: Target, windows: Sequence[Window]) -> Per:
    """What the windows are: the target's own stretch, or PERIOD when they are of another length."""
    if isinstance(target, CountTarget) and target.on_average:
        return Per.YEAR
    several = isinstance(target, CountTarget) and target.every > 1
    shorter = target.per is Per.YEAR and max((w.end - w.start).days for w in windows) < _YEARLONG
    return Per.PERIOD if several or shorter else target.per


def finished_windows(per: Per, count: int) -> str:
    """`Av 12 avslutade veckor`: how a tally of finished windows begins."""
    told = _FINISHED.get(per, _FINISHED[Per.PERIOD]) % {"count": count}  # which decides the form of the words
    return told.replace(str(count), number(count))


_FINISHED = {
    Per.DAY: ngettext_lazy("Av %(count)s avslutad dag", "Av %(count)s avslutade dagar", "count"),
    Per.WEEK: ngettext_lazy("Av %(count)s avslutad vecka", "Av %(count)s avslutade veckor", "count"),
    Per.MONTH: ngettext_lazy("Av %(count)s avslutad månad", "Av %(count)s avslutade månader", "count"),
    Per.QUARTER: ngettext_lazy("Av %(count)s avslutat kvartal", "Av %(count)s avslutade kvartal", "count"),
    Per.TERTIAL: ngettext_lazy("Av %(count)s avslutat tertial", "Av %(count)s avslutade tertialer", "count"),
    Per.HALF_YEAR: ngettext_lazy("Av %(count)s avslutat halvår", "Av %(count)s avslutade halvår", "count"),
    Per.SCHOOL_TERM: ngettext_lazy(
        "Av %(count)s avslutad termin", "Av %(count)s avslutade terminer", "count"
    ),
    Per.SCHOOL_YEAR: ngettext_lazy("Av %(count)s avslutat läsår", "Av %(count)s avslutade läsår", "count"),
    Per.YEAR: ngettext_lazy("Av %(count)s avslutat år", "Av %(count)s avslutade år", "count"),
    Per.PERIOD: ngettext_lazy("Av %(count)s avslutad period", "Av %(count)s avslutade perioder", "count"),
}
