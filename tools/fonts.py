"""Makes the fonts that reports are set in out of the website's: `python -m tools.fonts`.

The website's Inter is two variable WOFF2 files; what sets PDF takes neither. Each weight becomes one plain
TrueType file with the letters of both. The licence (SIL OFL 1.1, without reserved names) lies beside them.
"""

from __future__ import annotations

import shutil
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

PACKAGE = Path(__file__).resolve().parent.parent / "medborgarlofte" / "publishing"
WEBSITE = PACKAGE / "static" / "publishing" / "fonts"
REPORTS = PACKAGE / "reports" / "fonts"
PARTS = ("inter-latin-wght-normal.woff2", "inter-latin-ext-wght-normal.woff2")
WEIGHTS = {"Regular": 400, "SemiBold": 650}


def main() -> None:
    """Write each weight, the list of what letters they have, and the licence."""
    REPORTS.mkdir(exist_ok=True)
    letters = {frozenset(_write(name, weight)) for name, weight in WEIGHTS.items()}
    (same,) = letters
    (REPORTS / "covered.txt").write_text(ranges(sorted(same)), encoding="ascii")
    shutil.copy(WEBSITE / "OFL.txt", REPORTS / "OFL.txt")


def _write(name: str, weight: int) -> set[int]:
    """Write one weight; the code points that it has."""
    with TemporaryDirectory() as folder:
        parts = []
        for place, part in enumerate(PARTS):
            font = instantiateVariableFont(TTFont(WEBSITE / part), {"wght": weight})
            font.flavor = None
            parts.append(f"{folder}/{place}.ttf")
            font.save(parts[-1])
        font = Merger().merge(parts)
    for key, text in ((2, name), (4, f"Inter {name}"), (6, f"Inter-{name}")):
        font["name"].setName(text, key, 3, 1, 0x409)
    font.save(REPORTS / f"Inter-{name}.ttf")
    return set(font.getBestCmap())


def ranges(points: list[int]) -> str:
    """A line for each run of code points: its first and its last, in hexadecimal."""
    runs = [[point for _, point in run] for _, run in groupby(enumerate(points), lambda one: one[1] - one[0])]
    return "".join(f"{run[0]:04X} {run[-1]:04X}\n" for run in runs)


if __name__ == "__main__":
    main()
