"""A promise that is written here, without any document, as those who write it meet it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain import content, editing
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises import actions
from medborgarlofte.promises.models import Draft, Version
from tests.building import ACTOR, a_municipality

TODAY = date(2026, 1, 15)
CHECKS = "Polisen ska göra minst åtta trafikkontroller per år."
LIGHTS = "Kommunen ska laga trasig belysning inom två dygn."
WALKS = "Polisen och kommunen ska gå en trygghetsvandring per termin."


PERIOD = {"label": "2026", "start": date(2026, 1, 1), "end": date(2027, 1, 1)}


def begun(workspace: Organisation | None = None, **said: Any) -> Draft:
    """A draft of a promise of Granvik for 2026, empty but for what is `said`."""
    return actions.start_draft(ACTOR, workspace, a_municipality(), **{**PERIOD, **said})


def written(*texts: str) -> Draft:
    """A draft with these commitments, or three, that nobody has changed yet."""
    each = enumerate(texts or (CHECKS, LIGHTS, WALKS), start=1)
    return begun(commitments=tuple(content.Commitment(number, text) for number, text in each))


def fresh(draft: Draft) -> Draft:
    """The draft as it is stored."""
    return Draft.objects.get(pk=draft.pk)


def changed(
    draft: Draft, change: actions.Change, *numbers: int, seen: int | None = None, actor: Actor = ACTOR
) -> Draft:
    """Changed by somebody who saw that revision, or the newest."""
    revision = fresh(draft).revision if seen is None else seen
    return actions.edit(actor, draft, change, act="correct", numbers=numbers, revision=revision)


def added(draft: Draft, text: str, *, seen: int | None = None, actor: Actor = ACTOR) -> Draft:
    """With one more, last."""
    free = actions.free_number(fresh(draft))
    return changed(
        draft,
        lambda said: editing.add(said, content.Commitment(free, text)),
        free,
        seen=seen,
        actor=actor,
    )


def reworded(draft: Draft, number: int, text: str, *, seen: int | None = None, actor: Actor = ACTOR) -> Draft:
    """One commitment in other words."""

    def change(said: content.Promise) -> content.Promise:
        one = said.commitment(number)
        if one is None:
            raise ValueError(number)
        return editing.correct(said, replace(one, text=text))

    return changed(draft, change, number, seen=seen, actor=actor)


def dropped(draft: Draft, number: int) -> Draft:
    """Without that commitment."""
    return changed(draft, lambda said: editing.drop(said, number), number)


def undone(draft: Draft) -> Draft:
    """The last thing taken back."""
    return actions.undo(ACTOR, draft, revision=fresh(draft).revision)


def published(draft: Draft, reason: str = "", *, confirmed: bool = False) -> Version:
    """The version that it becomes as it is."""
    revision = fresh(draft).revision
    return actions.publish_draft(
        ACTOR, draft, revision=revision, today=TODAY, reason=reason, confirmed=confirmed
    )


def texts(draft: Draft) -> list[str]:
    """What is promised, in order."""
    return [one.text for one in fresh(draft).content().commitments]
