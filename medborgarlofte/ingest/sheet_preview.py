"""What an uploaded file would write: its activities as they would be stored, and what stands in the way."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from medborgarlofte.domain.errors import Refusal
from medborgarlofte.promises.checks import LetIn, let_in
from medborgarlofte.promises.drafts import Activity
from medborgarlofte.promises.models import ActivityRecord, Commitment, Promise

from .models import ColumnMapping, SheetUpload
from .sheet_words import told
from .sheets.entries import Entry, Known, Where, columns_from, read_entries
from .sheets.mapping import Tables, guess, tables_of
from .sheets.matching import KnownCommitment, KnownParty
from .sheets.reading import read_workbook
from .sheets.workbook import Workbook

_AT_ONCE = 500  # keys in one question
_ENCODER = json.JSONEncoder(default=str)


@dataclass(frozen=True, slots=True)
class Opened:
    """An uploaded file, read: the workbook and the tables of it that count."""

    workbook: Workbook
    tables: Tables


@dataclass(frozen=True, slots=True)
class Line:
    """One row as it would be stored. `key` is what keeps it from being logged twice."""

    where: Where
    found: LetIn
    key: str

    @property
    def activity(self) -> Activity:
        """What it would be stored as."""
        return self.found.activity


@dataclass(frozen=True, slots=True)
class Told:
    """Something about one row, in words."""

    where: Where
    words: str


@dataclass(slots=True)
class Preview:
    """What a file would write. Nothing may be written while there are errors.

    `concerns` are texts that somebody must read before they are written, `logged` rows that are logged
    already and `not_filled_in` those without day and count; both are left out.
    """

    lines: list[Line] = field(default_factory=list)
    errors: list[Told] = field(default_factory=list)
    concerns: list[Told] = field(default_factory=list)
    logged: list[Where] = field(default_factory=list)
    not_filled_in: list[Where] = field(default_factory=list)

    def sums(self) -> list[list[int]]:
        """For each commitment its number, its records and the sum of their counts."""
        records: Counter[int] = Counter()
        counts: Counter[int] = Counter()
        for line in self.lines:
            for one in line.activity.commitments:
                records[one.number] += 1
                counts[one.number] += line.activity.count
        return [[number, records[number], counts[number]] for number in sorted(records)]


def open_upload(upload: SheetUpload) -> Opened:
    """The file as it is stored. Raises SheetContent.DoesNotExist when it is no longer kept."""
    workbook = read_workbook(bytes(upload.content.content), upload.name)
    return Opened(workbook, tables_of(workbook))


def suggested_columns(upload: SheetUpload, tables: Tables) -> tuple[dict[str, int], bool]:
    """Which column is what: as chosen for this file or remembered for its headings (True), else guessed."""
    if upload.chosen:
        return dict(upload.chosen["columns"]), True
    remembered = ColumnMapping.objects.filter(
        municipality=upload.promise.municipality_id, signature=tables.signature
    ).first()
    if remembered:
        return dict(remembered.columns), True
    return {field.value: column for field, column in guess(tables.tables[0].headings).items()}, False


def preview_of(upload: SheetUpload, opened: Opened, today: date) -> Preview:
    """What the file would write with the columns that are chosen for it."""
    rows = _RowsOf(upload)
    columns = columns_from(upload.chosen["columns"])
    entries = read_entries(upload.name, opened.tables, columns, rows.known, opened.workbook.epoch)
    preview = Preview(
        errors=[Told(one.where, told(one.reason)) for one in entries.errors],
        not_filled_in=entries.not_filled_in,
    )
    rows.check(entries.entries, preview, today)
    preview.errors.sort(key=lambda one: _order(one.where, opened.workbook))
    return preview


def _order(where: Where, workbook: Workbook) -> tuple[int, int]:
    return [sheet.name for sheet in workbook.sheets].index(where.sheet), where.row


class _RowsOf:
    """Turns what rows say into activities of the upload's promise."""

    def __init__(self, upload: SheetUpload) -> None:
        promise = (
            Promise.objects.select_related("municipality")
            .prefetch_related("municipality__school_terms")
            .get(pk=upload.promise_id)
        )
        commitments = promise.commitments.prefetch_related("parties", "targets")
        self.promise, self.workspace = promise, upload.workspace
        self.commitments = {one.number: one for one in commitments}
        self.parties = {one.pk: one for one in promise.municipality.organisations.all()}
        self.known = Known(
            [_known_commitment(one) for one in self.commitments.values()],
            [KnownParty(one.pk, one.kind, one.name) for one in self.parties.values()],
            commitment=upload.chosen.get("commitment"),
            party=upload.chosen.get("party"),
        )

    def check(self, entries: list[Entry], preview: Preview, today: date) -> None:
        """Put each entry among what would be written, what is wrong, or what is logged already."""
        keys = self._keys(entries)
        stored = _stored(keys)
        first_with: dict[str, Where] = {}
        for entry, key in zip(entries, keys, strict=True):
            try:
                _refuse_twice(first_with, key, entry.where)
                if key in stored:
                    _refuse_changed(entry, stored[key])
                    preview.logged.append(entry.where)
                    continue
                found = let_in(self._activity(entry), today)
            except Refusal as refusal:
                preview.errors.append(Told(entry.where, str(refusal)))
                continue
            preview.lines.append(Line(entry.where, found, key))
            preview.concerns.extend(Told(entry.where, one.sentence) for one in found.concerns)

    def _activity(self, entry: Entry) -> Activity:
        done = Activity(
            commitments=tuple(self.commitments[number] for number in entry.commitments),
            parties=tuple(self.parties[key] for key in entry.parties),
            day=entry.day,
            count=entry.count,
            hours=entry.hours,
            hours_taken=entry.hours_taken,
            place=entry.place,
            note=entry.note,
            making_up_for=entry.making_up_for,
            reported_by=self.parties[entry.reported_by] if entry.reported_by else None,
        )
        return done.entered_by(self.workspace)

    def _keys(self, entries: Iterable[Entry]) -> list[str]:
        """A key for each: by the file's own numbering, else by all that the row says.

        Rows of one file that say the same are told apart by their order, so that a file that has grown
        since it was last imported gives the old rows the same keys again.
        """
        times: Counter[str] = Counter()
        keys = []
        for entry in entries:
            if entry.own_key:
                keys.append(_digest(["row", self.promise.pk, entry.own_key]))
                continue
            said = _ENCODER.encode([self.promise.pk, *entry.facts()])
            times[said] += 1
            keys.append(_digest([said, times[said]]))
        return keys


def _known_commitment(commitment: Commitment) -> KnownCommitment:
    return KnownCommitment(
        commitment.number, commitment.text, tuple(party.pk for party in commitment.parties.all())
    )


def _digest(what: list[object]) -> str:
    return hashlib.sha256(_ENCODER.encode(what).encode()).hexdigest()


def _stored(keys: list[str]) -> dict[str, ActivityRecord]:
    """The records that are logged with one of these keys."""
    return {record.key: record for record in _records_with(keys) if record.key}


def _records_with(keys: list[str]) -> Iterator[ActivityRecord]:
    for start in range(0, len(keys), _AT_ONCE):
        found = ActivityRecord.objects.filter(key__in=keys[start : start + _AT_ONCE])
        yield from found.select_related("corrected_by").defer("note", "place")


def _refuse_twice(first_with: dict[str, Where], key: str, where: Where) -> None:
    """Refuse a number that another row of the file has; what rows say gives each a key of its own."""
    if key in first_with:
        other = first_with[key]
        place = _("rad %(row)d i bladet %(sheet)s") if other.sheet else _("rad %(row)d")
        raise Refusal(
            _("Raden har samma löpnummer som %(place)s.")
            % {"place": place % {"row": other.row, "sheet": other.sheet}}
        )
    first_with[key] = where


def _refuse_changed(entry: Entry, stored: ActivityRecord) -> None:
    """Refuse a row that was logged with another day or count, and not corrected to what it says now."""
    latest = getattr(stored, "corrected_by", stored)
    said = (entry.day, entry.count)
    if said not in {(stored.day, stored.count), (latest.day, latest.count)}:
        raise Refusal(
            _(
                "Raden är redan inlagd, med dagen %(day)s och antalet %(count)d. Rätta uppgiften på "
                "åtagandets sida i stället."
            )
            % {"day": stored.day.isoformat(), "count": stored.count}
        )
