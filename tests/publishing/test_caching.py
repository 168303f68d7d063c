"""Kept pages: the same bytes until something is written or the day is over, and nothing of one reader's."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from medborgarlofte.accounts.actions import record_write
from medborgarlofte.publishing.caching import BESIDE, PAGES, KeptPage, PageCache, kept
from tests.building import ACTOR, a_commitment, a_municipality, a_promise

from .made import commitment, logged, text_of

pytestmark = pytest.mark.django_db
PAGE = "/granvik/2024/1/"
EVERY = ["/", "/om/", "/tillganglighet/", "/granvik/", "/granvik/2024/", PAGE, f"{PAGE}?sida=1"]


@pytest.fixture(autouse=True)
def _promise() -> None:
    a_promise(a_commitment("Polisen kontrollerar trafiken."))


def queries(client: Client, address: str, **headers: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(address, headers=headers)
    return len(captured)


@pytest.mark.parametrize("address", [prefix + one for one in EVERY for prefix in ("", "/en")])
def test_a_page_asked_for_again_is_the_same_with_one_query(client: Client, address: str) -> None:
    first, second = client.get(address), client.get(address)
    assert first.content == second.content
    assert first.headers == second.headers
    assert queries(client, address) == 1


@pytest.mark.parametrize("address", ["/granvik/", "/granvik/2024/", PAGE])
def test_what_was_done_is_seen_at_once(client: Client, address: str) -> None:
    assert "Gjort: inget till och med 30 juni" in text_of(client, address)
    logged(commitment(a_municipality().promises.get()), date(2024, 6, 1), 3)
    assert "Gjort: 3 till och med 30 juni" in text_of(client, address)
    assert queries(client, address) == 1


def test_a_published_promise_is_seen_at_once(client: Client) -> None:
    assert "Almvik" not in text_of(client, "/")
    a_promise(a_commitment("Sak.", municipality="Almvik"), municipality="Almvik")
    assert "Almvik" in text_of(client, "/")


def test_languages_are_kept_apart(client: Client) -> None:
    assert text_of(client, "/granvik/") != text_of(client, "/en/granvik/")
    assert "Löftena genom åren" in text_of(client, "/granvik/")


def test_the_next_day_is_another_page(client: Client) -> None:
    assert "till och med 30 juni" in text_of(client, PAGE)
    with time_machine.travel("2024-07-01T00:00:01+02:00", tick=False):
        assert "till och med 1 juli" in text_of(client, PAGE)


def test_what_is_not_known_of_the_question_is_answered_anew_and_fills_nothing(client: Client) -> None:
    for address in (f"{PAGE}?sida=1&x=1", f"{PAGE}?sparat", "/?plats=zzz", "/granvik/?x=2"):
        text_of(client, address)
        assert len(PAGES) == 0
        assert queries(client, address) > 1


@pytest.mark.parametrize("address", ["/finns/inte/", "/granvik/2024/7/", f"{PAGE}?sida=x", "/granvik"])
def test_what_is_not_a_page_is_not_kept(client: Client, address: str) -> None:
    assert client.get(address).status_code in {301, 404}
    assert len(PAGES) == 0


def test_somebody_who_has_the_page_gets_no_bytes_until_it_changes(client: Client) -> None:
    first = client.get(PAGE)
    assert first["Cache-Control"] == "no-cache"
    again = client.get(PAGE, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    logged(commitment(a_municipality().promises.get()), date(2024, 6, 1), 3)
    changed = client.get(PAGE, headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert changed["ETag"] != first["ETag"]


@pytest.mark.parametrize("headers", [{"Authorization": "Basic eDp5"}, {"Cookie": "sessionid=abc"}])
def test_somebody_known_is_answered_for_themselves(client: Client, headers: dict[str, str]) -> None:
    client.get(PAGE)
    assert queries(client, PAGE, **headers) > 1


def test_the_asked_host_is_not_part_of_a_page(client: Client) -> None:
    client.get(PAGE, headers={"Host": "localhost"})
    assert queries(client, PAGE, Host="127.0.0.1") == 1


def asked(view: Any, rf: RequestFactory, address: str = "/x/", method: str = "get") -> Any:
    return kept("sida")(view)(getattr(rf, method)(address))


def _with_cookie(_request: HttpRequest) -> HttpResponse:
    response = HttpResponse("x")
    response.set_cookie("a", "b")
    return response


def _with_token(request: HttpRequest) -> HttpResponse:
    return HttpResponse(get_token(request))


def _private(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("x", headers={"Cache-Control": "private"})


def _varying(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("x", headers={"Vary": "Cookie"})


def _elsewhere(_request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect("/")


def _faulty(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("x", status=500)


@pytest.mark.parametrize("view", [_with_cookie, _with_token, _private, _varying, _elsewhere, _faulty])
def test_an_answer_for_one_reader_or_a_fault_is_never_kept(rf: RequestFactory, view: Any) -> None:
    response = asked(view, rf)
    assert not response.has_header("ETag")
    assert len(PAGES) == 0


def test_a_page_is_kept_under_its_address(rf: RequestFactory) -> None:
    answers = iter(["ett", "två", "tre"])

    def view(_request: HttpRequest) -> HttpResponse:
        return HttpResponse(next(answers))

    keeping = kept("sida")(view)
    got = [keeping(rf.get(address)).content for address in ("/x/", "/x/?sida=2", "/x/", "/x/?sida=2")]
    assert got == [b"ett", "två".encode(), b"ett", "två".encode()]
    assert keeping(rf.post("/x/")).content == b"tre"


def test_what_is_not_found_is_asked_for_again(rf: RequestFactory) -> None:
    def view(_request: HttpRequest) -> HttpResponse:
        raise Http404

    for _ in range(2):
        with pytest.raises(Http404):
            asked(view, rf)
    assert len(PAGES) == 0


def test_a_write_while_a_page_is_made_is_not_hidden_by_it(rf: RequestFactory) -> None:
    """The page that was begun before the write is kept under what was known before it."""
    place = a_municipality()
    answers = iter(["före", "efter"])

    def view(_request: HttpRequest) -> HttpResponse:
        answer = next(answers)
        if answer == "före":
            record_write(ACTOR, "anything", place)
        return HttpResponse(answer)

    keeping = kept()(view)
    assert keeping(rf.get("/x/")).content == "före".encode()
    assert keeping(rf.get("/x/")).content == b"efter"


def test_the_pages_asked_for_longest_ago_make_room() -> None:
    cache = PageCache(3 * (BESIDE + 10))
    page = KeptPage(b"x" * 10, "text/html", '"x"')
    for key in "abc":
        cache.put(key, page)
    assert cache.get("a")
    cache.put("d", page)
    assert [bool(cache.get(key)) for key in "abcd"] == [True, False, True, True]
    assert cache.bytes <= cache.most_bytes


def test_a_page_put_twice_counts_once_and_one_too_large_is_not_kept() -> None:
    cache = PageCache(2 * BESIDE)
    for _ in range(5):
        cache.put("a", KeptPage(b"x", "text/html", '"x"'))
    assert (len(cache), cache.bytes) == (1, BESIDE + 1)
    cache.put("b", KeptPage(b"x" * 2 * BESIDE, "text/html", '"x"'))
    assert cache.get("b") is None
    assert cache.bytes <= cache.most_bytes
