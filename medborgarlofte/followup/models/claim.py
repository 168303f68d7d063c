"""What a party says of the effect of a commitment, no more strongly than what is known here allows."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from medborgarlofte.domain.claims import Rival, Strength
from medborgarlofte.incidents.models import Indicator
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.models import Commitment

from .follow_up import FollowUp


class EffectClaimQuerySet(models.QuerySet["EffectClaim"]):
    """What parties say of effect."""

    def newest_in(self, follow_up: FollowUp) -> list[EffectClaim]:
        """What each party says last of each commitment and indicator, in the promise's order. One query."""
        rows = self.filter(follow_up=follow_up).select_related("party", "commitment", "indicator")
        newest = {(one.commitment_id, one.indicator_id, one.party_id): one for one in rows}
        return sorted(
            newest.values(), key=lambda one: (one.commitment.position, one.indicator_id, one.party_id)
        )


class EffectClaim(models.Model):
    """How strongly a party puts what a commitment meant for a figure, and why. Only ever added.

    The sentence itself is written by the product. `rivals` are the party's answers to what else may explain
    the change, by the value of the `Rival`. The newest of a party on a commitment and an indicator holds.
    """

    follow_up = models.ForeignKey(FollowUp, on_delete=models.PROTECT, related_name="claims")
    party_id: int
    party = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    commitment_id: int
    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="claims")
    indicator_id: int
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="claims")
    strength = models.PositiveSmallIntegerField(choices=[(one.value, one.name.lower()) for one in Strength])
    reason = models.CharField(max_length=2000)
    rivals = models.JSONField(default=dict, blank=True)
    entered_at = models.DateTimeField()

    objects = EffectClaimQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="effect_claim_has_a_reason"),
            models.CheckConstraint(
                condition=Q(strength__in=[one.value for one in Strength]),
                name="effect_claim_strength_is_known",
            ),
        ]
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.commitment} {self.indicator} {self.strength}"

    def audit_scope(self) -> tuple[None, int]:
        """It is public, so every auditor of the place reads it."""
        return None, self.party.municipality_id

    def answered(self) -> frozenset[Rival]:
        """What else may explain the change, as far as the party has answered it."""
        return frozenset(Rival(one) for one, answer in self.rivals.items() if answer)
