"""The forms of reminders and calendars."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from medborgarlofte.places.models import Municipality
from medborgarlofte.promises.models import Promise
from medborgarlofte.web.deciding import Deciding
from medborgarlofte.web.models import ReminderChoice


class ChoiceForm(Deciding):
    """How somebody wants to be reminded."""

    is_quiet = forms.TypedChoiceField(
        label=_("Vill du få påminnelser med e-post?"),
        choices=[("nej", _("Ja, ett mejl i veckan när något väntar på mig")), ("ja", _("Nej, inga alls"))],
        coerce=lambda given: given == "ja",
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj ja eller nej.")},
    )
    weekday = forms.TypedChoiceField(
        label=_("Vilken dag?"), choices=[(number, name) for number, name in WEEKDAYS.items()], coerce=int
    )
    quiet_until = forms.DateField(
        label=_("Paus till och med"),
        help_text=_("Till exempel över semestern. Lämna tomt om du inte vill ha paus."),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "short"}),
        error_messages={"invalid": _("Skriv dagen som år, månad och dag, till exempel 2026-06-30.")},
    )
    quiet_places = forms.ModelMultipleChoiceField(
        label=_("Påminn mig inte om"),
        queryset=Municipality.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    language = forms.ChoiceField(label=_("Språk i mejlen"), choices=settings.LANGUAGES)

    def __init__(self, places: Iterable[int], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keys = list(places)
        if len(keys) < 2:
            del self.fields["quiet_places"]
        else:
            self.fields["quiet_places"].queryset = Municipality.objects.filter(pk__in=keys)  # type: ignore[attr-defined]

    @staticmethod
    def initial_of(choice: ReminderChoice, last_quiet: object) -> dict[str, object]:
        """What somebody has chosen, as the form shows it."""
        return {
            "is_quiet": "ja" if choice.is_quiet else "nej",
            "weekday": choice.weekday,
            "quiet_until": last_quiet,
            "quiet_places": list(choice.quiet_places.all()) if choice.pk else [],
            "language": choice.language,
        }


class PromiseField(forms.ModelChoiceField):  # type: ignore[type-arg]  # it has none at run time
    """One of some promises, each called as on every page."""

    def label_from_instance(self, obj: Promise) -> str:
        """`Granvik 2021–2022`."""
        return obj.told()


class FeedForm(Deciding):
    """Which calendar somebody wants an address for."""

    promise = PromiseField(
        label=_("Vad ska kalendern visa?"),
        queryset=Promise.objects.none(),
        required=False,
        empty_label=_("Allt som är mitt"),
    )

    def __init__(self, promises: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["promise"].queryset = promises  # type: ignore[attr-defined]


class EndFeedForm(Deciding):
    """Which of one's addresses is to end."""

    feed = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**62)


class EscalationForm(Deciding):
    """After how many days what is late is lifted."""

    days = forms.IntegerField(
        label=_("Efter hur många dagar?"),
        min_value=1,
        max_value=365,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "short"}),
        error_messages={
            "required": _("Skriv antalet dagar med siffror."),
            "invalid": _("Skriv antalet dagar med siffror."),
        },
    )
