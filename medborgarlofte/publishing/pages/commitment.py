"""The page of one commitment: everything behind the number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from medborgarlofte.followup.said import Answer
from medborgarlofte.promises.models import ActivityRecord, Commitment, Promise
from medborgarlofte.publishing.area_words import area_names, field_name
from medborgarlofte.publishing.status_words import verdict_word

from .commitments import CommitmentView, commitment_views
from .promises import PromiseView, promise_view

RECORDS = 50  # records on one page
OPEN = 12  # windows in a table that stands open


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
    areas: tuple[str, ...]
    evidence: tuple[tuple[str, str], ...]
    records: tuple[RecordView, ...]
    newer: int | None
    older: int | None
    needs: tuple[Answer, ...]
    assessments: tuple[AssessmentView, ...]

    @property
    def has_corrections(self) -> bool:
        """Whether any record on this page corrects or is corrected."""
        return any(line.is_corrected or line.corrects for line in self.records)

    @property
    def few_windows(self) -> bool:
        """Whether the table is short enough to stand open."""
        return sum(len(row.windows) for row in self.view.rows) <= OPEN


def commitment_page(slug: str, promise_slug: str, number: int, today: date, part: int = 1) -> CommitmentPage:
    """The page of a commitment of a published promise; `part` counts pages of records from 1.

    Raises Commitment.DoesNotExist.
    """
    commitment = _commitment(slug, promise_slug, number)
    records, more = _records(commitment, part)
    (view,) = commitment_views([commitment], today, every_window=True)
    newest_first = view.answers[::-1]
    return CommitmentPage(
        view=view,
        promise=promise_view(commitment.promise, today),
        areas=area_names(commitment.areas),
        evidence=_evidence(commitment),
        records=records,
        newer=part - 1 if part > 1 else None,
        older=part + 1 if more else None,
        needs=tuple(one for one in newest_first if one.verdict is None),
        assessments=tuple(
            AssessmentView(one, verdict_word(one.verdict)) for one in newest_first if one.verdict
        ),
    )


def _commitment(slug: str, promise_slug: str, number: int) -> Commitment:
    return (
        Commitment.objects.select_related(
            "promise__municipality", "promise__police_area", "focus_area", "source"
        )
        .defer("source__reading")
        .get(
            promise__in=Promise.objects.published(),
            promise__municipality__slug=slug,
            promise__slug=promise_slug,
            number=number,
        )
    )


def _records(commitment: Commitment, part: int) -> tuple[tuple[RecordView, ...], bool]:
    """One page of the records, newest first, and whether there are older ones."""
    if commitment.sensitive:
        return (), False
    first = (part - 1) * RECORDS
    rows = list(
        commitment.records.select_related("corrects", "corrected_by", "reported_by")
        .prefetch_related("parties")
        .defer("note", "place")[first : first + RECORDS + 1]
    )
    return tuple(_record_view(row) for row in rows[:RECORDS]), len(rows) > RECORDS


def _record_view(record: ActivityRecord) -> RecordView:
    return RecordView(
        record=record,
        parties=", ".join(party.name for party in record.parties.all()),
        reported_by=record.reported_by.name if record.reported_by else "",
        is_corrected=hasattr(record, "corrected_by"),
        corrects=record.corrects,
        entered_on=localdate(record.entered_at),
    )


def _evidence(commitment: Commitment) -> tuple[tuple[str, str], ...]:
    found = [one for one in commitment.evidence if isinstance(one, dict) and one.get("words")]
    return tuple((field_name(str(one.get("field", ""))), str(one["words"])) for one in found)
