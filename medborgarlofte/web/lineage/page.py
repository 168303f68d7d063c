"""What the page shows where a person confirms lineage: two promises, proposals, and how alike they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from medborgarlofte.domain import content
from medborgarlofte.domain.lineage import Lineage, Link, propose
from medborgarlofte.promises.carried import Carried, carried_in, earlier_promises
from medborgarlofte.promises.drafts import LinkDraft
from medborgarlofte.promises.models import Promise
from medborgarlofte.publishing.change_words import change_in_words, weaker
from medborgarlofte.publishing.lineage_words import link_in_words, new_in_words
from medborgarlofte.publishing.target_words import target_in_words

from .forms import Fields, LineageForm
from .words import likeness_in_words

MOST = 10_000  # boxes on one page: 100 commitments against 100


@dataclass(frozen=True, slots=True)
class Shown:
    """A commitment with its targets in words."""

    number: int
    text: str
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A proposal in words; `changes` with the mark of those that weaken."""

    sentence: str
    likeness: str
    changes: tuple[tuple[str, str], ...]
    later: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class RowView:
    """One earlier commitment, what is proposed for it, and its fields."""

    earlier: Shown
    told: Told
    fields: Fields


@dataclass(frozen=True, slots=True)
class Compared:
    """Two promises, as their newest versions say them, and how they seem to hang together."""

    earlier: Promise
    later: Promise
    contents: tuple[content.Promise, content.Promise]
    proposal: Lineage
    confirmed: tuple[LinkDraft, ...]  # what holds, when somebody has confirmed it

    @property
    def start(self) -> Sequence[LinkDraft]:
        """What the form starts with: what holds, else what is proposed."""
        proposed = (
            LinkDraft(link.act, link.earlier, link.later, likeness=link.likeness or None)
            for link in self.proposal.links
        )
        return self.confirmed or tuple(proposed)


def candidates(later: Promise) -> list[Promise]:
    """The promises of the municipality that a promise may go on from, the likeliest first."""
    others = Promise.objects.published().filter(municipality=later.municipality)
    return earlier_promises(later, others.select_related("municipality"))


def compared(earlier: Promise, later: Promise) -> Compared | None:
    """The two promises side by side; None when they are too long for one page."""
    contents = _newest(earlier), _newest(later)
    if len(contents[0].commitments) * len(contents[1].commitments) > MOST:
        return None
    between = [
        link
        for link in carried_in(later.municipality)
        if (link.before.key, link.after.key) == (earlier.pk, later.pk)
    ]
    return Compared(earlier, later, contents, propose(*contents), tuple(map(_draft, between)))


def _newest(promise: Promise) -> content.Promise:
    return promise.versions.get(number=promise.version).content()


def _draft(link: Carried) -> LinkDraft:
    earlier, later = (tuple(one.said.number for one in side) for side in (link.earlier, link.later))
    return LinkDraft(link.act, earlier, later, link.reason, link.likeness)


def rows(two: Compared, form: LineageForm) -> list[RowView]:
    """The rows of the page, in the order of the earlier promise."""
    proposed = {number: link for link in two.proposal.links for number in link.earlier}
    later = {one.number: one for one in two.contents[1].commitments}
    return [
        RowView(shown(one), _told(proposed[one.number], later), form.of(one.number))
        for one in two.contents[0].commitments
    ]


def new(two: Compared) -> list[str]:
    """The commitments that seem new, as sentences."""
    return [new_in_words(number) for number in two.proposal.new]


def shown(one: content.Commitment) -> Shown:
    """A commitment as the page shows it."""
    return Shown(one.number, one.text, tuple(target_in_words(target) for target in one.targets))


def _told(link: Link, later: dict[int, content.Commitment]) -> Told:
    return Told(
        link_in_words(link),
        likeness_in_words(link.likeness),
        tuple((change_in_words(one), weaker() if one.weakens else "") for one in link.changes),
        tuple(shown(later[number]) for number in link.later),
    )
