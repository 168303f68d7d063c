"""What holds on every page: language, headings, landmarks, and a policy that nothing inline breaks."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.utils import translation
from django.views.defaults import server_error

import medborgarlofte.publishing
from medborgarlofte.domain.targets import CountTarget, Per, UncountableTarget
from tests.building import a_commitment, a_promise
from tests.following import approved, disputed

from .made import text_of

pytestmark = pytest.mark.django_db
FIXED = ["/", "/?plats=zzz", "/om/", "/tillganglighet/"]
REPORTS = ("arsrapport/2024/", "en-sida/2024/", "anslag/")
PAGES = ("", "1/", "2/", "version/1/", *REPORTS)
OF_A_PROMISE = ["/granvik/", *(f"/granvik/2024/{page}" for page in PAGES)]
OF_A_FOLLOW_UP = [f"/granvik/2024/uppfoljning/0/{page}" for page in ("", "version/1/", "rapport/")]
EVERY = [prefix + page for page in FIXED + OF_A_PROMISE + OF_A_FOLLOW_UP for prefix in ("", "/en")]


class Outline(HTMLParser):
    """What of a page can be held to rules: its elements, their attributes, its headings."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.tags)

    def headings(self) -> list[int]:
        return [int(name[1]) for name, _ in self.tags if re.fullmatch("h[1-6]", name)]


@pytest.fixture
def outline(client: Client, request: pytest.FixtureRequest) -> Outline:
    """The page of an address; a follow-up's number is put in where the address has a 0."""
    if "/uppfoljning/" in request.param:
        version = approved(disputed())
        return Outline(text_of(client, request.param.replace("/0/", f"/{version.follow_up_id}/")))
    a_promise(
        a_commitment("Ett.", CountTarget(1, Per.WEEK, "x"), focus_area="Trygghet"),
        a_commitment("Två.", UncountableTarget(), by="both"),
        problem="Ett problem.",
        aim="Ett mål.",
    )
    return Outline(text_of(client, request.param))


on_every_page = pytest.mark.parametrize("outline", EVERY, indirect=True)


@on_every_page
def test_nothing_is_inline(outline: Outline) -> None:
    for tag, attributes in outline.tags:
        assert tag not in {"script", "style"}
        assert "style" not in attributes
        assert not any(name.startswith("on") for name in attributes)


@on_every_page
def test_there_is_one_first_heading_and_no_level_is_skipped(outline: Outline) -> None:
    levels = outline.headings()
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@on_every_page
def test_landmarks_and_the_way_past_the_top(outline: Outline) -> None:
    assert outline.count("main") == outline.count("header") == outline.count("footer") == 1
    ids = {attributes.get("id") for _, attributes in outline.tags}
    inside = [a["href"] for tag, a in outline.tags if tag == "a" and (a.get("href") or "").startswith("#")]
    assert inside[0] == "#innehall"
    assert all(link and link[1:] in ids for link in inside)


@on_every_page
def test_no_name_is_given_twice(outline: Outline) -> None:
    ids = [attributes["id"] for _, attributes in outline.tags if "id" in attributes]
    assert len(ids) == len(set(ids))


@on_every_page
def test_every_drawing_has_a_text_alternative(outline: Outline) -> None:
    for tag, attributes in outline.tags:
        if tag == "svg":
            assert attributes.get("aria-hidden") == "true" or attributes.get("aria-label")


@pytest.mark.parametrize("address", FIXED)
def test_the_language_switch_keeps_the_page(client: Client, address: str) -> None:
    path = address.replace("&", "&amp;")
    assert f'href="/en{path}" lang="en"' in text_of(client, address)
    assert f'href="{path}" lang="sv"' in text_of(client, f"/en{address}")


def test_the_policy_forbids_what_is_inline(client: Client) -> None:
    policy = client.get("/om/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    ("address", "words", "language"),
    [
        ("/finns/inte/alls/", "Sidan finns inte", "sv"),
        ("/en/no/such/page/at/all/", "There is no such page", "en"),
    ],
)
def test_what_is_not_there_is_said_kindly(client: Client, address: str, words: str, language: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert words in answer.content.decode()
    assert f'<html lang="{language}">' in answer.content.decode()


@pytest.mark.parametrize(
    ("language", "words"), [("sv", "Något gick fel hos oss"), ("en", "Something went wrong")]
)
def test_a_fault_of_ours_says_that_nothing_is_lost(rf: RequestFactory, language: str, words: str) -> None:
    request: HttpRequest = rf.get("/")
    with translation.override(language):
        answer = server_error(request)
    assert answer.status_code == 500
    assert words in answer.content.decode()


def test_search_engines_may_read_the_promises_but_not_the_form(client: Client) -> None:
    answer = client.get("/robots.txt")
    assert answer["Content-Type"] == "text/plain"
    assert "Disallow: /logga/" in answer.content.decode()


@pytest.mark.parametrize("address", ["/", "/granvik/", "/om/"])
def test_pages_are_only_read(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405


def test_about_explains_every_status(client: Client) -> None:
    page = text_of(client, "/om/")
    for word in ("I takt", "Efter", "Inte rapporterat", "Före uppföljningen här", "Väntar på rapport"):
        assert word in page


def test_templates_hold_no_style_and_no_script_of_their_own() -> None:
    package = Path(medborgarlofte.publishing.__file__).parent.parent
    for template in package.glob("*/templates/**/*.html"):
        html = template.read_text(encoding="utf-8")
        assert not re.search(r"""\sstyle=|<style|<script(?!( type="module")? src=)""", html), template
