"""What is done with one meeting: its agenda, who is called, that it was held, moved or cancelled."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from medborgarlofte.dialogue import actions
from medborgarlofte.dialogue.models import Meeting
from medborgarlofte.places.models import Function
from medborgarlofte.web.asking import access, actor, allowed
from medborgarlofte.web.deciding import sent
from medborgarlofte.web.occasions import acts
from medborgarlofte.web.occasions.finding import functions_of
from medborgarlofte.web.occasions.form_page import Step, form_page

from .finding import address_of, meeting_of, trail_of
from .forms import AgendaForm, HoldForm, MinutesForm, NameForm
from .page import invited_of
from .proposals import proposed

_GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@_GET_OR_POST
@allowed("occasion.change")
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what it is called, and where it is."""
    found = meeting_of(request, pk, "occasion.change")
    form = NameForm(sent(request), initial={"title": found.title, "place": found.place})

    def do() -> Meeting:
        said = form.cleaned_data
        return actions.change_meeting(
            actor(request), found, said["title"], said["place"], confirmed=form.confirmed
        )

    return form_page(request, form, _step(found, _("Ändra namn och plats"), _("Spara")), do)


@_GET_OR_POST
@allowed("occasion.change")
def agenda(request: HttpRequest, pk: int) -> HttpResponse:
    """Put things on the agenda: of what is late or needs a decision what one chooses, and what one writes."""
    found = meeting_of(request, pk, "occasion.change")
    taken = frozenset(found.agenda.values_list("title", flat=True))
    proposals = proposed(access(request), found.municipality, localdate(), taken)
    form = AgendaForm(proposals, sent(request))
    step = _step(found, _("Lägg till på dagordningen"), _("Lägg till"))
    return form_page(
        request,
        form,
        step,
        lambda: actions.add_agenda_items(actor(request), found, form.items(), confirmed=form.confirmed),
    )


@require_POST
@allowed("occasion.change")
def remove_item(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Take something off the agenda."""
    found = meeting_of(request, pk, "occasion.change")
    actions.remove_agenda_item(actor(request), get_object_or_404(found.agenda.all(), pk=item))
    return HttpResponseRedirect(f"{address_of(found)}?sparat")


@_GET_OR_POST
@allowed("occasion.change")
def invited(request: HttpRequest, pk: int) -> HttpResponse:
    """Which functions are called."""
    found = meeting_of(request, pk, "occasion.change")
    return acts.invited(request, found, _step(found, _("Vilka som kallas"), _("Spara")))


@_GET_OR_POST
@allowed("occasion.change")
def fulfils(request: HttpRequest, pk: int) -> HttpResponse:
    """Which commitments the meeting is counted on when it is held."""
    found = meeting_of(request, pk, "occasion.change")
    return acts.fulfils(request, found, _step(found, _("Vilka åtaganden mötet räknas på"), _("Spara")))


@_GET_OR_POST
@allowed("occasion.hold")
def hold(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that it was held, who was there, and what was said."""
    found = meeting_of(request, pk, "occasion.hold")
    form = HoldForm(*_to_choose(found), sent(request), initial=_written(found))

    def do() -> Meeting:
        return actions.hold_meeting(
            actor(request),
            found,
            form.came(),
            minutes=form.cleaned_data["minutes"],
            today=localdate(),
            confirmed=form.confirmed,
        )

    step = _step(found, _("Skriv in att mötet är hållet"), _("Mötet är hållet"), _counts(found))
    return form_page(request, form, step, do)


@_GET_OR_POST
@allowed("meeting.minute")
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """Write anew who was there, and what was said."""
    found = meeting_of(request, pk, "meeting.minute")
    initial = _written(found) | {"seen": found.minutes_sha256}
    form = MinutesForm(*_to_choose(found), sent(request), initial=initial)

    def do() -> Meeting:
        said = form.cleaned_data
        try:
            return actions.write_minutes(
                actor(request),
                found,
                form.came(),
                said["minutes"],
                seen=said["seen"],
                confirmed=form.confirmed,
            )
        except actions.MinutesChanged as changed:
            form.has_seen(changed.meeting.minutes_sha256)
            raise

    return form_page(request, form, _step(found, _("Närvaro och minnesanteckningar"), _("Spara")), do)


@_GET_OR_POST
@allowed("occasion.move")
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Give it other times; what was counted of it follows."""
    found = meeting_of(request, pk, "occasion.move")
    lead = _("Är det redan räknat rättas det till den nya dagen.")
    return acts.move(request, found, _step(found, _("Flytta mötet"), _("Flytta"), lead))


@_GET_OR_POST
@allowed("occasion.change")
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that it will not be held, and why."""
    found = meeting_of(request, pk, "occasion.change")
    return acts.cancel(request, found, _step(found, _("Ställ in mötet"), _("Ställ in")))


@_GET_OR_POST
@allowed("occasion.move")
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that it was not held after all."""
    found = meeting_of(request, pk, "occasion.move")
    lead = _(
        "Det räknas inte längre på något åtagande. Mötet är planerat igen tills du skriver in hur det blev."
    )
    step = _step(found, _("Ta tillbaka att mötet är hållet"), _("Ta tillbaka"), lead)
    return acts.take_back(request, found, step)


def _counts(found: Meeting) -> str:
    """On how many commitments it will be counted."""
    number = found.fulfils.count()
    if not number:
        return _("Mötet räknas inte på något åtagande. Välj åtaganden först, om det ska göra det.")
    sentence = ngettext(
        "Mötet räknas på %(number)d åtagande, för de parter som var med.",
        "Mötet räknas på %(number)d åtaganden, för de parter som var med.",
        number,
    )
    return sentence % {"number": number}


def _written(found: Meeting) -> dict[str, object]:
    """What was written of it already, also when it was taken back since."""
    came = [one.function_id for one in found.attendance.all() if one.present]
    return {"present": came, "others": came, "minutes": found.minutes}


def _to_choose(found: Meeting) -> tuple[list[Function], list[Function]]:
    """Those who are called, and the others of the municipality, who may have come as well."""
    called = list(invited_of(found))
    known = {one.pk for one in called}
    return called, [one for one in functions_of(found.municipality) if one.pk not in known]


def _step(found: Meeting, title: str, button: str, lead: str = "") -> Step:
    return Step(title, button, address_of(found), trail_of(found), lead)
