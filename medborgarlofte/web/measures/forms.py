"""The forms of a measure."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from medborgarlofte.dialogue.models import WalkPoint
from medborgarlofte.incidents.measure_drafts import MeasureDraft
from medborgarlofte.incidents.models import Measure, MeasureKind, PhysicalKind
from medborgarlofte.places.models import Municipality
from medborgarlofte.web.deciding import Deciding
from medborgarlofte.web.drafts.fields import long_text
from medborgarlofte.web.occasions.fields import SomeOf, day_field
from medborgarlofte.web.occasions.finding import commitments_of
from medborgarlofte.web.occasions.forms import commitment_told

_SORTS = [*PhysicalKind.choices, (MeasureKind.SOCIAL.value, MeasureKind.SOCIAL.label)]


class PointField(forms.ModelChoiceField):  # type: ignore[type-arg]  # none at run time
    """A point of a walk, by the walk's name and its own number."""

    def label_from_instance(self, obj: WalkPoint) -> str:
        """`Vandring i centrum, 3: Gångtunneln`."""
        return f"{obj.walk.title}, {obj.number}: {obj.where}"


class MeasureForm(Deciding):
    """What was decided, where, and what it is for."""

    sort = forms.ChoiceField(
        label=_("Vilken sorts åtgärd?"),
        choices=_SORTS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj vilken sorts åtgärd det är.")},
    )
    what = forms.CharField(
        label=_("Vad ska göras?"),
        help_text=_("Till exempel: Två farthinder."),
        max_length=200,
        error_messages={"required": _("Skriv vad som ska göras.")},
    )
    where = forms.CharField(
        label=_("Var?"),
        max_length=200,
        error_messages={"required": _("Skriv var det görs.")},
    )
    decision = forms.CharField(
        label=_("Vilket beslut?"),
        help_text=_("Diarienummer och paragraf, till exempel TN 2026/12 § 4."),
        max_length=100,
        widget=forms.TextInput(attrs={"class": "short", "autocomplete": "off"}),
        error_messages={"required": _("Skriv vilket beslut det är, till exempel TN 2026/12 § 4.")},
    )
    decided_on = day_field(_("Vilken dag togs beslutet?"), _("Skriv vilken dag beslutet togs."))
    planned_by = day_field(
        _("När ska den vara klar?"), "", required=False, help_text=_("Lämna tomt om ingen dag är satt.")
    )
    point = PointField(
        label=_("Svarar den på en punkt från en trygghetsvandring?"),
        queryset=WalkPoint.objects.none(),
        required=False,
        empty_label=_("Nej"),
    )
    serves = SomeOf(label=_("Hör den till några åtaganden?"), required=False)

    def __init__(
        self, place: Municipality, points: QuerySet[WalkPoint], today: date, *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decided_on"].widget.attrs["max"] = today.isoformat()
        cast("PointField", self.fields["point"]).queryset = points
        cast("SomeOf", self.fields["serves"]).offer(commitments_of(place, today), commitment_told)

    def draft(self) -> MeasureDraft:
        """What a valid form says."""
        said = self.cleaned_data
        is_social = said["sort"] == MeasureKind.SOCIAL
        kind = MeasureKind.SOCIAL if is_social else MeasureKind.SITUATIONAL
        names = ("what", "where", "decision", "decided_on", "planned_by", "point")
        words = {name: said[name] for name in names}
        return MeasureDraft(kind=kind.value, physical="" if is_social else said["sort"], **words)


class ChangeForm(MeasureForm):
    """Also whether work has begun."""

    ongoing = forms.BooleanField(label=_("Arbetet har börjat"), required=False)
    field_order = ("ongoing",)


class CompletedForm(Deciding):
    """Which day it was completed."""

    completed_on = day_field(_("Vilken dag blev den klar?"), _("Skriv vilken dag den blev klar."))

    def __init__(self, today: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"completed_on": today}, **kwargs)
        self.fields["completed_on"].widget.attrs["max"] = today.isoformat()


class DroppedForm(Deciding):
    """Why it will not be done."""

    reason = forms.CharField(
        label=_("Varför blir den inte av?"),
        help_text=_("Skälet visas för alla när åtgärden publiceras på nytt. Skriv inga namn."),
        max_length=1000,
        widget=long_text(3),
        error_messages={
            "required": _("Skriv varför åtgärden inte blir av."),
            "max_length": _("Skriv högst 1 000 tecken."),
        },
    )


def initial_of(measure: Measure) -> dict[str, Any]:
    """What the form shows of a measure."""
    names = ("what", "where", "decision", "decided_on", "planned_by")
    return {
        **{name: getattr(measure, name) for name in names},
        "sort": measure.physical or measure.kind,
        "point": measure.point_id,
        "serves": [one.commitment_id for one in measure.serves.all()],
        "ongoing": measure.state == Measure.State.ONGOING,
    }
