"""The buttons of a review: each does one thing, and one that does not fit what stands there does nothing."""

from __future__ import annotations

import pytest
from django.test import Client

from medborgarlofte.ingest.models import Review
from medborgarlofte.promises import actions as promises
from tests.building import ACTOR
from tests.ingest.importing import PAGE, rows
from tests.ingest.reviewing import dropped, fresh, opened, published, reworded, texts

from .at import at, do

pytestmark = pytest.mark.django_db


def numbers(review: Review) -> list[int]:
    return [one.number for one in fresh(review).content().commitments]


@pytest.mark.parametrize(
    ("act", "number", "more", "left", "anchor"),
    [
        ("up", 2, {}, [2, 1, 3], "atagande-2"),
        ("down", 2, {}, [1, 3, 2], "atagande-2"),
        ("up", 1, {}, [1, 2, 3], "atagande-1"),
        ("drop", 2, {}, [1, 3], "atagande-3"),
        ("drop", 3, {}, [1, 2], "atagande-2"),
        ("merge", 1, {"next": 2}, [1, 3], "atagande-1"),
    ],
)
def test_an_act_is_done_and_leads_back_to_where_it_was_done(
    client: Client,
    review: Review,
    act: str,
    number: int,
    more: dict[str, int],
    left: list[int],
    anchor: str,
) -> None:
    answer = do(client, review, act, number, **more)
    assert (answer.status_code, answer["Location"]) == (302, f"{at(review)}#{anchor}")
    assert numbers(review) == left


def test_undoing_leads_back_to_what_was_undone(client: Client, review: Review) -> None:
    dropped(review, 2)
    assert do(client, review, "undo")["Location"] == f"{at(review)}#atagande-2"
    assert numbers(review) == [1, 2, 3]


def test_the_last_commitment_dropped_leads_to_the_empty_list(client: Client, review: Review) -> None:
    dropped(review, 1)
    dropped(review, 2)
    assert do(client, review, "drop", 3)["Location"] == f"{at(review)}#atagandena"
    assert (
        "Det finns inget åtagande att publicera."
        in client.post(at(review, "publicera/"), {"revision": 3}).content.decode()
    )


def test_a_commitment_that_the_new_page_leaves_out_can_be_kept_where_it_stood(client: Client) -> None:
    published(opened())
    review = opened(PAGE.replace(" • Kommunen ska laga trasig belysning inom två dygn.\n", ""), "utan.txt")
    assert numbers(review) == [1, 3]
    do(client, review, "keep", 2)
    assert numbers(review) == [1, 2, 3]


def test_setting_aside_and_taking_up(client: Client, review: Review) -> None:
    assert do(client, review, "set_aside").status_code == 302
    assert fresh(review).state == Review.State.SET_ASIDE
    assert do(client, review, "take_up").status_code == 302
    assert fresh(review).state == Review.State.OPEN


def test_comparing_with_the_newest_version(client: Client) -> None:
    published(opened())
    review = opened(PAGE.replace("åtta", "tolv"), "tolv.txt")
    published(opened(PAGE.replace("två dygn", "fem dygn"), "fem.txt"), "Svårt.")
    assert do(client, review, "compare").status_code == 302
    assert fresh(review).based_on == 2


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"act": "explode", "number": "1"},
        {"act": "up"},
        {"act": "up", "number": "x"},
        {"act": "up", "number": "9" * 40},
        {"act": "merge", "number": "1"},
        {"act": "keep", "number": "1"},
        {"act": "undo", "revision": "-1"},
        {"act": "up", "number": "1", "revision": "åtta"},
    ],
)
def test_what_is_not_understood_changes_nothing_and_says_so(
    client: Client, review: Review, sent: dict[str, str]
) -> None:
    before = rows()
    answer = client.post(at(review, "gor/"), {"revision": "0", **sent})
    assert answer.status_code == 422
    assert "Inget är ändrat" in answer.content.decode()
    assert (rows(), numbers(review)) == (before, [1, 2, 3])


@pytest.mark.parametrize(("act", "number"), [("up", 9), ("drop", 9), ("down", 9)])
def test_a_commitment_that_is_gone_is_told(client: Client, review: Review, act: str, number: int) -> None:
    answer = do(client, review, act, number)
    assert answer.status_code == 422
    assert "Någon annan har ändrat samma sak" in answer.content.decode()


def test_an_act_on_what_another_changed_meanwhile_is_not_done(client: Client, review: Review) -> None:
    reworded(review, 2, "Rättat av en annan.")
    answer = do(client, review, "drop", 2, revision=0)
    assert answer.status_code == 422
    assert "Rättat av en annan." in texts(review)


def test_an_act_on_something_else_than_another_changed_is_done(client: Client, review: Review) -> None:
    reworded(review, 2, "Rättat av en annan.")
    assert do(client, review, "drop", 1, revision=0).status_code == 302
    assert texts(review)[0] == "Rättat av en annan."


def test_merging_is_with_the_one_that_was_seen_after_it(client: Client, review: Review) -> None:
    dropped(review, 2)
    answer = do(client, review, "merge", 1, revision=0, next=2)
    assert answer.status_code == 422
    assert numbers(review) == [1, 3]
    promises.undo(ACTOR, review, revision=1)
    do(client, review, "up", 3)
    assert do(client, review, "merge", 1, next=2).status_code == 422
    assert numbers(review) == [1, 3, 2]


def test_nothing_left_to_undo_is_told(client: Client, review: Review) -> None:
    answer = do(client, review, "undo")
    assert answer.status_code == 422
    assert "Det finns inget att ångra." in answer.content.decode()


def test_a_published_review_is_not_changed(client: Client, review: Review) -> None:
    published(review)
    for act in ("drop", "up", "set_aside", "take_up", "undo"):
        assert do(client, review, act, 1).status_code == 422
    assert numbers(review) == [1, 2, 3]


def test_an_act_is_posted(client: Client, review: Review) -> None:
    assert client.get(at(review, "gor/")).status_code == 405
