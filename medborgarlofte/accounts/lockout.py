"""Whoever guesses passwords is locked out for a quarter of an hour, whether or not there is such a user.

Wrong passwords are counted in the database for each name tried from each address, and for the address alone.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from allauth.account.adapter import get_adapter
from axes.attempts import get_cool_off_threshold
from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

ADDRESS_ALLOWANCE = (
    10  # times as many wrong passwords from one address, where a whole office may sit behind it
)
TOO_MANY = 429

Credentials = dict[str, Any] | None


def name_tried(request: HttpRequest, credentials: Credentials) -> str:
    """The address of e-mail that somebody tries to sign in with."""
    told = credentials or {}
    return str(told.get("email") or told.get("username") or request.POST.get("login", "")).strip().lower()


def address_of(request: HttpRequest) -> str:
    """The network address that the request comes from, past the proxies that are ours; empty without one."""
    if "REMOTE_ADDR" not in request.META:  # nobody asks over the network
        return ""
    return str(get_adapter().get_client_ip(request))


class Attempts(AxesDatabaseHandler):  # type: ignore[misc]
    """Counts wrong passwords; those by address alone weigh less."""

    def get_failures(self, request: HttpRequest, credentials: Credentials = None) -> int:
        """How many wrong passwords, as they count against the limit."""
        by_name, by_address = (
            sum(rows.values_list("failures_since_start", flat=True))
            for rows in self.get_user_attempts(request, credentials)
        )
        return int(max(by_name, by_address // ADDRESS_ALLOWANCE))

    def reset_user_attempts(self, request: HttpRequest, credentials: Credentials = None) -> int:
        """Forget those of this name, once the right password is given; others from its address count on."""
        by_name, _by_address = self.filter_user_attempts(request, credentials)
        return int(by_name.delete()[0])


def locked_out_page(request: HttpRequest, response: HttpResponse, credentials: Credentials) -> HttpResponse:
    """What happened, and when to try again. The same whether or not there is such a user."""
    return render(request, "account/locked_out.html", {"until": _until(request)}, status=TOO_MANY)


def _until(request: HttpRequest) -> datetime:
    recent = AccessAttempt.objects.filter(
        ip_address=address_of(request), attempt_time__gt=get_cool_off_threshold(request)
    )
    last: datetime = recent.aggregate(last=Max("attempt_time"))["last"] or timezone.now()
    wait: timedelta = get_cool_off(request)
    return last + wait
