"""The product's addresses, and one that answers with given bytes: the least that a Django view can do."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path

from medborgarlofte.urls import urlpatterns as product

GIVEN = {"content": b""}


def given(_request: HttpRequest) -> HttpResponse:
    """Those bytes."""
    return HttpResponse(GIVEN["content"])


urlpatterns = [path("given/bytes/only/", given), *product]
