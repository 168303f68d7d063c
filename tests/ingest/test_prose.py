"""Which paragraphs of running text promise something, and which tell something else."""

from __future__ import annotations

import pytest

from tests.ingest.pages import promised, read

PROMISES = [
    "Under vintern sätter polisen in en extra patrull på torget.",
    "Minst åtta gånger om året söker polisen igenom skogen vid stationen.",
    "Dessutom står kommunens fältare utanför festivalen varje kväll.",
    "Polisen, kommunen och Granvikshem vandrar i Lunden varje månad.",
    "Granviks Båtklubb vaktar hamnen om natten.",
    "Kommunens fältassistenter finns i centrum på fredagar.",
    "Granviks kommun ser till att tunneln städas.",
    "Polisen har minst en bilpatrull per dag i Sörbyn.",
    "Gatukontoret byter trasiga lampor inom två dygn.",
    "För att fler ska våga gå ut håller polisen öppet hus.",
]
TELLS = [
    "Sedan i våras har lokalpolisområde Norra Granvik talat med många.",
    "Det här tar vi med oss i arbetet.",
    "Kommunen har 12 000 invånare och tre skolor.",
    "Varje år berättar vi i tidningen hur det har gått.",
    "Polis och kommun ser fram emot våren.",
    "Ett medborgarlöfte visar vad polisen och kommunen åtar sig.",
]


@pytest.mark.parametrize("paragraph", PROMISES)
def test_a_paragraph_in_which_a_party_acts_is_a_promise(paragraph: str) -> None:
    assert promised(paragraph + "\n") == [" ".join(paragraph.split()[:3])]


@pytest.mark.parametrize("paragraph", TELLS)
def test_a_paragraph_that_only_tells_is_none(paragraph: str) -> None:
    page = paragraph + "\n\nPolisen ska besöka skolan varje termin.\n"
    assert promised(page) == ["Polisen ska besöka"]


@pytest.mark.parametrize(
    "page",
    [
        "Granvik – medborgarlöften\n\nNytt medborgarlöfte på gång\n\n"
        "Under hösten träffar vi boende i Sörbyn.\n",
        "Granvik – medborgarlöften\n\nDet förra medborgarlöftet har löpt ut. Polisen och Granviks kommun "
        "samlar nu in synpunkter inför nästa.\n",
        "Granvik – medborgarlöften\n\nPolisen och Granviks kommun arbetar med ett nytt medborgarlöfte.\n",
    ],
)
def test_a_promise_that_is_only_announced_is_none(page: str) -> None:
    assert read(page).commitments == ()


def test_a_news_title_is_never_a_promise() -> None:
    page = (
        "<h1>Polis och kommun möter våren med nya löften</h1><p>Medborgarlöftet gäller 2022.</p>"
        "<p>Polisen ska besöka skolan i Granvik.</p>"
    )
    assert [one.text for one in read(page, "granvik.html").commitments] == [
        "Polisen ska besöka skolan i Granvik."
    ]


def test_a_section_of_its_own_with_a_number_is_a_promise_though_lists_follow() -> None:
    page = (
        "<h1>Medborgarlöfte Granvik 2022</h1><p>Polisen bygger arbetet på en bild som görs om varje höst.</p>"
        "<details><summary>Trafik</summary><p>Polisen gör tio kontroller per månad.</p></details>"
        "<details><summary>Ljus</summary><ul><li>Kommunen byter lampor i parken</li></ul></details>"
    )
    assert [one.text for one in read(page, "granvik.html").commitments] == [
        "Polisen gör tio kontroller per månad.",
        "Kommunen byter lampor i parken",
    ]


OPEN = "Kommunen har öppet varje tisdag.\n"


def test_what_somebody_does_is_no_promise_where_nothing_speaks_of_one() -> None:
    reading = read(f"Granvik\n\n{OPEN}", "sida.txt")
    assert not reading.commitments
    assert [passage.text for passage in reading.not_understood] == [OPEN.strip()]


def test_the_same_words_are_a_promise_under_a_promises_heading() -> None:
    assert promised(OPEN) == ["Kommunen har öppet"]
