"""What a permission is asked about, as the rules of the gates see it: no row, no query."""

from __future__ import annotations

from dataclasses import dataclass

from medborgarlofte.domain.roles import Visibility


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that somebody wants to read or change.

    `workspace` is the key of the party that it belongs to, `shared_with` those of the parties that it is
    shared with; a published promise belongs to nobody alone, and all its parties stand in `shared_with`.
    """

    workspace: int | None = None
    shared_with: frozenset[int] = frozenset()
    visibility: Visibility = Visibility.PRIVATE
    is_open: bool = True  # nothing has ended it

    @property
    def parties(self) -> frozenset[int]:
        """The party that it belongs to and those that it is shared with."""
        return self.shared_with | ({self.workspace} if self.workspace else frozenset())
