"""The forms of the protocol: a point where somebody stands, its answer, and that it is looked over."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from medborgarlofte.dialogue.drafts import PointDraft
from medborgarlofte.dialogue.models import WalkPoint
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.position import Position
from medborgarlofte.domain.walk_points import Answer, Outcome
from medborgarlofte.places.models import Function
from medborgarlofte.places.proof_files import MOST_BYTES, clean_photograph, too_large
from medborgarlofte.web.deciding import Deciding
from medborgarlofte.web.drafts.fields import long_text
from medborgarlofte.web.occasions.fields import day_field

_NO_POSITION = _("Läget på kartan gick inte att läsa. Försök igen, eller skriv platsen med ord.")


class PhotoField(forms.FileField):
    """One photograph, as it is kept; what is refused says why."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The photograph as it is kept, None without one; one that cannot be kept is a validation error."""
        file = super().clean(data, initial)
        if not file:
            return None
        try:
            if file.size > MOST_BYTES:
                raise too_large(file.name)
            return clean_photograph(file.name, file.read())
        except Refusal as refusal:
            raise forms.ValidationError(str(refusal)) from None


def _degrees() -> forms.FloatField:
    return forms.FloatField(
        required=False, widget=forms.HiddenInput, error_messages={"invalid": _NO_POSITION}
    )


class PointForm(Deciding):
    """A point, written where it is seen: what, where, and for whoever wants to, more."""

    category = forms.ChoiceField(
        label=_("Vad gäller det?"),
        choices=WalkPoint.Category.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj vad punkten gäller.")},
    )
    where = forms.CharField(
        label=_("Var är det?"),
        help_text=_("Så att den som inte var med hittar dit, till exempel: Gångtunneln vid Ågatan."),
        max_length=200,
        error_messages={"required": _("Skriv var det är, så att den som inte var med hittar dit.")},
    )
    description = forms.CharField(
        label=_("Vad såg ni?"),
        help_text=_("Skriv inga namn och inget som pekar ut någon."),
        required=False,
        max_length=1000,
        widget=long_text(2),
        error_messages={"max_length": _("Skriv högst 1 000 tecken.")},
    )
    photo = PhotoField(
        label=_("Foto"),
        help_text=_(
            "Visas inte för allmänheten. Plats och kamerauppgifter tas bort. Fotografera inga personer."
        ),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    latitude = _degrees()
    longitude = _degrees()
    key = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)

    def clean(self) -> dict[str, Any]:
        """Refuses half a position."""
        data = super().clean() or {}
        if (data.get("latitude") is None) != (data.get("longitude") is None):
            raise forms.ValidationError(_NO_POSITION)
        return data

    def draft(self) -> PointDraft:
        """What a valid form says."""
        said = self.cleaned_data
        here = None
        if said["latitude"] is not None:
            here = Position(said["latitude"], said["longitude"])
        return PointDraft(said["category"], said["where"], said["description"], here, said["photo"])


def initial_of(point: WalkPoint) -> dict[str, Any]:
    """What the form shows of a point that is written already."""
    names = ("category", "where", "description", "latitude", "longitude")
    return {name: getattr(point, name) for name in names}


class OwnerField(forms.ModelChoiceField):  # type: ignore[type-arg]  # none at run time
    """One function, with its party."""

    def label_from_instance(self, obj: Function) -> str:
        """`Granviks kommun: gatuchefen`."""
        return f"{obj.organisation}: {obj.name}"


class AnswerForm(Deciding):
    """Yes, with who answers for it and when; or no, and why."""

    answer = forms.ChoiceField(
        label=_("Vad svarar ni?"),
        choices=[
            (Answer.ACCEPTED.value, _("Ja, vi ser över platsen och åtgärdar när det behövs")),
            (Answer.REFUSED.value, _("Nej")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj ja eller nej.")},
    )
    owner = OwnerField(
        label=_("Om ja: vilken funktion ansvarar?"),
        queryset=Function.objects.none(),
        required=False,
        empty_label=_("Välj funktion"),
    )
    due = day_field(_("Om ja: senast vilken dag?"), "", required=False)
    reason = forms.CharField(
        label=_("Om nej: varför?"),
        help_text=_("Skälet visas för alla när protokollet publiceras. Skriv inga namn."),
        required=False,
        max_length=1000,
        widget=long_text(3),
        error_messages={"max_length": _("Skriv högst 1 000 tecken.")},
    )

    def __init__(self, parties: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        functions = Function.objects.current().filter(organisation__in=parties)
        owner = self.fields["owner"]
        if isinstance(owner, forms.ModelChoiceField):
            owner.queryset = functions.select_related("organisation").order_by("organisation", "name")

    def clean(self) -> dict[str, Any]:
        """Asks for what a yes needs, and what a no needs."""
        data = super().clean() or {}
        if data.get("answer") == Answer.ACCEPTED:
            if not data.get("owner"):
                self._missing("owner", _("Välj vilken funktion som ansvarar."))
            if not data.get("due"):
                self._missing("due", _("Skriv senast vilken dag det ska vara gjort."))
        elif data.get("answer") == Answer.REFUSED and not data.get("reason"):
            self._missing("reason", _("Skriv varför ni säger nej."))
        return data

    def _missing(self, name: str, sentence: Any) -> None:
        if name not in self.errors:
            self.add_error(name, sentence)


class DoneForm(Deciding):
    """That a point has been looked over and, when needed, remedied."""

    outcome = forms.ChoiceField(
        label=_("Hur blev det?"),
        choices=[
            (Outcome.REMEDIED.value, _("Platsen är sedd och åtgärdad")),
            (Outcome.NOTHING_NEEDED.value, _("Platsen är sedd, och ingen åtgärd behövdes")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj hur det blev.")},
    )
    done_on = day_field(_("Vilken dag?"), _("Skriv vilken dag det gjordes."))
    note = forms.CharField(
        label=_("Vad gjordes?"),
        help_text=_("Visas för alla när protokollet publiceras. Skriv inga namn."),
        required=False,
        max_length=1000,
        widget=long_text(3),
        error_messages={"max_length": _("Skriv högst 1 000 tecken.")},
    )

    def __init__(self, today: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"done_on": today}, **kwargs)
        self.fields["done_on"].widget.attrs["max"] = today.isoformat()
