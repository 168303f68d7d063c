"""Whether a municipality has published walks or measures, found with whatever is asked for anyhow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists

from .measures import measured
from .walks import walked


@dataclass(frozen=True, slots=True)
class Street:
    """What there is to lead to."""

    walks: bool = False
    measures: bool = False

    @property
    def is_any(self) -> bool:
        """Whether there is anything."""
        return self.walks or self.measures


NOTHING = Street()


def street_columns(municipality: str) -> dict[str, Exists]:
    """Columns for rows with the municipality in the field of that name."""
    return {"has_walks": walked(municipality), "has_measures": measured(municipality)}


def street_in(row: Any) -> Street:
    """What those columns of a row say."""
    return Street(row.has_walks, row.has_measures)
