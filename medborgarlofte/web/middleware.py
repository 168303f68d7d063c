"""Demo mode answers the own machine alone; a session lasts while it is used; a refusal is a sentence."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import ip_address
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from medborgarlofte.domain.errors import NotAllowed
from medborgarlofte.places.gates import needs_second_factor

from .asking import access

_TOO_GREAT = 2**63
GetResponse = Callable[[HttpRequest], HttpResponseBase]
SEEN = "seen"  # in a session: when it was last used, in seconds
EACH = 600  # seconds between notes of use, so that not every page writes


class DemoOnLoopback:
    """In demo mode anybody signs in by a button, so this machine alone may ask, whatever it listens on."""

    def __init__(self, get_response: GetResponse) -> None:
        if not settings.DEMO:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not _is_loopback(request.META.get("REMOTE_ADDR", "")):
            raise PermissionDenied
        return self.get_response(request)


class NotAllowedPage:
    """A refusal that no view has answered itself, because somebody may not do what they asked for."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page with the sentence; any other exception goes on."""
        if not isinstance(exception, NotAllowed):
            return None
        context = {"sentence": str(exception), "lacks_second_factor": _lacks_second_factor(request)}
        return render(request, "web/not_allowed.html", context, status=403)


def _lacks_second_factor(request: HttpRequest) -> bool:
    if not request.user.is_authenticated:
        return False
    found = access(request)
    return needs_second_factor(found) and not found.second_factor


class NumbersOfRows:
    """A number in an address that is greater than that of any row is not there; it is no fault of ours."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, _request: HttpRequest, _view: object, _args: object, parts: dict[str, Any]
    ) -> None:
        """Before the view asks the database, which would refuse the number."""
        if any(isinstance(part, int) and part >= _TOO_GREAT for part in parts.values()):
            raise Http404


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


class SessionInUse:
    """Moves the end of a session on while it is used: it ends after twelve hours without.

    Looks only where a page has looked itself, so that public pages do not come to depend on it.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.session.accessed and request.user.is_authenticated:
            now = timezone.now()
            if now.timestamp() - request.session.get(SEEN, 0) > EACH:
                request.session[SEEN] = now.timestamp()
                UserSession.objects.filter(session_key=request.session.session_key).update(last_seen_at=now)
        return response
