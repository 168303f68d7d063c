"""What commitments ask of somebody in a week, and functions that nobody holds, as things that wait."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from medborgarlofte.domain.status import Status
from medborgarlofte.domain.targets import UncountableTarget
from medborgarlofte.domain.week import Urgency
from medborgarlofte.followup.week import Doing, Mine, Whose, mine_of, week_of
from medborgarlofte.places.gates import Access
from medborgarlofte.publishing.formats import day
from medborgarlofte.publishing.pages.commitments import brief

from .waiting import Waiting


def of_functions(access: Access, today: date) -> Iterator[Waiting]:
    """The functions that nobody holds, and what commitments ask for. At most eight queries."""
    mine = mine_of(access, today)
    yield from _empty(access, mine)
    for one in week_of(access, today, mine):
        if one.answering.whose is not Whose.ANOTHERS or one.due.urgency is not Urgency.COMING:
            yield _waiting(access, one)


def _empty(access: Access, mine: Mine) -> Iterator[Waiting]:
    """The functions that nobody holds, for those who can hand them over."""
    parties = access.parties_with("function.change")
    for one in mine.functions:
        if one.organisation_id in parties and one.ended is None and one.holder_id is None:
            yield Waiting(
                title=_("Ingen har funktionen %(function)s") % {"function": one},
                where=one.organisation.told(),
                action=_("Lämna över"),
                address=reverse("web:work:hand_over", args=[one.organisation_id, one.pk]),
                place=str(one.organisation.municipality),
            )


def _waiting(access: Access, one: Doing) -> Waiting:
    commitment, answering = one.commitment, one.answering
    promise, rule = commitment.promise, one.row.target
    function = answering.function
    address, action = _action(access, one)
    return Waiting(
        title=_("Åtagande %(number)d: %(text)s")
        % {"number": commitment.number, "text": brief(commitment.text)},
        where=_where(one),
        action=action,
        address=address,
        day=one.due.day,
        function=function.pk if function else None,
        elsewhere=answering.whose is Whose.ANOTHERS,
        urgency=one.due.urgency,
        place=str(promise.municipality),
        function_name=str(function) if function else answering.named,
        note=_note(one),
        row=None if isinstance(rule, UncountableTarget) else one.row,
        is_nobodys=answering.whose is Whose.NOBODYS,
    )


def _where(one: Doing) -> str:
    """`Granvik 2024, Polisen`, and the function where one answers for it."""
    answering = one.answering
    told = [one.commitment.promise.told()]
    told += [str(answering.party)] if answering.party else []
    told += [str(answering.function or answering.named)] if answering.named else []
    return ", ".join(told)


def _action(access: Access, one: Doing) -> tuple[str, str]:
    """Where the one thing is done, and what it is called: what somebody may do, else to read."""
    promise = one.commitment.promise
    place = [promise.municipality.slug, promise.slug]
    numbered = [*place, one.commitment.number]
    if one.answering.whose is not Whose.ANOTHERS:
        if one.due.answers and access.parties_with("followup.answer"):
            return _address("web:followup:answer", get_language(), *place), _("Svara")
        if access.parties_with("activity.log"):
            return _address("web:log", get_language(), *numbered), _("Logga")
    return _address("publishing:commitment", get_language(), *numbered), _("Läs")


@lru_cache(maxsize=4096)
def _address(page: str, _language: str | None, *names: str | int) -> str:
    """Once for each and language: many commitments of a promise are answered on one page."""
    return reverse(page, args=names)


def _note(one: Doing) -> str:
    """Why it stands there, where its day alone does not say it."""
    notes = [_why(one), _whose(one)]
    return " ".join(filter(None, notes))


def _why(one: Doing) -> str:
    window = one.due.window
    if not one.due.answers:
        if window.status is Status.BEHIND:
            return _("Ligger efter takten.")
        return ""
    last = window.window.due - timedelta(days=1)
    if window.status is Status.AWAITING_REPORT:
        return _("Tiden gick ut den %(day)s. Hur gick det?") % {"day": day(last)}
    if window.status is Status.MISSED:
        return _("Blev inte uppfyllt till den %(day)s. Ingen har sagt varför.") % {"day": day(last)}
    return _("Perioden som slutade den %(day)s är inte rapporterad.") % {"day": day(last)}


def _whose(one: Doing) -> str:
    answering = one.answering
    if answering.whose is not Whose.NOBODYS:
        return ""
    if answering.named:
        return _("Ingen har funktionen %(function)s.") % {"function": answering.named}
    return _("Ingen funktion är utpekad.")
