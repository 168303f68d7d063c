"""How much one request may send: said before anything of it is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from medborgarlofte.ingest.sources.limits import MAX_BYTES

from .turned_away import too_large, without_length

GetResponse = Callable[[HttpRequest], HttpResponseBase]
View = TypeVar("View", bound=Callable[..., HttpResponseBase])
_FILES = "most_files"  # the attribute of a view that takes files
_WITHOUT_BODY = {"GET", "HEAD", "OPTIONS", "TRACE"}


def takes_files(most: int) -> Callable[[View], View]:
    """The page has a form with so many files, each of the size that a document or a sheet may have.

    Stands above every other decorator. A page without it takes a form of fields alone.
    """

    def marking(view: View) -> View:
        setattr(view, _FILES, most)
        return view

    return marking


def most_bytes(view: Callable[..., Any]) -> int:
    """How much a request to this view may send, the other fields of its form included."""
    files: int = getattr(view, _FILES, 0)
    return int(settings.DATA_UPLOAD_MAX_MEMORY_SIZE) + files * MAX_BYTES


class BoundedBody:
    """Refuses what is too large by the length that it says it has; the server reads no further than that."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], *_args: Any
    ) -> HttpResponse | None:
        """Before the view and whatever else reads the form."""
        if request.method in _WITHOUT_BODY:
            return None
        length = request.META.get("CONTENT_LENGTH") or ""
        if not length.isdigit():
            return without_length(request) if "HTTP_TRANSFER_ENCODING" in request.META else None
        return too_large(request) if int(length) > most_bytes(view) else None
