"""Versions: numbered, linked by their hashes, never changed, and found out when somebody does."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain import content
from medborgarlofte.domain import targets as rules
from medborgarlofte.domain.errors import NeedsDecision, Refusal
from medborgarlofte.places import actions as places
from medborgarlofte.promises import actions
from medborgarlofte.promises.models import Commitment, FocusArea, Promise, Version
from medborgarlofte.promises.storing import content_of
from medborgarlofte.promises.verifying import faults, listing
from tests.building import ACTOR, YEARLY, a_commitment, a_content, a_promise, a_source, the_next

pytestmark = pytest.mark.django_db

TWICE = rules.CountTarget(2, rules.Per.YEAR, "trafikkontroller")


def newest(promise: Promise) -> Version:
    return promise.versions.get(number=promise.version)


def test_a_published_promise_is_its_first_version() -> None:
    promise = a_promise()
    version = newest(promise)
    assert (promise.version, version.number, version.address()) == (1, 1, "/granvik/2024/version/1/")
    said = json.loads(version.canonical)
    assert said["predecessor"] is None
    assert content.from_json(said["content"]) == content_of(promise)


def test_the_hash_is_what_anybody_reckons_over_the_canonical_text() -> None:
    version = newest(a_promise())
    assert version.sha256 == hashlib.sha256(version.canonical.encode()).hexdigest()
    again = json.dumps(
        json.loads(version.canonical), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    assert version.canonical == again  # plain keys and small numbers: RFC 8785 is this


def test_each_version_names_the_hash_of_the_one_before() -> None:
    promise = a_promise()
    first = newest(promise)
    promise = the_next(promise, a_content(a_commitment("Polisen ska göra två trafikkontroller.", TWICE)))
    assert newest(promise).says()["predecessor"] == first.sha256
    assert (newest(promise).number, newest(promise).reason) == (2, "Rättat.")
    assert Version.objects.get(pk=first.pk).canonical == first.canonical


def test_the_rows_follow_the_newest_version_and_numbers_are_never_given_again() -> None:
    one, two = a_commitment("Ett ska göras."), a_commitment("Två ska göras.")
    promise = a_promise(one, two)
    said = content_of(promise)
    three = replace(a_commitment("Tre ska göras."), number=3)
    promise = the_next(promise, replace(said, commitments=(three, said.commitments[0])))

    held = promise.commitments.current()
    assert [(row.number, row.text) for row in held] == [(3, "Tre ska göras."), (1, "Ett ska göras.")]
    dropped = promise.commitments.get(number=2)
    assert (dropped.text, dropped.dropped_in) == ("Två ska göras.", 2)


def test_a_dropped_commitment_can_come_back() -> None:
    promise = a_promise(a_commitment("Ett ska göras."), a_commitment("Två ska göras."))
    said = content_of(promise)
    promise = the_next(promise, replace(said, commitments=said.commitments[:1]))
    promise = the_next(promise, said)
    assert [row.dropped_in for row in promise.commitments.current()] == [None, None]


def test_what_a_version_changes_is_changed_in_the_rows_and_nothing_else() -> None:
    kept = a_commitment("Ett ska göras.", focus_area="Trafik", places=("Torget",))
    promise = a_promise(kept, a_commitment("Två ska göras.", focus_area="Skola"), problem="Höga farter.")
    untouched = promise.commitments.get(number=1)
    said = content_of(promise)
    changed = replace(
        said.commitments[1],
        text="Två ska göras på skolorna.",
        targets=(TWICE, rules.WhenNeededTarget()),
        parties=(content.Party("municipality", "Granviks kommun"), content.Party("other", "Bostäder")),
        focus_area="Trafik",
    )
    promise = the_next(
        promise, replace(said, aim="Lugnare trafik.", commitments=(said.commitments[0], changed))
    )

    row = promise.commitments.get(number=2)
    assert [target.rule() for target in row.targets.all()] == [TWICE, rules.WhenNeededTarget()]
    assert {party.name for party in row.parties.all()} == {"Granviks kommun", "Bostäder"}
    assert [area.heading for area in FocusArea.objects.all()] == ["Trafik"]
    assert (promise.problem, promise.aim) == ("Höga farter.", "Lugnare trafik.")
    assert promise.commitments.get(number=1).targets.get() == untouched.targets.get()
    assert content_of(promise) == newest(promise).content()


def test_parties_and_places_are_published_by_their_registered_names() -> None:
    places.add_municipality(ACTOR, "Granvik", example=True)
    parties = (content.Party("municipality", ""), content.Party("police", "polisen i Granvik"))
    loose = replace(a_commitment(), parties=parties)
    version = actions.publish_promise(
        ACTOR, a_content(loose, municipality="GRANVIK"), [a_source()], today=date(2024, 1, 1)
    )
    said = version.content()
    assert said.municipality == "Granvik"
    assert [party.name for party in said.commitments[0].parties] == ["Polisen", "Granviks kommun"]


@pytest.mark.parametrize(
    ("based_on", "reason", "text", "sentence"),
    [
        (0, "Rättat.", "Nytt.", "Version 1 har publicerats under tiden"),
        (1, " ", "Nytt.", "behöver ett skäl"),
        (1, "Rättat.", "Polisen ska göra fyra trafikkontroller om året.", "säger samma sak"),
        (1, "Rättat.", "", "saknar text"),
        (1, "Rättat.", "x" * 20_001, "högst 20000 tecken"),
        (1, "Rättat.", "Ring 811218-9876.", "personnummer"),
    ],
)
def test_versions_refused(based_on: int, reason: str, text: str, sentence: str) -> None:
    promise, logged = a_promise(), AuditEntry.objects.count()
    with pytest.raises(Refusal, match=sentence):
        actions.publish_version(
            ACTOR, promise, a_content(a_commitment(text)), [a_source()], based_on=based_on, reason=reason
        )
    promise.refresh_from_db()
    assert (promise.version, Version.objects.count(), AuditEntry.objects.count()) == (1, 1, logged)


def test_a_promise_that_is_stored_is_not_published_a_second_time() -> None:
    a_promise()
    with pytest.raises(Refusal, match="redan publicerat"):
        a_promise(a_commitment("Något annat."))


def test_remarks_that_nobody_heeded_are_kept_with_the_version() -> None:
    said = a_content(a_commitment("Polisen ska verka för en lugnare stad.", rules.UncountableTarget()))
    version = newest(the_next(a_promise(), said))
    assert {"rule": "vague", "words": "verka för", "number": 1} in version.says()["remarks"]


def test_the_decision_on_what_may_be_personal_data_is_kept_without_it() -> None:
    said = a_content(a_commitment("Polisen svarar på 070-174 06 05 varje vecka."))
    promise = a_promise()
    with pytest.raises(NeedsDecision, match="telefonnummer"):
        the_next(promise, said)
    version = actions.publish_version(
        ACTOR, promise, said, [a_source()], based_on=1, reason="Rättat.", confirmed=True
    )
    decision = version.says()["decision"]
    assert decision["decision"] == "kept"
    assert [one["kind"] for one in decision["personal_data"]] == ["telephone"]


def test_all_is_well_after_several_versions() -> None:
    promise = a_promise()
    the_next(promise, a_content(a_commitment(), a_commitment("Ett till.", rules.WhenNeededTarget())))
    assert list(faults()) == []
    assert list(faults(listing())) == []
    assert len(list(listing())) == 2


def test_a_saved_list_that_is_not_one_is_refused() -> None:
    with pytest.raises(Refusal, match="Listan går inte att läsa"):
        list(faults(["något annat"]))


def test_a_version_that_is_gone_since_a_list_was_saved_is_told_of() -> None:
    a_promise()
    assert [*faults([f"{'0' * 64}  /granvik/2024/version/1/"])] == [
        "/granvik/2024/version/1/: fanns när listan sparades, men finns inte kvar som den var."
    ]


def test_the_number_of_queries_does_not_grow_with_the_promise() -> None:
    def queries(label: str, start: int, size: int) -> int:
        many = [a_commitment(f"Nummer {n} ska göras.", YEARLY, focus_area=f"Del {n}") for n in range(size)]
        days: dict[str, Any] = {"label": label, "start": date(start, 1, 1), "end": date(start + 1, 1, 1)}
        with CaptureQueriesContext(connection) as asked:
            a_promise(*many, **days)
        return len(asked)

    queries("2020", 2020, 1)
    assert queries("2022", 2022, 30) == queries("2023", 2023, 2)
    assert Commitment.objects.count() == 33
