"""The page of the queue."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from medborgarlofte.jobs.models import Job
from medborgarlofte.web.asking import actor, allowed

from . import actions
from .page import queue_page


class _JobForm(forms.Form):
    job = forms.IntegerField(min_value=1, max_value=2**62)


@require_http_methods(["GET", "HEAD"])
@allowed("queue.manage")
def queue(request: HttpRequest) -> HttpResponse:
    """What waits, what is being done, what has failed, and what is done every day."""
    return render(request, "web/queue/queue.html", {"page": queue_page()})


@require_POST
@allowed("queue.manage")
def again(request: HttpRequest) -> HttpResponse:
    """Try again what has failed for good."""
    actions.try_again(actor(request), _job(request))
    return HttpResponseRedirect(reverse("web:queue:queue"))


@require_POST
@allowed("queue.manage")
def forget(request: HttpRequest) -> HttpResponse:
    """Take what has failed for good off the list."""
    actions.forget(actor(request), _job(request))
    return HttpResponseRedirect(reverse("web:queue:queue"))


def _job(request: HttpRequest) -> Job:
    form = _JobForm(request.POST)
    key = form.cleaned_data["job"] if form.is_valid() else 0
    return get_object_or_404(Job.objects.exclude(failed_at=None), pk=key)
