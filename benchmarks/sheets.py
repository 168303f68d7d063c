"""Importing ten thousand activities from Excel: uploaded, its columns chosen, looked through and saved.

Saving is what a worker does, reading and checking the file once more, in parts of five hundred rows that
each say how far it has come: held to 2,000 rows a second. All steps together read the file five times, as
five requests do; their bound is our own. Processor time, SQLite, peak memory of the whole process. The best
of three municipalities is told: a machine that others use goes at two speeds.
"""

from __future__ import annotations

import io
import time
from datetime import date, timedelta

from .own_process import measured_in_own_process
from .table import Figure

ROWS = 10_000
TODAY = date(2024, 8, 28)


def run() -> list[Figure]:
    """The figures, measured in a process of its own over a database of its own."""
    return measured_in_own_process(__name__)


def measured() -> list[Figure]:
    """Rows a second of saving what was looked through, and of all steps together; peak memory."""
    import resource

    from medborgarlofte.jobs.collector import leave_what_is_loaded
    from medborgarlofte.promises.models import ActivityRecord

    content = workbook()
    leave_what_is_loaded()  # as the server does, and a worker
    saving, all_steps = zip(*(_seconds(place, content) for place in "ABC"), strict=True)
    assert ActivityRecord.objects.count() == ROWS * len(saving)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    what, best = f"importing {ROWS:,} activities from Excel", f"best of {len(saving)}"
    return [
        Figure(f"{what}: saving, rows a second, {best}", ROWS / min(saving), "rows/s", 2_000, False),
        Figure(f"{what}: all steps, rows a second, {best}", ROWS / min(all_steps), "rows/s", 1_000, False),
        Figure(f"{what}: peak memory", peak, "MB", 300),
    ]


def _seconds(place: str, content: bytes) -> tuple[float, float]:
    """What saving the workbook takes in a municipality of its own, and what all steps take."""
    from medborgarlofte.accounts.actors import Actor
    from medborgarlofte.ingest.actions import sheets as doors
    from medborgarlofte.ingest.actions.sheet_import import go_on, import_sheet
    from medborgarlofte.ingest.sheet_preview import preview_of

    from .week_data import publish_in

    actor, (promise, _police) = Actor("mätningen"), publish_in(f"Mätvik {place}")
    began = time.process_time()
    kept = doors.upload_sheet(actor, promise, "insatser.xlsx", content)
    columns = {"commitment": 0, "day": 1, "count": 2, "place": 3, "note": 4, "hours": 5}
    kept = doors.choose_columns(actor, kept, columns)
    preview_of(kept, doors.open_kept(kept), TODAY)
    import_sheet(actor, kept, today=TODAY, confirmed=True)
    looked = time.process_time()
    go_on(actor.name, kept.pk, TODAY.isoformat(), confirmed=True)  # as a worker does
    ended = time.process_time()
    return ended - looked, ended - began


def workbook() -> bytes:
    """A workbook of so many rows: commitment, day, count, place, note and hours.

    Not written row by row, since it is then without the dimension that Excel writes in every sheet.
    """
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = "Insatser"
    sheet.append(["Åtagande", "Dag", "Antal", "Plats", "Anteckning", "Timmar"])
    for number in range(ROWS):
        day = date(2023, 1, 1) + timedelta(days=number % 600)
        place, note = f"Torget {number % 40}", f"Kontroll nummer {number}"
        sheet.append([1 + number % 8, day, 1 + number % 3, place, note, 1.5])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()
