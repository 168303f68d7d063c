"""The door that holds a draft against a version published while it was open."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from medborgarlofte.accounts.actions import record_write
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain import content
from medborgarlofte.domain.meanwhile import new_numbers, rebased, renamed
from medborgarlofte.domain.proposal import proposed
from medborgarlofte.places.access import check
from medborgarlofte.promises.models import Draft, Edit, Promise
from medborgarlofte.promises.sameness import stored_of

from .draft import fill_draft, open_draft


@transaction.atomic
def compare_with_newest(actor: Actor, draft: Draft) -> Draft:
    """Hold a draft against the newest version of its promise, published while the draft was open.

    What was changed in the draft stays, and can still be undone; the rest becomes as it is published now.
    A draft that nothing is left of is ended.
    """
    draft = open_draft(draft)
    check(actor, "draft.edit", draft.thing())
    promise = newer_promise(draft)
    if promise:
        lay_over(actor, draft, promise)
    return draft


def newer_promise(draft: Draft) -> Promise | None:
    """The promise of an open draft, when somebody has published it since the draft was made."""
    if draft.state != Draft.State.OPEN:
        return None
    promise = draft.promise or stored_of(draft.content())
    return promise if promise and promise.version != draft.based_on else None


def lay_over(
    actor: Actor, draft: Draft, promise: Promise, read: content.Promise | None = None
) -> content.Promise | None:
    """Put a locked draft on top of the newest version of its promise.

    `read` is what the draft began with, where that was read in a document: all that nobody has changed
    becomes as if it were read today. Gives what was read, under the numbers that its commitments have now.
    """
    newest = promise.versions.get(number=promise.version).content()
    numbers, touched = _numbers(draft, promise, newest, read)
    draft.numbered = max(touched - numbers.keys() | set(numbers.values()), default=0)
    read = replace(renamed(read, numbers), start=newest.start, end=newest.end) if read else None
    _rebase(draft, numbers, content.settled(proposed(read, newest)) if read else newest)
    draft.promise, draft.based_on, draft.revision = promise, promise.version, draft.revision + 1
    draft.changed_at = timezone.now()
    if draft.content() == newest:
        draft.state = Draft.State.NOTHING_NEW
    draft.save()
    _keep(actor, draft, touched)
    record_write(actor, "compare_draft", draft, with_version=promise.version)
    return read


def _numbers(
    draft: Draft, promise: Promise, newest: content.Promise, read: content.Promise | None
) -> tuple[dict[int, int], set[int]]:
    """New numbers, which no version has taken, for what is new in the draft; all that it had or has."""
    contents = [content.from_json(edit.before) for edit in draft.edits.all()]
    contents += [*([read] if read else []), draft.content()]
    drafted = {one.number: one for said in contents for one in said.commitments}
    versions = promise.versions.filter(number__lte=draft.based_on)
    known = max((one.number for said in versions for one in said.content().commitments), default=0)
    highest = promise.commitments.aggregate(highest=Max("number"))["highest"] or 0
    numbers = new_numbers(drafted.values(), newest.commitments, known, highest + 1)
    return numbers, drafted.keys() | set(numbers.values())


def _rebase(draft: Draft, numbers: dict[int, int], now: content.Promise) -> None:
    """The draft, and each step on the way there, on top of what it would begin with now."""
    edits = list(draft.edits.all())
    began = renamed(content.from_json(edits[0].before) if edits else draft.content(), numbers)

    def on_top(said: content.Promise) -> content.Promise:
        return content.settled(rebased(began, renamed(said, numbers), now))

    for edit in edits:
        edit.before = content.as_json(on_top(content.from_json(edit.before)))
        edit.numbers = [numbers.get(number, number) for number in edit.numbers]
    Edit.objects.bulk_update(edits, ["before", "numbers"])
    fill_draft(draft, on_top(draft.content()))


def _keep(actor: Actor, draft: Draft, touched: set[int]) -> None:
    """Keep that it was done, as something nobody undoes: who saw the draft before it sees it anew."""
    Edit.objects.create(
        draft=draft,
        revision=draft.revision,
        act="compare",
        numbers=sorted({0, *touched}),
        before=draft.said,
        undone=True,
        actor=actor.name,
        at=draft.changed_at,
    )
