"""How a measure stands, in words, and which shape and hue stands beside them."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from medborgarlofte.domain.walk_points import silent_days
from medborgarlofte.incidents.models import Measure, MeasureKind

from .formats import day, quoted
from .status_words import Standing

_LATE = (gettext_noop("Försenad"), "behind", "behind")
_STANDINGS = {
    Measure.State.DECIDED: (gettext_noop("Beslutad"), "not_started", "quiet"),
    Measure.State.ONGOING: (gettext_noop("Pågår"), "on_pace", "under_way"),
    Measure.State.COMPLETED: (gettext_noop("Klar"), "met", "good"),
    Measure.State.DROPPED: (gettext_noop("Blir inte av"), "missed", "missed"),
}


def measure_standing(measure: Measure, today: date) -> Standing:
    """How a measure is shown: its word, its shape and its hue."""
    word, shape, hue = _LATE if measure.is_late(today) else _STANDINGS[Measure.State(measure.state)]
    return Standing(_(word), shape, hue)


def measure_kind(measure: Measure) -> str:
    """`Farthinder`; of a social measure that it is one."""
    if measure.kind == MeasureKind.SOCIAL:
        return str(measure.get_kind_display())
    return str(measure.get_physical_display())


def measure_told(measure: Measure, today: date) -> str:
    """When it was decided and what has become of it, as sentences. The party is at hand."""
    said = {"party": quoted(str(measure.workspace)), "day": day(measure.decided_on)}
    decided = _("%(party)s beslutade det den %(day)s.") % said
    return " ".join(filter(None, (decided, _since(measure, today))))


def _since(measure: Measure, today: date) -> str:
    if measure.completed_on:
        return _("Det blev klart den %(day)s.") % {"day": day(measure.completed_on)}
    if not measure.is_open:
        return _("Det blir inte av.")
    if measure.planned_by is None:
        return _("Ingen dag är satt.")
    planned = {"day": day(measure.planned_by)}
    if not measure.is_late(today):
        return _("Det ska vara klart den %(day)s.") % planned
    days = silent_days(measure.planned_by, today)
    return ngettext(
        "Det skulle ha varit klart den %(day)s. Det har gått %(days)d dag.",
        "Det skulle ha varit klart den %(day)s. Det har gått %(days)d dagar.",
        days,
    ) % (planned | {"days": days})
