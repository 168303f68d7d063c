"""Why a file or a row cannot be taken, as a Swedish sentence that can still be translated.

A sentence and what fills it travel apart, since what stands here knows no language but Swedish: the
sentence is a msgid, and whoever shows it translates it first and fills it afterwards.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from medborgarlofte.domain.errors import CannotRead


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence with places such as %(cell)s, and what stands in them."""

    text: str
    values: Mapping[str, str | int] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.text % self.values


def reason(text: str, **values: str | int) -> Reason:
    """A reason; imported as `_`, so that its sentence is found and gets its translation."""
    return Reason(text, values)


class CannotReadSheet(CannotRead):
    """A spreadsheet cannot be read. `reason` is the sentence to translate."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(str(reason))
        self.reason = reason


class NoValue(Exception):  # noqa: N818 - it names what was found
    """A cell does not hold what its column asks for."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(str(reason))
        self.reason = reason
