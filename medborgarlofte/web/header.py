"""The top of every page for whoever has signed in: their work, their account, and signing out."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from medborgarlofte.publishing.header import Header, Link

from .asking import access, can


def staff_header(request: HttpRequest) -> Header | None:
    """None for whoever has not signed in. Without a session's cookie nothing at all is asked for, so that
    the public pages stay the same for everybody and are kept."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_authenticated:
        return None
    account = Link(str(request.user), reverse("account_home"))
    return Header(tuple(_links(request)), account, reverse("account_logout"))


def _links(request: HttpRequest) -> Iterator[Link]:
    if can(request, "work.see"):
        yield Link(_("Min vecka"), reverse("web:work:start"))
    if can(request, "activity.log"):
        yield Link(_("Logga"), reverse("web:choose_promise"))
    if can(request, "document.read"):
        yield Link(_("Granska"), reverse("web:inbox"))
    if access(request).is_administrator:
        yield Link(_("Parter"), reverse("web:work:parties"))
        yield Link(_("Kön"), reverse("web:queue:queue"))
