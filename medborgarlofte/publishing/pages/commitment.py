"""The page of one commitment: everything behind the number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import F, QuerySet
from django.utils.timezone import localdate

from medborgarlofte.followup.said import Answer
from medborgarlofte.promises.carried import is_carried
from medborgarlofte.promises.models import ActivityRecord, Commitment, Promise, counts_as_sensitive
from medborgarlofte.publishing.area_words import area_names, field_name
from medborgarlofte.publishing.status_words import verdict_word

from .commitments import CommitmentView, commitment_views
from .history import Dropped, dropped, with_dropping
from .lines import Line, line_of
from .measures import PublicMeasure, measures_in, serving_columns
from .promises import PromiseView, promise_view

RECORDS = 50  # records on one page
OPEN = 12  # windows in a table that stands open
# What everybody may read of a record, and of its correction.
_PUBLIC = (
    *("day", "count", "entered_at", "making_up_for", "reason", "reported_by__name"),
    *("corrects__day", "corrects__count"),
    *("corrected_by__corrects", "corrected_by__day", "corrected_by__count", "corrected_by__reason"),
)
# Put together once, since that takes longer than asking.
_COMMITMENTS = (
    with_dropping(Commitment.objects.filter(promise__in=Promise.objects.published()))
    .select_related("promise__municipality", "promise__police_area", "focus_area", "source")
    .annotate(
        function_of=F("accountabilities__organisation"),
        function=F("accountabilities__function_name"),
        is_carried=is_carried(),
        **serving_columns(),
    )
    .order_by()
)
_SHOWN_KEYS = ActivityRecord.objects.exclude(counts_as_sensitive("pk")).values("pk")
_RECORDS: QuerySet[Any] = (
    ActivityRecord.objects.select_related("corrects", "corrected_by", "reported_by")
    .only(*_PUBLIC)
    .annotate(party=F("parties__name"))  # a row for each party
    .order_by("-day", "-pk", "parties")
)


@dataclass(frozen=True, slots=True)
class RecordView:
    """One activity record: its public parts alone."""

    record: ActivityRecord
    parties: str
    reported_by: str
    is_corrected: bool
    corrects: ActivityRecord | None
    entered_on: date


@dataclass(frozen=True, slots=True)
class AssessmentView:
    """One party's verdict on one window."""

    assessment: Answer
    word: str


@dataclass(frozen=True, slots=True)
class CommitmentPage:
    """All that the page shows. `records` are one page of them; `earlier` and `later` number the others."""

    view: CommitmentView
    promise: PromiseView
    accountable: tuple[tuple[str, str], ...]  # each party, and its function or nothing
    areas: tuple[str, ...]
    evidence: tuple[tuple[str, str], ...]
    records: tuple[RecordView, ...]
    newer: int | None
    older: int | None
    needs: tuple[Answer, ...]
    assessments: tuple[AssessmentView, ...]
    dropped: Dropped | None
    line: Line | None
    measures: tuple[PublicMeasure, ...]
    has_corrections: bool  # whether any record on this page corrects or is corrected

    @property
    def few_windows(self) -> bool:
        """Whether the table is short enough to stand open."""
        return sum(len(row.windows) for row in self.view.rows) <= OPEN


def commitment_page(slug: str, promise_slug: str, number: int, today: date, part: int = 1) -> CommitmentPage:
    """The page of a commitment of a published promise; `part` counts pages of records from 1.

    One that was dropped is shown as it stood that day. Raises Commitment.DoesNotExist.
    """
    rows = _rows(slug, promise_slug, number)
    commitment, functions = rows[0], {row.function_of: row.function for row in rows}
    records, more = _records(commitment, part)
    gone = dropped(commitment)
    (view,) = commitment_views([commitment], min(today, gone.on) if gone else today, every_window=True)
    newest_first = view.answers[::-1]
    return CommitmentPage(
        view=view,
        promise=promise_view(commitment.promise, today),
        accountable=tuple((name, functions.get(party, "")) for party, name in view.parties.items()),
        areas=area_names(commitment.areas),
        evidence=_evidence(commitment),
        records=records,
        newer=part - 1 if part > 1 else None,
        older=part + 1 if more else None,
        needs=tuple(one for one in newest_first if one.verdict is None),
        assessments=tuple(
            AssessmentView(one, verdict_word(one.verdict)) for one in newest_first if one.verdict
        ),
        dropped=gone,
        line=line_of(commitment) if commitment.is_carried else None,
        measures=measures_in(rows, today),
        has_corrections=any(line.is_corrected or line.corrects for line in records),
    )


def _rows(slug: str, promise_slug: str, number: int) -> list[Any]:
    """The commitment, a row for each function that a party names and each measure, in a single query."""
    rows = list(
        _COMMITMENTS.filter(promise__municipality__slug=slug, promise__slug=promise_slug, number=number)
    )
    if not rows:
        raise Commitment.DoesNotExist
    return rows


def _records(commitment: Commitment, part: int) -> tuple[tuple[RecordView, ...], bool]:
    """One page of the records, newest first, and whether there are older ones."""
    if commitment.sensitive:
        return (), False
    first = (part - 1) * RECORDS
    shown = _SHOWN_KEYS.filter(commitments=commitment)[first : first + RECORDS + 1]
    rows = _RECORDS.filter(pk__in=shown)
    found = [(record, list(rows)) for record, rows in groupby(rows)]
    views = tuple(_record_view(record, [row.party for row in rows]) for record, rows in found[:RECORDS])
    return views, len(found) > RECORDS


def _record_view(record: ActivityRecord, parties: Iterable[str | None]) -> RecordView:
    return RecordView(
        record=record,
        parties=", ".join(filter(None, parties)),
        reported_by=record.reported_by.name if record.reported_by else "",
        is_corrected=hasattr(record, "corrected_by"),
        corrects=record.corrects,
        entered_on=localdate(record.entered_at),
    )


def _evidence(commitment: Commitment) -> tuple[tuple[str, str], ...]:
    found = [one for one in commitment.evidence if isinstance(one, dict) and one.get("words")]
    return tuple((field_name(str(one.get("field", ""))), str(one["words"])) for one in found)
