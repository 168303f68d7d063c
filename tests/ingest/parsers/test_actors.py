"""Who is responsible for a commitment."""

from __future__ import annotations

import pytest

from medborgarlofte.ingest.parsers.actors import Names, cell_responsible, read_responsible

NAMES = Names("Gransele", "Norra Slätten")
P, M = "police", "municipality"
BOTH = (P, M)

SUBJECTS: list[tuple[str, tuple[str, ...]]] = [
    ("Polisen ska patrullera i parken", (P,)),
    ("Polismyndigheten, lokalpolisområde Norra Slätten, ska patrullera", (P,)),
    ("Lokalpolisområde Norra Slätten ska genom områdespolisen starta grannsamverkan", (P,)),
    ("LPO Norra Slätten ska patrullera", (P,)),
    ("Områdespoliserna besöker alla skolor", (P,)),
    ("Den lokala polisen ska besöka skolor", (P,)),
    ("Kommunpolisen ska vara kontaktperson", (P,)),
    ("Polisens målvärde är 120 kontroller", (P,)),
    ("Polisen i Gransele kommun ska patrullera", (P,)),
    ("Gransele kommun ska bjuda in polisen", (M,)),
    ("Granseles kommun ska skylta", (M,)),
    ("Gransele stad ska skylta", (M,)),
    ("Staden ska skylta", (M,)),
    ("Kommunens lekplatser ska rustas upp", (M,)),
    ("Socialtjänsten ska erbjuda stöd", (M,)),
    ("Skolan ska bjuda in polisen", (M,)),
    ("Barn- och utbildningsförvaltningen ska utbilda", (M,)),
    ("Kultur och fritid håller öppet", (M,)),
    ("Trygghetsvärdar ska röra sig i centrum", (M,)),
    ("Kommunen genom socialtjänsten ska erbjuda stöd", (M,)),
    ("Lokalpolisområde Norra Slätten och Gransele kommun ska mötas", BOTH),
    ("Kommun och Polis skall mötas", BOTH),
    ("Såväl polis som kommun arbetar mot klotter", BOTH),
    ("Både polisen och kommunen ska synas", BOTH),
    ("Parterna åtar sig att mötas", BOTH),
    ("Båda parter ska utvärdera", BOTH),
    ("Kommunens fältassistenter och polisen ska mötas", BOTH),
    ("Kommunen och Gransele skoterklubb ska utbilda", (M, "other:Gransele skoterklubb")),
    ("Polisen, kommunen och fastighetsägarna ska mötas", (P, M, "other:fastighetsägarna")),
    ("Gränspolisen och Tullverket ska kontrollera", (P, "other:Tullverket")),
    ("Gransele Bostäder ska byta lås", ("other:Gransele Bostäder",)),
    ("Gransele Hamn AB ska sätta upp kameror", ("other:Gransele Hamn AB",)),
    ("Räddningstjänsten ska berätta om brand", ("other:Räddningstjänsten",)),
    ("Region Mellanlandet erbjuder stöd", ("other:Region Mellanlandet",)),
    ("Granselehem (GHAB) ska byta lås", ("other:Granselehem",)),
    ("Norra Gransele stadsdelsförvaltning och polisen ska mötas", BOTH),
    ("Ordningsvakter ska finnas på plats under helger", ("other:Ordningsvakter",)),
    ("Nattvandrarna i Gransele går varje helg", ("other:Nattvandrarna i Gransele",)),
    ("Skolchefen ska ta fram en rutin", (M,)),
    ("Ungdomsverksamheten håller öppet varje kväll", (M,)),
    ("Folkhälsorådet ordnar föreläsningar", ("other:Folkhälsorådet",)),
]


@pytest.mark.parametrize(("text", "parties"), SUBJECTS)
def test_the_subject_answers(text: str, parties: tuple[str, ...]) -> None:
    assert read_responsible(text, NAMES).parties == parties


ELSEWHERE: list[tuple[str, tuple[str, ...]]] = [
    ("Under året ska polisen och kommunen mötas", BOTH),
    ("Varje vecka gör polisen kontroller", (P,)),
    ("För att minska klotter kommer kommunen att byta belysning", (M,)),
    ("I centrum patrullerar polisen till fots", (P,)),
    ("Vid stora evenemang samverkar polis och kommun", BOTH),
    ("Två gånger per år bjuder kommunen in till samtal", (M,)),
    ("Att polisen ska göra kontroller", (P,)),
    ("Närvaro innebär att polis och kommun ska finnas på torget", BOTH),
    ("Med start i maj kommer uniformerad polis att synas", (P,)),
    ("Mörka gångvägar ska gås igenom och vid behov rättas till av kommunen", (M,)),
    ("Skolor ska erbjudas besök av polisen", (P,)),
    ("Vandringar ska genomföras av polisen och kommunen", BOTH),
    ("Sanering av klotter. (Kommunen)", (M,)),
    ("Nykterhetskontroller under året (polisen).", (P,)),
    ("Nattvandring varje fredag. (Föreningen Vuxna på byn)", ("other:Föreningen Vuxna på byn",)),
    (
        "Genomgång en gång i månaden. (Polisen, kommunen och Gransele Handel)",
        (*BOTH, "other:Gransele Handel"),
    ),
    ("Tillsyn av krogar (kommunen i samarbete med polisen)", (M,)),
    ("Fordonskontroller – polisen", (P,)),
    ("Belysningen ses över. Ansvarig: Tekniska förvaltningen", (M,)),
    ("Polis: Sök med hund", (P,)),
    ("Polis och kommun: Gemensam genomgång", BOTH),
    ("Kommun/polis: Lägesbild", BOTH),
    ("Torget är mörkt och känns otryggt. Polisen ska därför patrullera där", (P,)),
    ("Polisen ska kontrollera fordon och kommunen ska informera", BOTH),
    ("Polisen ska kontrollera fordon. Kommunen ska informera", BOTH),
    ("Tillsammans ska vi synas mer", BOTH),
    ("Ökad polisiär närvaro i byarna", (P,)),
    ("Det ska finnas poliser på torget", (P,)),
    ("Elever i årskurs 8 ska få besök av polisen", (P,)),
    ("Tillsyn sker av kommunens alkoholhandläggare", (M,)),
    ("Fordonskontroller varje vecka. Polisen", (P,)),
    ("Ansvar: Polisen. Fordonskontroller varje vecka", (P,)),
    ("Framför Granskolan kontrollerar polisen farten varje månad", (P,)),
    ("Lekparker ses över av kommunens parkingenjör", (M,)),
    ("Vad: Polisen går runt i centrum", (P,)),
    ("Hamnen: Polisen ska gå runt på kajen", (P,)),
    ("Öppet kontor: En områdespolis ska finnas på biblioteket", (P,)),
    ("Vi lovade att kommunen skulle byta lamporna på kajen", (M,)),
    ("Åtgärd 2: Kommunen byter lampor", (M,)),
    ("Hur gör vi? Kommunen byter lampor", (M,)),
    ("Säkrare hamn. Polisen vaktar bryggorna", (P,)),
    ("Plogade stråk. Kommunen skottar först där barn går", (M,)),
]


@pytest.mark.parametrize(("text", "parties"), ELSEWHERE)
def test_who_answers_is_told_after_the_verb_in_brackets_or_later(text: str, parties: tuple[str, ...]) -> None:
    assert read_responsible(text, NAMES).parties == parties


NOBODY = [
    "öka den synliga närvaron",
    "Genomföra insatser mot narkotika",
    "Fler fordonskontroller",
    "delta när kommunen samlar krögarna",
    "Fler ordningsvakter ska anlitas",
    "Föräldrar ska erbjudas stöd",
    "Samtal i årskurs 8 (SSPF)",
    "Vi ska synas mer",
    "Fastighetsägare ska bjudas in",
    "Samverkan mellan polis, skola och socialtjänst ska utvecklas",
    "Ökad polisnärvaro i byarna",
    "Klotter på kommunens hus saneras",
    "Så fort klotter syns ska kommunen kontaktas",
    "Gemensamma insatser mot fylleri",
    "Vandringar där kommun, polis och fastighetsägare deltar",
    "Vandringar ordnas i samverkan mellan polis och kommun",
    "stötta unga i byn. Polisen ska besöka skolan",
]


@pytest.mark.parametrize("text", NOBODY)
def test_a_text_that_names_nobody_leaves_it_to_the_heading(text: str) -> None:
    assert read_responsible(text, NAMES).parties == ()


@pytest.mark.parametrize(
    ("text", "parties", "co_actors"),
    [
        ("Polisen ska tillsammans med kommunen göra kontroller", BOTH, ()),
        ("Polisen tillsammans med kommunen ska göra kontroller", BOTH, ()),
        ("Kommunen ska se över parken tillsammans med Gransele Bostäder", (M, "other:Gransele Bostäder"), ()),
        (
            "Kommunen ska tillsammans med Räddningstjänsten samt Gremab öva",
            (M, "other:Räddningstjänsten", "other:Gremab"),
            (),
        ),
        ("Polisen ska i samverkan med kommunen göra kontroller", (P,), ("kommunen göra kontroller",)),
        ("Kommunen informerar tillsammans med Regionens hälsoplanerare", (M,), ("Regionens hälsoplanerare",)),
        ("Polisen ska, gärna ihop med bilinspektör, göra kontroller", (P,), ("bilinspektör",)),
    ],
)
def test_together_makes_responsible_and_in_cooperation_does_not(
    text: str, parties: tuple[str, ...], co_actors: tuple[str, ...]
) -> None:
    read = read_responsible(text, NAMES)
    assert read.parties == parties
    assert bool(read.co_actors) == bool(co_actors)


def test_who_joins_a_heading_is_told_apart() -> None:
    read = read_responsible("Tillsammans med polisen hålla vandringar", NAMES)
    assert (read.parties, read.added) == ((), ("police",))


CELLS: list[tuple[str, tuple[str, ...]]] = [
    ("Polisen", (P,)),
    ("Kommunen, polisen", BOTH),
    ("Polis/kommun", BOTH),
    ("LPO Norra Slätten", (P,)),
    ("Båda", BOTH),
    ("Socialförvaltningen", (M,)),
    ("Kultur och fritid, polis", BOTH),
    ("Kommunen, Gransele Parkering AB", (M, "other:Gransele Parkering AB")),
    ("Polisen, Seniorrådet", (P, "other:Seniorrådet")),
    ("Gransele Lokaltrafik", ("other:Gransele Lokaltrafik",)),
    ("Polisen och andra aktörer", (P,)),
    ("kommun och fastighetsägarna", (M, "other:fastighetsägarna")),
    ("kommunen i samarbete med polisen", (M,)),
    ("", ()),
]


@pytest.mark.parametrize(("cell", "parties"), CELLS)
def test_a_cell_names_its_parties(cell: str, parties: tuple[str, ...]) -> None:
    assert cell_responsible(cell, NAMES) == parties


def test_the_words_are_kept() -> None:
    assert (
        read_responsible("Polisen och Gransele kommun ska mötas", NAMES).words
        == "Polisen och Gransele kommun"
    )


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Polisenska göra tio kontroller", ("police",)),
        ("Polsien ska gå till fots", ("police",)),
        ("Kommuen ska byta lamporna", ("municipality",)),
        ("Polis ochkommun ska hålla en kväll", ("police", "municipality")),
        ("Kommande år blir det fler", ()),
        ("Kontaktar Lillskolan fyra gånger per år", ()),
        ("Brev hem till alla som fyller 18", ()),
        ("Eftersom vägen är lång åtar sig polisen att komma varje vecka", ("police",)),
        ("Under hösten sköter kommunen belysningen", ("municipality",)),
    ],
)
def test_slips_of_spelling_and_verbs_do_not_hide_or_make_a_party(text: str, parties: tuple[str, ...]) -> None:
    assert read_responsible(text, Names()).parties == parties
