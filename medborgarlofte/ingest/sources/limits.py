"""How much a source reads before it says no, and why.

A promise is a page or two. The limits lie far above any published promise and well below what would take
30 seconds or 300 MB on a small machine.
"""

from __future__ import annotations

from medborgarlofte.domain.errors import CannotRead

MAX_BYTES = 20_000_000  # the largest published promise PDF with pictures that we know of is under 10 MB
MAX_CHARACTERS = 5_000_000  # of a text or web page; 300 pages of text are about 1 million
MAX_LINES = 200_000
MAX_TAGS = (
    300_000  # of a page or a part of a Word file; each takes about 300 bytes, a published page has 5,000
)
MAX_PAGES = 300  # a whole municipal plan; beyond that it is a collection, not a promise
MAX_BLOCKS = 20_000  # 300 pages of 60 lines
MAX_BLOCK_CHARACTERS = 20_000  # no paragraph is longer; guards the parsers' patterns
MAX_LINKS = 2_000
MAX_PARTS = 2_000  # parts of a zip: pictures, headers, fonts
MAX_UNPACKED_BYTES = 100_000_000  # all parts of a zip together; pictures hardly shrink
MAX_PART_BYTES = 20_000_000  # the part with the text, unpacked; 100 pages of Word text are about 2 MB
MAX_RATIO = 300  # unpacked to packed size of a part above a megabyte; ordinary Word XML shrinks 5–30 times
MAX_TABLE_CELLS = 40_000

TOO_MUCH = "Dokumentet är för stort för att vara ett medborgarlöfte"


def check_size(size: int) -> None:
    """Refuse a document of `size` bytes when it is empty or above `MAX_BYTES`."""
    if size == 0:
        raise CannotRead("Filen är tom.")
    if size > MAX_BYTES:
        megabytes = max(size // 1_000_000, MAX_BYTES // 1_000_000 + 1)
        raise CannotRead(f"{TOO_MUCH}: {megabytes} MB, och gränsen är {MAX_BYTES // 1_000_000} MB.")


def check_text(text: str) -> None:
    """Refuse a text or web page of more characters or lines than a promise can have."""
    if len(text) > MAX_CHARACTERS:
        raise CannotRead(f"{TOO_MUCH}: {len(text) / 1_000_000:.0f} miljoner tecken.")
    if text.count("\n") + text.count("\r") > 2 * MAX_LINES:
        raise CannotRead(f"{TOO_MUCH}: det har fler än {MAX_LINES} rader.")


def check_cells(count: int) -> None:
    """Refuse tables of more cells than a promise can have, counting those that merged cells fill."""
    if count > MAX_TABLE_CELLS:
        raise CannotRead(f"{TOO_MUCH}: tabellerna har fler än {MAX_TABLE_CELLS} rutor.")


def check_tags(count: int) -> None:
    """Refuse markup of more tags than a promise can have, before a tree is made of them."""
    if count > MAX_TAGS:
        raise CannotRead(f"{TOO_MUCH}: det har fler än {MAX_TAGS} märken.")
