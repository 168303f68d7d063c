"""Focus areas by words."""

from __future__ import annotations

import pytest

from medborgarlofte.ingest.parsers.area_words import AREA_WORDS, AreaWords
from medborgarlofte.ingest.parsers.areas import AREAS, read_areas

TEXTS: list[tuple[str, set[str]]] = [
    ("Narkotikasök med hund i gymnasieskolan", {"drugs", "youth"}),
    ("Arbeta mot ANDT", {"drugs", "alcohol"}),
    ("Nykterhetskontroller på infarterna", {"traffic"}),
    ("Kontroller av mopeder och A-traktorer", {"traffic"}),
    ("Sanera klotter", {"vandalism"}),
    ("Stötta den som utsatts för våld i nära relation", {"violence"}),
    ("Möta föräldrar till elever i årskurs 8", {"youth"}),
    ("Hålla trygghetsvandringar", {"safety"}),
    ("Byta gatubelysning", {"safety"}),
    ("Synlig polis på torget", {"safety"}),
    ("Starta grannsamverkan", {"safety", "theft"}),
    ("Starta båtsamverkan", {"safety", "theft"}),
    ("Förebygga butiksstölder och bostadsinbrott", {"theft"}),
    ("Fler samtal och invånardialoger", {"safety"}),
    ("Synas i Knivby", {"safety"}),
    ("Arbeta mot ordningsstörningar vid parken", {"public_order"}),
    ("Tillsyn av serveringsställen", {"alcohol"}),
    ("Informera äldre om bedrägerier", {"other"}),
    ("Tillsyn hos tobaksförsäljare", {"other"}),
    ("Öka tryggheten i centrum", {"safety"}),
    ("Dela ut reflexer i mörkret", {"traffic"}),
    ("Knivkontroller vid stationen", {"violence"}),
    ("Bjuda in till öppet möte", {"safety"}),
]


@pytest.mark.parametrize(("text", "areas"), TEXTS)
def test_a_text_shows_its_areas(text: str, areas: set[str]) -> None:
    assert set(read_areas(text)) == areas


def test_a_soft_word_gives_way_to_a_definite_one() -> None:
    assert read_areas("Minska klotter så att tryggheten ökar") == ("vandalism",)


@pytest.mark.parametrize(
    "text", ["Hålla avtalet levande", "Lokalpolisområde Norra", "Barnkonventionen", "relevant"]
)
def test_no_word_no_area(text: str) -> None:
    assert read_areas(text) == ()


def test_labels_come_in_one_order_and_once() -> None:
    read = read_areas(
        "trygghet klotter droger skola våld stöld alkohol trafik ordningsvakt bedrägeri belysning"
    )
    assert read == tuple(area for area in AREAS if area in read)


@pytest.mark.parametrize("words", AREA_WORDS, ids=lambda words: "+".join(words.labels))
def test_a_stem_is_sought_in_one_word_and_has_no_space(words: AreaWords) -> None:
    assert " " not in words.inside + words.starts


@pytest.mark.parametrize(
    ("text", "areas"), [("Söka med hund, sök med hund", {"drugs"}), ("Hjälp mot hot om stryk", {"violence"})]
)
def test_a_phrase_of_several_words_shows_an_area(text: str, areas: set[str]) -> None:
    assert set(read_areas(text)) == areas


def test_a_phrase_begins_where_a_word_does() -> None:
    assert read_areas("Ett skott till fots") == ("safety",)
    assert read_areas("Stilltill fots") == ()


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("Byta trasiga lyktstolpar längs ån", ("safety",)),
        ("Polisen ska promenera i uniform varje lördag", ("safety",)),
        ("Ha öppet kontor i hamnen varje tisdag", ("safety",)),
        ("Montera kodlås i portarna", ("safety",)),
        ("Utandningsprov på infarterna", ("traffic",)),
        ("Gå ut när mörkrets inbrott kommer", ()),
        ("Mäta farten kring skolorna", ()),
        ("Klassbesök i alla sexor", ("youth",)),
        ("Skicka brev om att langa", ("alcohol",)),
        ("Låna ut märkpennor", ("theft",)),
    ],
)
def test_more_words_of_places_deeds_and_ages(text: str, areas: tuple[str, ...]) -> None:
    assert read_areas(text) == areas
