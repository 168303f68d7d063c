"""Writing an agreement: who may, what it must say, and that nobody writes over what they have not seen."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain.errors import NeedsDecision, NotAllowed, Refusal
from medborgarlofte.domain.roles import Role
from medborgarlofte.places.access import access_of
from medborgarlofte.places.actions import ask_to_publish, review_secrecy, share
from medborgarlofte.places.models import Function
from medborgarlofte.promises import actions
from medborgarlofte.promises.models import CooperationAgreement
from tests.agreeing import CHAIR, CHIEF, Two, an_agreement, terms, two_parties
from tests.people import actor_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def two() -> Two:
    return two_parties()


def shared(two: Two, agreement: CooperationAgreement) -> CooperationAgreement:
    return share(two.coordinator, agreement, two.police, ground="", note="Inget är hemligt.")


def seen_by(actor: Any) -> list[int]:
    return [one.pk for one in CooperationAgreement.objects.visible_to(access_of(actor))]


def test_an_agreement_is_private_until_it_is_shared(two: Two) -> None:
    agreement = an_agreement(two)
    assert seen_by(two.coordinator) == [agreement.pk]
    assert seen_by(two.officer) == []
    with pytest.raises(NotAllowed):
        actions.edit_agreement(
            two.officer, agreement, terms(two.police, two.town, areas="Narkotika"), revision=1
        )
    shared(two, agreement)
    assert seen_by(two.officer) == [agreement.pk]
    changed = actions.edit_agreement(
        two.officer, agreement, terms(two.police, two.town, areas="Narkotika"), revision=1
    )
    assert (changed.areas, changed.revision) == ("Narkotika", 2)


@pytest.mark.parametrize("role", [Role.READER, Role.DOER, Role.SIGNATORY, Role.PUBLISHER, Role.REGISTRAR])
def test_others_than_who_coordinate_cannot_begin_one(two: Two, role: Role) -> None:
    with pytest.raises(NotAllowed):
        actions.start_agreement(actor_with(two.town, role), two.town, terms(two.police, two.town))
    with pytest.raises(NotAllowed):
        actions.start_agreement(two.officer, two.town, terms(two.police, two.town))
    assert not CooperationAgreement.objects.exists()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"purposes": " \n"}, "vilka syften"),
        ({"areas": ""}, "vilka områden"),
        ({"end": date(2024, 1, 1)}, "före den första"),
        ({"purposes": "19121212-1212"}, "personnummer"),
        ({"areas": "x" * 5_001}, "högst 5000 tecken"),
    ],
)
def test_what_an_agreement_must_say(two: Two, said: dict[str, Any], told: str) -> None:
    with pytest.raises(Refusal, match=told):
        an_agreement(two, **said)


def test_its_parties_are_two_of_one_municipality_and_the_own_among_them(two: Two) -> None:
    other = two_parties("Almvik")
    for parties, told in (
        ((two.town,), "minst två"),
        ((two.town, other.police), "samma kommun"),
        ((other.police, other.town), "själv vara part"),
    ):
        with pytest.raises(Refusal, match=told):
            actions.start_agreement(two.coordinator, two.town, terms(*parties))


def test_a_text_that_may_tell_of_a_person_is_asked_about(two: Two) -> None:
    said = terms(two.police, two.town, purposes="Ring 070-174 06 05 om torget.")
    with pytest.raises(NeedsDecision):
        actions.start_agreement(two.coordinator, two.town, said)
    actions.start_agreement(two.coordinator, two.town, said, confirmed=True)
    entry = AuditEntry.objects.get(action="start_agreement")
    assert entry.detail["decision"] == "kept"
    assert "070" not in str(entry.detail)


def test_a_change_of_what_was_not_seen_is_refused_and_shows_what_is_there(two: Two) -> None:
    agreement = an_agreement(two)
    mine = terms(two.police, two.town, areas="Narkotika")
    actions.edit_agreement(two.coordinator, agreement, mine, revision=1)
    theirs = terms(two.police, two.town, areas="Buskörning")
    with pytest.raises(actions.AgreementChanged) as changed:
        actions.edit_agreement(two.coordinator, agreement, theirs, revision=1)
    assert changed.value.agreement.areas == "Narkotika"
    assert changed.value.agreement.revision == 2
    agreement.refresh_from_db()
    assert agreement.areas == "Narkotika"


def test_what_says_the_same_changes_nothing(two: Two) -> None:
    agreement = an_agreement(two)
    same = terms(two.police, two.town, purposes=f" {agreement.purposes} ")
    assert actions.edit_agreement(two.coordinator, agreement, same, revision=1).revision == 1


def test_a_change_takes_back_the_question_whether_to_publish(two: Two) -> None:
    agreement = ask_to_publish(two.coordinator, an_agreement(two), note="Inget är hemligt.")
    changed = actions.edit_agreement(
        two.coordinator, agreement, terms(two.police, two.town, areas="Narkotika"), revision=1
    )
    assert (changed.asked_by_id, changed.asked_at) == (None, None)


def test_functions_sign_for_every_party_and_are_tied_to_the_register(two: Two) -> None:
    chief = Function.objects.create(organisation=two.police, name=CHIEF.capitalize())
    agreement = an_agreement(two)
    with pytest.raises(Refusal, match="undertecknar för Granviks kommun"):
        actions.set_signatories(two.coordinator, agreement, [(two.police, CHIEF)], revision=1)
    stranger = two_parties("Almvik").police
    with pytest.raises(Refusal, match="inte part"):
        actions.set_signatories(two.coordinator, agreement, [(stranger, CHIEF)], revision=1)
    wanted = [(two.police, f" {CHIEF} "), (two.town, CHAIR), (two.town, CHAIR)]
    changed = actions.set_signatories(two.coordinator, agreement, wanted, revision=1)
    told = [(one.organisation, one.function_name, one.function) for one in changed.signatories.all()]
    assert told == [(two.police, CHIEF, chief), (two.town, CHAIR, None)]
    assert actions.set_signatories(two.coordinator, changed, wanted, revision=2).revision == 2
    with pytest.raises(actions.AgreementChanged):
        actions.set_signatories(two.coordinator, changed, wanted, revision=1)


def test_a_function_that_is_registered_later_is_tied_when_they_are_chosen_again(two: Two) -> None:
    wanted = [(two.police, CHIEF), (two.town, CHAIR)]
    agreement = actions.set_signatories(two.coordinator, an_agreement(two), wanted, revision=1)
    chief = Function.objects.create(organisation=two.police, name=CHIEF)
    changed = actions.set_signatories(two.coordinator, agreement, wanted, revision=2)
    assert [one.function for one in changed.signatories.all()] == [chief, None]


def test_each_party_gives_its_own_registry_number(two: Two) -> None:
    agreement = an_agreement(two)
    registrar = actor_with(two.police, Role.REGISTRAR)
    with pytest.raises(NotAllowed, match="inte delad"):
        actions.set_registry_number(registrar, agreement, two.police, "A123.456/2024")
    shared(two, agreement)
    actions.set_registry_number(registrar, agreement, two.police, "A123.456/2024")
    with pytest.raises(NotAllowed):
        actions.set_registry_number(registrar, agreement, two.town, "KS 2024/7")
    actions.set_registry_number(two.coordinator, agreement, two.town, " KS  2024/7 ")
    assert [one.number for one in agreement.registry_numbers.all()] == ["A123.456/2024", "KS 2024/7"]
    actions.set_registry_number(two.coordinator, agreement, two.town, "")
    assert [one.number for one in agreement.registry_numbers.all()] == ["A123.456/2024"]


@pytest.mark.parametrize("number", ["dnr", "<b>1</b>", "=1+1", "19121212-1212", "1" * 51])
def test_what_is_no_registry_number_is_refused(two: Two, number: str) -> None:
    with pytest.raises(Refusal):
        actions.set_registry_number(two.coordinator, an_agreement(two), two.town, number)


def test_one_that_has_ended_without_being_published_is_changed_no_more(two: Two) -> None:
    agreement, newer = an_agreement(two), an_agreement(two, areas="Narkotika")
    with pytest.raises(Refusal, match="utanför"):
        actions.end_agreement(
            two.coordinator, agreement, last_day=date(2023, 12, 31), reason="Ny.", revision=1
        )
    with pytest.raises(Refusal, match="varför"):
        actions.end_agreement(two.coordinator, agreement, last_day=date(2024, 6, 30), reason=" ", revision=1)
    ended = actions.end_agreement(
        two.coordinator,
        agreement,
        last_day=date(2024, 6, 30),
        reason="Ersätts av en ny.",
        revision=1,
        replaced_by=newer,
    )
    assert (ended.ended, ended.replaced_by, ended.is_open) == (date(2024, 7, 1), newer, False)
    assert ended.holds_on(date(2024, 6, 30))
    assert not ended.holds_on(date(2024, 7, 1))
    with pytest.raises(NotAllowed, match="avslutat"):
        actions.edit_agreement(two.coordinator, ended, terms(two.police, two.town), revision=2)


def test_it_is_replaced_by_another_of_its_municipality_that_one_may_read(two: Two) -> None:
    agreement, elsewhere = an_agreement(two), an_agreement(two_parties("Almvik"))
    for other, refusal in ((elsewhere, NotAllowed), (agreement, Refusal)):
        with pytest.raises(refusal):
            actions.end_agreement(
                two.coordinator,
                agreement,
                last_day=date(2024, 6, 30),
                reason="Ny.",
                revision=1,
                replaced_by=other,
            )


def test_an_agreement_tells_its_auditors_where_it_belongs(two: Two) -> None:
    agreement = an_agreement(two)
    assert agreement.audit_scope() == (two.town.pk, two.town.municipality_id)


def test_sharing_without_a_ground_keeps_the_label_that_is_there(two: Two) -> None:
    agreement = an_agreement(two)
    review_secrecy(two.coordinator, agreement, ground="osl-35", note="Rör enskilda.")
    shared(two, agreement)
    agreement.refresh_from_db()
    assert agreement.secrecy == "osl-35"
