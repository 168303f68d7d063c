"""Where somebody is led who has signed in: to their work, who has any."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from medborgarlofte.accounts.adapters import AccountAdapter
from medborgarlofte.places.access import access_of_user
from medborgarlofte.places.gates import may


class LandingAdapter(AccountAdapter):
    """Accounts, and the work that they are for."""

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """My week for whoever has a role in a party; others to their own account."""
        if request.user.is_authenticated and may(access_of_user(request.user), "work.see"):
            return reverse("web:work:start")
        return str(super().get_login_redirect_url(request))
