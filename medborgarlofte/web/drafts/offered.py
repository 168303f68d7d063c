"""What the page of a draft offers the one who reads it, as their roles allow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from medborgarlofte.promises.models import Draft
from medborgarlofte.web.asking import can
from medborgarlofte.web.sharing.steps import Addresses, Steps, steps_of


@dataclass(frozen=True, slots=True)
class Offered:
    """Whether they may change it, settle its wording, end it or take it up again; and its way to others."""

    edit: bool
    settle: bool
    end: bool
    steps: Steps


def offered(request: HttpRequest, draft: Draft) -> Offered:
    """For a draft whose workspace and `shared_with` are fetched; no query of its own."""
    thing = draft.thing()
    return Offered(
        edit=can(request, "draft.edit", thing),
        settle=can(request, "draft.settle", thing),
        end=can(request, "draft.end", thing),
        steps=steps_of(request, draft, _addresses(draft)),
    )


def _addresses(draft: Draft) -> Addresses:
    names: dict[str, Any] = {
        name: reverse(f"web:draft_{name}", args=[draft.pk])
        for name in ("share", "secrecy", "ask", "take_back", "publish")
    }
    return Addresses(**names)
