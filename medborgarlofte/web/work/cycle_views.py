"""The page of the annual cycle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from medborgarlofte.followup.cycle import short_periods
from medborgarlofte.publishing.formats import month_and_year
from medborgarlofte.web.asking import access, allowed

from .cycle import Event, events_of
from .wheel import wheel


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the list: its name and what happens in it."""

    name: str
    events: tuple[Event, ...]


@require_safe
@allowed("work.see")
def cycle(request: HttpRequest) -> HttpResponse:
    """What happens in a year: last year, this one or the next; of one municipality or all one's own."""
    today = localdate()
    years = (today.year - 1, today.year, today.year + 1)
    year, place = _year(request, years, today.year), request.GET.get("kommun", "").strip()[:100]
    every = events_of(access(request), year)
    events = [one for one in every if place in ("", one.place)]
    context = {
        "year": year,
        "years": years,
        "place": place,
        "places": sorted({str(one.municipality) for one in access(request).organisations.values()}),
        "wheel": wheel(year, events, today),
        "months": _months(events),
        "has_short": short_periods(access(request), year),
        "today": today,
    }
    return render(request, "web/work/cycle.html", context)


def _year(request: HttpRequest, years: Sequence[int], this: int) -> int:
    asked = request.GET.get("ar", str(this))
    if asked not in map(str, years):
        raise Http404(_("Årshjulet visar förra året, det här året och nästa."))
    return int(asked)


def _months(events: Sequence[Event]) -> list[Month]:
    found = groupby(events, key=lambda one: one.day.replace(day=1))
    return [Month(month_and_year(first), tuple(some)) for first, some in found]
