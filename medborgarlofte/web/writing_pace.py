"""How fast one user, or one address, may write: on every node together."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.crypto import salted_hmac

from medborgarlofte.accounts.pace import writes_this_minute

from .turned_away import too_fast

GetResponse = Callable[[HttpRequest], HttpResponseBase]
_ONLY_READS = {"GET", "HEAD", "OPTIONS", "TRACE"}


class WritingPace:
    """Answers 429 to whoever writes faster than anybody does by hand, before their form is read."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in _ONLY_READS:
            now = timezone.now()
            if writes_this_minute(who(request), now) > settings.WRITES_A_MINUTE:
                return too_fast(request, 60 - now.second)
        return self.get_response(request)


def who(request: HttpRequest) -> str:
    """The user, or a hash of the network address: the address itself is not kept."""
    if request.user.is_authenticated:
        return f"user {request.user.pk}"
    return salted_hmac("medborgarlofte.web.writing_pace", _network(_address(request))).hexdigest()


def _address(request: HttpRequest) -> str:
    """Where the request comes from: what our own outermost proxy says, if there is one."""
    if settings.PROXIES:
        named = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        if len(named) >= settings.PROXIES:
            return str(named[-settings.PROXIES].strip())
    return str(request.META.get("REMOTE_ADDR", ""))


def _network(address: str) -> str:
    """One household or office has one address of four numbers, or 2 to the power of 64 of the others."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    return str(ip_network(f"{found}/64", strict=False)) if found.version == 6 else str(found)
