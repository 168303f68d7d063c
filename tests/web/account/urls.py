"""The product's addresses, and two pages that bind others, as those for signing will."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path

from medborgarlofte.urls import urlpatterns as ours
from medborgarlofte.web.account.fresh import recently_confirmed, written_before
from medborgarlofte.web.account.second_factor import second_factor_required


@recently_confirmed
def sign(request: HttpRequest) -> HttpResponse:
    """A form with a note, that says what it did."""
    if request.method == "POST":
        return HttpResponse(f"signed: {request.POST['note']}")
    before = written_before(request)
    return HttpResponse(f"form: {before['note'] if before else ''}")


@second_factor_required
def publish(request: HttpRequest) -> HttpResponse:
    """For whoever has a second factor."""
    return HttpResponse("published")


urlpatterns = [path("skriv-under/", sign), path("publicera/", publish), *ours]
