"""The pages of accounts that allauth has none for, and those of its own that are to do a little more."""

from __future__ import annotations

from typing import Any, cast

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from allauth.socialaccount.adapter import get_adapter as provider_adapter
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.views import ListUserSessionsView
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from medborgarlofte.accounts.invitations import accept_invitation, open_invitation
from medborgarlofte.accounts.models import User
from medborgarlofte.accounts.second_factor import has_second_factor
from medborgarlofte.domain.errors import Refusal

from .devices import device_name
from .forms import AcceptForm, EndSessionsForm

GONE = 410


@never_cache
@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """One's own account. Whoever has accepted an invitation comes here, and is asked for a second factor."""
    user = cast("User", request.user)
    return render(request, "account/home.html", {"has_second_factor": has_second_factor(user)})


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Accept an invitation: choose a password, and be signed in."""
    user = open_invitation(token)
    if user is None:
        return render(request, "account/invitation_over.html", status=GONE)
    form = AcceptForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            accepted = accept_invitation(token, form.cleaned_data["password"])
        except Refusal:  # somebody was faster with the same link
            return render(request, "account/invitation_over.html", status=GONE)
        if request.user.is_authenticated:
            get_adapter().logout(request)
        record_authentication(request, accepted, "password")
        home = reverse("account_home")  # which asks for a second factor
        return perform_login(request, accepted, redirect_url=home)  # type: ignore[no-any-return]
    return render(request, "account/accept.html", {"form": form, "invited": user})


class Sessions(ListUserSessionsView):  # type: ignore[misc]
    """One's own sessions: where one is signed in, to be ended one by one or all others at once."""

    form_class = EndSessionsForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Each session with what it was begun with."""
        told: dict[str, Any] = super().get_context_data(**kwargs)
        rows = [(one, device_name(one.user_agent)) for one in told["sessions"]]
        return {**told, "rows": rows}


@never_cache
@require_safe
@login_required
def confirm_elsewhere(request: HttpRequest) -> HttpResponse:
    """For who has neither password nor second factor here: sign in anew at one's organisation."""
    known = set(SocialAccount.objects.filter(user=request.user).values_list("provider", flat=True))
    providers = [one for one in provider_adapter().list_providers(request) if one.app.provider_id in known]
    return render(request, "account/confirm_elsewhere.html", {"providers": providers})
