"""What years a promise is for, and what a page that follows it up tells."""

from __future__ import annotations

import pytest

from tests.ingest.pages import ITEMS, read


def test_several_periods_stand_newest_first() -> None:
    page = (
        "Granvik – medborgarlöften\n\nMedborgarlöfte 2022-2023\n\nVi lovar att:\n\n"
        + ITEMS
        + "\n---------------\n\n"
        "Medborgarlöfte 2020/2021\n\nVi lovar att:\n\n" + ITEMS
    )
    reading = read(page)
    assert [period.label for period in reading.periods] == ["2022-2023", "2020-2021"]
    assert [one.period for one in reading.commitments] == ["2022-2023"] * 2 + ["2020-2021"] * 2


PERIODS = {
    "Medborgarlöfte i Granvik\n\nLöftet gäller från den 1 april 2022 till och med den 31 mars "
    "2023.\n\n": "2022-2023",
    "Granvik – medborgarlöften\n\nPolisen och Granviks kommun är överens om löftet för 2022.\n\n": "2022",
    "Medborgarlöfte i Granvik\n\nSidan uppdaterades 2022-03-01\n\n": None,
    "Medborgarlöfte i Granvik\n\nLöftet gäller 220101–231231.\n\n": "2022-2023",
    "Medborgarlöfte i Granvik\n\nLöftet gäller mars–juni 2022.\n\n": "2022",
    "Medborgarlöfte i Granvik\n\nLöftet gäller 1/2 2022–31/1 2023.\n\n": "2022-2023",
    "Medborgarlöfte i Granvik\n\nVi förlänger löftet för 2022 till och med 31 maj 2023.\n\n": "2022-2023",
    "Medborgarlöfte i Granvik\n\nLöftet gäller från och med 2022 och tills vidare.\n\n": "2022-",
}


@pytest.mark.parametrize("opening", PERIODS)
def test_the_period_is_found_where_the_page_tells_it(opening: str) -> None:
    reading = read(f"{opening}Vi lovar att:\n\n{ITEMS}")
    assert [period.label for period in reading.periods] == [PERIODS[opening]]


def test_an_attachment_tells_the_year_when_nothing_else_does() -> None:
    page = f"Medborgarlöfte i Granvik\n\nVi lovar att:\n\n{ITEMS}\nUppföljning Granvik, tertial 2 2022.pdf\n"
    assert [period.label for period in read(page).periods] == ["2022"]


def test_an_extension_keeps_its_reason_and_what_it_extends() -> None:
    page = (
        "Granvik – medborgarlöften\n\nPolisen och Granviks kommun låter löftet från 2021 "
        "fortsätta "
        "att gälla under hela 2022. Skälet är att arbetet med unga behöver mer "
        "tid.\n\nMedborgarlöfte 2021-2022\n\n"
        "Vi lovar att:\n\n" + ITEMS
    )
    (period,) = read(page).periods
    assert (period.kind, period.label) == ("extension", "2021-2022")
    assert period.extension is not None
    assert "behöver mer tid" in period.extension.reason


def test_an_extension_told_above_the_next_heading_is_that_promise_s() -> None:
    page = (
        "Granvik – medborgarlöften\n\nMedborgarlöfte 2021-2022\n\nVi lovar att:\n\n" + ITEMS + "\n"
        "Dialogerna handlade åter om stölder. Därför ska löftet från 2018 fortsätta att gälla 2019-2020.\n\n"
        "Medborgarlöfte 2018-2020\n\nVi lovar att:\n\n" + ITEMS
    )
    assert [(one.label, one.kind) for one in read(page).periods] == [
        ("2021-2022", "new"),
        ("2018-2020", "extension"),
    ]


def test_the_years_of_the_lead_in_stand_before_those_of_an_agreement() -> None:
    page = (
        "Granvik – medborgarlöften\n\nLöftena vilar på överenskommelsen 2016-2019.\n\n"
        "Efter att ha läst statistik vill Granviks kommun och polisen förbättra detta under 2016:\n\n" + ITEMS
    )
    assert [one.label for one in read(page).periods] == ["2016"]


def test_a_follow_up_page_gives_each_commitment_its_result() -> None:
    page = (
        "Så gick det med medborgarlöftet 2022 i Granvik\n\nPolisen ska göra minst 40 kontroller "
        "under 2022\n\n"
        "Resultat: 52 kontroller.\n\nKommunen ska byta lamporna i tunneln\n\nResultat: Alla lampor "
        "är bytta.\n"
    )
    reading = read(page)
    assert [period.kind for period in reading.periods] == ["follow-up"]
    assert [one.result for one in reading.commitments] == ["52 kontroller.", "Alla lampor är bytta."]
    assert reading.followup.text_has_results


def test_a_page_that_only_reports_promises_nothing() -> None:
    page = (
        "Uppföljning av medborgarlöfte 2022 i Granvik\n\nDetta har polisen gjort:\n\n• Genomfört 57 "
        "kontroller.\n• Besökt skolan.\n"
    )
    reading = read(page)
    assert not reading.commitments
    assert reading.followup.text_has_results


def test_a_report_on_an_earlier_promise_is_a_promise_of_its_own() -> None:
    page = (
        "Medborgarlöften i Granvik\n\nMedborgarlöfte 2022\n\n1) Polisen ska synas mer på torget.\n\n"
        "Uppföljning av medborgarlöftet 2021\n\nPolisen skulle:\n\n• Hålla träffar för föräldrar\n"
    )
    reading = read(page)
    assert [(period.label, period.kind) for period in reading.periods] == [
        ("2022", "new"),
        ("2021", "follow-up"),
    ]
    assert [one.period for one in reading.commitments] == ["2022", "2021"]
