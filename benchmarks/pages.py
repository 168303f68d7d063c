"""Invented promise pages, drawn from a seed: five periods of 290 municipalities, no two pages alike."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

STEMS = ("Björk", "Ek", "Gran", "Lind", "Alm", "Sten", "Norr", "Väster", "Älv", "Ång", "Tall", "Hav")
ENDS = ("hult", "fors", "sele", "vik", "mora", "näset", "bro", "torp", "lunda", "åker", "dala", "strand")
ACTS = (
    "Polisen ska göra minst {n} trafikkontroller per {unit}.",
    "Polisen ska patrullera till fots i centrum {often}.",
    "Polisen ska söka med hund i högstadieskolorna en gång per termin, eller vid behov.",
    "Kommunen ska genomföra {word} trygghetsvandringar under året.",
    "Kommunen ska sanera klotter på egna fastigheter inom två dygn.",
    "Kommunen ska ha fältassistenter ute bland ungdomarna {often} under skolåret.",
    "Polisen och kommunen ska göra en gemensam orsaksanalys varje tertial.",
    "Polisen och kommunen ska bjuda in till samtal på biblioteket {n} gånger per {unit}.",
    "Kommunen ska se över belysningen vid gångvägarna en gång i halvåret.",
    "Kommunen ska vid behov röja sikten längs skolvägarna.",
    "Polisen ska synas mer på de platser där många känner sig otrygga.",
)
OFTEN = ("en gång i veckan", "varannan vecka", "tre gånger i månaden", "varje kvartal", "var 14:e dag")
WORDS = ("två", "tre", "fyra", "fem", "sex", "åtta", "tolv")
UNITS = ("år", "månad", "termin", "halvår", "kvartal")
MUNICIPALITIES = 290
BACKGROUND = (
    "Många som bor här undviker torget på kvällarna. Skadegörelsen har ökat vid skolorna,"
    " och flera hör av sig om höga hastigheter på genomfartsvägen.",
    "Underlaget kommer från medborgardialoger på biblioteket, från en enkät i tre orter och från"
    " polisens egna iakttagelser under året som gått.",
    "Lägesbilden gås igenom varje vecka av kommunens samordnare och polisen. Den visar var och när"
    " det är som mest stökigt, och vad som redan har prövats.",
)


def town(rng: Random, number: int) -> str:
    """An invented name, unlike every other number's."""
    return f"{rng.choice(STEMS)}{rng.choice(ENDS)} {_letters(number)}"


def _letters(number: int) -> str:
    first, second = divmod(number, 26)
    return chr(65 + first % 26) + chr(97 + second) + chr(97 + first // 26)


def act(rng: Random) -> str:
    """A commitment in words."""
    return rng.choice(ACTS).format(
        n=rng.randint(2, 120), unit=rng.choice(UNITS), often=rng.choice(OFTEN), word=rng.choice(WORDS)
    )


def page(rng: Random, number: int) -> str:
    """One page of some 1,500 characters with six to ten commitments, as the sample documents have."""
    period, place = divmod(number, MUNICIPALITIES)
    name, year = town(Random(place), place), 2016 + 2 * period  # noqa: S311
    acts = "\n".join(f" • {act(rng)}" for _ in range(rng.randint(6, 10)))
    background = "\n\n".join(BACKGROUND)
    return (
        f"{name} – medborgarlöften\n\nMedborgarlöfte {year}-{year + 1}\n\nBakgrund\n\n{background}\n\n"
        f"Lokalpolisområde Norra Bygden och {name} kommun lovar att:\n\n{acts}\n\n"
        "Uppföljning\n\nLöftet följs upp två gånger om året och redovisas på kommunens webbplats.\n"
    )


def pages(count: int, seed: int = 1) -> Iterator[str]:
    """`count` different pages, the same for the same seed."""
    rng = Random(seed)  # noqa: S311 - measured data, not a secret
    for number in range(count):
        yield page(rng, number)
