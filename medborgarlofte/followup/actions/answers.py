"""The doors through which need answers and assessments are written.

Earlier answers and assessments stay; the newest of a party on a window holds.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import record_write
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.personal_data import Concern
from medborgarlofte.domain.unanswered import asks_for_need
from medborgarlofte.domain.windows import Window
from medborgarlofte.followup.models import Assessment, FollowUp, NeedAnswer
from medborgarlofte.followup.unanswered import may_answer_for
from medborgarlofte.places.access import access_of
from medborgarlofte.places.free_text import concerns_about, decision_about, tidy
from medborgarlofte.places.gates import require
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.models import Commitment, Target

NO_NEED = "no_need"  # beside the verdicts, where the need is asked for


@transaction.atomic
def answer_need(
    actor: Actor,
    commitment: Commitment,
    party: Organisation,
    *,
    day: date,
    arose: bool,
    reason: str,
    today: date,
    confirmed: bool = False,
    follow_up: FollowUp | None = None,
) -> NeedAnswer:
    """Record whether the need arose in the window that holds `day`; `follow_up` is the one it is given in.

    `confirmed`: a person has read the reason and decided that it tells of nobody; the audit trail keeps it.
    Refuses a commitment that is not kept when needed, a party that is not accountable, a window that
    has not begun, and "no need" without a reason; raises NeedsDecision where a decision is missing.
    """
    check_may_answer(party, actor)
    reason = tidy(reason, _("Skälet"), 500)
    if not arose and not reason:
        raise Refusal(_("Skriv varför det inte behövdes."))
    _check_party(commitment, party)
    window = _window(commitment, _asking_for_need(commitment), day, today)
    answer = NeedAnswer(commitment=commitment, party=party, arose=arose, reason=reason, answered_on=today)
    answer.window_start, answer.window_end, answer.follow_up = window.start, window.end, follow_up
    decision = decision_about(concerns_about(reason, _("Skälet"), "reason"), confirmed=confirmed)
    _save(actor, "answer_need", answer, arose=arose, **decision)
    return answer


@transaction.atomic
def assess(
    actor: Actor,
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
    check_may_answer(party, actor)
    _check_party(commitment, party)
    window = _window(commitment, list(commitment.targets.all()), day, today)
    assessment = Assessment(commitment=commitment, party=party, assessed_on=today)
    assessment.window_start, assessment.window_end = window.start, window.end
    keep_assessment(assessment, Judged(verdict, reason, evidence), actor, confirmed=confirmed)
    return assessment


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict as somebody writes it: why, on what it rests, what was not done and why, what changes now."""

    verdict: str
    reason: str
    evidence: str = ""
    not_done: str = ""
    changes: str = ""


def keep_assessment(assessment: Assessment, judged: Judged, actor: Actor, *, confirmed: bool) -> None:
    """Write a verdict into an assessment and save it. Part of the doors that have checked who gives it.

    Refuses an unknown verdict and a missing reason; raises NeedsDecision where a text may tell of a person.
    """
    assessment.verdict = _known_verdict(judged.verdict)
    fields = (
        ("reason", _("Skälet"), 2000),
        ("evidence", _("Underlaget"), 500),
        ("not_done", _("Det som inte blev gjort"), 2000),
        ("changes", _("Det som ändras"), 2000),
    )
    concerns: list[Concern] = []
    for name, what, longest in fields:
        text = tidy(getattr(judged, name), what, longest)
        setattr(assessment, name, text)
        concerns += concerns_about(text, what, name)
    if not assessment.reason:
        raise Refusal(_("En bedömning behöver ett skäl."))
    _save(
        actor, "assess", assessment, verdict=judged.verdict, **decision_about(concerns, confirmed=confirmed)
    )


@transaction.atomic
def answer_window(
    actor: Actor,
    commitment: Commitment,
    party: Organisation,
    *,
    days: Collection[date],
    answer: str,
    reason: str,
    today: date,
    evidence: str = "",
    asks_need: bool = False,
    confirmed: bool = False,
) -> None:
    """Answer a due follow-up of a commitment in one go, for the windows that hold these days.

    `answer` is a verdict, or NO_NEED where `asks_need`: there a verdict also says that the need arose.
    Refuses what `assess` and `answer_need` refuse.
    """
    arose = answer != NO_NEED
    for day in sorted(days):
        if asks_need:
            told = "" if arose else reason
            answer_need(
                actor, commitment, party, day=day, arose=arose, reason=told, today=today, confirmed=confirmed
            )
        if arose or not asks_need:
            assess(
                actor, commitment, party, day=day, verdict=answer, reason=reason, evidence=evidence,
                today=today, confirmed=confirmed,
            )  # fmt: skip


def _save(actor: Actor, action: str, said: NeedAnswer | Assessment, **detail: Any) -> None:
    said.entered_at = timezone.now()
    said.save()
    detail |= {"commitment": said.commitment_id, "window": said.window_start.isoformat()}
    if said.follow_up_id:
        detail["follow_up"] = said.follow_up_id
    record_write(actor, action, said, **detail)


def _known_verdict(verdict: str) -> str:
    if verdict not in Assessment.Verdict.values:
        known = ", ".join(Assessment.Verdict)
        raise Refusal(_("Välj en av bedömningarna: %(verdicts)s.") % {"verdicts": known})
    return verdict


def check_may_answer(party: Organisation, actor: Actor) -> None:
    """Refuse who may not answer for a party: what each of these doors asks first."""
    access = access_of(actor)
    if not may_answer_for(access, party):
        require(access, "followup.answer", party.thing())


def _check_party(commitment: Commitment, party: Organisation) -> None:
    accountable = {one.pk for one in commitment.parties.all()}
    here = party.municipality_id == commitment.promise.municipality_id
    if not here or (accountable and party.pk not in accountable):
        raise Refusal(_("%(party)s ansvarar inte för åtagandet.") % {"party": party})


def _asking_for_need(commitment: Commitment) -> list[Target]:
    asked = [target for target in commitment.targets.all() if asks_for_need(target.rule())]
    if not asked:
        raise Refusal(_("Åtagandet gäller inte ”vid behov”, så frågan om behov ställs inte."))
    return asked


def _window(commitment: Commitment, asked: list[Target], day: date, today: date) -> Window:
    """The window that holds `day`, the shortest where several targets have one.

    What is said of it is also of a longer one that is over with it.
    """
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
    return window
