"""How `medborgarlofte read --corrections` tells what reviewers have corrected."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from medborgarlofte.domain import content

from .corrections import Correction, corrections
from .corrections_text import lines_of
from .models import Review
from .parsers.reading import Passage

_STATES = {Review.State.OPEN: "under granskning", Review.State.PUBLISHED: "publicerat"}


@dataclass(frozen=True, slots=True)
class Corrected:
    """A review, and what was corrected in it: at least one thing."""

    review: Review
    corrections: tuple[Correction, ...]

    def as_json(self) -> dict[str, Any]:
        """As `json.dumps` takes it. The same review gives the same until it is corrected further."""
        said = self.review.read_content()
        return {
            "file": self.review.document.name,
            "sha256": self.review.document.sha256,
            "position": self.review.position,
            "municipality": said.municipality,
            "period": said.label,
            "state": self.review.state,
            "corrections": [{**asdict(one), "kind": one.kind.value} for one in self.corrections],
        }

    def as_text(self) -> Iterator[str]:
        """As lines for a person."""
        said = self.review.read_content()
        title = f"{said.municipality} {said.label or 'utan period'}"
        yield f"{self.review.document.name}: {title}, {_STATES[Review.State(self.review.state)]}"
        for one in self.corrections:
            yield from lines_of(one)


def corrected() -> Iterator[Corrected]:
    """Every review with corrections, open or published, in the order that documents were given."""
    reviews = Review.objects.filter(state__in=_STATES, revision__gt=0)
    rows = reviews.select_related("document").defer("document__blocks", "document__reading")
    for review in rows.order_by("document_id", "position").iterator(chunk_size=100):
        found = corrections_of(review)
        if found:
            yield Corrected(review, found)


def corrections_of(review: Review) -> tuple[Correction, ...]:
    """What the reviewer has corrected. It is held against what the review began with, so that what a known
    promise brought of its own is no correction."""
    first = review.edits.first()
    if first is None:
        return ()
    passages = [Passage(**one) for one in (review.document.reading or {}).get("not_understood", ())]
    return corrections(review.read_content(), content.from_json(first.before), review.content(), passages)


def told(*, in_json: bool) -> Iterator[str]:
    """What the command prints, line by line: with `in_json` one JSON document for each review."""
    reviews = number = 0
    for one in corrected():
        reviews, number = reviews + 1, number + len(one.corrections)
        if in_json:
            yield json.dumps(one.as_json(), ensure_ascii=False, sort_keys=True)
        else:
            yield from (*one.as_text(), "")
    if not in_json:
        yield _summary(number, reviews) if number else "Ingen har rättat något."


def _summary(number: int, reviews: int) -> str:
    what = "1 rättelse" if number == 1 else f"{number} rättelser"
    return f"{what} i {'1 löfte' if reviews == 1 else f'{reviews} löften'}."
