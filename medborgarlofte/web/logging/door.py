"""What phones send when the net is back: each entry saved, there already, or refused with the sentence."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from medborgarlofte.domain.errors import NotAllowed, Refusal
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises import actions
from medborgarlofte.promises.models import ActivityRecord, Commitment
from medborgarlofte.web.asking import access, actor, own

from .entries import as_activity, first_values
from .forms import MORE, ActivityForm

MOST_ENTRIES = 50  # in one request
_FIELDS = ("day", "count", "hours_taken", *(name for name in MORE if name != "proofs"))
_LONGEST = 3_000  # characters of one value


def answer_to(request: HttpRequest, sent: object, today: date) -> dict[str, Any]:
    """The answer to one entry: its key, what became of it, and the sentence for whoever made it.

    An entry that was saved before, whatever has become of its commitment since, is there already. Nothing
    that is wrong with one entry stops another.
    """
    entry = sent if isinstance(sent, dict) else {}
    key = str(entry.get("key", ""))[:64]
    told: dict[str, Any] = {"key": key}
    try:
        known = ActivityRecord.objects.filter(key=key).first() if key else None
        if known:
            return told | _there(request, known)
        return told | _saved(request, entry, today)
    except Refusal as refusal:
        return told | {"state": "refused", "sentence": str(refusal)}


def _there(request: HttpRequest, known: ActivityRecord) -> dict[str, Any]:
    if not ActivityRecord.objects.visible_to(access(request)).filter(pk=known.pk).exists():
        raise Refusal(_("Du har inte längre rätt att logga här. Fråga den som samordnar hos er."))
    if ActivityRecord.objects.filter(corrects=known).exists():
        return {"state": "there", "sentence": _("Den är redan sparad, och har rättats sedan dess.")}
    return {"state": "there", "sentence": _("Den är redan sparad."), "address": _page(known)}


def _saved(request: HttpRequest, entry: dict[str, Any], today: date) -> dict[str, Any]:
    commitment = _commitment(entry.get("commitment"))
    try:
        party = own(request, "activity.log", commitment.promise.municipality)
    except NotAllowed:
        raise Refusal(_("Du har inte längre rätt att logga här. Fråga den som samordnar hos er.")) from None
    form = ActivityForm(commitment, today, _as_form(entry, commitment, party, today))
    _refuse_what_is_not_asked(form, entry)
    if not form.is_valid():
        raise Refusal(" ".join(dict.fromkeys(str(one) for errors in form.errors.values() for one in errors)))
    record = actions.log_activity(
        actor(request),
        as_activity(form, commitment, party),
        today=today,
        key=form.cleaned_data["key"],
        confirmed=entry.get("confirmed") is True,
        access=access(request),
    )
    return {"state": "saved", "sentence": _("Den är sparad."), "address": _page(record)}


def _commitment(number: object) -> Commitment:
    found: Commitment | None = None
    if isinstance(number, int) and 0 < number < 2**63:
        found = Commitment.objects.to_log().filter(pk=number).first()
    if found is None:
        raise Refusal(_("Åtagandet finns inte längre. Logga det på ett annat, eller ta bort det här."))
    return found


def _refuse_what_is_not_asked(form: ActivityForm, entry: dict[str, Any]) -> None:
    """A sensitive commitment has numbers alone: what was written beside them is refused, not dropped."""
    if any(entry.get(name) for name in MORE if name not in form.fields):
        raise Refusal(_("Åtagandet är märkt som känsligt. Ta bort allt utom dag, antal och tid."))


def _as_form(entry: dict[str, Any], commitment: Commitment, party: Organisation, today: date) -> QueryDict:
    """What was sent, as the form that it goes through. Who did it is as the form starts, if not told."""
    data = QueryDict(mutable=True)
    for name in _FIELDS:
        value = entry.get(name)
        if name == "together_with":
            data.setlist(name, [str(one)[:20] for one in value[:100]] if isinstance(value, list) else [])
        elif isinstance(value, str | int) and not isinstance(value, bool):
            data[name] = str(value)[:_LONGEST]
    parties = entry.get("parties")
    chosen = parties[:100] if isinstance(parties, list) else []
    chosen = chosen or first_values(commitment, party, today)["parties"] or [party.pk]
    data.setlist("parties", [str(one)[:20] for one in chosen])
    data["key"] = str(entry.get("key", ""))
    return data


def _page(record: ActivityRecord) -> str:
    return reverse("web:logged", args=[record.pk])
