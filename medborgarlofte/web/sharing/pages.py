"""The pages on which a record is shared, labelled secret or asked about: for whichever kind of record.

A caller finds the record, behind its own gate, and says what it is called and where to go back to.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from medborgarlofte.domain.errors import NeedsDecision, NotAllowed, Refusal
from medborgarlofte.places import actions
from medborgarlofte.places.models import Shareable
from medborgarlofte.web.asking import actor, need
from medborgarlofte.web.drafts.fields import DecidingForm

from .forms import NoteForm, SecrecyForm, ShareForm


@dataclass(frozen=True, slots=True)
class Shown:
    """A record, what its page is called and its address, and the same of the list that it stands in."""

    record: Shareable
    called: str
    back: str
    list_called: str
    list_back: str


def share_page(request: HttpRequest, shown: Shown) -> HttpResponse:
    """Share the record with another party. Says first what that means, since it cannot be taken back."""
    need(request, f"{shown.record.GATE}.share", shown.record.thing())
    form = ShareForm(shown.record, request.POST or None, initial={"ground": shown.record.secrecy})

    def do(confirmed: bool) -> None:
        said = form.cleaned_data
        actions.share(
            actor(request),
            shown.record,
            said["party"],
            ground=said["ground"],
            note=said["note"],
            confirmed=confirmed,
        )

    return _answer(request, shown, form, do, "web/sharing/share.html")


def secrecy_page(request: HttpRequest, shown: Shown) -> HttpResponse:
    """Label the record with a ground for secrecy, or take the label away."""
    need(request, f"{shown.record.GATE}.secrecy", shown.record.thing())
    form = SecrecyForm(request.POST or None, initial={"ground": shown.record.secrecy})

    def do(confirmed: bool) -> None:
        said = form.cleaned_data
        actions.review_secrecy(
            actor(request), shown.record, ground=said["ground"], note=said["note"], confirmed=confirmed
        )

    return _answer(request, shown, form, do, "web/sharing/secrecy.html")


def ask_page(request: HttpRequest, shown: Shown) -> HttpResponse:
    """Ask that somebody else of the same party publishes the record."""
    need(request, f"{shown.record.GATE}.ask", shown.record.thing())
    form = NoteForm(request.POST or None)

    def do(confirmed: bool) -> None:
        note = form.cleaned_data["note"]
        actions.ask_to_publish(actor(request), shown.record, note=note, confirmed=confirmed)

    return _answer(request, shown, form, do, "web/sharing/ask.html")


def take_back(request: HttpRequest, shown: Shown) -> HttpResponse:
    """Take back the question whether the record may be published; for a view that is posted to."""
    actions.take_back_question(actor(request), shown.record)
    return HttpResponseRedirect(shown.back)


def _answer(
    request: HttpRequest,
    shown: Shown,
    form: DecidingForm,
    do: Callable[[bool], None],
    template: str,
) -> HttpResponse:
    """Do it and go back; or the form, with what was refused where it arose."""
    if request.method == "POST" and form.is_valid():
        try:
            do(bool(form.cleaned_data.get("confirmed")))
        except NotAllowed:
            raise
        except NeedsDecision as needed:
            form.ask(needed)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return HttpResponseRedirect(shown.back)
    context = {"form": form, "shown": shown, "place": getattr(shown.record, "municipality", None)}
    return render(request, template, context, status=422 if form.errors else 200)
