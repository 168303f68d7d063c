"""When needed, and the words of need that say something else."""

from __future__ import annotations

import pytest

from medborgarlofte.ingest.parsers.need import read_need

NEEDED = [
    "ronder vid behov",
    "ronder efter behov",
    "insatsgrupp när det finns behov av en sådan",
    "när behov uppstår",
    "när behov finns kallas till möte",
    "om behov uppstår",
    "vid uppkommet behov",
    "åtgärdas när det behövs",
    "oftare vid behov",
    "en gång per termin, eller vid behov",
    "vid behov även kvällstid",
    "vid särskilt behov",
    "om det finns behov",
    "då behov föreligger",
    "utifrån behov",
    "vid ev. behov",
    "i den mån behov finns",
    "krismöte så snart det behövs",
    "fler pass om läget kräver det",
]
NOT_NEEDED = [
    "se över behovet av kameror",
    "barn i behov av stöd",
    "den som har behov av hjälp",
    "behoven har ökat",
    "möta varje behov hos unga",
    "kartlägga behov",
    "stöd efter behov av vård",
]


@pytest.mark.parametrize("text", NEEDED)
def test_words_of_when_needed(text: str) -> None:
    assert read_need(text) is not None


@pytest.mark.parametrize("text", NOT_NEEDED)
def test_other_words_of_need(text: str) -> None:
    assert read_need(text) is None


def test_the_alternative_is_told_from_the_addition() -> None:
    either, also = read_need("en gång, eller vid behov"), read_need("varje vecka och vid behov")
    assert either is not None
    assert also is not None
    assert (either.alternative, also.alternative) == (True, False)
