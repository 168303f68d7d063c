"""Agreements for those who write, share, register and publish them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from medborgarlofte.accounts.actions import record_read
from medborgarlofte.domain.errors import NeedsDecision, NotAllowed, Refusal
from medborgarlofte.places.models import Organisation
from medborgarlofte.places.things import Thing
from medborgarlofte.promises import actions
from medborgarlofte.promises.models import CooperationAgreement
from medborgarlofte.web.asking import access, actor, allowed, need
from medborgarlofte.web.drafts.fields import DecidingForm
from medborgarlofte.web.sharing import pages as sharing
from medborgarlofte.web.sharing.pages import Shown

from .forms import (
    EditForm,
    EndForm,
    PublishForm,
    RegistryNumberForm,
    SeenAgreementForm,
    SignatoriesForm,
    TermsForm,
    initial_of,
)
from .page import agreement_view, readable, register_page, title_of

_GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@allowed("agreement.read")
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """The agreements that one may read."""
    may_start = bool(access(request).parties_with("agreement.start"))
    context = {"page": register_page(request), "may_start": may_start}
    return render(request, "web/agreements/register.html", context)


@allowed("agreement.start")
@_GET_OR_POST
def new(request: HttpRequest) -> HttpResponse:
    """Enter an agreement. Who writes for several parties first says for which."""
    parties = Organisation.objects.filter(pk__in=access(request).parties_with("agreement.start"))
    parties = parties.select_related("municipality").order_by("municipality__name", "pk")
    workspace = _chosen(request, list(parties))
    if workspace is None:
        return render(request, "web/agreements/choose_party.html", {"parties": parties})
    form = TermsForm(workspace.municipality, request.POST or None, initial={"parties": [workspace.pk]})

    def do(confirmed: bool) -> CooperationAgreement:
        return actions.start_agreement(actor(request), workspace, form.terms(), confirmed=confirmed)

    if made := _done(request, form, do):
        return _to(made)
    context = {"form": form, "workspace": workspace, "place": workspace.municipality}
    return render(request, "web/agreements/new.html", context, status=422 if form.errors else 200)


def _chosen(request: HttpRequest, parties: list[Organisation]) -> Organisation | None:
    if len(parties) == 1:
        return parties[0]
    asked = request.GET.get("part", "")
    return next((one for one in parties if str(one.pk) == asked), None)


@allowed("agreement.read")
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One agreement as it is now."""
    found = _found(request, pk)
    record_read(actor(request), found)
    context = {"page": agreement_view(request, found), "place": found.municipality}
    return render(request, "web/agreements/show.html", context)


@allowed("agreement.edit")
@_GET_OR_POST
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what an agreement says."""
    found = _found(request, pk)
    need(request, "agreement.edit", found.thing())
    form = EditForm(found.municipality, request.POST or None, initial=initial_of(found))

    def do(confirmed: bool) -> CooperationAgreement:
        seen = form.cleaned_data["revision"]
        return actions.edit_agreement(actor(request), found, form.terms(), revision=seen, confirmed=confirmed)

    return _answer(request, found, form, do, "web/agreements/edit.html")


@allowed("agreement.edit")
@_GET_OR_POST
def signatories(request: HttpRequest, pk: int) -> HttpResponse:
    """Which functions sign promises under the agreement."""
    found = _found(request, pk)
    need(request, "agreement.edit", found.thing())
    form = SignatoriesForm(found, request.POST or None)

    def do(confirmed: bool) -> CooperationAgreement:
        seen = form.cleaned_data["revision"]
        return actions.set_signatories(
            actor(request), found, form.wanted(), revision=seen, confirmed=confirmed
        )

    return _answer(request, found, form, do, "web/agreements/signatories.html")


@allowed("agreement.register")
@_GET_OR_POST
def registry_number(request: HttpRequest, pk: int, party: int) -> HttpResponse:
    """The number that one party's registry has given the agreement."""
    found = _found(request, pk)
    of_party = get_object_or_404(found.parties.all(), pk=party)
    need(request, "agreement.register", Thing(of_party.pk))
    known = found.registry_numbers.filter(organisation=of_party).first()
    form = RegistryNumberForm(request.POST or None, initial={"number": known.number if known else ""})
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_registry_number(actor(request), found, of_party, form.cleaned_data["number"])
        except NotAllowed:
            raise
        except Refusal as refusal:
            form.add_error("number", str(refusal))
        else:
            return _to(found)
    return _page(request, found, form, "web/agreements/registry_number.html", party=of_party)


@allowed("agreement.end")
@_GET_OR_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that an agreement stops to hold, why, and what replaces it."""
    found = _found(request, pk)
    need(request, "agreement.end", found.thing())
    others = readable(request).filter(municipality=found.municipality_id).exclude(pk=found.pk)
    seen = {"revision": found.revision}
    form = EndForm(others, localdate(), request.POST or None, initial=seen)

    def do(confirmed: bool) -> CooperationAgreement:
        said = form.cleaned_data
        return actions.end_agreement(
            actor(request),
            found,
            last_day=said["last"],
            reason=said["reason"],
            replaced_by=said["replaced_by"],
            revision=said["revision"],
            confirmed=confirmed,
        )

    return _answer(request, found, form, do, "web/agreements/end.html")


@allowed("agreement.publish")
@_GET_OR_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Read what becomes public, and publish it."""
    found = _found(request, pk)
    need(request, "agreement.publish", found.thing())
    seen = {"revision": found.revision}
    form = PublishForm(request.POST or None, new=not found.version, initial=seen)

    def do(confirmed: bool) -> CooperationAgreement:
        said = form.cleaned_data
        version = actions.publish_agreement(
            actor(request),
            found,
            revision=said["revision"],
            reason=said.get("reason", ""),
            confirmed=confirmed,
        )
        return version.agreement

    return _answer(request, found, form, do, "web/agreements/publish.html")


@allowed("agreement.share")
@_GET_OR_POST
def share(request: HttpRequest, pk: int) -> HttpResponse:
    """Share an agreement with another party."""
    return sharing.share_page(request, _shown(request, pk))


@allowed("agreement.secrecy")
@_GET_OR_POST
def secrecy(request: HttpRequest, pk: int) -> HttpResponse:
    """Label an agreement secret, or take the label away."""
    return sharing.secrecy_page(request, _shown(request, pk))


@allowed("agreement.ask")
@_GET_OR_POST
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask that somebody else publishes an agreement."""
    return sharing.ask_page(request, _shown(request, pk))


@allowed("agreement.ask")
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take that question back."""
    return sharing.take_back(request, _shown(request, pk))


def _found(request: HttpRequest, pk: int) -> CooperationAgreement:
    found = readable(request).filter(pk=pk).first()
    if found is None:
        raise Http404(_("Det finns ingen överenskommelse som du kan läsa på den adressen."))
    return found


def _shown(request: HttpRequest, pk: int) -> Shown:
    found = _found(request, pk)
    here, above = reverse("web:agreements:show", args=[found.pk]), reverse("web:agreements:register")
    return Shown(found, title_of(found), here, _("Överenskommelser"), above)


def _to(agreement: CooperationAgreement) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("web:agreements:show", args=[agreement.pk]))


def _done(
    request: HttpRequest, form: DecidingForm, do: Callable[[bool], CooperationAgreement]
) -> CooperationAgreement | None:
    """What was done; None when it was not, and then the form says why."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        return do(bool(form.cleaned_data.get("confirmed")))
    except NotAllowed:
        raise
    except NeedsDecision as needed:
        form.ask(needed)
    except actions.AgreementChanged as changed:
        if isinstance(form, SeenAgreementForm):
            form.meet_other(changed)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
    return None


def _answer(
    request: HttpRequest,
    found: CooperationAgreement,
    form: DecidingForm,
    do: Callable[[bool], CooperationAgreement],
    template: str,
) -> HttpResponse:
    done = _done(request, form, do)
    return _to(done) if done else _page(request, found, form, template)


def _page(
    request: HttpRequest, found: CooperationAgreement, form: Any, template: str, **more: Any
) -> HttpResponse:
    theirs = getattr(form, "theirs", None)
    context = {
        "form": form,
        "page": agreement_view(request, theirs or found),
        "meanwhile": theirs is not None,
        "place": found.municipality,
        **more,
    }
    return render(request, template, context, status=422 if form.errors else 200)
