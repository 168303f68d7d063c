"""How alike two commitments are, and which of a changed page is which of the stored ones.

The rules and their measured thresholds stand in docs/methods/lineage.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from .content import Commitment
from .words import same_text, stems

ALIKE = 0.65  # from here on two commitments are taken for one
_MOST_PAIRS = 250_000  # 500 against 500; beyond, only equal words are matched, so that time is bounded
_MOST_READ = 2_000  # characters of a commitment
_MOST_COMPARED = 250  # characters of its stems
_TEXT, _PARTY, _UNIT, _AREA = 0.80, 0.10, 0.04, 0.06
_LEAST_TEXT = (ALIKE - _PARTY - _UNIT - _AREA) / _TEXT  # below, nothing else can make two commitments alike
_SAYS_NOTHING = """polisen kommunen kommunens ska skall kommer att och eller i på av med för till vid om under
som en ett den det de sin sina sitt vi per år gång gånger minst genom genomföra genomför göra gör"""
_EMPTY = frozenset(stems(_SAYS_NOTHING))


@dataclass(frozen=True, slots=True)
class Pair:
    """A stored commitment and the one published that is taken for it; `likeness` 0-1."""

    stored: Commitment
    published: Commitment
    likeness: float
    same_words: bool = False


@dataclass(frozen=True, slots=True)
class Matching:
    """The pairs in the order of the published, what is stored only, and what is published only."""

    pairs: tuple[Pair, ...]
    left: tuple[Commitment, ...]
    new: tuple[Commitment, ...]


@dataclass(frozen=True, slots=True)
class Features:
    """What of a commitment is compared; made once for each, since each is compared with many."""

    same: str  # its words, however spelled
    stems: str  # sorted, the words that say nothing left out
    meaning: frozenset[str]
    parties: frozenset[str]
    units: frozenset[tuple[str, ...]]
    heading: str
    areas: frozenset[str]


def features(commitment: Commitment) -> Features:
    """What of a commitment is compared."""
    words = [word for word in stems(commitment.text[:_MOST_READ]) if word not in _EMPTY]
    return Features(
        same_text(commitment.text),
        " ".join(sorted(words))[:_MOST_COMPARED],
        frozenset(words),
        frozenset(party.kind for party in commitment.parties),
        frozenset(stems(target.unit) for target in commitment.targets if target.unit),
        same_text(commitment.focus_area),
        frozenset(commitment.areas),
    )


def likeness(one: Features, other: Features, text: float | None = None) -> float:
    """How alike two commitments are, 0-1; `text` is how alike their words are when that is known.

    Words weigh 0.80, the parties 0.10, the focus area 0.06, the unit that is counted 0.04. What neither
    or only one of them states counts for nothing, and the rest is weighed alone.
    """
    weight, total = _TEXT, _TEXT * (text_likeness(one, other) if text is None else text)
    if one.parties and other.parties:
        weight += _PARTY
        total += _PARTY * len(one.parties & other.parties) / len(one.parties | other.parties)
    if one.units and other.units:
        weight += _UNIT
        total += _UNIT if one.units & other.units else 0
    if one.heading and other.heading:
        weight += _AREA
        total += _AREA if one.heading == other.heading else 0
    return total / weight


def text_likeness(one: Features, other: Features) -> float:
    """How alike the words are, 0-1: rapidfuzz's ratio of the sorted stems (1 for the same words)."""
    return 1.0 if one.same == other.same else fuzz.ratio(one.stems, other.stems) / 100


def match(stored: Sequence[Commitment], published: Sequence[Commitment]) -> Matching:
    """Which published commitment is which of the stored ones, each at most once, whatever their numbers.

    The same words first, then the most alike, from ALIKE on; of equals those nearest in order. More
    than 250,000 possible pairs are matched by equal words alone.
    """
    olds, news = [features(one) for one in stored], [features(one) for one in published]
    found = _assigned(_equal(olds, news), {}, set())
    partners = {i: (j, score, True) for i, j, score in found}
    if len(stored) * len(published) <= _MOST_PAIRS:
        taken = {j for j, _, _ in partners.values()}
        found = _assigned(_alike(olds, news, partners, taken), partners, taken)
        partners |= {i: (j, score, False) for i, j, score in found}
    return _matching(stored, published, partners)


Scored = tuple[int, int, float]


def _equal(olds: Sequence[Features], news: Sequence[Features]) -> list[Scored]:
    places: dict[str, list[int]] = {}
    for j, new in enumerate(news):
        places.setdefault(new.same, []).append(j)
    return [
        (i, j, likeness(old, news[j], 1.0)) for i, old in enumerate(olds) for j in places.get(old.same, ())
    ]


def _alike(
    olds: Sequence[Features], news: Sequence[Features], partners: Iterable[int], taken: set[int]
) -> list[Scored]:
    done = set(partners)
    choices = {j: new.stems for j, new in enumerate(news) if j not in taken}
    found = []
    for i, old in enumerate(olds):
        if i in done:
            continue
        rows = process.extract(
            old.stems, choices, scorer=fuzz.ratio, processor=None, limit=None, score_cutoff=100 * _LEAST_TEXT
        )
        scored = ((i, j, likeness(old, news[j], text / 100)) for _, text, j in rows)
        found += [one for one in scored if one[2] >= ALIKE]
    return found


def _assigned(scored: list[Scored], partners: Iterable[int], taken: set[int]) -> list[Scored]:
    """The best pairs, each commitment once. The order of the two sides does not matter."""
    firsts, seconds, chosen = set(partners), set(taken), []
    for i, j, score in sorted(scored, key=lambda one: (-one[2], abs(one[0] - one[1]), one[0] + one[1])):
        if i not in firsts and j not in seconds:
            firsts.add(i)
            seconds.add(j)
            chosen.append((i, j, score))
    return chosen


def _matching(
    stored: Sequence[Commitment],
    published: Sequence[Commitment],
    partners: dict[int, tuple[int, float, bool]],
) -> Matching:
    pairs = sorted((j, i, score, same) for i, (j, score, same) in partners.items())
    taken = {j for j, *_ in pairs}
    return Matching(
        tuple(Pair(stored[i], published[j], round(score, 3), same) for j, i, score, same in pairs),
        tuple(one for i, one in enumerate(stored) if i not in partners),
        tuple(one for j, one in enumerate(published) if j not in taken),
    )
