"""Forms whose texts may tell of a person: somebody is asked, at the field and with a box to tick."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from medborgarlofte.domain.errors import NeedsDecision, NotAllowed, Refusal

CONFIRMED = "confirmed"  # the field that is there when a text may tell of a person


class Deciding(forms.Form):
    """A form that tells of refusals, and asks for the decision that a door needs."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if CONFIRMED in self.data:
            self.fields[CONFIRMED] = confirmation()

    @property
    def confirmed(self) -> bool:
        """Whether the one who fills it in has decided that it tells of nobody. For a valid form."""
        return bool(self.cleaned_data.get(CONFIRMED))

    def ask_decision(self, asked: NeedsDecision) -> None:
        """Tell at each field what looks like personal data there, and ask with a box to tick."""
        told: dict[str | None, list[str]] = {}
        for one in asked.concerns:
            field = one.field if one.field in self.fields else None
            words = _("”%(words)s”") % {"words": one.words}
            told.setdefault(field, []).append(f"{one.sentence} {words}")
        for field, sentences in told.items():
            self.add_error(field, " ".join(sentences))
        self.fields[CONFIRMED] = confirmation()

    def accepted(self, act: Callable[[], object]) -> bool:
        """Whether the form was sent, is valid, and the door took it; otherwise the form says why."""
        if not self.is_valid():
            return False
        try:
            act()
        except NotAllowed:
            raise
        except NeedsDecision as asked:
            self.ask_decision(asked)
        except Refusal as refusal:
            self.add_error(None, str(refusal))
        return not self.errors


def confirmation() -> forms.BooleanField:
    """The box to tick."""
    return forms.BooleanField(
        label=_("Jag har läst igenom texten. Den pekar inte ut någon enskild person."), required=False
    )


def sent(request: HttpRequest) -> QueryDict | None:
    """What was sent to a page with a form; None when the page is only asked for."""
    return request.POST if request.method == "POST" else None
