"""The forms of a signature."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from medborgarlofte.promises.models import CooperationAgreement
from medborgarlofte.promises.signed_pdf import MOST_BYTES
from medborgarlofte.web.agreements.forms import AgreementField
from medborgarlofte.web.drafts.fields import DecidingForm

_UNKNOWN = _("Formuläret gick inte att känna igen. Öppna det en gång till.")


class SignForm(forms.Form):
    """That the wording with the hash shown has been read."""

    sha256 = forms.CharField(
        max_length=64, widget=forms.HiddenInput, error_messages={"required": _UNKNOWN, "max_length": _UNKNOWN}
    )
    read = forms.BooleanField(
        label=_("Jag har läst lydelsen."),
        error_messages={"required": _("Läs lydelsen och kryssa för att du har gjort det.")},
    )


class UploadForm(DecidingForm):
    """A PDF that a function has signed elsewhere."""

    file = forms.FileField(
        label=_("Den undertecknade filen"),
        help_text=_(
            "En PDF på högst 20 megabyte. Filen visas bara för parterna. Alla ser dess kontrollsumma."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": "application/pdf,.pdf"}),
        error_messages={
            "required": _("Välj filen som är undertecknad."),
            "empty": _("Filen är tom."),
            "max_length": _("Filens namn är för långt."),
        },
        max_length=200,
    )
    field_order = ("file", "confirmed")

    def clean_file(self) -> Any:
        """A file too large is refused before it is read."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(
                _("Filen är större än 20 megabyte. Spara den i ett mindre format och försök igen.")
            )
        return file


class AgreementForm(forms.Form):
    """Under which agreement the promise is made."""

    agreement = AgreementField(
        label=_("Överenskommelse"),
        queryset=CooperationAgreement.objects.none(),
        required=False,
        empty_label=_("Ingen överenskommelse"),
    )

    def __init__(self, agreements: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["agreement"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = agreements
