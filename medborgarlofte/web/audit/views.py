"""The auditor's page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from medborgarlofte.accounts.actions import record_read
from medborgarlofte.places.access import visible_entries
from medborgarlofte.web.asking import access, actor, allowed

from .forms import FilterForm
from .page import trail_page


@allowed("audit.read")
@require_safe
def trail(request: HttpRequest) -> HttpResponse:
    """The audit trail, newest first."""
    form = FilterForm(request.GET)
    if not form.is_valid():
        return render(request, "web/audit/trail.html", {"form": form}, status=422)
    page = trail_page(visible_entries(access(request)), form.cleaned_data)
    if page.entries:
        record_read(actor(request), page.entries[0].entry)
    context = {"form": form, "page": page}
    return render(request, "web/audit/trail.html", context)
