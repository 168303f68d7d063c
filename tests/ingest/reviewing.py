"""Documents taken in and their reviews, as a reviewer meets them."""

from __future__ import annotations

from dataclasses import replace

from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain import content, editing
from medborgarlofte.ingest import actions
from medborgarlofte.ingest.gathering import Given
from medborgarlofte.ingest.models import Document, Review
from medborgarlofte.promises import actions as promises
from medborgarlofte.promises.models import Draft, Version
from tests.building import ACTOR

from .importing import PAGE, TODAY


def received(text: str = PAGE, name: str = "ekhamn.txt") -> Document:
    """A document that waits to be read."""
    return actions.receive(ACTOR, Given(name, text.encode())).document


def opened(text: str = PAGE, name: str = "ekhamn.txt") -> Review:
    """The first review of a document."""
    return actions.read(ACTOR, received(text, name)).reviews.select_related("document", "promise")[0]


def published(review: Review, reason: str = "") -> Version:
    """The version that it becomes as it is."""
    return actions.publish(ACTOR, review, revision=fresh(review).revision, today=TODAY, reason=reason)


def fresh(review: Review) -> Review:
    """The review as it is stored."""
    return Review.objects.select_related("document", "promise").get(pk=review.pk)


def reworded(
    review: Review, number: int, text: str, *, seen: int | None = None, actor: Actor = ACTOR
) -> Draft:
    """One commitment in other words, by somebody who saw that revision."""

    def change(said: content.Promise) -> content.Promise:
        one = said.commitment(number)
        if one is None:
            raise ValueError(number)
        return editing.correct(said, replace(one, text=text))

    revision = fresh(review).revision if seen is None else seen
    return promises.edit(actor, review, change, act="correct", numbers=[number], revision=revision)


def dropped(review: Review, number: int) -> Draft:
    """Without that commitment."""
    revision = fresh(review).revision
    return promises.edit(
        ACTOR,
        review,
        lambda said: editing.drop(said, number),
        act="drop",
        numbers=[number],
        revision=revision,
    )


def added(review: Review, text: str) -> Draft:
    """With one more, last."""
    free = promises.free_number(review)
    return promises.edit(
        ACTOR,
        review,
        lambda said: editing.add(said, content.Commitment(free, text)),
        act="add",
        numbers=[free],
        revision=fresh(review).revision,
    )


def texts(review: Review) -> list[str]:
    """What is promised, in order."""
    return [one.text for one in fresh(review).content().commitments]


def undone(review: Review) -> Draft:
    """The last thing taken back."""
    return promises.undo(ACTOR, review, revision=fresh(review).revision)
