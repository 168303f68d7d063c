"""The doors of a draft that need the document beside it: hold it against what is published, settle its
wording, publish it.

All take a draft that has no document as well, so that whoever works with drafts need not ask.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction

from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain import content
from medborgarlofte.domain.wording import KnownTexts
from medborgarlofte.ingest.models import Review
from medborgarlofte.places.access import check
from medborgarlofte.promises import actions as promises
from medborgarlofte.promises.models import Draft, Settled, Version

from .documents import source_of

_LONG = ("document__blocks", "document__reading")  # which no door needs


def _review_of(draft: Draft) -> Review | None:
    """The draft with its document, as it is; None when it has none."""
    return Review.objects.select_related("document").defer(*_LONG).filter(pk=draft.pk).first()


@transaction.atomic
def compare_with_newest(actor: Actor, draft: Draft) -> Draft:
    """Hold a draft against the newest version of its promise, published while the draft was open.

    As `promises.actions.compare_with_newest`. What stands beside a document becomes as if that were read
    today. When nothing is left to change, the document is kept as a further source.
    """
    draft = promises.open_draft(draft)
    check(actor, "draft.edit", draft.thing())
    review = _review_of(draft)
    if review is None:
        return promises.compare_with_newest(actor, draft)
    promise = promises.newer_promise(draft)
    if promise is None:
        return draft
    read = promises.lay_over(actor, draft, promise, review.read_content())
    review.read = content.as_json(read or review.read_content())
    review.save(update_fields=["read"])
    if draft.state == Draft.State.NOTHING_NEW:
        promises.add_publication(actor, promise, source_of(actor, review.document))
    return draft


@transaction.atomic
def settle(
    actor: Actor,
    draft: Draft,
    *,
    revision: int,
    reason: str = "",
    confirmed: bool = False,
    known: KnownTexts | None = None,
) -> Settled:
    """Settle the wording of a draft, found in its document if it has one; as `promises.actions.settle`."""
    review = _review_of(draft)
    return promises.settle(
        actor,
        draft,
        revision=revision,
        reason=reason,
        source=review.document.address or review.document.name if review else "",
        confirmed=confirmed,
        known=known,
    )


@transaction.atomic
def publish(
    actor: Actor,
    draft: Draft,
    *,
    revision: int,
    today: date,
    reason: str = "",
    confirmed: bool = False,
    known: KnownTexts | None = None,
) -> Version:
    """Publish what the draft says, with its document as the source; as `promises.actions.publish_draft`."""
    draft = promises.locked_draft(draft)
    review = _review_of(draft) if draft.state == Draft.State.OPEN else None
    return promises.publish_draft(
        actor,
        draft,
        sources=[source_of(actor, review.document)] if review else [],
        revision=revision,
        today=today,
        reason=reason,
        confirmed=confirmed,
        known=known,
    )
