"""Layouts that are no plain bullets: labelled lines, letters, nested and mixed marks, bare tables."""

from __future__ import annotations

import pytest

from medborgarlofte.domain.targets import CountTarget
from tests.ingest.pages import HEAD, promised, read

LABELLED = {
    "lines in text": HEAD
    + "Aktiviteter\n\nA. Kontroller på Ringvägen.\n   Ansvarig: Polisen\n   Hur ofta: 10 per månad\n\n"
    "B. Nya lampor i parken.\n   Ansvarig: Kommunen, gatuenheten\n",
    "lines apart": HEAD
    + "Aktiviteter\n\n• Kontroller på Ringvägen\n\nAnsvarig: Polisen\n\nFrekvens: 10 per månad\n\n"
    "• Nya lampor i parken\n\nAnsvarig: Kommunen\n",
    "broken lines in items": "<html><h1>Medborgarlöfte Granvik 2022</h1><h2>Aktiviteter</h2><ul>"
    "<li>Kontroller på Ringvägen<br>Ansvarig: Polisen<br>Omfattning: 10 per månad</li>"
    "<li>Nya lampor i parken<br>Ansvarig: Kommunen</li></ul></html>",
    "items below items": "<html><h1>Medborgarlöfte Granvik 2022</h1><h2>Aktiviteter</h2><ul>"
    "<li>Kontroller på Ringvägen<ul><li>Ansvar: Polisen</li><li>Antal: 10 per månad</li></ul></li>"
    "<li>Nya lampor i parken<ul><li>Ansvar: Kommunen</li></ul></li></ul></html>",
    "headings": "<html><h1>Medborgarlöfte Granvik 2022</h1><h2>Aktiviteter</h2>"
    "<h3>Kontroller på Ringvägen</h3><p>Ansvarig: Polisen</p><p>Omfattning: 10 per månad</p>"
    "<h3>Nya lampor i parken</h3><p>Ansvarig: Kommunen</p></html>",
}


@pytest.mark.parametrize("page", LABELLED.values(), ids=LABELLED.keys())
def test_labelled_lines_belong_to_the_act_above(page: str) -> None:
    found = read(page, "granvik.html" if page.startswith("<") else "granvik.txt").commitments
    assert [" ".join(one.text.split()[:3]).rstrip(".") for one in found] == [
        "Kontroller på Ringvägen",
        "Nya lampor i",
    ]
    assert [one.responsible for one in found] == [("police",), ("municipality",)]
    target = found[0].targets[0]
    assert isinstance(target, CountTarget)
    assert (target.number, target.per.value) == (10, "month")


def test_the_acts_own_subject_goes_before_a_labelled_line() -> None:
    page = (
        "Vi lovar att:\n\n• Polisen och kommunen lovar att hålla en vandring.\n  Ansvarig: Kommunen\n"
        "• Polisen ska besöka skolan.\n  Ansvarig: Polisen\n"
    )
    assert read(HEAD + page).commitments[0].responsible == ("police", "municipality")


def test_one_labelled_line_alone_is_the_pages_own() -> None:
    page = "Vi lovar att:\n\n• besöka skolan varje termin\n• rensa ogräs\n\nAnsvarig: Kommunen\n"
    assert [one.responsible for one in read(HEAD + page).commitments] == [("police", "municipality")] * 2


def test_an_item_that_is_no_whole_sentence_leaves_the_word_to_those_below_it() -> None:
    page = (
        "1. Polisen ska synas oftare i Granvik genom\n   • fotpass varje fredag\n   • öppet kontor i hamnen\n"
        "2. Kommunen ska göra det ljusare genom att\n   • byta lampor\n       - arbetet görs i maj\n"
    )
    assert promised(page) == ["fotpass varje fredag", "öppet kontor i", "byta lampor"]


def test_marks_of_many_kinds_at_the_same_place_are_one_list() -> None:
    page = "Vi lovar:\n\n- Polisen ska söka.\n• Kommunen ska röja.\n- Polisen ska mäta.\n"
    assert promised(page) == ["Polisen ska söka.", "Kommunen ska röja.", "Polisen ska mäta."]


def test_letters_mark_items_and_initials_do_not() -> None:
    page = "Aktiviteter\n\nA. Fler kontroller på Ringvägen\nB. Nya lampor i parken\n\nA. Granlund\n"
    assert promised(page) == ["Fler kontroller på", "Nya lampor i"]


TABLES = {
    "no headings": "Polisen\tFotpass i parken\t2 gånger i veckan\nKommunen\tLampor i parken\t1 gång per år\n",
    "how much": "Ansvarig\tÅtgärd\tMängd\nPolisen\tFotpass i parken\t2 gånger i veckan\n"
    "Kommunen\tLampor i parken\t1 gång per år\n",
    "aims that are numbers": "Löfte\tAnsvarig\tMål\nFotpass i parken\tPolisen\t2 gånger i veckan\n"
    "Lampor i parken\tKommunen\t1 gång per år\n",
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES.keys())
def test_a_table_tells_how_much_under_many_names(table: str) -> None:
    found = read(HEAD + table).commitments
    assert [one.text for one in found] == ["Fotpass i parken", "Lampor i parken"]
    target = found[0].targets[0]
    assert isinstance(target, CountTarget)
    assert (target.number, target.per.value) == (2, "week")


def test_an_item_that_begins_with_opening_something_is_no_link() -> None:
    page = "Vi lovar att:\n\n• Öppna ett kafé för unga i hamnen.\n• Öppna pdf i nytt fönster\n"
    assert promised(page) == ["Öppna ett kafé"]


def test_parties_that_follow_up_something_else_than_the_promise_make_one() -> None:
    page = (
        "Vi lovar att:\n\n• Polisen och kommunen stämmer av läget varannan vecka.\n"
        "• Löftet följs upp två gånger per år.\n"
    )
    found = read(HEAD + page)
    assert [one.text for one in found.commitments] == [
        "Polisen och kommunen stämmer av läget varannan vecka."
    ]
    assert found.followup.times_per_year == 2


def test_promises_repeated_one_by_one_on_a_report_are_promises() -> None:
    page = (
        "Uppföljning av medborgarlöfte Granvik 2021\n\nDet här åtog vi oss\n\n"
        "• Mopeder stoppas minst tio gånger per år. (Polisen)\n\nUtfall: Det blev elva.\n\n"
        "• Kvällspass i parken, 50 under perioden. (Polisen)\n\nUtfall: Passen blev 60.\n"
    )
    found = read(page).commitments
    assert [one.result for one in found] == ["Det blev elva.", "Passen blev 60."]


def test_a_numbered_promise_may_be_to_tell_how_it_goes() -> None:
    page = (
        "<h1>Medborgarlöfte Granvik 2022</h1><h3>Löfte nr 1</h3><p>Polisen söker i parken varje vecka.</p>"
        "<h3>Löfte nr 2</h3><p>Polisen och kommunen redovisar varje kvartal här hur det går.</p>"
    )
    found = read(page, "granvik.html")
    assert len(found.commitments) == 2
    assert found.followup.times_per_year == 4


@pytest.mark.parametrize(
    ("item", "parties"),
    [
        ("hålla en vandring tillsammans med polisen", ("police", "municipality")),
        ("vandring i hamnen tillsammans med Granviks Bostäder", ("municipality", "other:Granviks Bostäder")),
        ("vandring i hamnen", ("municipality",)),
    ],
)
def test_who_joins_is_added_to_the_headings_party(item: str, parties: tuple[str, ...]) -> None:
    found = read(HEAD + f"Kommunen lovar att\n\n• {item}\n• byta lampor\n").commitments
    assert found[0].responsible == parties


HEADS = {
    "Lokalpolisområde: Sjömarken\nGranviks kommun": ("Granvik", "Sjömarken"),
    "Polisen i lokalpolisområde Granvik city och Granviks kommun.": ("Granvik", "Granvik city"),
    "Lokalpolisområde Bergen och Havet och Granviks kommun lovar detta.": ("Granvik", "Bergen och Havet"),
    "Lokalpolisområde Sjömarken och Granvik skriver under.": ("Granvik", "Sjömarken"),
}


@pytest.mark.parametrize(("introduction", "names"), HEADS.items())
def test_a_police_area_may_be_named_in_many_forms(introduction: str, names: tuple[str, str]) -> None:
    found = read(HEAD + introduction + "\n\nVi lovar att:\n\n• besöka skolan\n• byta lampor\n")
    assert (found.municipality, found.police_area) == names


def test_a_municipality_in_capitals_is_the_same() -> None:
    page = "NORRA GRANVIKS KOMMUN\nMedborgarlöften 2022\n\nVi lovar att:\n\n• besöka skolan\n• byta lampor\n"
    assert read(page).municipality == "Norra Granvik"


FOLLOW_UPS = {
    "Rådet lämnar en rapport per tertial till fullmäktige.": 3,
    "Avrapportering halvårsvis i kommunstyrelsen.": 2,
    "Hur det går berättar vi två gånger om året här.": 2,
    "I januari varje år berättar vi i tidningen hur det har gått.": 1,
    "En gång i månaden stämmer gruppen av hur löftet fortskrider.": 12,
    "Varje halvår ses parterna och går igenom vad som gjorts.": 2,
    "Uppfölning 2 ggr/år i rådet": 2,
    "Vi går igenom siffrorna efter varje tertial. Rapporten finns som pdf.": 3,
    "Uppföljning sker i maj och november.": 2,
}


@pytest.mark.parametrize(("sentence", "times"), FOLLOW_UPS.items())
def test_how_often_the_promise_is_followed_up_is_told_in_many_words(sentence: str, times: int) -> None:
    found = read(HEAD + f"Vi lovar att:\n\n• besöka skolan\n• byta lampor\n\n{sentence}\n")
    assert found.followup.times_per_year == times
    assert len(found.commitments) == 2


def test_an_act_without_a_word_of_any_area_is_safety_for_one_and_other_for_both() -> None:
    page = (
        "Vi lovar att:\n\n• Polisen ska komma till byn varje vecka.\n• Polisen och kommunen ska ses i maj.\n"
    )
    assert [one.areas for one in read(HEAD + page).commitments] == [("safety",), ("other",)]


def test_a_prolonged_promise_names_the_earlier_one_and_has_no_aim_of_it() -> None:
    introduction = (
        "Granvik – medborgarlöften 2022\n\nMedborgarlöftet för 2021 förlängs till att gälla även 2022. "
        "Polisen och kommunen ska fortsätta arbeta för att öka tryggheten.\n\n"
    )
    found = read(
        introduction + "Vi lovar att:\n\n• besöka skolan\n• byta lampor\n\nParter: polisen, kommunen\n"
    )
    period = found.periods[0]
    assert period.extension is not None
    assert (period.kind, period.extension.of, period.aim) == ("extension", "2021", "")
    assert found.not_understood == ()


def test_a_list_may_be_nested_by_a_single_space() -> None:
    page = (
        "Polisen lovar att:\n\n- Trafik\n - öka kontrollerna varje vecka\n - mäta farten två gånger per år\n"
        "- Droger\n - söka med hund en gång per termin\n"
    )
    assert promised(page) == ["öka kontrollerna varje", "mäta farten två", "söka med hund"]


@pytest.mark.parametrize("spaces", ["", " ", "  "])
def test_a_space_too_many_here_and_there_nests_nothing(spaces: str) -> None:
    page = f"{spaces}• Polisen ska gå till fots\n• Polisen ska mäta farten\n • Kommunen ska byta lampor\n"
    assert promised(page) == ["Polisen ska gå", "Polisen ska mäta", "Kommunen ska byta"]
