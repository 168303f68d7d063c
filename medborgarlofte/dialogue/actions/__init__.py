"""The doors of this part."""

from .decisions import change_decision, decide, settle_decision
from .groups import change_group, end_group, form_group
from .meetings import (
    MinutesChanged,
    add_agenda_items,
    call_meeting,
    change_meeting,
    hold_meeting,
    remove_agenda_item,
    write_minutes,
)
from .occasions import cancel_occasion, hold, invite, move_occasion, take_back
from .points import accept_point, add_point, complete_point, edit_point, refuse_point
from .sessions import change_session, count_those_who_came, hold_session, plan_session
from .walks import change_walk, plan_walk, publish_walk

__all__ = [
    "MinutesChanged",
    "accept_point",
    "add_agenda_items",
    "add_point",
    "call_meeting",
    "cancel_occasion",
    "change_decision",
    "change_group",
    "change_meeting",
    "change_session",
    "change_walk",
    "complete_point",
    "count_those_who_came",
    "decide",
    "edit_point",
    "end_group",
    "form_group",
    "hold",
    "hold_meeting",
    "hold_session",
    "invite",
    "move_occasion",
    "plan_session",
    "plan_walk",
    "publish_walk",
    "refuse_point",
    "remove_agenda_item",
    "settle_decision",
    "take_back",
    "write_minutes",
]
