"""Reading what is to be signed, signing it, and uploading what was signed elsewhere."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from medborgarlofte.accounts.actions import record_read
from medborgarlofte.domain.errors import NeedsDecision, NotAllowed, Refusal
from medborgarlofte.places.things import Thing
from medborgarlofte.promises import actions
from medborgarlofte.promises.models import CooperationAgreement, Draft, Signatory, Signature
from medborgarlofte.promises.settling import current_settled
from medborgarlofte.promises.signing import signatories_of
from medborgarlofte.web.account.fresh import recently_confirmed
from medborgarlofte.web.asking import access, actor, allowed, need
from medborgarlofte.web.body_limits import takes_files
from medborgarlofte.web.headers import as_download

from .forms import AgreementForm, SignForm, UploadForm
from .page import signing_page

_GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@allowed("draft.read")
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The wording, who has signed it, and who has still to."""
    draft = _found(request, pk)
    record_read(actor(request), draft)
    return _page(request, draft, "web/signing/show.html")


@allowed("draft.sign")
@recently_confirmed
@_GET_OR_POST
def sign(request: HttpRequest, pk: int, signatory: int) -> HttpResponse:
    """Sign the wording that is shown, for one function."""
    draft, seat = _seat(request, pk, signatory, "draft.sign")
    settled = current_settled(draft)
    if settled is None:
        return _to(draft)  # which says that it was changed
    form = SignForm(request.POST or None, initial={"sha256": settled.sha256})
    if request.method == "POST" and form.is_valid():
        try:
            actions.sign(actor(request), settled, seat, seen_sha256=form.cleaned_data["sha256"])
        except NotAllowed:
            raise
        except Refusal as refusal:
            form = SignForm(initial={"sha256": settled.sha256})
            return _page(request, draft, "web/signing/sign.html", form=form, seat=seat, refusal=str(refusal))
        return _to(draft)
    return _page(request, draft, "web/signing/sign.html", form=form, seat=seat)


@takes_files(1)
@allowed("draft.upload_signature")
@_GET_OR_POST
def upload(request: HttpRequest, pk: int, signatory: int) -> HttpResponse:
    """Upload a file in which a function of the own party has signed the wording elsewhere."""
    draft, seat = _seat(request, pk, signatory, "draft.upload_signature")
    settled = current_settled(draft)
    if settled is None:
        return _to(draft)  # which says that it was changed
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file, confirmed = form.cleaned_data["file"], bool(form.cleaned_data.get("confirmed"))
        try:
            actions.upload_signed(
                actor(request), settled, seat, file.read(), str(file.name), confirmed=confirmed
            )
        except NotAllowed:
            raise
        except NeedsDecision as needed:
            form.ask(needed)
        except Refusal as refusal:
            form.add_error("file", str(refusal))
        else:
            return _to(draft)
    return _page(request, draft, "web/signing/upload.html", form=form, seat=seat)


@allowed("draft.read")
@require_safe
def signed_file(request: HttpRequest, pk: int, signature: int) -> HttpResponse:
    """The file of an uploaded signature, for the parties."""
    draft = _found(request, pk)
    rows = Signature.objects.select_related("file").filter(settled__draft=draft.pk)
    file = get_object_or_404(rows, pk=signature, file__isnull=False).file
    if file is None:
        raise Http404
    record_read(actor(request), draft, signature=signature)
    return as_download(bytes(file.content), file.name)


@allowed("draft.edit")
@_GET_OR_POST
def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """Under which agreement the promise is made, and so which functions sign it."""
    draft = _found(request, pk)
    need(request, "draft.edit", draft.thing())
    rows = CooperationAgreement.objects.visible_to(access(request)).select_related("municipality")
    form = AgreementForm(
        rows.filter(municipality=draft.municipality_id),
        request.POST or None,
        initial={"agreement": draft.agreement_id},
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.place_under(actor(request), draft, form.cleaned_data["agreement"])
        except NotAllowed:
            raise
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return _to(draft)
    return _page(request, draft, "web/signing/agreement.html", form=form)


def _found(request: HttpRequest, pk: int) -> Draft:
    rows = Draft.objects.visible_to(access(request)).select_related("municipality", "workspace", "agreement")
    found = rows.prefetch_related("shared_with").filter(pk=pk).first()
    if found is None:
        raise Http404(_("Det finns inget utkast som du kan läsa på den adressen."))
    return found


def _seat(request: HttpRequest, pk: int, signatory: int, permission: str) -> tuple[Draft, Signatory]:
    """The draft, and the function of its agreement that whoever asks may sign for or upload for."""
    draft = _found(request, pk)
    seat = next((one for one in signatories_of(draft) if one.pk == signatory), None)
    if seat is None:
        raise Http404(_("Funktionen undertecknar inte under löftets överenskommelse."))
    need(request, permission, Thing(seat.organisation_id, is_open=draft.thing().is_open))
    return draft, seat


def _to(draft: Draft) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("web:signing:show", args=[draft.pk]))


def _page(request: HttpRequest, draft: Draft, template: str, **more: Any) -> HttpResponse:
    form = more.get("form")
    wrong = bool(more.get("refusal") or (form is not None and form.errors))
    context = {"page": signing_page(request, draft), "place": draft.municipality, **more}
    return render(request, template, context, status=422 if wrong else 200)
