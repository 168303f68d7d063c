"""While a promise has not begun, its pages say that what it is expected to change is to be written now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.test import Client

from medborgarlofte.domain.lineage import Act
from medborgarlofte.domain.renewal import Choice
from medborgarlofte.domain.roles import Role
from medborgarlofte.domain.targets import CountTarget, Per
from medborgarlofte.followup.actions import renew
from medborgarlofte.promises.models import Draft, Promise
from tests.building import ACTOR, a_commitment, a_promise, parties_of
from tests.people import a_member, let_in
from tests.web.drafts.at import page, text_of

pytestmark = pytest.mark.django_db
TODAY = date(2024, 12, 31)
PAGE, EXPECTED = "/granvik/2025/", "/arbete/uppfoljning/granvik/2025/vantat/"
LINK = "Skriv vad åtagandena väntas ändra"
WHY = "Gör det innan löftet börjar den 1 januari 2025. Bara då kan uppföljningen säga att en förändring"
LATER = "När löftet är publicerat skriver ni vad åtagandena väntas ändra."
YEARLY = CountTarget(104, Per.YEAR, "kontroller")


@pytest.fixture(autouse=True)
def _on_the_last_day_before() -> Iterator[None]:
    with time_machine.travel(TODAY, tick=False):
        yield


def a_promise_of(year: int) -> Promise:
    start, end = date(year, 1, 1), date(year + 1, 1, 1)
    return a_promise(a_commitment("Polisen gör kontroller.", YEARLY), label=str(year), start=start, end=end)


def as_one(client: Client, promise: Promise, role: Role = Role.LIAISON_OFFICER) -> Client:
    let_in(client, a_member(parties_of(promise.municipality)[0], role))
    return client


def a_renewal(promise: Promise, start: date = date(2025, 1, 1)) -> Draft:
    """Of a promise of 2024, in which everything is extended."""
    return renew(
        ACTOR, promise, workspace=parties_of(promise.municipality)[0], start=start,
        end=date(2026, 1, 1), choices=[Choice(1, Act.EXTEND)], reason="Behövs.", lessons="Tidigare.",
        today=TODAY,
    ).draft  # fmt: skip


@pytest.mark.parametrize("role", [Role.LIAISON_OFFICER, Role.COORDINATOR])
def test_the_page_of_a_promise_leads_there_until_it_begins(client: Client, role: Role) -> None:
    promise = a_promise_of(2025)
    as_one(client, promise, role)
    written = page(client, PAGE)
    assert f'href="{EXPECTED}">{LINK}' in written
    assert WHY in text_of(written)
    page(client, EXPECTED)
    with time_machine.travel("2025-01-01 08:00+01:00"):
        as_one(client, promise, role)
        assert EXPECTED not in page(client, PAGE)


def test_nobody_else_is_led_there(client: Client) -> None:
    promise = a_promise_of(2025)
    assert EXPECTED not in page(client, PAGE)
    assert EXPECTED not in page(as_one(client, promise, Role.READER), PAGE)
    elsewhere = a_promise(
        a_commitment("Polisen gör kontroller.", YEARLY, municipality="Almvik"), municipality="Almvik"
    )
    assert EXPECTED not in page(as_one(client, elsewhere), PAGE)


@pytest.mark.parametrize("address", ["/utkast/{0}/", "/utkast/{0}/publicera/", "/arbete/fornya/utkast/{0}/"])
def test_a_renewal_says_what_comes_once_it_is_published(client: Client, address: str) -> None:
    promise = a_promise_of(2024)
    draft = a_renewal(promise)
    party = parties_of(promise.municipality)[0]
    let_in(client, a_member(party, Role.LIAISON_OFFICER, Role.PUBLISHER))
    told = text_of(page(client, address.format(draft.pk)))
    assert f"{LATER} {WHY}" in told
    assert "/vantat/" not in page(client, address.format(draft.pk))


def test_a_draft_of_what_has_begun_says_nothing_of_it(client: Client) -> None:
    promise = a_promise_of(2024)
    as_one(client, promise)
    draft = Draft.objects.get(pk=client.post("/utkast/ratta/granvik/2024/")["Location"].split("/")[2])
    told = text_of(page(client, f"/utkast/{draft.pk}/"))
    assert LATER not in told
    assert LINK not in told


def test_a_draft_of_what_is_published_leads_there(client: Client) -> None:
    as_one(client, a_promise_of(2025))
    draft = client.post("/utkast/ratta/granvik/2025/")["Location"]
    written = page(client, draft)
    assert f'href="{EXPECTED}">{LINK}' in written
    assert WHY in text_of(written)


def test_where_nothing_is_measured_the_page_leads_to_the_figures(client: Client) -> None:
    as_one(client, a_promise_of(2025))
    assert 'href="/arbete/matningar/">Mätningar av problemen' in page(client, EXPECTED)
