"""How many commitments have each status, as bars that are read without colour."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from medborgarlofte.publishing.formats import number
from medborgarlofte.publishing.promise_line import Bar, Drawing, Label, Look, Shape, Stroke
from medborgarlofte.publishing.status_words import Standing

from .content import Figure, Table, status, words

_ROW, _TALL = 2.7, 0.75  # em: one bar with its label, and the bar alone
_LONGEST = 100.0  # per cent


def tally_figure(tally: Sequence[tuple[Standing, int]]) -> Figure:
    """A bar for each status under its word and number, the worst first."""
    told = ", ".join(f"{one.word.lower()} {number(count)}" for one, count in tally)
    table = Table(
        words(_("Antal åtaganden med varje status")),
        (_("Status"), _("Antal")),
        tuple((status(one), words(number(count))) for one, count in tally),
        frozenset({1}),
    )
    return Figure(_bars(tally), _("Antal åtaganden: %(tally)s.") % {"tally": told}, table=table)


def _bars(tally: Sequence[tuple[Standing, int]]) -> Drawing:
    most = max(count for _one, count in tally)
    shapes: list[Shape] = []
    for place, (one, count) in enumerate(tally):
        top, width = place * _ROW, _LONGEST * count / most
        shapes += [
            Label(one.word, 0, top + 1),
            Label(number(count), 100, top + 1, end=True),
            Stroke(Look.TRACK, 0, top + 1.35 + _TALL / 2, _LONGEST, top + 1.35 + _TALL / 2),
            Bar(Look.FILL, 0, width, top + 1.35, _TALL, one.hue),
        ]
    return Drawing(len(tally) * _ROW + 0.2, len(tally), tuple(shapes))
