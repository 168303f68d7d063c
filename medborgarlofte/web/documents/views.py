"""Documents on their way in."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from medborgarlofte.accounts.actions import record_read
from medborgarlofte.domain.errors import NeedsDecision
from medborgarlofte.ingest import actions
from medborgarlofte.ingest.models import Document
from medborgarlofte.web.asking import access, actor, allowed, need
from medborgarlofte.web.body_limits import takes_files
from medborgarlofte.web.drafts.page import title_of
from medborgarlofte.web.headers import as_download

from .forms import MOST_FILES, UploadForm
from .inbox import give, inbox_page, stuck_reading


@takes_files(MOST_FILES)
@allowed("document.read")
@require_http_methods(["GET", "HEAD", "POST"])
def inbox(request: HttpRequest) -> HttpResponse:
    """Documents to give, those that are being read, and the reviews that wait."""
    parties = access(request).parties_with("document.give")
    form = UploadForm(parties, request.POST or None, request.FILES or None)
    if request.method == "POST":
        need(request, "document.give")
    if request.method == "POST" and form.is_valid():
        refused = give(actor(request), form.cleaned_data)
        if not refused:
            return HttpResponseRedirect(reverse("web:inbox"))
        for refusal in refused:
            if isinstance(refusal, NeedsDecision):
                form.ask(refusal)
            else:
                form.add_error(None, str(refusal))
    page = inbox_page(access(request), request.GET.get("sida", ""))
    context = {"form": form if parties else None, "page": page}
    return render(request, "web/documents/inbox.html", context, status=422 if form.errors else 200)


@allowed("document.read")
@require_safe
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """One document: how far its reading has come, and the drafts of its promises."""
    found = get_object_or_404(_documents(request), pk=pk)
    reviews = list(found.reviews.select_related("promise__municipality"))
    if len(reviews) == 1:
        return HttpResponseRedirect(reverse("web:draft", args=[reviews[0].pk]))
    record_read(actor(request), found)
    shown = [(one, title_of(one.content())) for one in reviews]
    context = {"document": found, "reviews": shown, "refusal": found.refusal or stuck_reading(found)}
    return render(request, "web/documents/document.html", context)


@allowed("document.read")
@require_safe
def original(request: HttpRequest, pk: int) -> HttpResponse:
    """The document as it was given."""
    found = get_object_or_404(_documents(request), pk=pk)
    given = actions.bytes_of(found)
    if given is None:
        raise Http404
    record_read(actor(request), found, part="original")
    return as_download(given, found.name)


def _documents(request: HttpRequest) -> QuerySet[Document]:
    return Document.objects.visible_to(access(request)).defer("blocks", "reading")
