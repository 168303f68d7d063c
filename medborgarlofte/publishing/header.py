"""What the top of every page offers whoever has signed in, by a part the public site does not know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject


@dataclass(frozen=True, slots=True)
class Link:
    """What the link says, and where it leads."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Header:
    """The links to what somebody works with, their own account, and the address that signs out."""

    links: tuple[Link, ...]
    account: Link
    sign_out: str


Offering = Callable[[HttpRequest], Header | None]
_offerings: list[Offering] = []


def offer_in_header(offering: Offering) -> None:
    """Let every page ask this function; it answers None, without a query, to whoever has not signed in."""
    if offering not in _offerings:
        _offerings.append(offering)


def header(request: HttpRequest) -> dict[str, Any]:
    """For templates: `header`, asked for when a page shows it, None where nothing is offered."""
    return {
        "header": SimpleLazyObject(lambda: next(filter(None, (ask(request) for ask in _offerings)), None))
    }
