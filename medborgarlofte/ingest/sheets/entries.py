"""Rows become entries: what each row says was done, or why it cannot be taken."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeVar

from medborgarlofte.ingest.sheets.mapping import Columns, Field, Table, Tables
from medborgarlofte.ingest.sheets.matching import (
    KnownCommitment,
    KnownParty,
    commitments_named,
    parties_named,
)
from medborgarlofte.ingest.sheets.reasons import NoValue, Reason
from medborgarlofte.ingest.sheets.reasons import reason as _
from medborgarlofte.ingest.sheets.values import count_of, day_of, hours_of, missing, text_of
from medborgarlofte.ingest.sheets.workbook import Merged, Row, Value

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Where:
    """Where something stands: file, sheet ("" in a CSV file), and the number of the row."""

    file: str
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class RowError:
    """A row that cannot be taken, and why."""

    where: Where
    reason: Reason


@dataclass(frozen=True, slots=True)
class Entry:
    """What one row says: commitments by number, parties by key, `own_key` as the file numbers the row."""

    where: Where
    day: date
    count: int
    commitments: tuple[int, ...]
    parties: tuple[int, ...]
    place: str = ""
    note: str = ""
    hours: Decimal | None = None
    hours_taken: Decimal | None = None
    making_up_for: date | None = None
    reported_by: int | None = None
    own_key: str = ""

    def facts(self) -> list[object]:
        """All that the row says, but not where."""
        return [
            self.day, self.count, self.commitments, self.parties, self.place, self.note, self.hours,
            self.hours_taken, self.making_up_for, self.reported_by,
        ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entries:
    """All that a file says: entries, errors, and rows where neither day nor count is filled in."""

    entries: list[Entry] = field(default_factory=list)
    errors: list[RowError] = field(default_factory=list)
    not_filled_in: list[Where] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Known:
    """What cells can name, and what holds where no column says: `commitment` and `party` for every row."""

    commitments: Sequence[KnownCommitment]
    parties: Sequence[KnownParty]
    commitment: int | None = None
    party: int | None = None

    def accountable(self, numbers: Sequence[int]) -> tuple[int, ...]:
        """The keys of all that are accountable for these commitments."""
        keys = (key for one in self.commitments if one.number in numbers for key in one.parties)
        return tuple(dict.fromkeys(keys))


def read_entries(file: str, tables: Tables, columns: Columns, known: Known, epoch: date) -> Entries:
    """What every row says was done. `epoch` is the workbook's, for days written as numbers."""
    found = Entries()
    for table in tables.tables:
        merged = _merged_errors(file, table, columns)
        found.errors.extend(merged)
        spoilt = {number for area in _spoiling(table, columns) for number in _rows_of(area)}
        for row in table.rows:
            if row.number in spoilt:
                continue
            _read_row(_RowReader(Where(file, table.sheet, row.number), row, columns, known, epoch), found)
    return found


def _read_row(reader: _RowReader, found: Entries) -> None:
    if reader.is_not_filled_in():
        found.not_filled_in.append(reader.where)
        return
    try:
        found.entries.append(reader.entry())
    except NoValue as error:
        found.errors.append(RowError(reader.where, error.reason))


def _spoiling(table: Table, columns: Columns) -> Iterator[Merged]:
    """Merged areas below the headings that leave a cell empty in a column that is read."""
    last = table.rows[-1].number if table.rows else 0
    for area in table.merged:
        if area.last_row <= table.heading_row or area.first_row > last:
            continue
        read = [column for column in columns.values() if area.first_column <= column <= area.last_column]
        if any(column > area.first_column for column in read) or (read and area.last_row > area.first_row):
            yield area


def _rows_of(area: Merged) -> range:
    return range(area.first_row, min(area.last_row, area.first_row + 20_000) + 1)


def _merged_errors(file: str, table: Table, columns: Columns) -> list[RowError]:
    return [
        RowError(
            Where(file, table.sheet, area.first_row),
            _(
                "Cellerna %(cells)s är sammanfogade, så bara den första har ett värde. "
                "Dela dem i Excel och fyll i varje rad för sig.",
                cells=area.words,
            ),
        )
        for area in _spoiling(table, columns)
    ]


@dataclass(frozen=True, slots=True)
class _RowReader:
    where: Where
    row: Row
    columns: Columns
    known: Known
    epoch: date

    def entry(self) -> Entry:
        """What the row says. Raises NoValue for the first thing that it does not say clearly."""
        commitments = self._commitments()
        return Entry(
            where=self.where,
            day=self._needed(Field.DAY, self._day),
            count=self._needed(Field.COUNT, count_of) if Field.COUNT in self.columns else 1,
            commitments=commitments,
            parties=self._parties(commitments),
            place=text_of(self._cell(Field.PLACE)),
            note=text_of(self._cell(Field.NOTE)),
            hours=self._optional(Field.HOURS, hours_of),
            hours_taken=self._optional(Field.HOURS_TAKEN, hours_of),
            making_up_for=self._optional(Field.MAKING_UP_FOR, self._day),
            reported_by=self._reporter(),
            own_key=text_of(self._cell(Field.KEY)),
        )

    def is_not_filled_in(self) -> bool:
        """Whether the row is prepared but says nothing done: no day, and no count where there is a column."""
        return self._cell(Field.DAY) is None and self._cell(Field.COUNT) is None

    def _cell(self, field: Field) -> Value:
        column = self.columns.get(field)
        return None if column is None else self.row.cell(column)

    def _day(self, value: Value) -> date:
        return day_of(value, self.epoch)

    def _needed(self, field: Field, read: Callable[[Value], T]) -> T:
        value = self._cell(field)
        if value is None:
            raise NoValue(missing(field))
        return read(value)

    def _optional(self, field: Field, read: Callable[[Value], T]) -> T | None:
        value = self._cell(field)
        return None if value is None else read(value)

    def _commitments(self) -> tuple[int, ...]:
        if Field.COMMITMENT not in self.columns and self.known.commitment is not None:
            return (self.known.commitment,)
        text = self._needed(Field.COMMITMENT, text_of)
        return commitments_named(text, self.known.commitments)

    def _parties(self, commitments: Sequence[int]) -> tuple[int, ...]:
        """The parties named; without a column the one for every row, else whoever is alone accountable."""
        accountable = self.known.accountable(commitments)
        if Field.PARTY in self.columns:
            text = self._needed(Field.PARTY, text_of)
            return parties_named(text, self.known.parties, accountable)
        if self.known.party is not None:
            return (self.known.party,)
        if len(accountable) != 1:
            raise NoValue(missing(Field.PARTY))
        return accountable

    def _reporter(self) -> int | None:
        text = text_of(self._cell(Field.REPORTED_BY))
        return parties_named(text, self.known.parties, ())[0] if text else None


def columns_from(chosen: Mapping[str, int]) -> dict[Field, int]:
    """The columns as they are stored, by the names of their fields; what is no field is left out."""
    return {Field(name): column for name, column in chosen.items() if name in set(Field)}
