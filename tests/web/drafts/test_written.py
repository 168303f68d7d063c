"""A promise written here from nothing: begun, filled with commitments, shown to all when published."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from medborgarlofte.domain.content import Function, Link, Party
from medborgarlofte.promises import actions
from medborgarlofte.promises.models import Draft
from tests.building import ACTOR, a_municipality, parties_of
from tests.ingest.importing import rows
from tests.promises.drafting import begun, fresh, published, texts, written

from .at import errors, filled, page, text_of

pytestmark = pytest.mark.django_db
START = "/utkast/nytt/"


def at(draft: Draft, more: str = "") -> str:
    return f"/utkast/{draft.pk}/{more}"


def sent(client: Client, **changed: str) -> Any:
    form = {**filled(page(client, START)), "start": "2026-01-01", "last": "2027-12-31", **changed}
    return client.post(START, form)


def test_a_promise_begins_with_where_when_and_why(client: Client) -> None:
    _police, town = parties_of(a_municipality())
    answer = sent(client, workspace=str(town.pk), problem="Buskörning.", aim="Lugnare gator.")
    draft = Draft.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, at(draft))
    said = draft.content()
    assert (said.municipality, said.label, said.problem, said.aim) == (
        "Granvik",
        "2026-2027",
        "Buskörning.",
        "Lugnare gator.",
    )
    told = text_of(page(client, at(draft)))
    assert "Utkast: Granvik 2026–2027" in told
    assert "Skriv vad ni lovar, ett åtagande i taget." in told
    for words in ("Dokumentet", "Det som inte förstods", "Det som lästes", "Granska Granvik"):
        assert words not in told


@pytest.mark.parametrize(("last", "label"), [("2026-12-31", "2026"), ("", "2026-")])
def test_the_period_is_called_by_its_years(client: Client, last: str, label: str) -> None:
    sent(client, workspace=str(parties_of(a_municipality())[1].pk), last=last)
    assert Draft.objects.get().content().label == label


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"workspace": ""}, "#id_workspace", "Välj"),
        ({"start": ""}, "#id_start", "Skriv den första dagen."),
        ({"last": "2025-12-31"}, "#id_last", "Den sista dagen ligger före den första."),
        ({"problem": "Enligt 811218-9876."}, "", "personnummer"),
    ],
)
def test_a_mistake_is_told_and_nothing_is_begun(
    client: Client, changed: dict[str, str], field: str, sentence: str
) -> None:
    workspace = str(parties_of(a_municipality())[1].pk)
    before = rows()
    answer = sent(client, **{"workspace": workspace, **changed})
    (told,) = errors(answer.content.decode())
    assert (answer.status_code, told[0]) == (422, field)
    assert sentence in told[1]
    assert rows() == before


def test_drafts_are_listed_those_that_are_ended_apart(client: Client) -> None:
    first, second = begun(), begun(label="2028", start=date(2028, 1, 1), end=date(2029, 1, 1))
    actions.set_aside(ACTOR, second)
    told = text_of(page(client, "/utkast/"))
    assert told.index("Granvik 2026") < told.index("Avslutade") < told.index("Granvik 2028")
    assert f'href="{at(first)}"' in page(client, "/utkast/")


def test_a_commitment_is_added_with_who_when_and_what_it_serves(client: Client) -> None:
    draft = begun()
    form = filled(page(client, at(draft, "nytt/")))
    told = {
        "text": "Polisen och kommunen ska gå en trygghetsvandring i veckan.",
        "police": "on",
        "police_function": "områdespolisen",
        "municipality": "on",
        "municipality_function": "fritidschefen",
        "others": "Granviks Bostäder: fastighetschefen\nRegionen",
        "times": "fredagar 20–02",
        "goal_kind": "outcome",
        "goal": "Färre känner sig otrygga.",
        "plans": "Drogpolicy https://granvik.example/plan\nÖversiktsplanen",
        "form-0-kind": "uncountable",
    }
    assert client.post(at(draft, "nytt/"), {**form, **told}).status_code == 302
    (one,) = fresh(draft).content().commitments
    police, town = Party("police", "Polisen"), Party("municipality", "Granviks kommun")
    housing, region = Party("other", "Granviks Bostäder"), Party("other", "Regionen")
    assert one.parties == (police, town, housing, region)
    assert one.functions == (
        Function(police, "områdespolisen"),
        Function(town, "fritidschefen"),
        Function(housing, "fastighetschefen"),
    )
    assert one.plans == (Link("Drogpolicy", "https://granvik.example/plan"), Link("Översiktsplanen", ""))
    for address in (at(draft), published(draft).address(), "/granvik/2026/1/"):
        shown = text_of(page(client, address))
        for words in (
            "Polisen: områdespolisen",
            "Granviks kommun: fritidschefen",
            "fredagar 20–02",
            "Färre känner sig otrygga. (effektmål)",
            "Översiktsplanen",
        ):
            assert words in shown, (address, words)
        assert '<a href="https://granvik.example/plan" rel="nofollow noopener">' in page(client, address)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"police_function": "områdespolisen"}, "Kryssa för att parten ansvarar"),
        ({"others": "Regionen: ettan\nRegionen: tvåan"}, "två funktioner"),
        ({"goal_kind": "wish"}, "giltigt alternativ"),
    ],
)
def test_a_function_or_goal_that_cannot_be_is_refused(
    client: Client, changed: dict[str, str], sentence: str
) -> None:
    draft = begun()
    form = {**filled(page(client, at(draft, "nytt/"))), "text": "Polisen ska synas.", **changed}
    answer = client.post(at(draft, "nytt/"), form)
    assert answer.status_code == 422
    assert sentence in text_of(answer.content.decode())
    assert texts(draft) == []


def test_one_that_cannot_be_counted_can_be_chosen_and_says_so(client: Client) -> None:
    draft = begun()
    written_form = page(client, at(draft, "nytt/"))
    assert "väljer du ”går inte att räkna”" in text_of(written_form)
    form = {**filled(written_form), "text": "Polisen ska synas.", "form-0-kind": "uncountable"}
    client.post(at(draft, "nytt/"), form)
    assert "som inte går att räkna" in text_of(page(client, at(draft)))


def test_the_wording_check_stands_beside_each_commitment(client: Client) -> None:
    draft = written("Vi ska verka för ökad trygghet.")
    assert "att tänka på" in text_of(page(client, at(draft)))


def test_it_is_published_and_leads_to_its_page(client: Client) -> None:
    draft = written()
    form = filled(page(client, at(draft, "publicera/")))
    answer = client.post(at(draft, "publicera/"), form)
    assert (answer.status_code, answer["Location"]) == (302, "/granvik/2026/?publicerat")


def test_a_page_of_a_written_draft_takes_few_queries_however_many_commitments(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    small, large = written(), written(*(f"Polisen ska göra {n} kontroller." for n in range(60)))
    page(client, at(small))
    for draft in (small, large):
        with django_assert_max_num_queries(16):
            page(client, at(draft))
