"""The page of one follow-up: answered, settled, approved and corrected by its parties, without JavaScript."""

from __future__ import annotations

from typing import Any

import pytest
import time_machine
from django.test import Client

from medborgarlofte.domain.roles import Role
from medborgarlofte.domain.targets import CountTarget, Per
from medborgarlofte.followup import actions
from medborgarlofte.followup.models import Assessment, FollowUpVersion, OutcomeAnswer, ProcessAnswer
from tests.agreeing import holder_of, user_of
from tests.building import a_commitment
from tests.following import TODAY, WORKED, Followed, a_target, answered, approved, disputed, followed
from tests.people import a_member, let_in
from tests.web.drafts.at import errors, page, text_of, tree

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


def test_the_page_asks_what_the_own_party_has_to_answer(client: Client, found: Followed) -> None:
    said = text_of(page(officer(client, found), at(found)))
    assert "9 svar saknas." in said
    assert "Åtagande 1, Polisen" in said
    assert "Åtagande 2, Granviks kommun" not in said
    assert "gjort: 35, och i jämn takt hade det varit 34" in said
    assert "Lägg fast texten" not in said


def test_what_is_filled_in_is_saved_and_the_rest_is_left(client: Client, found: Followed) -> None:
    mine = found.police.pk
    sent = {
        f"answer_1_{mine}": "fulfilled",
        f"reason_1_{mine}": "I takt.",
        f"not_done_1_{mine}": "Ett pass i mars.",
        f"changes_1_{mine}": "Två pass i maj.",
        f"answer_3_{mine}": "no_need",
        f"reason_3_{mine}": "Lugnt.",
        f"answer_outcome_{mine}": "cannot_be_concluded",
        f"reason_outcome_{mine}": "För få svar.",
        f"reason_process_{mine}": "Varje vecka.",
        **{f"{name}_process_{mine}": answer for name, answer in WORKED.items()},
    }
    assert officer(client, found).post(at(found), sent).status_code == 302
    given = Assessment.objects.get()
    assert (given.verdict, given.not_done, given.changes) == (
        "fulfilled",
        "Ett pass i mars.",
        "Två pass i maj.",
    )
    assert found.commitment(3).need_answers.get().arose is False
    assert OutcomeAnswer.objects.get().change == "cannot_be_concluded"
    assert ProcessAnswer.objects.get().meetings == "yes"
    assert "5 svar saknas." in text_of(page(client, at(found)))


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"answer_1": "partly"}, "Svara på frågan och skriv varför."),
        ({"reason_1": "I takt."}, "Svara på frågan och skriv varför."),
        ({"reason_process": "Bra.", "hours_process": "yes"}, "Svara på frågan och skriv varför."),
        ({}, "Svara på minst en sak innan du sparar."),
    ],
)
def test_half_an_answer_is_not_saved(
    client: Client, found: Followed, fields: dict[str, str], told: str
) -> None:
    sent = {f"{name}_{found.police.pk}": value for name, value in fields.items()}
    answer = officer(client, found).post(at(found), sent)
    assert answer.status_code == 422
    assert told in [sentence for _field, sentence in errors(answer.content.decode())]
    assert not Assessment.objects.exists()


def test_a_text_that_may_tell_of_a_person_is_asked_about(client: Client, found: Followed) -> None:
    key = found.police.pk
    sent = {f"answer_1_{key}": "partly", f"reason_1_{key}": "Ring 070-174 06 05."}
    refused = officer(client, found).post(at(found), sent)
    assert refused.status_code == 422
    assert 'name="confirmed"' in refused.content.decode()
    assert client.post(at(found), {**sent, "confirmed": "on"}).status_code == 302
    assert Assessment.objects.get().reason == "Ring 070-174 06 05."


@pytest.mark.parametrize("asked", ["", "?svara=2"])
def test_the_other_partys_commitment_is_answered_when_one_wants_to(
    client: Client, found: Followed, asked: str
) -> None:
    address = f"{at(found)}{asked}"
    key = found.police.pk
    folded = tree(page(officer(client, found), address)).xpath("//details[@id='den-andra-parten']")
    assert len(folded) == (0 if asked else 1)
    sent = {f"answer_2_{key}": "not_fulfilled", f"reason_2_{key}": "Tre är inte fyra."}
    assert client.post(address, sent).status_code == 302
    assert Assessment.objects.get().party == found.police
    assert "den-andra-parten" not in page(client, at(found))
    assert "9 svar saknas." in text_of(page(client, at(found)))  # the town's own answer is owed all the same


def test_what_is_begun_of_the_other_partys_commitment_is_unfolded(client: Client, found: Followed) -> None:
    (folded,) = tree(page(officer(client, found), at(found))).xpath("//details[@id='den-andra-parten']")
    assert folded.get("open") is None
    assert folded.xpath(".//h3/text()") == ["Åtagande 2, Polisen"]
    refused = client.post(at(found), {f"answer_2_{found.police.pk}": "partly"})
    (unfolded,) = tree(refused.content).xpath("//details[@id='den-andra-parten']")
    assert unfolded.get("open") is not None


def test_two_who_say_different_things_stand_side_by_side_as_disagreeing(
    client: Client,
) -> None:
    found = disputed()
    version = approved(found)
    officer(client, found)
    for address in (at(found), version.address(), f"{found.follow_up.address()}rapport/"):
        said = text_of(page(client, address)).replace(" :", ":")
        assert said.count("Parterna bedömer åtagandet olika.") == 1
        assert "Polisen om en annan parts åtagande: Inte uppfyllt." in said.replace("  ", " ")
        assert "Granviks kommun: Delvis uppfyllt." in said


def test_a_second_party_that_says_the_same_does_not_disagree(client: Client, found: Followed) -> None:
    """Nor do two that each answer for its own part of what both have promised."""
    answered(found)
    for number, verdict in ((2, "partly"), (4, "partly")):
        judged = actions.Judged(verdict, "Så ser vi det.")
        commitment = found.commitment(number)
        actions.assess_in(found.officer, found.follow_up, commitment, found.police, judged, today=TODAY)
    said = text_of(page(officer(client, found), at(found)))
    assert "Så ser vi det." in said
    assert "bedömer åtagandet olika" not in said


def test_settled_and_approved_by_leaders_of_both(client: Client, found: Followed) -> None:
    answered(found)
    assert officer(client, found).post(at(found), {"gor": "lagg-fast"}).status_code == 302
    version = FollowUpVersion.objects.get()
    for party in (found.police, found.town):
        let_in(client, user_of(holder_of(party, "ledningen")))
        shown = page(client, at(found))
        assert version.sha256 in shown
        assert "Godkänn för din part" in shown
        sent = {"gor": "godkann", "sha256": version.sha256}
        assert client.post(at(found), sent).status_code == 302
        assert "Godkänn för din part" not in page(client, at(found))
    found.follow_up.refresh_from_db()
    assert (found.follow_up.state, found.follow_up.version) == ("approved", 1)


def test_who_approves_proves_who_they_are_first(client: Client, found: Followed) -> None:
    answered(found)
    officer(client, found).post(at(found), {"gor": "lagg-fast"})
    let_in(client, user_of(holder_of(found.police, "ledningen")), just_now=False)
    sha256 = FollowUpVersion.objects.get().sha256
    answer = client.post(at(found), {"gor": "godkann", "sha256": sha256})
    assert "/konto/" in answer["Location"]
    assert not FollowUpVersion.objects.get().approvals.exists()


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"gor": "lagg-fast"}, "Allt är inte besvarat än."),
        ({"gor": "ratta", "reason": "Fel."}, "inte godkänd"),
        ({"gor": "godkann"}, "Lägg fast texten innan"),
    ],
)
def test_a_refusal_says_why(client: Client, found: Followed, sent: dict[str, str], told: str) -> None:
    answer = officer(client, found).post(at(found), sent)
    assert answer.status_code == 409
    assert told in answer.content.decode()


def test_an_approved_one_is_opened_for_correction(client: Client, found: Followed) -> None:
    approved(answered(found))
    assert "Öppna för rättelse" in page(officer(client, found), at(found))
    assert client.post(at(found), {"gor": "ratta", "reason": "Fel antal."}).status_code == 302
    assert "Skäl till rättelsen" in page(client, at(found))


def test_open_ones_are_listed(client: Client, found: Followed) -> None:
    assert f'href="{at(found)}"' in page(officer(client, found), "/arbete/uppfoljning/")


@pytest.mark.parametrize("more", [0, 300])
@pytest.mark.parametrize("is_settled", [False, True])
def test_at_most_twelve_queries_whatever_it_holds(
    client: Client, more: int, is_settled: bool, django_assert_max_num_queries: Any
) -> None:
    """Who asks takes three of them; one is for the school terms, one for what meetings and walks came to."""
    each_term = CountTarget(2, Per.SCHOOL_TERM, "möten")
    others = [a_commitment(f"Någon gör {number}.", a_target(20), by="nobody") for number in range(more)]
    found = answered(followed(a_commitment("Skolan möts.", each_term, by="nobody"), *others))
    for number in range(5, 6 + more):
        judged = actions.Judged("cannot_be_verified", "Ingen vet.")
        commitment = found.commitment(number)
        actions.assess_in(found.officer, found.follow_up, commitment, found.police, judged, today=TODAY)
    if is_settled:
        version = actions.settle_followup(found.officer, found.follow_up)
        leader = holder_of(found.police, "ledningen")
        actions.approve(leader, version, found.police, seen_sha256=version.sha256)
    officer(client, found)
    with django_assert_max_num_queries(12):
        shown = page(client, at(found))
    assert ('<b lang="sv">ledningen</b>' in shown) is is_settled
