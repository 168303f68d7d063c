"""When two publications are of one promise, and two sentences one commitment."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from medborgarlofte.places.names import slug_of

from .drafts import CommitmentDraft, Comparison, PromiseDraft
from .models import Commitment, Promise

NO_PERIOD = "utan-period"


def same_text(text: str) -> str:
    """What spellings of one sentence share: composed characters, single spaces, no case, no end mark."""
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold().strip(" .;:,•–-")


def compare(stored: Iterable[Commitment], published: Iterable[CommitmentDraft]) -> Comparison:
    """Which commitments are the same by their words. A sentence that stands twice is matched twice."""
    waiting: dict[str, list[Commitment]] = defaultdict(list)
    for commitment in stored:
        waiting[same_text(commitment.text)].append(commitment)
    same, new = [], []
    for draft in published:
        found = waiting[same_text(draft.text)]
        if found:
            same.append((found.pop(0), draft))
        else:
            new.append(draft)
    left = sorted((one for rest in waiting.values() for one in rest), key=lambda one: one.number)
    return Comparison(tuple(same), tuple(left), tuple(new))


def stored_promise(draft: PromiseDraft, others: Iterable[Promise]) -> Promise | None:
    """The one of the municipality's stored promises that a draft is a further publication of.

    The same period, and not two different police areas. An extension is known by the days it was
    published for and by those it counts. Without a period on either side nothing but the words can
    tell: then one commitment at least must be the same. None when there is no such promise.
    """
    others = list(others)
    own = own_stretch(draft, earlier_promise(draft, others))
    for promise in others:
        periods = {(draft.start, draft.end), (own.start, own.end)}
        if (promise.start, promise.end) not in periods or not _areas_agree(promise, draft):
            continue
        if draft.start or compare(promise.commitments.all(), draft.commitments).same:
            return promise
    return None


def _areas_agree(promise: Promise, draft: PromiseDraft) -> bool:
    if promise.police_area_id is None or draft.police_area is None:
        return True
    return promise.police_area_id == draft.police_area.pk


def earlier_promise(draft: PromiseDraft, others: Iterable[Promise]) -> Promise | None:
    """The one of the municipality's stored promises that a draft says it extends; never its own period's."""
    slug = period_slug(draft.extension_of)
    if not draft.extension_of or slug == period_slug(draft.label):
        return None
    return next((other for other in others if other.slug == slug), None)


def own_stretch(draft: PromiseDraft, earlier: Promise | None) -> PromiseDraft:
    """The draft without the days that the promise it extends has already.

    A promise of 2021 that is extended to 2022 is published as one for 2021-2022. Where that of 2021 is
    stored, its windows stay as they are, and the extension counts from the day after.
    """
    if not (earlier and earlier.end and draft.start and draft.start < earlier.end):
        return draft
    if draft.end and draft.end <= earlier.end:
        return draft
    return replace(draft, start=earlier.end)


def period_slug(label: str) -> str:
    """A period in an address: "2022-2023", "2019-tills-vidare", "utan-period"."""
    slug = slug_of(label, otherwise=NO_PERIOD)[:40]
    open_ended = label.strip().endswith(("-", "–")) and slug != NO_PERIOD
    return f"{slug}-tills-vidare" if open_ended else slug


def free_slug(draft: PromiseDraft, others: Iterable[Promise]) -> str:
    """A slug that none of the municipality's promises has: the police area's name or a number is added."""
    wanted = period_slug(draft.label)
    taken = {other.slug for other in others}
    if wanted in taken and draft.police_area and draft.start:
        wanted = f"{wanted}-{slug_of(draft.police_area.name)}"[:55]
    slug, number = wanted, 1
    while slug in taken:
        number += 1
        slug = f"{wanted}-{number}"
    return slug
