"""What has become of the points of a walk, in words, and which shape and hue stands beside them."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from medborgarlofte.dialogue.models import WalkPoint
from medborgarlofte.domain.walk_points import PointState, silent_days

from .formats import day, quoted
from .status_words import Standing

_STANDINGS = {
    PointState.UNANSWERED: (gettext_noop("Ingen har svarat"), "not_reported", "missed"),
    PointState.OVERDUE: (gettext_noop("Försenad"), "behind", "behind"),
    PointState.ACCEPTED: (gettext_noop("Ja"), "on_pace", "under_way"),
    PointState.REFUSED: (gettext_noop("Nej"), "missed", "missed"),
    PointState.NOTHING_NEEDED: (gettext_noop("Sedd, inget behövdes"), "assessed", "good"),
    PointState.REMEDIED: (gettext_noop("Åtgärdad"), "met", "good"),
}


def point_standing(state: PointState) -> Standing:
    """How a point is shown: its word, its shape and its hue."""
    word, shape, hue = _STANDINGS[state]
    return Standing(_(word), shape, hue)


def point_told(point: WalkPoint, today: date) -> str:
    """What was said of a point, and what nobody has said, as a sentence. Owner and walk are at hand."""
    state = point.state(today)
    if state is PointState.UNANSWERED:
        return _unanswered(point, today)
    if state is PointState.REFUSED:
        return _("Det blir ingen åtgärd. Svaret kom den %(day)s.") % {"day": _day(point.answered_on)}
    if state in (PointState.ACCEPTED, PointState.OVERDUE):
        return _accepted(point, state, today)
    done = {"day": _day(point.done_on), "owner": owner_told(point)}
    if state is PointState.REMEDIED:
        return _("Sedd och åtgärdad den %(day)s av %(owner)s.") % done
    return _("Sedd den %(day)s av %(owner)s. Ingen åtgärd behövdes.") % done


def owner_told(point: WalkPoint) -> str:
    """`Granviks kommun (gatuchefen)`."""
    if point.owner is None:
        return ""
    return quoted(f"{point.owner.organisation} ({point.owner})")


def _unanswered(point: WalkPoint, today: date) -> str:
    days = silent_days(point.walk.day, today)
    if not days:
        return _("Ingen har svarat på punkt %(number)d än.") % {"number": point.number}
    return ngettext(
        "Ingen har svarat på punkt %(number)d. Det har gått %(days)d dag sedan vandringen.",
        "Ingen har svarat på punkt %(number)d. Det har gått %(days)d dagar sedan vandringen.",
        days,
    ) % {"number": point.number, "days": days}


def _accepted(point: WalkPoint, state: PointState, today: date) -> str:
    told = {"owner": owner_told(point), "day": _day(point.due)}
    if state is PointState.ACCEPTED:
        return _("%(owner)s ser över platsen och åtgärdar vid behov, senast den %(day)s.") % told
    days = silent_days(point.due or today, today)
    return ngettext(
        "%(owner)s skulle ha sett över platsen senast den %(day)s. Det har gått %(days)d dag.",
        "%(owner)s skulle ha sett över platsen senast den %(day)s. Det har gått %(days)d dagar.",
        days,
    ) % (told | {"days": days})


def _day(when: date | None) -> str:
    return day(when) if when else ""
