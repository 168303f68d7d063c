"""What somebody may do with a commitment or a promise, offered by parts the public site does not know."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from django.http import HttpRequest

from medborgarlofte.promises.models import ActivityRecord, Commitment, Promise


@dataclass(frozen=True, slots=True)
class Offer:
    """Where to log something done, and by the key of each record that they may correct, where."""

    log: str
    correct: Mapping[int, str]


Offering = Callable[[HttpRequest, Commitment, Collection[ActivityRecord]], Offer | None]
_offerings: list[Offering] = []


def offer(offering: Offering) -> None:
    """Let the page of a commitment ask this function; it answers None where it offers nothing."""
    if offering not in _offerings:
        _offerings.append(offering)


def offers_for(
    request: HttpRequest, commitment: Commitment, records: Collection[ActivityRecord]
) -> list[Offer]:
    """What is offered for this commitment to the one who asks, and for these records of it, which stand."""
    return [found for ask in _offerings if (found := ask(request, commitment, records))]


@dataclass(frozen=True, slots=True)
class PromiseOffer:
    """Something to do with a promise: what the link says, where it leads, and where needed why and when."""

    label: str
    address: str
    why: str = ""


PromiseOffering = Callable[[HttpRequest, Promise], PromiseOffer | None]
_promise_offerings: list[PromiseOffering] = []


def offer_on_promise(offering: PromiseOffering) -> None:
    """Let the page of a promise ask this function; it answers None where it offers nothing."""
    if offering not in _promise_offerings:
        _promise_offerings.append(offering)


def promise_offers_for(request: HttpRequest, promise: Promise) -> list[PromiseOffer]:
    """What is offered for this promise to the one who asks."""
    return [found for ask in _promise_offerings if (found := ask(request, promise))]
