"""My week: three lists over all municipalities, each row with its one action, narrowed without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from medborgarlofte.domain.roles import Role
from medborgarlofte.domain.school import Term
from medborgarlofte.domain.targets import CountTarget, Operator, Per, UncountableTarget
from medborgarlofte.places.actions import set_school_term
from tests.building import ACTOR, a_commitment, a_municipality, a_promise, parties_of
from tests.people import a_member, a_user
from tests.weekly import MONTHLY, TERTIAL, did, held_by, named

from .pages import as_, text_of

pytestmark = pytest.mark.django_db
PLACES = ("Granvik", "Almvik", "Stenhult", "Norrfors", "Vintermark")
MOST = 12
TERM = CountTarget(1, Per.SCHOOL_TERM, "sök", Operator.AT_LEAST)


@pytest.fixture(autouse=True)
def _on_a_day() -> Iterator[None]:
    with time_machine.travel("2024-08-28T10:00:00+02:00", tick=False):
        yield


def lists_of(client: Client, address: str = "/arbete/") -> dict[str, list[tuple[str, str]]]:
    """The lists of the page: the title and the action of each row, by heading."""
    page = html.fromstring(client.get(address).content.decode())
    found = {}
    for section in page.findall(".//section"):
        titles = [row.findtext(".//strong") or "" for row in section.findall(".//li[@class='waits']")]
        links = [row.get("href") or "" for row in section.findall(".//li[@class='waits']/a[@class='act']")]
        if titles:
            found[(section.findtext("h2") or "").strip()] = list(zip(titles, links, strict=True))
    return found


def test_three_lists_and_what_comes() -> None:
    town, me = parties_of(a_municipality())[1], a_user()
    held_by(town, "Fritid", me, Role.COORDINATOR)
    held_by(town, "Gatan", a_user(), Role.DOER)
    promise = a_promise(
        named("Fritid ska vandra.", "Fritid"),
        named("Fritid ska besöka.", "Fritid", MONTHLY),
        named("Gatan ska vandra.", "Gatan"),
        named("Fritid ska synas.", "Fritid", UncountableTarget("", Per.YEAR)),
        entered_on=date(2024, 5, 2),
    )
    visits = promise.commitments.get(number=2)
    for month in (5, 6, 7):
        did(visits, town, date(2024, month, 10))
    assert lists_of(as_(me)) == {
        "Försenat": [("Åtagande 1: Fritid ska vandra.", "/logga/granvik/2024/1/")],
        "Den här veckan": [("Åtagande 2: Fritid ska besöka.", "/logga/granvik/2024/2/")],
        "Väntar på andra": [("Åtagande 3: Gatan ska vandra.", "/granvik/2024/3/")],
    }
    text = text_of(as_(me), "/arbete/")
    assert "Granvik 2024, Granviks kommun, Fritid – senast den 31 augusti 2024 Ligger efter takten." in text
    assert "Lovat: minst 4 vandringar per tertial." in text
    assert "Visa det som kommer" not in text


def test_what_is_over_is_answered_and_the_doer_logs() -> None:
    town, doer = parties_of(a_municipality())[1], a_user()
    held_by(town, "Fritid", doer, Role.DOER)
    a_promise(named("Fritid ska vandra.", "Fritid"))
    coordinator = a_member(town, Role.COORDINATOR)
    row = "Åtagande 1: Fritid ska vandra."
    assert lists_of(as_(doer)) == {"Försenat": [(row, "/logga/granvik/2024/1/")]}
    assert lists_of(as_(coordinator)) == {"Väntar på andra": [(row, "/granvik/2024/1/")]}
    assert "Perioden som slutade den 30 april 2024 är inte rapporterad." in text_of(as_(doer), "/arbete/")
    reader = a_user()
    held_by(town, "Kultur", reader, Role.READER)
    assert lists_of(as_(reader)) == {}


def test_nobodys_function_is_marked_and_stands_last() -> None:
    town = parties_of(a_municipality())[1]
    me = a_member(town, Role.COORDINATOR)
    a_promise(
        named("Skolan ska vandra.", "Skolan"), a_commitment("Vi ska vandra.", TERTIAL, by="municipality")
    )
    text = text_of(as_(me), "/arbete/")
    assert "Ingen har funktionen Skolan." in text
    assert "Ingen funktion är utpekad." in text
    assert dict(lists_of(as_(me)))["Försenat"][0][1] == "/arbete/uppfoljning/granvik/2024/"


def test_every_link_of_a_promise_until_further_notice_leads_somewhere() -> None:
    """Its address is not its label, as it is of a promise of whole years."""
    town = parties_of(a_municipality())[1]
    me = as_(a_member(town, Role.COORDINATOR))
    walks = [a_commitment(f"Vi ska vandra i {place}.", TERTIAL, by="municipality") for place in "AB"]
    a_promise(*walks, a_commitment(), label="2023-", start=date(2023, 1, 1), end=None)
    for language in ("", "/en"):
        page = html.fromstring(me.get(f"{language}/arbete/").content.decode())
        links = {
            str(one.get("href")) for one in page.iterfind(".//main//a") if one.get("href", "")[:1] == "/"
        }
        assert any("2023-tills-vidare" in link for link in links)
        assert {link: me.get(link).status_code for link in links} == dict.fromkeys(links, 200)


def test_what_comes_is_folded() -> None:
    town = parties_of(a_municipality())[1]
    me = a_member(town, Role.COORDINATOR)
    promise = a_promise(
        a_commitment("Vi ska vandra.", TERTIAL, by="municipality"), entered_on=date(2024, 5, 2)
    )
    did(promise.commitments.get(), town, date(2024, 5, 5), 3)
    with time_machine.travel("2024-08-20T10:00:00+02:00", tick=False):
        did(promise.commitments.get(), town, date(2024, 8, 1), 0)
        page = as_(me).get("/arbete/").content.decode()
    assert "Längre fram" in page
    assert "<summary>Visa det som kommer</summary>" in page


def test_nothing_waits_and_what_comes_next() -> None:
    police = parties_of(a_municipality())[0]
    officer = a_member(police, Role.LIAISON_OFFICER)
    promise = a_promise(a_commitment("Polisen ska vandra.", TERTIAL), entered_on=date(2024, 5, 2))
    did(promise.commitments.get(), police, date(2024, 8, 1), 4)
    text = text_of(as_(officer), "/arbete/")
    assert "Inget väntar på dig just nu." in text
    assert "Härnäst kommer åtagande 1 i löftet Granvik 2024, senast den 31 augusti 2024." in text
    nobody = text_of(as_(a_member(parties_of(a_municipality("Almvik"))[0], Role.READER)), "/arbete/")
    assert "Inget väntar på dig just nu." in nobody
    assert "Härnäst" not in nobody


def test_five_municipalities_cost_what_one_does() -> None:
    officer, counts = a_user(), []
    for name in PLACES:
        police = parties_of(a_municipality(name))[0]
        held_by(police, "Områdespolisen", officer, Role.LIAISON_OFFICER, Role.PUBLISHER)
        set_school_term(ACTOR, a_municipality(name), 2024, Term.AUTUMN, last=date(2024, 12, 19))
        said = [a_commitment(f"{n} i {name}.", target) for n in range(3) for target in (TERTIAL, TERM)]
        promise = a_promise(*said, municipality=name, end=date(2024, 10, 1))
        for commitment in promise.commitments.all():
            did(commitment, police, date(2024, 2, 1))
        client = as_(officer)
        with CaptureQueriesContext(connection) as captured:
            text = text_of(client, "/arbete/")
        counts.append(len(captured))
    assert "gäller till och med den 30 september 2024" in text
    assert len(set(counts)) == 1
    assert counts[0] <= MOST


def test_the_list_is_narrowed_to_a_municipality_and_a_function() -> None:
    town = parties_of(a_municipality())[1]
    me = a_user()
    for name in ("Fritid", "Gatan"):
        held_by(town, name, me, *([Role.COORDINATOR] if name == "Fritid" else []))
    other = parties_of(a_municipality("Almvik"))[1]
    a_member(other, Role.COORDINATOR, user=me)
    a_promise(named("Fritid ska vandra.", "Fritid"), named("Gatan ska vandra.", "Gatan"))
    a_promise(
        a_commitment("Almviks kommun ska vandra.", TERTIAL, by="municipality", municipality="Almvik"),
        municipality="Almvik",
    )
    client = as_(me)
    page = html.fromstring(client.get("/arbete/").content.decode())
    assert [one.get("value") for one in page.findall(".//select[@id='kommun']/option")] == [
        "",
        "Almvik",
        "Granvik",
    ]
    fritid = page.findall(".//select[@id='funktion']/option")[1]
    assert fritid.text == "Fritid, Granvik"

    def titles(question: str) -> list[str]:
        rows = lists_of(client, f"/arbete/?{question}").values()
        return [title for some in rows for title, _address in some]

    assert titles("kommun=Almvik") == ["Åtagande 1: Almviks kommun ska vandra."]
    assert titles(f"kommun=Granvik&funktion={fritid.get('value')}") == ["Åtagande 1: Fritid ska vandra."]
    assert titles(f"kommun=Almvik&funktion={fritid.get('value')}") == []
    assert "Inget av det du har valt väntar på dig" in text_of(client, "/arbete/?kommun=Ingenstans")
    for odd in ("kommun=%00", "funktion=x", "kommun=" + "a" * 5000, "funktion=999999999999999999999"):
        assert client.get(f"/arbete/?{odd}").status_code == 200
