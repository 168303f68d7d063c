"""What forms of occasions offer: parties, functions, commitments."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.http import HttpRequest

from medborgarlofte.places.models import Function, Municipality, Organisation
from medborgarlofte.promises.models import Commitment, Promise
from medborgarlofte.web.asking import access


def party_for(request: HttpRequest, permission: str) -> tuple[Organisation | None, list[Organisation]]:
    """The party that somebody does it for, None while they have to choose, and those they choose from."""
    rows = Organisation.objects.filter(pk__in=access(request).parties_with(permission))
    parties = list(rows.select_related("municipality").order_by("municipality__name", "pk"))
    if len(parties) == 1:
        return parties[0], parties
    asked = request.GET.get("part", "")
    return next((one for one in parties if str(one.pk) == asked), None), parties


def functions_of(municipality: Municipality | int) -> list[Function]:
    """The functions of a municipality that can be called, party by party. One query."""
    rows = Function.objects.current().filter(organisation__municipality=municipality)
    return list(rows.select_related("organisation").order_by("organisation", "name"))


def commitments_of(municipality: Municipality | int, day: date) -> QuerySet[Commitment]:
    """The commitments that hold on the day, which an occasion may be counted on."""
    found = Commitment.objects.filter(
        dropped_in=None,
        promise__in=Promise.objects.in_force(day),
        promise__municipality=municipality,
    )
    return found.select_related("promise__municipality").order_by("-promise__start", "promise", "position")
