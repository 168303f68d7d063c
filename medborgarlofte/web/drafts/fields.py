"""Fields that several forms of a draft have."""

from __future__ import annotations

from collections.abc import Collection
from copy import copy
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from medborgarlofte.domain.errors import NeedsDecision
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.models import Draft
from medborgarlofte.promises.texts import LONGEST


def long_text(rows: int) -> forms.Textarea:
    """A field for words of the promise, which are Swedish whatever the page is in."""
    return forms.Textarea(attrs={"rows": rows, "lang": "sv"})


class Lines(forms.CharField):
    """Several words or phrases, one on each line."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=LONGEST, widget=long_text(2), **kwargs)

    def clean(self, value: Any) -> tuple[str, ...]:
        return tuple(line.strip() for line in super().clean(value).splitlines() if line.strip())

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, tuple) else value


class PartyField(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic in the stubs alone
    """One of several parties, by its name and place."""

    def label_from_instance(self, obj: Organisation) -> str:
        return obj.told()


class OfPartyForm(forms.Form):
    """A form for something that becomes one party's; whoever may choose among several is asked which."""

    workspace = PartyField(
        Organisation.objects.none(),
        label=_("Part"),
        help_text=_("Bara den part du väljer ser det, tills du delar det."),
        empty_label=None,
        error_messages={"required": _("Välj vilken part det ska höra till.")},
    )

    def __init__(self, parties: Collection[int], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = Organisation.objects.filter(pk__in=parties).select_related("municipality")
        self._only = choices.get() if len(parties) == 1 else None
        cast("PartyField", self.fields["workspace"]).queryset = choices
        if self._only:
            del self.fields["workspace"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        return {**data, "workspace": self._only} if self._only else data


class DecidingForm(forms.Form):
    """A form that asks for a decision, but only when a text may tell of a person."""

    confirmed = forms.BooleanField(
        label=_("Jag har läst igenom texten. Den pekar inte ut någon enskild person."), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._box = self.fields["confirmed"]
        if "confirmed" not in self.data:
            del self.fields["confirmed"]

    def ask(self, needed: NeedsDecision) -> None:
        """Show the box, and beside it what it is about."""
        self.fields["confirmed"] = self._box
        self.add_error("confirmed", str(needed))


_UNKNOWN_FORM = _("Formuläret gick inte att känna igen. Öppna det en gång till.")


class SeenForm(forms.Form):
    """A form that sends back which revision of the draft was seen."""

    revision = forms.IntegerField(
        min_value=0,
        max_value=1_000_000_000,
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), _UNKNOWN_FORM),
    )
    other: Draft | None = None  # the draft as others have made it, when they were first
    seen = 0  # the revision that was seen then

    def meet(self, sentence: str, other: Draft) -> None:
        """Show what others did meanwhile; sent again, it has been seen, and chosen."""
        self.other, self.seen = other, self.cleaned_data["revision"]
        self.add_error(None, sentence)
        self.has_seen(other.revision)

    def has_seen(self, revision: int) -> None:
        """The page shows the draft as it is at that revision: sent again, the form says so."""
        sent = cast("QueryDict", copy(self.data))
        sent[self.add_prefix("revision")] = str(revision)
        self.data = sent
