"""Whatever a document holds: it is stored whole, or refused with a sentence and leaves nothing."""

from __future__ import annotations

from contextlib import suppress

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medborgarlofte.domain.errors import Refusal
from medborgarlofte.promises.models import Promise
from medborgarlofte.promises.verifying import faults

from .importing import PAGE, rows, take, take_and_publish

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hej och välkommen till vår sida om båtliv och sommarens öppettider i hamnen.",
        PAGE + "\nFrågor besvaras av den som har nummer 811218-9876.\n",
        "Medborgarlöfte 2022\n\nPolisen lovar att:\n\n • Polisen ska synas på torget en gång i veckan.\n",
    ],
    ids=["empty", "no promise", "identity number", "no municipality"],
)
def test_what_cannot_be_stored_leaves_nothing(text: str) -> None:
    before = rows()
    with pytest.raises(Refusal):
        take(text)
    assert rows() == before


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.text(st.characters(exclude_categories=["Cs"]), max_size=300),
    place=st.sampled_from(["Ekhamn", "Tallmarken", "åtta", "2022-2023", "Polisen och", "Löftet", " • "]),
)
def test_any_text_is_stored_or_refused_and_never_fails(words: str, place: str) -> None:
    """Whatever stands in a page, both databases take it or the user gets a sentence."""
    with transaction.atomic():
        with suppress(Refusal):
            take_and_publish(PAGE.replace(place, f"{place} {words}"), f"{words[:40]}.txt")
        assert list(faults()) == []
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    "text",
    [
        PAGE.replace("Ekhamn", "Ek\x00hamn"),
        PAGE.replace("Polisen ska", "Bolaget " + "Mycket Långa " * 60 + "AB ska"),
        PAGE.replace("Ekhamn", "Ek" + "hamn" * 60),
        PAGE.replace("Polisen ska göra", "Polisen\ud7ff\ufffe\U0010ffff ska göra"),
    ],
    ids=["null", "long actor", "long municipality", "odd characters"],
)
def test_odd_pages_are_published_whole_or_refused(text: str) -> None:
    with suppress(Refusal):
        take_and_publish(text, "udda" + "x" * 400 + ".txt")
    assert [promise.commitments.count() for promise in Promise.objects.all()] in ([], [3])
