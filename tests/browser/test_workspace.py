"""The workspace in a browser: nothing that axe finds, nothing too wide, everything with the keyboard."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from medborgarlofte.accounts.actors import COMMAND_LINE
from medborgarlofte.accounts.models import User
from medborgarlofte.domain.roles import Role
from medborgarlofte.places.actions import add_function, hand_over, police_area, set_manager
from medborgarlofte.places.models import Function, Organisation
from tests.building import a_commitment, a_municipality, a_promise, parties_of
from tests.people import a_member, a_user

from .axe import faults
from .looking import wrong

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def coordinator() -> User:
    """Of a town with two functions: one was handed over, with work and a note, the other stands empty."""
    town = parties_of(a_municipality())[1]
    a_promise(a_commitment("Kommunen ska laga lyktorna.", by="municipality"))
    streets, lights = (add_function(COMMAND_LINE, town, name) for name in ("Gatuenheten", "Belysningen"))
    set_manager(COMMAND_LINE, lights, streets)
    doer = a_member(town, Role.DOER, user=a_user("gata@exempel.se", name="Gatans prov"))
    hand_over(COMMAND_LINE, streets, doer, note="Lyktorna är beställda.")
    return a_member(town, Role.COORDINATOR, Role.READER, user=a_user("samordnare@exempel.se"))


def officer() -> User:
    """Of five municipalities of one area."""
    user = a_user("polis@exempel.se")
    for name in ("Granvik", "Almvik", "Stenhult", "Norrfors", "Vintermark"):
        police_area(COMMAND_LINE, "Västra provområdet", a_municipality(name))
        a_member(parties_of(a_municipality(name))[0], Role.LIAISON_OFFICER, user=user)
    return user


def signed_in(browser: Browser, server: LiveServer, user: User, **more: object) -> BrowserContext:
    """A browser in which they have signed in."""
    client = Client()
    client.force_login(user)
    context = browser.new_context(base_url=server.url, locale="sv-SE", **more)  # type: ignore[arg-type]
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": server.url}])
    return context


def addresses(coordinator: User) -> list[tuple[User, str]]:
    """Every page of the workspace, with somebody who may see it."""
    town = Organisation.objects.get(memberships__user=coordinator, memberships__role="coordinator")
    streets, police = Function.objects.get(name="Gatuenheten"), officer()
    own = f"arbete/{town.pk}"
    function = f"{own}/funktioner/{streets.pk}"
    member = User.objects.get(email="gata@exempel.se").pk
    station = police.memberships.order_by("pk")[0].organisation_id
    pages = [
        "arbete/",
        *(f"{own}/medlemmar/{rest}" for rest in ("", "bjud-in/", f"{member}/", f"{member}/avsluta/")),
        *(f"{own}/funktioner/{rest}" for rest in ("", "ny/")),
        *(f"{function}/{rest}" for rest in ("", "andra/", "lamna-over/", "avsluta/")),
        f"{function}/overlamning/{streets.hand_overs.get().pk}/",
        "granvik/",
    ]
    officers = [(police, "arbete/"), (police, f"arbete/{station}/medlemmar/bjud-in/")]
    return (
        [(coordinator, page) for page in pages]
        + officers
        + [(a_user(is_administrator=True), "arbete/parter/")]
    )


@pytest.mark.parametrize("prefix", ["/", "/en/"])
def test_axe_finds_nothing_and_no_page_is_wider_than_its_screen(
    browser: Browser, live_server: LiveServer, coordinator: User, prefix: str
) -> None:
    faulty = {}
    for user, address in addresses(coordinator):
        context = signed_in(browser, live_server, user, viewport={"width": 320, "height": 640})
        page = context.new_page()
        answer = page.goto(prefix + address)
        assert answer is not None
        assert answer.status == 200, address
        if found := wrong(page, prefix):
            faulty[address] = found
        context.close()
    assert faulty == {}


def test_axe_finds_nothing_where_something_is_told_to_be_wrong(
    browser: Browser, live_server: LiveServer, coordinator: User
) -> None:
    context = signed_in(browser, live_server, coordinator)
    page, faulty = context.new_page(), {}
    town = Organisation.objects.get(memberships__user=coordinator, memberships__role="coordinator")
    for address, button in (("medlemmar/bjud-in/", "Bjud in"), ("funktioner/ny/", "Spara")):
        page.goto(f"/arbete/{town.pk}/{address}")
        page.get_by_role("button", name=button).click()
        expect(page.get_by_role("alert")).to_be_visible()
        if found := faults(page, "light"):
            faulty[address] = found
    context.close()
    assert faulty == {}


def test_a_function_is_handed_over_with_the_keyboard_alone_and_without_scripts(
    browser: Browser, live_server: LiveServer, coordinator: User
) -> None:
    context = signed_in(browser, live_server, coordinator, java_script_enabled=False)
    page = context.new_page()
    page.goto("/arbete/")
    _press_on(page, "Lämna över: Ingen har funktionen Belysningen")
    expect(page.get_by_role("heading", level=1)).to_have_text("Lämna över Belysningen")
    page.get_by_label("Vem tar över?").focus()
    page.keyboard.type("Gatans")
    page.keyboard.press("Tab")
    page.keyboard.type("Stegen står i garaget.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Överlämning av Belysningen")
    expect(page.get_by_text("Stegen står i garaget.")).to_be_visible()
    page.goto("/arbete/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Min vecka")
    expect(page.get_by_text("Ingen har funktionen Belysningen")).to_have_count(0)
    context.close()


def _press_on(page: Page, name: str) -> None:
    """Go with Tab to the link of that name, and press it."""
    for _step in range(40):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if (focused.text_content() or "").startswith(name):
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"no way to {name} with Tab")
