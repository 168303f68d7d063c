"""The form that says there was no need to meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.utils.translation import gettext_lazy as _

from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.models import Commitment
from medborgarlofte.web.deciding import Deciding
from medborgarlofte.web.occasions.fields import SomeOf, words
from medborgarlofte.web.occasions.forms import commitment_told


@dataclass(frozen=True, slots=True)
class Asked:
    """A commitment, and the party that is answered for."""

    commitment: Commitment
    party: Organisation

    @property
    def pk(self) -> str:
        """What the form knows it by."""
        return f"{self.commitment.pk}-{self.party.pk}"

    def __str__(self) -> str:
        return f"{commitment_told(self.commitment)} ({self.party})"


class NeedForm(Deciding):
    """For which commitments and parties there was no need, and why."""

    asked = SomeOf(
        label=_("För vilket åtagande och vilken part?"),
        error_messages={"required": _("Välj minst ett åtagande.")},
    )
    reason = words(
        _("Inget behov, eftersom"),
        500,
        3,
        help_text=_("Skälet är offentligt. Skriv inga namn."),
        missing=_("Skriv varför det inte behövdes."),
    )

    def __init__(self, asked: Sequence[Asked], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("SomeOf", self.fields["asked"]).offer(asked)
        if len(asked) == 1:
            self.initial["asked"] = [asked[0].pk]
