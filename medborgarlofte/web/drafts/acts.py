"""What the buttons of a draft do: each posts an act, the commitment it is about, and what was seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from itertools import pairwise

from django.utils.translation import gettext as _

from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain import content, editing
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.targets import Target
from medborgarlofte.ingest.actions import compare_with_newest
from medborgarlofte.ingest.models import Review
from medborgarlofte.promises import actions
from medborgarlofte.promises.models import Draft, Version

from .commitment_form import CommitmentForm

_WAYS = {"up": editing.Way.UP, "down": editing.Way.DOWN}
_WHOLE: dict[str, Callable[[Actor, Draft], Draft]] = {
    "set_aside": actions.set_aside,
    "take_up": actions.take_up,
    "compare": compare_with_newest,
}


def do(actor: Actor, draft: Draft, sent: Mapping[str, str]) -> str:
    """Do the act that was sent; the place on the page to come back to. Refuses one that is not known."""
    act, revision = sent.get("act", ""), number_in(sent.get("revision", ""))
    if act in _WHOLE:
        _WHOLE[act](actor, draft)
        return ""
    if act == "undo" and revision is not None:
        return _anchor_of_last(actions.undo(actor, draft, revision=revision))
    number, following = number_in(sent.get("number", "")), number_in(sent.get("next", ""))
    if number is None or revision is None:
        raise _not_understood()
    change, numbers = _change(draft, act, number, following)
    order = [one.number for one in draft.content().commitments]
    draft = actions.edit(actor, draft, change, act=act, numbers=numbers, revision=revision)
    return _anchor(draft, number, order)


def _not_understood() -> Refusal:
    return Refusal(_("Det gick inte att förstå vad som skulle göras. Inget är ändrat."))


def _anchor_of_last(draft: Draft) -> str:
    """Where the commitment stands that the last act was about."""
    last = draft.edits.last()
    number = last.numbers[0] if last and last.numbers else None
    return _anchor(draft, number, [])


def _anchor(draft: Draft, number: int | None, order: list[int]) -> str:
    """The commitment, or the one that now stands where it stood in `order`, or the list."""
    left = [one.number for one in draft.content().commitments]
    if number in left:
        return f"atagande-{number}"
    after = order[order.index(number) + 1 :] if number in order else []
    near = next((other for other in (*after, *reversed(left)) if other in left), None)
    return f"atagande-{near}" if near else "atagandena"


def _change(draft: Draft, act: str, number: int, following: int | None) -> tuple[actions.Change, list[int]]:
    """The change, and the numbers it touches."""
    if act in _WAYS:
        return (lambda now: editing.move(now, number, _WAYS[act])), [number]
    if act == "merge" and following is not None:
        return partial(_merged, number=number, following=following), [number, following]
    if act == "drop":
        return (lambda now: editing.drop(now, number)), [number]
    if act == "keep":
        return partial(_kept, draft=draft, number=number), [number]
    raise _not_understood()


def _merged(said: content.Promise, *, number: int, following: int) -> content.Promise:
    """Merged with the one that was seen after it, not with whatever stands there now."""
    order = [one.number for one in said.commitments]
    if (number, following) not in pairwise(order):
        raise ValueError("they no longer stand together")
    return editing.merge(said, number)


def _kept(said: content.Promise, *, draft: Draft, number: int) -> content.Promise:
    """The content with a commitment that was published or read but is left out, where it stood there."""
    before = _holding(draft, number)
    one = before.commitment(number)
    if one is None:
        raise ValueError("there is no commitment of that number")
    earlier = [other.number for other in before.commitments[: before.commitments.index(one)]]
    standing = [other for other in earlier if said.commitment(other)]
    added = editing.add(said, one, standing[-1] if standing else None)
    return added if standing else editing.move(added, number, editing.Way.FIRST)


def _holding(draft: Draft, number: int) -> content.Promise:
    """The published content if it holds that commitment, else what was read."""
    if draft.promise:
        published = Version.objects.get(promise=draft.promise, number=draft.based_on).content()
        if published.commitment(number):
            return published
    return draft.read_content() if isinstance(draft, Review) else draft.content()


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


def begun(draft: Draft, place: int | None) -> content.Commitment:
    """A commitment to add: empty, or the passage in that place among those that were not understood."""
    one = content.Commitment(number=actions.free_number(draft), text="")
    if not isinstance(draft, Review) or not place:
        return one
    passages = (draft.document.reading or {}).get("not_understood", [])
    if place > len(passages):
        return one
    passage, source = passages[place - 1], draft.document.sha256
    return replace(one, text=passage["text"], source=source, line=passage["line"], page=passage.get("page"))


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
