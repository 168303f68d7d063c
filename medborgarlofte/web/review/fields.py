"""Fields that several forms of a review have."""

from __future__ import annotations

from copy import copy
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from medborgarlofte.domain.errors import NeedsDecision
from medborgarlofte.ingest.models import Review
from medborgarlofte.promises.texts import LONGEST

MOST_FILES = 20


def long_text(rows: int) -> forms.Textarea:
    """A field for words of the promise, which are Swedish whatever the page is in."""
    return forms.Textarea(attrs={"rows": rows, "lang": "sv"})


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or more files."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = data if isinstance(data, list) else [data] if data else []
        if len(files) > MOST_FILES:
            raise forms.ValidationError(_("Välj högst 20 filer åt gången. Inget är uppladdat än."))
        return [super(FilesField, self).clean(file, initial) for file in files]


class Lines(forms.CharField):
    """Several words or phrases, one on each line."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=LONGEST, widget=long_text(2), **kwargs)

    def clean(self, value: Any) -> tuple[str, ...]:
        return tuple(line.strip() for line in super().clean(value).splitlines() if line.strip())

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, tuple) else value


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
    """A form that sends back which revision of the review the reviewer saw."""

    revision = forms.IntegerField(
        min_value=0,
        max_value=1_000_000_000,
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), _UNKNOWN_FORM),
    )
    other: Review | None = None  # the review as others have made it, when they were first
    seen = 0  # the revision that the reviewer had seen then

    def meet(self, sentence: str, other: Review) -> None:
        """Show what others did meanwhile; sent again, the reviewer has seen it and chosen."""
        self.other, self.seen = other, self.cleaned_data["revision"]
        self.add_error(None, sentence)
        self.has_seen(other.revision)

    def has_seen(self, revision: int) -> None:
        """The page shows the review as it is at that revision: sent again, the form says so."""
        sent = cast("QueryDict", copy(self.data))
        sent[self.add_prefix("revision")] = str(revision)
        self.data = sent
