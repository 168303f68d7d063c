"""The reference data itself: all of it, each code in its county, each area with its source."""

from __future__ import annotations

import pytest

from medborgarlofte.places import reference


def test_all_counties_and_municipalities_are_there_once() -> None:
    assert len({row.code for row in reference.counties()}) == len(reference.counties()) == 21
    assert len({row.code for row in reference.municipalities()}) == len(reference.municipalities()) == 290
    assert len({row.name for row in reference.municipalities()}) == 290


def test_a_municipality_lies_in_the_county_its_code_begins_with() -> None:
    counties = {row.code for row in reference.counties()}
    for row in reference.municipalities():
        assert len(row.code) == 4
        assert row.code.isdigit()
        assert row.code[:2] == row.county
        assert row.county in counties


def test_each_county_has_a_municipality() -> None:
    assert {row.county for row in reference.municipalities()} == {row.code for row in reference.counties()}


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("0180", "Stockholm"),
        ("1480", "Göteborg"),
        ("1280", "Malmö"),
        ("0980", "Gotland"),
        ("2584", "Kiruna"),
        ("0114", "Upplands Väsby"),
        ("1481", "Mölndal"),
    ],
)
def test_well_known_codes(code: str, name: str) -> None:
    assert {row.code: row.name for row in reference.municipalities()}[code] == name


def test_names_stand_alone_in_the_nominative() -> None:
    for row in reference.municipalities():
        assert not row.name.lower().endswith((" kommun", " stad"))


def test_slugs_are_ascii_and_one_for_each() -> None:
    slugs = {row.name: row.slug for row in reference.municipalities()}
    assert len(set(slugs.values())) == 290
    assert all(slug.isascii() and slug == slug.lower() for slug in slugs.values())
    assert slugs["Habo"] == "habo"
    assert slugs["Håbo"] == "habo-uppsala"
    assert slugs["Östra Göinge"] == "ostra-goinge"


@pytest.mark.parametrize(
    ("region", "counties"),
    [
        ("Nord", {"22", "23", "24", "25"}),
        ("Mitt", {"03", "19", "21"}),
        ("Bergslagen", {"17", "18", "20"}),
        ("Öst", {"04", "05", "06"}),
        ("Väst", {"13", "14"}),
        ("Syd", {"07", "08", "10", "12"}),
        ("Stockholm", {"01", "09"}),
    ],
)
def test_police_regions_cover_their_counties(region: str, counties: set[str]) -> None:
    assert {row.code for row in reference.counties() if row.region == region} == counties


def test_each_area_lies_in_its_region_and_has_a_source() -> None:
    county_of = {row.code: row.county for row in reference.municipalities()}
    region_of = {row.code: row.region for row in reference.counties()}
    for row in reference.police_areas():
        assert row.region == region_of[county_of[row.municipality]]
        assert row.source.startswith("https://")
    pairs = [(row.area, row.municipality) for row in reference.police_areas()]
    assert len(pairs) == len(set(pairs))
