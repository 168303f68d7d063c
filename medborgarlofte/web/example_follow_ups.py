"""A follow-up of the example: both parties answered, disagree on one thing, and their leaders approved it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from medborgarlofte.accounts.actors import COMMAND_LINE
from medborgarlofte.followup import actions
from medborgarlofte.followup.followups import periods_of
from medborgarlofte.followup.models import FollowUp
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.models import Promise

from .demo_people import who

_ANSWERS_FOR = {"police": "kommunpolis", "municipality": "samordnare"}
_APPROVES_FOR = {"police": "polischef", "municipality": "ordforande"}
_TEXTS = ("evidence", "not_done", "changes")


def follow_up(said: Mapping[str, Any], today: date) -> None:
    """Open, answer, settle and approve the follow-up that `follow_up.toml` tells of."""
    promise = Promise.objects.get(municipality__slug=said["town"], label=said["promise"])
    period = next(one for one in periods_of(promise, today) if one.start == date.fromisoformat(said["start"]))
    opened = actions.open_followup(COMMAND_LINE, promise, period, today=today)
    parties = {one.kind: one for one in promise.municipality.organisations.all()}
    for one in said["answer"]:
        _answer(opened, parties[one["party"]], one, today)
    for one in said["outcome"]:
        kind = one["party"]
        told = {name: one[name] for name in ("change", "reason")}
        actions.answer_outcome(who(_ANSWERS_FOR[kind]), opened, parties[kind], **told)
    for one in said["process"]:
        kind = one["party"]
        parts = {name: given for name, given in one.items() if name != "party"}
        actions.answer_process(who(_ANSWERS_FOR[kind]), opened, parties[kind], **parts)
    _approve(opened, parties)


def _answer(opened: FollowUp, party: Organisation, one: Mapping[str, str], today: date) -> None:
    actor = who(_ANSWERS_FOR[party.kind])
    commitment = opened.promise.commitments.prefetch_related("parties", "targets").get(
        text__startswith=one["starts"]
    )
    if one["verdict"] == actions.NO_NEED:
        actions.no_need_in(actor, opened, commitment, party, reason=one["reason"], today=today)
        return
    texts = {name: one.get(name, "") for name in _TEXTS}
    judged = actions.Judged(one["verdict"], one["reason"], **texts)
    actions.assess_in(actor, opened, commitment, party, judged, today=today)


def _approve(opened: FollowUp, parties: Mapping[str, Organisation]) -> None:
    version = actions.settle_followup(who(_ANSWERS_FOR["municipality"]), opened)
    for kind, name in _APPROVES_FOR.items():
        actions.approve(who(name), version, parties[kind], seen_sha256=version.sha256)
