"""When each rule makes a remark, on which words, and when it stays silent."""

from __future__ import annotations

from datetime import date

import pytest

from medborgarlofte.domain.content import Commitment, Party
from medborgarlofte.domain.targets import CountTarget, Per, TimeUnit, WhenNeededTarget, WithinTimeTarget
from medborgarlofte.domain.wording import Rule, remarks

from .promises import END, told

FIRES = [
    ("situation", "är", "Belysningen i parken är bristfällig."),
    ("situation", "samlas", "Många unga samlas på torget under helgerna."),
    ("situation", "upplevs", "Området kring stationen upplevs som otryggt."),
    ("situation", "Det finns", "Det finns en oro bland boende i centrum."),
    ("situation", "har ökat", "Skadegörelsen har ökat på skolorna."),
    ("situation", "ser", "Polisen ser att narkotikan går ned i åldrarna."),
    ("situation", "har genomfört", "Polisen har genomfört 57 kontroller."),
    ("situation", "Stölder i båthus sker", "Stölder i båthus sker varje sommar."),
    ("effect", "minska antalet inbrott", "Polisen ska minska antalet inbrott i kommunen."),
    ("effect", "Öka tryggheten", "Öka tryggheten i centrum."),
    ("effect", "Brotten ska minska", "Brotten ska minska med tio procent."),
    ("effect", "ska känna sig", "Alla invånare ska känna sig trygga i Granvik."),
    ("effect", "ska vara en trygg", "Centrum ska vara en trygg mötesplats, lovar kommunen."),
    ("effect", "Genom 104 kontroller minskar olyckorna", "Genom 104 kontroller minskar olyckorna i år."),
    ("effect", "vilket minskar skadegörelsen", "Kommunen städar varje dag, vilket minskar skadegörelsen."),
    ("effect", "ökar tryggheten", "Trygghetsvandringar ökar tryggheten i Almvik."),
    ("effect", "Effekten är 104 kontroller", "Effekten är 104 kontroller per år."),
    ("what", "Riktade insatser", "Riktade insatser mot buskörning, av polisen."),
    ("what", "åtgärder", "Kommunen ska vidta åtgärder på skolorna."),
    ("what", "Trygghet i centrum", "Trygghet i centrum"),
    ("who", "ska göras", "Två trafikkontroller i månaden ska göras."),
    ("who", "Berörda aktörer", "Berörda aktörer ska träffas fyra gånger per år."),
    ("who", "Städa torget varje", "Städa torget varje dag."),
    ("vague", "verka för", "Kommunen ska verka för tryggare skolvägar."),
    ("vague", "arbeta aktivt", "Polisen ska arbeta aktivt i centrum."),
    ("vague", "fortsätta att utveckla", "Parterna ska fortsätta att utveckla grannsamverkan."),
    ("vague", "ha fokus på", "Polisen ska ha fokus på buskörning."),
    ("vague", "Öka", "Öka polisens synlighet på Storgatan."),
    ("vague", "fler", "Polisen ska göra fler trafikkontroller."),
    ("vague", "regelbundet", "Polisen ska regelbundet besöka skolan."),
    ("vague", "så snart som möjligt", "Kommunen ska sanera klotter så snart som möjligt."),
    ("vague", "sträva efter", "Polisen ska sträva efter att göra 20 kontroller per år."),
    ("vague", "i mån av resurser", "Polisen ska i mån av resurser göra 20 kontroller per år."),
    ("vague", "se över", "Kommunen ska se över busshållplatserna på Åsgatan."),
    ("how_many", "trafikkontroller", "Polisen ska göra trafikkontroller."),
    ("how_many", "kameror", "Kommunen ska sätta upp kameror."),
    ("how_often", "patrullera", "Polisen ska patrullera i centrum."),
    ("how_often", "besöka", "Områdespolisen ska besöka högstadiet."),
    ("where", "patrullera", "Polisen ska patrullera till fots två kvällar i veckan."),
    ("where", "sätta upp", "Kommunen ska sätta upp tre nya lampor."),
    ("for_whom", "föreläsa", "Polisen ska föreläsa två gånger per år."),
    ("for_whom", "information", "Kommunen ska ge information om bedrägerier en gång i kvartalet."),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "words", "text"), FIRES)
def test_it_says_so_and_names_the_words(rule: str, words: str, text: str) -> None:
    assert (rule, words) in told(text)


SILENT = [
    "Polisen ska göra minst 104 trafikkontroller under året.",
    "Polisen ska göra minst två nykterhetskontroller per vecka för att minska olyckorna.",
    "Polisen ska patrullera på torget varje fredagskväll så att fler känner sig trygga.",
    "Polisen finns på biblioteket varje torsdag.",
    "Polisen är på plats vid skolan två dagar i veckan.",
    "Kommunen ska vid behov hyra in ordningsvakter till stranden.",
    "Kommunen ska sanera klotter inom två dygn.",
    "Kommunen ska polisanmäla all skadegörelse.",
    "Kommunen ska informera alla elever i årskurs 8 om droger.",
    "Kommunen ska bygga farthinder på Ringvägen.",
    "Kommunen ska byta lamporna i gångtunneln.",
    "Polisen ska öka den synliga närvaron på torget genom fotpatrullering tre gånger i veckan.",
    "Polisen ska arbeta med trafikkontroller, minst nio om året.",
    "Fritidsgården är öppen fyra kvällar i veckan, lovar kommunen.",
    "Polisens målvärde är 120 trafikkontroller per år.",
    "Polis: hundsök på gymnasiet en gång per termin.",
    "Kommunen erbjuder samtliga vårdnadshavare en föräldrautbildning.",
    "Polisen ska informera fler än 300 elever.",
    "Skolan ska ta fram en plan för belysning före årsskiftet.",
    "Polisen och kommunen ska göra en gemensam orsaksanalys varje tertial.",
    "Kommunen ska stödja föreningar som främjar jämställdhet med 50 000 kronor om året.",
]


@pytest.mark.parametrize("text", SILENT)
def test_a_promise_that_can_be_followed_up_gets_no_remark(text: str) -> None:
    assert told(text) == []


TARGETS = [
    CountTarget(12, Per.YEAR),
    WithinTimeTarget(2, TimeUnit.DAY),
    WhenNeededTarget(),
]


@pytest.mark.parametrize("target", TARGETS)
def test_a_target_in_its_field_answers_as_well_as_words(
    target: CountTarget | WithinTimeTarget | WhenNeededTarget,
) -> None:
    said = Commitment(1, "Polisen ska besöka skolan.")
    aimed = Commitment(1, said.text, targets=(target,))

    assert [remark.rule for remark in remarks(said, end=END)] == [Rule.HOW_OFTEN]
    assert remarks(aimed, end=END) == ()


def test_party_place_and_group_in_their_fields_answer_as_well_as_words() -> None:
    text = "Patrullera och informera två gånger i veckan."
    filled = Commitment(
        1, text, parties=(Party("police", "Polisen"),), places=("Torget",), target_groups=("unga",)
    )

    assert [rule for rule, _ in told(text)] == ["who", "where", "for_whom"]
    assert remarks(filled, end=END) == ()


def test_what_is_done_once_needs_a_day_only_where_the_promise_has_no_last_day() -> None:
    text = "Kommunen ska bygga farthinder på Ringvägen."

    assert told(text, end=END) == []
    assert told(text, end=None) == [("by_when", "bygga")]
    assert told(text[:-1] + " senast den 1 juni.", end=None) == []


def test_what_goes_on_needs_no_day() -> None:
    assert told("Polisen ska besöka skolan varje månad.", end=None) == []


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Brotten ska minska.", ["effect", "who"]),
        ("Belysningen är dålig och upplevs otrygg.", ["situation"]),
        ("Polisen ska verka för mer patrullering.", ["vague", "vague"]),
        ("Fler nattvandringar.", ["who", "vague", "where"]),
    ],
)
def test_the_weightiest_come_first_and_details_wait_until_there_is_an_act(
    text: str, rules: list[str]
) -> None:
    assert [rule for rule, _ in told(text)] == rules


def test_at_most_two_vague_words_are_named() -> None:
    text = "Polisen ska verka för fler, oftare och mer, helst så snart som möjligt."

    assert [rule for rule, _ in told(text)] == ["vague", "vague"]


@pytest.mark.parametrize("text", ["", "   ", "\n", "–"])
def test_where_nothing_stands_nothing_is_told(text: str) -> None:
    (remark,) = (one for one in remarks(Commitment(1, text), end=date(2027, 1, 1)) if one.rule is Rule.WHAT)

    assert remark.words(text).strip() == text.strip()
