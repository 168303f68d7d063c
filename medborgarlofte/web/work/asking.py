"""Finding the party that an address names, for somebody who may ask about it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from medborgarlofte.places.models import Organisation
from medborgarlofte.places.permissions import TABLE
from medborgarlofte.web.asking import View, access, need


def of_party(name: str) -> Callable[[View], View]:
    """For a view of one party, which it is given instead of the number in the address.

    Whoever has not signed in does so first. To those who do not belong to the party it is not there; those
    whose role does not allow it are refused.
    """

    def guarding(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, party: int, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            found = _found(request, name, party)
            need(request, name, found.thing())
            return view(request, found, **kwargs)

        guarded.permission = name  # type: ignore[attr-defined]
        return guarded

    return guarding


def _found(request: HttpRequest, name: str, key: int) -> Organisation:
    asking = access(request)
    if key in asking.parties or (asking.is_administrator and TABLE[name].administrator):
        found = Organisation.objects.select_related("municipality").filter(pk=key).first()
        if found is not None:
            return found
    raise Http404(_("Det finns ingen sådan part."))
