"""When a commitment is nearly the text of another municipality's."""

from __future__ import annotations

import time

import pytest

from medborgarlofte.domain.content import Commitment
from medborgarlofte.domain.wording import Known, KnownTexts, Rule, as_json, remarks

from .promises import END

TEXT = "Polisen ska besöka varje högstadieskola i Granvik minst en gång i månaden och tala med elevrådet."
ALMVIK = Known("Almvik", TEXT.replace("Granvik", "Almvik"))


def nearest(text: str, *known: Known, municipality: str = "Granvik") -> str | None:
    return KnownTexts(known).nearest(text, municipality)


def test_the_same_text_with_another_name_in_it_is_found_and_named() -> None:
    assert nearest(TEXT, ALMVIK) == "Almvik"


@pytest.mark.parametrize(
    "changed",
    [
        TEXT.upper(),
        "  " + TEXT.replace(" ", "\n"),
        TEXT.replace("Polisen ska", "Polisen skall"),
        TEXT.replace("tala med elevrådet", "prata med elevrådet"),
        TEXT.rstrip("."),
    ],
)
def test_small_changes_do_not_hide_it(changed: str) -> None:
    assert nearest(changed, ALMVIK) == "Almvik"


@pytest.mark.parametrize(
    "changed",
    [
        TEXT.replace("varje högstadieskola", "gymnasiet").replace(
            "tala med elevrådet", "hålla en lektion i årskurs 1"
        ),
        "Kommunen ska hålla fritidsgården i Granvik öppen fyra kvällar i veckan för unga under 18 år.",
    ],
)
def test_an_adapted_text_is_ones_own(changed: str) -> None:
    assert nearest(changed, ALMVIK) is None


def test_ones_own_earlier_promise_does_not_count() -> None:
    assert nearest(TEXT, Known("Granvik", TEXT)) is None
    assert nearest(TEXT, Known("Granvik", TEXT), ALMVIK) == "Almvik"


def test_a_short_text_is_the_same_by_chance() -> None:
    short = "Kommunen ska hålla två trygghetsvandringar per år."

    assert nearest(short, Known("Almvik", short)) is None


def test_among_equals_the_first_by_name_is_given_whatever_their_order() -> None:
    others = [Known(name, TEXT) for name in ("Stenhult", "Almvik", "Norrfors")]

    assert nearest(TEXT, *others) == nearest(TEXT, *reversed(others)) == "Almvik"


def test_the_remark_names_the_other_and_comes_after_what_makes_it_hard_to_follow() -> None:
    text = "Kommunen ska verka för att skolvägarna blir tryggare för alla barn i hela kommunen under året."
    commitment = Commitment(3, text)
    first, second = remarks(
        commitment, end=END, municipality="Granvik", known=KnownTexts([Known("Almvik", text)])
    )

    assert first.rule is Rule.VAGUE
    assert as_json(commitment, second) == {
        "rule": "same_as_other",
        "words": text,
        "number": 3,
        "other": "Almvik",
    }


def test_a_country_of_known_texts_takes_no_second_for_one_commitment() -> None:
    known = KnownTexts(
        Known(
            f"Ort{n % 290}",
            f"{TEXT} Punkt {n:05d} gäller {('skola', 'gata', 'torg')[n % 3]} {n * 7919 % 10_007}.",
        )
        for n in range(40_000)
    )
    begun = time.process_time()

    assert known.nearest("Kommunen ska röja längs gångvägen till stationen två gånger per år.", "X") is None
    assert time.process_time() - begun < 1
