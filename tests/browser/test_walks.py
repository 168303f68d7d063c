"""A safety walk on a phone: planned, three points written where they are seen, answered, and read by all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Literal

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from medborgarlofte.accounts.models import User
from medborgarlofte.dialogue.models import SafetyWalk, WalkPoint
from medborgarlofte.places.models import Organisation
from tests.building import a_municipality, parties_of
from tests.walking import a_function, a_public_walk

from .axe import faults
from .signing_in import signed_in

WHERE = {"latitude": 59.1234, "longitude": 15.2345}


@pytest.fixture
def town(member: User) -> Organisation:
    """The party that the walk is planned for."""
    town = parties_of(a_municipality())[1]
    a_function(town)
    return town


@pytest.fixture
def phone(browser: Browser, live_server: LiveServer, member: User, town: Organisation) -> Iterator[Page]:
    context = signed_in(
        browser, live_server, member, viewport={"width": 360, "height": 640}, geolocation=WHERE,
        permissions=["geolocation"],
    )  # fmt: skip
    yield context.new_page()
    context.close()


def _planned(phone: Page, town: Organisation) -> SafetyWalk:
    phone.goto(f"/arbete/vandringar/ny/?part={town.pk}")
    phone.get_by_label("Vad ska vandringen heta?").fill("Vandring vid ån")
    phone.get_by_label("Vilken dag?").fill((localdate() - timedelta(days=3)).isoformat())
    phone.get_by_label("Börjar").fill("18:00")
    phone.get_by_label("Slutar").fill("20:00")
    phone.get_by_label("Var samlas ni?").fill("Stora torget")
    assert not faults(phone, "light")
    phone.get_by_role("button", name="Spara").click()
    expect(phone.get_by_role("heading", name="Vandring vid ån")).to_be_visible()
    return SafetyWalk.objects.get()


def _point(phone: Page, category: str, where: str) -> None:
    phone.get_by_label(category, exact=True).check()
    phone.get_by_label("Var är det?").fill(where)
    phone.get_by_role("button", name="Spara punkten").click()
    expect(phone.get_by_role("heading", name="är sparad")).to_be_visible()


def _answered(phone: Page, point: WalkPoint, *, yes: bool) -> None:
    phone.goto(f"/arbete/vandringar/punkt/{point.pk}/svar/")
    if yes:
        phone.get_by_label("Ja, vi ser över").check()
        phone.get_by_label("Om ja: vilken funktion").select_option(index=1)
        phone.get_by_label("Om ja: senast").fill((localdate() + timedelta(days=30)).isoformat())
    else:
        phone.get_by_label("Nej", exact=True).check()
        phone.get_by_label("Om nej: varför?").fill("Marken är inte vår.")
    assert not faults(phone, "light")
    phone.get_by_role("button", name="Spara svaret").click()
    expect(phone.get_by_role("heading", name="Sparat")).to_be_visible()


def test_from_the_plan_to_the_public_page(phone: Page, town: Organisation) -> None:
    walk = _planned(phone, town)
    phone.get_by_role("link", name="Lägg till en punkt").click()
    phone.get_by_role("button", name="Använd min plats").click()
    expect(phone.get_by_text("Platsen kommer med.")).to_be_visible()
    assert not faults(phone, "light")
    _point(phone, "Mörk plats", "Gångtunneln vid Ågatan")
    _point(phone, "Nedskräpad plats", "Stigen bakom stationen")
    _point(phone, "Skadegörelse", "Busskuren på Storgatan")
    phone.get_by_role("link", name="Till protokollet", exact=True).click()
    expect(phone.get_by_text("Ingen har svarat på punkt 3. Det har gått 3 dagar")).to_be_visible()
    first, second, _third = walk.points.all()
    assert (first.latitude, first.longitude) == (WHERE["latitude"], WHERE["longitude"])
    _answered(phone, first, yes=True)
    _answered(phone, second, yes=False)
    assert not faults(phone, "light")
    phone.get_by_role("link", name="Läs igenom och publicera").click()
    assert not faults(phone, "light")
    phone.get_by_role("button", name="Publicera vandringen").click()
    phone.goto(f"/granvik/trygghetsvandringar/{walk.pk}/")
    expect(phone.get_by_role("img", name="Karta med 1 numrerad punkt")).to_be_visible()
    expect(phone.get_by_text("Marken är inte vår.")).to_be_visible()
    expect(phone.get_by_text("Av 3 punkter har 1 fått ja, 1 nej och 1 inget svar.")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_public_pages_are_read_by_everybody(
    page: Page, width: int, scheme: Literal["light", "dark"]
) -> None:
    walk = a_public_walk()
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    for address in ("/granvik/trygghetsvandringar/", f"/granvik/trygghetsvandringar/{walk.pk}/"):
        page.goto(address)
        assert not faults(page, scheme)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
