"""The doors through which a CSV or Excel file with what was done comes in and is made ready to be logged."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import PurePath

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medborgarlofte.accounts.actions import locked, record_write
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.personal_data import hits
from medborgarlofte.ingest.models import ColumnMapping, SheetContent, SheetUpload
from medborgarlofte.ingest.sheet_preview import Opened, open_upload
from medborgarlofte.ingest.sheet_words import told
from medborgarlofte.ingest.sheets.mapping import Field, Tables
from medborgarlofte.ingest.sheets.reading import read_workbook
from medborgarlofte.ingest.sheets.reasons import CannotReadSheet
from medborgarlofte.ingest.sheets.workbook import Row, Workbook
from medborgarlofte.places.access import check
from medborgarlofte.places.free_text import tidy
from medborgarlofte.places.models import Organisation
from medborgarlofte.places.things import Thing
from medborgarlofte.promises.models import Promise


def upload_sheet(
    actor: Actor, promise: Promise, name: str, content: bytes, *, workspace: Organisation | None = None
) -> SheetUpload:
    """Keep a file with what was done under a promise, until it is imported or taken away.

    `workspace` is the party that it belongs to; None for the command line. The same content again gives
    the upload that the party has, wherever it has come. Refuses what cannot be read, and a file with an
    identity number anywhere in it: such a file is never kept.
    """
    check(actor, "sheet.import", workspace.thing() if workspace else Thing())
    name = tidy(PurePath(name.replace("\\", "/")).name[-200:], _("Filens namn"), 200) or _("Fil utan namn")
    digest = hashlib.sha256(content).hexdigest()
    known = _kept(promise, workspace, digest)
    if known:
        return known
    _refuse_identity_numbers(_read(content, name))
    try:
        return _keep(actor, promise, workspace, name, digest, content)
    except IntegrityError:  # the same file at the same moment
        known = _kept(promise, workspace, digest)
        if not known:
            raise
        return known


def _kept(promise: Promise, workspace: Organisation | None, digest: str) -> SheetUpload | None:
    found = SheetUpload.objects.filter(promise=promise, workspace=workspace, sha256=digest)
    return found.exclude(state=SheetUpload.State.TAKEN_AWAY).first()


@transaction.atomic
def _keep(
    actor: Actor,
    promise: Promise,
    workspace: Organisation | None,
    name: str,
    digest: str,
    content: bytes,
) -> SheetUpload:
    upload, _new = SheetUpload.objects.update_or_create(
        promise=promise,
        workspace=workspace,
        sha256=digest,
        defaults={
            "name": name,
            "state": SheetUpload.State.UPLOADED,
            "chosen": {},
            "stopped": "",
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
    actor: Actor,
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
    check(actor, "sheet.import", upload.thing())
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
        raise ended() from None


def ended() -> Refusal:
    """What whoever comes too late is told."""
    return Refusal(_("Filen är redan inlagd eller borttagen. Ladda upp den igen om den behövs."))


def _open(upload: SheetUpload) -> SheetUpload:
    """The upload as it is now, kept from others until the transaction ends."""
    upload = locked(SheetUpload.objects.all()).get(pk=upload.pk)
    if upload.state != SheetUpload.State.UPLOADED:
        raise ended()
    return upload


@transaction.atomic
def take_away_sheet(actor: Actor, upload: SheetUpload) -> None:
    """Take away a file that is not to be imported, bytes and all. Refuses one that is imported."""
    check(actor, "sheet.import", upload.thing())
    upload = _open(upload)
    upload.state = SheetUpload.State.TAKEN_AWAY
    upload.save(update_fields=["state"])
    SheetContent.objects.filter(upload=upload).delete()
    record_write(actor, "take_away_sheet", upload)
