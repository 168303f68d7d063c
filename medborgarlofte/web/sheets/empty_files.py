"""Empty files to fill in: the headings that are recognised, and for one promise a row per commitment."""

from __future__ import annotations

from django.utils.translation import gettext as _

from medborgarlofte.promises.models import Commitment, Promise
from medborgarlofte.publishing.csv_cells import csv_line


def template_lines(promise: Promise | None) -> list[str]:
    """The lines of an empty CSV file; with a promise also its commitments, their day and count left empty."""
    headings = [_("Datum"), _("Antal"), _("Åtagande"), _("Vem"), _("Plats"), _("Anteckning")]
    if promise is None:
        return [csv_line(headings)]
    commitments = promise.commitments.current().prefetch_related("parties")
    return [
        csv_line([*headings, _("Det som lovades")]),
        *(csv_line([None, None, one.number, _whom(one), None, None, one.text]) for one in commitments),
    ]


def _whom(commitment: Commitment) -> str:
    return ", ".join(party.name for party in commitment.parties.all())
