"""The doors through which a party answers a follow-up: did we do it, did it change, did we work well.

Each question is answered for itself, by each party for itself; earlier answers stay and the newest holds.
Where the parties disagree, both answers stand side by side. Once it is approved nothing is answered.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import locked, record_write
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.stretches import Stretch
from medborgarlofte.domain.unanswered import asks_for_need
from medborgarlofte.domain.windows import Window
from medborgarlofte.followup.lacking import refuse_cause
from medborgarlofte.followup.models import Assessment, FollowUp, NeedAnswer, OutcomeAnswer, ProcessAnswer
from medborgarlofte.places.free_text import concerns_about, decision_about, tidy
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.models import Commitment, Target

from .answers import Judged, answer_need, check_may_answer, keep_assessment

_DAY = timedelta(days=1)
_CHANGED = frozenset({OutcomeAnswer.Change.BETTER, OutcomeAnswer.Change.WORSE})


@transaction.atomic
def assess_in(
    actor: Actor,
    follow_up: FollowUp,
    commitment: Commitment,
    party: Organisation,
    judged: Judged,
    *,
    today: date,
    confirmed: bool = False,
) -> Assessment:
    """One party's verdict on a commitment in a follow-up: its own, or if it wants the other party's.

    It is of the last window that ended within the period; while a longer one goes on it is an interim
    verdict, and the window itself stays to be answered for. Refuses a follow-up that is approved, a
    commitment of another promise or that was dropped, a party that is none of the promise, and what `assess`
    refuses.
    """
    check_may_answer(party, actor)
    follow_up = open_for_answers(follow_up)
    _check_belongs(follow_up, commitment, party)
    found = Assessment(commitment=commitment, party=party, follow_up=follow_up, assessed_on=today)
    (found.window_start, found.window_end), found.interim = _judged(follow_up, commitment, today)
    keep_assessment(found, judged, actor, confirmed=confirmed)
    return found


@transaction.atomic
def no_need_in(
    actor: Actor,
    follow_up: FollowUp,
    commitment: Commitment,
    party: Organisation,
    *,
    reason: str,
    today: date,
    confirmed: bool = False,
) -> list[NeedAnswer]:
    """Say in a follow-up that the need for a commitment did not arise, for each of its windows in the period.

    Refuses as `assess_in` and `answer_need`, and a period in which no window of it ended.
    """
    check_may_answer(party, actor)
    follow_up = open_for_answers(follow_up)
    _check_belongs(follow_up, commitment, party)
    asked = [one for one in commitment.targets.all() if asks_for_need(one.rule())]
    ended = _ended(follow_up, commitment, asked or commitment.targets.all(), today)
    if not ended:
        raise Refusal(_("Ingen av åtagandets perioder tog slut under uppföljningens tid."))
    return [
        answer_need(
            actor, commitment, party, day=one.end - _DAY, arose=False, reason=reason, today=today,
            confirmed=confirmed, follow_up=follow_up,
        )
        for one in {each.end: each for each in ended}.values()  # the shortest of those that end together
    ]  # fmt: skip


@transaction.atomic
def answer_outcome(
    actor: Actor,
    follow_up: FollowUp,
    party: Organisation,
    *,
    change: str,
    reason: str,
    evidence: str = "",
    confirmed: bool = False,
) -> OutcomeAnswer:
    """One party's answer to whether the problem changed. "No detectable change" is an answer like others.

    Refuses an unknown answer, a missing reason, one that says what caused a change, a follow-up that is
    approved and a party that is neither the police nor the municipality of the promise; raises NeedsDecision
    where a text may tell of a person.
    """
    check_may_answer(party, actor)
    follow_up = open_for_answers(follow_up)
    check_is_party(follow_up, party)
    known = _known(change, OutcomeAnswer.Change.values)
    found = OutcomeAnswer(follow_up=follow_up, party=party, change=known)
    found.reason, found.evidence = _reason(reason), tidy(evidence, _("Underlaget"), 500)
    _refuse_cause_of(known, found.reason)
    concerns = concerns_about(found.reason, _("Skälet"), "reason")
    concerns += concerns_about(found.evidence, _("Underlaget"), "evidence")
    decision = decision_about(concerns, confirmed=confirmed)
    found.entered_at = timezone.now()
    found.save()
    record_write(actor, "answer_outcome", found, follow_up=follow_up.pk, change=change, **decision)
    return found


@transaction.atomic
def answer_process(
    actor: Actor,
    follow_up: FollowUp,
    party: Organisation,
    *,
    cooperation: str,
    hours: str,
    picture: str,
    meetings: str,
    reason: str,
    confirmed: bool = False,
) -> ProcessAnswer:
    """One party's answer to how they worked together: each part with yes, partly, no, or cannot be verified.

    Refuses as `answer_outcome`.
    """
    check_may_answer(party, actor)
    follow_up = open_for_answers(follow_up)
    check_is_party(follow_up, party)
    parts = {"cooperation": cooperation, "hours": hours, "picture": picture, "meetings": meetings}
    known = {name: _known(answer, ProcessAnswer.Works.values) for name, answer in parts.items()}
    found = ProcessAnswer(follow_up=follow_up, party=party, reason=_reason(reason), **known)
    decision = decision_about(concerns_about(found.reason, _("Skälet"), "reason"), confirmed=confirmed)
    found.entered_at = timezone.now()
    found.save()
    record_write(actor, "answer_process", found, follow_up=follow_up.pk, **parts, **decision)
    return found


def open_for_answers(follow_up: FollowUp) -> FollowUp:
    """The follow-up, locked. Refuses one that is approved."""
    found = locked(FollowUp.objects.filter(pk=follow_up.pk)).select_related("promise__municipality").get()
    if not found.is_open:
        raise Refusal(_("Uppföljningen är godkänd. Öppna den för rättelse om något ska ändras."))
    return found


def _check_belongs(follow_up: FollowUp, commitment: Commitment, party: Organisation) -> None:
    if commitment.promise_id != follow_up.promise_id or commitment.dropped_in is not None:
        raise Refusal(_("Åtagandet hör inte till löftet som följs upp."))
    accountable = any(one.pk == party.pk for one in commitment.parties.all())
    if not accountable:
        check_is_party(follow_up, party)


def check_is_party(follow_up: FollowUp, party: Organisation) -> None:
    """Refuse a party that is neither the police nor the municipality of the promise."""
    if party.pk not in follow_up.promise.thing().shared_with:
        raise Refusal(_("%(party)s är inte part i löftet.") % {"party": party})


def _judged(follow_up: FollowUp, commitment: Commitment, today: date) -> tuple[Stretch, bool]:
    """The window that a verdict is of, and whether that goes on after the period."""
    targets = list(commitment.targets.all())
    ended = _ended(follow_up, commitment, targets, today)
    if ended:
        return (ended[-1].start, ended[-1].end), False
    last = follow_up.end - _DAY
    every = _windows(follow_up, targets, today)
    running = ((one.start, one.end) for one in every if one.start <= last < one.end)
    return min(running, default=(follow_up.start, follow_up.end)), True


def _ended(
    follow_up: FollowUp, commitment: Commitment, targets: Iterable[Target], today: date
) -> list[Window]:
    """The windows of a commitment that ended within the period, the last last."""
    found = {
        (one.end, one.start): one
        for one in _windows(follow_up, targets, today)
        if follow_up.start < one.end <= follow_up.end
    }
    return [found[key] for key in sorted(found)]


def _windows(follow_up: FollowUp, targets: Iterable[Target], today: date) -> list[Window]:
    return [one for target in targets for one in follow_up.promise.windows(target.rule(), today)]


def _known(answer: str, known: list[str]) -> str:
    if answer not in known:
        raise Refusal(_("Välj ett av svaren."))
    return answer


def _reason(reason: str) -> str:
    reason = tidy(reason, _("Skälet"), 2000)
    if not reason:
        raise Refusal(_("Ett svar behöver ett skäl."))
    return reason


def _refuse_cause_of(change: str, reason: str) -> None:
    """An answer that it changed does not say what caused it; that nothing can be said may have a cause."""
    if change in _CHANGED:
        refuse_cause(reason)
