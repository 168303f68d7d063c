"""A target in words: `minst 104 trafikkontroller per år`."""

from __future__ import annotations

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medborgarlofte.domain.targets import (
    CountTarget,
    Operator,
    Per,
    Season,
    Target,
    TimeUnit,
    WhenNeededTarget,
    WithinTimeTarget,
)

from .formats import day, number, quoted


def target_in_words(target: Target) -> str:
    """The whole target, its stretch of time included."""
    if isinstance(target, CountTarget):
        return " ".join(filter(None, [amount(target), every(target), terms(target)]))
    return amount(target)


def amount(target: Target, asked: int | None = None) -> str:
    """What is asked for, without the stretch of time. `asked` is the window's own number, when scaled."""
    if isinstance(target, CountTarget):
        return _count(target, target.number if asked is None else asked)
    if isinstance(target, WithinTimeTarget):
        limit = within(target)
        return f"{quoted(target.unit)} {limit}" if target.unit else limit
    if isinstance(target, WhenNeededTarget):
        return _("vid behov: %(unit)s") % {"unit": quoted(target.unit)} if target.unit else _("vid behov")
    return _("något som inte går att räkna; det bedöms")


def _count(target: CountTarget, asked: int) -> str:
    operator = {
        Operator.AT_LEAST: _("minst"),
        Operator.EXACTLY: _("precis"),
        Operator.AT_MOST: _("högst"),
    }[target.operator]
    many = number(asked)
    if target.whole is not None:
        many = _("%(number)s av %(whole)s") % {"number": many, "whole": number(target.whole)}
    what = quoted(target.unit) if target.unit else ngettext("gång", "gånger", asked)
    phrase = f"{operator} {many} {what}"
    return _("i genomsnitt %(phrase)s") % {"phrase": phrase} if target.on_average else phrase


def every(target: CountTarget) -> str:
    """The stretch of time one number is for: `per år`, `varannan vecka`, `senast den 30 juni 2022`."""
    if target.per is Per.BY_DATE:
        return _("senast den %(day)s") % {"day": day(target.by)} if target.by else ""
    if target.per is Per.PERIOD:
        return _("under hela löftet")
    if target.every == 1:
        return _each()[target.per]
    return _several(target.per, target.every)


def _each() -> dict[Per, str]:
    return {
        Per.DAY: _("per dag"),
        Per.WEEK: _("per vecka"),
        Per.MONTH: _("per månad"),
        Per.QUARTER: _("per kvartal"),
        Per.TERTIAL: _("per tertial"),
        Per.HALF_YEAR: _("per halvår"),
        Per.SCHOOL_TERM: _("per termin"),
        Per.SCHOOL_YEAR: _("per läsår"),
        Per.YEAR: _("per år"),
    }


def _several(per: Per, count: int) -> str:
    texts = {
        Per.DAY: _("på %(count)s dagar"),
        Per.WEEK: _("på %(count)s veckor"),
        Per.MONTH: _("på %(count)s månader"),
        Per.QUARTER: _("på %(count)s kvartal"),
        Per.TERTIAL: _("på %(count)s tertialer"),
        Per.HALF_YEAR: _("på %(count)s halvår"),
        Per.SCHOOL_TERM: _("på %(count)s terminer"),
        Per.SCHOOL_YEAR: _("på %(count)s läsår"),
        Per.YEAR: _("på %(count)s år"),
    }
    return texts[per] % {"count": count}


def terms(target: CountTarget) -> str:
    """What else binds: season, conditions, each party, and whether "no need" may close a window."""
    parts = [_season(target.season)] if target.season else []
    parts += [f"({quoted(condition)})" for condition in target.conditions]
    if target.each_party:
        parts.append(_("av varje part"))
    if target.unless_no_need:
        parts.append(_("eller ett uttalat ”inget behov”"))
    return " ".join(parts)


def _season(season: Season) -> str:
    if season.school_year:
        return _("under läsåret")
    names = [str(MONTHS[month]) for month in sorted(season.months)]
    if len(names) < 2:
        return _("i %(month)s") % {"month": "".join(names)}
    return _("i %(months)s och %(last)s") % {"months": ", ".join(names[:-1]), "last": names[-1]}


def within(target: WithinTimeTarget) -> str:
    """The time limit: `inom 2 dagar`."""
    texts = {
        TimeUnit.HOUR: ngettext("inom %(count)s timme", "inom %(count)s timmar", target.limit),
        TimeUnit.DAY: ngettext("inom %(count)s dag", "inom %(count)s dagar", target.limit),
        TimeUnit.WORKING_DAY: ngettext(
            "inom %(count)s arbetsdag", "inom %(count)s arbetsdagar", target.limit
        ),
        TimeUnit.WEEK: ngettext("inom %(count)s vecka", "inom %(count)s veckor", target.limit),
        TimeUnit.MONTH: ngettext("inom %(count)s månad", "inom %(count)s månader", target.limit),
    }
    return texts[target.limit_unit] % {"count": target.limit}
