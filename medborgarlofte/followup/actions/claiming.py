"""The door through which a party says what a commitment meant for the problem."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import record_write
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain.claims import Origin, Strength, lacks, rivals
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.personal_data import Concern
from medborgarlofte.followup.claims import Behind, behind
from medborgarlofte.followup.lacking import lacks_told, refuse_cause
from medborgarlofte.followup.models import EffectClaim, FollowUp
from medborgarlofte.incidents.models import Indicator
from medborgarlofte.places.free_text import concerns_about, decision_about, tidy
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.models import Commitment

from .answers import check_may_answer
from .assessing import check_is_party, open_for_answers

_LONGEST = 2000


@transaction.atomic
def claim_effect(
    actor: Actor,
    follow_up: FollowUp,
    commitment: Commitment,
    indicator: Indicator,
    party: Organisation,
    *,
    strength: int,
    reason: str,
    answers: Mapping[str, str],
    confirmed: bool = False,
) -> EffectClaim:
    """How strongly one party puts the effect, why, and its answers to other explanations.

    `answers` are by the value of the `Rival`. Refuses a strength that what is known here does not allow,
    saying what lacks; a reason that says more than the strength does; a missing reason; a commitment or an
    indicator that is not of the promise; a follow-up that is approved, and a party that is neither the police
    nor the municipality; raises NeedsDecision where a text may tell of a person.
    """
    check_may_answer(party, actor)
    follow_up = open_for_answers(follow_up)
    check_is_party(follow_up, party)
    claim = EffectClaim(follow_up=follow_up, commitment=commitment, indicator=indicator, party=party)
    claim.strength, claim.reason = _known(strength), _reason(reason)
    claim.rivals = _tidied(answers, indicator)
    _check_strength(behind(follow_up), claim)
    decision = decision_about(_concerns(claim), confirmed=confirmed)
    claim.entered_at = timezone.now()
    claim.save()
    told = {
        "commitment": commitment.pk,
        "indicator": indicator.pk,
        "strength": Strength(strength).name.lower(),
    }
    record_write(actor, "claim_effect", claim, follow_up=follow_up.pk, **told, **decision)
    return claim


def refuse_unsupported(follow_up: FollowUp) -> None:
    """Refuse to settle a sentence about effect that what is known now does not allow any more.

    A figure, a record or the promise was corrected since it was chosen.
    """
    claims = EffectClaim.objects.newest_in(follow_up)
    known = behind(follow_up)
    for one in claims:
        if known.is_known(one) and one.strength not in known.offered(one):
            told = {"number": one.commitment.number, "party": one.party, "indicator": one.indicator}
            sentence = _(
                "Åtagande %(number)d (%(party)s): det som sägs om ”%(indicator)s” stöds inte längre av det "
                "som är känt. Välj om hur starkt ni kan säga det."
            )
            raise Refusal(sentence % told)


def _known(strength: int) -> Strength:
    if strength not in {one.value for one in Strength}:
        raise Refusal(_("Välj hur starkt ni kan säga det."))
    return Strength(strength)


def _reason(reason: str) -> str:
    reason = tidy(reason, _("Skälet"), _LONGEST)
    if not reason:
        raise Refusal(_("Skriv varför ni säger så."))
    return reason


def _tidied(answers: Mapping[str, str], indicator: Indicator) -> dict[str, str]:
    """The answers to what may explain such a figure, in the order they are asked, none empty."""
    asked = [one.value for one in rivals(Origin(indicator.origin))]
    tidied = {name: tidy(answers.get(name, ""), _("Svaret"), _LONGEST) for name in asked}
    return {name: answer for name, answer in tidied.items() if answer}


def _check_strength(known: Behind, claim: EffectClaim) -> None:
    if not known.is_known(claim):
        raise Refusal(_("Välj ett åtagande som gäller och en mätning som hör till löftets problem."))
    evidence = known.evidence(claim.commitment_id, claim.indicator_id, claim.answered())
    lacking = lacks(evidence, Strength(claim.strength))
    if lacking:
        raise Refusal(_("Så starkt går det inte att säga det. %(lacks)s") % {"lacks": lacks_told(lacking)})
    if claim.strength < Strength.SUPPORTED_BY_COMPARISON:
        refuse_cause(claim.reason)


def _concerns(claim: EffectClaim) -> list[Concern]:
    found = list(concerns_about(claim.reason, _("Skälet"), "reason"))
    for name, answer in claim.rivals.items():
        found += concerns_about(answer, _("Svaret"), name)
    return found
