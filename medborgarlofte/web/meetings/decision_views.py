"""What meetings decided: the list, one more, and that it is done; and that there was no need to meet."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from medborgarlofte.dialogue import actions
from medborgarlofte.dialogue.models import Decision, Meeting
from medborgarlofte.followup.actions import answer_need
from medborgarlofte.followup.unanswered import answerable_by
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.models import Commitment
from medborgarlofte.web.asking import access, actor, allowed
from medborgarlofte.web.deciding import sent
from medborgarlofte.web.occasions.finding import functions_of
from medborgarlofte.web.occasions.form_page import Step, form_page, told_page
from medborgarlofte.web.work.paging import page_of

from .finding import address_of, decision_of, meeting_of, trail_of
from .forms import DecisionForm, DoneForm, OwnerForm
from .need_form import Asked, NeedForm
from .page import commitments_of, decided, may_be_closed

_GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@allowed("occasion.read")
def decisions(request: HttpRequest) -> HttpResponse:
    """What was decided and is not done, the latest first; or what is done."""
    done = "klara" in request.GET
    rows = Decision.objects.visible_to(access(request)).filter(done_on__isnull=not done)
    rows = rows.select_related("meeting", "owner__organisation__municipality")
    part = page_of(request, rows.order_by("-done_on", "-pk") if done else rows)
    shown = [decided(request, one, localdate()) for one in part.object_list]
    context = {"rows": shown, "part": part, "done": done, "saved": "sparat" in request.GET}
    return render(request, "web/meetings/decisions.html", context)


@_GET_OR_POST
@allowed("meeting.minute")
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down something that the meeting decided."""
    found = meeting_of(request, pk, "meeting.minute")
    parties = found.thing().parties
    owners = [one for one in functions_of(found.municipality) if one.organisation_id in parties]
    form = DecisionForm(owners, sent(request))
    step = Step(_("Skriv in ett beslut"), _("Spara beslutet"), address_of(found), trail_of(found))
    return form_page(
        request,
        form,
        step,
        lambda: actions.decide(actor(request), found, form.draft(), confirmed=form.confirmed),
    )


@_GET_OR_POST
@allowed("meeting.settle")
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Say on which day what was decided was done; without a day, that it is not done after all."""
    found, today = decision_of(request, pk), localdate()
    form = DoneForm(sent(request), initial={"done_on": found.done_on or today})
    step = Step(
        _("Är det gjort?"),
        _("Spara"),
        reverse("web:meetings:decisions"),
        _decisions_trail(),
        _("%(decision)s Lämna dagen tom om det inte är gjort.") % {"decision": found.text},
    )
    return form_page(
        request,
        form,
        step,
        lambda: actions.settle_decision(actor(request), found, form.cleaned_data["done_on"], today=today),
    )


@_GET_OR_POST
@allowed("meeting.settle")
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Let another function do what was decided, or by another day."""
    found = decision_of(request, pk)
    parties = found.meeting.thing().parties
    owners = [one for one in functions_of(found.meeting.municipality) if one.organisation_id in parties]
    form = OwnerForm(owners, sent(request), initial={"owner": found.owner_id, "due": found.due})
    back = reverse("web:meetings:decisions")
    step = Step(_("Vem gör det, och till när?"), _("Spara"), back, _decisions_trail(), found.text)

    def do() -> Decision:
        said = form.cleaned_data
        return actions.change_decision(actor(request), found, said["owner"], said["due"])

    return form_page(request, form, step, do)


@_GET_OR_POST
@allowed("followup.answer")
def no_need(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that there was no need for the meeting, and why, where a commitment says "or when needed"."""
    found, today = meeting_of(request, pk), localdate()
    asked = _asked(request, found)
    title, back = _("Inget behov"), address_of(found)
    if not asked:
        lead = _("Mötet räknas inte på något åtagande som gäller vid behov och som du svarar för.")
        return told_page(request, Step(title, "", back, trail_of(found), lead))
    form = NeedForm(asked, sent(request))
    lead = _("Åtagandet gäller bara när det behövs. Ditt svar stänger perioden och är offentligt.")
    step = Step(title, _("Spara"), back, trail_of(found), lead)
    return form_page(request, form, step, lambda: _answered(request, form, found.day, today))


@transaction.atomic
def _answered(request: HttpRequest, form: NeedForm, day: date, today: date) -> None:
    for one in form.cleaned_data["asked"]:
        answer_need(
            actor(request),
            one.commitment,
            one.party,
            day=day,
            arose=False,
            reason=form.cleaned_data["reason"],
            today=today,
            confirmed=form.confirmed,
        )


def _asked(request: HttpRequest, meeting: Meeting) -> list[Asked]:
    """The commitments that may be closed so, for each party that whoever asks may answer for."""
    parties = list(answerable_by(access(request)).filter(municipality=meeting.municipality_id))
    counted = commitments_of(meeting)
    prefetch_related_objects(counted, "targets", "parties")
    closed = [one for one in counted if may_be_closed(one)]
    return [Asked(one, party) for one in closed for party in _accountable(one, parties)]


def _accountable(commitment: Commitment, parties: list[Organisation]) -> list[Organisation]:
    named = {one.pk for one in commitment.parties.all()}
    return [one for one in parties if not named or one.pk in named]


def _decisions_trail() -> tuple[tuple[str, str], ...]:
    return (*trail_of(), (_("Beslut"), reverse("web:meetings:decisions")))
