"""What may be said of the effect in a follow-up: only what records, figures and expectations here allow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain.claims import Lack, Rival, Strength, lacks, offered
from medborgarlofte.domain.errors import NeedsDecision, NotAllowed, Refusal
from medborgarlofte.domain.lineage import Act
from medborgarlofte.domain.roles import Role
from medborgarlofte.followup import actions
from medborgarlofte.followup.claims import behind
from medborgarlofte.followup.contents import contents
from medborgarlofte.followup.models import EffectClaim
from medborgarlofte.followup.prefilled import prefilled
from medborgarlofte.incidents.models import Indicator
from medborgarlofte.promises.actions import confirm_links, correct_activity, write_hypothesis
from medborgarlofte.promises.drafts import Activity, LinkDraft
from medborgarlofte.promises.models import Hypothesis, ProblemIndicator
from tests.building import ACTOR, a_commitment, a_promise
from tests.claiming import AFTER, BECAUSE, BEFORE, a_figure, all_but, an_indicator, claimed, expected, it_fell
from tests.following import TODAY, Followed, a_target, answered, approved, followed
from tests.people import actor_with

pytestmark = pytest.mark.django_db
WHOLE = date(2024, 5, 1)


@pytest.fixture
def found() -> Followed:
    return followed()


def known(found: Followed, indicator: Indicator, number: int = 1, answers: Any = tuple(Rival)) -> Any:
    return behind(found.follow_up).evidence(found.commitment(number).pk, indicator.pk, answers)


def test_the_evidence_is_gathered_up_to_the_end_of_the_period(found: Followed) -> None:
    indicator = it_fell(found.promise)
    a_figure(indicator, "0.9", WHOLE, date(2024, 6, 1))
    evidence = known(found, indicator)
    assert (evidence.began, evidence.done) == (date(2024, 1, 1), 35)
    assert [one.figure for one in evidence.figures] == [0.375, 0.275]
    assert evidence.comparison is None


def test_a_figure_that_was_corrected_does_not_count(found: Followed) -> None:
    indicator = it_fell(found.promise)
    wrong = indicator.measurements.get(start=AFTER)
    a_figure(indicator, "0.37", AFTER, date(2024, 4, 1), corrects=wrong, reason="Räknat fel.")
    assert Lack.NO_CHANGE in lacks(known(found, indicator), Strength.COINCIDED_WITH)


def test_what_was_carried_over_began_with_the_promise_that_it_came_from(found: Followed) -> None:
    indicator = it_fell(found.promise)
    earlier = a_promise(a_commitment(), label="2022", start=date(2022, 1, 1), end=date(2024, 1, 1))
    link = LinkDraft(Act.EXTEND, (1,), (1,))
    confirm_links(ACTOR, earlier, found.promise, [link])
    evidence = known(found, indicator)
    assert evidence.began == date(2022, 1, 1)
    assert Lack.NO_FIGURE_BEFORE in lacks(evidence, Strength.COINCIDED_WITH)
    assert known(found, indicator, 2).began == date(2024, 1, 1)


EXPECT: dict[str, tuple[Callable[[Followed, Indicator], object], Any, set[Lack]]] = {
    "all": (expected, tuple(Rival), {Lack.NO_COMPARISON}),
    "nothing written": (lambda _f, _i: None, tuple(Rival), {Lack.NO_HYPOTHESIS}),
    "written when it had begun": (
        lambda f, i: expected(f, i, written=date(2024, 1, 1)), tuple(Rival), {Lack.NO_HYPOTHESIS},
    ),
    "the other way": (lambda f, i: expected(f, i, expects="rose"), tuple(Rival), {Lack.OTHER_WAY}),
    "an explanation unanswered": (expected, tuple(Rival)[1:], {Lack.RIVALS_UNANSWERED}),
}  # fmt: skip


@pytest.mark.parametrize("name", EXPECT)
def test_what_is_offered_and_what_lacks_for_the_next(found: Followed, name: str) -> None:
    write, answers, lacking = EXPECT[name]
    indicator = it_fell(found.promise)
    write(found, indicator)
    evidence = known(found, indicator, answers=answers)
    next_one = Strength(offered(evidence)[-1] + 1)
    assert set(lacks(evidence, next_one)) == lacking


def test_what_was_written_first_holds_though_more_is_written_later(found: Followed) -> None:
    indicator = it_fell(found.promise)
    first = expected(found, indicator)
    expected(found, indicator, written=TODAY, expects="rose")
    assert behind(found.follow_up).hypothesis(found.commitment(1).pk, indicator.pk) == first


def test_a_claim_is_kept_with_its_answers_and_told_of_in_the_trail(found: Followed) -> None:
    indicator = it_fell(found.promise)
    expected(found, indicator)
    claim = claimed(found, indicator)
    assert (claim.strength, set(claim.rivals)) == (3, {one.value for one in claim.answered()})
    detail = AuditEntry.objects.get(action="claim_effect").detail
    assert (detail["strength"], detail["follow_up"]) == ("consistent_with", found.follow_up.pk)


def test_the_newest_of_each_party_holds_and_the_earlier_stays(found: Followed) -> None:
    indicator = it_fell(found.promise)
    claimed(found, indicator, 2)
    claimed(found, indicator, 1)
    claimed(found, indicator, 2, actor=found.coordinator, party=found.town)
    assert EffectClaim.objects.count() == 3
    assert [(one.party, one.strength) for one in EffectClaim.objects.newest_in(found.follow_up)] == [
        (found.police, 1),
        (found.town, 2),
    ]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"strength": 4}, "Det finns ingen jämförelse med liknande platser"),
        ({"strength": 3}, "Ingen skrev ner vad åtagandet väntades ändra innan det började."),
        ({"strength": 9}, "Välj hur starkt"),
        ({"strength": 2, "reason": " "}, "Skriv varför"),
        ({"strength": 2, "reason": "Det blev lugnare tack vare kontrollerna."}, "(”tack vare”)"),
        ({"strength": 2, "reason": "Kontrollerna HAR LETT TILL lugn."}, "”samtidigt som”"),
    ],
)
def test_more_than_is_known_is_refused_with_what_lacks(found: Followed, more: Any, told: str) -> None:
    indicator = it_fell(found.promise)
    with pytest.raises(Refusal) as refused:
        claimed(found, indicator, **more)
    assert told in str(refused.value)
    assert not EffectClaim.objects.exists()


def test_nothing_done_is_never_carried_out(found: Followed) -> None:
    indicator = it_fell(found.promise)
    with pytest.raises(Refusal, match="Inget är loggat"):
        claimed(found, indicator, 1, commitment=found.commitment(4))


def test_an_unanswered_explanation_is_asked_for(found: Followed) -> None:
    indicator = it_fell(found.promise)
    expected(found, indicator)
    with pytest.raises(Refusal, match="andra förklaringarna är inte besvarad"):
        claimed(found, indicator, answers=all_but(Rival.DISPLACEMENT))
    assert claimed(found, indicator, 2, answers=all_but(Rival.DISPLACEMENT)).rivals == all_but(
        Rival.DISPLACEMENT
    )


def test_an_indicator_of_another_problem_is_refused(found: Followed) -> None:
    indicator = it_fell(found.promise)
    ProblemIndicator.objects.all().delete()
    with pytest.raises(Refusal, match="hör till löftets problem"):
        claimed(found, indicator, 1)


def test_a_text_that_may_tell_of_a_person_needs_a_decision(found: Followed) -> None:
    indicator = it_fell(found.promise)
    with pytest.raises(NeedsDecision):
        claimed(found, indicator, 1, reason="Ring 070-174 06 05.")
    assert claimed(found, indicator, 1, reason="Ring 070-174 06 05.", confirmed=True)


def test_who_may_not_answer_may_not_claim(found: Followed) -> None:
    indicator = it_fell(found.promise)
    with pytest.raises(NotAllowed):
        claimed(found, indicator, 1, actor=actor_with(found.police, Role.READER))
    with pytest.raises(NotAllowed):
        claimed(found, indicator, 1, party=found.town)


def test_what_the_problem_did_is_part_of_the_text(found: Followed) -> None:
    indicator = it_fell(found.promise)
    expected(found, indicator)
    claimed(found, indicator)
    said = contents(prefilled(found.follow_up))
    (told,) = said["indicators"]
    assert [one["figure"] for one in told["figures"]] == [0.375, 0.275]
    assert told["says"]["shift"] == "fell"
    (effect,) = said["effects"]
    assert (effect["strength"], effect["began"]) == ("consistent_with", "2024-01-01")
    assert (effect["done"]["count"], effect["done"]["unit"]) == (35, "trafikkontroller")
    assert effect["expected"]["because"] == BECAUSE
    assert (effect["change"]["before"]["figure"], effect["change"]["after"]["figure"]) == (0.375, 0.275)


def test_a_count_under_five_is_not_told(found: Followed) -> None:
    indicator = an_indicator(found.promise, kind="count", origin="reported", unit="anmälningar")
    for year in range(2020, 2024):
        a_figure(indicator, "40", date(year, 1, 1), date(year + 1, 1, 1), answers=None, response_rate=None)
    a_figure(indicator, "3", AFTER, date(2024, 4, 1), answers=None, response_rate=None)
    claimed(found, indicator, 2, answers={})
    said = contents(prefilled(found.follow_up))
    assert [one["figure"] for one in said["indicators"][0]["figures"]] == [40, 40, 40, 40, None]
    assert (said["indicators"][0]["says"]["shift"], said["indicators"][0]["says"]["by"]) == ("fell", None)
    change = said["effects"][0]["change"]
    assert (change["after"]["figure"], change["says"]["by"]) == (None, None)


def test_what_is_not_allowed_any_more_is_not_settled(found: Followed) -> None:
    indicator = it_fell(answered(found).promise)
    claimed(found, indicator, 2)
    wrong = indicator.measurements.get(start=AFTER)
    a_figure(indicator, "0.37", AFTER, date(2024, 4, 1), corrects=wrong, reason="Räknat fel.")
    with pytest.raises(Refusal, match=r"Åtagande 1 \(Polisen\): det som sägs om .* stöds inte längre"):
        actions.settle_followup(found.officer, found.follow_up)
    claimed(found, indicator, 1)
    assert actions.settle_followup(found.officer, found.follow_up)


def test_what_nothing_supports_any_more_is_left_out(found: Followed) -> None:
    indicator, walks = it_fell(found.promise), found.commitment(2)
    claimed(found, indicator, 1, actor=found.coordinator, party=found.town, commitment=walks)
    record = walks.records.get()
    nothing = Activity((walks,), (found.town,), record.day, 0)
    correct_activity(ACTOR, record, nothing, reason="Ställdes in.", today=TODAY, confirmed=True)
    assert contents(prefilled(found.follow_up))["effects"] == []


def test_once_approved_nothing_is_claimed(found: Followed) -> None:
    indicator = it_fell(found.promise)
    approved(answered(found))
    with pytest.raises(Refusal, match="Uppföljningen är godkänd"):
        claimed(found, indicator, 1)


@pytest.mark.parametrize("change", ["better", "worse"])
def test_an_answer_that_something_changed_does_not_say_why(found: Followed, change: str) -> None:
    told: dict[str, Any] = {"change": change, "reason": "Det beror på kontrollerna."}
    with pytest.raises(Refusal, match="”beror på”"):
        actions.answer_outcome(found.officer, found.follow_up, found.police, **told)
    told["change"] = "cannot_be_concluded"
    assert actions.answer_outcome(found.officer, found.follow_up, found.police, **told)


def test_an_expectation_is_written_by_who_may_and_told_of_in_the_trail(found: Followed) -> None:
    indicator, checks = it_fell(found.promise), found.commitment(1)
    told: dict[str, Any] = {"expects": "fell", "because": BECAUSE, "today": TODAY}
    with pytest.raises(NotAllowed):
        write_hypothesis(actor_with(found.police, Role.READER), checks, indicator, **told)
    written = write_hypothesis(found.officer, checks, indicator, **told)
    assert (written.written_on, written.because) == (TODAY, BECAUSE)
    assert AuditEntry.objects.get(action="write_hypothesis").detail["expects"] == "fell"


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"because": " "}, "Skriv varför siffran väntas ändras."),
        ({"expects": "first"}, "Välj om siffran väntas öka eller minska."),
    ],
)
def test_half_an_expectation_is_refused(found: Followed, more: dict[str, str], told: str) -> None:
    fields: dict[str, Any] = {"expects": "fell", "because": BECAUSE, "today": TODAY, **more}
    with pytest.raises(Refusal, match=told):
        write_hypothesis(found.officer, found.commitment(1), it_fell(found.promise), **fields)


def test_an_expectation_of_what_is_not_of_the_promise_is_refused(found: Followed) -> None:
    other = it_fell(a_promise(a_commitment(municipality="Storö"), municipality="Storö"))
    fields: dict[str, Any] = {"expects": "fell", "because": BECAUSE, "today": TODAY}
    with pytest.raises(Refusal, match="hör till löftets problem"):
        write_hypothesis(found.officer, found.commitment(1), other, **fields)
    fields["because"] = "Ring 070-174 06 05."
    own = it_fell(found.promise)
    with pytest.raises(NeedsDecision):
        write_hypothesis(found.officer, found.commitment(1), own, **fields)
    assert not Hypothesis.objects.exists()


@pytest.mark.parametrize("more", [0, 30])
def test_the_number_of_queries_does_not_grow(more: int, django_assert_max_num_queries: Any) -> None:
    found = followed(*(a_commitment(f"Polisen gör {number}.", a_target(20)) for number in range(more)))
    indicator = it_fell(found.promise)
    for number in range(more):
        a_figure(indicator, "0.4", BEFORE, date(2023, 2, 1 + number % 28))
        claimed(found, indicator, 1 + number % 2)
    with django_assert_max_num_queries(8):
        behind(found.follow_up)
        EffectClaim.objects.newest_in(found.follow_up)
