"""The form of documents to read."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from medborgarlofte.ingest.sources.limits import MAX_BYTES
from medborgarlofte.web.drafts.fields import DecidingForm, OfPartyForm

MOST_FILES = 20


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


class UploadForm(OfPartyForm, DecidingForm):
    """Documents to read: files, or the address of a page, for one of the parties that may be chosen."""

    documents = FilesField(
        label=_("Dokument"),
        help_text=_("Word, PDF, ODT, webbsidor eller text. Flera går bra, högst 20 åt gången."),
        required=False,
        allow_empty_file=True,  # so that an empty file gets its sentence in the list, not here
    )
    address = forms.CharField(
        label=_("Eller adressen till en webbsida"),
        required=False,
        max_length=1000,
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
    )
    municipality = forms.CharField(
        label=_("Kommun, om dokumentet inte säger det"),
        required=False,
        max_length=100,
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("documents") and not data.get("address") and not self.errors:
            self.add_error("documents", _("Välj ett dokument, eller skriv en adress."))
        for file in data.get("documents") or []:
            if file.size > MAX_BYTES:
                self.add_error("documents", _("En fil får vara högst 20 MB. Inget är uppladdat än."))
                break
        return data
