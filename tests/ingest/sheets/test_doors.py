"""A file goes in whole or not at all, once, with its columns remembered."""

from __future__ import annotations

from datetime import date
from unittest.mock import ANY

import pytest

from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain.errors import NeedsDecision, Refusal
from medborgarlofte.ingest.actions import sheets as doors
from medborgarlofte.ingest.actions.sheet_import import import_sheet
from medborgarlofte.ingest.models import ColumnMapping, SheetContent, SheetUpload
from medborgarlofte.ingest.sheet_preview import Preview, preview_of, suggested_columns
from medborgarlofte.promises.actions import correct_activity
from medborgarlofte.promises.drafts import Activity
from medborgarlofte.promises.models import ActivityRecord, Promise
from tests.building import ACTOR, a_commitment, a_content, a_promise, the_next
from tests.ingest.sheets.making import HEADINGS, csv_of, xlsx_of

pytestmark = pytest.mark.django_db
TODAY = date(2024, 6, 30)
ROW = ("2024-05-17", "3", "1", "polisen", "Torget", "Lugnt")
OTHER = ("2024-05-18", "1", "2", "kommunen", "", "")
COLUMNS = {"day": 0, "count": 1, "commitment": 2, "party": 3, "place": 4, "note": 5}


@pytest.fixture
def promise() -> Promise:
    """One commitment of the police, one of both."""
    return a_promise(a_commitment(), a_commitment("Båda ska vandra i centrum.", by="both"))


def uploaded(promise: Promise, content: bytes, columns: dict[str, int] | None = None) -> SheetUpload:
    """A file whose columns are chosen."""
    upload = doors.upload_sheet(ACTOR, promise, "insatser.csv", content)
    return doors.choose_columns(ACTOR, upload, columns or COLUMNS)


def imported(promise: Promise, content: bytes, columns: dict[str, int] | None = None) -> SheetUpload:
    return import_sheet(ACTOR, uploaded(promise, content, columns), today=TODAY)


def previewed(upload: SheetUpload) -> Preview:
    return preview_of(upload, doors.open_kept(upload), TODAY)


def test_every_row_becomes_a_record_with_all_that_it_says(promise: Promise) -> None:
    upload = imported(promise, csv_of(ROW, OTHER))

    first, second = ActivityRecord.objects.order_by("day")
    assert (first.day, first.count, first.place, first.note) == (date(2024, 5, 17), 3, "Torget", "Lugnt")
    assert [one.number for one in second.commitments.all()] == [2]
    assert [party.name for party in second.parties.all()] == ["Granviks kommun"]
    assert upload.result == {
        "records": 2,
        "logged": 0,
        "not_filled_in": 0,
        "commitments": [[1, 1, 3], [2, 1, 1]],
    }


def test_the_file_itself_is_not_kept_once_it_is_imported(promise: Promise) -> None:
    imported(promise, csv_of(ROW))
    assert not SheetContent.objects.exists()


def test_each_step_is_in_the_audit_trail_without_the_texts(promise: Promise) -> None:
    imported(promise, csv_of(ROW))
    kept = AuditEntry.objects.order_by("pk").values_list("action", "detail")
    steps = [action for action, _detail in kept]
    assert steps[-4:] == ["upload_sheet", "choose_columns", "log_activity", "import_sheet"]
    assert "Lugnt" not in str([detail for _action, detail in kept])


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (("2024-07-01", "3", "1", "polisen"), "Dagen har inte varit än."),
        (("2023-12-31", "3", "1", "polisen"), "började gälla"),
        (("2024-05-17", "-3", "1", "polisen"), "mindre än 0"),
        (("2024-05-17", "3", "1", "kommunen"), "ansvarar inte"),
        (("2024-05-17", "3", "9", "polisen"), "inget åtagande med nummer 9"),
        (("2024-05-17", "3", "1", "polisen", "x" * 201), "högst 200 tecken"),
    ],
)
def test_one_row_that_is_wrong_stops_all(promise: Promise, bad: tuple[str, ...], words: str) -> None:
    upload = uploaded(promise, csv_of(ROW, bad, OTHER))

    (error,) = previewed(upload).errors
    assert (error.where.file, error.where.sheet, error.where.row) == ("insatser.csv", "", 3)
    assert words in error.words
    with pytest.raises(Refusal, match="1 rad går inte att lägga in, så inget är sparat"):
        import_sheet(ACTOR, upload, today=TODAY)
    assert not ActivityRecord.objects.exists()


def test_errors_of_every_kind_stand_in_the_order_of_the_file(promise: Promise) -> None:
    rows = [
        ("2025-01-01", "1", "1", "polisen"),
        ("i går", "1", "1", "polisen"),
        ("2025-01-01", "1", "1", "polisen"),
    ]
    assert [error.where.row for error in previewed(uploaded(promise, csv_of(*rows))).errors] == [2, 3, 4]


def test_a_double_click_gives_the_first_result(promise: Promise) -> None:
    upload = uploaded(promise, csv_of(ROW, OTHER))
    again = SheetUpload.objects.get(pk=upload.pk)
    first = import_sheet(ACTOR, upload, today=TODAY)
    second = import_sheet(ACTOR, again, today=TODAY)

    assert ActivityRecord.objects.count() == 2
    assert second.result == first.result


def test_the_same_file_again_leads_to_what_became_of_it(promise: Promise) -> None:
    upload = imported(promise, csv_of(ROW))
    again = doors.upload_sheet(ACTOR, promise, "kopia.csv", csv_of(ROW))

    assert (again.pk, again.state) == (upload.pk, SheetUpload.State.IMPORTED)
    assert not SheetContent.objects.exists()


def test_a_file_that_has_grown_brings_its_new_rows_alone(promise: Promise) -> None:
    imported(promise, csv_of(ROW, ROW))
    upload = uploaded(promise, csv_of(ROW, ROW, ROW, OTHER))

    assert [where.row for where in previewed(upload).logged] == [2, 3]
    assert import_sheet(ACTOR, upload, today=TODAY).result["records"] == 2
    assert ActivityRecord.objects.count() == 4


def test_a_file_with_nothing_new_is_refused(promise: Promise) -> None:
    imported(promise, csv_of(ROW))
    with pytest.raises(Refusal, match="inga nya rader"):
        imported(promise, csv_of(ROW) + b"\r\n")


def test_a_commitment_that_the_promise_no_longer_holds_takes_nothing_new(promise: Promise) -> None:
    imported(promise, csv_of(ROW, OTHER))
    the_next(promise, a_content(a_commitment()))
    upload = uploaded(promise, csv_of(ROW, OTHER, ("2024-05-19", "1", "2", "kommunen")))
    preview = previewed(upload)

    assert [where.row for where in preview.logged] == [2, 3]
    assert [(one.where.row, one.words) for one in preview.errors] == [
        (4, "Åtagande 2 togs bort i version 2. Det går inte att logga mer på det.")
    ]


NUMBERED = {**COLUMNS, "key": 6}


def numbered(*rows: tuple[str, ...]) -> bytes:
    return xlsx_of(*rows, headings=(*HEADINGS, "Löpnummer"))


def test_a_row_known_by_its_number_is_never_logged_twice(promise: Promise) -> None:
    imported(promise, numbered((*ROW, "14")), NUMBERED)
    upload = uploaded(promise, numbered((*ROW[:5], "Annat skrivet", "14")), NUMBERED)
    assert [where.row for where in previewed(upload).logged] == [2]


def test_a_row_that_was_logged_with_another_count_is_told_of(promise: Promise) -> None:
    imported(promise, numbered((*ROW, "14")), NUMBERED)
    changed = uploaded(promise, numbered(("2024-05-17", "2", *ROW[2:], "14")), NUMBERED)
    (error,) = previewed(changed).errors
    assert "redan inlagd, med dagen 2024-05-17 och antalet 3" in error.words


def test_a_row_that_was_corrected_to_what_it_says_now_is_passed_by(promise: Promise) -> None:
    imported(promise, numbered((*ROW, "14")), NUMBERED)
    record = ActivityRecord.objects.get()
    right = Activity(tuple(record.commitments.all()), tuple(record.parties.all()), record.day, 2)
    correct_activity(ACTOR, record, right, reason="Räknat fel.", today=TODAY)

    changed = uploaded(promise, numbered(("2024-05-17", "2", *ROW[2:], "14")), NUMBERED)
    assert (previewed(changed).errors, len(previewed(changed).logged)) == ([], 1)


def test_a_number_used_twice_in_a_file_is_told_of(promise: Promise) -> None:
    upload = uploaded(promise, numbered((*ROW, "14"), (*ROW, "14")), NUMBERED)
    (error,) = previewed(upload).errors
    assert error.words == "Raden har samma löpnummer som rad 2 i bladet Insatser."


def test_columns_are_remembered_for_the_municipality_and_the_headings(promise: Promise) -> None:
    odd = csv_of(ROW).replace(b"Antal;", b"Bock;")
    first = doors.upload_sheet(ACTOR, promise, "a.csv", odd)
    tables = doors.open_kept(first).tables
    assert suggested_columns(first, tables)[1] is False
    assert "count" not in suggested_columns(first, tables)[0]
    doors.choose_columns(ACTOR, first, COLUMNS)

    second = doors.upload_sheet(ACTOR, promise, "b.csv", odd + b"\r\n2024-05-19;1;1;polisen")
    assert suggested_columns(second, doors.open_kept(second).tables) == (COLUMNS, True)
    assert ColumnMapping.objects.count() == 1


def test_another_municipality_has_its_own_memory(promise: Promise) -> None:
    uploaded(promise, csv_of(ROW), {"day": 0, "commitment": 2})
    elsewhere = a_promise(a_commitment(municipality="Ekhamn"), municipality="Ekhamn")
    upload = doors.upload_sheet(ACTOR, elsewhere, "a.csv", csv_of(ROW))
    assert suggested_columns(upload, doors.open_kept(upload).tables) == (COLUMNS, False)


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"count": 1, "commitment": 2}, "vilken dag"),
        ({"day": 0}, "vilket åtagande"),
        ({"day": 0, "commitment": 99}, "ingen sådan kolumn"),
        ({"day": -1, "commitment": 2}, "ingen sådan kolumn"),
    ],
)
def test_columns_that_cannot_do_are_refused(promise: Promise, columns: dict[str, int], words: str) -> None:
    upload = doors.upload_sheet(ACTOR, promise, "a.csv", csv_of(ROW))
    with pytest.raises(Refusal, match=words):
        doors.choose_columns(ACTOR, upload, columns)


def test_a_commitment_and_a_party_may_hold_for_every_row(promise: Promise) -> None:
    upload = doors.upload_sheet(ACTOR, promise, "a.csv", csv_of(ROW))
    town = promise.municipality.organisations.get(kind="municipality")
    doors.choose_columns(ACTOR, upload, {"day": 0}, commitment=2, party=town.pk)
    upload.refresh_from_db()
    import_sheet(ACTOR, upload, today=TODAY)

    record = ActivityRecord.objects.get()
    assert (record.count, record.commitments.get().number, record.parties.get()) == (1, 2, town)


@pytest.mark.parametrize("named", [{"commitment": 9}, {"commitment": 1, "party": 0}])
def test_what_the_promise_has_not_is_refused(promise: Promise, named: dict[str, int]) -> None:
    upload = doors.upload_sheet(ACTOR, promise, "a.csv", csv_of(ROW))
    with pytest.raises(Refusal, match=r"ingen sådan|inget sådant"):
        doors.choose_columns(ACTOR, upload, {"day": 0, "commitment": 2}, **named)


def identity_number() -> str:
    """A number of the right form with its check digit, of a day that no living person was born on."""
    digits = "180001012384"[2:11]
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(digits)]
    check = -sum(number // 10 + number % 10 for number in doubled) % 10
    return f"{digits[:6]}-{digits[6:]}{check}"


@pytest.mark.parametrize("column", [5, 6])
def test_a_file_with_an_identity_number_anywhere_is_never_kept(promise: Promise, column: int) -> None:
    row = [*ROW, "", ""]
    row[column] = f"Talade med {identity_number()}"
    with pytest.raises(Refusal, match=r"personnummer på rad 3\. Den är inte sparad"):
        doors.upload_sheet(ACTOR, promise, "a.csv", csv_of(ROW, row))
    assert not SheetUpload.objects.exists()


def test_a_file_name_with_an_identity_number_is_refused(promise: Promise) -> None:
    with pytest.raises(Refusal, match="Filens namn"):
        doors.upload_sheet(ACTOR, promise, f"{identity_number()}.csv", csv_of(ROW))


def test_a_text_that_may_tell_of_a_person_needs_a_decision_which_is_kept(promise: Promise) -> None:
    upload = uploaded(promise, csv_of(ROW, ("2024-05-18", "1", "1", "polisen", "", "Ring 070-174 06 05")))
    (concern,) = previewed(upload).concerns
    assert concern.where.row == 3
    with pytest.raises(NeedsDecision):
        import_sheet(ACTOR, upload, today=TODAY)
    assert not ActivityRecord.objects.exists()

    import_sheet(ACTOR, upload, today=TODAY, confirmed=True)
    kept = AuditEntry.objects.filter(action="log_activity", detail__has_key="decision")
    assert [entry.detail["personal_data"] for entry in kept] == [
        [{"field": "note", "kind": "telephone", "at": ANY}]
    ]


def test_a_file_taken_away_is_gone_and_may_come_back(promise: Promise) -> None:
    upload = uploaded(promise, csv_of(ROW))
    doors.take_away_sheet(ACTOR, upload)
    assert not SheetContent.objects.exists()
    with pytest.raises(Refusal, match="redan inlagd eller borttagen"):
        import_sheet(ACTOR, upload, today=TODAY)

    again = doors.upload_sheet(ACTOR, promise, "a.csv", csv_of(ROW))
    assert (again.pk, again.state, again.chosen) == (upload.pk, SheetUpload.State.UPLOADED, {})


def test_an_imported_file_cannot_be_taken_away(promise: Promise) -> None:
    upload = imported(promise, csv_of(ROW))
    with pytest.raises(Refusal):
        doors.take_away_sheet(ACTOR, upload)


def test_a_file_that_cannot_be_read_is_refused_and_not_kept(promise: Promise) -> None:
    with pytest.raises(Refusal, match=r"\.xls\)"):
        doors.upload_sheet(ACTOR, promise, "a.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 600)
    assert not SheetUpload.objects.exists()
