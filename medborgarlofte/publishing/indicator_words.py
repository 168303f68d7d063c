"""What the figures of an indicator say, in words: never more than their uncertainty allows."""

from __future__ import annotations

from django.utils.translation import gettext as _

from medborgarlofte.domain.indicators import Kind, Measurement, Movement, Shift
from medborgarlofte.domain.intervals import Interval
from medborgarlofte.domain.suppression import FEWEST

from .formats import number, years


def figure_words(found: Measurement) -> str:
    """`27,5 %`, `46`, `3,4`: the figure alone; `färre än 5` where it counts so few that it is not told."""
    few = _("färre än %(fewest)s") % {"fewest": number(FEWEST)}
    return few if found.is_few else exact_words(found)


def exact_words(found: Measurement) -> str:
    """The figure as it is, for those who enter it."""
    return _written(found.figure, found.kind)


def last_figure(found: Measurement) -> str:
    """`2025: 31,1 %.`"""
    return f"{measured_period(found)}: {figure_words(found)}."


def interval_words(found: Measurement) -> str:
    """`23,4–32,1 %`; empty where how uncertain the figure is is not known."""
    interval = found.interval
    return _limits(interval, found.kind) if interval else ""


def rate_words(found: Measurement) -> str:
    """`svarsfrekvens 46 %`; empty where nobody was asked."""
    if found.response_rate is None:
        return ""
    return _("svarsfrekvens %(rate)s %%") % {"rate": number(round(found.response_rate * 100))}


def measured_period(found: Measurement) -> str:
    """`2025`, `1 mars–30 april 2025`."""
    return years(found.start, found.end)


def better_words(better: str) -> str:
    """Which way the figure should go; empty where neither is better."""
    return {"higher": _("Högre är bättre."), "lower": _("Lägre är bättre.")}.get(better, "")


def origin_words(origin: str) -> str:
    """How a figure came about."""
    return {
        "reported": _("anmälda händelser"),
        "police_initiated": _("det som polisen själv upptäcker"),
        "survey": _("en enkät"),
        "other": _("annat"),
    }[origin]


def kind_words(kind: str) -> str:
    """What sort of figure it is."""
    return {
        "share": _("en andel av dem som svarade"),
        "count": _("ett antal"),
        "index": _("ett index eller medelvärde"),
    }[kind]


def movement_sentence(found: Movement, kind: Kind) -> str:
    """What the last figure says beside those before it, in one or two plain sentences."""
    said = [_shifted(found, kind)]
    said += [_("Siffran är preliminär och kan ändras.")] if found.preliminary else []
    return " ".join(said)


def _shifted(found: Movement, kind: Kind) -> str:
    plain = {
        Shift.FIRST: _("Det finns bara en mätning, så det går inte att se någon utveckling än."),
        Shift.NOT_COMPARABLE: _(
            "Siffran går inte att jämföra med de tidigare, för den är framtagen på ett annat sätt."
        ),
        Shift.CANNOT_BE_CONCLUDED: _(
            "Det går inte att säga om något har förändrats, för det är inte känt hur osäkra siffrorna är."
        ),
        Shift.NO_DETECTABLE_CHANGE: _("Ingen förändring går att se: skillnaden är mindre än felmarginalen."),
    }
    if found.shift in plain:
        return plain[found.shift]
    if found.by is None:  # not told, since it is of so few
        return _("Antalet har ökat.") if found.shift is Shift.ROSE else _("Antalet har minskat.")
    if kind is Kind.COUNT:
        return _count_shifted(found.shift, found.by)
    rose = found.shift is Shift.ROSE
    by = found.by if rose else Interval(-found.by.figure, -found.by.high, -found.by.low)
    told = {"by": number(_rounded(by.figure, kind)), "limits": _limits(by, kind, unit=False)}
    if kind is Kind.SHARE:
        if rose:
            return (
                _("Andelen har ökat med %(by)s procentenheter sedan mätningen före (felmarginal %(limits)s).")
                % told
            )
        return (
            _("Andelen har minskat med %(by)s procentenheter sedan mätningen före (felmarginal %(limits)s).")
            % told
        )
    if rose:
        return _("Siffran har ökat med %(by)s sedan mätningen före (felmarginal %(limits)s).") % told
    return _("Siffran har minskat med %(by)s sedan mätningen före (felmarginal %(limits)s).") % told


def _count_shifted(shift: Shift, by: Interval) -> str:
    """A count is held against the pace of all earlier ones."""
    told = {"share": number(round(by.figure * 100)), "limits": _limits(by, Kind.SHARE, digits=0)}
    if shift is Shift.ROSE:
        return (
            _("Antalet har ökat till %(share)s %% av hur det brukade vara (felmarginal %(limits)s).") % told
        )
    return _("Antalet har minskat till %(share)s %% av hur det brukade vara (felmarginal %(limits)s).") % told


def _written(figure: float, kind: Kind) -> str:
    value = number(_rounded(figure, kind))
    return f"{value} %" if kind is Kind.SHARE else value


def _limits(interval: Interval, kind: Kind, *, unit: bool = True, digits: int = 1) -> str:
    low, high = (number(_rounded(one, kind, digits)) for one in (interval.low, interval.high))
    return f"{low}–{high} %" if unit and kind is Kind.SHARE else f"{low}–{high}"


def _rounded(figure: float, kind: Kind, digits: int = 1) -> float | int:
    if kind is Kind.COUNT:
        return round(figure)
    shown = round(figure * 100, digits) if kind is Kind.SHARE else round(figure, 2)
    return round(shown) if digits == 0 else shown
