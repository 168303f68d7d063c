"""The door that opens a draft of what is published, to correct it in a new version."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from medborgarlofte.accounts.actions import locked, record_write
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain import content
from medborgarlofte.ingest.models import Document, Review
from medborgarlofte.places.access import check
from medborgarlofte.places.models import Organisation
from medborgarlofte.places.things import Thing
from medborgarlofte.promises import actions as promises
from medborgarlofte.promises.models import Draft, Promise


@transaction.atomic
def correct_published(actor: Actor, promise: Promise, workspace: Organisation | None = None) -> Draft:
    """Open a draft of what a promise says now, beside its document where the workspace has that.

    One that is open there already is given, so that two do not correct apart from each other.
    """
    check(actor, "promise.correct", promise.thing())
    check(actor, "draft.start", workspace.thing() if workspace else Thing())
    promise = locked(Promise.objects.all()).get(pk=promise.pk)
    own = promise.drafts.filter(workspace=workspace)
    opened = own.filter(state=Draft.State.OPEN).order_by("pk").first()
    if opened:
        return opened
    said = promise.versions.get(number=promise.version).content()
    draft = _beside_document(promise, workspace, said)
    draft.workspace, draft.promise, draft.based_on = workspace, promise, promise.version
    draft.opened_at = draft.changed_at = timezone.now()
    promises.fill_draft(draft, said)
    draft.save()
    draft = Draft.objects.get(pk=draft.pk)
    record_write(actor, "open_correction", draft, promise=str(promise), version=promise.version)
    return draft


def _beside_document(promise: Promise, workspace: Organisation | None, said: content.Promise) -> Draft:
    """A draft beside the document of the newest version that has one; without when there is none."""
    reviews = Review.objects.filter(promise=promise, workspace=workspace, version__isnull=False)
    document = reviews.order_by("-version__number").values_list("document", flat=True).first()
    if document is None:
        return Draft()
    last = Review.objects.filter(document=document).aggregate(last=Max("position"))["last"] or 0
    read = content.as_json(said)
    return Review(document=Document.objects.get(pk=document), position=last + 1, read=read)
