"""What the page that is looked through shows: the first rows as they will be stored, and what is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from medborgarlofte.ingest.sheet_preview import Line, Opened, Preview, Told
from medborgarlofte.ingest.sheets.entries import Where
from medborgarlofte.publishing.formats import day, number

_LINES = 10  # rows shown as they will be stored
_ERRORS = 200  # errors shown at once
_ROWS_NAMED = 30


@dataclass(frozen=True, slots=True)
class LineView:
    """One row as it will be stored, in words."""

    where: Where
    day: str
    count: int
    commitments: str
    parties: str
    place: str
    note: str
    more: tuple[tuple[str, str], ...]  # (name, value) of what few rows have


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """All that the page shows."""

    rows: int  # that will be stored
    lines: tuple[LineView, ...]
    sums: tuple[list[int], ...]
    error_count: int
    errors: tuple[Told, ...]
    concern_count: int
    concerns: tuple[Told, ...]
    logged: int
    logged_rows: str
    not_filled_in: int
    not_filled_in_rows: str
    has_sheets: bool
    not_read: tuple[str, ...]  # sheets with other headings, and hidden ones

    @property
    def errors_more(self) -> int:
        """How many errors are not shown."""
        return self.error_count - len(self.errors)

    @property
    def concerns_more(self) -> int:
        """How many texts to be read are not shown."""
        return self.concern_count - len(self.concerns)

    @property
    def lines_more(self) -> int:
        """How many rows are not shown."""
        return self.rows - len(self.lines)


def review_page(preview: Preview, opened: Opened) -> ReviewPage:
    """The page of a file that was read."""
    return ReviewPage(
        rows=len(preview.lines),
        lines=tuple(_line_view(line) for line in preview.lines[:_LINES]),
        sums=tuple(preview.sums()),
        error_count=len(preview.errors),
        errors=tuple(preview.errors[:_ERRORS]),
        concern_count=len(preview.concerns),
        concerns=tuple(preview.concerns[:_ERRORS]),
        logged=len(preview.logged),
        logged_rows=_rows(preview.logged),
        not_filled_in=len(preview.not_filled_in),
        not_filled_in_rows=_rows(preview.not_filled_in),
        has_sheets=any(sheet.name for sheet in opened.workbook.sheets),
        not_read=(*opened.tables.others, *opened.workbook.hidden),
    )


def _rows(found: Sequence[Where]) -> str:
    """`Januari 2, 3, 7`, with "…" where there are many."""
    words, sheet = [], None
    for where in found[:_ROWS_NAMED]:
        words.append(f"{where.sheet} {where.row}".strip() if where.sheet != sheet else str(where.row))
        sheet = where.sheet
    return ", ".join(words) + (" …" if len(found) > _ROWS_NAMED else "")


def _line_view(line: Line) -> LineView:
    activity = line.activity
    return LineView(
        where=line.where,
        day=day(activity.day),
        count=activity.count,
        commitments=", ".join(str(one.number) for one in activity.commitments),
        parties=", ".join(party.name for party in activity.parties),
        place=activity.place,
        note=activity.note,
        more=tuple(_more(line)),
    )


def _more(line: Line) -> list[tuple[str, str]]:
    activity = line.activity
    found = [
        (_("Arbetade timmar"), "" if activity.hours is None else number(float(activity.hours))),
        (
            _("Timmar tills det var klart"),
            "" if activity.hours_taken is None else number(float(activity.hours_taken)),
        ),
        (
            _("Tar igen perioden som började"),
            day(activity.making_up_for) if activity.making_up_for else "",
        ),
        (_("Rapporterat av"), activity.reported_by.name if activity.reported_by else ""),
    ]
    return [(name, value) for name, value in found if value]
