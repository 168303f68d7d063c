"""What the pages of a renewal show: how each commitment went, and what the draft makes of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from medborgarlofte.domain import content
from medborgarlofte.domain.changes import commitment_changes
from medborgarlofte.domain.lineage import Act, Link
from medborgarlofte.domain.pace import Held
from medborgarlofte.domain.renewal_links import RenewalLink
from medborgarlofte.domain.target_changes import is_counted
from medborgarlofte.promises.models import Draft, Promise, Renewal
from medborgarlofte.promises.renewing import Between, between
from medborgarlofte.publishing.change_words import change_in_words, weaker
from medborgarlofte.publishing.lineage_words import link_in_words, new_in_words
from medborgarlofte.publishing.pages.commitments import CommitmentView, commitments_of
from medborgarlofte.publishing.target_words import target_in_words
from medborgarlofte.web.lineage.page import Shown, shown

from .forms import Fields, RenewalForm


@dataclass(frozen=True, slots=True)
class Row:
    """One commitment: how it went, and what is chosen for it."""

    view: CommitmentView
    fields: Fields


@dataclass(frozen=True, slots=True)
class Became:
    """What becomes of one or more commitments, with the marks of what binds less."""

    sentence: str
    mark: str
    reason: str
    earlier: tuple[Shown, ...]
    later: tuple[Shown, ...]
    changes: tuple[tuple[str, str], ...]  # sentence, and its mark where it weakens


def rows(promise: Promise, form: RenewalForm, today: date) -> list[Row]:
    """The commitments in the order of the promise. As few queries as its public page."""
    return [Row(view, form.of(view.commitment.number)) for view in commitments_of(promise, today)]


def became(now: Between) -> list[Became]:
    """What becomes of each commitment, dropped and lowered targets marked; what was left out is closed."""
    return [_became(link, now) for link in now.links]


def became_in(draft: Draft) -> list[Became]:
    """The same for any draft; nothing where it renews no promise."""
    renewal = Renewal.objects.filter(draft=draft).select_related("draft", "promise").first()
    return became(between(renewal)) if renewal else []


def new(now: Between) -> list[str]:
    """The commitments of the draft that carry on nothing, as sentences."""
    carried = {number for link in now.links for number in link.later}
    return [new_in_words(one.number) for one in now.said.commitments if one.number not in carried]


def _became(link: RenewalLink, now: Between) -> Became:
    earlier, later = _named(now.ending, link.earlier), _named(now.said, link.later)
    told = tuple(_told(link, earlier, later, now))
    mark = weaker() if any(mark for _sentence, mark in told) else ""
    sentence = link_in_words(Link(link.act, link.earlier, link.later))
    return Became(sentence, mark, link.reason, tuple(map(shown, earlier)), tuple(map(shown, later)), told)


def _told(
    link: RenewalLink,
    earlier: Sequence[content.Commitment],
    later: Sequence[content.Commitment],
    now: Between,
) -> Iterator[tuple[str, str]]:
    if link.act is Act.CLOSE:
        for target in (one for one in earlier[0].targets if is_counted(one)):
            yield _("Målet ”%(target)s” försvinner.") % {"target": target_in_words(target)}, ""
    elif len(earlier) == len(later) == 1:
        held = Held(now.ending.start, now.ending.end), Held(now.said.start, now.said.end)
        for change in commitment_changes(replace(earlier[0], result=""), later[0], held):
            yield change_in_words(change), weaker() if change.weakens else ""
    elif _counted(earlier) and not _counted(later):
        yield _("Det går inte längre att räkna."), weaker()


def _counted(commitments: Sequence[content.Commitment]) -> bool:
    return any(is_counted(target) for one in commitments for target in one.targets)


def _named(said: content.Promise, numbers: tuple[int, ...]) -> list[content.Commitment]:
    return [one for one in said.commitments if one.number in numbers]
