"""Whether of what was told as 7 in 10 seven in ten came: by tenths, in figures and drawn as SVG."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

import numpy as np
from numpy.typing import NDArray

FEWEST = 50  # years in a tenth before its share says anything
_SIDE, _GAP, _LEFT, _TOP = 240, 60, 64, 64


@dataclass(frozen=True, slots=True)
class Tenth:
    """The mean of what was told in one tenth of the scale, the share that came, and of how many years."""

    told: float
    came: float
    years: int


def deciles(chances: NDArray[np.float64], reached: NDArray[np.bool_]) -> list[Tenth]:
    """The tenths of the scale from 0 to 1 that hold enough years."""
    tenths = np.minimum((chances * 10).astype(int), 9)
    held = [tenths == tenth for tenth in range(10)]
    return [
        Tenth(float(chances[one].mean()), float(reached[one].mean()), int(one.sum()))
        for one in held
        if one.sum() >= FEWEST
    ]


def worst(chances: NDArray[np.float64], reached: NDArray[np.bool_]) -> float:
    """The largest difference between what was told and what came in any tenth."""
    return max(abs(one.told - one.came) for one in deciles(chances, reached))


Drawn = Mapping[str, tuple[list[Tenth], list[Tenth]]]


def drawing(drawn: Drawn, names: tuple[str, str]) -> str:
    """One square per level: filled circles for the first way of telling, open squares for the second."""
    width = _LEFT + len(drawn) * (_SIDE + _GAP)
    height = _TOP + _SIDE + 88
    parts = [part for place, level in enumerate(drawn) for part in _panel(place, level, drawn[level])]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
            'font-family="Inter, sans-serif" font-size="14" fill="#1a1a1a">',
            f"<title>{escape(_told(names))}</title>",
            f'<rect width="{width}" height="{height}" fill="#fff"/>',
            *_legend(names),
            *parts,
            "</svg>\n",
        ]
    )


def _told(names: tuple[str, str]) -> str:
    return (
        f"Of the years that were given a chance, the share that reached the number, by tenths: {names[0]} "
        f"(filled circles) and {names[1]} (open squares). On the line, as many came as was told."
    )


def _legend(names: tuple[str, str]) -> Iterator[str]:
    yield _mark(_LEFT + 6, 21, filled=True)
    yield f'<text x="{_LEFT + 18}" y="26">{escape(names[0])}</text>'
    yield _mark(_LEFT + 206, 21, filled=False)
    yield f'<text x="{_LEFT + 218}" y="26">{escape(names[1])}</text>'


def _panel(place: int, level: str, ways: tuple[list[Tenth], list[Tenth]]) -> Iterator[str]:
    left, bottom = _LEFT + place * (_SIDE + _GAP), _TOP + _SIDE
    yield f'<text x="{left}" y="{_TOP - 10}" font-weight="600">{escape(level)} extra variation</text>'
    yield f'<path d="M{left} {_TOP}V{bottom}H{left + _SIDE}" fill="none" stroke="#1a1a1a"/>'
    yield f'<path d="M{left} {bottom}L{left + _SIDE} {_TOP}" stroke="#767676" stroke-dasharray="4 4"/>'
    for tick in (0.0, 0.5, 1.0):
        across = left + tick * _SIDE
        yield f'<text x="{across:.0f}" y="{bottom + 20}" text-anchor="middle">{tick:g}</text>'
        yield f'<text x="{left - 8}" y="{bottom - tick * _SIDE + 5:.0f}" text-anchor="end">{tick:g}</text>'
    yield f'<text x="{left + _SIDE / 2:.0f}" y="{bottom + 42}" text-anchor="middle">told</text>'
    yield f'<text x="{left - 36}" y="{_TOP + _SIDE / 2:.0f}" text-anchor="middle" {_turned(left)}>came</text>'
    for tenths, filled in zip(ways, (True, False), strict=True):
        yield from (
            _mark(left + one.told * _SIDE, bottom - one.came * _SIDE, filled=filled) for one in tenths
        )


def _turned(left: int) -> str:
    return f'transform="rotate(-90 {left - 36} {_TOP + _SIDE / 2:.0f})"'


def _mark(across: float, down: float, *, filled: bool) -> str:
    if filled:
        return f'<circle cx="{across:.1f}" cy="{down:.1f}" r="5"/>'
    square = f'x="{across - 5:.1f}" y="{down - 5:.1f}" width="10" height="10"'
    return f'<rect {square} fill="#fff" fill-opacity="0" stroke="#1a1a1a" stroke-width="1.5"/>'
