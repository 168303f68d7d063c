"""Documents on their way in: given, being read, waiting for review."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.files import File
from django.db import IntegrityError, transaction

from medborgarlofte.accounts.actions import DEMO_FORM
from medborgarlofte.domain.errors import NeedsDecision, Refusal
from medborgarlofte.ingest import actions
from medborgarlofte.ingest.gathering import Given, load
from medborgarlofte.ingest.models import Document, Review
from medborgarlofte.ingest.reading_jobs import key_of, read_later
from medborgarlofte.jobs.queue import failures

from .page import title_of

_SHOWN = 50  # that were refused or ended, the latest
_UNREAD = (Document.State.WAITING, Document.State.READING)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A review that somebody has to finish."""

    review: Review
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class InboxPage:
    """What the page of all documents shows."""

    reading: list[Document]
    refused: list[tuple[Document, str]]
    waiting: list[Waiting]
    ended: list[tuple[Review, str]]


def inbox_page() -> InboxPage:
    """What is being read, the latest that were refused and ended, and every review that waits."""
    documents = Document.objects.defer("blocks", "reading")
    unread = list(documents.filter(state__in=_UNREAD))
    refused = documents.filter(state=Document.State.REFUSED)[:_SHOWN]
    stuck = failures(key_of(one) for one in unread)
    reviews = Review.objects.select_related("document", "promise__municipality", "version").defer(
        "document__blocks", "document__reading", "read"
    )
    waiting = reviews.filter(state=Review.State.OPEN).order_by("opened_at", "pk")
    ended = reviews.exclude(state=Review.State.OPEN).order_by("-changed_at")[:_SHOWN]
    return InboxPage(
        reading=[one for one in unread if key_of(one) not in stuck],
        refused=[(one, stuck[key_of(one)]) for one in unread if key_of(one) in stuck]
        + [(one, one.refusal) for one in refused],
        waiting=[_waiting(one) for one in waiting],
        ended=[(one, title_of(one.content())) for one in ended],
    )


def stuck_reading(document: Document) -> str:
    """Why a document that waits will not be read, as a sentence; empty while it may be."""
    return failures([key_of(document)]).get(key_of(document), "") if document.state in _UNREAD else ""


def _waiting(review: Review) -> Waiting:
    said = review.content()
    return Waiting(review, title_of(said), len(said.commitments))


def give(data: dict[str, Any]) -> list[Refusal]:
    """Take in what was sent, each to be read by a job; a refusal for each that was not taken in."""
    refused: list[Refusal] = []
    for file in (*data["documents"], *filter(None, [data["address"]])):
        try:
            _take_in(file, data["municipality"], confirmed=data.get("confirmed", False))
        except NeedsDecision as needed:
            refused.append(needed)
        except Refusal as refusal:
            refused.append(Refusal(f"{getattr(file, 'name', file)}: {refusal}"))
        except IntegrityError:
            continue  # somebody else gives the same at this very moment, and it is read for both
    return refused


def _take_in(file: File[bytes] | str, municipality: str, *, confirmed: bool) -> None:
    """Keep one document and its job together, so that neither is lost without the other."""
    if isinstance(file, str):
        given = load(file, allow_local=settings.ALLOW_LOCAL_ADDRESSES)
    else:
        given = Given(str(file.name), file.read())
    with transaction.atomic():
        received = actions.receive(DEMO_FORM, given, municipality=municipality, confirmed=confirmed)
        if received.document.state in _UNREAD:
            read_later(DEMO_FORM, received.document)
