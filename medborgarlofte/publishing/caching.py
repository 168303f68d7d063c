"""Whole public pages, kept in memory until something is written or the day is over.

Why and how far it holds stands in docs/decisions/0008-public-page-cache.md.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import wraps
from hashlib import sha256
from threading import Lock
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language

from medborgarlofte.accounts.newest import newest_write

from .formats import today

View = Callable[..., HttpResponse]

MOST_BYTES = 64_000_000  # of pages in one process
BESIDE = 1_000  # bytes: what a page takes beside its content, so that tiny pages count too


@dataclass(frozen=True, slots=True)
class KeptPage:
    """An answer as it was: its bytes and what they are."""

    content: bytes
    content_type: str
    etag: str


class PageCache:
    """The pages asked for last, at most so many bytes of them. May be used by many threads."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.bytes = 0
        self._pages: OrderedDict[Hashable, KeptPage] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._pages)

    def get(self, key: Hashable) -> KeptPage | None:
        """The page, which is then the last one to go."""
        with self._lock:
            found = self._pages.get(key)
            if found is not None:
                self._pages.move_to_end(key)
            return found

    def put(self, key: Hashable, page: KeptPage) -> None:
        """Keep a page, and let go of those asked for longest ago; one too large for all is not kept."""
        if len(page.content) + BESIDE > self.most_bytes:
            return
        with self._lock:
            self._forget(key)
            self._pages[key] = page
            self.bytes += len(page.content) + BESIDE
            while self.bytes > self.most_bytes:
                self._forget(next(iter(self._pages)))

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._pages.clear()
            self.bytes = 0

    def _forget(self, key: Hashable) -> None:
        page = self._pages.pop(key, None)
        if page is not None:
            self.bytes -= len(page.content) + BESIDE


PAGES = PageCache(MOST_BYTES)


def kept(*known: str) -> Callable[[View], View]:
    """For a public view whose answer depends on its address, the day and the database alone, not the host.

    `known` are the query parameters it understands; a question with any other is answered anew each time,
    so that made-up ones fill nothing. Browsers are told to ask each time, and get 304 when nothing changed.
    """

    def keeping(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not _may_share(request, known):
                return view(request, *args, **kwargs)
            # Read before the page is: then it can be newer than its key says, never older.
            key = (newest_write(), today(), get_language(), request.get_full_path())
            page = PAGES.get(key)
            if page is None:
                response = view(request, *args, **kwargs)
                if not _is_for_all(request, response):
                    return response
                page = _page(response)
                PAGES.put(key, page)
            return _response(request, page)

        return answer  # type: ignore[return-value]

    return keeping


def _may_share(request: HttpRequest, known: tuple[str, ...]) -> bool:
    """Whether the answer may be one that somebody else got: nobody has said who they are."""
    return (
        request.method in {"GET", "HEAD"}
        and "HTTP_AUTHORIZATION" not in request.META
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and all(name in known for name in request.GET)
    )


def _is_for_all(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether an answer is a whole page without anything for one reader: no cookie, no token of a form."""
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not response.has_header("Vary")
        and not response.has_header("Cache-Control")
        and "CSRF_COOKIE_NEEDS_UPDATE" not in request.META
    )


def _page(response: HttpResponse) -> KeptPage:
    etag = f'"{sha256(response.content).hexdigest()[:32]}"'
    return KeptPage(response.content, response["Content-Type"], etag)


def _response(request: HttpRequest, page: KeptPage) -> HttpResponseBase:
    """The page, or 304 to somebody who has it already."""
    headers = {"ETag": page.etag, "Cache-Control": "no-cache"}
    response = HttpResponse(page.content, content_type=page.content_type, headers=headers)
    return get_conditional_response(request, etag=page.etag, response=response) or response
