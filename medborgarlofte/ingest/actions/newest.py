"""The door that holds a review against a version published while it was open."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from medborgarlofte.accounts.actions import record_write
from medborgarlofte.domain import content
from medborgarlofte.domain.meanwhile import new_numbers, rebased, renamed
from medborgarlofte.domain.proposal import proposed
from medborgarlofte.ingest.models import Edit, Review
from medborgarlofte.promises import actions as promises
from medborgarlofte.promises.models import Promise

from .documents import source_of, stored_of
from .review import open_review


@transaction.atomic
def compare_with_newest(actor: str, review: Review) -> Review:
    """Hold a review against the newest version of its promise, published while the review was open.

    A promise that somebody published from another document meanwhile is found too. What the reviewer has
    changed stays, and can still be undone; the rest becomes as if the document were read today. When
    nothing is left to change, the document is kept as a further source and the review is ended.
    """
    review = open_review(review)
    promise = newer_promise(review)
    if promise is None:
        return review
    newest = promise.versions.get(number=promise.version).content()
    touched = _rename(review, promise, newest)
    _rebase(review, newest)
    review.promise, review.based_on, review.revision = promise, promise.version, review.revision + 1
    review.changed_at = timezone.now()
    _keep(actor, review, touched)
    record_write(actor, "compare_review", review, with_version=promise.version)
    if review.content() == newest:
        review.state = Review.State.NOTHING_NEW
        promises.add_publication(actor, promise, source_of(actor, review.document))
    review.save()
    return review


def newer_promise(review: Review) -> Promise | None:
    """The promise of an open review, when somebody has published it since the review was made."""
    if review.state != Review.State.OPEN:
        return None
    promise = review.promise or stored_of(review.content())
    return promise if promise and promise.version != review.based_on else None


def _rename(review: Review, promise: Promise, newest: content.Promise) -> set[int]:
    """Give what is new in the review numbers that no version has taken; all numbers that it had or has."""
    edits = list(review.edits.all())
    contents = [content.from_json(edit.before) for edit in edits]
    contents += [review.read_content(), review.content()]
    drafted = {one.number: one for said in contents for one in said.commitments}
    versions = promise.versions.filter(number__lte=review.based_on)
    known = max((one.number for said in versions for one in said.content().commitments), default=0)
    highest = promise.commitments.aggregate(highest=Max("number"))["highest"] or 0
    numbers = new_numbers(drafted.values(), newest.commitments, known, highest + 1)
    for edit, before in zip(edits, contents, strict=False):
        edit.before = content.as_json(renamed(before, numbers))
        edit.numbers = [numbers.get(number, number) for number in edit.numbers]
    Edit.objects.bulk_update(edits, ["before", "numbers"])
    review.read = content.as_json(renamed(review.read_content(), numbers))
    review.said = content.as_json(renamed(review.content(), numbers))
    return drafted.keys() | set(numbers.values())


def _rebase(review: Review, newest: content.Promise) -> None:
    """The review, and each step on the way there, on top of the newest version."""
    edits = list(review.edits.all())
    began = content.from_json(edits[0].before) if edits else review.content()
    read = replace(review.read_content(), start=newest.start, end=newest.end)
    now = content.settled(proposed(read, newest))

    def on_top(said: content.Promise) -> dict[str, object]:
        return content.as_json(content.settled(rebased(began, said, now)))

    for edit in edits:
        edit.before = on_top(content.from_json(edit.before))
    Edit.objects.bulk_update(edits, ["before"])
    review.read, review.said = content.as_json(read), on_top(review.content())


def _keep(actor: str, review: Review, touched: set[int]) -> None:
    """Keep that it was done, as something nobody undoes: who saw the review before it sees it anew."""
    Edit.objects.create(
        review=review,
        revision=review.revision,
        act="compare",
        numbers=sorted({0, *touched}),
        before=review.said,
        undone=True,
        actor=actor,
        at=review.changed_at,
    )
