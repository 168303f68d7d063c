"""From a filled-in form to an activity, and from a record back to what the form starts with."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import date
from typing import Any

from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.drafts import Activity
from medborgarlofte.promises.models import ActivityRecord, Commitment

from .forms import ActivityForm


def new_key() -> str:
    """What tells one entry from another, however often it is sent."""
    return secrets.token_urlsafe(24)


def first_values(commitment: Commitment, party: Organisation, today: date) -> dict[str, Any]:
    """What the form for something new starts with."""
    parties = list(commitment.parties.all())
    chosen = parties if len(parties) == 1 else [one for one in parties if one == party]
    return {"day": today, "count": 1, "key": new_key(), "parties": [one.pk for one in chosen]}


def values_of(record: ActivityRecord) -> dict[str, Any]:
    """What a record says, as the form holds it, with a key of its own. Its files stay with it."""
    same = ("day", "count", "hours", "hours_taken", "place", "dress", "co_actors", "note")
    values = {name: getattr(record, name) for name in same}
    for name in ("parties", "together_with"):
        values[name] = [one.pk for one in getattr(record, name).all()]
    return values | {"key": new_key()}


def as_activity(form: ActivityForm, commitment: Commitment, party: Organisation) -> Activity:
    """What a valid form says was done."""
    return _filled(form, Activity((commitment,), (), form.cleaned_data["day"])).entered_by(party)


def as_correction(
    form: ActivityForm, record: ActivityRecord, party: Organisation, commitments: tuple[Commitment, ...]
) -> Activity:
    """What a valid form says instead of a record; what it does not ask for stays as it was."""
    kept = Activity(
        commitments,
        (),
        record.day,
        hours=record.hours,
        hours_taken=record.hours_taken,
        making_up_for=record.making_up_for,
        reported_by=record.reported_by,
        occasion=record.occasion,
    )
    return _filled(form, kept).entered_by(party)


def _filled(form: ActivityForm, activity: Activity) -> Activity:
    data = form.cleaned_data
    plain = {name: data[name] for name in ("hours", "hours_taken") if name in form.fields}
    texts = {name: data.get(name, "") for name in ("place", "dress", "co_actors", "note")}
    return replace(
        activity,
        parties=tuple(data["parties"]),
        day=data["day"],
        count=data["count"],
        together_with=tuple(data.get("together_with", ())),
        proofs=tuple(data.get("proofs", ())),
        **plain,
        **texts,
    )
