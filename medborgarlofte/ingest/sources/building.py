"""Gathers the blocks and links of one document while a source walks it, within the limits."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urljoin

from medborgarlofte.domain.errors import CannotRead
from medborgarlofte.ingest.parsers.document import Block, BlockKind, Document, Link
from medborgarlofte.ingest.sources import limits
from medborgarlofte.ingest.sources.characters import (
    one_line,
    read_chapter_number,
    read_mark,
    read_section_number,
)

_NOT_LINKS = ("#", "javascript:", "mailto:", "tel:", "data:", "sms:")


@dataclass(slots=True)
class Builder:
    """The blocks so far. `page` is the page being read, None where the format has none."""

    address: str = ""
    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    page: int | None = None
    tables: int = 0
    cells: int = 0

    def add(self, kind: BlockKind, text: str, line: int, *, level: int = 0, mark: str = "") -> None:
        """One heading, paragraph, item or rule; an empty one is left out."""
        text = self._within_limits(one_line(text))
        if text or kind is BlockKind.RULE:
            self._append(Block(kind, text, line, self.page, level, mark))

    def heading(self, text: str, line: int, *, level: int = 0) -> None:
        """A heading; its number ("2.", "3.1") becomes its mark."""
        text, mark = one_line(text), ""
        if section := read_section_number(text) or read_chapter_number(text):
            mark, text = section
        elif (marked := read_mark(text)) and marked.text:
            mark, text = marked.mark, marked.text
        self.add(BlockKind.HEADING, text, line, level=level, mark=mark)

    def rule(self, line: int) -> None:
        """A line that parts sections; two in a row are one."""
        if self.blocks and self.blocks[-1].kind is not BlockKind.RULE:
            self._append(Block(BlockKind.RULE, "", line, self.page))

    def table(self, rows: Sequence[tuple[int, Sequence[str], bool]]) -> None:
        """A table of (line, cells, whether it is a header). Lines within a cell stay lines.

        A row of a single cell in a table of several columns is a heading over the rows that follow.
        """
        number = self.tables
        widest = max((len(cells) for _, cells, _ in rows), default=0)
        for line, cells, header in rows:
            tidy = tuple(self._cell(cell) for cell in cells)
            self.cells += len(tidy)
            limits.check_cells(self.cells)
            if len(tidy) == 1 < widest:
                self.heading(tidy[0], line)
            elif any(tidy):
                text = " | ".join(filter(None, (cell.replace("\n", " ") for cell in tidy)))
                self._append(
                    Block(BlockKind.ROW, text, line, self.page, cells=tidy, header=header, table=number)
                )
        self.tables += 1

    def place_links(self, links: Iterable[tuple[str, str]], first: int) -> None:
        """Add (words, address) of links in document order, each in the block from `first` on that holds it.

        Links without words, within the page, and to persons' addresses are left out.
        """
        at = first
        for words, address in links:
            if len(self.links) >= limits.MAX_LINKS:
                return
            if not words or not address.strip() or address.strip().lower().startswith(_NOT_LINKS):
                continue
            held = (n for n in range(at, len(self.blocks)) if words in self.blocks[n].text)
            block = next(held, None)
            at = block if block is not None else at
            inside = block if block is not None or len(self.blocks) <= first else len(self.blocks) - 1
            self.links.append(Link(words, self._absolute(address.strip()), inside))

    def _absolute(self, address: str) -> str:
        try:
            return urljoin(self.address, address) if self.address else address
        except ValueError:  # "http://[" and the like: keep what the page says
            return address

    def document(
        self, content: bytes, name: str, media_type: str, *, title: str = "", pages: int | None = None
    ) -> Document:
        """The finished document."""
        if not any(block.text for block in self.blocks):
            raise CannotRead("Det finns ingen text i filen.")
        return Document(
            name=name,
            sha256=hashlib.sha256(content).hexdigest(),
            media_type=media_type,
            blocks=tuple(self.blocks),
            title=one_line(title),
            address=self.address,
            pages=pages,
            links=tuple(self.links),
            notes=tuple(self.notes),
        )

    def note(self, sentence: str) -> None:
        """Something the source could not do, said once."""
        if sentence not in self.notes:
            self.notes.append(sentence)

    def _cell(self, text: str) -> str:
        lines = (one_line(line) for line in text.split("\n"))
        return self._within_limits("\n".join(filter(None, lines)))

    def _append(self, block: Block) -> None:
        if len(self.blocks) >= limits.MAX_BLOCKS:
            raise CannotRead(f"{limits.TOO_MUCH}: det har fler än {limits.MAX_BLOCKS} stycken.")
        self.blocks.append(block)

    def _within_limits(self, text: str) -> str:
        if len(text) <= limits.MAX_BLOCK_CHARACTERS:
            return text
        self.note("Ett orimligt långt stycke lästes bara till en del.")
        return text[: limits.MAX_BLOCK_CHARACTERS]
