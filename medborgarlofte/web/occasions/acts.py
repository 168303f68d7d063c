"""What is done alike with a meeting, a walk and a session: the form, and the door behind it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate, localtime

from medborgarlofte.dialogue import actions
from medborgarlofte.dialogue.models import Occasion
from medborgarlofte.promises.actions import set_fulfilled
from medborgarlofte.promises.models import Fulfilment
from medborgarlofte.web.asking import actor
from medborgarlofte.web.deciding import sent

from .finding import commitments_of, functions_of
from .form_page import Step, form_page
from .forms import FulfilForm, InvitedForm, MoveForm, ReasonForm


def invited(request: HttpRequest, found: Occasion, step: Step) -> HttpResponse:
    """Which functions are called."""
    initial = {"invited": [one.pk for one in found.invited.all()]}
    form = InvitedForm(sent(request), functions=functions_of(found.municipality_id), initial=initial)

    def do() -> Occasion:
        chosen, note = form.cleaned_data["invited"], form.cleaned_data["note"]
        return actions.invite(actor(request), found, chosen, note=note, confirmed=form.confirmed)

    return form_page(request, form, step, do)


def fulfils(request: HttpRequest, found: Occasion, step: Step) -> HttpResponse:
    """Which commitments it is counted on when it is held."""
    initial = {
        "commitments": list(Fulfilment.objects.filter(occasion=found).values_list("commitment", flat=True))
    }
    rows = commitments_of(found.municipality_id, found.day)
    form = FulfilForm(sent(request), commitments=rows, initial=initial)

    def do() -> Occasion:
        return set_fulfilled(actor(request), found, form.cleaned_data["commitments"])

    return form_page(request, form, step, do)


def move(request: HttpRequest, found: Occasion, step: Step) -> HttpResponse:
    """Give it other times; what was counted of it follows."""
    form = MoveForm(sent(request), initial=times_of(found))

    def do() -> Occasion:
        said = form.cleaned_data
        return actions.move_occasion(
            actor(request),
            found,
            said["begins_at"],
            said["ends_at"],
            reason=said["reason"],
            today=localdate(),
            confirmed=form.confirmed,
        )

    return form_page(request, form, step, do)


def cancel(request: HttpRequest, found: Occasion, step: Step) -> HttpResponse:
    """Say that it will not be held, and why."""
    form = ReasonForm(sent(request))

    def do() -> Occasion:
        reason = form.cleaned_data["reason"]
        return actions.cancel_occasion(actor(request), found, reason=reason, confirmed=form.confirmed)

    return form_page(request, form, step, do)


def take_back(request: HttpRequest, found: Occasion, step: Step) -> HttpResponse:
    """Say that it was not held after all."""
    form = ReasonForm(sent(request))

    def do() -> Occasion:
        reason = form.cleaned_data["reason"]
        return actions.take_back(
            actor(request), found, reason=reason, today=localdate(), confirmed=form.confirmed
        )

    return form_page(request, form, step, do)


def times_of(found: Occasion) -> dict[str, Any]:
    """What the form of times shows of it."""
    starts, ends = localtime(found.starts_at), localtime(found.ends_at)
    return {"day": starts.date(), "begins": starts, "ends": ends}
