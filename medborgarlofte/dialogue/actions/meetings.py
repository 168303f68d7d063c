"""The doors of meetings: call to one, its agenda, who came, and what was said."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import locked, record_write
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.dialogue.drafts import ItemDraft, MeetingDraft
from medborgarlofte.dialogue.letters import tell
from medborgarlofte.dialogue.models import AgendaItem, Attendance, Group, Meeting, Occasion
from medborgarlofte.dialogue.texts import Texts
from medborgarlofte.dialogue.times import checked_times
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.places.access import check
from medborgarlofte.places.models import Function, Organisation

from .occasions import check_functions, hold, invite

MOST_ITEMS = 100


class MinutesChanged(Refusal):
    """Somebody else wrote the minutes meanwhile: nothing is written, and `meeting` is how it is now."""

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(
            _(
                "Någon annan har ändrat minnesanteckningarna under tiden. Det du skrev står kvar här."
                " Nu står det: ”%(minutes)s” Spara igen för att ersätta det med ditt."
            )
            % {"minutes": meeting.minutes}
        )
        self.meeting = meeting


@transaction.atomic
def call_meeting(
    actor: Actor, workspace: Organisation, said: MeetingDraft, *, confirmed: bool = False
) -> Meeting:
    """Call to a meeting. The parties of the functions that are invited can read of it from now on.

    Refuses a group of another party or that is ended, what `checked_times` refuses, and what `invite` does.
    """
    check(actor, "occasion.plan", workspace.thing())
    _check_group(workspace, said.group)
    now = timezone.now()
    starts_at, ends_at = checked_times(said.starts_at, said.ends_at)
    meeting = Meeting(
        workspace=workspace,
        municipality_id=workspace.municipality_id,
        kind=Occasion.Kind.MEETING,
        group=said.group,
        starts_at=starts_at,
        ends_at=ends_at,
        opened_at=now,
        changed_at=now,
    )
    decision = _named(meeting, said.title, said.place, confirmed)
    meeting.save()
    record_write(actor, "call_meeting", meeting, group=meeting.group_id, **decision)
    return invite(actor, meeting, said.invited, note=said.note, confirmed=confirmed)


@transaction.atomic
def change_meeting(
    actor: Actor, meeting: Meeting, title: str, place: str, *, confirmed: bool = False
) -> Meeting:
    """Say anew what a planned meeting is called and where it is; whoever is called is told by mail."""
    meeting = as_it_is(meeting)
    check(actor, "occasion.change", meeting.thing())
    before = (meeting.title, meeting.place)
    decision = _named(meeting, title, place, confirmed)
    if (meeting.title, meeting.place) == before:
        return meeting
    meeting.sequence += 1
    meeting.changed_at = timezone.now()
    meeting.save()
    tell(meeting, meeting.invited.all())
    record_write(actor, "change_meeting", meeting, **decision)
    return meeting


@transaction.atomic
def add_agenda_items(
    actor: Actor, meeting: Meeting, items: Iterable[ItemDraft], *, confirmed: bool = False
) -> list[AgendaItem]:
    """Put things last on the agenda of a meeting that is planned, in their order.

    Refuses an empty title, an address that is not of this installation, and more than MOST_ITEMS.
    """
    meeting = as_it_is(meeting)
    check(actor, "occasion.change", meeting.thing())
    texts = Texts()
    last = meeting.agenda.aggregate(last=Max("position"))["last"] or 0
    rows = [_item(texts, meeting, place, one) for place, one in enumerate(items, last + 1)]
    if meeting.agenda.count() + len(rows) > MOST_ITEMS:
        raise Refusal(_("Högst %(most)d punkter får plats på dagordningen.") % {"most": MOST_ITEMS})
    decision = texts.decision(confirmed=confirmed)
    AgendaItem.objects.bulk_create(rows)
    record_write(actor, "add_agenda_items", meeting, count=len(rows), **decision)
    return rows


@transaction.atomic
def remove_agenda_item(actor: Actor, item: AgendaItem) -> Meeting:
    """Take something off the agenda of a meeting that is planned."""
    meeting = as_it_is(item.meeting)
    check(actor, "occasion.change", meeting.thing())
    gone = meeting.agenda.filter(pk=item.pk).first()
    if gone is not None:
        gone.delete()
        record_write(actor, "remove_agenda_item", meeting, position=gone.position)
    return meeting


@transaction.atomic
def hold_meeting(
    actor: Actor,
    meeting: Meeting,
    present: Iterable[Function],
    *,
    minutes: str = "",
    today: date,
    confirmed: bool = False,
) -> Meeting:
    """Say that a meeting has been held and which functions were there; it counts for their parties.

    `minutes` may be written later. Refuses what `hold` refuses, and a meeting where nobody was.
    """
    meeting = as_it_is(meeting)
    came = list(dict.fromkeys(present))
    _check_came(meeting, came)
    meeting = hold(actor, meeting, [one.organisation for one in came], today=today)
    return _minuted(actor, meeting, came, minutes, confirmed)


@transaction.atomic
def write_minutes(
    actor: Actor,
    meeting: Meeting,
    present: Iterable[Function],
    minutes: str,
    *,
    seen: str,
    confirmed: bool = False,
) -> Meeting:
    """Write anew who was at a meeting that has been held, and its minutes: all of them.

    `seen` is the `minutes_sha256` of what they said when it was begun; raises MinutesChanged when somebody
    else has written since.
    Refuses a meeting that is not held, and a change of which parties were there, since it is counted for
    them: that takes `take_back` first.
    """
    meeting = as_it_is(meeting)
    check(actor, "meeting.minute", meeting.thing())
    if meeting.state != Occasion.State.HELD:
        raise Refusal(_("Mötet är inte hållet. Skriv in det som hållet först."))
    if seen != meeting.minutes_sha256:
        raise MinutesChanged(meeting)
    came = list(dict.fromkeys(present))
    _check_came(meeting, came)
    before = Function.objects.filter(pk__in=meeting.attendance.filter(present=True).values("function"))
    counted = set(before.values_list("organisation", flat=True))
    if counted and counted != {one.organisation_id for one in came}:
        raise Refusal(
            _(
                "Mötet är räknat för de parter som var där. Ta först tillbaka att det är hållet,"
                " om andra parter var med."
            )
        )
    return _minuted(actor, meeting, came, minutes, confirmed)


def as_it_is(meeting: Meeting) -> Meeting:
    """The meeting as it is now; nobody else changes it until the door is closed."""
    locked(Occasion.objects.filter(pk=meeting.pk)).get()
    return Meeting.objects.select_related("municipality", "workspace").get(pk=meeting.pk)


def _named(meeting: Meeting, title: str, place: str, confirmed: bool) -> dict[str, Any]:
    """Give it its name and place, and say what the audit trail keeps of the decision about them."""
    texts = Texts()
    meeting.title = texts.line(title, _("Vad mötet heter"), "title", 200)
    meeting.place = " ".join(texts.text(place, _("Platsen"), "place", 200).split())
    return texts.decision(confirmed=confirmed)


def _check_group(workspace: Organisation, group: Group | None) -> None:
    if group is not None and (group.workspace_id != workspace.pk or group.ended):
        raise Refusal(_("Välj en av partens grupper."))


def _item(texts: Texts, meeting: Meeting, position: int, said: ItemDraft) -> AgendaItem:
    title = texts.line(said.title, _("Punkten"), "item", 300)
    address = said.address if len(said.address) <= 300 else ""
    if address and (not address.startswith("/") or address.startswith("//")):
        raise Refusal(_("Punktens adress är inte en sida här."))
    return AgendaItem(meeting=meeting, position=position, title=title, address=address)


def _check_came(meeting: Meeting, came: list[Function]) -> None:
    if not came:
        raise Refusal(_("Välj vilka funktioner som var med."))
    invited = set(meeting.invited.all())
    check_functions(meeting.municipality_id, [one for one in came if one not in invited])


def _minuted(actor: Actor, meeting: Meeting, came: list[Function], minutes: str, confirmed: bool) -> Meeting:
    texts = Texts()
    meeting.minutes = texts.text(minutes, _("Minnesanteckningarna"), "minutes", 20_000)
    decision = texts.decision(confirmed=confirmed)
    meeting.save(update_fields=["minutes"])
    called = dict.fromkeys([*meeting.invited.all(), *came])
    meeting.attendance.all().delete()
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, function=one, present=one in came) for one in called
    )
    record_write(actor, "write_minutes", meeting, present=sorted(one.pk for one in came), **decision)
    return meeting
