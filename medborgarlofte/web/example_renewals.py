"""How the promises of the example change: a later version, and what becomes of commitments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from medborgarlofte.accounts.actors import COMMAND_LINE
from medborgarlofte.domain import content
from medborgarlofte.domain.lineage import propose
from medborgarlofte.domain.targets import CountTarget, Target
from medborgarlofte.promises import actions
from medborgarlofte.promises.drafts import LinkDraft
from medborgarlofte.promises.models import Promise


def publish_change(entry: Mapping[str, Any]) -> None:
    """Publish a version that drops one commitment and lowers another; `what_was_done.toml` says which."""
    promise = _promise(entry["town"], entry["promise"])
    said = _said(promise)
    kept = (one for one in said.commitments if not one.text.startswith(entry["dropped"]))
    changed = tuple(_lowered(one, entry) if one.text.startswith(entry["lowered"]) else one for one in kept)
    actions.publish_version(
        COMMAND_LINE,
        promise,
        replace(said, commitments=changed),
        [],
        based_on=promise.version,
        reason=entry["reason"],
    )


def _lowered(one: content.Commitment, entry: Mapping[str, Any]) -> content.Commitment:
    targets = tuple(_asking_for(target, entry["number"]) for target in one.targets)
    return replace(one, text=one.text.replace(*entry["words"]), targets=targets)


def _asking_for(target: Target, number: int) -> Target:
    return replace(target, number=number) if isinstance(target, CountTarget) else target


def confirm_lineage(entry: Mapping[str, Any]) -> None:
    """Confirm what is proposed for two promises, with the reasons given by earlier numbers."""
    earlier, later = (_promise(entry["town"], entry[name]) for name in ("earlier", "later"))
    reasons: dict[str, str] = entry["reasons"]
    drafts = [
        LinkDraft(
            link.act,
            link.earlier,
            link.later,
            " ".join(reasons[str(number)] for number in link.earlier if str(number) in reasons),
            link.likeness or None,
        )
        for link in propose(_said(earlier), _said(later)).links
    ]
    actions.confirm_links(COMMAND_LINE, earlier, later, drafts)


def _promise(town: str, label: str) -> Promise:
    return Promise.objects.get(municipality__slug=town, label=label)


def _said(promise: Promise) -> content.Promise:
    return promise.versions.get(number=promise.version).content()
