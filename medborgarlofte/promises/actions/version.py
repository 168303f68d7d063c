"""The door through which a promise, and each later version of it, is published."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone

from medborgarlofte.accounts.actions import record_write
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain import content
from medborgarlofte.domain.canonical import digest
from medborgarlofte.domain.change import ChangeKind
from medborgarlofte.domain.changes import changes
from medborgarlofte.domain.wording import KnownTexts
from medborgarlofte.places.access import check_system
from medborgarlofte.promises import storing
from medborgarlofte.promises.models import Promise, Source, Version
from medborgarlofte.promises.sameness import period_slug

from .preparing import Prepared, checked_reason, kept_with, prepare_promise, prepare_version


@transaction.atomic
def publish_promise(
    actor: Actor,
    said: content.Promise,
    sources: Iterable[Source],
    *,
    today: date,
    confirmed: bool = False,
    known: KnownTexts | None = None,
) -> Version:
    """Settle the wording of a promise and publish it at once, as its version 1.

    `today` is the local day: windows due before it are "before this record". What the wording check
    remarks, held against the `known` texts, is kept with the version. `confirmed` says that somebody has
    decided that no text is about a person. Refuses as `preparing.prepare_promise`; raises NeedsDecision
    where a text may tell of a person. For the command line alone: all others publish a draft.
    """
    check_system(actor)
    sources = list(sources)
    prepared = prepare_promise(actor, said, source=name_of(sources), confirmed=confirmed)
    kept = kept_with(prepared.said, "", confirmed, known)
    return publish_prepared(actor, prepared, prepared.text(kept), sources, today=today)


@transaction.atomic
def publish_version(
    actor: Actor,
    promise: Promise,
    said: content.Promise,
    sources: Iterable[Source],
    *,
    based_on: int,
    reason: str,
    confirmed: bool = False,
    known: KnownTexts | None = None,
) -> Version:
    """Settle what a promise says from now on and publish it at once, as the version after `based_on`.

    What it said before stays readable for ever. Refuses a missing reason, and as `preparing.prepare_version`;
    otherwise as `publish_promise`.
    """
    check_system(actor)
    sources = list(sources)
    prepared = prepare_version(
        actor, promise, said, based_on=based_on, source=name_of(sources), confirmed=confirmed
    )
    kept = kept_with(prepared.said, checked_reason(reason), confirmed, known)
    return publish_prepared(actor, prepared, prepared.text(kept), sources)


def name_of(sources: list[Source]) -> str:
    """Where the first of the sources is found: its address, or the name of its file."""
    return sources[0].address or sources[0].name if sources else ""


def publish_prepared(
    actor: Actor, prepared: Prepared, text: str, sources: list[Source], *, today: date | None = None
) -> Version:
    """Make the version with exactly this canonical text, and bring the rows in line with it."""
    promise, said, before = prepared.promise, prepared.said, prepared.before
    if not before:
        promise.entered_on = today or timezone.localdate()
        storing.fill(promise, said, prepared.area)
        promise.save()
        storing.store(promise, said, prepared.parties, sources)
    version = _version(prepared, text)
    if before:
        storing.fill(promise, said, prepared.area)
        storing.store(promise, said, prepared.parties, sources, _weakened(before.content(), said))
    promise.sources.add(*sources)
    promise.version, promise.published_at = version.number, promise.published_at or version.published_at
    promise.save()
    record_write(
        actor, "publish", version, promise=str(promise), number=version.number, sha256=version.sha256
    )
    if not before:
        _link_later(promise)
    return version


def _version(prepared: Prepared, text: str) -> Version:
    version = Version(promise=prepared.promise, number=prepared.number, canonical=text, sha256=digest(text))
    version.reason, version.published_at = version.says()["reason"], timezone.now()
    version.save()
    return version


_OF_TARGET = (ChangeKind.LOWERED, ChangeKind.TARGET_DROPPED, ChangeKind.TARGET_CHANGED)


def _weakened(before: content.Promise, said: content.Promise) -> set[int]:
    """The numbers of commitments whose target binds less than before."""
    found = (one for one in changes(before, said) if one.weakens and one.kind in _OF_TARGET)
    return {one.number for one in found if one.number is not None}


def _link_later(promise: Promise) -> None:
    """A promise that was stored before the one it extends finds it now."""
    others = promise.municipality.promises.filter(extends=None).exclude(extension_of="")
    for other in others.exclude(pk=promise.pk):
        if period_slug(other.extension_of) == promise.slug:
            other.extends = promise
            other.save(update_fields=["extends"])
