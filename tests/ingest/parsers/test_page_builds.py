"""Builds of whole pages: labels for the act, tables with a column a party, what is added on the way."""

from __future__ import annotations

from medborgarlofte.domain.targets import CountTarget
from tests.ingest.pages import HEAD, parties, promised, read

P, M = ("police",), ("municipality",)


def test_a_labelled_act_is_a_commitment_and_its_label_is_no_actor() -> None:
    page = (
        "Område: Hamnen\nMål: Färre stölder.\nInsats: Polisen besöker hamnen varje vecka.\n"
        "Insats: Socialtjänsten träffar nior en gång per läsår.\n"
    )
    assert parties(page) == [P, M]


def test_a_label_without_anyone_who_acts_is_no_commitment() -> None:
    assert promised("Polisen lovar:\n\n• gå runt på torget\n\nInsats: parken\n") == ["gå runt på"]


def test_a_table_with_a_column_for_each_party_gives_each_its_acts() -> None:
    page = (
        "<html><h1>Medborgarlöfte Granvik 2022</h1><table><tr><td>Polisen</td><td>Kommunen</td></tr>"
        "<tr><td><ul><li>Besöker hamnen varje vecka</li><li>Kontrollerar fart på Kajgatan</li></ul></td>"
        "<td>Byter lampor på kajen</td></tr></table></html>"
    )
    found = read(page, "granvik.html").commitments
    assert [(one.text.split()[0], one.responsible) for one in found] == [
        ("Besöker", P),
        ("Kontrollerar", P),
        ("Byter", M),
    ]


def test_a_table_of_names_by_party_promises_nothing() -> None:
    page = (
        "<html><h1>Medborgarlöfte Granvik 2022</h1><p>Polisen ska besöka hamnen varje vecka.</p>"
        "<table><tr><td>Lokalpolisområde</td><td>Kommun</td></tr>"
        "<tr><td>Norra Slätten</td><td>Granvik</td></tr>"
        "</table></html>"
    )
    assert len(read(page, "granvik.html").commitments) == 1


def test_a_column_of_parties_needs_no_heading() -> None:
    page = (
        "<html><h1>Medborgarlöfte Granvik 2022</h1><table><tr><th></th><th>Vi lovar</th><th>Så ofta</th></tr>"
        "<tr><td>Polisen</td><td>Besöka hamnen</td><td>Varje vecka</td></tr>"
        "<tr><td>Granviks kommun</td><td>Röja sly</td><td>Två gånger per år</td></tr></table></html>"
    )
    found = read(page, "granvik.html").commitments
    assert [one.responsible for one in found] == [P, M]
    assert all(isinstance(one.targets[0], CountTarget) for one in found)


def test_a_column_on_how_it_went_holds_results() -> None:
    page = (
        "<html><h1>Resultat av medborgarlöftet 2022 i Granvik</h1>"
        "<p>Polisen och kommunen lovade två saker.</p>"
        "<table><tr><th>Vad vi lovade</th><th>Vem</th><th>Hur det gick</th></tr>"
        "<tr><td>Besöka hamnen varje vecka</td><td>Polisen</td><td>49 besök gjordes.</td></tr>"
        "<tr><td>Byta lampor på kajen</td><td>Kommunen</td><td>Klart i maj.</td></tr></table></html>"
    )
    found = read(page, "granvik.html")
    assert [one.result for one in found.commitments] == ["49 besök gjordes.", "Klart i maj."]


def test_what_is_added_on_the_way_belongs_to_the_same_promise() -> None:
    page = (
        "Granvik – medborgarlöften\n\nMedborgarlöfte 2020-2023\n\n"
        "Polisen lovar att\n\n• gå runt på torget\n\n"
        "Nya åtaganden från och med 2022\n\n• Kommunen ska byta lampor på kajen.\n"
    )
    assert [one.period for one in read(page).commitments] == ["2020-2023", "2020-2023"]


def test_the_time_that_an_agreement_is_for_is_its_period() -> None:
    page = (
        "Löfte för Granviks kommun\n\nAvser tiden 2022-07-01 till 2024-06-30.\n\n"
        "Polisen lovar att\n\n• gå runt\n"
    )
    assert [one.label for one in read(page).periods] == ["2022-2024"]


def test_a_labelled_line_that_names_more_than_the_act_answers() -> None:
    page = (
        "Aktiviteter\n\n• Granviks kommun har värdar på bussen.\n  Ansvarig: Kommunen, Granvikstrafiken\n"
        "• Byta lampor.\n  Ansvarig: Kommunen\n"
    )
    assert parties(page) == [("municipality", "other:Granvikstrafiken"), M]


def test_who_has_bound_himself_promises() -> None:
    page = (
        "Vi har delat på arbetet.\n\nGranviks Hamn AB har också åtagit sig att låsa bryggorna varje natt.\n"
    )
    assert parties(page) == [("other:Granviks Hamn AB",)]


def test_our_own_people_are_the_municipality() -> None:
    page = "Kommunen byter lampor på kajen.\n\nVåra fältsekreterare finns på torget varje fredag.\n"
    assert parties(page) == [M, M]


def test_only_saying_that_something_is_promised_promises_nothing() -> None:
    assert promised("Det här lovar vi er.\n\nPolisen lovar att\n\n• gå runt på torget\n") == ["gå runt på"]


def test_what_somebody_said_to_a_newspaper_is_no_promise() -> None:
    page = "Polisen ska besöka hamnen varje vecka.\n\n– Vi ska glädjas, säger kommunens säkerhetschef.\n"
    assert promised(page) == ["Polisen ska besöka"]


def test_to_make_a_place_safer_is_an_aim() -> None:
    page = (
        "Polisen och Granviks kommun ska göra hamnen tryggare.\n\nPolisen besöker hamnen varje vecka.\n\n"
        "Kommunen byter lampor på kajen.\n"
    )
    assert promised(HEAD + page)[0] == "Polisen besöker hamnen"


def test_where_the_police_are_every_week_is_an_act() -> None:
    page = "Polisen lovar:\n\n• Varje torsdag är polisen på biblioteket.\n• Fler kontroller på kajen.\n"
    assert promised(page) == ["Varje torsdag är", "Fler kontroller på"]


def test_a_heading_that_only_says_how_often_holds_for_each_act_below_it() -> None:
    page = (
        "Varje vecka\n\n• Polisen besöker hamnen.\n• Kommunen mäter farten två gånger i månaden.\n\n"
        "En gång om året\n\n• Kommunen bjuder in till samtal.\n\nVid behov\n\n• Kommunen röjer sly.\n"
    )
    found = read(HEAD + page).commitments
    counted = [one.targets[0] for one in found[:3]]
    assert [(t.number, t.per.value) for t in counted if isinstance(t, CountTarget)] == [
        (1, "week"),
        (2, "month"),
        (1, "year"),
    ]
    assert [one.as_needed for one in found] == [False, False, False, True]


def test_a_heading_on_some_time_says_not_how_often() -> None:
    found = read(HEAD + "Under året\n\n• Polisen besöker hamnen.\n").commitments
    assert not isinstance(found[0].targets[0], CountTarget)


def test_an_act_with_a_labelled_line_is_no_clause_on_following_up() -> None:
    page = (
        "Åtaganden\n\n• Rapport om läget i hamnen\n  Ansvarig: Polisen\n  Hur ofta: En gång per månad\n"
        "• Nya lampor\n  Ansvarig: Kommunen\n"
    )
    assert parties(page) == [P, M]


def test_a_numbered_aim_as_heading_has_its_acts_below() -> None:
    page = (
        "Mål 1: Färre bränder\n\n• Kommunen kontrollerar vinden i varje skola.\n\n"
        "Mål 2: Säkrare hamn\n\n• Polisen besöker hamnen varje vecka.\n"
    )
    assert promised(page) == ["Kommunen kontrollerar vinden", "Polisen besöker hamnen"]


def test_what_is_done_by_a_party_under_an_action_is_a_commitment() -> None:
    page = "Åtgärd 1. Kajen\n\nKajen sopas dagligen av kommunen.\n\nÅtgärd 2. Torget\n\nPolisen går runt.\n"
    assert promised(page) == ["Kajen sopas dagligen", "Polisen går runt."]
