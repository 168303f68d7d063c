"""The doors of a review: change it, undo, set it aside, publish it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import locked, record_write
from medborgarlofte.domain import content, editing
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.wording import KnownTexts
from medborgarlofte.ingest.models import Edit, Review
from medborgarlofte.promises import actions as promises
from medborgarlofte.promises.models import Version
from medborgarlofte.promises.texts import checked_texts

from .documents import source_of

Change = Callable[[content.Promise], content.Promise]
_LONG = ("document__blocks", "document__reading")  # which no door needs


class EditedMeanwhile(Refusal):
    """Somebody else has changed the same thing since the reviewer saw it. `review` is as it is now."""

    def __init__(self, review: Review) -> None:
        super().__init__(
            _("Någon annan har ändrat samma sak under tiden. Välj vilken lydelse som ska gälla.")
        )
        self.review = review


@transaction.atomic
def edit(
    actor: str, review: Review, change: Change, *, act: str, numbers: Iterable[int], revision: int
) -> Review:
    """Do something to what would be published.

    `revision` is the one that the reviewer saw, `numbers` the commitments that `change` touches (0 is the
    promise's own fields). What others did to other commitments in the meantime stays. Raises
    EditedMeanwhile when somebody changed one of the same; refuses a review that is ended, and texts
    that no version may hold.
    """
    review, numbers = open_review(review), list(numbers)
    if _touched_since(review, revision) & set(numbers):
        raise EditedMeanwhile(review)
    before = review.content()
    try:
        after = checked_texts(change(before))
    except ValueError:
        raise EditedMeanwhile(review) from None  # what it names is no longer there
    if after == before:
        return review
    return _changed(actor, review, after, act, numbers)


def open_review(review: Review) -> Review:
    """The review as it is, locked until the transaction ends. Refuses one that is ended."""
    review = _locked(review)
    if review.state != Review.State.OPEN:
        raise _ended()
    return review


def _ended() -> Refusal:
    return Refusal(_("Granskningen är avslutad och går inte att ändra."))


def _locked(review: Review) -> Review:
    """The review as it is, once nobody else writes it. Only what never changes is joined: PostgreSQL reads
    a row that it waited for anew, but not the rows joined to it."""
    reviews = locked(Review.objects.all()).select_related("document").defer(*_LONG)
    return reviews.get(pk=review.pk)


def _touched_since(review: Review, revision: int) -> set[int]:
    lists = review.edits.filter(revision__gt=revision).values_list("numbers", flat=True)
    return {number for numbers in lists for number in numbers}


def _changed(actor: str, review: Review, after: content.Promise, act: str, numbers: list[int]) -> Review:
    now = timezone.now()
    review.revision += 1
    Edit.objects.create(
        review=review,
        revision=review.revision,
        act=act,
        numbers=numbers,
        before=review.said,
        actor=actor,
        at=now,
    )
    review.said, review.changed_at = content.as_json(after), now
    review.save(update_fields=["said", "revision", "changed_at"])
    record_write(actor, "edit_review", review, act=act, numbers=numbers, revision=review.revision)
    return review


@transaction.atomic
def undo(actor: str, review: Review, *, revision: int) -> Review:
    """Take back the last thing that was done. Refuses when nothing is left to take back.

    Raises EditedMeanwhile when somebody has done something that the reviewer has not seen.
    """
    review = open_review(review)
    if review.revision != revision:
        raise EditedMeanwhile(review)
    last = review.edits.filter(undone=False).exclude(act="undo").last()
    if last is None:
        raise Refusal(_("Det finns inget att ångra."))
    last.undone = True
    last.save(update_fields=["undone"])
    return _changed(actor, review, content.from_json(last.before), "undo", last.numbers)


def free_number(review: Review) -> int:
    """The first number that no commitment of this review or of its promise has had."""
    lists = review.edits.values_list("before", flat=True)
    highest = max((one["number"] for said in lists for one in said["commitments"]), default=0)
    if review.promise:
        stored = review.promise.commitments.aggregate(highest=Max("number"))["highest"] or 0
        highest = max(highest, stored)
    return max(highest + 1, editing.next_number(review.content(), review.read_content()))


@transaction.atomic
def set_aside(actor: str, review: Review) -> Review:
    """End a review without publishing. What was read and corrected is kept."""
    review = open_review(review)
    review.state, review.changed_at = Review.State.SET_ASIDE, timezone.now()
    review.save(update_fields=["state", "changed_at"])
    record_write(actor, "set_aside_review", review)
    return review


@transaction.atomic
def take_up(actor: str, review: Review) -> Review:
    """Open again a review that was set aside."""
    review = _locked(review)
    if review.state != Review.State.SET_ASIDE:
        raise Refusal(_("Bara en granskning som är lagd åt sidan kan tas upp igen."))
    review.state, review.changed_at = Review.State.OPEN, timezone.now()
    review.save(update_fields=["state", "changed_at"])
    record_write(actor, "take_up_review", review)
    return review


@transaction.atomic
def publish(
    actor: str,
    review: Review,
    *,
    revision: int,
    today: date,
    reason: str = "",
    confirmed: bool = False,
    known: KnownTexts | None = None,
) -> Version:
    """Publish what was reviewed: a new promise, or the next version of one.

    Publishing twice gives the version that the first time made. Refuses when somebody has changed the
    review since `revision`, and what `promises.actions` refuses; raises NeedsDecision as it does.
    """
    review = _locked(review)
    if review.version:
        return review.version
    if review.state != Review.State.OPEN:
        raise _ended()
    if review.revision != revision:
        raise Refusal(_("Någon har ändrat i granskningen sedan du öppnade den. Läs igenom den en gång till."))
    version = _version_of(actor, review, today, reason=reason, confirmed=confirmed, known=known)
    review.state, review.version, review.promise = Review.State.PUBLISHED, version, version.promise
    review.changed_at = timezone.now()
    review.save(update_fields=["state", "version", "promise", "changed_at"])
    return version


def _version_of(actor: str, review: Review, today: date, *, reason: str, **kept: Any) -> Version:
    """The first version of a new promise, or the next of one that is published."""
    sources = [source_of(actor, review.document)]
    if review.promise:
        return promises.publish_version(
            actor,
            review.promise,
            review.content(),
            sources,
            based_on=review.based_on,
            reason=reason,
            **kept,
        )
    said = editing.renumbered(review.content())
    return promises.publish_promise(actor, said, sources, today=today, **kept)
