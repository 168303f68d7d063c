"""The doors through which need answers and assessments are written.

Earlier answers and assessments stay; the newest of a party on a window holds.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import record_write
from medborgarlofte.domain import targets as rules
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.places.free_text import concerns_about, decision_about, tidy
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.models import Commitment, Target

from .models import Assessment, NeedAnswer


@transaction.atomic
def answer_need(
    actor: str,
    commitment: Commitment,
    party: Organisation,
    *,
    day: date,
    arose: bool,
    reason: str,
    today: date,
    confirmed: bool = False,
) -> NeedAnswer:
    """Record whether the need arose in the window that holds `day`.

    `confirmed`: a person has read the reason and decided that it tells of nobody; the audit trail keeps it.
    Refuses a commitment that is not kept when needed, a party that is not accountable, a window that
    has not begun, and "no need" without a reason; raises NeedsDecision where a decision is missing.
    """
    reason = tidy(reason, _("Skälet"), 500)
    if not arose and not reason:
        raise Refusal(_("Skriv varför det inte behövdes."))
    _check_party(commitment, party)
    asked = [target for target in commitment.targets.all() if _asks_for_need(target)]
    if not asked:
        raise Refusal(_("Åtagandet gäller inte ”vid behov”, så frågan om behov ställs inte."))
    start = _window_start(commitment, asked, day, today)
    answer = NeedAnswer(commitment=commitment, party=party, window_start=start, arose=arose, reason=reason)
    answer.answered_on = today
    decision = decision_about(concerns_about(reason, _("Skälet"), "reason"), confirmed=confirmed)
    _save(actor, "answer_need", answer, arose=arose, **decision)
    return answer


@transaction.atomic
def assess(
    actor: str,
    commitment: Commitment,
    party: Organisation,
    *,
    day: date,
    verdict: str,
    reason: str,
    today: date,
    evidence: str = "",
    confirmed: bool = False,
) -> Assessment:
    """Record one party's verdict on the window that holds `day`; `evidence` is what it rests on.

    `confirmed` as in `answer_need`, for reason and evidence. Refuses an unknown verdict, a missing reason, a
    party that is not accountable, and a window that has not begun.
    """
    _check_party(commitment, party)
    start = _window_start(commitment, list(commitment.targets.all()), day, today)
    assessment = Assessment(commitment=commitment, party=party, window_start=start, assessed_on=today)
    assessment.verdict = _known_verdict(verdict)
    assessment.reason = _given(tidy(reason, _("Skälet"), 2000))
    assessment.evidence = tidy(evidence, _("Underlaget"), 500)
    concerns = (
        *concerns_about(assessment.reason, _("Skälet"), "reason"),
        *concerns_about(assessment.evidence, _("Underlaget"), "evidence"),
    )
    _save(actor, "assess", assessment, verdict=verdict, **decision_about(concerns, confirmed=confirmed))
    return assessment


def _save(actor: str, action: str, said: NeedAnswer | Assessment, **detail: Any) -> None:
    said.entered_at = timezone.now()
    said.save()
    window = said.window_start.isoformat()
    record_write(actor, action, said, commitment=said.commitment_id, window=window, **detail)


def _known_verdict(verdict: str) -> str:
    if verdict not in Assessment.Verdict.values:
        known = ", ".join(Assessment.Verdict)
        raise Refusal(_("Välj en av bedömningarna: %(verdicts)s.") % {"verdicts": known})
    return verdict


def _given(reason: str) -> str:
    if not reason:
        raise Refusal(_("En bedömning behöver ett skäl."))
    return reason


def _asks_for_need(target: Target) -> bool:
    rule = target.rule()
    return isinstance(rule, rules.WhenNeededTarget) or (
        isinstance(rule, rules.CountTarget) and rule.unless_no_need
    )


def _check_party(commitment: Commitment, party: Organisation) -> None:
    accountable = {one.pk for one in commitment.parties.all()}
    here = party.municipality_id == commitment.promise.municipality_id
    if not here or (accountable and party.pk not in accountable):
        raise Refusal(_("%(party)s ansvarar inte för åtagandet.") % {"party": party})


def _window_start(commitment: Commitment, asked: list[Target], day: date, today: date) -> date:
    """The first day of the window that holds `day`, the shortest where several targets have one."""
    holding = [
        window
        for target in asked
        for window in commitment.promise.windows(target.rule(), today)
        if window.start <= day < window.end
    ]
    if not holding:
        raise Refusal(_("Löftet gällde inte %(day)s.") % {"day": date_format(day, "j F Y")})
    window = min(holding, key=lambda one: one.end - one.start)
    if window.start > today:
        raise Refusal(_("Den perioden har inte börjat än."))
    return window.start
