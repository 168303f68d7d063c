"""Texts that people write of what they meet for."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from medborgarlofte.domain.errors import Refusal
from medborgarlofte.places.free_text import concerns_about, decision_about, tidy


class Texts:
    """The texts of one door: tidied as they are asked for, and then decided about all at once."""

    def __init__(self) -> None:
        self._read: list[tuple[str, str, str]] = []

    def line(self, text: str, what: str, field: str, longest: int) -> str:
        """`text` on one line. `what` names it to the user, `field` is the form's. Refuses an empty one."""
        text = self.text(" ".join(text.split()), what, field, longest)
        if not text:
            raise Refusal(_("%(what)s saknas.") % {"what": what})
        return text

    def text(self, text: str, what: str, field: str, longest: int) -> str:
        """`text` tidied; it may be empty."""
        text = tidy(text, what, longest)
        self._read.append((text, what, field))
        return text

    def decision(self, *, confirmed: bool) -> dict[str, Any]:
        """What the audit trail keeps of the decision about them. Raises NeedsDecision without one."""
        concerns = [one for text, what, field in self._read for one in concerns_about(text, what, field)]
        return decision_about(concerns, confirmed=confirmed)
