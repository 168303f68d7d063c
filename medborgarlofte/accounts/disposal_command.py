"""What the command line says of disposal: the plan, the dry run, and what was done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medborgarlofte.domain.errors import Refusal

from .actors import Actor
from .disposal import DisposalRule, Due, dispose, due, plan

CODE_LENGTH = 12


def plan_lines() -> Iterator[str]:
    """The plan as a table in Markdown, a line at a time."""
    yield f"| {_('Regel')} | {_('Vad som gallras')} | {_('Efter')} | {_('Varför')} |"
    yield "| --- | --- | --- | --- |"
    for rule in plan():
        yield f"| `{rule.name}` | {rule.what} | {after(rule)} | {rule.basis} |"


def after(rule: DisposalRule) -> str:
    """When a rule's rows go: "2 år", "90 dagar"."""
    if rule.years:
        return _("%(years)d år") % {"years": rule.years}
    return _("%(days)d dagar") % {"days": rule.days}


def list_due(today: date, say: Callable[[str], None]) -> None:
    """Tell what would be disposed of, and how to do exactly that."""
    found = [due(rule, today) for rule in plan()]
    for one in found:
        say(_told(one))
    if any(one.count for one in found):
        say(_("Inget är gallrat. Gallra precis det här med: --do %(code)s") % {"code": _code(found)})


def do(actor: Actor, today: date, code: str, say: Callable[[str], None]) -> None:
    """Dispose of what a dry run listed. Refuses when it is no longer the same."""
    found = [due(rule, today) for rule in plan()]
    if _code(found) != code:
        raise Refusal(_("Det som ska gallras är inte längre det som listades. Lista det igen."))
    for one in found:
        if one.count:
            count = dispose(actor, one.rule, today, token=one.token)
            say(_("%(what)s: gallrat, %(rows)s.") % {"what": one.rule.what, "rows": _rows(count)})


def _told(one: Due) -> str:
    if one.oldest is None:
        return _("%(what)s: inget att gallra.") % {"what": one.rule.what}
    told = {"what": one.rule.what, "rows": _rows(one.count), "day": date_format(one.oldest, "j F Y")}
    return _("%(what)s: %(rows)s, den äldsta från %(day)s.") % told


def _rows(count: int) -> str:
    return ngettext("%(count)d rad", "%(count)d rader", count) % {"count": count}


def _code(found: list[Due]) -> str:
    """Stands for exactly these rows of all rules."""
    return sha256("".join(one.token for one in found).encode()).hexdigest()[:CODE_LENGTH]
