"""How `medborgarlofte read` tells what it read: a summary, JSON, or files in a folder."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

import click

from medborgarlofte.domain.errors import Refusal

from .gathering import find
from .parsers.as_json import as_json
from .parsers.as_text import as_text
from .parsers.reading import Reading
from .read_documents import Folder, Outcome, Same, read_each

_MANY = 3  # documents above which a progress bar helps
NOTHING = "Där finns inget dokument att läsa. Det som läses är .txt, .md, .html, .docx, .odt och .pdf."


def run(paths: Iterable[str], *, in_json: bool, out: str | None, allow_local: bool) -> int:
    """Read all that is named and tell it: 0 when all could be read, 1 when some could not.

    Raises click.UsageError (status 2) when nothing to read is named.
    """
    names = find(paths)
    if not names:
        raise click.UsageError(NOTHING)
    telling = _Telling(in_json, len(names) > 1, Folder(Path(out)) if out else None)
    with _progress(names, quiet=not (in_json or out)) as bar:
        for outcome in read_each(bar, allow_local=allow_local):
            telling.tell(outcome)
    telling.end()
    return 1 if telling.refused else 0


def _progress(names: list[str], *, quiet: bool) -> AbstractContextManager[Iterable[str]]:
    """A bar on standard error when many documents are read at a terminal and the summary is not."""
    if quiet or len(names) <= _MANY or not sys.stderr.isatty():
        return nullcontext(names)
    return click.progressbar(names, label="Läser", file=sys.stderr)


@dataclass
class _Telling:
    """What has been told so far."""

    in_json: bool
    several: bool
    folder: Folder | None
    read: int = 0
    refused: int = 0

    def __post_init__(self) -> None:
        self.same = Same()

    def tell(self, outcome: Outcome) -> None:
        """Tell one document, or why it could not be read."""
        if outcome.reading is None:
            self._refuse(outcome.name, outcome.refusal)
            return
        try:
            written = self._write(outcome.name, outcome.reading)
        except Refusal as refusal:
            self._refuse(outcome.name, str(refusal))
            return
        self._print(outcome.reading, written)
        self.read += 1
        for sentence in self.same.note(outcome.name, outcome.reading):
            click.echo(sentence, err=self.in_json)

    def end(self) -> None:
        """Close the list of JSON, and count when several documents were named."""
        if self.in_json and self.several:
            click.echo("\n]" if self.read else "[]")
        if self.several:
            click.echo(f"{self.read} dokument lästes, {self.refused} gick inte att läsa.", err=True)

    def _refuse(self, name: str, why: str) -> None:
        self.refused += 1
        click.echo(f"{name}: {why}", err=True)

    def _write(self, name: str, reading: Reading) -> str:
        if self.folder is None:
            return ""
        path, said = self.folder.write(name, reading)
        if said:
            click.echo(said, err=True)
        return str(path)

    def _print(self, reading: Reading, written: str) -> None:
        if self.in_json:
            opening = ("," if self.read else "[") + "\n" if self.several else ""
            click.echo(
                opening + json.dumps(as_json(reading), ensure_ascii=False, indent=2), nl=not self.several
            )
        elif written:
            click.echo(f"{reading.file} → {written}: {len(reading.commitments)} åtaganden")
        else:
            click.echo("\n".join(_spaced(reading)))


def _spaced(reading: Reading) -> Iterator[str]:
    yield from as_text(reading)
    yield ""
