"""What somebody sees who answers a follow-up that others change meanwhile, or writes what does not fit."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import time_machine
from django.test import Client

from medborgarlofte.domain import content
from medborgarlofte.domain.roles import Role
from medborgarlofte.domain.targets import CountTarget, Per
from medborgarlofte.followup import actions
from medborgarlofte.followup.models import Assessment, FollowUpVersion, NeedAnswer
from medborgarlofte.web.followup.period_views import MOST
from tests.agreeing import holder_of, user_of
from tests.building import a_commitment, the_next
from tests.following import TODAY, Followed, a_target, answered, approved, followed
from tests.people import a_member, let_in
from tests.web.drafts.at import errors, filled, page, text_of, tree

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_may() -> Any:
    with time_machine.travel(f"{TODAY} 12:00+02:00"):
        yield


@pytest.fixture
def found() -> Followed:
    return followed()


def at(found: Followed) -> str:
    return f"/arbete/uppfoljning/granvik/2024/{found.follow_up.pk}/"


def officer(client: Client, found: Followed) -> Client:
    let_in(client, a_member(found.police, Role.LIAISON_OFFICER))
    return client


def told(answer: Any) -> list[str]:
    return [sentence for _field, sentence in errors(answer.content.decode())]


def notice(answer: Any) -> str:
    """What stands on top of a page that something was refused on."""
    (found,) = tree(answer.content).xpath("//div[@role='alert']")
    return " ".join(found.text_content().split())


def change(found: Followed, *commitments: content.Commitment) -> None:
    """A new version of the promise with these commitments, which keep their numbers."""
    found.promise.refresh_from_db()
    said = found.promise.versions.get(number=found.promise.version).content()
    the_next(found.promise, replace(said, commitments=commitments))


def commitments(found: Followed) -> tuple[content.Commitment, ...]:
    return found.promise.versions.get(number=found.promise.version).content().commitments


def fewer_checks(one: content.Commitment) -> content.Commitment:
    return replace(one, targets=(CountTarget(52, Per.YEAR, "trafikkontroller"),))


def test_a_target_that_changes_under_the_writer_is_told_and_what_was_written_stays(
    client: Client, found: Followed
) -> None:
    sent = filled(page(officer(client, found), at(found)))
    key = found.police.pk
    sent |= {f"answer_1_{key}": "partly", f"reason_1_{key}": "35 av 104.", "gor": "svara"}
    first, *rest = commitments(found)
    change(found, fewer_checks(first), *rest)
    refused = client.post(at(found), sent)
    assert refused.status_code == 422
    assert told(refused)[0].startswith("Löftet har fått en ny version medan du skrev")
    assert not Assessment.objects.exists()
    again = filled(refused.content.decode())
    assert again[f"reason_1_{key}"] == ["35 av 104."]
    assert "minst 52 trafikkontroller per år" in text_of(refused.content.decode())
    assert client.post(at(found), again | {"gor": "svara"}).status_code == 302
    assert Assessment.objects.get().reason == "35 av 104."


def test_a_commitment_that_is_dropped_meanwhile_loses_nothing_that_was_written(
    client: Client, found: Followed
) -> None:
    sent = filled(page(officer(client, found), at(found)))
    key = found.police.pk
    sent |= {f"answer_1_{key}": "partly", f"reason_1_{key}": "35 av <104>.", "gor": "svara"}
    sent |= {f"answer_3_{key}": "no_need", f"reason_3_{key}": "Lugnt."}
    change(found, *commitments(found)[1:])
    refused = client.post(at(found), sent)
    assert [one for one in told(refused) if "35 av <104>." in one and one.startswith("Åtagande 1 ")]
    assert client.post(at(found), filled(refused.content.decode())).status_code == 302
    assert NeedAnswer.objects.get().reason == "Lugnt."


def test_what_somebody_else_answered_meanwhile_is_told_with_what_was_written(
    client: Client, found: Followed
) -> None:
    sent = filled(page(officer(client, found), at(found)))
    key = found.police.pk
    sent |= {f"answer_outcome_{key}": "better", f"reason_outcome_{key}": "Färre anmäler."}
    actions.answer_outcome(
        found.officer, found.follow_up, found.police, change="worse", reason="Fler ringer."
    )
    refused = client.post(at(found), sent)
    assert refused.status_code == 422
    assert told(refused)[0].startswith("Problemet frågas det inte om längre.")
    assert "Du skrev: ”Färre anmäler.”" in told(refused)[0]


def test_approving_what_has_got_an_unanswered_commitment_is_refused(client: Client, found: Followed) -> None:
    answered(found)
    version = actions.settle_followup(found.officer, found.follow_up)
    change(found, *commitments(found), a_commitment("Polisen gör mer.", a_target(4), number=5))
    let_in(client, user_of(holder_of(found.police, "ledningen")))
    refused = client.post(at(found), {"gor": "godkann", "sha256": version.sha256})
    assert refused.status_code == 409
    assert "Det saknas 1 svar: åtagande 5 (Polisen)." in notice(refused)
    assert "1 svar saknas." in text_of(page(client, at(found)))
    refused = officer(client, found).post(at(found), {"gor": "lagg-fast"})
    assert "Det saknas 1 svar: åtagande 5 (Polisen)." in notice(refused)
    assert not version.approvals.exists()


@pytest.mark.parametrize("name", ["reason", "not_done", "changes"])
def test_a_text_of_five_thousand_signs_is_refused_and_stays(
    client: Client, found: Followed, name: str
) -> None:
    long = "Vi gick ut. " * 417
    key = found.police.pk
    sent = {f"answer_1_{key}": "partly", f"reason_1_{key}": "Så.", f"{name}_1_{key}": long}
    refused = officer(client, found).post(at(found), sent)
    assert refused.status_code == 422
    assert told(refused) == ["Texten får vara högst 2000 tecken."]
    assert filled(refused.content.decode())[f"{name}_1_{key}"] == [long]


@pytest.mark.sqlite_alone  # forty at a time is the page's matter; approving is tried on both elsewhere
def test_four_hundred_commitments_are_asked_forty_at_a_time_and_can_be_approved(client: Client) -> None:
    others = [a_commitment(f"Polisen gör nummer {number}.", a_target(20)) for number in range(396)]
    found = answered(followed(*others))
    shown = page(officer(client, found), at(found))
    assert shown.count('<section class="pair" id="fraga-') == MOST + 1  # and the one of the other party
    assert "396 svar saknas." in text_of(shown)
    refused = client.post(at(found), {"gor": "lagg-fast"})
    assert "Det saknas 396 svar: åtagande 5 (Polisen); " in notice(refused)
    judged = actions.Judged("fulfilled", "Gjort.")
    for commitment in found.promise.commitments.filter(number__gt=4):
        actions.assess_in(found.officer, found.follow_up, commitment, found.police, judged, today=TODAY)
    assert approved(found) == FollowUpVersion.objects.get()
    public = text_of(page(client, found.follow_up.address()))
    assert "Åtagande 400" in public
    for form, begins in ((".pdf", b"%PDF"), (".docx", b"PK")):
        answer = client.get(f"{found.follow_up.address()}rapport{form}")
        assert (answer.status_code, answer.content[:4].startswith(begins)) == (200, True)
