"""The reference data in `data/`: counties, municipalities and local police areas, as plain rows."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .names import slug_of

_FOLDER = Path(__file__).resolve().parent / "data"
# Two names that ascii makes one: the smaller keeps its county beside it in addresses.
_OWN_SLUGS = {"0305": "habo-uppsala"}


@dataclass(frozen=True, slots=True)
class CountyRow:
    """A county: two-digit SCB code, name, name of its police region."""

    code: str
    name: str
    region: str


@dataclass(frozen=True, slots=True)
class MunicipalityRow:
    """A municipality: four-digit SCB code, name without "kommun", slug, code of its county."""

    code: str
    name: str
    slug: str
    county: str


@dataclass(frozen=True, slots=True)
class AreaRow:
    """That one municipality lies in a local police area, and the page that says so."""

    area: str
    region: str
    municipality: str  # SCB code
    source: str


def _rows(name: str) -> list[dict[str, str]]:
    with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def counties() -> tuple[CountyRow, ...]:
    """The 21 counties."""
    return tuple(CountyRow(row["code"], row["name"], row["police_region"]) for row in _rows("counties.csv"))


@cache
def municipalities() -> tuple[MunicipalityRow, ...]:
    """The 290 municipalities."""
    return tuple(
        MunicipalityRow(
            row["code"], row["name"], _OWN_SLUGS.get(row["code"], slug_of(row["name"])), row["county"]
        )
        for row in _rows("municipalities.csv")
    )


@cache
def police_areas() -> tuple[AreaRow, ...]:
    """The local police areas that a page was found for, one row for each municipality in them."""
    return tuple(
        AreaRow(row["area"], row["police_region"], row["municipality"], row["source"])
        for row in _rows("police_areas.csv")
    )
