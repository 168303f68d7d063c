"""A forecast in one plain sentence: how likely the number is, and what it takes from now."""

from __future__ import annotations

from django.utils.translation import gettext as _

from medborgarlofte.domain.forecast import Forecast

from .formats import number

_UNLIKELY, _LIKELY = 0.05, 0.95
_MONTH = 52 / 12  # weeks


def forecast_sentence(found: Forecast) -> str:
    """`Om det går som hittills är chansen ungefär 3 på 10 att 104 nås i tid. Det krävs 2,2 i veckan …`."""
    if found.is_reached:
        return _("Målet är redan nått.")
    if found.needed is None:
        return _("Tiden är slut, och %(count)s saknas.") % {"count": number(found.asked - found.done)}
    parts = [chance_words(found.chance, found.asked), _needed(found)]
    return " ".join(filter(None, parts))


def chance_words(chance: float | None, asked: int) -> str:
    """The chance as so many in ten, which is as exact as it can be told; empty when it is not known."""
    if chance is None:
        return ""
    told = {"asked": number(asked), "tenths": max(1, min(9, round(chance * 10)))}
    if chance < _UNLIKELY:
        return _("Om det går som hittills är chansen mindre än 1 på 20 att %(asked)s nås i tid.") % told
    if chance > _LIKELY:
        return _("Om det går som hittills är chansen mer än 19 på 20 att %(asked)s nås i tid.") % told
    return _("Om det går som hittills är chansen ungefär %(tenths)d på 10 att %(asked)s nås i tid.") % told


def _needed(found: Forecast) -> str:
    """By the week, by the month where it is less than one a week, and what is left where it is less still."""
    needed, pace = found.needed or 0, found.pace
    weekly = needed >= 1
    if needed * _MONTH < 1:
        return _("Det är %(left)s av %(asked)s kvar att göra.") % {
            "left": number(found.asked - found.done),
            "asked": number(found.asked),
        }
    told = {
        "needed": number(round(needed * (1 if weekly else _MONTH), 1)),
        "pace": number(round((pace or 0) * (1 if weekly else _MONTH), 1)),
    }
    if weekly:
        return _("Det krävs %(needed)s i veckan från och med nu; hittills har det varit %(pace)s.") % told
    return _("Det krävs %(needed)s i månaden från och med nu; hittills har det varit %(pace)s.") % told
