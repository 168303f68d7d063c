"""The promises that end soon and that nobody has renewed, for those who may."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from medborgarlofte.followup.ending import own_parties_there, written_renewal
from medborgarlofte.places.gates import Access
from medborgarlofte.promises.models import Promise
from medborgarlofte.publishing.formats import day, years
from medborgarlofte.web.work.columns import Columns, Rows, columns_of
from medborgarlofte.web.work.waiting import Waiting

_PROMISES = columns_of(
    Promise.objects.all(),
    "renewal",
    detail="municipality__slug",
    words="slug",
    number=written_renewal(),
    other="municipality",
    since="start",
    day="end",
    place="municipality__name",
)


def to_renew(access: Access, today: date) -> Rows:
    """The promises of their parties that end within ninety days, with the draft that goes on from each."""
    places = {access.organisations[key].municipality_id for key in access.parties_with("promise.renew")}
    return _PROMISES.ending(today).filter(municipality__in=places)


def renewals_told(access: Access, today: date, rows: list[Columns]) -> Iterator[Waiting]:
    """Those promises, to be renewed or written on."""
    for one in rows:
        parties = own_parties_there(access, one.other or 0)
        if parties:
            yield _waiting(one, ", ".join(party.told() for party in parties))


def _waiting(one: Columns, where: str) -> Waiting:
    last = one.day - timedelta(days=1) if one.day else None
    title = _("Löftet %(promise)s gäller till och med den %(day)s") % {
        "promise": f"{one.place} {years(one.since, one.day)}",
        "day": day(last) if last else "",
    }
    if one.number:
        address = reverse("web:draft", args=[one.number])
        return Waiting(title, where, _("Skriv klart det nya löftet"), address, last, place=one.place)
    address = reverse("web:renewal:renew", args=[one.detail, one.words])
    return Waiting(title, where, _("Förnya"), address, last, place=one.place)
