"""The doors through which sources and promises are written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import record_write
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.places.free_text import tidy
from medborgarlofte.promises import storing
from medborgarlofte.promises.drafts import CommitmentDraft, PromiseDraft, SourceDraft
from medborgarlofte.promises.models import Commitment, Promise, Source, SourceContent
from medborgarlofte.promises.sameness import earlier_promise, free_slug, own_stretch, period_slug


@transaction.atomic
def enter_source(actor: str, draft: SourceDraft) -> Source:
    """Store a published document with its bytes. Refuses a content that is stored already."""
    digest = hashlib.sha256(draft.content).hexdigest()
    if Source.objects.filter(sha256=digest).exists():
        raise Refusal(_("%(name)s är redan inläst.") % {"name": draft.name})
    source = Source.objects.create(
        sha256=digest,
        name=tidy(draft.name[-300:], _("Filens namn"), 300),
        address=draft.address[:1000],
        media_type=draft.media_type,
        reading=draft.reading,
        entered_at=timezone.now(),
    )
    SourceContent.objects.create(source=source, content=draft.content)
    record_write(actor, "enter_source", source, name=source.name, sha256=digest)
    return source


@transaction.atomic
def enter_promise(actor: str, draft: PromiseDraft, source: Source, *, entered_on: date) -> Promise:
    """Store a promise with its commitments and targets, not yet published.

    `entered_on` is the local day it is entered: windows due before it are "before this record".
    An extension of a stored promise counts from that promise's end. Refuses a promise without
    commitments and a period that ends before it begins.
    """
    if not draft.commitments:
        raise Refusal(_("Det finns inget åtagande att lägga in."))
    if draft.end and (not draft.start or draft.end <= draft.start):
        raise Refusal(_("Löftets sista dag ligger före den första."))
    others = list(draft.municipality.promises.order_by("pk"))
    earlier = earlier_promise(draft, others)
    draft = own_stretch(draft, earlier)
    promise = storing.promise_row(draft, free_slug(draft, others), entered_on)
    promise.extends = earlier
    promise.save()
    promise.sources.add(source)
    storing.store_commitments(promise, draft, source)
    _link_later(promise, others)
    record_write(
        actor,
        "enter_promise",
        promise,
        municipality=draft.municipality.name,
        period=draft.label,
        commitments=len(draft.commitments),
        source=source.sha256,
    )
    return promise


def _link_later(promise: Promise, others: Iterable[Promise]) -> None:
    """A promise that was stored before the one it extends finds it now."""
    for other in others:
        if (
            other.extends_id is None
            and other.extension_of
            and period_slug(other.extension_of) == promise.slug
        ):
            other.extends = promise
            other.save(update_fields=["extends"])


@transaction.atomic
def add_publication(actor: str, promise: Promise, source: Source) -> None:
    """Keep a further source of a promise. What is stored of the promise stays as it is."""
    promise.sources.add(source)
    record_write(actor, "add_publication", promise, source=source.sha256)


@transaction.atomic
def add_results(
    actor: str, promise: Promise, results: Iterable[tuple[Commitment, CommitmentDraft]], source: Source
) -> int:
    """Add the outcomes that a published page reports, after those that earlier pages reported.

    An outcome that stands there already is not added again. How many commitments got one.
    """
    changed = []
    for commitment, draft in results:
        if draft.result and draft.result not in commitment.published_result:
            commitment.published_result = f"{commitment.published_result}\n\n{draft.result}".strip()
            changed.append(commitment)
    Commitment.objects.bulk_update(changed, ["published_result"])
    if changed:
        numbers = [commitment.number for commitment in changed]
        record_write(actor, "add_results", promise, commitments=numbers, source=source.sha256)
    return len(changed)


@transaction.atomic
def publish(actor: str, promise: Promise) -> Promise:
    """Make a promise public. Refuses one that is public already."""
    promise = Promise.objects.select_for_update(of=("self",)).get(pk=promise.pk)
    if promise.published_at:
        raise Refusal(_("Löftet är redan publicerat."))
    promise.published_at = timezone.now()
    promise.save(update_fields=["published_at"])
    record_write(actor, "publish", promise)
    return promise
