"""Who asks for a page, and whether they may: what every staff view begins with."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from medborgarlofte.accounts.actors import Actor
from medborgarlofte.accounts.models import User
from medborgarlofte.places.access import access_of_user, own_party
from medborgarlofte.places.gates import Access, may, require
from medborgarlofte.places.models import Municipality, Organisation
from medborgarlofte.places.things import Thing

View = Callable[..., HttpResponseBase]


def access(request: HttpRequest) -> Access:
    """What the one who asks is, fetched once for the request. Only behind `allowed`."""
    kept: Access | None = getattr(request, "kept_access", None)
    if kept is None:
        kept = access_of_user(_user(request))
        request.kept_access = kept  # type: ignore[attr-defined]
    return kept


def actor(request: HttpRequest) -> Actor:
    """The one who asks, as the doors know them."""
    return _user(request).actor()


def _user(request: HttpRequest) -> User:
    if not request.user.is_authenticated:
        raise RuntimeError("the view is not behind `allowed`")
    return request.user


def allowed(name: str) -> Callable[[View], View]:
    """For a view: whoever has not signed in does so first; whose role never allows it is refused.

    Whether they may do it to the very thing the view finds, `need` asks once it is found.
    """

    def guarding(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not is_signed_in(request):
                return redirect_to_login(request.get_full_path())
            need(request, name)
            return view(request, *args, **kwargs)

        guarded.permission = name  # type: ignore[attr-defined]
        return guarded

    return guarding


def need(request: HttpRequest, name: str, thing: Thing | None = None) -> None:
    """Refuse unless the one who asks may; the page then says why, with status 403."""
    require(access(request), name, thing)


def own(request: HttpRequest, name: str, municipality: Municipality) -> Organisation:
    """The party of a municipality in which the one who asks has a role that gives this; refused without."""
    found = own_party(access(request), name, municipality)
    if found is None:
        need(request, name, Thing())
        raise RuntimeError("who signs in is never the command line")
    return found


def can(request: HttpRequest, name: str, thing: Thing | None = None) -> bool:
    """Whether a page should offer it."""
    return is_signed_in(request) and may(access(request), name, thing)


def is_signed_in(request: HttpRequest) -> bool:
    """Whether somebody has said who they are. Without a session's cookie nothing is looked up."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated
