"""Paragraphs that a printed page or a browser broke into lines, put together again."""

from __future__ import annotations

from dataclasses import replace

from medborgarlofte.ingest.parsers.document import Block, BlockKind

_ENDS = (".", ":", "!", "?", ";")


def joined(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, where a line that goes on in lower case on the next line is one paragraph."""
    found: list[Block] = []
    last_line = 0
    for block in blocks:
        if found and _goes_on(found[-1], block, last_line):
            found[-1] = replace(found[-1], text=f"{found[-1].text} {block.text}")
        else:
            found.append(block)
        last_line = block.line
    return tuple(found)


def _goes_on(before: Block, block: Block, last_line: int) -> bool:
    both = before.kind is BlockKind.PARAGRAPH and block.kind is BlockKind.PARAGRAPH
    next_line = block.line - last_line in (0, 1) and block.page == before.page
    return both and next_line and block.text[:1].islower() and not before.text.endswith(_ENDS)
