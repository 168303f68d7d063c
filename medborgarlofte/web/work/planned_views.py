"""Planned against done, for those who work in a municipality: a page, and the same as a CSV file."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from medborgarlofte.followup.planned import PlannedAgainstDone, PlannedRow, planned_against_done
from medborgarlofte.places.models import Municipality
from medborgarlofte.publishing.csv_cells import BYTE_ORDER_MARK, Cell, csv_line
from medborgarlofte.publishing.formats import as_plain, number
from medborgarlofte.publishing.target_words import target_in_words
from medborgarlofte.web.asking import access, allowed, own


@require_safe
@allowed("work.see")
def planned(request: HttpRequest, slug: str) -> HttpResponse:
    """What is planned by now and what is done, the greatest deviations first."""
    place, found = _found(request, slug)
    context = {
        "place": place,
        "found": found,
        "rows": [(row, target_in_words(row.target)) for row in found.rows],
        "total": _total(found),
        "today": localdate(),
    }
    return render(request, "web/work/planned.html", context)


@require_safe
@allowed("work.see")
def planned_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """The same table as a file."""
    place, found = _found(request, slug)
    lines = map(csv_line, [_headings(), *_cells(found)])
    answer = HttpResponse(BYTE_ORDER_MARK + "".join(lines), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{place.slug}-planerat-{localdate()}.csv"'
    return answer


def _found(request: HttpRequest, slug: str) -> tuple[Municipality, PlannedAgainstDone]:
    place = get_object_or_404(Municipality, slug=slug)
    own(request, "work.see", place)
    return place, planned_against_done(place, access(request).parties, localdate())


def _total(found: PlannedAgainstDone) -> str:
    """`Av 14 åtaganden som går att räkna är 9 i takt eller uppfyllda.`"""
    if not found.counted:
        return _("Inget åtagande som gäller nu går att räkna.")
    said = ngettext(
        "Av %(counted)s åtagande som går att räkna är %(kept)s i takt eller uppfyllda.",
        "Av %(counted)s åtaganden som går att räkna är %(kept)s i takt eller uppfyllda.",
        found.counted,
    )
    return said % {"counted": number(found.counted), "kept": number(found.kept)}


def _headings() -> list[Cell]:
    return [
        _("Löfte"),
        _("Åtagande"),
        _("Åtagandets ord"),
        _("Av"),
        _("Lovat"),
        _("Planerat hittills"),
        _("Gjort"),
        _("Skillnad"),
        _("Timmar"),
    ]


def _cells(found: PlannedAgainstDone) -> Iterator[list[Cell]]:
    """The rows that count, then those that cannot be, with nothing in the columns of numbers."""
    for row in found.rows:
        told, ours = row.commitment, row.planned
        yield [
            str(told.promise),
            told.number,
            told.text,
            str(row.party or ""),
            as_plain(target_in_words(row.target)),
            ours.planned,
            ours.done,
            ours.difference,
            _hours(row),
        ]
    for one in found.not_counted:
        cannot = _("går inte att räkna")
        yield [str(one.promise), one.number, one.text, "", cannot, None, None, None, None]


def _hours(row: PlannedRow) -> str:
    return "" if row.hours is None else f"{row.hours.normalize():f}".replace(".", ",")
