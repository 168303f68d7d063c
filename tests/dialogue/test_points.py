"""The protocol of a walk: points are written, answered and looked over, each through its door."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

import pytest
from PIL import Image

from medborgarlofte.accounts.actors import COMMAND_LINE
from medborgarlofte.accounts.disposal import dispose, due, plan
from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.dialogue.actions import (
    accept_point,
    add_point,
    cancel_occasion,
    complete_point,
    edit_point,
    invite,
    refuse_point,
)
from medborgarlofte.dialogue.drafts import PointDraft
from medborgarlofte.dialogue.models import SafetyWalk, WalkPhoto, WalkPoint
from medborgarlofte.domain.errors import NeedsDecision, NotAllowed, Refusal
from medborgarlofte.domain.position import Position
from medborgarlofte.domain.roles import Role
from medborgarlofte.domain.walk_points import Outcome, PointState
from medborgarlofte.places.access import access_of
from medborgarlofte.places.actions import end_function
from medborgarlofte.places.models import Function, Organisation
from medborgarlofte.places.proof_files import clean_photograph
from tests.building import ACTOR, a_municipality, parties_of
from tests.people import actor_with
from tests.walking import WALKED, a_function, a_point, a_walk

pytestmark = pytest.mark.django_db
TODAY = WALKED + timedelta(days=5)
DUE = WALKED + timedelta(days=60)
HERE = Position(59.123456, 15.5)


@pytest.fixture
def town() -> Organisation:
    return parties_of(a_municipality())[1]


@pytest.fixture
def walk(town: Organisation) -> SafetyWalk:
    return a_walk(town)


@pytest.fixture
def owner(town: Organisation) -> Function:
    return a_function(town)


def _invited(walk: SafetyWalk) -> Organisation:
    police = parties_of(walk.municipality)[0]
    invite(ACTOR, walk, [a_function(police, "kommunpolisen")], note="Inget är hemligt.")
    return police


def _jpeg() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "Kamerafabriken"
    kept = BytesIO()
    Image.new("RGB", (40, 30), "green").save(kept, "JPEG", exif=exif)
    return kept.getvalue()


def test_points_are_numbered_as_they_come(walk: SafetyWalk) -> None:
    first, second = a_point(walk), a_point(walk, "Bron", position=HERE, description="Lampan är trasig.")
    assert [first.number, second.number] == [1, 2]
    assert (first.position, second.position) == (None, Position(59.12346, 15.5))
    assert second.state(TODAY) is PointState.UNANSWERED


def test_the_same_form_sent_twice_is_one_point(walk: SafetyWalk) -> None:
    draft = PointDraft("other", "Bron")
    assert add_point(ACTOR, walk, draft, key="abc") == add_point(ACTOR, walk, draft, key="abc")
    add_point(ACTOR, a_walk(parties_of(walk.municipality)[1]), draft, key="abc")
    assert WalkPoint.objects.count() == 2


@pytest.mark.parametrize(
    ("draft", "sentence"),
    [
        (PointDraft("", "Bron"), "Välj vad punkten gäller"),
        (PointDraft("rån", "Bron"), "Välj vad punkten gäller"),
        (PointDraft("other", " "), "Skriv var det är"),
        (PointDraft("other", "Bron", position=Position(52.5, 13.4)), "utanför Sverige"),
        (PointDraft("other", "Bron", description="x" * 1001), "högst 1000 tecken"),
        (PointDraft("other", "Bron", description="811218-9876 står där."), "personnummer"),
    ],
)
def test_what_a_point_needs(walk: SafetyWalk, draft: PointDraft, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        add_point(ACTOR, walk, draft)
    assert not WalkPoint.objects.exists()


def test_a_plate_takes_a_decision(walk: SafetyWalk) -> None:
    draft = PointDraft("traffic", "Bron", description="Bilen ABC 123 kör för fort.")
    with pytest.raises(NeedsDecision):
        add_point(ACTOR, walk, draft)
    add_point(ACTOR, walk, draft, confirmed=True)
    assert "ABC" not in str(AuditEntry.objects.get(action="add_point").detail)


def test_a_photograph_is_kept_without_what_the_camera_wrote(walk: SafetyWalk, town: Organisation) -> None:
    point = a_point(walk, photo=clean_photograph("Alma i tunneln.JPG", _jpeg()))
    photo = WalkPhoto.objects.get(point=point)
    kept = bytes(photo.content)
    assert photo.name == "punkt-1.jpg"
    assert b"Kamerafabriken" in _jpeg()
    assert b"Kamerafabriken" not in kept
    outsider = actor_with(parties_of(a_municipality("Ekhamn"))[1], *Role)
    assert not WalkPhoto.objects.visible_to(access_of(outsider)).exists()
    assert WalkPhoto.objects.visible_to(access_of(actor_with(town, Role.DOER))).exists()


def test_a_file_that_is_no_photograph_is_refused() -> None:
    with pytest.raises(Refusal, match="går inte att läsa"):
        clean_photograph("a.pdf", b"%PDF-1.7")


def test_who_is_invited_writes_points_and_who_is_not_does_not(walk: SafetyWalk) -> None:
    police = parties_of(walk.municipality)[0]
    officer, draft = actor_with(police, Role.DOER), PointDraft("other", "Bron")
    with pytest.raises(NotAllowed):
        add_point(officer, walk, draft)
    _invited(walk)
    assert add_point(officer, walk, draft).number == 1


def test_a_cancelled_walk_has_no_protocol(walk: SafetyWalk) -> None:
    cancel_occasion(ACTOR, walk, reason="Ingen kan.")
    with pytest.raises(Refusal, match="inställd"):
        a_point(walk)


def test_a_point_is_written_anew_until_it_is_answered(walk: SafetyWalk) -> None:
    point = a_point(walk, position=HERE, photo=clean_photograph("a.jpg", _jpeg()))
    edited = edit_point(ACTOR, point, PointDraft("vandalism", "Bron"))
    assert (edited.category, edited.where, edited.position) == ("vandalism", "Bron", None)
    assert WalkPhoto.objects.filter(point=point).exists()
    refuse_point(ACTOR, point, reason="Den rivs i höst.", today=TODAY)
    with pytest.raises(Refusal, match="besvarad"):
        edit_point(ACTOR, point, PointDraft("other", "Bron"))


def test_an_accepted_point_has_an_owner_and_a_day(
    walk: SafetyWalk, town: Organisation, owner: Function
) -> None:
    point = accept_point(actor_with(town, Role.COORDINATOR), a_point(walk), owner, DUE, today=TODAY)
    assert (point.answer, point.owner, point.due, point.answered_on) == ("accepted", owner, DUE, TODAY)
    assert point.state(DUE) is PointState.ACCEPTED
    assert point.state(DUE + timedelta(days=1)) is PointState.OVERDUE


def test_one_answers_for_ones_own_party_alone(walk: SafetyWalk, owner: Function) -> None:
    police = _invited(walk)
    officer = actor_with(police, Role.LIAISON_OFFICER)
    with pytest.raises(NotAllowed):
        accept_point(officer, a_point(walk), owner, DUE, today=TODAY)
    own = police.functions.get()
    assert accept_point(officer, a_point(walk), own, DUE, today=TODAY).owner == own


def test_what_an_acceptance_needs(walk: SafetyWalk, town: Organisation, owner: Function) -> None:
    point = a_point(walk)
    with pytest.raises(Refusal, match="redan varit"):
        accept_point(ACTOR, point, owner, TODAY - timedelta(days=1), today=TODAY)
    stranger = a_function(parties_of(walk.municipality)[0], "kommunpolisen")
    with pytest.raises(Refusal, match="kan inte svara"):
        accept_point(ACTOR, point, stranger, DUE, today=TODAY)
    end_function(ACTOR, owner, today=TODAY)
    with pytest.raises(Refusal, match="kan inte svara"):
        accept_point(ACTOR, point, Function.objects.get(pk=owner.pk), DUE, today=TODAY)


def test_a_refusal_has_a_reason_and_replaces_what_was_said(walk: SafetyWalk, owner: Function) -> None:
    point = accept_point(ACTOR, a_point(walk), owner, DUE, today=TODAY)
    with pytest.raises(Refusal, match="varför ni säger nej"):
        refuse_point(ACTOR, point, reason="  ", today=TODAY)
    point = refuse_point(ACTOR, point, reason="Marken är inte vår.", today=TODAY)
    assert (point.state(TODAY), point.owner, point.due) == (PointState.REFUSED, None, None)
    assert accept_point(ACTOR, point, owner, DUE, today=TODAY).reason == ""


@pytest.mark.parametrize("role", [Role.READER, Role.DOER, Role.SIGNATORY, Role.PUBLISHER, Role.REGISTRAR])
def test_who_does_not_coordinate_answers_nothing(
    walk: SafetyWalk, town: Organisation, owner: Function, role: Role
) -> None:
    point, actor = a_point(walk), actor_with(town, role)
    with pytest.raises(NotAllowed):
        accept_point(actor, point, owner, DUE, today=TODAY)
    with pytest.raises(NotAllowed):
        refuse_point(actor, point, reason="Nej.", today=TODAY)


@pytest.mark.parametrize(
    ("outcome", "state"),
    [(Outcome.REMEDIED, PointState.REMEDIED), (Outcome.NOTHING_NEEDED, PointState.NOTHING_NEEDED)],
)
def test_who_does_the_work_says_that_it_is_looked_over(
    walk: SafetyWalk, town: Organisation, owner: Function, outcome: Outcome, state: PointState
) -> None:
    point = accept_point(ACTOR, a_point(walk), owner, DUE, today=TODAY)
    doer = actor_with(town, Role.DOER)
    point = complete_point(doer, point, outcome, TODAY, today=TODAY, note="Ny lampa.")
    assert (point.state(date(2030, 1, 1)), point.done_on, point.note) == (state, TODAY, "Ny lampa.")
    with pytest.raises(Refusal, match="redan åtgärdad"):
        refuse_point(ACTOR, point, reason="Nej.", today=TODAY)


def test_what_it_takes_to_be_done(walk: SafetyWalk, owner: Function) -> None:
    point = a_point(walk)
    with pytest.raises(Refusal, match="ingen ansvarig"):
        complete_point(ACTOR, point, Outcome.REMEDIED, TODAY, today=TODAY)
    accept_point(ACTOR, point, owner, DUE, today=TODAY)
    with pytest.raises(Refusal, match="inte varit än"):
        complete_point(ACTOR, point, Outcome.REMEDIED, DUE, today=TODAY)
    with pytest.raises(Refusal, match="före vandringen"):
        complete_point(ACTOR, point, Outcome.REMEDIED, WALKED - timedelta(days=1), today=TODAY)


def test_another_party_does_not_say_that_ours_is_done(walk: SafetyWalk, owner: Function) -> None:
    officer = actor_with(_invited(walk), Role.LIAISON_OFFICER)
    point = accept_point(ACTOR, a_point(walk), owner, DUE, today=TODAY)
    with pytest.raises(NotAllowed):
        complete_point(officer, point, Outcome.REMEDIED, TODAY, today=TODAY)


def test_a_photograph_goes_when_its_point_is_answered_for_good(walk: SafetyWalk, owner: Function) -> None:
    rule = next(one for one in plan() if one.name == "walk_photos")
    photo = clean_photograph("a.jpg", _jpeg())
    waiting, refused, done = (a_point(walk, where, photo=photo) for where in ("Bron", "Torget", "Parken"))
    refuse_point(ACTOR, refused, reason="Nej.", today=TODAY)
    accept_point(ACTOR, done, owner, DUE, today=TODAY)
    complete_point(ACTOR, done, Outcome.REMEDIED, TODAY, today=TODAY)
    assert due(rule, WALKED + timedelta(days=700)).count == 0
    later = WALKED + timedelta(days=800)
    assert dispose(COMMAND_LINE, rule, later, token=due(rule, later).token) == 2
    assert WalkPhoto.objects.get().point == waiting
