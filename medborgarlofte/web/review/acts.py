"""What the buttons of a review do: each posts an act, the commitment it is about, and what was seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from itertools import pairwise

from django.utils.translation import gettext as _

from medborgarlofte.domain import content, editing
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.targets import Target
from medborgarlofte.ingest import actions
from medborgarlofte.ingest.models import Review
from medborgarlofte.promises.models import Version

from .commitment_form import CommitmentForm

_WAYS = {"up": editing.Way.UP, "down": editing.Way.DOWN}
_WHOLE: dict[str, Callable[[str, Review], Review]] = {
    "set_aside": actions.set_aside,
    "take_up": actions.take_up,
    "compare": actions.compare_with_newest,
}


def do(actor: str, review: Review, sent: Mapping[str, str]) -> str:
    """Do the act that was sent; the place on the page to come back to. Refuses one that is not known."""
    act, revision = sent.get("act", ""), number_in(sent.get("revision", ""))
    if act in _WHOLE:
        _WHOLE[act](actor, review)
        return ""
    if act == "undo" and revision is not None:
        return _anchor_of_last(actions.undo(actor, review, revision=revision))
    number, following = number_in(sent.get("number", "")), number_in(sent.get("next", ""))
    if number is None or revision is None:
        raise _not_understood()
    change, numbers = _change(review, act, number, following)
    order = [one.number for one in review.content().commitments]
    review = actions.edit(actor, review, change, act=act, numbers=numbers, revision=revision)
    return _anchor(review, number, order)


def _not_understood() -> Refusal:
    return Refusal(_("Det gick inte att förstå vad som skulle göras. Inget är ändrat."))


def _anchor_of_last(review: Review) -> str:
    """Where the commitment stands that the last act was about."""
    last = review.edits.last()
    number = last.numbers[0] if last and last.numbers else None
    return _anchor(review, number, [])


def _anchor(review: Review, number: int | None, order: list[int]) -> str:
    """The commitment, or the one that now stands where it stood in `order`, or the list."""
    left = [one.number for one in review.content().commitments]
    if number in left:
        return f"atagande-{number}"
    after = order[order.index(number) + 1 :] if number in order else []
    near = next((other for other in (*after, *reversed(left)) if other in left), None)
    return f"atagande-{near}" if near else "atagandena"


def _change(review: Review, act: str, number: int, following: int | None) -> tuple[actions.Change, list[int]]:
    """The change, and the numbers it touches."""
    if act in _WAYS:
        return (lambda now: editing.move(now, number, _WAYS[act])), [number]
    if act == "merge" and following is not None:
        return partial(_merged, number=number, following=following), [number, following]
    if act == "drop":
        return (lambda now: editing.drop(now, number)), [number]
    if act == "keep":
        return partial(_kept, review=review, number=number), [number]
    raise _not_understood()


def _merged(said: content.Promise, *, number: int, following: int) -> content.Promise:
    """Merged with the one that the reviewer saw after it, not with whatever stands there now."""
    order = [one.number for one in said.commitments]
    if (number, following) not in pairwise(order):
        raise ValueError("they no longer stand together")
    return editing.merge(said, number)


def _kept(said: content.Promise, *, review: Review, number: int) -> content.Promise:
    """The content with a commitment that was published or read but is left out, where it stood there."""
    before = _holding(review, number)
    one = before.commitment(number)
    if one is None:
        raise ValueError("there is no commitment of that number")
    earlier = [other.number for other in before.commitments[: before.commitments.index(one)]]
    standing = [other for other in earlier if said.commitment(other)]
    added = editing.add(said, one, standing[-1] if standing else None)
    return added if standing else editing.move(added, number, editing.Way.FIRST)


def _holding(review: Review, number: int) -> content.Promise:
    """The published content if it holds that commitment, else what was read."""
    if review.promise:
        published = Version.objects.get(promise=review.promise, number=review.based_on).content()
        if published.commitment(number):
            return published
    return review.read_content()


def changing(
    form: CommitmentForm, one: content.Commitment, targets: tuple[Target, ...], how: str
) -> actions.Change:
    """Put the commitment of the form in the place of the one it was, or where it stands in the document.

    One that somebody dropped meanwhile comes back: whoever saves has seen that, and chosen.
    """

    def change(said: content.Promise) -> content.Promise:
        corrected = form.commitment(one, said.municipality, targets)
        if how == "correct" and said.commitment(one.number):
            return editing.correct(said, corrected)
        return _added(said, corrected)

    return change


def splitting(one: content.Commitment, texts: list[str], free: int) -> actions.Change:
    """Part a commitment, also when somebody dropped it meanwhile."""

    def change(said: content.Promise) -> content.Promise:
        held = said if said.commitment(one.number) else _added(said, one)
        return editing.split(held, one.number, texts, free)

    return change


def _added(said: content.Promise, one: content.Commitment) -> content.Promise:
    """The content with one more, after those that stand above it in the same document."""
    if one.line is None:
        return editing.add(said, one)
    above = [other.number for other in said.commitments if other.line and other.line <= one.line]
    added = editing.add(said, one, above[-1] if above else None)
    return added if above else editing.move(added, one.number, editing.Way.FIRST)


def number_in(text: str) -> int | None:
    """A number as an address or a form sends it; None for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
