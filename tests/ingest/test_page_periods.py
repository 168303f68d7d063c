"""Where a page says which period its promise is for."""

from __future__ import annotations

import pytest

from tests.ingest.pages import read

ITEMS = "\n\nVi lovar att:\n\n• synas på torget\n• byta lampor i parken\n"
HEADS = {
    "Granvik – medborgarlöften\n\nVi arbetar under 2021 och 2022 med polisen.": "2021-2022",
    "Granvik – medborgarlöften\n\nPolisen vill under 2021 och 2022 ge parken liv.": "2021-2022",
    "Granvik – medborgarlöften\n\nHär står vad kommunen och polisen vill göra ihop under 2022.": "2022",
    "Granvik: det här gäller 2021": "2021",
    "Medborgarlöfte för våren 2023\nGranviks kommun": "2023",
    "Granvik – medborgarlöften\n\nLöftet gäller andra halvåret 2022.": "2022",
    "Granvik\n\nMedborgarlöfte\n\n2022-01-01 – 2022-12-31": "2022",
    "Granvik – medborgarlöften\n\nAvtalsperiod: 2022-03-01 till 2024-02-29": "2022-2024",
    "Granvik – medborgarlöften\n\nLöftet skrevs under i maj 2020 och gäller tills vidare.": "2020-",
}


@pytest.mark.parametrize(("head", "label"), HEADS.items())
def test_the_period_is_found_where_the_page_tells_it(head: str, label: str) -> None:
    assert [period.label for period in read(head + ITEMS).periods] == [label]


def test_a_list_before_the_heading_of_an_earlier_promise_has_the_introductions_years() -> None:
    page = (
        "Granvik – medborgarlöften\n\nPolisen och Granviks kommun har för 2022-2023 valt hamnen."
        + ITEMS
        + "\nLägesbild 2020\n\nDet var stökigt.\n\nMedborgarlöfte i Granviks kommun 2020-2021\n\n"
        "• Polisen ska söka med hund.\n"
    )
    found = read(page)
    assert [period.label for period in found.periods] == ["2022-2023", "2020-2021"]
    assert [one.period for one in found.commitments] == ["2022-2023", "2022-2023", "2020-2021"]


def test_a_years_outcome_is_not_the_promises_period() -> None:
    page = (
        "Granvik – medborgarlöften\n\nPolisen och Granviks kommun arbetar under 2021 och 2022 med trafiken."
        + ITEMS
        + "\nUtfall 2021\n\nLamporna byttes i maj.\n"
    )
    assert [period.label for period in read(page).periods] == ["2021-2022"]
