"""The doors through which a CSV or Excel file with what was done comes in, all of it or nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from pathlib import PurePath
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medborgarlofte.accounts.actions import locked, record_write
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.personal_data import hits
from medborgarlofte.ingest.models import ColumnMapping, SheetContent, SheetUpload
from medborgarlofte.ingest.sheet_preview import Opened, Preview, open_upload, preview_of
from medborgarlofte.ingest.sheet_words import told
from medborgarlofte.ingest.sheets.mapping import Field, Tables
from medborgarlofte.ingest.sheets.reading import read_workbook
from medborgarlofte.ingest.sheets.reasons import CannotReadSheet
from medborgarlofte.ingest.sheets.workbook import Row, Workbook
from medborgarlofte.places.free_text import tidy
from medborgarlofte.promises import actions as promises
from medborgarlofte.promises.models import Promise


def upload_sheet(actor: str, promise: Promise, name: str, content: bytes) -> SheetUpload:
    """Keep a file with what was done under a promise, until it is imported or taken away.

    The same content again gives the upload that there is, wherever it has come. Refuses what cannot be
    read, and a file with an identity number anywhere in it: such a file is never kept.
    """
    name = tidy(PurePath(name.replace("\\", "/")).name[-200:], _("Filens namn"), 200) or _("Fil utan namn")
    digest = hashlib.sha256(content).hexdigest()
    known = _kept(promise, digest)
    if known:
        return known
    _refuse_identity_numbers(_read(content, name))
    try:
        return _keep(actor, promise, name, digest, content)
    except IntegrityError:  # the same file at the same moment
        known = _kept(promise, digest)
        if not known:
            raise
        return known


def _kept(promise: Promise, digest: str) -> SheetUpload | None:
    found = SheetUpload.objects.filter(promise=promise, sha256=digest)
    return found.exclude(state=SheetUpload.State.TAKEN_AWAY).first()


@transaction.atomic
def _keep(actor: str, promise: Promise, name: str, digest: str, content: bytes) -> SheetUpload:
    upload, _new = SheetUpload.objects.update_or_create(
        promise=promise,
        sha256=digest,
        defaults={
            "name": name,
            "state": SheetUpload.State.UPLOADED,
            "chosen": {},
            "uploaded_at": timezone.now(),
        },
    )
    SheetContent.objects.create(upload=upload, content=content)
    record_write(actor, "upload_sheet", upload, file=name, sha256=digest)
    return upload


def _read(content: bytes, name: str) -> Workbook:
    try:
        return read_workbook(content, name)
    except CannotReadSheet as error:
        raise Refusal(told(error.reason)) from error


def _refuse_identity_numbers(workbook: Workbook) -> None:
    found = [
        f"{sheet.name} {row.number}".strip()
        for sheet in workbook.sheets
        for row in sheet.rows
        if any(hit.refused for hit in hits(_text(row)))
    ]
    if not found:
        return
    raise Refusal(
        ngettext(
            "Filen har något som ser ut som ett personnummer på rad %(first)s. Den är inte sparad. "
            "Ta bort numret i filen och ladda upp den igen.",
            "Filen har något som ser ut som personnummer på %(count)d rader, den första är rad %(first)s. "
            "Den är inte sparad. "
            "Ta bort numren i filen och ladda upp den igen.",
            len(found),
        )
        % {"count": len(found), "first": found[0]}
    )


def _text(row: Row) -> str:
    return "\n".join(str(cell) for cell in row.cells if isinstance(cell, (str, int, float)))


def choose_columns(
    actor: str,
    upload: SheetUpload,
    columns: Mapping[str, int],
    *,
    commitment: int | None = None,
    party: int | None = None,
) -> SheetUpload:
    """Say which column is what, for this file and the next with the same headings.

    `commitment` (a number) and `party` (a key) hold for every row where no column says. Refuses a column
    that the file has not, a file without a column for the day, one whose commitments nobody names, and a
    file that is imported or taken away.
    """
    opened = open_kept(upload)
    kept = {Field(name).value: int(column) for name, column in columns.items()}
    _check_columns(kept, opened.tables, commitment)
    _check_named(upload.promise, commitment, party)
    with transaction.atomic():
        upload = _open(upload)
        upload.chosen = {"columns": kept, "commitment": commitment, "party": party}
        upload.save(update_fields=["chosen"])
        ColumnMapping.objects.update_or_create(
            municipality=upload.promise.municipality,
            signature=opened.tables.signature,
            defaults={"columns": kept, "chosen_at": timezone.now()},
        )
        record_write(actor, "choose_columns", upload, **upload.chosen)
    return upload


def _check_columns(columns: Mapping[str, int], tables: Tables, commitment: int | None) -> None:
    if Field.DAY not in columns:
        raise Refusal(_("Välj kolumnen som säger vilken dag det gjordes."))
    if Field.COMMITMENT not in columns and commitment is None:
        raise Refusal(
            _("Välj kolumnen som säger vilket åtagande det gäller, eller ett åtagande för alla rader.")
        )
    if any(not 0 <= column < tables.width for column in columns.values()):
        raise Refusal(_("Filen har ingen sådan kolumn. Välj bland dem som finns."))


def _check_named(promise: Promise, commitment: int | None, party: int | None) -> None:
    if commitment is not None and not promise.commitments.current().filter(number=commitment).exists():
        raise Refusal(_("Löftet har inget sådant åtagande."))
    if party is not None and not promise.municipality.organisations.filter(pk=party).exists():
        raise Refusal(_("Löftet har ingen sådan part."))


def open_kept(upload: SheetUpload) -> Opened:
    """The file, read again. Refuses one that is imported or taken away, since its bytes are gone."""
    try:
        return open_upload(upload)
    except SheetContent.DoesNotExist:
        raise _ended() from None


def _ended() -> Refusal:
    return Refusal(_("Filen är redan inlagd eller borttagen. Ladda upp den igen om den behövs."))


def _open(upload: SheetUpload) -> SheetUpload:
    """The upload as it is now, kept from others until the transaction ends."""
    upload = locked(SheetUpload.objects.all()).get(pk=upload.pk)
    if upload.state != SheetUpload.State.UPLOADED:
        raise _ended()
    return upload


def import_sheet(actor: str, upload: SheetUpload, *, today: date, confirmed: bool = False) -> SheetUpload:
    """Log all that the file says was done, or nothing when any row has an error.

    Rows that are logged already and rows not filled in are left out and counted. `confirmed`: a person
    has read the texts that look like personal data and decided that they tell of nobody. The same upload
    imported again gives the first result.
    """
    upload.refresh_from_db()
    if upload.state == SheetUpload.State.IMPORTED:
        return upload
    if not upload.chosen:
        raise Refusal(_("Välj först vilken kolumn som är vad."))
    preview = preview_of(upload, open_kept(upload), today)
    _check_preview(preview)
    try:
        return _write(actor, upload, preview, today, confirmed=confirmed)
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
def _write(actor: str, upload: SheetUpload, preview: Preview, today: date, *, confirmed: bool) -> SheetUpload:
    seen = upload.chosen
    upload = locked(SheetUpload.objects.all()).get(pk=upload.pk)
    if upload.state == SheetUpload.State.IMPORTED:
        return upload
    if upload.state != SheetUpload.State.UPLOADED or upload.chosen != seen:
        raise Refusal(_("Någon ändrade valen för filen samtidigt. Granska filen igen."))
    promises.log_activities(
        actor,
        [line.activity for line in preview.lines],
        today=today,
        confirmed=confirmed,
        keys=[line.key for line in preview.lines],
    )
    upload.state, upload.imported_at = SheetUpload.State.IMPORTED, timezone.now()
    upload.result = _result(preview)
    upload.save(update_fields=["state", "imported_at", "result"])
    SheetContent.objects.filter(upload=upload).delete()
    record_write(actor, "import_sheet", upload, sha256=upload.sha256, **upload.result)
    return upload


def _result(preview: Preview) -> dict[str, Any]:
    """What the receipt tells."""
    return {
        "records": len(preview.lines),
        "logged": len(preview.logged),
        "not_filled_in": len(preview.not_filled_in),
        "commitments": preview.sums(),
    }


@transaction.atomic
def take_away_sheet(actor: str, upload: SheetUpload) -> None:
    """Take away a file that is not to be imported, bytes and all. Refuses one that is imported."""
    upload = _open(upload)
    upload.state = SheetUpload.State.TAKEN_AWAY
    upload.save(update_fields=["state"])
    SheetContent.objects.filter(upload=upload).delete()
    record_write(actor, "take_away_sheet", upload)
