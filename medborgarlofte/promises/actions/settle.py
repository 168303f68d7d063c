"""The doors that settle the wording of a draft and publish it.

First the wording is settled: checked, numbered, written under registered names, and hashed. That text is
what leaders sign. Publishing adds nothing to it and takes nothing away.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import record_write
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain import content, editing
from medborgarlofte.domain.canonical import digest
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.wording import KnownTexts
from medborgarlofte.places.access import check
from medborgarlofte.places.actions import check_second_person, made_public
from medborgarlofte.promises.models import Draft, Settled, Source, Version
from medborgarlofte.promises.settling import current_settled
from medborgarlofte.promises.signing import check_signed

from .draft import ended, locked_draft
from .preparing import Prepared, checked_reason, kept_with, prepare_promise, prepare_version
from .renewal import check_renewal, confirm_renewal
from .version import name_of, publish_prepared


@transaction.atomic
def settle(
    actor: Actor,
    draft: Draft,
    *,
    revision: int,
    reason: str = "",
    source: str = "",
    confirmed: bool = False,
    known: KnownTexts | None = None,
) -> Settled:
    """Settle the wording of a draft: the exact text, and its hash, that will be published.

    Settling twice what nobody has changed since gives the same. `reason` is why a published promise is
    changed, `source` where its words are found. Refuses when somebody has changed the draft since
    `revision`, and what `publish_promise` and `publish_version` refuse; raises NeedsDecision as they do.
    """
    draft = _unchanged(locked_draft(draft), revision)
    check(actor, "draft.settle", draft.thing())
    settled = current_settled(draft)
    if settled and settled.says()["reason"] == reason.strip():
        return settled
    return _settle(actor, draft, reason, source, confirmed=confirmed, known=known)[0]


def _settle(
    actor: Actor, draft: Draft, reason: str, source: str, *, confirmed: bool, known: KnownTexts | None
) -> tuple[Settled, Prepared]:
    prepared = _prepared(actor, draft, draft.content(), source, confirmed=confirmed)
    reason = checked_reason(reason) if prepared.before else ""
    kept = kept_with(prepared.said, reason, confirmed, known)
    text = prepared.text(kept)
    settled = Settled.objects.create(
        draft=draft,
        revision=draft.revision,
        slug=prepared.promise.slug,
        canonical=text,
        sha256=digest(text),
        settled_at=datetime.fromisoformat(kept["settled"]),
    )
    Draft.objects.filter(pk=draft.pk).update(municipality=prepared.promise.municipality)
    record_write(actor, "settle", settled, draft=draft.pk, revision=draft.revision, sha256=settled.sha256)
    return settled, prepared


@transaction.atomic
def publish_draft(
    actor: Actor,
    draft: Draft,
    *,
    sources: Iterable[Source] = (),
    revision: int,
    today: date,
    reason: str = "",
    confirmed: bool = False,
    known: KnownTexts | None = None,
) -> Version:
    """Publish the settled wording of a draft, settling it first when that was never done.

    Publishing twice gives the version that the first time made. `reason`, `confirmed` and `known` are for
    the settling alone. Refuses as `settle`, a wording that was settled but no longer counts, and one that
    a function of the agreement has not signed.
    """
    draft, sources = locked_draft(draft), list(sources)
    if draft.version:
        return draft.version
    _unchanged(draft, revision)
    check_second_person(actor, draft)
    check_signed(draft)
    check_renewal(draft)
    if draft.settled.exists():
        settled, prepared = _settled_before(actor, draft, name_of(sources))
    else:
        settled, prepared = _settle(actor, draft, reason, name_of(sources), confirmed=confirmed, known=known)
    version = publish_prepared(actor, prepared, settled.canonical, sources, today=today)
    draft.state, draft.version, draft.promise = Draft.State.PUBLISHED, version, version.promise
    draft.changed_at = timezone.now()
    draft.save(update_fields=["state", "version", "promise", "changed_at"])
    made_public(draft)
    confirm_renewal(actor, draft, version, confirmed=confirmed)
    return version


def _settled_before(actor: Actor, draft: Draft, source: str) -> tuple[Settled, Prepared]:
    """The settled wording and the rows that it needs; refuses one that is no longer what it says."""
    settled = current_settled(draft)
    if settled is None:
        raise _void()
    # Whether a text may tell of a person was decided when it was settled.
    prepared = _prepared(actor, draft, settled.content(), source, confirmed=True)
    if prepared.text(settled.says()) != settled.canonical:
        raise _void()  # such as when a party is registered under another name since
    return settled, prepared


def _void() -> Refusal:
    return Refusal(
        _(
            "Lydelsen som fastställdes gäller inte längre, för utkastet eller det publicerade har ändrats "
            "sedan dess. Fastställ lydelsen igen."
        )
    )


def _unchanged(draft: Draft, revision: int) -> Draft:
    if draft.state != Draft.State.OPEN:
        raise ended()
    if draft.revision != revision:
        raise Refusal(_("Någon har ändrat i utkastet sedan du öppnade det. Läs igenom det en gång till."))
    return draft


def _prepared(actor: Actor, draft: Draft, said: content.Promise, source: str, *, confirmed: bool) -> Prepared:
    """The first version of a promise, numbered in the order shown, or the next of one that is published."""
    if draft.promise is None:
        said = editing.renumbered(said)
        return prepare_promise(actor, said, source=source, confirmed=confirmed)
    return prepare_version(
        actor, draft.promise, said, based_on=draft.based_on, source=source, confirmed=confirmed
    )
