"""When two publications are of one promise, and what a promise is called in addresses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from medborgarlofte.domain import content
from medborgarlofte.domain.words import same_text
from medborgarlofte.places.finding import find_municipality
from medborgarlofte.places.names import same_name, slug_of

from .models import Promise

NO_PERIOD = "utan-period"


def stored_of(said: content.Promise) -> Promise | None:
    """The published promise that this content is a further publication of; None when there is none."""
    municipality = find_municipality(said.municipality)
    if municipality is None:
        return None
    others = list(municipality.promises.select_related("police_area").order_by("pk"))
    said = own_stretch(said, earlier_promise(said, others))
    return stored_promise(said, others)


def stored_promise(said: content.Promise, others: Iterable[Promise]) -> Promise | None:
    """The one of the municipality's stored promises that this content is a further publication of.

    The same period, and not two different police areas. An extension is known by the days it was
    published for and by those it counts. Without a period on either side nothing but the words can
    tell: then one commitment at least must be the same. None when there is no such promise.
    """
    others = list(others)
    own = own_stretch(said, earlier_promise(said, others))
    for promise in others:
        periods = {(said.start, said.end), (own.start, own.end)}
        if (promise.start, promise.end) not in periods or not _areas_agree(promise, said):
            continue
        if said.start or _share_a_commitment(promise, said):
            return promise
    return None


def _areas_agree(promise: Promise, said: content.Promise) -> bool:
    if promise.police_area is None or not said.police_area:
        return True
    return same_name(promise.police_area.name) == same_name(said.police_area)


def _share_a_commitment(promise: Promise, said: content.Promise) -> bool:
    texts = {same_text(text) for text in promise.commitments.values_list("text", flat=True)}
    return any(same_text(one.text) in texts for one in said.commitments)


def earlier_promise(said: content.Promise, others: Iterable[Promise]) -> Promise | None:
    """The one of the municipality's stored promises that this one says it extends; never its own period's."""
    slug = period_slug(said.extension_of)
    if not said.extension_of or slug == period_slug(said.label):
        return None
    return next((other for other in others if other.slug == slug), None)


def own_stretch(said: content.Promise, earlier: Promise | None) -> content.Promise:
    """The content without the days that the promise it extends has already.

    A promise of 2021 that is extended to 2022 is published as one for 2021-2022. Where that of 2021 is
    stored, its windows stay as they are, and the extension counts from the day after.
    """
    if not (earlier and earlier.end and said.start and said.start < earlier.end):
        return said
    if said.end and said.end <= earlier.end:
        return said
    return replace(said, start=earlier.end)


def period_slug(label: str) -> str:
    """A period in an address: "2022-2023", "2019-tills-vidare", "utan-period"."""
    slug = slug_of(label, otherwise=NO_PERIOD)[:40]
    open_ended = label.strip().endswith(("-", "–")) and slug != NO_PERIOD
    return f"{slug}-tills-vidare" if open_ended else slug


def free_slug(said: content.Promise, others: Iterable[Promise]) -> str:
    """A slug that none of the municipality's promises has: the police area's name or a number is added."""
    wanted = period_slug(said.label)
    taken = {other.slug for other in others}
    if wanted in taken and said.police_area and said.start:
        wanted = f"{wanted}-{slug_of(said.police_area)}"[:55]
    slug, number = wanted, 1
    while slug in taken:
        number += 1
        slug = f"{wanted}-{number}"
    return slug
