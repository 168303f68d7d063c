"""Invented places and promises for tests, made through the same doors as real ones."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from medborgarlofte.domain.targets import CountTarget, Operator, Per, Target
from medborgarlofte.places import actions as places
from medborgarlofte.places.models import Municipality, Organisation
from medborgarlofte.promises import actions
from medborgarlofte.promises.drafts import CommitmentDraft, PromiseDraft, SourceDraft
from medborgarlofte.promises.models import Promise, Source

ACTOR = "provaren"
YEARLY = CountTarget(4, Per.YEAR, "trafikkontroller", Operator.AT_LEAST)


def a_municipality(name: str = "Granvik") -> Municipality:
    """An invented municipality."""
    known = Municipality.objects.filter(name=name).first()
    return known or places.add_municipality(ACTOR, name, example=True)


def parties_of(municipality: Municipality) -> tuple[Organisation, Organisation]:
    """Its police and the municipality itself."""
    return places.party(ACTOR, "police", municipality), places.party(ACTOR, "municipality", municipality)


def a_source(text: str = "löfte") -> Source:
    """A source with that content."""
    known = Source.objects.filter(sha256=hashlib.sha256(text.encode()).hexdigest()).first()
    return known or actions.enter_source(
        ACTOR, SourceDraft(f"{text[:20]}.txt", text.encode(), "text/plain", {})
    )


def a_commitment(
    text: str = "Polisen ska göra fyra trafikkontroller om året.",
    *targets: Target,
    by: str = "police",
    municipality: Municipality | None = None,
    **more: Any,
) -> CommitmentDraft:
    """A commitment by "police", "municipality", "both" or "nobody"; a yearly count without targets."""
    police, town = parties_of(municipality or a_municipality())
    parties = {"police": (police,), "municipality": (town,), "both": (police, town), "nobody": ()}[by]
    return CommitmentDraft(text, parties, targets or (YEARLY,), **more)


def a_draft(*commitments: CommitmentDraft, **more: Any) -> PromiseDraft:
    """A promise of Granvik for 2024."""
    fields: dict[str, Any] = {
        "municipality": a_municipality(),
        "label": "2024",
        "start": date(2024, 1, 1),
        "end": date(2025, 1, 1),
        **more,
    }
    return PromiseDraft(commitments=commitments or (a_commitment(),), **fields)


def a_promise(*commitments: CommitmentDraft, entered_on: date = date(2024, 1, 1), **more: Any) -> Promise:
    """That promise, stored."""
    draft = a_draft(*commitments, **more)
    return actions.enter_promise(ACTOR, draft, a_source(), entered_on=entered_on)
