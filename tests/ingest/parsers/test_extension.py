"""That a promise prolongs an earlier one, why, and what was learnt."""

from __future__ import annotations

import pytest

from medborgarlofte.ingest.parsers.extension import read_extended_period, read_extension

TOLD = (
    "Gransele kommun och polisen förlänger löftet för 2021 så att det gäller 2022 också. "
    "Skälet är att arbetet mot klotter behöver mer tid. Vi har lärt oss av det första året."
)


def test_of_which_promise_why_and_what_was_learnt() -> None:
    extension = read_extension(TOLD)
    assert extension is not None
    assert extension.of == "2021"
    assert extension.reason == "Skälet är att arbetet mot klotter behöver mer tid."
    assert extension.lessons == "Vi har lärt oss av det första året."


@pytest.mark.parametrize(
    ("text", "of", "label"),
    [
        ("Vi förlänger medborgarlöftet för 2022 så att det gäller till och med 2023.", "2022", "2022-2023"),
        ("Löftet från 2021 ska gälla också under 2022.", "2021", "2021-2022"),
        ("Parterna låter 2023 års medborgarlöfte fortsätta gälla även 2024.", "2023", "2023-2024"),
    ],
)
def test_the_whole_period_of_a_prolonged_promise(text: str, of: str, label: str) -> None:
    extension, period = read_extension(text), read_extended_period(text)
    assert extension is not None
    assert period is not None
    assert (extension.of, period.label) == (of, label)


def test_a_reason_in_the_same_sentence() -> None:
    extension = read_extension("Löftet för 2020 förlängs till 2021 eftersom problemen finns kvar.")
    assert extension is not None
    assert extension.reason == "eftersom problemen finns kvar."


@pytest.mark.parametrize(
    "text",
    [
        "Löftet gäller 2022 och 2023.",
        "Löftet kan förlängas om parterna vill.",
        "Öppettiderna förlängs under 2022.",
    ],
)
def test_no_extension(text: str) -> None:
    assert read_extension(text) is None
    assert read_extended_period(text) is None
