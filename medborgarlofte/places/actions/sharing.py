"""The doors through which a record becomes known to others: each step explicit, reviewed and logged."""

from __future__ import annotations

from typing import TypeVar

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import locked, record_write
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain.errors import NotAllowed, Refusal
from medborgarlofte.domain.roles import Visibility
from medborgarlofte.places.access import check
from medborgarlofte.places.free_text import concerns_about, decision_about, tidy
from medborgarlofte.places.models import Organisation, SecrecyGround, SecrecyReview, Shareable

Row = TypeVar("Row", bound=Shareable)


@transaction.atomic
def share(
    actor: Actor, record: Row, party: Organisation, *, ground: str, note: str, confirmed: bool = False
) -> Row:
    """Make a record accessible to another party of the same municipality. It is received there, for good.

    `ground` is a SecrecyGround or empty, `note` what the secrecy review found; both follow the record, and
    a label that it has already stays: `review_secrecy` alone takes one away.
    `confirmed`: a person has decided that the note tells of nobody. Refuses the record's own party, one
    of another municipality, and a missing note; sharing twice changes nothing.
    """
    record = _held(record)
    check(actor, f"{record.GATE}.share", record.thing())
    _check_receiver(record, party)
    if record.shared_with.filter(pk=party.pk).exists():
        return record
    record.visibility = max(Visibility.SHARED, Visibility(record.visibility), key=_far).value
    _review(actor, record, Visibility.SHARED, party, ground or record.secrecy, note, confirmed)
    record.shared_with.add(party)
    record_write(actor, "share", record, party=party.pk, ground=record.secrecy)
    return record


@transaction.atomic
def review_secrecy(actor: Actor, record: Row, *, ground: str, note: str, confirmed: bool = False) -> Row:
    """Label a record with a secrecy ground, or take the label away; `note` says why. Nobody new reads it."""
    record = _held(record)
    check(actor, f"{record.GATE}.secrecy", record.thing())
    _review(actor, record, Visibility(record.visibility), None, ground, note, confirmed)
    record_write(actor, "review_secrecy", record, ground=ground)
    return record


@transaction.atomic
def ask_to_publish(actor: Actor, record: Row, *, note: str, confirmed: bool = False) -> Row:
    """Ask that somebody else of the same party publishes a record; `note` is what the secrecy review found.

    Refuses a record with a secrecy ground, and a missing note. Asking anew replaces the earlier question.
    """
    record = _held(record)
    check(actor, f"{record.GATE}.ask", record.thing())
    if record.secrecy:
        raise Refusal(_("Det som är sekretessmarkerat kan inte publiceras. Pröva sekretessen igen först."))
    record.asked_by_id, record.asked_at = actor.user_id, timezone.now()
    _review(actor, record, Visibility.PUBLIC, None, "", note, confirmed)
    record_write(actor, "ask_to_publish", record)
    return record


@transaction.atomic
def take_back_question(actor: Actor, record: Row) -> Row:
    """Take back the question whether a record may be published; nothing happens when nobody has asked."""
    record = _held(record)
    check(actor, f"{record.GATE}.ask", record.thing())
    if record.asked_at is None:
        return record
    record.asked_by, record.asked_at = None, None
    record.save(update_fields=["asked_by", "asked_at"])
    record_write(actor, "take_back_question", record)
    return record


def check_second_person(actor: Actor, record: Shareable) -> None:
    """Refuse publishing unless somebody has asked, and somebody else of the same party answers.

    A party of one person may have decided otherwise (`publishes_alone`), which is said publicly.
    """
    check(actor, f"{record.GATE}.publish", record.thing())
    if record.secrecy:
        raise Refusal(_("Det som är sekretessmarkerat kan inte publiceras. Pröva sekretessen igen först."))
    if actor.is_system or (record.workspace and record.workspace.publishes_alone):
        return
    if record.asked_at is None:
        raise Refusal(_("Ingen har bett om att det här ska publiceras. Be om det först."))
    if record.asked_by_id == actor.user_id:
        raise NotAllowed(_("Den som har bett om publicering kan inte själv publicera. Be en kollega."))


def made_public(record: Shareable) -> None:
    """Say of a record that everybody may read it, and that the question is answered.

    Part of the door that publishes it.
    """
    record.visibility, record.asked_by, record.asked_at = Visibility.PUBLIC.value, None, None
    record.save(update_fields=["visibility", "asked_by", "asked_at"])


def question_lapses(record: Shareable) -> None:
    """Take away a question asked before the record was changed. Part of the door that changes it."""
    if record.asked_at is not None:
        record.asked_by, record.asked_at = None, None
        record.save(update_fields=["asked_by", "asked_at"])


_ORDER = tuple(Visibility)


def _far(step: Visibility) -> int:
    return _ORDER.index(step)


def _held(record: Row) -> Row:
    """The record as it is, locked until the transaction ends."""
    return locked(type(record)._default_manager.all()).get(pk=record.pk)


def _check_receiver(record: Shareable, party: Organisation) -> None:
    if record.workspace is None:
        raise Refusal(_("Det hör inte till någon part än, så det går inte att dela."))
    if party.pk == record.workspace_id:
        raise Refusal(_("Det hör redan till %(party)s.") % {"party": party})
    if party.municipality_id != record.workspace.municipality_id:
        raise Refusal(_("%(party)s hör till en annan kommun.") % {"party": party})


def _review(
    actor: Actor,
    record: Shareable,
    step: Visibility,
    party: Organisation | None,
    ground: str,
    note: str,
    confirmed: bool,
) -> None:
    """Keep what the review found, with the record and beside it."""
    note = tidy(note, _("Sekretessprövningen"), 500)
    if not note:
        raise Refusal(_("Skriv vad sekretessprövningen kom fram till."))
    if ground and ground not in SecrecyGround.values:
        raise Refusal(_("Välj en av grunderna för sekretess, eller ingen."))
    decision_about(concerns_about(note, _("Sekretessprövningen"), "note"), confirmed=confirmed)
    record.secrecy, record.secrecy_note = ground, note
    record.save(update_fields=["visibility", "secrecy", "secrecy_note", "asked_by", "asked_at"])
    SecrecyReview.objects.create(
        label=record._meta.label,
        key=str(record.pk),
        step=step.value,
        party=party,
        ground=ground,
        note=note,
        user_id=actor.user_id,
        at=timezone.now(),
    )
