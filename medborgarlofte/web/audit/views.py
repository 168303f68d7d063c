"""The auditor's page. In demo mode alone, until people sign in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from medborgarlofte.web.demo_only import demo_only

from .forms import FilterForm
from .page import trail_page


@demo_only
@require_safe
def trail(request: HttpRequest) -> HttpResponse:
    """The audit trail, newest first."""
    form = FilterForm(request.GET)
    if not form.is_valid():
        return render(request, "web/audit/trail.html", {"form": form}, status=422)
    context = {"form": form, "page": trail_page(form.cleaned_data)}
    return render(request, "web/audit/trail.html", context)
