"""The doors through which a document comes in, is read, and becomes reviews of its promises."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, fields
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import locked, record_write
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain import content
from medborgarlofte.domain.editing import next_number
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.proposal import aligned, proposed
from medborgarlofte.ingest.drafting import contents_of
from medborgarlofte.ingest.gathering import Given
from medborgarlofte.ingest.models import Document, DocumentContent, Review
from medborgarlofte.ingest.parsers.document import Block
from medborgarlofte.ingest.parsers.document import Document as Opened
from medborgarlofte.ingest.parsers.reader import read_document
from medborgarlofte.ingest.parsers.reading import Reading
from medborgarlofte.ingest.sources import open_document
from medborgarlofte.places.access import check
from medborgarlofte.places.free_text import (
    concerns_about,
    decision_about,
    refuse_identity_numbers,
    tidy,
)
from medborgarlofte.places.models import Organisation
from medborgarlofte.places.things import Thing
from medborgarlofte.promises import actions as promises
from medborgarlofte.promises.drafts import SourceDraft
from medborgarlofte.promises.models import Source, SourceContent
from medborgarlofte.promises.sameness import stored_of

# A reading that began longer ago was cut off: longer than a job may take, and shorter than it waits until a
# worker takes it up again (see `settings.Q_CLUSTER`).
READ_AGAIN_AFTER = timedelta(seconds=90)


@dataclass(frozen=True, slots=True)
class Received:
    """A document that was given to us; `known` when its content was given before."""

    document: Document
    known: bool = False


@transaction.atomic
def receive(
    actor: Actor,
    given: Given,
    *,
    workspace: Organisation | None = None,
    municipality: str = "",
    confirmed: bool = False,
) -> Received:
    """Keep a document that somebody gives us, to be read. The same content again gives the one we have.

    `workspace` is whose it is, and what others have given is unknown there. `municipality` is the one it is
    about, for a page that does not say. One that was refused before is
    taken in anew. Refuses a file name with an identity number in it; raises NeedsDecision for one that may
    tell of a person, unless somebody has `confirmed` that it does not.
    """
    check(actor, "document.give", workspace.thing() if workspace else Thing())
    digest = hashlib.sha256(given.content).hexdigest()
    name = tidy(" ".join(given.name.split())[-300:], _("Filens namn"), 300)
    decision = decision_about(concerns_about(name, _("Filens namn"), "name"), confirmed=confirmed)
    known = locked(Document.objects.all()).filter(sha256=digest, workspace=workspace).first()
    if known and known.state != Document.State.REFUSED:
        return Received(known, known=True)
    document = known or Document(sha256=digest, workspace=workspace)
    document.name = name
    document.address = given.address[:1000]
    document.municipality = tidy(municipality, _("Kommunens namn"), 100)
    document.state, document.refusal = Document.State.WAITING, ""
    document.given_at, document.begun_at = timezone.now(), None
    document.save()
    DocumentContent.objects.create(document=document, content=given.content)
    record_write(actor, "receive_document", document, name=name, sha256=digest, **decision)
    return Received(document)


def read(actor: Actor, document: Document) -> Document:
    """Read a document that waits, and open a review of each of its promises.

    One that cannot be read, holds no commitment or says nothing of its municipality is refused: the
    sentence is kept with it, and its bytes are not. One that is read already, or that somebody else is
    reading, is left as it is; asking again after a reading that was cut off reads it anew.
    """
    if not _claimed(document):
        return Document.objects.get(pk=document.pk)
    document = Document.objects.select_related("content").get(pk=document.pk)
    try:
        check(actor, "document.give", document.thing())
        enter(actor, document)
    except Refusal as refusal:
        _refuse(actor, document, str(refusal))
    except Exception as error:  # a fault of ours must not leave the document waiting for ever
        sentence = _("Ett fel i programmet hindrade läsningen (%(fault)s). Ladda upp dokumentet igen.")
        _refuse(actor, document, sentence % {"fault": type(error).__name__})
    return document


def _claimed(document: Document) -> bool:
    cut_off = Q(state=Document.State.READING, begun_at__lt=timezone.now() - READ_AGAIN_AFTER)
    waiting = Document.objects.filter(Q(state=Document.State.WAITING) | cut_off, pk=document.pk)
    return bool(waiting.update(state=Document.State.READING, begun_at=timezone.now()))


@transaction.atomic
def _refuse(actor: Actor, document: Document, sentence: str) -> None:
    document.state, document.refusal = Document.State.REFUSED, sentence
    document.save(update_fields=["state", "refusal"])
    DocumentContent.objects.filter(document=document).delete()
    record_write(actor, "refuse_document", document, sha256=document.sha256)


def enter(actor: Actor, document: Document) -> Reading:
    """Read a document and open its reviews: all of them, or nothing when it is refused."""
    given = bytes(document.content.content)
    opened = open_document(given, document.name, document.address)
    reading = read_document(opened)
    contents = contents_of(reading, document.municipality)
    _check(opened, contents)
    with transaction.atomic():
        _keep_reading(document, opened, reading)
        now = timezone.now()
        for position, said in enumerate(contents, start=1):
            review = Review(document=document, position=position, opened_at=now, changed_at=now)
            review.workspace = document.workspace
            propose(actor, review, said)
        record_write(actor, "enter_reading", document, promises=len(contents))
    return reading


def _check(opened: Opened, contents: list[content.Promise]) -> None:
    if not contents:
        raise Refusal(_("Inget åtagande hittades, så det finns inget att lägga in."))
    if not contents[0].municipality:
        raise Refusal(
            _("Det framgår inte vilken kommun löftet gäller. Ange kommunen när du lägger in dokumentet.")
        )
    refuse_identity_numbers("\n".join(block.text for block in opened.blocks), _("Dokumentet"))


def _keep_reading(document: Document, opened: Opened, reading: Reading) -> None:
    document.media_type, document.title = opened.media_type, opened.title
    document.blocks = [_block(block) for block in opened.blocks]
    document.reading = {
        "not_understood": [asdict(passage) for passage in reading.not_understood],
        "notes": list(reading.notes),
    }
    document.state, document.read_at = Document.State.READ, timezone.now()
    document.save(update_fields=["media_type", "title", "blocks", "reading", "state", "read_at"])


def _block(block: Block) -> dict[str, Any]:
    """A block without what it leaves at its default."""
    given = ((field.name, getattr(block, field.name)) for field in fields(block))
    return {name: value for name, value in given if value not in (None, "", 0, False, ())}


def propose(actor: Actor, review: Review, said: content.Promise) -> None:
    """Open a review of what was read: of a new promise, or of a new version of one that is published.

    A page that says what is published already is kept as a further source, and there is nothing to review.
    """
    stored = stored_of(said)
    if stored is None:
        _fill(review, said, said)
        review.save()
        return
    published = stored.versions.last()
    before = published.content() if published else said
    highest = stored.commitments.aggregate(highest=Max("number"))["highest"] or 0
    read_as = aligned(said, before, highest + 1)
    after = content.settled(proposed(read_as, before))
    review.promise, review.based_on = stored, stored.version
    _fill(review, read_as, after)
    if after == before:
        review.state = Review.State.NOTHING_NEW
        promises.add_publication(actor, stored, source_of(actor, review.document))
    review.save()


def _fill(review: Review, read: content.Promise, said: content.Promise) -> None:
    review.read, review.numbered = content.as_json(read), next_number(read) - 1
    promises.fill_draft(review, said)


def source_of(actor: Actor, document: Document) -> Source:
    """The source that a document becomes when something of it is published; its bytes move there."""
    source = Source.objects.filter(sha256=document.sha256).first()
    if source is None:
        given = bytes(document.content.content)
        draft = SourceDraft(document.name, given, document.media_type, document.address)
        source = promises.enter_source(actor, draft)
    DocumentContent.objects.filter(document=document).delete()
    return source


def bytes_of(document: Document) -> bytes | None:
    """The document as it was given; None when it was refused, for then it is not kept."""
    waiting = DocumentContent.objects.filter(document=document).first()
    if waiting:
        return bytes(waiting.content)
    kept = SourceContent.objects.filter(source__sha256=document.sha256).first()
    return bytes(kept.content) if kept else None
