"""The meeting and the session of the world that is attacked, with a text in all of them."""

from __future__ import annotations

from medborgarlofte.dialogue import actions as dialogue
from medborgarlofte.dialogue.drafts import DecisionDraft, GroupDraft, ItemDraft, SessionPlan
from medborgarlofte.dialogue.models import AgendaItem, Decision, Group, GroupMember, Meeting, Session
from medborgarlofte.places.models import Function, Organisation
from tests.building import ACTOR
from tests.ingest.importing import TODAY
from tests.occasions import a_meeting, at


def a_session_there(town: Organisation, text: str) -> Session:
    words = text[:200] or "Om näthat"
    plan = SessionPlan(words, "training", "pupils", at(TODAY), at(TODAY, 15), words, words)
    return dialogue.plan_session(ACTOR, town, plan, confirmed=True)


def a_meeting_there(
    town: Organisation, function: Function, text: str
) -> tuple[Meeting, Group, AgendaItem, Decision]:
    """One that is planned, with its group and a thing on its agenda; a decision of one that was held."""
    said = GroupDraft("steering_group", f"Styrgruppen {text}"[:200], {function: GroupMember.Position.CHAIR})
    group = dialogue.form_group(ACTOR, town, said, confirmed=True)
    title = text[:200] or "Styrgruppens möte"
    meeting = a_meeting(town, TODAY, title=title, group=group)
    (item,) = dialogue.add_agenda_items(
        ACTOR, meeting, [ItemDraft(text[:300] or "Lägesbilden")], confirmed=True
    )
    held = a_meeting(town, TODAY, title=title, group=group)
    held = dialogue.hold_meeting(ACTOR, held, [function], minutes=text, today=TODAY, confirmed=True)
    decided = DecisionDraft(text[:1000] or "Belys gångvägen.", function, TODAY)
    return meeting, group, item, dialogue.decide(ACTOR, held, decided, confirmed=True)
