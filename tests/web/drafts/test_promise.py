"""The promise's own fields: period, problem, aim, follow-up."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from medborgarlofte.domain import editing
from medborgarlofte.ingest.models import Review
from medborgarlofte.promises import actions as promises
from tests.building import ACTOR
from tests.ingest.importing import PAGE
from tests.ingest.reviewing import fresh, opened, published, reworded

from .at import at, errors, filled, page, text_of

pytestmark = pytest.mark.django_db


def saved(client: Client, review: Review, **changed: str) -> Any:
    sent = filled(page(client, at(review, "lofte/")))
    return client.post(at(review, "lofte/"), {**sent, **changed})


def test_saved_as_it_stands_it_is_as_it_was(client: Client, review: Review) -> None:
    before = fresh(review).content()
    assert saved(client, review).status_code == 302
    assert (fresh(review).content(), fresh(review).revision) == (before, 0)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_field_comes_back_as_it_was_in_either_language(
    client: Client, review: Review, prefix: str
) -> None:
    fields = {
        "police_area": "Tallmarken",
        "label": "2022-2023",
        "start": date(2022, 3, 1),
        "end": None,
        "problem": "Buskörning.\n\nOch klotter & <bråk>.",
        "aim": "Lugn.",
        "followup_words": "Två gånger om året.",
        "followups_per_year": 2.5,
        "extension_of": "2020-2021",
        "extension_reason": "Det behövs.",
        "extension_lessons": "Fler behövs.",
    }
    promises.edit(
        ACTOR,
        review,
        lambda said: editing.correct_promise(said, **fields),
        act="correct_promise",
        numbers=[0],
        revision=0,
    )
    address = f"{prefix}{at(review, 'lofte/')}"
    assert client.post(address, filled(page(client, address))).status_code == 302
    assert fresh(review).revision == 1


def test_the_last_day_is_included(client: Client, review: Review) -> None:
    saved(client, review, start="2022-01-01", last="2022-06-30")
    assert (fresh(review).content().start, fresh(review).content().end) == (
        date(2022, 1, 1),
        date(2022, 7, 1),
    )


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"municipality": ""}, "#id_municipality"),
        ({"start": "2022-06-31"}, "#id_start"),
        ({"start": "2023-01-01", "last": "2022-12-31"}, "#id_last"),
        ({"start": "", "last": "2022-12-31"}, "#id_last"),
        ({"followups_per_year": "ofta"}, "#id_followups_per_year"),
        ({"followups_per_year": "0"}, "#id_followups_per_year"),
        ({"label": "2" * 51}, "#id_label"),
        ({"revision": ""}, ""),
        ({"revision": "-1"}, ""),
    ],
)
def test_a_mistake_is_told_at_its_field_and_on_top(
    client: Client, review: Review, changed: dict[str, str], field: str
) -> None:
    answer = saved(client, review, **changed)
    assert answer.status_code == 422
    assert [where for where, _told in errors(answer.content.decode())] == [field]
    assert fresh(review).revision == 0


def test_who_comes_second_sees_what_the_other_did_and_chooses(client: Client, review: Review) -> None:
    sent = {**filled(page(client, at(review, "lofte/"))), "problem": "Mitt problem.", "start": "2022-02-01"}
    saved(client, review, problem="Den andras problem.", start="2022-03-01")
    answer = client.post(at(review, "lofte/"), sent)
    written = answer.content.decode()
    assert answer.status_code == 422
    assert "Den andras problem." in text_of(written)
    assert "1 mars 2022" in text_of(written)
    assert "Den andra har tagit bort" not in text_of(written)
    assert filled(written)["problem"] == ["Mitt problem."]
    client.post(at(review, "lofte/"), filled(written))
    assert fresh(review).content().problem == "Mitt problem."


def test_a_change_of_a_commitment_is_no_conflict(client: Client, review: Review) -> None:
    sent = {**filled(page(client, at(review, "lofte/"))), "problem": "Mitt problem."}
    reworded(review, 1, "Rättat.")
    assert client.post(at(review, "lofte/"), sent).status_code == 302


def test_a_published_promise_stays_in_its_municipality(client: Client) -> None:
    published(opened())
    review = opened(PAGE.replace("åtta", "tolv"), "tolv.txt")
    saved(client, review, municipality="Stenhult", problem="Buskörning.")
    said = fresh(review).content()
    assert (said.municipality, said.problem) == ("Ekhamn", "Buskörning.")


def test_a_new_promise_may_be_of_another_municipality_than_was_read(client: Client, review: Review) -> None:
    saved(client, review, municipality="Stenhult")
    version = published(review)
    assert version.promise.municipality.name == "Stenhult"
    names = {party.name for one in version.content().commitments for party in one.parties}
    assert names == {"Polisen", "Stenhults kommun"}
