"""Signing in as somebody of the example, with one button. In demo mode alone."""

from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from medborgarlofte.web.demo_people import demo_users

_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@require_POST
def sign_in_as(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign in as one of the invented users, as if with password and code."""
    if not settings.DEMO:
        raise Http404
    user = get_object_or_404(demo_users(), pk=pk)
    login(request, user, backend=_BACKEND)
    record_authentication(request, user, "password")
    return HttpResponseRedirect(reverse("web:work:start"))
