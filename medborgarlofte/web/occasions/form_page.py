"""A page that is one form: filled in, taken by a door, and then back to what it was about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from medborgarlofte.web.deciding import Deciding


@dataclass(frozen=True, slots=True)
class Step:
    """What a page with a form is called, what its button does, and where one comes back to."""

    title: str
    button: str
    back: str
    trail: tuple[tuple[str, str], ...] = ()  # the pages above it: what they are called, and their addresses
    lead: str = ""


def form_page(request: HttpRequest, form: Deciding, step: Step, act: Callable[[], object]) -> HttpResponse:
    """The page, or on to `step.back` when the form was sent and the door took it."""
    if request.method == "POST" and form.accepted(act):
        return HttpResponseRedirect(f"{step.back}?sparat")
    context = {"form": form, "step": step}
    return render(request, "web/occasions/form.html", context, status=422 if form.errors else 200)


def told_page(request: HttpRequest, step: Step) -> HttpResponse:
    """The same page where there is nothing to fill in: `step.lead` says why."""
    return render(request, "web/occasions/form.html", {"step": step})
