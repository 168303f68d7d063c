"""What somebody sees whose request is not taken in: one plain page, for every reason."""

from __future__ import annotations

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def too_large(request: HttpRequest) -> HttpResponse:
    """More was sent than the page takes: it is not read at all."""
    return _page(
        request,
        413,
        _("Det du skickade är för stort"),
        _("En fil får vara högst 20 MB, och högst 20 filer går att skicka på en gång. Dela upp det."),
    )


def without_length(request: HttpRequest) -> HttpResponse:
    """Something is sent that does not say how much it is."""
    return _page(request, 411, _("Det gick inte att ta emot"), _("Det framgår inte hur stort det är."))


def too_fast(request: HttpRequest, seconds: int) -> HttpResponse:
    """More was written in a minute than anybody writes by hand."""
    response = _page(
        request,
        429,
        _("Vänta en liten stund"),
        _("Det har sparats ovanligt mycket på kort tid. Vänta en minut och skicka igen."),
    )
    response["Retry-After"] = str(seconds)
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token: it stood open for too long, or another site sent it."""
    return _page(
        request,
        403,
        _("Formuläret gick inte att skicka"),
        _("Det har legat öppet för länge, eller så tar webbläsaren inte emot kakor. Ladda om sidan."),
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Something that no page of ours sends."""
    if isinstance(exception, (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)):
        return too_large(request)
    return _page(
        request, 400, _("Det gick inte att förstå"), _("Gå tillbaka, ladda om sidan och försök igen.")
    )


def _page(request: HttpRequest, status: int, heading: str, sentence: str) -> HttpResponse:
    context = {"heading": heading, "sentence": sentence}
    return render(request, "web/turned_away.html", context, status=status)
