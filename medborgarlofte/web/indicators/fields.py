"""Numbers as people write them in a form, and as the doors take them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

_WRITTEN = re.compile(r"[0-9]{1,10}(\.[0-9]{1,4})?")
_HUNDRED = Decimal(100)


class FigureField(forms.CharField):
    """A number with decimals, after a comma or a point in every language: `3,4` is never thirty-four."""

    decimals = 4
    wrong = _("Skriv ett tal med högst fyra decimaler, till exempel 3,4.")

    def __init__(self, **more: Any) -> None:
        shown = forms.TextInput(attrs={"inputmode": "decimal", "class": "short", "autocomplete": "off"})
        super().__init__(widget=shown, **more)

    def clean(self, value: Any) -> Decimal | None:
        """The number; None when nothing is written."""
        written = "".join(super().clean(value).removesuffix("%").split())
        if not written:
            return None
        found = _WRITTEN.fullmatch(written.replace(",", "."))
        if not found or len(found[1] or "") > self.decimals + 1:
            raise forms.ValidationError(self.wrong)
        return Decimal(found[0])

    def prepare_value(self, value: Any) -> Any:
        """`34,5` for a number; what somebody wrote is left as it is."""
        return f"{value.normalize():f}".replace(".", ",") if isinstance(value, Decimal) else value


class CountField(FigureField):
    """A whole number; with a comma or a point it may be a thousand or a decimal, and is asked about."""

    wrong = _("Skriv ett heltal med bara siffror, till exempel 1250.")

    def clean(self, value: Any) -> Decimal | None:
        """The number; None when nothing is written."""
        if isinstance(value, str) and re.search("[.,%]", value):
            raise forms.ValidationError(self.wrong)
        return super().clean(value)


class ShareField(FigureField):
    """A share, written as per cent and taken as 0 to 1: `34,5` is 0.345."""

    decimals = 2
    wrong = _("Skriv procent med högst två decimaler, till exempel 34,5.")

    def clean(self, value: Any) -> Decimal | None:
        """The share; None when nothing is written."""
        found = super().clean(value)
        if found is not None and found > _HUNDRED:
            raise forms.ValidationError(_("En andel ligger mellan 0 och 100 procent."))
        return None if found is None else found / _HUNDRED

    def prepare_value(self, value: Any) -> Any:
        """`34,5` for 0.345."""
        return super().prepare_value(value * _HUNDRED if isinstance(value, Decimal) else value)
