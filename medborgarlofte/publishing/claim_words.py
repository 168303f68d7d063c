"""Sentences about effect: written by the product from what is known, never more strongly than that allows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medborgarlofte.domain.claims import Rival, Strength
from medborgarlofte.domain.indicators import Kind, Shift

from .figures_told import told_figure
from .formats import day, number, quoted, span

Said = Mapping[str, Any]  # a piece of a follow-up's frozen text


def strength_word(strength: Strength) -> str:
    """What a strength is called."""
    return {
        Strength.CARRIED_OUT: _("Genomfört"),
        Strength.COINCIDED_WITH: _("Sammanföll i tid"),
        Strength.CONSISTENT_WITH: _("Stämmer med det som var väntat"),
        Strength.SUPPORTED_BY_COMPARISON: _("Stöds av en jämförelse"),
    }[strength]


def strength_told(strength: Strength) -> str:
    """What it says, and what it does not."""
    return {
        Strength.CARRIED_OUT: _("Säger bara vad som är gjort."),
        Strength.COINCIDED_WITH: _("Säger att siffran ändrades under samma tid, men inte varför."),
        Strength.CONSISTENT_WITH: _(
            "Säger att siffran gick åt det håll som parterna skrev ner i förväg. Alla andra förklaringar ska "
            "vara besvarade."
        ),
        Strength.SUPPORTED_BY_COMPARISON: _(
            "Säger att siffran ändrades mer här än på liknande platser utan åtagandet."
        ),
    }[strength]


def expects_words() -> dict[str, str]:
    """Which way a figure is expected to go."""
    return {Shift.ROSE.value: _("siffran ökar"), Shift.FELL.value: _("siffran minskar")}


def rival_word(rival: Rival) -> str:
    """What one of the other explanations is called."""
    return {
        Rival.OTHER_MEASURES: _("Andra åtgärder"),
        Rival.GENERAL_TREND: _("Utvecklingen i stort"),
        Rival.CHANCE_HIGH: _("En tillfällig topp"),
        Rival.DISPLACEMENT: _("Problemet har flyttat"),
        Rival.REPORTING: _("Hur mycket som anmäls"),
        Rival.EFFORT: _("Hur mycket polisen letar"),
        Rival.WHO_ANSWERED: _("Vilka som svarade"),
    }[rival]


def rival_told(rival: Rival) -> str:
    """The question that is to be answered, in one plain sentence or two."""
    return {
        Rival.OTHER_MEASURES: _("Gjordes något annat mot problemet under samma tid?"),
        Rival.GENERAL_TREND: _("Gick det åt samma håll också på andra platser?"),
        Rival.CHANCE_HIGH: _(
            "Var siffran ovanligt hög när ni valde problemet? Då brukar den sjunka av sig självt."
        ),
        Rival.DISPLACEMENT: _("Kan problemet ha flyttat till en annan plats, tid eller grupp?"),
        Rival.REPORTING: _("Anmäls en större eller mindre del av händelserna än förut?"),
        Rival.EFFORT: _("Letade polisen mer eller mindre än förut? Det ändrar siffran i sig."),
        Rival.WHO_ANSWERED: _("Svarade färre än förra gången, eller andra än då?"),
    }[rival]


def effect_sentence(one: Said, kind: Kind) -> str:
    """What is said of the effect: `kind` is that of the indicator's figures."""
    strength = Strength[one["strength"].upper()]
    said = [_done(one["done"])]
    if one["change"]:
        said.append(change_sentence(one["change"], one["indicator"]["name"], kind))
    if strength is Strength.COINCIDED_WITH:
        said.append(_("Det visar inte att åtagandet var orsaken."))
    if one["expected"]:
        told = {
            "day": day(date.fromisoformat(one["expected"]["written"])),
            "because": quoted(one["expected"]["because"]),
        }
        said.append(
            _("Det stämmer med vad parterna väntade sig och skrev ner den %(day)s: ”%(because)s”") % told
        )
        said.append(_("Andra förklaringar kan inte uteslutas."))
    return " ".join(said)


def _done(done: Said) -> str:
    if done["count"] is None:
        return _("Något är gjort för åtagandet. Hur mycket visas inte.")
    what = quoted(done["unit"]) if done["unit"] else ngettext("gång", "gånger", done["count"])
    start, end = (date.fromisoformat(done[name]) for name in ("start", "end"))
    told = {"count": number(done["count"]), "what": what, "span": span(start, end)}
    return _("Det här gjordes: %(count)s %(what)s, %(span)s.") % told


def change_sentence(change: Said, name: str, kind: Kind) -> str:
    """What the figure did from before it began to after."""
    rose, by = change["says"]["shift"] == Shift.ROSE, change["says"]["by"]
    before, after = (told_figure(change[side], kind) for side in ("before", "after"))
    told = {
        "name": quoted(name),
        "before": before.words,
        "after": after.words,
        "earlier": before.period,
        "later": after.period,
        "share": number(round(by[0] * 100)) if by else "",
    }
    if kind is Kind.COUNT:
        return _count_changed(told, rose=rose, told_by=bool(by))
    if rose:
        said = _("Under samma tid ökade ”%(name)s” från %(before)s (%(earlier)s) till %(after)s (%(later)s).")
    else:
        said = _(
            "Under samma tid minskade ”%(name)s” från %(before)s (%(earlier)s) till %(after)s (%(later)s)."
        )
    return said % told


def _count_changed(told: dict[str, str], *, rose: bool, told_by: bool) -> str:
    """A count is held against the pace of all earlier ones."""
    if not told_by:
        said = _("Under samma tid ökade ”%(name)s”.") if rose else _("Under samma tid minskade ”%(name)s”.")
    elif rose:
        said = _(
            "Under samma tid ökade ”%(name)s” till %(after)s (%(later)s): %(share)s %% av hur det "
            "brukade vara."
        )
    else:
        said = _(
            "Under samma tid minskade ”%(name)s” till %(after)s (%(later)s): %(share)s %% av hur det "
            "brukade vara."
        )
    return said % told
