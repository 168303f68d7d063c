"""Lists: an item with the items under it, and which of them is the commitment.

Children that only detail their parent (when, how, who attends) leave the parent as the commitment.
When the parent is a heading over separate acts, the children are the commitments.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from medborgarlofte.ingest.parsers import leads, party_words, wording
from medborgarlofte.ingest.parsers.document import Block, BlockKind

# Such a parent is no whole sentence without its children; "tillsammans" also ends whole ones.
_ASKS_FOR_ACTS = re.compile(r"\b(?:(?:genom|att|följande|ska|skall)\s*:?|tillsammans\s*:)\s*$", re.I)
HEADING_WORDS = 6  # an item with more words than this says more than a heading does


@dataclass(frozen=True, slots=True)
class Entry:
    """A top item and all items below it."""

    block: Block
    children: tuple[Block, ...] = ()


def take_run(blocks: list[Block], index: int) -> list[Block]:
    """The items that follow one another from `index`."""
    end = index
    while end < len(blocks) and blocks[end].kind is BlockKind.ITEM:
        end += 1
    return blocks[index:end]


def entries(run: list[Block]) -> list[Entry]:
    """The run's top items, each with what is nested below it."""
    found: list[list[Block]] = []
    top = run[0].level
    for block in run:
        if found and _opens(found[-1][0]) and not block.mark[:1].isalnum():
            found[-1].append(block)
        elif block.level <= top or not found:
            found.append([block])
            top = min(top, block.level)
        else:
            found[-1].append(block)
    return [Entry(blocks[0], tuple(blocks[1:])) for blocks in found]


def _opens(block: Block) -> bool:
    """True for a numbered item that the bullets after it belong to ("1. Polisen ska öka … genom:")."""
    return block.mark[:1].isalnum() and block.text.rstrip().endswith(":")


def is_heading_like(text: str) -> bool:
    """True for a short item without a verb that binds ("Trafik", "Synlig polis", "Polisen:")."""
    if leads.is_actor_heading(text):
        return True
    short = len(party_words.words(text)) <= HEADING_WORDS
    return (
        short
        and not wording.acts(text)
        and not text.rstrip().endswith(".")
        and not any(c.isdigit() for c in text)
    )


def children_count(entry: Entry) -> bool:
    """True when the children, not the parent, are the commitments."""
    if not entry.children:
        return False
    text = entry.block.text
    if is_heading_like(text):
        return True
    if _ASKS_FOR_ACTS.search(text):
        return True
    separate = sum(
        wording.acts(child.text) or party_words.begins_with_party(child.text) for child in entry.children
    )
    return leads.opens_list(text) and separate * 2 > len(entry.children)


def are_area_names(run: list[Block]) -> bool:
    """True when every item is only a name of something ("droger", "trafik")."""
    return all(is_heading_like(block.text) and len(party_words.words(block.text)) <= 4 for block in run)
