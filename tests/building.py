"""Invented places and promises for tests, made through the same doors as real ones."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from typing import Any

from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain import content
from medborgarlofte.domain.targets import CountTarget, Operator, Per, Target
from medborgarlofte.places import actions as places
from medborgarlofte.places.models import Municipality, Organisation
from medborgarlofte.places.names import POLICE_NAME, party_name
from medborgarlofte.promises import actions, storing
from medborgarlofte.promises.drafts import SourceDraft
from medborgarlofte.promises.models import Promise, Source

ACTOR = Actor("provaren")
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
    return known or actions.enter_source(ACTOR, SourceDraft(f"{text[:20]}.txt", text.encode(), "text/plain"))


def a_commitment(
    text: str = "Polisen ska göra fyra trafikkontroller om året.",
    *targets: Target,
    by: str = "police",
    municipality: str = "Granvik",
    **more: Any,
) -> content.Commitment:
    """A commitment by "police", "municipality", "both" or "nobody"; a yearly count without targets."""
    police = content.Party("police", POLICE_NAME)
    town = content.Party("municipality", party_name(municipality))
    parties = {"police": (police,), "municipality": (town,), "both": (police, town), "nobody": ()}[by]
    fields = {"number": 0, **more}
    return content.Commitment(text=text, parties=parties, targets=targets or (YEARLY,), **fields)


def a_content(*commitments: content.Commitment, **more: Any) -> content.Promise:
    """A promise of Granvik for 2024; commitments without a number get 1, 2, …"""
    fields: dict[str, Any] = {
        "municipality": "Granvik",
        "label": "2024",
        "start": date(2024, 1, 1),
        "end": date(2025, 1, 1),
        **more,
    }
    numbered = enumerate(commitments or (a_commitment(),), start=1)
    each = tuple(replace(one, number=one.number or number) for number, one in numbered)
    return content.Promise(commitments=each, **fields)


def a_promise(*commitments: content.Commitment, entered_on: date = date(2024, 1, 1), **more: Any) -> Promise:
    """That promise, published."""
    said = a_content(*commitments, **more)
    a_municipality(said.municipality)
    return actions.publish_promise(ACTOR, said, [a_source()], today=entered_on).promise


def an_unpublished_promise(*commitments: content.Commitment, **more: Any) -> Promise:
    """The rows of that promise without any version: what the public must never see."""
    said = content.settled(a_content(*commitments, **more))
    town = a_municipality(said.municipality)
    promise = Promise(municipality=town, slug=said.label, entered_on=date(2024, 1, 1))
    storing.fill(promise, said, None)
    promise.save()
    parties = {party for one in said.commitments for party in one.parties}
    rows = {party: places.party(ACTOR, party.kind, town, party.name) for party in parties}
    storing.store(promise, said, rows, [])
    return promise


def the_next(promise: Promise, said: content.Promise, reason: str = "Rättat.") -> Promise:
    """The promise as it is after a version that says this."""
    version = actions.publish_version(
        ACTOR, promise, said, [a_source()], based_on=promise.version, reason=reason
    )
    return version.promise
