"""What counts as a commitment, and what it inherits from the page."""

from __future__ import annotations

import pytest

from medborgarlofte.domain.errors import CannotRead
from tests.ingest.pages import HEAD, ITEMS, parties, promised, read

BOTH = ["Polisen ska patrullera", "Kommunen ska byta"]

NOT_PROMISED = {
    "an overall aim that a list spells out": (
        "Polisen och Granviks kommun lovar att arbeta för att öka tryggheten.\n\nDetta gör vi genom att:\n\n"
        + ITEMS
    ),
    "a list of aims before a list of activities": (
        "Polisen och kommunen lovar att:\n\n• Öka tryggheten i kommunen.\n• Minska brotten bland unga.\n\n"
        "Aktiviteter\n\n" + ITEMS
    ),
    "a list of aims before the activities that lead there": (
        "Polisen och kommunen har enats om ett löfte.\n\n• Att trafiken ska bli lugnare.\n"
        "• Att färre ska råka ut för stölder.\n\nMålen når vi med de här insatserna:\n\n" + ITEMS
    ),
    "a list of focus areas": "Fokusområden\n\n• Narkotika\n• Trafik\n\nPolisen och kommunen lovar att:\n\n"
    + ITEMS,
    "areas that return as headings": (
        "Av svaren har två inriktningar valts ut:\n\n• Vuxna ute om kvällarna\n• Lugn trafik\n\n"
        "Polisen och kommunen lovar att:\n\nVuxna ute om kvällarna\n\n"
        "• Polisen ska patrullera i parken.\n\nLugn trafik\n\n• Kommunen ska byta lamporna i tunneln.\n"
    ),
    "problems": "Problem som har framkommit är:\n\n• Bråk vid torget\n• Klotter på skolan\n\nVi "
    "lovar att:\n\n" + ITEMS,
    "a situation set as the first bullet": (
        "Busstorget är en plats där det ofta säljs narkotika.\n\nPolisen och kommunen lovar att:\n\n"
        "• Busstorget är en plats där det ofta säljs narkotika.\n" + ITEMS
    ),
    "a purpose set as a bullet": "Vi lovar att:\n\n" + ITEMS + "• Syftet är att fler ska känna sig trygga.\n",
    "the follow-up set as a bullet": "Vi lovar att:\n\n" + ITEMS + "• Löftet följs upp två gånger per år.\n",
    "aims under their own heading": "Vi lovar att:\n\n"
    + ITEMS
    + "\nMål\n\n• Färre ska utsättas för brott.\n",
    "what the promise is for": "Vi lovar att:\n\n"
    + ITEMS
    + "\nMedborgarlöftet ska:\n\n• öka tryggheten\n• förebygga brott\n",
    "a wish after the list": "Vi lovar att:\n\n" + ITEMS + "\nVi vill på så sätt göra Granvik tryggare.\n",
    "results": "Vi lovar att:\n\n"
    + ITEMS
    + "\nUtfall 2022\n\n• Genomfört 40 kontroller.\n• Bytt alla lampor.\n",
    "what somebody is quoted as saying": (
        "Vi lovar att:\n\n"
        + ITEMS
        + "\n– Vi ska göra vårt bästa och polisen ska synas, säger Lina på kommunen.\n"
    ),
    "a list under a sentence on problems": "Situationen idag\n\nDe som bor här nämner två problem.\n\n"
    "• Trafik på Storgatan.\n• Bråk vid kiosken.\n\nVi lovar att:\n\n" + ITEMS,
    "a coming promise": "Vi lovar att:\n\n"
    + ITEMS
    + "\nNästa löfte\n\nPolisen och kommunen kommer att skriva löftet för 2024.\n",
    "page noise": "Sök\nMeny\n\nVi lovar att:\n\n"
    + ITEMS
    + "\nTill toppen\nDela sidan: Facebook\nSidansvarig: webben\n",
    "who signed": "Vi lovar att:\n\n"
    + ITEMS
    + "\nGranvik den 3 mars 2022\n\nLokalpolisområdeschef\n\nKommunchef\n",
}


@pytest.mark.parametrize("page", NOT_PROMISED.values(), ids=NOT_PROMISED.keys())
def test_only_what_binds_is_a_commitment(page: str) -> None:
    assert promised(page) == BOTH


def test_an_overall_aim_counts_when_no_list_follows_it() -> None:
    assert promised("Polisen och kommunen lovar att arbeta för att öka tryggheten.\n") == [
        "Polisen och kommunen"
    ]


def test_running_prose_is_one_commitment_per_paragraph() -> None:
    page = (
        "Polisen ska vara på torget varje fredag. Polisen ska också besöka skolan.\n\n"
        "Många har hört av sig om torget.\n\nKommunen ska bygga om busstorget under året.\n"
    )
    assert promised(page) == ["Polisen ska vara", "Kommunen ska bygga"]


INHERITED = {
    "Polisen lovar att\n\n• synas mer i centrum\n": [("police",)],
    "Kommunens åtaganden\n\n• Tillsyn av serveringsställen\n": [("municipality",)],
    "Gemensamma aktiviteter\n\n• Trygghetsvandring i hamnen\n": [("police", "municipality")],
    "Vi lovar att:\n\n• Tillsyn av serveringsställen. (Kommunen)\n": [("municipality",)],
    "Vi lovar att:\n\n• Trygghetsvandring i hamnen\n": [("police", "municipality")],
    "Polis: Sök med hund i skolan.\nKommun: Utbildning för personalen.\n": [("police",), ("municipality",)],
    "Polisen lovar att\n\nTrafik\n\n• mäta farten vid skolan\n\nDroger\n\n• söka med hund\n": [("police",)]
    * 2,
    "Trafik\n\nPolisen lovar att\n\n• mäta farten\n\nKommunen lovar att\n\n• bygga gupp\n\nDroger\n\n"
    "Polisen lovar att\n\n• söka med hund i skolan\n": [("police",), ("municipality",), ("police",)],
    "Polisen lovar:\n\n• att polisen ska vara synlig\n• att mäta farten\n": [("police",)] * 2,
}


@pytest.mark.parametrize("page", INHERITED, ids=range(len(INHERITED)))
def test_who_is_responsible_is_inherited(page: str) -> None:
    assert parties(page) == INHERITED[page]


def test_a_focus_heading_gives_the_area_that_its_items_do_not_mention() -> None:
    reading = read(HEAD + "Aktiviteter\n\nTrafik\n\n• Polisen ska samverka med föreningarna.\n")
    (one,) = reading.commitments
    assert (one.focus_area, one.areas) == ("Trafik", ("traffic",))


def test_children_that_detail_their_parent_leave_it_the_commitment() -> None:
    page = "<h1>Medborgarlöfte 2022</h1><p>Kommunen lovar att</p><ul><li>anmäla skador till polisen:"
    page += "<ul><li>bränder samma dygn</li><li>övriga inom en vecka</li></ul></li></ul>"
    (one,) = read(page).commitments
    assert one.text.startswith("anmäla skador")


def test_children_under_a_heading_are_the_commitments() -> None:
    page = (
        "<h1>Medborgarlöfte 2022</h1><p>Vi lovar följande</p><ul><li>Trafik<ul><li>Polisen ska mäta "
        "farten.</li>"
    )
    page += "<li>Kommunen ska bygga gupp.</li></ul></li></ul>"
    reading = read(page)
    assert [one.text for one in reading.commitments] == [
        "Polisen ska mäta farten.",
        "Kommunen ska bygga gupp.",
    ]
    assert {one.focus_area for one in reading.commitments} == {"Trafik"}


def test_a_bullet_set_as_heading_leaves_the_paragraph_the_commitment() -> None:
    page = "Vi lovar att:\n\n• Synlig polis\n\nPolisen ska vara på torget varje fredag.\n"
    assert promised(page) == ["Polisen ska vara"]


def test_a_first_item_without_its_bullet_is_an_item() -> None:
    page = "Polisen kommer att:\n\nöka sin närvaro på torget\n\n• besöka skolan varje månad\n"
    assert promised(page) == ["öka sin närvaro", "besöka skolan varje"]


TABLE = (
    "<h1>Granvik – medborgarlöften "
    "2022</h1><table><tr><th>Fokus</th><th>Insats</th><th>Vem</th><th>Hur ofta</th>"
    "<th>Status</th></tr><tr><td>Trafik</td><td>Hastighetskontroller vid skolan</td><td>Polisen</td>"
    "<td>Minst 6 per månad</td><td>58 gjordes</td></tr><tr><td>Unga</td><td>Nattvandring på torget</td>"
    "<td>Kommunen</td><td>Vid behov</td><td></td></tr></table>"
)


def test_a_table_is_understood_by_its_column_headings() -> None:
    first, second = read(TABLE).commitments
    assert (first.text, first.responsible) == ("Hastighetskontroller vid skolan", ("police",))
    assert (first.areas, first.result) == (("traffic",), "58 gjordes")
    assert second.as_needed
    assert second.responsible == ("municipality",)


def test_a_table_that_promises_nothing_is_told_as_not_understood() -> None:
    page = (
        "<h1>Medborgarlöfte 2022</h1><table><tr><th>År</th><th>Anmälda "
        "brott</th></tr><tr><td>2021</td><td>58</td></tr>"
    )
    reading = read(page + "</table>")
    assert not reading.commitments
    assert [passage.text for passage in reading.not_understood]


def test_bullets_after_a_numbered_item_with_a_colon_belong_to_it() -> None:
    page = (
        "1. Polisen ska bli mer synlig genom:\n\n• Fotpatruller i hamnen\n• Kontroller vid skolan\n\n"
        "2. Kommunen ska:\n\n• Byta lamporna i tunneln\n"
    )
    assert promised(page) == ["Fotpatruller i hamnen", "Kontroller vid skolan", "Byta lamporna i"]
    assert parties(page) == [("police",), ("police",), ("municipality",)]


def test_an_act_together_with_the_other_party_binds_both() -> None:
    page = "Polisen kommer att:\n\n• arbeta tillsammans med kommunen mot klotter\n• besöka skolan\n"
    assert parties(page) == [("police", "municipality"), ("police",)]


MUNICIPALITIES = {
    "Granvik – medborgarlöften\n\nPolisen och Granviks kommun lovar att synas.\n": "Granvik",
    "Medborgarlöfte för Sjöås kommun 2022\n\nPolisen i Sjöås lovar att synas.\n": "Sjöås",
    "Rönnsjös medborgarlöfte\n\nRönnsjö kommun och polisen lovar att synas.\n": "Rönnsjö",
    "Medborgarlöfte\n\nPolisen och Östra Granviks kommun lovar att synas.\n": "Östra Granvik",
    "Medborgarlöfte\n\nPolisen och Granviks stad lovar att synas.\n": "Granvik",
    "Medborgarlöfte\n\nPolisen lovar att synas.\n": None,
}


@pytest.mark.parametrize("page", MUNICIPALITIES)
def test_the_municipality_is_named_in_the_nominative(page: str) -> None:
    assert read(page, "sida.txt").municipality == MUNICIPALITIES[page]


AREAS = {
    "Lokalpolisområde Nedre Ådalen och Granviks kommun lovar att synas.": "Nedre Ådalen",
    "LPO Gränsbygden och Granviks kommun lovar att synas.": "Gränsbygden",
    "Gränsbygden lokalpolisområde lovar att synas.": "Gränsbygden",
    "Lokalpolisområde södra Bergsbygden lovar att synas.": "södra Bergsbygden",
    "Lokalpolisområde Berg/ Dal lovar att synas.": "Berg/Dal",
    "Polisen lovar att synas.": None,
}


@pytest.mark.parametrize("sentence", AREAS)
def test_the_police_area_is_named_without_its_title(sentence: str) -> None:
    assert read(f"{HEAD}{sentence}\n").police_area == AREAS[sentence]


def test_every_field_keeps_the_words_it_was_read_from() -> None:
    (one,) = read(
        HEAD + "Polisen lovar att\n\n• göra minst 6 kontroller per månad på Storgatan\n"
    ).commitments
    told = {evidence.field: evidence.words for evidence in one.evidence}
    assert told["responsible"] == "Polisen lovar att"
    assert "6" in told["targets"]
    assert told["period"] == "2022"
    assert one.line == 7


def test_what_is_neither_promise_nor_background_is_listed() -> None:
    reading = read(f"{HEAD}Vi lovar att:\n\n{ITEMS}\nOnsdag på Åkertorget, samling vid kiosken.\n")
    assert [passage.text for passage in reading.not_understood] == [
        "Onsdag på Åkertorget, samling vid kiosken."
    ]


def test_a_page_without_a_promise_says_so() -> None:
    reading = read("Simhallen i Granvik\n\nBadet är öppet alla dagar. Entrén kostar 60 kronor för vuxna.\n")
    assert not reading.commitments
    assert any("Inget löfte" in note for note in reading.notes)


FOREIGN = {
    "norska": "Politiet og kommunen skal ikke bare være synlige, men også snakke med ungdommer som "
    "er ute på kveldene. "
    "Kommunen skal hver måned følge opp det som politiet ser, og det skal ikke koste noe for dem som "
    "bor her. "
    "Etter sommeren skal politiet og kommunen sammen gå gjennom hva som blir gjort ved skolene og "
    "etter skoletid.",
    "engelska": "The police and the municipality will work together for the safety of the people in "
    "the town. "
    "The police will be present in the park and the municipality is to repair the lights of the tunnel. "
    "This is to be followed up by the council and reported to the public in the spring and in the autumn.",
}


@pytest.mark.parametrize("language", FOREIGN)
def test_a_text_in_another_language_is_refused(language: str) -> None:
    with pytest.raises(CannotRead, match=f"inte på svenska.*{language}"):
        read(FOREIGN[language])
