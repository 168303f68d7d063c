"""Finding a municipality by what somebody typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import combining, normalize

MOST = 20  # suggestions; a longer list helps nobody
_LONGEST = 100  # characters of a question that are looked at


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality that can be found."""

    name: str
    slug: str
    has_promise: bool = False


def folded(text: str) -> str:
    """A name without case, marks above its letters, and the word "kommun"."""
    bare = "".join(char for char in normalize("NFKD", text[:_LONGEST]) if not combining(char)).casefold()
    words = [word for word in bare.replace("-", " ").split() if word != "kommun"]
    return " ".join(words)


def alphabetical(name: str) -> tuple[int, ...]:
    """A sorting key in the order of the Swedish alphabet: å, ä and ö last, in that order."""
    last = {"å": 1, "ä": 2, "ö": 3}
    return tuple(0x10FFFF + last[char] if char in last else ord(char) for char in name.casefold())


def find(question: str, places: Sequence[Place]) -> list[Place]:
    """The places meant: those of exactly that name, else those that begin with it, else that hold it.

    Those with a promise come first. An empty question finds nothing.
    """
    wanted = folded(question)
    if not wanted:
        return []
    names = [(folded(place.name), place) for place in places]
    tries = (
        [place for name, place in names if wanted in (name, f"{name}s")],
        [place for name, place in names if name.startswith(wanted)],
        [place for name, place in names if wanted in name],
    )
    found = next((one for one in tries if one), [])
    return sorted(found, key=lambda place: (not place.has_promise, alphabetical(place.name)))[:MOST]
