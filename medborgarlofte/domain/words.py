"""When two Swedish texts, or two words for what is counted, are the same; and how two texts differ."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import Indel

_ENDINGS = re.compile(r"(?<=\w{3})(?:erna|arna|orna|ernas|ar|er|or|en|et|na|n|r|a|e|t|s)$")
_MOST_WORD_PAIRS = 25_000_000  # 5,000 words against 5,000: some hundredths of a second
_WORD = re.compile(r"(?:\w+|[^\w\s])\s*")


def same_text(text: str) -> str:
    """What spellings of one sentence share: composed characters, single spaces, no case, no end mark."""
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold().strip(" .;:,•–-")


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word without its inflection, roughly: "kontroll", "kontroller" and "kontrollerna" share theirs."""
    return _ENDINGS.sub("", word)


def stems(text: str) -> tuple[str, ...]:
    """The stems of a text's words, in order."""
    return tuple(stem(word) for word in re.findall(r"\w+", same_text(text)))


def same_unit(one: str, other: str) -> bool:
    """Whether two words for what is counted are one, whatever their case and inflection."""
    return one == other or stems(one) == stems(other)


class Op(StrEnum):
    """What became of a run of words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Part:
    """A run of words that shared its fate, with the spaces after it."""

    op: Op
    text: str


def word_diff(before: str, after: str) -> tuple[Part, ...]:
    """Two texts word by word, in reading order; what was removed stands before what took its place.

    What is the same and what was added give `after` together, without the spaces around it. The
    longest run of words in common order is kept. Texts of more than 5,000 words each that differ
    throughout are told as one removed and one added, so that the time is bounded.
    """
    old, new = _WORD.findall(before.strip()), _WORD.findall(after.strip())
    return tuple(_joined(_parts(old, new)))


def _parts(old: Sequence[str], new: Sequence[str]) -> Iterator[Part]:
    first, second = [word.rstrip() for word in old], [word.rstrip() for word in new]
    if len(old) * len(new) > _MOST_WORD_PAIRS and first != second:
        yield from (Part(Op.REMOVED, "".join(old)), Part(Op.ADDED, "".join(new)))
        return
    for code in Indel.opcodes(first, second):
        if code.tag == "delete":
            yield Part(Op.REMOVED, "".join(old[code.src_start : code.src_end]))
        else:
            op = Op.SAME if code.tag == "equal" else Op.ADDED
            yield Part(op, "".join(new[code.dest_start : code.dest_end]))


def _joined(parts: Iterator[Part]) -> Iterator[Part]:
    """Removed before added in each stretch that changed, and neighbours of one fate in one part."""
    changed = {Op.REMOVED: "", Op.ADDED: ""}
    for part in parts:
        if part.op is not Op.SAME:
            changed[part.op] += part.text
            continue
        yield from (Part(op, text) for op, text in changed.items() if text)
        changed = {Op.REMOVED: "", Op.ADDED: ""}
        yield part
    yield from (Part(op, text) for op, text in changed.items() if text)
