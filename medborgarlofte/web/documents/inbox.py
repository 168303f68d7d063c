"""Documents on their way in: given, being read, waiting for review."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.files import File
from django.core.paginator import Page
from django.db import IntegrityError, transaction

from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain.errors import NeedsDecision, Refusal
from medborgarlofte.ingest import actions
from medborgarlofte.ingest.gathering import Given, load
from medborgarlofte.ingest.models import Document, Review
from medborgarlofte.ingest.reading_jobs import key_of, read_later
from medborgarlofte.jobs.queue import failures
from medborgarlofte.places.gates import Access
from medborgarlofte.promises.models import Draft
from medborgarlofte.web.drafts.listed import SHOWN, Listed, parted

_UNREAD = (Document.State.WAITING, Document.State.READING)


@dataclass(frozen=True, slots=True)
class InboxPage:
    """What the page of all documents shows."""

    reading: list[Document]
    refused: list[tuple[Document, str]]
    waiting: list[Listed]
    pages: Page[Draft]  # of those that wait
    ended: list[Listed]


def inbox_page(access: Access, page: str) -> InboxPage:
    """What somebody may read of what is being read, was refused, waits for review or is ended."""
    documents = Document.objects.visible_to(access).defer("blocks", "reading")
    unread = list(documents.filter(state__in=_UNREAD)[:SHOWN])
    refused = documents.filter(state=Document.State.REFUSED)[:SHOWN]
    stuck = failures(key_of(one) for one in unread)
    reviews = Review.objects.visible_to(access).select_related("document", "version")
    waiting, pages, ended = parted(reviews.defer("document__blocks", "document__reading", "read"), page)
    return InboxPage(
        reading=[one for one in unread if key_of(one) not in stuck],
        refused=[(one, stuck[key_of(one)]) for one in unread if key_of(one) in stuck]
        + [(one, one.refusal) for one in refused],
        waiting=waiting,
        pages=pages,
        ended=ended,
    )


def stuck_reading(document: Document) -> str:
    """Why a document that waits will not be read, as a sentence; empty while it may be."""
    return failures([key_of(document)]).get(key_of(document), "") if document.state in _UNREAD else ""


def give(actor: Actor, data: dict[str, Any]) -> list[Refusal]:
    """Take in what was sent, each to be read by a job; a refusal for each that was not taken in."""
    refused: list[Refusal] = []
    for file in (*data["documents"], *filter(None, [data["address"]])):
        try:
            _take_in(actor, file, data)
        except NeedsDecision as needed:
            refused.append(needed)
        except Refusal as refusal:
            refused.append(Refusal(f"{getattr(file, 'name', file)}: {refusal}"))
        except IntegrityError:
            continue  # somebody else gives the same at this very moment, and it is read for both
    return refused


def _take_in(actor: Actor, file: File[bytes] | str, data: dict[str, Any]) -> None:
    """Keep one document and its job together, so that neither is lost without the other."""
    if isinstance(file, str):
        given = load(file, allow_local=settings.ALLOW_LOCAL_ADDRESSES)
    else:
        given = Given(str(file.name), file.read())
    with transaction.atomic():
        received = actions.receive(
            actor,
            given,
            workspace=data["workspace"],
            municipality=data["municipality"],
            confirmed=data.get("confirmed", False),
        )
        if received.document.state in _UNREAD:
            read_later(actor, received.document)
