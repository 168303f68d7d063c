"""What `medborgarlofte read` does: one document at a time from bytes to what it promises.

Documents are handled one by one, so that memory does not grow with their number. A document that cannot
be read says so in one sentence and does not stop the rest.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from medborgarlofte.domain.errors import CannotRead, Refusal

from .gathering import is_address, load
from .parsers.as_json import as_json
from .parsers.reader import read_document
from .parsers.reading import Reading
from .sources import open_document


@dataclass(frozen=True, slots=True)
class Outcome:
    """One document: what was read, or why it could not be."""

    name: str
    reading: Reading | None
    refusal: str = ""


def read_each(names: Iterable[str], *, allow_local: bool = False) -> Iterator[Outcome]:
    """Read each file or address in turn. `allow_local` lets addresses of the own network be fetched."""
    for name in names:
        try:
            yield Outcome(name, _read(name, allow_local=allow_local))
        except Refusal as refusal:
            yield Outcome(name, None, str(refusal))
        except Exception as error:  # a fault of ours in one document must not cost the user the others
            yield Outcome(name, None, f"Ett fel i programmet hindrade läsningen ({type(error).__name__}).")


def _read(name: str, *, allow_local: bool) -> Reading:
    given = load(name, allow_local=allow_local)
    return read_document(open_document(given.content, given.name, given.address))


@dataclass
class Folder:
    """A folder that gets one NAME.json per document, each written whole or not at all."""

    path: Path
    taken: dict[str, str] = field(default_factory=dict)

    def write(self, name: str, reading: Reading) -> tuple[Path, str]:
        """Write a reading: its file, and a sentence when its name had to be numbered (else "").

        Raises CannotRead when the folder cannot be written to.
        """
        stem = _stem(name)
        chosen = next(s for s in self._numbered(stem) if s not in self.taken)
        said = ""
        if chosen != stem:
            said = f"Både {self.taken[stem]} och {name} heter {stem}. Den senare skrevs till {chosen}.json."
        self.taken[chosen] = name
        target = self.path / f"{chosen}.json"
        try:
            _write_whole(target, json.dumps(as_json(reading), ensure_ascii=False, indent=2) + "\n")
        except OSError as error:
            raise CannotRead(f"{target} går inte att skriva: {error.strerror}.") from error
        return target, said

    def _numbered(self, stem: str) -> Iterator[str]:
        yield stem
        yield from (f"{stem}-{number}" for number in range(2, len(self.taken) + 3))


def _stem(name: str) -> str:
    path = name.split("?")[0].split("#")[0].rstrip("/") if is_address(name) else name
    return PurePosixPath(path).stem if is_address(name) else Path(path).stem


def _write_whole(target: Path, text: str) -> None:
    """Write beside the target and put in place in one step, so that no half file is ever seen."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.stem}-", suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


@dataclass
class Same:
    """Which documents of a run speak of one promise: the same parties and the same period."""

    seen: list[tuple[str, str | None, str, str, str]] = field(default_factory=list)

    def note(self, name: str, reading: Reading) -> Iterator[str]:
        """Sentences on the documents read before that belong together with this one."""
        if reading.municipality is None:
            return
        for period in reading.periods:
            if period.label is None:
                continue
            for municipality, area, label, kind, other in self.seen:
                same_area = area is None or reading.police_area is None or area == reading.police_area
                if (municipality, label) == (reading.municipality, period.label) and same_area:
                    yield _together(f"{municipality} {label}", (other, kind), (name, period.kind))
                    break
            self.seen.append((reading.municipality, reading.police_area, period.label, period.kind, name))


def _together(title: str, first: tuple[str, str], second: tuple[str, str]) -> str:
    (one, kind), (other, other_kind) = first, second
    if (kind == "follow-up") == (other_kind == "follow-up"):
        return f"{one} och {other} är två källor till samma löfte: {title}."
    promise, report = (other, one) if kind == "follow-up" else (one, other)
    return f"Utfallen i {report} hör till löftet i {promise}: {title}."
