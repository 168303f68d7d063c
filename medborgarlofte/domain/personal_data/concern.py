"""What a person is asked to decide about before a text is written."""

from __future__ import annotations

import dataclasses

from .finding import Kind


@dataclasses.dataclass(frozen=True, slots=True)
class Concern:
    """One thing that looks like personal data, in one field.

    `field` is the name of the field, `at` the place of its first sign, counted from 1, `row` the row where
    many are entered at once, counted from 1. `sentence` tells of it without repeating it; `words` are what
    stands there, for the one who wrote them alone: never logged, never kept.
    """

    field: str
    kind: Kind
    at: int
    sentence: str
    words: str = dataclasses.field(repr=False)
    row: int | None = None
