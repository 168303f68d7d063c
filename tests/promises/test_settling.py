"""The wording is settled, hashed and perhaps signed first, and published exactly so; or not at all."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
import time_machine
from django.utils import timezone

from medborgarlofte.accounts.database_rules import take_away
from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain import content, editing
from medborgarlofte.domain.canonical import canonical
from medborgarlofte.domain.errors import NeedsDecision, Refusal
from medborgarlofte.ingest.actions import correct_published
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises import actions
from medborgarlofte.promises.models import Draft, Promise, Settled, Version
from medborgarlofte.promises.verifying import faults
from tests.building import ACTOR, a_commitment, a_content, a_municipality, a_promise
from tests.ingest.importing import rows

from .drafting import added, begun, changed, dropped, fresh, published, reworded, undone, written

pytestmark = pytest.mark.django_db
AGAIN = "Fastställ lydelsen igen"


def settled(draft: Draft, reason: str = "", *, confirmed: bool = False) -> Settled:
    return actions.settle(ACTOR, draft, revision=fresh(draft).revision, reason=reason, confirmed=confirmed)


@pytest.fixture
def draft() -> Draft:
    return begun(commitments=(a_commitment(number=7), a_commitment("Polisen ska synas.", number=3)))


@pytest.fixture
def correction() -> Draft:
    """A change of what is published."""
    draft = correct_published(ACTOR, a_promise())
    return changed(draft, lambda said: editing.correct_promise(said, aim="Lugnare trafik."), 0)


def test_the_text_holds_all_that_the_version_will_say(draft: Draft) -> None:
    wording = settled(draft)
    said = wording.says()
    assert (said["address"], said["number"], said["predecessor"], said["reason"]) == (
        "/granvik/2026/",
        1,
        None,
        "",
    )
    assert "published" not in said
    assert said["settled"] == wording.settled_at.isoformat()
    assert [one.number for one in wording.content().commitments] == [1, 2]
    assert wording.sha256 == hashlib.sha256(wording.canonical.encode()).hexdigest()
    assert canonical(said) == wording.canonical
    assert (wording.revision, wording.slug) == (0, "2026")
    assert actions.current_settled(fresh(draft)) == wording
    assert not Promise.objects.exists()


def test_what_is_published_later_is_that_text_and_that_hash(draft: Draft) -> None:
    wording = settled(draft)
    with time_machine.travel(timezone.now() + timedelta(days=10)):
        version = published(draft)
    assert (version.canonical, version.sha256) == (wording.canonical, wording.sha256)
    assert version.published_at - wording.settled_at >= timedelta(days=10)
    assert version.promise.entered_on == date(2026, 1, 15)
    assert Settled.objects.count() == 1
    assert list(faults()) == []


def test_publishing_what_was_never_settled_settles_it_too(draft: Draft) -> None:
    version = published(draft)
    assert Settled.objects.get().sha256 == version.sha256
    assert list(
        AuditEntry.objects.filter(action__in=["settle", "publish"]).values_list("action", flat=True)
    ) == [
        "settle",
        "publish",
    ]


def test_a_new_version_is_settled_with_its_reason_and_its_predecessor(correction: Draft) -> None:
    with pytest.raises(Refusal, match="skäl"):
        settled(correction)
    wording = settled(correction, "Syftet saknades.")
    first = Version.objects.get()
    assert (wording.says()["number"], wording.says()["predecessor"]) == (2, first.sha256)
    version = published(correction)  # the reason is in the text already
    assert (version.number, version.reason, version.sha256) == (2, "Syftet saknades.", wording.sha256)
    assert version.promise.aim == "Lugnare trafik."


def test_settling_twice_gives_the_same_and_another_reason_another(correction: Draft) -> None:
    first = settled(correction, "Syftet saknades.")
    assert settled(correction, "Syftet saknades.") == first
    second = settled(correction, "Syftet var oklart.")
    assert actions.current_settled(fresh(correction)) == second != first
    assert published(correction).sha256 == second.sha256


def test_settling_is_logged_without_any_text(draft: Draft) -> None:
    wording = settled(draft)
    entry = AuditEntry.objects.get(action="settle")
    assert entry.detail == {"draft": draft.pk, "revision": 0, "sha256": wording.sha256}


@pytest.mark.parametrize(
    "change",
    [
        lambda draft: added(draft, "Kommunen ska klippa häckarna."),
        lambda draft: undone(reworded(draft, 3, "Polisen ska synas på torget.")),
        lambda draft: dropped(draft, 3),
    ],
    ids=["added", "changed and undone", "dropped"],
)
def test_a_draft_changed_after_it_was_settled_must_be_settled_again(
    draft: Draft, change: Callable[[Draft], object]
) -> None:
    settled(draft)
    change(draft)
    before = rows()
    assert actions.current_settled(fresh(draft)) is None
    with pytest.raises(Refusal, match=AGAIN):
        published(draft)
    assert rows() == before
    wording = settled(draft)
    assert published(draft).sha256 == wording.sha256


def test_a_version_published_meanwhile_makes_the_wording_void(correction: Draft) -> None:
    settled(correction, "Syftet saknades.")
    promise = Promise.objects.get()
    said = a_content(a_commitment("Polisen ska göra två trafikkontroller."))
    actions.publish_version(ACTOR, promise, said, [], based_on=1, reason="Fler.")
    assert actions.current_settled(fresh(correction)) is None
    with pytest.raises(Refusal, match=AGAIN):
        published(correction)
    with pytest.raises(Refusal, match="Version 2 har publicerats under tiden"):
        settled(correction, "Syftet saknades.")
    actions.compare_with_newest(ACTOR, correction)
    assert actions.current_settled(fresh(correction)) is None
    wording = settled(correction, "Syftet saknades.")
    assert published(correction).sha256 == wording.sha256


def test_an_address_taken_meanwhile_makes_the_wording_void(draft: Draft) -> None:
    settled(draft)
    published(written())
    assert actions.current_settled(fresh(draft)) is None
    with pytest.raises(Refusal, match=AGAIN):
        published(draft)
    assert Version.objects.count() == 1


def test_a_party_renamed_meanwhile_makes_the_wording_void(draft: Draft) -> None:
    other = content.Party("other", "Granviks Bostäder")
    changed(draft, lambda said: editing.add(said, content.Commitment(8, "Bostäder.", (other,))), 8)
    settled(draft)
    a_municipality().__class__.objects.filter(name="Granvik").update(code="9901")
    with pytest.raises(Refusal, match=AGAIN):
        published(draft)
    assert not Version.objects.exists()
    assert Organisation.objects.filter(name="Granviks Bostäder").count() == 1


def test_what_is_set_aside_is_not_settled_and_is_again_when_taken_up(draft: Draft) -> None:
    wording = settled(draft)
    actions.set_aside(ACTOR, draft)
    assert actions.current_settled(fresh(draft)) is None
    with pytest.raises(Refusal, match="avslutat"):
        settled(draft)
    actions.take_up(ACTOR, draft)
    assert actions.current_settled(fresh(draft)) == wording


def test_what_others_changed_unseen_is_not_settled(draft: Draft) -> None:
    reworded(draft, 3, "Polisen ska synas på torget.")
    before = rows()
    with pytest.raises(Refusal, match="Läs igenom det en gång till"):
        actions.settle(ACTOR, draft, revision=0)
    assert rows() == before


def test_what_may_tell_of_a_person_is_decided_about_when_it_is_settled(draft: Draft) -> None:
    reworded(draft, 3, "Polisen ska svara på 070-123 45 67.")
    before = rows()
    with pytest.raises(NeedsDecision, match="telefonnummer"):
        settled(draft)
    assert rows() == before
    wording = settled(draft, confirmed=True)
    assert wording.says()["decision"]["decision"] == "kept"
    assert published(draft).sha256 == wording.sha256


def test_settling_tells_the_draft_which_municipality_it_made_known() -> None:
    draft = begun(commitments=(content.Commitment(1, "Polisen ska synas."),))
    changed(draft, lambda said: editing.correct_promise(said, municipality="Nyhamra"), 0)
    assert fresh(draft).municipality is None
    settled(draft)
    municipality = fresh(draft).municipality
    assert municipality is not None
    assert municipality.name == "Nyhamra"
    assert actions.current_settled(fresh(draft)) is not None


def test_the_page_on_versions_names_all_that_is_hashed(draft: Draft) -> None:
    page = (Path(__file__).parents[2] / "docs/methods/versions.md").read_text(encoding="utf-8")
    section = page.partition("## What is hashed, and when")[2].partition("\n## ")[0]
    named = set(re.findall(r"`(\w+)`", section))
    assert named == set(settled(draft).says())


def test_a_text_that_was_settled_after_it_was_published_is_told(draft: Draft) -> None:
    version = published(draft)
    take_away()
    Version.objects.filter(pk=version.pk).update(published_at=version.published_at - timedelta(days=1))
    assert list(faults()) == [
        "Granvik 2026 version 1: lydelsen sägs vara fastställd efter att den publicerades."
    ]
