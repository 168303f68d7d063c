"""The door that opens a review of what is published, to correct it in a new version."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import locked, record_write
from medborgarlofte.domain import content
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.ingest.models import Document, Review
from medborgarlofte.promises.models import Promise


@transaction.atomic
def correct_published(actor: str, promise: Promise) -> Review:
    """Open a review of what a promise says now, beside the document that it was read from.

    One that is open already is given, so that two do not correct apart from each other. Refuses a promise
    whose document is not kept here.
    """
    promise = locked(Promise.objects.all()).get(pk=promise.pk)
    opened = promise.reviews.filter(state=Review.State.OPEN).order_by("pk").first()
    if opened:
        return opened
    said = content.as_json(promise.versions.get(number=promise.version).content())
    document, now = _document_of(promise), timezone.now()
    last = document.reviews.aggregate(last=Max("position"))["last"] or 0
    review = Review(document=document, position=last + 1, promise=promise, based_on=promise.version)
    review.read = review.said = said
    review.opened_at = review.changed_at = now
    review.save()
    record_write(actor, "open_correction", review, promise=str(promise), version=promise.version)
    return review


def _document_of(promise: Promise) -> Document:
    """The document of the newest version."""
    reviewed = promise.reviews.filter(version__isnull=False).order_by("-version__number")
    newest = reviewed.values_list("document", flat=True).first()
    if newest is None:
        raise Refusal(_("Dokumentet som löftet lästes ur finns inte här. Lägg in det igen för att rätta."))
    return Document.objects.get(pk=newest)
