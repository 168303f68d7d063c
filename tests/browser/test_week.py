"""My week, the annual cycle and planned against done in a browser: legible, reachable, nothing too wide."""

from __future__ import annotations

from datetime import date
from typing import Literal

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from medborgarlofte.accounts.models import User
from medborgarlofte.domain.roles import Role
from medborgarlofte.domain.school import Term
from medborgarlofte.domain.targets import CountTarget, Operator, Per, UncountableTarget
from medborgarlofte.places.actions import set_school_term
from tests.building import ACTOR, a_commitment, a_municipality, a_promise, parties_of
from tests.people import a_user
from tests.weekly import MONTHLY, TERTIAL, did, held_by

from .axe import faults
from .signing_in import signed_in

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = ("arbete/", "arbete/?kommun=Almvik", "arbete/arshjul/", "arbete/planerat/granvik/")
EDGES = """all => all.map(one => one.getBoundingClientRect()).map(b => [b.left, b.right, b.top, b.bottom])"""
WEEKLY = CountTarget(1, Per.WEEK, "fotpatruller", Operator.AT_LEAST)


@pytest.fixture
def officer() -> User:
    """Of two municipalities, with something behind, something weekly, and what cannot be counted."""
    user, year = a_user("polis@exempel.se"), localdate().year
    for place in ("Granvik", "Almvik"):
        police, _town = parties_of(a_municipality(place))
        held_by(police, f"Områdespolisen i {place}", user, Role.LIAISON_OFFICER)
        set_school_term(ACTOR, a_municipality(place), year, Term.AUTUMN, last=date(year, 12, 18))
        promise = a_promise(
            a_commitment("Polisen ska vandra med dem som bor här.", TERTIAL),
            a_commitment("Polisen ska gå till fots i centrum.", WEEKLY),
            a_commitment("Polisen ska besöka skolor.", MONTHLY),
            a_commitment("Polisen ska synas mer.", UncountableTarget("", Per.YEAR)),
            municipality=place,
            label=f"{year - 1}-{year}",
            start=date(year - 1, 1, 1),
            end=date(year + 1, 1, 1),
            entered_on=date(year - 1, 1, 1),
        )
        did(promise.commitments.get(number=3), police, localdate())
    return user


def opened(browser: Browser, server: LiveServer, user: User, **more: object) -> tuple[BrowserContext, Page]:
    context = signed_in(browser, server, user, **more)
    return context, context.new_page()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("prefix", ["/", "/en/"])
def test_axe_finds_nothing(
    browser: Browser, live_server: LiveServer, officer: User, prefix: str, scheme: Literal["light", "dark"]
) -> None:
    faulty = {}
    for width in (320, 1280):
        size = {"width": width, "height": 800}
        context, page = opened(browser, live_server, officer, color_scheme=scheme, viewport=size)
        for address in PAGES:
            answer = page.goto(prefix + address)
            assert answer is not None
            assert answer.status == 200, address
            if found := faults(page, scheme):
                faulty[width, address] = found
        context.close()
    assert faulty == {}


def test_no_page_is_wider_than_its_screen(browser: Browser, live_server: LiveServer, officer: User) -> None:
    context, page = opened(browser, live_server, officer)
    wide = []
    for address in PAGES:
        page.goto(f"/{address}")
        for details in page.locator("main details").all():
            details.evaluate("one => one.open = true")
        for width in (280, 320, 360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wide.append((width, address))
    context.close()
    assert wide == []


def test_the_week_is_narrowed_and_its_action_reached_with_the_keyboard_alone(
    browser: Browser, live_server: LiveServer, officer: User
) -> None:
    size, year = {"width": 360, "height": 740}, localdate().year
    context, page = opened(browser, live_server, officer, viewport=size, java_script_enabled=False)
    page.goto("/arbete/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Min vecka")
    page.get_by_label("Kommun").focus()
    page.keyboard.type("Almvik")
    page.get_by_role("button", name="Visa").press("Enter")
    expect(page.locator("li.waits").first).to_contain_text("Almvik")
    expect(page.locator("main")).not_to_contain_text(
        "Åtagande 1: Polisen ska vandra med dem som bor här. Granvik"
    )
    action = page.locator("a.act", has_text="Åtagande 1")
    action.focus()
    assert (action.bounding_box() or {"height": 0})["height"] >= 44
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{live_server.url}/arbete/uppfoljning/almvik/{year - 1}-{year}/")
    context.close()


def test_the_wheel_is_legible_at_280_pixels(browser: Browser, live_server: LiveServer, officer: User) -> None:
    context, page = opened(browser, live_server, officer, viewport={"width": 280, "height": 700})
    page.goto("/arbete/arshjul/")
    wheel = page.get_by_role("img", name=f"Årshjul för {localdate().year}")
    box = wheel.bounding_box()
    assert box is not None
    assert box["width"] <= 280
    size = wheel.locator("text").first.evaluate("one => one.getBoundingClientRect().height")
    assert size >= 9  # pixels, of the name of a month
    places = wheel.locator("text").evaluate_all(EDGES)
    for number, (left, right, top, bottom) in enumerate(places):
        for other_left, other_right, other_top, other_bottom in places[number + 1 :]:
            apart = left >= other_right or other_left >= right or top >= other_bottom or other_top >= bottom
            assert apart
    context.close()
