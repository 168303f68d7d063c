"""Asking anew who somebody is before they do what binds others, as to sign.

Decorate the page that holds the form. It is shown to whoever proved who they are in the last five minutes;
others prove it and come back. If the proof grows old while the form is being filled in, what was written is
kept, they prove who they are, and the page shows it again through `written_before`. Nothing is done unasked.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.translation import gettext as _

from medborgarlofte.accounts.models import User
from medborgarlofte.accounts.proof import recently_proved
from medborgarlofte.domain.errors import Refusal

View = Callable[..., HttpResponse]

LONGEST = 100_000  # characters of a form that are kept while its sender proves who they are
_KEPT = "written_before"


def recently_confirmed(view: View) -> View:
    """Only for whoever has just proved who they are; others are led to do it, and back."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not isinstance(request.user, User):
            return redirect_to_login(request.get_full_path())
        if recently_proved(request):
            return view(request, *args, **kwargs)
        if request.method == "POST":
            _keep(request)
        return to_confirm(request, request.user)

    return guarded


def to_confirm(request: HttpRequest, user: User) -> HttpResponse:
    """To the page where they prove who they are, and then back here."""
    ways = get_adapter().get_reauthentication_methods(user)
    return HttpResponseRedirect(f"{ways[0]['url']}?{urlencode({'next': request.get_full_path()})}")


def written_before(request: HttpRequest) -> QueryDict | None:
    """What was sent to this page when the proof had grown old, once, for its form to show again."""
    kept = request.session.get(_KEPT)
    if not kept or kept["path"] != request.path:
        return None
    del request.session[_KEPT]
    return QueryDict(kept["form"])


def _keep(request: HttpRequest) -> None:
    sent = request.POST.copy()
    sent.pop("csrfmiddlewaretoken", None)
    form = sent.urlencode()
    if len(form) > LONGEST:
        raise Refusal(_("Texten är för lång för att sparas medan du bekräftar vem du är."))
    request.session[_KEPT] = {"path": request.path, "form": form}
