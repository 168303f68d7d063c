"""Whether a text is Swedish, by its function words.

Swedish, Norwegian, Danish and English share many words; those counted here belong to one side alone.
"""

from __future__ import annotations

import re
from collections import Counter

from medborgarlofte.domain.errors import CannotRead
from medborgarlofte.ingest.parsers.document import Block

_SWEDISH = frozenset(
    [
        *(
            "och",
            "att",
            "är",
            "på",
            "för",
            "som",
            "av",
            "ska",
            "skall",
            "inte",
            "från",
            "till",
            "vid",
            "även",
        ),
        *("eller", "samt", "ett", "efter", "också", "under"),
    ]
)
_OTHERS = {
    "norska": frozenset(
        [
            *(
                "og",
                "å",
                "er",
                "av",
                "på",
                "for",
                "som",
                "skal",
                "ikke",
                "fra",
                "til",
                "ved",
                "også",
                "eller",
            ),
            *("samt", "et", "etter", "blir", "hva", "dette", "politiet", "kommunen"),
        ]
    ),
    "danska": frozenset(
        [
            *(
                "og",
                "at",
                "er",
                "af",
                "på",
                "for",
                "som",
                "skal",
                "ikke",
                "fra",
                "til",
                "ved",
                "også",
                "eller",
            ),
            *("samt", "et", "efter", "bliver", "hvad", "dette", "politiet"),
        ]
    ),
    "engelska": frozenset(
        [
            *("and", "the", "of", "to", "is", "in", "that", "for", "with", "will", "by", "on", "from", "are"),
            *("be", "this", "police", "not", "or", "as"),
        ]
    ),
}
# Per language the words that are its own, and those that it shares with Swedish.
_PARTED = {language: (words - _SWEDISH, words & _SWEDISH) for language, words in _OTHERS.items()}
_FOREIGN_WORDS = frozenset[str]().union(*(theirs for theirs, _ in _PARTED.values()))
_WORD = re.compile(r"[a-zåäöæøé]+")
_FOREIGN = "Texten är inte på svenska utan ser ut att vara på"
_ENOUGH = 12  # function words needed before a text is judged foreign


def require_swedish(blocks: list[Block]) -> None:
    """Raise CannotRead when another language's function words clearly outnumber the Swedish ones."""
    words = _WORD.findall(" ".join(block.text for block in blocks)[:20_000].lower())
    if sum(map(_FOREIGN_WORDS.__contains__, words)) < _ENOUGH:
        return
    counts = Counter(words)
    swedish = _share(counts, _SWEDISH)
    for language, (theirs, shared) in _PARTED.items():
        only_theirs = _share(counts, theirs)
        only_ours = swedish - _share(counts, shared)
        if only_theirs >= _ENOUGH and only_theirs > 2 * only_ours:
            raise CannotRead(f"{_FOREIGN} {language}. Bara svenska löften kan läsas.")


def _share(counts: Counter[str], words: frozenset[str]) -> int:
    return sum(counts[word] for word in counts.keys() & words)
