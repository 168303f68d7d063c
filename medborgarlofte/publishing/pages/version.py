"""The page of one version: what the promise said then, read from the version alone, and what changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.timezone import localdate

from medborgarlofte.domain import content
from medborgarlofte.domain.change import Change, ChangeKind, Side
from medborgarlofte.domain.changes import changes
from medborgarlofte.domain.wording import Remark, Rule
from medborgarlofte.domain.words import Op, Part, word_diff
from medborgarlofte.promises.models import Promise, Version
from medborgarlofte.promises.wording_words import label, told
from medborgarlofte.publishing.area_words import area_names
from medborgarlofte.publishing.change_words import change_in_words, weaker
from medborgarlofte.publishing.formats import last_day, years
from medborgarlofte.publishing.signature_words import SignatureView, signature_views
from medborgarlofte.publishing.target_words import target_in_words


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change: its sentence, the mark when it weakens, and a reworded text word by word."""

    sentence: str
    weaker: str
    diff: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class RemarkView:
    """What the wording check said of a commitment: the rule's name and the sentence."""

    number: int
    label: str
    told: str


@dataclass(frozen=True, slots=True)
class SaidCommitment:
    """A commitment as the version says it."""

    said: content.Commitment
    parties: tuple[str, ...]
    functions: tuple[tuple[str, str], ...]  # a party, and its function
    targets: tuple[str, ...]

    @property
    def has_circumstances(self) -> bool:
        """Whether it says more than who, what and how much."""
        said = self.said
        return bool(self.functions or said.times or said.plans or said.goal or said.goal_kind)


@dataclass(frozen=True, slots=True)
class SaidGroup:
    """The commitments under one heading; `heading` is empty for those without."""

    heading: str
    areas: tuple[str, ...]
    commitments: tuple[SaidCommitment, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """A promise word by word, as everybody reads it."""

    said: content.Promise
    years: str
    last_day: date | None
    groups: tuple[SaidGroup, ...]


@dataclass(frozen=True, slots=True)
class VersionPage:
    """All that the page shows. `changes` are those since the version before, None for the first."""

    version: Version
    before: Version | None
    published_on: date
    is_newest: bool
    wording: Wording
    changes: tuple[ChangeView, ...]
    remarks: tuple[RemarkView, ...]
    signatures: tuple[SignatureView, ...]


def published_version(slug: str, promise_slug: str, number: int) -> Version:
    """A version of a published promise, its promise and municipality at hand; raises Version.DoesNotExist."""
    return Version.objects.select_related("promise__municipality").get(
        promise__in=Promise.objects.published(),
        promise__municipality__slug=slug,
        promise__slug=promise_slug,
        number=number,
    )


def version_page(slug: str, promise_slug: str, number: int) -> VersionPage:
    """The page of a version; raises Version.DoesNotExist."""
    version = published_version(slug, promise_slug, number)
    before = version.promise.versions.get(number=number - 1) if number > 1 else None
    kept = version.says()
    said = content.from_json(kept["content"])
    return VersionPage(
        version=version,
        before=before,
        published_on=localdate(version.published_at),
        is_newest=version.promise.version == number,
        wording=wording_of(said),
        changes=tuple(map(_change_view, changes(before.content(), said))) if before else (),
        remarks=tuple(_remarks(kept.get("remarks", ()), said)),
        signatures=signature_views(version.sha256),
    )


def wording_of(said: content.Promise) -> Wording:
    """What a promise says, for the pages of its versions and for whoever signs it."""
    end = last_day(said.end) if said.end else None
    return Wording(said, years(said.start, said.end), end, tuple(_groups(said)))


_DIFFED = frozenset({ChangeKind.REWORDED, ChangeKind.RESULT_CHANGED, ChangeKind.PROMISE_TEXTS_CHANGED})


def _change_view(change: Change) -> ChangeView:
    """Texts that were reworded are shown word by word, and then not repeated in the sentence."""
    diff: tuple[Part, ...] = ()
    if change.kind in _DIFFED and change.before.texts and change.after.texts:
        diff = tuple(_spaced(word_diff(change.before.texts[0], change.after.texts[0])))
        change = replace(change, before=Side(), after=Side())
    return ChangeView(change_in_words(change), weaker() if change.weakens else "", diff)


def _spaced(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts with the spaces after a changed one outside it, so that no line is drawn through them."""
    for part in parts:
        words = part.text.rstrip()
        if part.op is Op.SAME or words == part.text:
            yield part
        else:
            yield from (Part(part.op, words), Part(Op.SAME, part.text[len(words) :]))


def _groups(said: content.Promise) -> Iterator[SaidGroup]:
    areas = (*said.focus_areas, content.FocusArea(""))
    for area in areas:
        under = tuple(_said(one) for one in said.commitments if one.focus_area == area.heading)
        if under:
            yield SaidGroup(area.heading, area_names(area.areas), under)


def _said(one: content.Commitment) -> SaidCommitment:
    targets = tuple(target_in_words(target) for target in one.targets)
    functions = tuple((each.party.name, each.name) for each in one.functions)
    return SaidCommitment(one, tuple(party.name for party in one.parties), functions, targets)


_RULES = frozenset(rule.value for rule in Rule)  # a rule that there is no longer has no words


def _remarks(kept: Iterable[dict[str, Any]], said: content.Promise) -> Iterator[RemarkView]:
    for one in kept:
        commitment = said.commitment(one["number"])
        if commitment and one["rule"] in _RULES:
            start = max(commitment.text.find(one["words"]), 0)
            remark = Remark(Rule(one["rule"]), start, start + len(one["words"]), one.get("other", ""))
            yield RemarkView(commitment.number, label(remark.rule), told(commitment, remark))
