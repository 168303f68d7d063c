"""The list of drafts."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from medborgarlofte.places.gates import Access
from medborgarlofte.promises.models import Draft

from .page import title_of

SHOWN = 50  # on a page, and of those that are ended


@dataclass(frozen=True, slots=True)
class Listed:
    """A draft, what it is called, and how many commitments it holds."""

    draft: Draft
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class DraftsPage:
    """What the page of all drafts shows."""

    open: list[Listed]
    pages: Page[Draft]  # of those that are open
    ended: list[Listed]


def drafts_page(access: Access, page: str) -> DraftsPage:
    """The drafts that somebody may read: those that are open page by page, and the latest that are ended."""
    drafts = Draft.objects.visible_to(access).select_related("version", "workspace")
    return DraftsPage(*parted(drafts, page))


def parted(drafts: QuerySet[Draft], page: str) -> tuple[list[Listed], Page[Draft], list[Listed]]:
    """Those that are open, the oldest first, which page of them it is, and the latest that are ended."""
    waiting = drafts.filter(state=Draft.State.OPEN).order_by("opened_at", "pk")
    pages = Paginator(waiting, SHOWN).get_page(page)
    ended = drafts.exclude(state=Draft.State.OPEN).order_by("-changed_at")[:SHOWN]
    return [_listed(one) for one in pages], pages, [_listed(one) for one in ended]


def _listed(draft: Draft) -> Listed:
    said = draft.content()
    return Listed(draft, title_of(said), len(said.commitments))
