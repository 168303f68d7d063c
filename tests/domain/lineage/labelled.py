"""Invented pairs of periods, with the links that a person set between them.

A block per pair of periods: `-` a commitment of the earlier one, `+` of the later one (number, parties,
heading, areas, target, words), `:` a link (act, earlier numbers > later numbers), `new` what has no origin.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from medborgarlofte.domain.content import Commitment, Party, Promise
from medborgarlofte.domain.lineage import Act, Lineage
from medborgarlofte.domain.targets import (
    CountTarget,
    Per,
    Target,
    TimeUnit,
    UncountableTarget,
    WhenNeededTarget,
    WithinTimeTarget,
)

HERE = Path(__file__).parent
PARTIES = {"p": Party("police", "Polisen"), "m": Party("municipality", "Kommunen")}
Told = tuple[Act, tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True)
class Labelled:
    """Two promises, and how a person says the one goes on in the other."""

    name: str
    earlier: Promise
    later: Promise
    links: frozenset[Told]
    new: tuple[int, ...]


def labelled(half: str) -> list[Labelled]:
    """The pairs of periods of one half: "first" (seen while thresholds were set) or "second"."""
    text = (HERE / f"labelled_{half}.txt").read_text(encoding="utf-8")
    return [_block(block.splitlines()) for block in text.split("= ")[1:]]


def _block(lines: list[str]) -> Labelled:
    name, *rest = lines
    municipality, earlier, later = re.fullmatch(r"(\w+) (\S+) > (\S+)", name).groups()  # type: ignore[union-attr]
    marked = {mark: [line[2:] for line in rest if line.startswith(mark)] for mark in "-+:"}
    new = [line.split()[1:] for line in rest if line.startswith("new ")]
    return Labelled(
        name,
        _promise(municipality, earlier, marked["-"]),
        _promise(municipality, later, marked["+"]),
        frozenset(map(_link, marked[":"])),
        _numbers(*new[0]) if new else (),
    )


def _promise(municipality: str, label: str, lines: Iterable[str]) -> Promise:
    years = [int(year) for year in label.split("-")]
    start, end = date(years[0], 1, 1), date(years[-1] + 1, 1, 1)
    commitments = tuple(_commitment(*map(str.strip, line.split("|"))) for line in lines)
    return Promise(municipality, label=label, start=start, end=end, commitments=commitments)


def _commitment(number: str, parties: str, heading: str, areas: str, aim: str, text: str) -> Commitment:
    who = tuple(PARTIES[letter] for letter in parties)
    return Commitment(int(number), text, who, (_target(aim),), False, heading, tuple(areas.split()))


def _target(aim: str) -> Target:
    if aim == "none":
        return UncountableTarget()
    if aim == "when":
        return WhenNeededTarget()
    amount, unit = aim.split(" ", 1)
    if "/" not in amount:
        return WithinTimeTarget(int(amount[:-1]), TimeUnit.DAY, unit)
    number, per = amount.split("/")
    return CountTarget(int(number), Per(per), unit)


def _link(line: str) -> Told:
    act, *numbers = line.split(" ", 1)
    earlier, _, later = numbers[0].partition(">")
    return Act(act), _numbers(*earlier.split()), _numbers(*later.split())


def _numbers(*written: str) -> tuple[int, ...]:
    return tuple(int(one) for one in written)


def told(lineage: Lineage) -> set[Told]:
    """The proposed links, as a person's are written."""
    return {(link.act, link.earlier, link.later) for link in lineage.links}


def lines_drawn(links: Iterable[Told]) -> set[tuple[int, int]]:
    """Which commitment goes on in which, whatever the act is called."""
    return {(old, new) for _, earlier, later in links for old in earlier for new in later}
