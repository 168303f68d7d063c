"""The public facts of all that is recorded under a promise, as a CSV file.

Notes, places and hours are not public, and records of sensitive commitments are not shown one by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from medborgarlofte.promises.models import ActivityRecord, Promise, counts_as_sensitive
from medborgarlofte.publishing.csv_cells import BYTE_ORDER_MARK, Cell, csv_line

_AT_ONCE = 2_000  # rows fetched at a time
_FACTS = (
    "activityrecord_id",
    "activityrecord__day",
    "activityrecord__count",
    "activityrecord__entered_at",
    "activityrecord__making_up_for",
    "activityrecord__reported_by__name",
    "activityrecord__corrects_id",
    "activityrecord__reason",
    "activityrecord__corrected_by__pk",
    "activityrecord__corrected_by__reason",
)


def records_csv(slug: str, promise_slug: str) -> Iterator[str]:
    """The lines of the file for a published promise; raises Promise.DoesNotExist at once."""
    promise = Promise.objects.published().get(municipality__slug=slug, slug=promise_slug)
    return _lines(promise, headings())


def headings() -> list[str]:
    """What the columns are called, in the language in use."""
    return [
        _("Post"),
        _("Åtagande"),
        _("Åtagandets ord"),
        _("Dag"),
        _("Antal"),
        _("Av"),
        _("Rapporterat av"),
        _("Infört"),
        _("Tar igen perioden som började"),
        _("Rättar post"),
        _("Rättad av post"),
        _("Skäl till rättelsen"),
    ]


def _lines(promise: Promise, names: list[str]) -> Iterator[str]:
    yield BYTE_ORDER_MARK + csv_line(names)
    words = {one.pk: (one.number, one.text) for one in promise.commitments.all()}
    ties = ActivityRecord.commitments.through.objects.filter(
        commitment__promise=promise, commitment__sensitive=False
    )
    ties = ties.exclude(counts_as_sensitive("activityrecord")).order_by(
        "commitment__number", "activityrecord__day", "activityrecord_id", "activityrecord__parties__pk"
    )
    rows = ties.values_list("commitment_id", *_FACTS, "activityrecord__parties__name")
    for facts, same in groupby(rows.iterator(chunk_size=_AT_ONCE), key=itemgetter(slice(0, -1))):
        yield csv_line(_cells(words[facts[0]], facts[1:], [party for *_facts, party in same if party]))


def _cells(words: tuple[int, str], facts: tuple[Any, ...], parties: list[str]) -> list[Cell]:
    pk, day, count, entered_at, making_up_for, reported_by, corrects, reason, corrected_by, why = facts
    return [
        pk,
        *words,
        day,
        count,
        ", ".join(parties),
        reported_by,
        localdate(entered_at),
        making_up_for,
        corrects,
        corrected_by,
        why or reason,
    ]
