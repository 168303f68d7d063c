"""The doors of a draft: begin it, change it, undo, set it aside."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import locked, record_write
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain import content, editing
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.places.access import check
from medborgarlofte.places.finding import find_municipality
from medborgarlofte.places.models import Municipality, Organisation
from medborgarlofte.places.things import Thing
from medborgarlofte.promises.models import Commitment, Draft, Edit
from medborgarlofte.promises.texts import checked_texts

_ASKED = ("asked_by", "asked_at")
Change = Callable[[content.Promise], content.Promise]


class EditedMeanwhile(Refusal):
    """Somebody else has changed the same thing since the one who writes saw it. `draft` is as it is now."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(
            _("Någon annan har ändrat samma sak under tiden. Välj vilken lydelse som ska gälla.")
        )
        self.draft = draft


@transaction.atomic
def start_draft(
    actor: Actor, workspace: Organisation | None, municipality: Municipality, **said: Any
) -> Draft:
    """Begin to write a promise of a municipality, with nothing but what is `said` of it so far.

    `said` are the promise's own fields as `domain.content.Promise` names them. Refuses texts that no
    version may hold, and a period that ends before it begins.
    """
    check(actor, "draft.start", workspace.thing() if workspace else Thing())
    began = content.Promise(municipality.name, municipality.code, **said)
    if began.end and (not began.start or began.end <= began.start):
        raise Refusal(_("Den sista dagen ligger före den första."))
    now = timezone.now()
    draft = Draft(workspace=workspace, opened_at=now, changed_at=now)
    fill_draft(draft, checked_texts(began))
    draft.save()
    record_write(actor, "start_draft", draft)
    return draft


def fill_draft(draft: Draft, said: content.Promise) -> None:
    """What the draft says from now on, and which municipality that is about; not yet saved."""
    draft.said = content.as_json(said)
    draft.numbered = max(draft.numbered, editing.next_number(said) - 1)
    draft.municipality = find_municipality(said.municipality)


@transaction.atomic
def edit(
    actor: Actor, draft: Draft, change: Change, *, act: str, numbers: Iterable[int], revision: int
) -> Draft:
    """Do something to what would be published.

    `revision` is the one that was seen, `numbers` the commitments that `change` touches (0 is the
    promise's own fields). What others did to other commitments in the meantime stays. Raises
    EditedMeanwhile when somebody changed one of the same; refuses a draft that is ended, and texts
    that no version may hold.
    """
    draft, numbers = open_draft(draft), list(numbers)
    check(actor, "draft.edit", draft.thing())
    if _touched_since(draft, revision) & set(numbers):
        raise EditedMeanwhile(draft)
    before = draft.content()
    try:
        after = checked_texts(change(before))
    except ValueError:
        raise EditedMeanwhile(draft) from None  # what it names is no longer there
    if after == before:
        return draft
    return _changed(actor, draft, after, act, numbers)


def open_draft(draft: Draft) -> Draft:
    """The draft as it is, locked until the transaction ends. Refuses one that is ended."""
    draft = locked_draft(draft)
    if draft.state != Draft.State.OPEN:
        raise ended()
    return draft


def locked_draft(draft: Draft) -> Draft:
    """The draft as it is, once nobody else writes it."""
    return locked(Draft.objects.all()).get(pk=draft.pk)


def ended() -> Refusal:
    """Why nothing can be done to a draft that is ended."""
    return Refusal(_("Utkastet är avslutat och går inte att ändra."))


def _touched_since(draft: Draft, revision: int) -> set[int]:
    lists = draft.edits.filter(revision__gt=revision).values_list("numbers", flat=True)
    return {number for numbers in lists for number in numbers}


def _changed(actor: Actor, draft: Draft, after: content.Promise, act: str, numbers: list[int]) -> Draft:
    draft.revision, draft.changed_at = draft.revision + 1, timezone.now()
    draft.asked_by, draft.asked_at = None, None  # what was to be published is not what it says now
    Edit.objects.create(
        draft=draft,
        revision=draft.revision,
        act=act,
        numbers=numbers,
        before=draft.said,
        actor=actor.name,
        at=draft.changed_at,
    )
    fill_draft(draft, after)
    draft.save(update_fields=["said", "municipality", "numbered", "revision", "changed_at", *_ASKED])
    record_write(actor, "edit_draft", draft, act=act, numbers=numbers, revision=draft.revision)
    return draft


@transaction.atomic
def undo(actor: Actor, draft: Draft, *, revision: int) -> Draft:
    """Take back the last thing that was done. Refuses when nothing is left to take back.

    Raises EditedMeanwhile when somebody has done something that was not seen.
    """
    draft = open_draft(draft)
    check(actor, "draft.edit", draft.thing())
    if draft.revision != revision:
        raise EditedMeanwhile(draft)
    last = draft.edits.filter(undone=False).exclude(act="undo").last()
    if last is None:
        raise Refusal(_("Det finns inget att ångra."))
    last.undone = True
    last.save(update_fields=["undone"])
    return _changed(actor, draft, content.from_json(last.before), "undo", last.numbers)


def free_number(draft: Draft) -> int:
    """The first number that no commitment of this draft or of its promise has had."""
    stored = draft.promise.commitments if draft.promise else Commitment.objects.none()
    highest = stored.aggregate(highest=Max("number"))["highest"] or 0
    return 1 + max(highest, draft.numbered)


@transaction.atomic
def set_aside(actor: Actor, draft: Draft) -> Draft:
    """End a draft without publishing. What it says, and said before, is kept."""
    draft = open_draft(draft)
    check(actor, "draft.end", draft.thing())
    draft = _moved(draft, Draft.State.SET_ASIDE)
    record_write(actor, "set_aside_draft", draft)
    return draft


@transaction.atomic
def take_up(actor: Actor, draft: Draft) -> Draft:
    """Open again a draft that was set aside."""
    draft = locked_draft(draft)
    check(actor, "draft.end", draft.thing())
    if draft.state != Draft.State.SET_ASIDE:
        raise Refusal(_("Bara ett utkast som är lagt åt sidan kan tas upp igen."))
    draft = _moved(draft, Draft.State.OPEN)
    record_write(actor, "take_up_draft", draft)
    return draft


def _moved(draft: Draft, state: Draft.State) -> Draft:
    draft.state, draft.changed_at = state, timezone.now()
    draft.save(update_fields=["state", "changed_at"])
    return draft
