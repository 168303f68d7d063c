"""Whether a meeting is secret. Who reads of it follows from who is called; it is never published."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from medborgarlofte.web.asking import allowed
from medborgarlofte.web.sharing.pages import Shown, secrecy_page

from .finding import address_of, meeting_of


@require_http_methods(["GET", "HEAD", "POST"])
@allowed("occasion.secrecy")
def secrecy(request: HttpRequest, pk: int) -> HttpResponse:
    """Label a meeting secret, or take the label away."""
    found = meeting_of(request, pk, "occasion.secrecy")
    above = reverse("web:meetings:meetings")
    return secrecy_page(request, Shown(found, found.title, address_of(found), _("Möten"), above))
