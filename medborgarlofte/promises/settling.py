"""Which settled wording of a draft can be signed and published now."""

from __future__ import annotations

from .models import Draft, Promise, Settled


def current_settled(draft: Draft) -> Settled | None:
    """The settled wording of an open draft; None when there is none, or when the latest no longer counts.

    It does not when the draft was changed after it, when a newer version of the promise was published, or
    when another promise has taken its address.
    """
    latest = draft.settled.last()
    return latest if latest and still_counts(draft, latest) else None


def still_counts(draft: Draft, settled: Settled) -> bool:
    """Whether the latest settled wording of a draft is still what would be published."""
    is_open = draft.state == Draft.State.OPEN
    return is_open and settled.revision == draft.revision and _comes_next(draft, settled)


def _comes_next(draft: Draft, settled: Settled) -> bool:
    """Whether the version that the text names as its predecessor is still the newest, if it names any."""
    if draft.promise is None:
        taken = Promise.objects.filter(municipality=draft.municipality_id, slug=settled.slug)
        return not taken.exists()
    newest = draft.promise.versions.order_by("number").values_list("sha256", flat=True).last()
    return bool(settled.says()["predecessor"] == newest)
