"""An invented survey of who avoids a place, and what a commitment is expected to change there."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from medborgarlofte.domain.claims import Origin, Rival, rivals
from medborgarlofte.followup import actions
from medborgarlofte.followup.models import EffectClaim
from medborgarlofte.incidents.models import Indicator, Measurement
from medborgarlofte.promises.models import Hypothesis, ProblemIndicator, Promise
from tests.following import Followed

ENTERED = datetime(2023, 11, 1, tzinfo=UTC)
BEFORE, AFTER = date(2023, 1, 1), date(2024, 1, 1)
ANSWERS = {one.value: "Vi har frågat, och ser inget sådant." for one in rivals(Origin.SURVEY)}
BECAUSE = "Fler kontroller gör att färre undviker torget."


def an_indicator(promise: Promise, **more: Any) -> Indicator:
    """Tied to the problem of the promise: the share that avoids the square, by a survey, without figures."""
    fields: dict[str, Any] = {
        "municipality": promise.municipality,
        "name": "Andel som undviker torget",
        "kind": "share",
        "origin": "survey",
        "better": "lower",
        "unit": "av dem som svarade",
        "source": "Granviks trygghetsmätning",
        "place": "Granvik",
        "entered_at": ENTERED,
        **more,
    }
    found = Indicator.objects.create(**fields)
    ProblemIndicator.objects.create(promise=promise, indicator=found)
    return found


def a_figure(indicator: Indicator, figure: str, start: date, end: date, **more: Any) -> Measurement:
    """One of 400 answers."""
    fields: dict[str, Any] = {"answers": 400, "response_rate": Decimal("0.5"), "retrieved": end, **more}
    return Measurement.objects.create(
        indicator=indicator, figure=Decimal(figure), start=start, end=end, entered_at=ENTERED, **fields
    )


def it_fell(promise: Promise, **more: Any) -> Indicator:
    """That indicator, with 150 of 400 in the year before the promise and 110 of 400 in its first months."""
    found = an_indicator(promise, **more)
    a_figure(found, "0.375", BEFORE, date(2023, 12, 1))
    a_figure(found, "0.275", AFTER, date(2024, 4, 1))
    return found


def expected(
    found: Followed, indicator: Indicator, written: date = date(2023, 12, 1), **more: Any
) -> Hypothesis:
    """That the checks of the police make the figure fall, written down before the promise began."""
    fields: dict[str, Any] = {"expects": "fell", "because": BECAUSE, **more}
    return Hypothesis.objects.create(
        commitment=found.commitment(1), indicator=indicator, written_on=written, entered_at=ENTERED, **fields
    )


def claimed(found: Followed, indicator: Indicator, strength: int = 3, **more: Any) -> EffectClaim:
    """What the police say of their checks."""
    fields: dict[str, Any] = {"reason": "Vi har gjort kontroller varje vecka.", "answers": ANSWERS, **more}
    who = fields.pop("actor", found.officer), found.follow_up, fields.pop("commitment", found.commitment(1))
    return actions.claim_effect(
        *who, indicator, fields.pop("party", found.police), strength=strength, **fields
    )


def all_but(rival: Rival) -> dict[str, str]:
    """The answers without one of them."""
    return {name: answer for name, answer in ANSWERS.items() if name != rival}
