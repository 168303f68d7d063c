"""Finding the documents that a user names: files, folders and web addresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from medborgarlofte.domain.errors import CannotRead

from .sources import read_file
from .sources.web import fetch

SUFFIXES = frozenset({".txt", ".md", ".html", ".htm", ".docx", ".odt", ".pdf"})


@dataclass(frozen=True, slots=True)
class Given:
    """A document as it came: its content, the name the user knows it by, and where it was fetched."""

    name: str
    content: bytes
    address: str = ""


def find(named: Iterable[str]) -> list[str]:
    """The files and addresses that are named or lie in a named folder, each once, in order.

    In a folder only files with a known suffix are taken, hidden ones and those in hidden folders are not.
    """
    return list(dict.fromkeys(found for name in named for found in _in(name)))


def _in(name: str) -> Iterator[str]:
    if is_address(name) or not Path(name).is_dir():
        yield name
        return
    for path in sorted(Path(name).rglob("*")):
        inside = path.relative_to(name).parts
        if (
            path.suffix.lower() in SUFFIXES
            and not any(part.startswith(".") for part in inside)
            and path.is_file()
        ):
            yield str(path)


def is_address(name: str) -> bool:
    """Whether a name is a web address rather than a file."""
    return name.lower().startswith(("http://", "https://"))


def load(name: str, *, allow_local: bool = False) -> Given:
    """The content of a file or a web address. Raises CannotRead with a sentence for the user."""
    if is_address(name):
        fetched = fetch(name, allow_local=allow_local)
        return Given(fetched.address, fetched.content, fetched.address)
    try:
        return Given(Path(name).name, read_file(Path(name)))
    except ValueError as error:  # a null character
        raise CannotRead("Filens namn går inte att använda.") from error
