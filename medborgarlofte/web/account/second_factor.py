"""Pages for whoever has a second factor alone."""

from __future__ import annotations

from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from medborgarlofte.accounts.models import User
from medborgarlofte.accounts.second_factor import has_second_factor

from .fresh import View


def second_factor_required(view: View) -> View:
    """Whoever has none is led to where they add one, and told why."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not isinstance(request.user, User):
            return redirect_to_login(request.get_full_path())
        if has_second_factor(request.user):
            return view(request, *args, **kwargs)
        messages.warning(
            request, _("Det du ska göra kräver inloggning i två steg. Lägg till det andra steget.")
        )
        return redirect("mfa_index")

    return guarded
