"""The line through the periods, on the municipality's page and on the commitment's."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from medborgarlofte.domain.lineage import Act
from medborgarlofte.domain.targets import CountTarget, Operator, Per, Season, Target, UncountableTarget
from medborgarlofte.promises import actions
from medborgarlofte.promises.drafts import LinkDraft
from medborgarlofte.promises.models import Promise
from tests.building import ACTOR, a_commitment, a_content, a_promise, the_next

from .made import commitment, logged, text_of

pytestmark = pytest.mark.django_db


def checks(number: int) -> CountTarget:
    return CountTarget(number, Per.YEAR, "kontroller")


def of_year(year: int, *texts: tuple[str, Target], **more: Any) -> Promise:
    said = [a_commitment(text, target) for text, target in texts]
    return a_promise(*said, label=str(year), start=date(year, 1, 1), end=date(year + 1, 1, 1), **more)


def confirm(earlier: Promise, later: Promise, *drafts: LinkDraft) -> None:
    actions.confirm_links(ACTOR, earlier, later, drafts)


def shown(client: Client, address: str = "/granvik/") -> str:
    """The page from its line on, without tags and with single spaces."""
    page = text_of(client, address)
    found = page[page.index("genom åren") :]
    return " ".join(re.sub(r"<[^>]+>", " ", found).split()).replace(" :", ":")


Three = tuple[Promise, Promise, Promise]


@pytest.fixture
def three() -> Three:
    """Raised and then lowered; the other commitment of 2022 was closed with a reason."""
    years = (
        of_year(2022, ("Kontroller.", checks(60)), ("Röja sly.", UncountableTarget())),
        of_year(2023, ("Trafikkontroller.", checks(104))),
        of_year(2024, ("Flera trafikkontroller.", checks(80)), ("Nya möten.", checks(2))),
    )
    confirm(
        *years[:2], LinkDraft(Act.SHARPEN, (1,), (1,)), LinkDraft(Act.CLOSE, (2,), reason="Allt är röjt.")
    )
    confirm(*years[1:], LinkDraft(Act.EXTEND, (1,), (1,)))
    return years


def test_each_line_tells_every_period_and_what_happened_between(client: Client, three: Three) -> None:
    page = shown(client)
    line = (
        "Flera trafikkontroller. 2022 Åtagande 1: minst 60 kontroller per år"
        " 2023 Skärptes. Målet höjdes. Åtagande 1: minst 104 kontroller per år"
        " 2024 Förlängdes. Målet sänktes. Svagare än förut Åtagande 1: minst 80 kontroller per år"
    )
    assert line in page
    assert "Röja sly. 2022 Åtagande 2: något som inte går att räkna; det bedöms" in page
    assert "2023 Åtagande 2 avslutades. Skäl: Allt är röjt." in page
    assert "Nytt i löftet 2024: åtagande 2." in page
    assert "inte jämfört" not in page


def test_lines_that_go_on_stand_before_those_that_ended(client: Client, three: Three) -> None:
    page = shown(client)
    assert page.index("Flera trafikkontroller.") < page.index("Röja sly.")


def test_split_and_merged_ones_stand_in_one_line(client: Client) -> None:
    first = of_year(2022, ("Ett.", checks(1)))
    second = of_year(2023, ("Två.", checks(2)), ("Tre.", checks(3)))
    third = of_year(2024, ("Fyra.", checks(4)))
    confirm(first, second, LinkDraft(Act.SPLIT, (1,), (1, 2)))
    confirm(second, third, LinkDraft(Act.MERGE, (1, 2), (1,)))
    page = shown(client)
    assert (
        "2023 Åtagande 1 delades i åtagande 1 och 2. Åtagande 1: minst 2 kontroller per år"
        " Åtagande 2: minst 3 kontroller per år 2024 Åtagande 1 och 2 slogs ihop till ett." in page
    )
    assert text_of(client, "/granvik/").count("<article>") == 1


def test_nothing_is_guessed(client: Client) -> None:
    of_year(2023, ("Samma sak.", checks(60)))
    of_year(2024, ("Samma sak.", checks(60)))
    page = shown(client)
    assert "Löftet 2024 är inte jämfört med löftet 2023 än." in page
    assert "<article>" not in text_of(client, "/granvik/")


def test_commitments_that_were_left_out_are_said_to_be_not_compared(client: Client) -> None:
    earlier = of_year(2023, ("Ett.", checks(1)), ("Två.", checks(2)), ("Tre.", checks(3)))
    later = of_year(2024, ("Ett.", checks(1)), ("Två.", checks(2)))
    confirm(earlier, later, LinkDraft(Act.EXTEND, (1,), (1,)))
    page = shown(client)
    assert "2 åtaganden i löftet 2023 är inte jämförda än." in page
    assert "Inte jämfört än i löftet 2024: åtagande 2." in page


def test_what_was_confirmed_last_holds(client: Client, three: Three) -> None:
    confirm(*three[1:], LinkDraft(Act.REPLACE, (1,), (2,)))
    page = shown(client)
    assert "2024 Åtagande 1 ersattes. Målet sänktes. Svagare än förut Åtagande 2" in page
    assert "Förlängdes" not in page


def test_a_later_version_shows_in_the_line(client: Client, three: Three) -> None:
    the_next(
        three[2],
        a_content(a_commitment("Flera trafikkontroller.", checks(120), number=1)),
    )
    assert "Förlängdes. Målet höjdes. Åtagande 1: minst 120 kontroller per år" in shown(client)


def test_one_promise_alone_has_no_line(client: Client) -> None:
    a_promise()
    assert "Så har målen ändrats" not in text_of(client, "/granvik/")


def test_a_commitments_page_goes_back_to_the_first_period(client: Client, three: Three) -> None:
    page = text_of(client, "/granvik/2024/1/")
    assert "Samma åtagande genom åren" in page
    for link in ("/granvik/2022/1/", "/granvik/2023/1/"):
        assert f'<a href="{link}">Åtagande 1</a>' in page
    assert "<b>Åtagande 1</b>" in page
    assert "Röja sly" not in page


def test_a_commitment_in_no_line_says_nothing_of_one(client: Client, three: Three) -> None:
    assert "genom åren" not in text_of(client, "/granvik/2024/2/")


def test_hostile_words_are_words(client: Client) -> None:
    hostile = "<script>alert(1)</script>"
    unit = CountTarget(1, Per.YEAR, hostile)
    confirm(
        of_year(2023, (hostile, unit)),
        of_year(2024, (hostile, unit)),
        LinkDraft(Act.EXTEND, (1,), (1,), reason=f"Skäl {hostile}"),
    )
    for address in ("/granvik/", "/granvik/2024/1/"):
        page = text_of(client, address)
        assert "<script" not in page
        assert "Skäl &lt;script&gt;" in page


def test_in_english_links_stay_in_english(client: Client, three: Three) -> None:
    page = text_of(client, "/en/granvik/2024/1/")
    assert 'href="/en/granvik/2022/1/"' in page
    assert '<span lang="sv">kontroller</span>' in page
    assert 'href="/en/granvik/2022/"' in text_of(client, "/en/granvik/")


EVERYTHING = CountTarget(
    4,
    Per.SCHOOL_TERM,
    "besök",
    Operator.AT_LEAST,
    season=Season(frozenset({6, 7})),
    conditions=("med hund", "på kvällen"),
    unless_no_need=True,
)


@pytest.mark.parametrize("page", ["", "2024/1/"])
def test_at_most_eight_queries_however_much_is_linked(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, page: str
) -> None:
    """Seasons and conditions are read back whole from the one query that reads the lines."""
    few = of_year(2023, ("Ett.", EVERYTHING)), of_year(2024, ("Ett.", EVERYTHING))
    confirm(*few, LinkDraft(Act.EXTEND, (1,), (1,)))
    logged(commitment(few[1]), date(2024, 3, 1))
    assert "(med hund) (på kvällen)" in text_of(client, f"/granvik/{page}")
    with django_assert_max_num_queries(8) as small:
        assert "genom åren" in text_of(client, f"/granvik/{page}?x")
    many = [of_year(year, *((f"Sak {n}.", EVERYTHING) for n in range(30))) for year in range(2018, 2023)]
    for earlier, later in zip(many, [*many[1:], few[0]], strict=True):
        pairs = range(1, 31) if later in many else [1]
        confirm(earlier, later, *(LinkDraft(Act.EXTEND, (number,), (number,)) for number in pairs))
    with django_assert_max_num_queries(8) as large:
        assert "2018" in text_of(client, f"/granvik/{page}?x")
    assert len(small) == len(large)
