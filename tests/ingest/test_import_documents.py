"""Importing documents: everything of each or nothing, and the second time nothing more."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.targets import CountTarget, Per
from medborgarlofte.ingest.actions import Imported
from medborgarlofte.ingest.gathering import Given
from medborgarlofte.ingest.import_documents import import_document, publish_each, told
from medborgarlofte.places import actions as places
from medborgarlofte.places.models import LocalPoliceArea, Municipality
from medborgarlofte.promises.models import ActivityRecord, Commitment, Promise, Source, SourceContent
from tests.building import ACTOR

pytestmark = pytest.mark.django_db

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
TODAY = date(2022, 3, 1)

PAGE = """Ekhamn – medborgarlöften

Medborgarlöfte 2022-2023

Lokalpolisområde Tallmarken och Ekhamns kommun lovar att:

 • Polisen ska göra minst åtta trafikkontroller per år i Ekhamn.
 • Kommunen ska laga trasig belysning inom två dygn.
 • Polisen och kommunen ska gå en trygghetsvandring per termin.

Löftet följs upp två gånger om året.
"""
AGAIN = PAGE.replace("Ekhamn – medborgarlöften", "Nytt om våra löften i Ekhamn")


def take(text: str, name: str = "ekhamn.txt", today: date = TODAY) -> Imported:
    return import_document(ACTOR, Given(name, text.encode()), today=today)[0]


def rows() -> dict[str, int]:
    """The number of rows of every table."""
    kinds = [
        kind
        for kind in apps.get_models(include_auto_created=True)
        if kind.__module__.startswith("medborgarlofte")
    ]
    return {kind._meta.label: kind._default_manager.count() for kind in kinds}


def said(imported: Imported) -> str:
    return "\n".join(told(imported))


def test_a_page_becomes_a_promise_with_its_source() -> None:
    imported = take(PAGE)
    promise = Promise.objects.get()
    assert (promise.municipality.name, promise.label, promise.entered_on) == ("Ekhamn", "2022-2023", TODAY)
    assert (promise.start, promise.end) == (date(2022, 1, 1), date(2024, 1, 1))
    assert promise.followups_per_year == 2
    assert promise.police_area is not None
    assert (promise.police_area.name, promise.police_area.source) == ("Tallmarken", "ekhamn.txt")
    first, second, third = promise.commitments.order_by("number")
    assert first.text == "Polisen ska göra minst åtta trafikkontroller per år i Ekhamn."
    assert first.source == promise.sources.get()
    target = first.targets.get().rule()
    assert isinstance(target, CountTarget)
    assert (target.number, target.per) == (8, Per.YEAR)
    assert {party.name for party in second.parties.all()} == {"Ekhamns kommun"}
    assert third.parties.count() == 2
    assert bytes(SourceContent.objects.get().content) == PAGE.encode()
    assert Source.objects.get().reading["municipality"] == "Ekhamn"
    assert promise.published_at is None
    assert "finns inte i registret" in said(imported)
    assert "Ekhamn 2022-2023: 3 åtaganden är inlagda." in said(imported)


def test_a_known_municipality_is_found_in_the_register() -> None:
    places.load_reference(ACTOR)
    imported = take(PAGE.replace("Ekhamn", "Ödeshög"), "odeshog.txt")
    assert imported.new_municipality is None
    assert Promise.objects.get().municipality.code == "0509"


def test_the_same_content_again_changes_nothing_whatever_its_name() -> None:
    take(PAGE)
    before = rows()
    again = take(PAGE, "kopia.txt", today=date(2022, 5, 1))
    assert rows() == before
    assert again.known
    assert said(again) == "Samma innehåll är redan inläst. Ingenting ändrades."


def test_two_publications_of_one_promise_are_two_sources_of_one() -> None:
    take(PAGE)
    before = rows()
    again = take(AGAIN, "ekhamn-igen.txt")
    promise = Promise.objects.get()
    assert promise.sources.count() == 2
    assert Commitment.objects.count() == 3
    changed = {label for label, count in rows().items() if count != before[label]}
    assert changed == {
        "promises.Source",
        "promises.SourceContent",
        "promises.Promise_sources",
        "accounts.AuditEntry",
    }
    assert "sparades som en källa" in said(again)
    assert "åtaganden som" not in said(again)


def test_a_page_that_says_something_else_changes_nothing_and_is_told() -> None:
    take(PAGE)
    again = take(AGAIN.replace("minst åtta", "minst fyra"), "ekhamn-andrad.txt")
    texts = list(Commitment.objects.order_by("number").values_list("text", flat=True))
    assert "minst åtta" in texts[0]
    assert len(texts) == 3
    assert "  + Polisen ska göra minst fyra" in said(again)
    assert "  - Polisen ska göra minst åtta" in said(again)


def test_another_period_is_another_promise() -> None:
    take(PAGE)
    take(PAGE.replace("2022-2023", "2024-2025"), "ekhamn-2024.txt")
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


def test_a_follow_up_page_becomes_results_of_its_promise() -> None:
    take(PAGE)
    followed = take(FOLLOW_UP, "uppfoljning.txt")
    promise = Promise.objects.get()
    assert promise.kind == "new"
    first, second, third = promise.commitments.order_by("number")
    assert "17 kontroller" in first.published_result
    assert (second.published_result, third.published_result) == ("", "")
    assert "Utfall för 1 åtagande lades till." in said(followed)
    assert "  + Polisen ska besöka hamnen" in said(followed)
    assert "  - " not in said(followed)  # a follow-up need not repeat everything


def test_a_follow_up_page_of_an_unknown_promise_makes_it() -> None:
    take(FOLLOW_UP, "uppfoljning.txt")
    promise = Promise.objects.get()
    assert (promise.kind, promise.label) == ("follow-up", "2022-2023")
    assert "40 veckor" in promise.commitments.get(number=2).published_result


EXTENSION = PAGE.replace(
    "Medborgarlöfte 2022-2023",
    "Polisen och Ekhamns kommun låter löftet från 2021 fortsätta att gälla under hela "
    "2022. Anledningen är att båda parter vill fortsätta.\n\nMedborgarlöfte 2021-2022",
)


def test_an_extension_leaves_the_promise_it_extends_and_counts_from_its_end() -> None:
    take(PAGE.replace("2022-2023", "2021"), "ekhamn-2021.txt", today=date(2021, 2, 1))
    earlier = Promise.objects.get()
    imported = take(EXTENSION, "forlangt.txt")
    later = Promise.objects.exclude(pk=earlier.pk).get()
    assert (later.kind, later.extends, later.label) == ("extension", earlier, "2021-2022")
    assert (later.start, later.end) == (date(2022, 1, 1), date(2023, 1, 1))
    assert "båda parter vill fortsätta" in later.extension_reason
    assert "Det förlänger Ekhamn 2021 och räknas från och med 1 januari 2022." in said(imported)
    earlier.refresh_from_db()
    assert (earlier.start, earlier.end) == (date(2021, 1, 1), date(2022, 1, 1))

    take(EXTENSION + "\nVälkommen att läsa mer.\n", "forlangt-igen.txt")
    assert Promise.objects.count() == 2
    assert later.sources.count() == 2


def test_an_extension_of_a_promise_that_is_not_stored_holds_for_all_of_its_days() -> None:
    take(EXTENSION, "forlangt.txt")
    promise = Promise.objects.get()
    assert (promise.start, promise.end, promise.extends) == (date(2021, 1, 1), date(2023, 1, 1), None)
    assert promise.extension_of == "2021"

    take(PAGE.replace("2022-2023", "2021"), "ekhamn-2021.txt")
    promise.refresh_from_db()
    assert promise.extends == Promise.objects.get(label="2021")
    assert promise.start == date(2021, 1, 1)


def test_publishing_is_asked_for_each_promise_and_logged() -> None:
    imported = take(PAGE)
    published, left = publish_each(ACTOR, imported, lambda promise: False)
    assert (published, left) == ([], [Promise.objects.get()])
    published, left = publish_each(ACTOR, take(PAGE), lambda promise: True)
    assert (published, left) == ([Promise.objects.published().get()], [])
    assert publish_each(ACTOR, take(PAGE), lambda promise: True) == ([], [])
    assert AuditEntry.objects.filter(action="publish").count() == 1


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


def test_an_import_that_is_undone_leaves_nothing() -> None:
    before = rows()
    with transaction.atomic():
        take(PAGE)
        transaction.set_rollback(True)
    assert rows() == before


def test_a_promise_without_a_period_is_stored_and_said_so() -> None:
    imported = take(PAGE.replace("Medborgarlöfte 2022-2023", "Medborgarlöfte"))
    promise = Promise.objects.get()
    assert (promise.start, promise.end, promise.slug) == (None, None, "utan-period")
    assert "räknas inte förrän" in said(imported)


def test_names_with_any_letters_are_stored() -> None:
    take(PAGE.replace("Ekhamn", "Älvöås").replace("Tallmarken", "Åmåsen"), "älvöås ✓.txt")
    assert Promise.objects.get().address() == "/alvoas/2022-2023/"
    assert Source.objects.get().name == "älvöås ✓.txt"


@pytest.mark.skipif(not CORPUS.is_dir(), reason="no copy of the sample documents in tests/corpus")
def test_all_sample_documents_are_stored_and_the_second_time_nothing_changes() -> None:
    paths = [path for path in sorted(CORPUS.iterdir()) if path.suffix in {".txt", ".html", ".docx", ".pdf"}]
    for path in paths:
        import_document(ACTOR, Given(path.name, path.read_bytes()), today=TODAY)
    before = rows()
    assert Source.objects.count() == len(paths)
    assert not ActivityRecord.objects.exists()
    for path in paths:
        assert import_document(ACTOR, Given(path.name, path.read_bytes()), today=TODAY)[0].known
    assert rows() == before


def test_a_longer_page_takes_no_more_queries() -> None:
    def queries(name: str, more: int) -> int:
        lines = "".join(
            f" • Polisen ska göra {number} kontroller på väg {number}.\n" for number in range(2, more)
        )
        text = PAGE.replace("Ekhamn", name).replace("\nLöftet följs", f"{lines}\nLöftet följs")
        with CaptureQueriesContext(connection) as captured:
            take(text, f"{name}.txt")
        return len(captured)

    queries("Almby", 2)  # the police area is new to the first alone
    assert queries("Björkby", 2) == queries("Cederby", 40) <= 60
    assert Promise.objects.get(municipality__name="Cederby").commitments.count() == 41


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.text(st.characters(exclude_categories=["Cs"]), max_size=300),
    place=st.sampled_from(["Ekhamn", "Tallmarken", "åtta", "2022-2023", "Polisen och", "Löftet", " • "]),
)
def test_any_text_is_stored_or_refused_and_never_fails(words: str, place: str) -> None:
    """Whatever stands in a page, both databases take it or the user gets a sentence."""
    with transaction.atomic():
        with suppress(Refusal):
            take(PAGE.replace(place, f"{place} {words}"), f"{words[:40]}.txt")
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
def test_odd_pages_are_stored_or_refused(text: str) -> None:
    before = rows()
    try:
        take(text, "udda" + "x" * 400 + ".txt")
    except Refusal:
        assert rows() == before
    else:
        assert Promise.objects.get().commitments.count() == 3
