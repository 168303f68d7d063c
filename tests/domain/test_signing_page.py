"""The worked figures of the page on signing, computed anew."""

from __future__ import annotations

import json
import re

import pytest

from medborgarlofte.domain.canonical import canonical, digest
from medborgarlofte.domain.signing import Seat, missing

from .test_methods import PAGES, table

PAGE = (PAGES / "signing.md").read_text(encoding="utf-8")
WORDING, HASH, OTHER = re.findall(r"^```(?:json)?\n(.+)\n```$", PAGE, flags=re.MULTILINE)


def test_the_wording_gives_its_hash() -> None:
    assert canonical(json.loads(WORDING)) == WORDING
    assert digest(WORDING) == HASH


def test_another_number_gives_another_hash() -> None:
    assert digest(WORDING.replace("fyra", "tre")) == OTHER != HASH


def seats(cell: str) -> list[Seat]:
    parts = [] if cell == "–" else cell.split(", ")
    return [Seat(int(number), name) for number, name in (part.split(" ") for part in parts)]


@pytest.mark.parametrize(
    ("wanted", "signed", "left"), table("signing.md", "signs under the agreement", "have signed", "missing")
)
def test_who_has_still_to_sign(wanted: str, signed: str, left: str) -> None:
    assert list(missing(seats(wanted), seats(signed))) == seats(left)
