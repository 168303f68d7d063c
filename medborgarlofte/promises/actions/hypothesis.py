"""The door through which it is written what a commitment is expected to change, and why."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import record_write
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.incidents.models import Indicator
from medborgarlofte.places.access import check
from medborgarlofte.places.free_text import concerns_about, decision_about, tidy
from medborgarlofte.promises.models import Commitment, Hypothesis, ProblemIndicator


@transaction.atomic
def write_hypothesis(
    actor: Actor,
    commitment: Commitment,
    indicator: Indicator,
    *,
    expects: str,
    because: str,
    today: date,
    confirmed: bool = False,
) -> Hypothesis:
    """If the commitment is kept, then the figure rises or falls, because …: written down on the day.

    Only ever added, so that it stays known what was expected when. Refuses a promise that is not published,
    a commitment that was dropped, an indicator that is not of the promise's problem, another way than up or
    down, and a missing reason; raises NeedsDecision where the reason may tell of a person.
    """
    promise = commitment.promise
    check(actor, "hypothesis.write", promise.thing())
    tied = ProblemIndicator.objects.filter(promise=promise, indicator=indicator)
    if promise.published_at is None or commitment.dropped_in is not None or not tied.exists():
        raise Refusal(_("Välj ett åtagande som gäller och en mätning som hör till löftets problem."))
    if expects not in Hypothesis.Expects.values:
        raise Refusal(_("Välj om siffran väntas öka eller minska."))
    because = tidy(because, _("Skälet"), 1000)
    if not because:
        raise Refusal(_("Skriv varför siffran väntas ändras."))
    decision = decision_about(concerns_about(because, _("Skälet"), "because"), confirmed=confirmed)
    found = Hypothesis(commitment=commitment, indicator=indicator, expects=expects, because=because)
    found.written_on, found.entered_at = today, timezone.now()
    found.save()
    said = {"commitment": commitment.pk, "indicator": indicator.pk, "expects": expects}
    record_write(actor, "write_hypothesis", found, **said, **decision)
    return found
