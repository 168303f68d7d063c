"""A document's blocks in a notation that is short enough to compare in a table."""

from medborgarlofte.ingest.parsers.document import Block, BlockKind, Document
from medborgarlofte.ingest.sources import open_document

_LETTERS = {BlockKind.HEADING: "h", BlockKind.PARAGRAPH: "p", BlockKind.ITEM: "i", BlockKind.ROW: "r"}


def shape(document: Document) -> list[str]:
    """One string per block: "h2 Rubrik", "p Text", "i0• Punkt", "r A | B", "R A | B" (header), "—" (rule)."""
    return [_one(block) for block in document.blocks]


def _one(block: Block) -> str:
    if block.kind is BlockKind.RULE:
        return "—"
    if block.kind is BlockKind.ROW:
        return f"{'R' if block.header else 'r'} {' | '.join(block.cells)}"
    level = "" if block.kind is BlockKind.PARAGRAPH else str(block.level)
    return f"{_LETTERS[block.kind]}{level}{block.mark} {block.text}"


def shape_of(text: str, name: str = "lofte") -> list[str]:
    """The shape of a text or a page of markup."""
    return shape(open_document(text.encode(), name))
