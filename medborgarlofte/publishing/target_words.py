"""A target in words: `minst 104 trafikkontroller per år`."""

from __future__ import annotations

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext, ngettext_lazy

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
    operator, many = _(_OPERATORS[target.operator]), number(asked)
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
        return _(_EACH[target.per])
    return _(_SEVERAL[target.per]) % {"count": target.every}


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
    return _LIMITS[target.limit_unit] % {"count": target.limit}


_OPERATORS = {
    Operator.AT_LEAST: gettext_noop("minst"),
    Operator.EXACTLY: gettext_noop("precis"),
    Operator.AT_MOST: gettext_noop("högst"),
}
_EACH = {
    Per.DAY: gettext_noop("per dag"),
    Per.WEEK: gettext_noop("per vecka"),
    Per.MONTH: gettext_noop("per månad"),
    Per.QUARTER: gettext_noop("per kvartal"),
    Per.TERTIAL: gettext_noop("per tertial"),
    Per.HALF_YEAR: gettext_noop("per halvår"),
    Per.SCHOOL_TERM: gettext_noop("per termin"),
    Per.SCHOOL_YEAR: gettext_noop("per läsår"),
    Per.YEAR: gettext_noop("per år"),
}
_SEVERAL = {
    Per.DAY: gettext_noop("på %(count)s dagar"),
    Per.WEEK: gettext_noop("på %(count)s veckor"),
    Per.MONTH: gettext_noop("på %(count)s månader"),
    Per.QUARTER: gettext_noop("på %(count)s kvartal"),
    Per.TERTIAL: gettext_noop("på %(count)s tertialer"),
    Per.HALF_YEAR: gettext_noop("på %(count)s halvår"),
    Per.SCHOOL_TERM: gettext_noop("på %(count)s terminer"),
    Per.SCHOOL_YEAR: gettext_noop("på %(count)s läsår"),
    Per.YEAR: gettext_noop("på %(count)s år"),
}
_LIMITS = {
    TimeUnit.HOUR: ngettext_lazy("inom %(count)s timme", "inom %(count)s timmar", "count"),
    TimeUnit.DAY: ngettext_lazy("inom %(count)s dag", "inom %(count)s dagar", "count"),
    TimeUnit.WORKING_DAY: ngettext_lazy("inom %(count)s arbetsdag", "inom %(count)s arbetsdagar", "count"),
    TimeUnit.WEEK: ngettext_lazy("inom %(count)s vecka", "inom %(count)s veckor", "count"),
    TimeUnit.MONTH: ngettext_lazy("inom %(count)s månad", "inom %(count)s månader", "count"),
}
