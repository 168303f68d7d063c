"""The forms that every kind of occasion has."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, cast

from django.utils.translation import gettext_lazy as _

from medborgarlofte.dialogue.times import moment
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.places.models import Function
from medborgarlofte.promises.models import Commitment
from medborgarlofte.web.deciding import Deciding

from .fields import SomeOf, clock_field, day_field, function_told, reason_field, words

_SECRECY = _(
    "Kallar du funktioner hos en annan part får den parten läsa om mötet, och det den har fått går inte att"
    " ta tillbaka. Skriv vad sekretessprövningen kom fram till, till exempel att inget är hemligt."
)

NIGHT = timedelta(hours=12)


class TimesForm(Deciding):
    """A day, and from when to when. An end past midnight is on the next day, at most NIGHT after."""

    day = day_field(_("Vilken dag?"), _("Skriv vilken dag det är."))
    begins = clock_field(_("Börjar klockan"))
    ends = clock_field(_("Slutar klockan"))

    def clean(self) -> dict[str, Any]:
        """Also the two moments, as `begins_at` and `ends_at`."""
        data = super().clean() or {}
        for name in ("begins", "ends"):
            if data.get("day") and data.get(name) is not None:
                self._place(data, name)
        begins, ends = data.get("begins_at"), data.get("ends_at")
        if begins and ends and ends < begins <= ends + timedelta(days=1) <= begins + NIGHT:
            data["ends_at"] = ends + timedelta(days=1)
        return data

    def _place(self, data: dict[str, Any], name: str) -> None:
        try:
            data[f"{name}_at"] = moment(data["day"], data[name])
        except Refusal as refusal:
            self.add_error(name, str(refusal))


class InvitedForm(Deciding):
    """Which functions are called."""

    invited = SomeOf(label=_("Vilka funktioner kallas?"), required=False)
    note = words(_("Sekretessprövning"), 500, 2, required=False, help_text=_SECRECY)

    def __init__(self, *args: Any, functions: Iterable[Function], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("SomeOf", self.fields["invited"]).offer(functions, function_told)


class MoveForm(TimesForm):
    """Other times, and why."""

    reason = reason_field(_("Varför flyttas det?"))


class ReasonForm(Deciding):
    """Why."""

    reason = reason_field(_("Varför?"))


class FulfilForm(Deciding):
    """Which commitments it is counted on when it is held."""

    commitments = SomeOf(
        label=_("Vilka åtaganden räknas det på?"),
        help_text=_("En gång på varje när det är hållet, för de parter som var med."),
        required=False,
    )

    def __init__(self, *args: Any, commitments: Iterable[Commitment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("SomeOf", self.fields["commitments"]).offer(commitments, commitment_told)


def commitment_told(one: Commitment) -> str:
    """`Granvik 2024, 3: Kommunen ska ha fyra möten.`"""
    return f"{one.promise.told()}, {one.number}: {one.text}"
