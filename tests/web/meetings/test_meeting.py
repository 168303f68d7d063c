"""One meeting: its agenda, that it was held, moved, cancelled or not held after all."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from icalendar import Calendar
from lxml import html

from medborgarlofte.dialogue.models import Meeting
from medborgarlofte.domain.roles import Role
from medborgarlofte.domain.status import Status
from medborgarlofte.domain.targets import CountTarget, Per, Target
from medborgarlofte.followup.models import NeedAnswer
from medborgarlofte.followup.progress import progress_of
from medborgarlofte.promises.models import ActivityRecord, Commitment
from tests.building import a_commitment, a_promise
from tests.dialogue.rows import TODAY, a_function, two_parties
from tests.people import a_member
from tests.web.work.pages import as_, text_of, words

from .conftest import HOME, Place

pytestmark = pytest.mark.django_db


def at(meeting: Meeting, rest: str = "") -> str:
    return f"{HOME}{meeting.pk}/{rest}"


def a_promised_meeting(text: str = "Vi ska mötas fyra gånger per år.", *targets: Target) -> Commitment:
    both = a_commitment(text, *targets, by="both", municipality="Ekhamn")
    made = a_promise(both, municipality="Ekhamn", start=date(2026, 1, 1), end=date(2027, 1, 1))
    return made.commitments.get()


def test_it_is_held_counted_moved_and_taken_back(place: Place) -> None:
    commitment, meeting, client = a_promised_meeting(), place.meeting(), place.client
    assert client.post(at(meeting, "raknas/"), {"commitments": [commitment.pk]}).status_code == 302
    held = {"present": [place.officer.pk, place.chair.pk], "minutes": "Läget är lugnt."}
    assert client.post(at(meeting, "hallet/"), held).status_code == 302
    assert list(ActivityRecord.objects.values_list("day", "count")) == [(TODAY, 1)]
    text = text_of(client, at(meeting))
    assert "20 maj 2026 kl. 13.00–15.00. Hållet." in text
    assert "kommunpolisen, Polisen · var med" in text
    assert "Läget är lugnt." in text
    assert "Mötet är räknat en gång på varje" in text
    moved = {"day": "2026-05-19", "begins": "13:00", "ends": "15:00", "reason": "Fel dag."}
    assert client.post(at(meeting, "flytta/"), moved).status_code == 302
    assert ActivityRecord.objects.get(corrected_by=None).day == TODAY - timedelta(days=1)
    assert client.post(at(meeting, "ta-tillbaka/"), {"reason": "Fel möte."}).status_code == 302
    assert ActivityRecord.objects.get(corrected_by=None).count == 0
    assert "ingen har skrivit in om det hölls" in text_of(client, at(meeting))
    page = client.get(at(meeting, "hallet/")).content.decode()
    assert page.count(" checked") == 2  # what was written is not lost
    assert "Läget är lugnt.</textarea>" in page


def test_it_is_fetched_for_a_calendar_by_who_may_read_it(place: Place) -> None:
    meeting = place.meeting(title="Rådet")
    answer = as_(a_member(place.police, Role.READER)).get(at(meeting, "mote.ics"))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    event: Any = Calendar.from_ical(answer.content).walk("VEVENT")[0]
    assert (str(event["summary"]), event["dtstart"].dt) == ("Rådet", meeting.starts_at)
    stranger = as_(a_member(two_parties("Granvik")[1], Role.COORDINATOR))
    assert stranger.get(at(meeting, "mote.ics")).status_code == 404


def test_its_name_and_place_are_changed(place: Place) -> None:
    meeting, client = place.meeting(), place.client
    assert client.post(at(meeting, "andra/"), {"title": "Rådet", "place": "Biblioteket"}).status_code == 302
    assert "kl. 13.00–15.00, Biblioteket. Planerat." in text_of(client, at(meeting))
    answer = client.post(at(meeting, "andra/"), {"title": "Ring 070-123 45 67", "place": ""})
    assert "pekar inte ut någon enskild person" in words(answer.content.decode())


def test_who_says_that_it_was_held_is_told_what_it_counts_on(place: Place) -> None:
    commitment, meeting, client = a_promised_meeting(), place.meeting(), place.client
    assert "räknas inte på något åtagande" in text_of(client, at(meeting, "hallet/"))
    client.post(at(meeting, "raknas/"), {"commitments": [commitment.pk]})
    assert "räknas på 1 åtagande" in text_of(client, at(meeting, "hallet/"))


def test_a_meeting_is_cancelled_with_a_reason(place: Place) -> None:
    meeting, client = place.meeting(), place.client
    answer = client.post(at(meeting, "stall-in/"), {"reason": " "})
    assert answer.status_code == 422
    assert "Skriv varför." in words(answer.content.decode())
    assert client.post(at(meeting, "stall-in/"), {"reason": "Ingen kan."}).status_code == 302
    text = text_of(client, at(meeting))
    assert "Inställt." in text
    assert "Ingen kan." in text
    assert "Flytta" not in text


def test_nobody_there_is_no_meeting(place: Place) -> None:
    meeting = place.meeting()
    answer = place.client.post(at(meeting, "hallet/"), {"minutes": "Ingen kom."})
    assert answer.status_code == 422
    assert "Välj vilka funktioner som var med." in words(answer.content.decode())
    assert "Ingen kom.</textarea>" in answer.content.decode()


def test_minutes_and_attendance_are_written_anew(place: Place) -> None:
    meeting, client = place.meeting(), place.client
    other = a_function(place.town, "säkerhetschefen")
    client.post(at(meeting, "hallet/"), {"present": [place.chair.pk]})
    page = client.get(at(meeting, "anteckningar/")).content.decode()
    assert page.count(" checked") == 1
    sent = {"others": [other.pk], "minutes": "Belysning.", "seen": _seen(page)}
    assert client.post(at(meeting, "anteckningar/"), sent).status_code == 302
    text = text_of(client, at(meeting))
    assert "säkerhetschefen, Ekhamns kommun · var med" in text
    assert "ordföranden, Ekhamns kommun · var inte med" in text


def _seen(page: str) -> str:
    return str(html.fromstring(page).find(".//input[@name='seen']").get("value"))  # type: ignore[union-attr]


def test_two_who_write_at_the_same_time_lose_nothing(place: Place) -> None:
    meeting, client = place.meeting(), place.client
    client.post(at(meeting, "hallet/"), {"present": [place.chair.pk]})
    begun = _seen(client.get(at(meeting, "anteckningar/")).content.decode())
    sent: dict[str, Any] = {"present": [place.chair.pk], "seen": begun}
    assert client.post(at(meeting, "anteckningar/"), sent | {"minutes": "Först."}).status_code == 302
    answer = client.post(at(meeting, "anteckningar/"), sent | {"minutes": "Sedan."})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Nu står det: ”Först.”" in words(page)
    assert "Sedan.</textarea>" in page
    again = sent | {"minutes": "Först. Sedan.", "seen": _seen(page)}
    assert client.post(at(meeting, "anteckningar/"), again).status_code == 302
    assert Meeting.objects.get().minutes == "Först. Sedan."


def test_the_agenda_is_added_to_and_taken_from(place: Place) -> None:
    meeting, client = place.meeting(), place.client
    assert client.post(at(meeting, "dagordning/"), {"item": "Läget\nLöftet"}).status_code == 302
    first = meeting.agenda.all()[0]
    assert client.post(at(meeting, f"dagordning/{first.pk}/ta-bort/")).status_code == 302
    assert [one.title for one in meeting.agenda.all()] == ["Löftet"]
    assert client.get(at(meeting, f"dagordning/{first.pk}/ta-bort/")).status_code == 405


def test_what_is_late_is_proposed_and_stands_there_only_when_somebody_chose_it(place: Place) -> None:
    a_promised_meeting("Vi ska mötas varje vecka.", CountTarget(1, Per.WEEK, "möte"))
    meeting, client = place.meeting(), place.client
    page = client.get(at(meeting, "dagordning/")).content.decode()
    assert "Det här är sent eller behöver beslutas" in page
    assert " checked" not in page
    assert not meeting.agenda.exists()
    values = [str(one.get("value")) for one in html.fromstring(page).iterfind(".//input[@name='proposed']")]
    value = next(one for one in values if "mötas varje vecka" in one)
    assert client.post(at(meeting, "dagordning/"), {"proposed": [value]}).status_code == 302
    item = meeting.agenda.get()
    assert "Vi ska mötas varje vecka." in item.title
    assert item.address
    assert value not in client.get(at(meeting, "dagordning/")).content.decode()
    answer = client.post(at(meeting, "dagordning/"), {"proposed": ["https://exempel.se/ Klicka"]})
    assert answer.status_code == 422


def test_no_need_closes_the_window_where_it_says_or_when_needed(place: Place) -> None:
    once = CountTarget(1, Per.TERTIAL, "möte", unless_no_need=True)
    commitment = a_promised_meeting("Vi ska mötas en gång per tertial, eller vid behov.", once)
    meeting, client = place.meeting(), place.client
    client.post(at(meeting, "raknas/"), {"commitments": [commitment.pk]})
    assert "Det finns inget behov av mötet" in text_of(client, at(meeting))
    assert (
        client.post(at(meeting, "inget-behov/"), {"asked": [f"{commitment.pk}-{place.town.pk}"]}).status_code
        == 422
    )
    said = {"asked": [f"{commitment.pk}-{place.town.pk}"], "reason": "Inget har hänt vid torget."}
    assert client.post(at(meeting, "inget-behov/"), said).status_code == 302
    answer = NeedAnswer.objects.get()
    assert (answer.party, answer.arose, answer.window_start) == (place.town, False, date(2026, 5, 1))
    rows = progress_of([commitment], today=date(2026, 9, 1))[commitment.pk].rows
    closed = {one.party: one.windows[1].status for one in rows}
    assert closed == {place.town: Status.NO_NEED, place.police: Status.AWAITING_REPORT}
    police = {"asked": [f"{commitment.pk}-{place.police.pk}"], "reason": "Nej."}
    assert client.post(at(meeting, "inget-behov/"), police).status_code == 422


def test_no_need_is_not_offered_for_what_is_promised_without_it(place: Place) -> None:
    commitment, meeting, client = a_promised_meeting(), place.meeting(), place.client
    client.post(at(meeting, "raknas/"), {"commitments": [commitment.pk]})
    assert "inget behov av mötet" not in text_of(client, at(meeting))
    assert "inte på något åtagande som gäller vid behov" in text_of(client, at(meeting, "inget-behov/"))


STEPS = ("andra/", "dagordning/", "kallade/", "raknas/", "hallet/", "flytta/", "stall-in/", "ta-tillbaka/")


@pytest.mark.parametrize("step", [*STEPS, "anteckningar/", "nytt-beslut/"])
def test_who_was_called_reads_and_changes_nothing_and_others_see_nothing(place: Place, step: str) -> None:
    meeting = place.meeting()
    theirs = as_(a_member(place.police, Role.LIAISON_OFFICER))
    assert theirs.get(at(meeting)).status_code == 200
    assert theirs.get(at(meeting, step)).status_code == 403
    assert theirs.post(at(meeting, step), {"reason": "Nej."}).status_code == 403
    stranger = as_(a_member(two_parties("Granvik")[1], Role.COORDINATOR))
    assert stranger.get(at(meeting)).status_code == 404
    assert stranger.get(at(meeting, step)).status_code == 404


@pytest.mark.parametrize("held", [False, True])
def test_the_page_asks_little(place: Place, django_assert_max_num_queries: Any, held: bool) -> None:
    commitment, meeting, client = a_promised_meeting(), place.meeting(), place.client
    client.post(at(meeting, "raknas/"), {"commitments": [commitment.pk]})
    client.post(at(meeting, "dagordning/"), {"item": "Läget\nLöftet\nLjuset"})
    if held:
        client.post(at(meeting, "hallet/"), {"present": [place.chair.pk, place.officer.pk]})
        for text in ("Belys gångvägen.", "Vandra i parken.", "Måla om tunneln."):
            sent = {"text": text, "owner": place.chair.pk, "due": "2026-06-01"}
            assert client.post(at(meeting, "nytt-beslut/"), sent).status_code == 302
    with django_assert_max_num_queries(12):
        assert client.get(at(meeting)).status_code == 200


def test_proposing_asks_as_little_of_many_as_of_one(place: Place, django_assert_max_num_queries: Any) -> None:
    """As much as my week, beside the meeting and its agenda."""
    meeting, client = place.meeting(), place.client
    weekly = CountTarget(1, Per.WEEK, "möte")
    many = [a_commitment(f"Vi ska mötas {n}.", weekly, by="both", municipality="Ekhamn") for n in range(20)]
    a_promise(*many, municipality="Ekhamn", start=date(2026, 1, 1), end=date(2027, 1, 1))
    with django_assert_max_num_queries(17):
        page = client.get(at(meeting, "dagordning/")).content.decode()
    assert page.count('name="proposed"') >= 20
