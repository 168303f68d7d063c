"""Promises that can be followed up, to show how a similar one is put. All are invented."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ..content import Commitment
from .acts import kinds
from .remark import Remark
from .sentence import sentence_at, words


@dataclass(frozen=True, slots=True)
class Example:
    """A well-put promise, and the areas it is about."""

    text: str
    areas: tuple[str, ...]


EXAMPLES = (
    Example("Polisen ska göra minst sex trafikkontroller i månaden på genomfartsvägen.", ("traffic",)),
    Example(
        "Polisen ska göra minst 40 nykterhetskontroller per år på vägarna ut från centrum.", ("traffic",)
    ),
    Example(
        "Polisen ska kontrollera mopeder och A-traktorer vid gymnasieskolan minst en gång i månaden.",
        ("traffic", "youth"),
    ),
    Example("Kommunen ska bygga farthinder på Skolvägen senast den 30 september.", ("traffic",)),
    Example(
        "Kommunen ska mäta hastigheten på fyra gator varje kvartal och lämna siffrorna till polisen.",
        ("traffic",),
    ),
    Example(
        "Polisen ska patrullera till fots i centrum minst tre kvällar i veckan, oftare vid behov.",
        ("safety", "public_order"),
    ),
    Example("Polisen ska vara synlig vid busstationen minst två eftermiddagar i veckan.", ("safety",)),
    Example(
        "Kommunen ska ha två fältassistenter ute bland unga i parken varje fredagskväll.", ("youth", "safety")
    ),
    Example(
        "Kommunen ska hålla fritidsgården öppen för unga mellan 13 och 18 år fyra kvällar i veckan.",
        ("youth",),
    ),
    Example("Områdespolisen ska besöka varje högstadieskola minst en gång i månaden.", ("youth",)),
    Example(
        "Polisen ska söka efter narkotika med hund på gymnasieskolan två gånger per läsår.",
        ("drugs", "youth"),
    ),
    Example(
        "Polisen ska göra minst tio riktade kontroller mot narkotikahandel i centrum per år.", ("drugs",)
    ),
    Example(
        "Kommunen ska kalla skola, socialtjänst, polis och fritid till möte om unga varannan vecka.",
        ("youth", "drugs"),
    ),
    Example(
        "Socialtjänsten ska kontakta vårdnadshavare inom två arbetsdagar efter en orosanmälan.",
        ("youth",),
    ),
    Example(
        "Kommunen ska byta trasiga lampor i gångtunnlarna inom fem arbetsdagar från felanmälan.", ("safety",)
    ),
    Example(
        "Kommunen ska sätta upp belysning längs gångvägen till stationen senast den 1 november.",
        ("safety",),
    ),
    Example(
        "Polisen och kommunen ska hålla två trygghetsvandringar per år och svara på allt inom tre månader.",
        ("safety",),
    ),
    Example(
        "Polisen och kommunen ska bjuda in boende till öppen dialog på biblioteket en gång per termin.",
        ("safety",),
    ),
    Example(
        "Polisen och kommunen ska gå igenom den gemensamma lägesbilden en gång i månaden.",
        ("safety", "other"),
    ),
    Example("Kommunen ska sanera klotter på sina byggnader inom två dygn från anmälan.", ("vandalism",)),
    Example(
        "Kommunen ska städa torget och tömma papperskorgarna varje dag före klockan 8.",
        ("vandalism", "public_order"),
    ),
    Example(
        "Kommunen ska polisanmäla all skadegörelse på sina fastigheter inom två arbetsdagar.", ("vandalism",)
    ),
    Example(
        "Polisen och kommunen ska göra en gemensam orsaksanalys av skadegörelsen varje tertial.",
        ("vandalism", "other"),
    ),
    Example("Kommunen ska göra tillsyn på varje serveringsställe minst en gång per år.", ("alcohol",)),
    Example(
        "Polisen och kommunen ska göra minst tre gemensamma krogkontroller per halvår.",
        ("alcohol", "violence"),
    ),
    Example("Kommunen ska utbilda krogpersonal i ansvarsfull servering två gånger per år.", ("alcohol",)),
    Example(
        "Polisen ska informera föräldrar i årskurs 7 om droger vid ett möte per skola och läsår.",
        ("youth", "drugs"),
    ),
    Example(
        "Polisen ska berätta om bedrägerier för äldre på fyra seniorträffar per termin.", ("other", "theft")
    ),
    Example("Polisen ska ge råd om stöldskydd till alla butiker i centrum en gång per år.", ("theft",)),
    Example(
        "Polisen ska starta grannsamverkan i minst fem nya bostadsområden före årsskiftet.",
        ("theft", "safety"),
    ),
    Example(
        "Kommunen ska ge den som utsatts för våld i en nära relation ett samtal inom tre arbetsdagar.",
        ("violence",),
    ),
    Example(
        "Kommunen ska röja buskage längs gångvägen till stationen två gånger per år, i maj och september.",
        ("safety",),
    ),
    Example(
        "Kommunen ska utbilda personalen på fritidsgårdarna om narkotika en halvdag per år.",
        ("drugs", "youth"),
    ),
    Example("Kommunen ska sätta upp två kameror vid stationen senast den 1 maj.", ("safety",)),
    Example("Polisen ska finnas i medborgarkontoret varje torsdag mellan klockan 15 och 17.", ("safety",)),
)
_LONGEST_STEM = 6
_SHORTEST_WORD = 5
_COMMON = frozenset({"polise", "kommun", "minst", "gånger", "under", "samt", "eller", "skall", "varje"})


def better(commitment: Commitment, remark: Remark) -> str:
    """How a similar promise that can be followed up is put: the example most like the remark's sentence.

    Likeness counts acts of the same kind three times, shared stems twice and areas once; the first
    of equally like ones is given, so that the same text always gets the same answer.
    """
    sentence = sentence_at(commitment.text, remark.start)[:1000]
    own_kinds, own_stems = kinds(sentence), _stems(sentence)

    def likeness(example: Example) -> int:
        example_kinds, example_stems = _traits(example.text)
        shared_areas = set(example.areas) & set(commitment.areas)
        return 3 * len(own_kinds & example_kinds) + 2 * len(own_stems & example_stems) + len(shared_areas)

    return max(EXAMPLES, key=likeness).text


@cache
def _traits(text: str) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(kinds(text)), _stems(text)


def _stems(text: str) -> frozenset[str]:
    """The beginnings of the longer words, so that "skolan" and "skolor" are alike."""
    long_words = (word.text.lower() for word in words(text) if len(word.text) >= _SHORTEST_WORD)
    return frozenset(word[:_LONGEST_STEM].rstrip("aeornt") or word for word in long_words) - _COMMON
