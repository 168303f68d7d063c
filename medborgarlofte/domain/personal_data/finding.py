"""All kinds of personal data in one text, each place told once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from .contacts import emails, telephones
from .identity import coordination_numbers, identity_numbers
from .names import names_beside_suspicion
from .plates import vehicle_plates
from .span import Span

_BLOT = "\0"  # stands where something was found, so that nothing else is found there


class Kind(StrEnum):
    """What was found. Numbers that are one person's identity are refused, the rest is warned about."""

    IDENTITY_NUMBER = "identity_number"
    COORDINATION_NUMBER = "coordination_number"
    EMAIL = "e-mail"
    TELEPHONE = "telephone"
    VEHICLE_PLATE = "vehicle_plate"
    NAME_BESIDE_SUSPICION = "name_beside_suspicion"

    @property
    def refused(self) -> bool:
        """Whether it may never be written."""
        return self in {Kind.IDENTITY_NUMBER, Kind.COORDINATION_NUMBER}

    @property
    def warned(self) -> bool:
        """Whether it may be written when a person has decided so."""
        return not self.refused


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """Where something was found: `text[start:end]`."""

    start: int
    end: int
    kind: Kind

    @property
    def refused(self) -> bool:
        """Whether the text is refused for it."""
        return self.kind.refused

    @property
    def warned(self) -> bool:
        """Whether the text needs a person's decision for it."""
        return self.kind.warned


# In the order of their weight: where two kinds could be meant, the first one is told.
_FINDERS: tuple[tuple[Kind, Callable[[str], Iterator[Span]]], ...] = (
    (Kind.IDENTITY_NUMBER, identity_numbers),
    (Kind.COORDINATION_NUMBER, coordination_numbers),
    (Kind.EMAIL, emails),
    (Kind.TELEPHONE, telephones),
    (Kind.VEHICLE_PLATE, vehicle_plates),
    (Kind.NAME_BESIDE_SUSPICION, names_beside_suspicion),
)


_NAMES_ALONE = _FINDERS[-1:]
_SIGN = re.compile(r"[\d@]")  # which all but a name holds


def hits(text: str) -> tuple[Hit, ...]:
    """Everything in `text` that looks like personal data, in the order it stands. Linear in its length."""
    found = []
    for kind, finder in _FINDERS if _SIGN.search(text) else _NAMES_ALONE:
        spans = list(finder(text))
        found += [Hit(start, end, kind) for start, end in spans]
        text = _blotted(text, spans) if spans else text
    return tuple(sorted(found))


def _blotted(text: str, spans: Iterable[Span]) -> str:
    """The text with these places blotted out, as long as before."""
    parts, last = [], 0
    for start, end in spans:
        parts += [text[last:start], _BLOT * (end - start)]
        last = end
    return "".join([*parts, text[last:]])
