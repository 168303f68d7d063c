"""The page where lineage is confirmed: proposals first, refusals where they arose."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from medborgarlofte.accounts.models import AuditEntry, User
from medborgarlofte.domain.roles import Role
from medborgarlofte.domain.targets import CountTarget, Per
from medborgarlofte.promises.models import LineageLink, Promise
from medborgarlofte.web.lineage.words import likeness_in_words
from tests.building import (
    a_commitment,
    a_content,
    a_promise,
    an_unpublished_promise,
    parties_of,
    the_next,
)
from tests.people import a_member

pytestmark = pytest.mark.django_db
PAGE = "/granska/linje/granvik/2024/"
CHECKS = "Polisen ska göra minst {} trafikkontroller vid skolorna."


def checks(number: int) -> CountTarget:
    return CountTarget(number, Per.YEAR, "trafikkontroller")


@pytest.fixture
def earlier() -> Promise:
    return a_promise(
        a_commitment(CHECKS.format(104), checks(104)),
        a_commitment("Kommunen ska röja sly längs gångvägarna.", by="municipality"),
        label="2023",
        start=date(2023, 1, 1),
        end=date(2024, 1, 1),
    )


@pytest.fixture
def later(earlier: Promise) -> Promise:
    return a_promise(
        a_commitment(CHECKS.format(60), checks(60)),
        a_commitment("Kommunen ska bjuda in till dialog om torget.", by="municipality"),
    )


def chosen(**changed: Any) -> dict[str, Any]:
    return {"act_1": "extend", "later_1": ["1"], "act_2": "close", "reason_2": "Allt är röjt.", **changed}


def links() -> list[tuple[str, list[int], list[int], str]]:
    return [
        (
            link.act,
            list(link.earlier.values_list("number", flat=True)),
            list(link.later.values_list("number", flat=True)),
            link.reason,
        )
        for link in LineageLink.objects.all()
    ]


def test_it_shows_the_proposals_with_what_happens_to_the_target(client: Client, later: Promise) -> None:
    page = client.get(PAGE).content.decode()
    for words in (
        "Granvik: från löftet 2023 till löftet 2024",
        "Åtagande 1 förlängs som åtagande 1, men blir svagare.",
        "Texterna är nästan lika.",
        "Svagare än förut:",
        "från minst 104 trafikkontroller per år till minst 60 trafikkontroller per år",
        "Åtagande 2 avslutas.",
        "Åtagande 2 är nytt.",
        '<option value="extend" selected>',
        '<option value="close" selected>',
        'name="later_1" value="1" id="id_later_1_0" checked',
    ):
        assert words in page
    assert not LineageLink.objects.exists()


def test_confirming_keeps_it_and_says_where_it_is_shown(client: Client, member: User, later: Promise) -> None:
    answer = client.post(PAGE, chosen())
    assert (answer.status_code, answer["Location"]) == (302, f"{PAGE}?fran=2023&sparat")
    assert links() == [("extend", [1], [1], ""), ("close", [2], [], "Allt är röjt.")]
    assert {link.actor for link in LineageLink.objects.all()} == {member.actor().name}
    assert LineageLink.objects.get(act="extend").likeness
    page = client.get(answer["Location"]).content.decode()
    assert "Bekräftat." in page
    assert 'value="Allt är röjt."' in page
    assert "Det här är redan bekräftat." in page


def test_what_a_person_chose_otherwise_has_no_likeness(client: Client, later: Promise) -> None:
    client.post(PAGE, chosen(act_1="replace", later_1=["2"], act_2=""))
    assert links() == [("replace", [1], [2], "")]
    assert LineageLink.objects.get().likeness is None


def test_rows_that_merge_into_the_same_are_one_act(client: Client, later: Promise) -> None:
    both = {"act_1": "merge", "later_1": ["1"], "act_2": "merge", "later_2": ["1"]}
    client.post(PAGE, {**both, "reason_1": "Samma arbete.", "reason_2": "Samma arbete."})
    assert links() == [("merge", [1, 2], [1], "Samma arbete.")]


def test_what_is_closed_goes_on_in_none_whatever_was_ticked(client: Client, later: Promise) -> None:
    client.post(PAGE, chosen(act_1="close"))
    assert links()[0] == ("close", [1], [], "")


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"later_1": []}, "välj ett enda åtagande"),
        ({"act_1": "split"}, "ett åtagande delas i minst två"),
        ({"act_1": "merge"}, "minst två åtaganden slås ihop"),
        ({"act_2": "extend", "later_2": ["1"]}, "är valt flera gånger"),
        ({"act_1": "", "act_2": ""}, "Välj vad som hände"),
        ({"act_1": "blow up"}, "blow up"),
        ({"later_1": ["99"]}, "99"),
        ({"reason_1": "å" * 1001}, "1000"),
        ({"reason_2": "Se 811218-9876."}, "personnummer"),
    ],
)
def test_what_does_not_fit_is_told_and_what_was_chosen_stays(
    client: Client, later: Promise, changed: dict[str, Any], sentence: str
) -> None:
    answer = client.post(PAGE, chosen(**changed))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Inget är bekräftat än" in page
    assert sentence in page
    assert not LineageLink.objects.exists()


def test_a_reason_that_may_tell_of_a_person_asks_for_a_decision(client: Client, later: Promise) -> None:
    told = chosen(reason_2="Fråga ingrid@exempel.example.")
    page = client.post(PAGE, told).content.decode()
    assert 'name="confirmed"' in page
    assert not LineageLink.objects.exists()
    assert client.post(PAGE, {**told, "confirmed": "on"}).status_code == 302
    assert AuditEntry.objects.filter(action="confirm lineage").count() == 2


def test_the_newest_versions_are_compared(client: Client, later: Promise) -> None:
    the_next(later, a_content(a_commitment(CHECKS.format(200), checks(200), number=1)))
    page = client.get(PAGE).content.decode()
    assert "Åtagande 1 skärps och blir åtagande 1." in page
    assert "dialog om torget" not in page


def test_another_earlier_promise_may_be_chosen(client: Client, later: Promise) -> None:
    a_promise(label="2022", start=date(2022, 1, 1), end=date(2023, 1, 1))
    assert 'href="?fran=2022"' in client.get(PAGE).content.decode()
    assert "från löftet 2022 till löftet 2024" in client.get(f"{PAGE}?fran=2022").content.decode()
    assert client.get(f"{PAGE}?fran=2024").status_code == 404
    assert client.get(f"{PAGE}?fran=1999").status_code == 404


def test_the_first_promise_has_nothing_to_be_compared_with(client: Client, earlier: Promise) -> None:
    page = client.get("/granska/linje/granvik/2023/").content.decode()
    assert "Det finns inget löfte som börjar tidigare" in page


def test_promises_too_long_for_one_page_are_said_to_be(
    client: Client, earlier: Promise, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_promise(*(a_commitment(f"Sak {number}.") for number in range(6)))
    monkeypatch.setattr("medborgarlofte.web.lineage.page.MOST", 11)
    assert "för många åtaganden" in client.get(PAGE).content.decode()


def test_unpublished_and_unknown_promises_are_not_found(client: Client, earlier: Promise) -> None:
    an_unpublished_promise()
    for address in (PAGE, "/granska/linje/granvik/1999/", "/granska/linje/annanstans/2023/"):
        assert client.get(address).status_code == 404


def test_whoever_may_not_sees_no_page_and_no_link(client: Client, later: Promise) -> None:
    assert f'href="{PAGE}"' in client.get("/granvik/2024/").content.decode()
    doer = Client()
    doer.force_login(a_member(parties_of(later.municipality)[0], Role.DOER))
    assert "/granska/linje/" not in doer.get("/granvik/2024/").content.decode()
    assert doer.get(PAGE).status_code == doer.post(PAGE, chosen()).status_code == 403
    assert not LineageLink.objects.exists()


def test_a_form_from_elsewhere_is_refused(later: Promise) -> None:
    assert Client(enforce_csrf_checks=True).post(PAGE, chosen()).status_code == 403


def test_hostile_words_are_words(client: Client) -> None:
    hostile = "<script>alert(1)</script> kontrollerar trafiken vid skolan"
    a_promise(a_commitment(hostile), label="2023", start=date(2023, 1, 1), end=date(2024, 1, 1))
    a_promise(a_commitment(f"{hostile} ofta"))
    page = client.post(PAGE, {"act_1": "extend", "reason_1": hostile}).content.decode()
    assert "<script" not in page
    assert page.count("&lt;script&gt;alert(1)") > 3


def test_in_english(client: Client, later: Promise) -> None:
    page = client.get(f"/en{PAGE}").content.decode()
    assert '<html lang="en">' in page
    assert f'<p class="words" lang="sv">{CHECKS.format(60)}</p>' in page


@pytest.mark.parametrize(
    ("likeness", "words"),
    [(1.0, "samma sak"), (0.9, "nästan lika"), (0.7, "liknar varandra."), (0.5, "bara delvis")],
)
def test_likeness_is_told_in_words(likeness: float, words: str) -> None:
    assert words in likeness_in_words(likeness)
    assert likeness_in_words(0.0) == ""


def test_the_number_of_queries_stays_the_same(
    client: Client, later: Promise, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(12) as few:
        client.get(PAGE)
    texts = [f"Polisen ska göra {number} besök på plats {number}." for number in range(30)]
    for year in (2030, 2031):
        said = [a_commitment(text) for text in texts]
        a_promise(*said, label=str(year), start=date(year, 1, 1), end=date(year + 1, 1, 1))
    with django_assert_max_num_queries(12) as many:
        client.get("/granska/linje/granvik/2031/")
    assert len(few) == len(many)
