"""Lines that say by a label who answers for the act above and how much: "Ansvarig: Polisen".

Pages without a table set its columns as lines under each act. Such lines are put together with the act,
and read from its words when it is a commitment.
"""

from __future__ import annotations

import re
from dataclasses import replace

from medborgarlofte.ingest.parsers.document import Block, BlockKind
from medborgarlofte.ingest.parsers.parts import RowFields

_RESPONSIBLE = (
    r"ansvariga?(?: (?:part(?:er)?|aktör(?:er)?|för genomförande))?|ansvar|huvudansvar\w*|utförare|utförs av|"
    r"vem"
)
_EXTENT = r"hur ofta|omfattning|frekvens|antal|intervall|mängd|målvärde|hur mycket|när|tid(?:s?plan|punkt)?"
_LABEL = re.compile(rf"(?:(?P<responsible>{_RESPONSIBLE})|(?P<extent>{_EXTENT})) ?: ?(?=\S)", re.I)
_WITHIN = re.compile(
    rf"(?<![\w(])(?=[A-ZÅÄÖ])(?:(?P<responsible>(?i:{_RESPONSIBLE}))|(?P<extent>(?i:{_EXTENT}))) ?: ?(?=\S)"
)
_LONGEST = 160  # letters of a labelled line
_FEWEST = 2  # one line alone may be the owner of the page


def joined(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, each labelled line put together with the act that it stands under."""
    if sum(_names_responsible(block) for block in blocks) < _FEWEST:
        return blocks
    found: list[Block] = []
    for block in blocks:
        if found and _is_label(block) and _may_be_act(found[-1]):
            found[-1] = _with(found[-1], block.text)
        else:
            found.append(block)
    return tuple(found)


def read_labels(text: str) -> RowFields | None:
    """What the labels in a commitment's words say, None when there are none."""
    if ":" not in text:
        return None
    places = list(_WITHIN.finditer(text))
    if not places or not places[0].start():
        return None
    told: dict[str, str] = {}
    ends = [*(match.start() for match in places[1:]), len(text)]
    for match, end in zip(places, ends, strict=True):
        name = "responsible" if match["responsible"] else "extent"
        told.setdefault(name, text[match.end() : end].strip(" .;,"))
    return RowFields(told.get("responsible", ""), told.get("extent", ""))


def without_labels(text: str) -> str:
    """The act alone, without its labelled lines."""
    found = _WITHIN.search(text) if ":" in text else None
    return text[: found.start()].rstrip() if found and found.start() else text


def _names_responsible(block: Block) -> bool:
    found = _LABEL.match(block.text) if _is_label(block) else None
    return found is not None and found["responsible"] is not None


def _is_label(block: Block) -> bool:
    prose = block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING)
    return prose and len(block.text) < _LONGEST and _LABEL.match(block.text) is not None


def _may_be_act(block: Block) -> bool:
    return block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) or (
        block.kind is BlockKind.HEADING and block.level != 1
    )


def _with(block: Block, line: str) -> Block:
    level = block.level if block.kind is BlockKind.ITEM else 0
    return replace(block, kind=BlockKind.ITEM, text=f"{block.text} {line}", level=level)
