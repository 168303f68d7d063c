"""The steering group of the example: a meeting that was held, what it decided, and one to come."""

from __future__ import annotations

from datetime import date, time, timedelta

from medborgarlofte.accounts.actors import Actor
from medborgarlofte.accounts.models import User
from medborgarlofte.dialogue import actions
from medborgarlofte.dialogue.drafts import DecisionDraft, GroupDraft, ItemDraft, MeetingDraft
from medborgarlofte.dialogue.models import Group, GroupMember, Meeting
from medborgarlofte.dialogue.times import moment
from medborgarlofte.places.actions import party
from medborgarlofte.places.models import Function, Municipality

from .demo_people import HOST

_CHAIR = "Kommunstyrelsens ordförande"
_MEMBERS = ("Lokalpolisområdeschefen", "Samordnaren", "Kommunpolisen")
_NOTE = "Inget om enskilda eller pågående ärenden."
_MINUTES = (
    "Kontrollerna på kvällar och helger går enligt planen. Belysningen vid resecentrum är sen, eftersom"
    " leveransen dröjer. Gruppen vill se vilka platser som kommer härnäst."
)


def hold_meetings(today: date) -> None:
    """Form the group in Almvik, hold its meeting six weeks ago, and call to the next in three weeks."""
    place = Municipality.objects.get(slug="almvik")
    coordinator = User.objects.get(email=f"samordnare@{HOST}").actor()
    functions = {
        one.name: one for one in Function.objects.filter(organisation__municipality=place).order_by("pk")
    }
    members = {functions[name]: GroupMember.Position.MEMBER for name in _MEMBERS}
    members[functions[_CHAIR]] = GroupMember.Position.CHAIR
    said = GroupDraft(Group.Kind.STEERING_GROUP, "Styrgruppen", members)
    group = actions.form_group(coordinator, party(coordinator, "municipality", place), said)
    _held(coordinator, group, functions, today)
    coming = _called(coordinator, group, "Styrgruppen, vintermöte", today + timedelta(weeks=3))
    items = [ItemDraft("Uppföljningen av löftet"), ItemDraft("Resecentrum: belysningen")]
    actions.add_agenda_items(coordinator, coming, items)


def _held(coordinator: Actor, group: Group, functions: dict[str, Function], today: date) -> None:
    """Where all but the police chief came; one of its decisions is done, and one is left."""
    day = today - timedelta(weeks=6)
    meeting = _called(coordinator, group, "Styrgruppen, höstmöte", day)
    items = [ItemDraft("Läget i löftet"), ItemDraft("Belysningen vid resecentrum")]
    actions.add_agenda_items(coordinator, meeting, items)
    came = [functions[name] for name in (_CHAIR, "Samordnaren", "Kommunpolisen")]
    meeting = actions.hold_meeting(coordinator, meeting, came, minutes=_MINUTES, today=today)
    soon = today + timedelta(weeks=2)
    lit = DecisionDraft("Visa vilka platser som får ny belysning härnäst.", functions["Gatukontoret"], soon)
    actions.decide(coordinator, meeting, lit)
    told = DecisionDraft("Berätta om löftet på kommunens sida.", functions["Samordnaren"], today)
    done = actions.decide(coordinator, meeting, told)
    actions.settle_decision(coordinator, done, day + timedelta(weeks=2), today=today)


def _called(coordinator: Actor, group: Group, title: str, day: date) -> Meeting:
    said = MeetingDraft(
        title=title,
        starts_at=moment(day, time(13)),
        ends_at=moment(day, time(14, 30)),
        place="Stadshuset, sal Eken",
        group=group,
        invited=tuple(one.function for one in group.members.select_related("function__organisation")),
        note=_NOTE,
    )
    return actions.call_meeting(coordinator, group.workspace, said)
