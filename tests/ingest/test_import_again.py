"""Pages of promises that are known: further sources, outcomes, extensions, and proposals to review."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from medborgarlofte.ingest import actions
from medborgarlofte.ingest.import_documents import begins_after, publish_each
from medborgarlofte.ingest.models import Review
from medborgarlofte.places.models import LocalPoliceArea, Municipality
from medborgarlofte.promises.models import Commitment, Promise, Version
from medborgarlofte.promises.verifying import faults
from tests.building import ACTOR

from .importing import PAGE, TODAY, rows, said, take, take_and_publish

pytestmark = pytest.mark.django_db

AGAIN = PAGE.replace("Ekhamn – medborgarlöften", "Nytt om våra löften i Ekhamn")


@pytest.mark.parametrize("first", [take, take_and_publish])
def test_the_same_content_again_changes_nothing_whatever_its_name(first: Callable[[str], object]) -> None:
    first(PAGE)
    before = rows()
    again = take(PAGE, "kopia.txt")
    assert rows() == before
    assert again.known
    assert said(again) == "Samma innehåll är redan inläst. Ingenting ändrades."


def test_two_publications_of_one_promise_are_two_sources_of_one() -> None:
    take_and_publish(PAGE)
    before = rows()
    again = take_and_publish(AGAIN, "ekhamn-igen.txt")
    promise = Promise.objects.get()
    assert promise.sources.count() == 2
    assert (promise.version, Commitment.objects.count()) == (1, 3)
    changed = {label for label, count in rows().items() if count != before[label]}
    assert changed == {
        "ingest.Document",
        "ingest.Review",
        "promises.Draft",
        "promises.Source",
        "promises.SourceContent",
        "promises.Promise_sources",
        "accounts.AuditEntry",
    }
    assert again.reviews[0].state == Review.State.NOTHING_NEW
    assert said(again) == "Ekhamn 2022-2023 finns redan. Dokumentet sparades som en källa till."


def test_a_page_that_says_something_else_is_told_and_waits_for_a_review() -> None:
    take_and_publish(PAGE)
    changed = AGAIN.replace("minst åtta", "minst fyra").replace(
        " • Kommunen ska laga trasig belysning inom två dygn.\n", ""
    )
    again = take(
        changed.replace("\nLöftet följs", " • Polisen ska hålla öppet hus.\n\nLöftet följs"), "ny.txt"
    )
    assert publish_each(ACTOR, again, lambda review: True, today=TODAY) == ([], list(again.reviews))
    assert said(again).splitlines() == [
        "Ekhamn 2022-2023 finns redan. Det som skiljer är ett förslag till ny version:",
        "  ~ Polisen ska göra minst fyra trafikkontroller per år i Ekhamn.",
        "  + Polisen ska hålla öppet hus.",
        "  - Kommunen ska laga trasig belysning inom två dygn.",
    ]
    texts = list(Commitment.objects.values_list("text", flat=True))
    assert "minst åtta" in texts[0]
    assert (len(texts), Version.objects.count()) == (3, 1)

    version = actions.publish(ACTOR, again.reviews[0], revision=0, today=TODAY, reason="Ändrat i maj.")
    held = version.promise.commitments.current()
    assert [(one.number, one.text) for one in held] == [
        (1, "Polisen ska göra minst fyra trafikkontroller per år i Ekhamn."),
        (3, "Polisen och kommunen ska gå en trygghetsvandring per termin."),
        (4, "Polisen ska hålla öppet hus."),
    ]
    assert Commitment.objects.get(number=2).dropped_in == 2
    assert list(faults()) == []


def test_another_period_is_another_promise() -> None:
    take_and_publish(PAGE)
    take_and_publish(PAGE.replace("2022-2023", "2024-2025"), "ekhamn-2024.txt")
    assert sorted(promise.address() for promise in Promise.objects.all()) == [
        "/ekhamn/2022-2023/",
        "/ekhamn/2024-2025/",
    ]
    assert Municipality.objects.count() == 1
    assert LocalPoliceArea.objects.count() == 1


FOLLOW_UP = """Så gick det med medborgarlöftet 2022-2023 i Ekhamn

Polisen ska göra minst åtta trafikkontroller per år i Ekhamn

Resultat: 17 kontroller på två år.

Polisen ska besöka hamnen varje vecka

Resultat: Besök gjordes 40 veckor.
"""


def test_the_outcomes_of_a_follow_up_page_become_the_next_version_of_its_promise() -> None:
    take_and_publish(PAGE)
    followed = take_and_publish(FOLLOW_UP, "uppfoljning.txt")
    promise = Promise.objects.get()
    assert (promise.kind, promise.version) == ("new", 2)
    assert promise.versions.get(number=2).reason == "Utfall enligt uppfoljning.txt."
    first, second, third = promise.commitments.all()  # a follow-up need not repeat everything
    assert "17 kontroller" in first.published_result
    assert (second.published_result, third.published_result) == ("", "")
    assert "  ~ Polisen ska göra minst åtta trafikkontroller per år i Ekhamn. (utfall)" in said(followed)
    assert list(faults()) == []


def test_outcomes_are_added_once_and_after_those_of_earlier_pages() -> None:
    take_and_publish(PAGE)
    take_and_publish(FOLLOW_UP, "uppfoljning.txt")
    take_and_publish(FOLLOW_UP + "\nVälkommen att läsa mer.\n", "igen.txt")
    assert Promise.objects.get().version == 2
    take_and_publish(FOLLOW_UP.replace("17 kontroller på två år", "Till slut blev det 20"), "slut.txt")
    promise = Promise.objects.get()
    result = promise.commitments.get(number=1).published_result
    assert promise.version == 3
    assert 0 <= result.index("17 kontroller") < result.index("Till slut blev det 20")
    assert promise.sources.count() == 4


def test_a_follow_up_page_of_an_unknown_promise_makes_it() -> None:
    take_and_publish(FOLLOW_UP, "uppfoljning.txt")
    promise = Promise.objects.get()
    assert (promise.kind, promise.label) == ("follow-up", "2022-2023")
    assert "40 veckor" in promise.commitments.get(number=2).published_result


EXTENSION = PAGE.replace(
    "Medborgarlöfte 2022-2023",
    "Polisen och Ekhamns kommun låter löftet från 2021 fortsätta att gälla under hela "
    "2022. Anledningen är att båda parter vill fortsätta.\n\nMedborgarlöfte 2021-2022",
)


def test_an_extension_leaves_the_promise_it_extends_and_counts_from_its_end() -> None:
    take_and_publish(PAGE.replace("2022-2023", "2021"), "ekhamn-2021.txt", today=date(2021, 2, 1))
    earlier = Promise.objects.get()
    take_and_publish(EXTENSION, "forlangt.txt")
    later = Promise.objects.exclude(pk=earlier.pk).get()
    assert (later.kind, later.extends, later.label) == ("extension", earlier, "2021-2022")
    assert (later.start, later.end) == (date(2022, 1, 1), date(2023, 1, 1))
    assert "båda parter vill fortsätta" in later.extension_reason
    assert begins_after(later) == "Det förlänger Ekhamn 2021 och räknas från och med 1 januari 2022."
    earlier.refresh_from_db()
    assert (earlier.start, earlier.end) == (date(2021, 1, 1), date(2022, 1, 1))

    take_and_publish(EXTENSION + "\nVälkommen att läsa mer.\n", "forlangt-igen.txt")
    assert Promise.objects.count() == 2
    assert later.sources.count() == 2


def test_an_extension_of_a_promise_that_is_not_stored_holds_for_all_of_its_days() -> None:
    take_and_publish(EXTENSION, "forlangt.txt")
    promise = Promise.objects.get()
    assert (promise.start, promise.end, promise.extends) == (date(2021, 1, 1), date(2023, 1, 1), None)
    assert promise.extension_of == "2021"

    take_and_publish(PAGE.replace("2022-2023", "2021"), "ekhamn-2021.txt")
    promise.refresh_from_db()
    assert promise.extends == Promise.objects.get(label="2021")
    assert promise.start == date(2021, 1, 1)
