"""The door through which a file that was looked through is logged: nothing of it while a row has an error.

A large file is logged a part at a time after the page has answered, so that others may write meanwhile and
everybody sees how far it has come. The keys of its rows keep a part that is done twice from counting twice.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medborgarlofte.accounts.actions import locked, record_write
from medborgarlofte.accounts.actors import Actor, actor_named
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.ingest.models import SheetContent, SheetUpload
from medborgarlofte.ingest.sheet_preview import Line, Preview, preview_of
from medborgarlofte.jobs.queue import later
from medborgarlofte.places.access import check
from medborgarlofte.places.free_text import decision_about
from medborgarlofte.promises import actions as promises

from .sheets import open_kept

AT_ONCE = 500  # rows in one transaction
State = SheetUpload.State


def import_sheet(actor: Actor, upload: SheetUpload, *, today: date, confirmed: bool = False) -> SheetUpload:
    """Log all that the file says was done, or nothing when any row has an error.

    Rows that are logged already and rows not filled in are left out and counted. `confirmed`: a person
    has read the texts that look like personal data and decided that they tell of nobody. The same upload
    imported again gives the first result. More rows than AT_ONCE are logged by a worker.
    """
    check(actor, "sheet.import", upload.thing())
    upload.refresh_from_db()
    if upload.state in {State.IMPORTED, State.IMPORTING}:
        return upload
    if not upload.chosen:
        raise Refusal(_("Välj först vilken kolumn som är vad."))
    preview = preview_of(upload, open_kept(upload), today)
    _check_preview(preview)
    decision_about([one for line in preview.lines for one in line.found.concerns], confirmed=confirmed)
    try:
        return _begin(actor, upload, preview, today, confirmed=confirmed)
    except IntegrityError:  # somebody logged one of the rows at the same moment
        raise Refusal(_("Någon annan lade in samma rader samtidigt. Granska filen igen.")) from None


def _check_preview(preview: Preview) -> None:
    if preview.errors:
        raise Refusal(
            ngettext(
                "%(count)d rad går inte att lägga in, så inget är sparat. "
                "Rätta filen och ladda upp den igen.",
                "%(count)d rader går inte att lägga in, så inget är sparat. "
                "Rätta filen och ladda upp den igen.",
                len(preview.errors),
            )
            % {"count": len(preview.errors)}
        )
    if not preview.lines:
        raise Refusal(_("Filen har inga nya rader att lägga in."))


@transaction.atomic
def _begin(
    actor: Actor, upload: SheetUpload, preview: Preview, today: date, *, confirmed: bool
) -> SheetUpload:
    """Log a small file at once; have a worker log a large one."""
    seen = upload.chosen
    upload = locked(SheetUpload.objects.all()).get(pk=upload.pk)
    if upload.state in {State.IMPORTED, State.IMPORTING}:
        return upload
    if upload.state != State.UPLOADED or upload.chosen != seen:
        raise Refusal(_("Någon ändrade valen för filen samtidigt. Granska filen igen."))
    upload.state, upload.result, upload.written = State.IMPORTING, _result(preview), 0
    upload.save(update_fields=["state", "result", "written"])
    if len(preview.lines) <= AT_ONCE:
        _log(actor, upload, preview.lines, today, confirmed=confirmed)
        return _end(actor, upload)
    record_write(actor, "begin_sheet", upload, sha256=upload.sha256)
    later(go_on, actor.name, upload.pk, today.isoformat(), confirmed, key=key_of(upload))
    return upload


def key_of(upload: SheetUpload) -> str:
    """What the job of an upload is about, for `jobs.queue.failures`."""
    return f"sheet-{upload.pk}"


def go_on(asked_by: str, pk: int, today: str, confirmed: bool) -> None:
    """The job of a large file: log what is not logged yet, a part at a time.

    What is refused meanwhile, such as a commitment that was dropped, stops it: the rest can be looked
    through again, and what was logged stays and is known by its keys.
    """
    upload = SheetUpload.objects.filter(pk=pk, state=State.IMPORTING).first()
    if upload is None:
        return
    who, day = actor_named(asked_by), date.fromisoformat(today)
    try:
        preview = preview_of(upload, open_kept(upload), day)
        if preview.errors:
            _check_preview(preview)
        for first in range(0, len(preview.lines), AT_ONCE):
            _log(who, upload, preview.lines[first : first + AT_ONCE], day, confirmed=confirmed)
        _end(who, upload)
    except Refusal as refusal:
        _stop(who, upload, str(refusal))


@transaction.atomic
def _log(actor: Actor, upload: SheetUpload, lines: list[Line], today: date, *, confirmed: bool) -> None:
    """One part, and how far the file has come with it."""
    found, keys = [line.found for line in lines], [line.key for line in lines]
    promises.log_activities(actor, found, today=today, confirmed=confirmed, keys=keys)
    SheetUpload.objects.filter(pk=upload.pk).update(written=F("written") + len(lines))


@transaction.atomic
def _end(actor: Actor, upload: SheetUpload) -> SheetUpload:
    upload = locked(SheetUpload.objects.all()).get(pk=upload.pk)
    upload.state, upload.imported_at = State.IMPORTED, timezone.now()
    upload.save(update_fields=["state", "imported_at"])
    SheetContent.objects.filter(upload=upload).delete()
    record_write(actor, "import_sheet", upload, sha256=upload.sha256, **upload.result)
    return upload


@transaction.atomic
def _stop(actor: Actor, upload: SheetUpload, why: str) -> None:
    upload = locked(SheetUpload.objects.all()).get(pk=upload.pk)
    upload.state, upload.stopped = State.UPLOADED, why[:500]
    upload.save(update_fields=["state", "stopped"])
    record_write(actor, "stop_sheet", upload, written=upload.written)


def _result(preview: Preview) -> dict[str, Any]:
    """What the receipt tells."""
    return {
        "records": len(preview.lines),
        "logged": len(preview.logged),
        "not_filled_in": len(preview.not_filled_in),
        "commitments": preview.sums(),
    }
