"""One row per measured figure, and the table they make."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured figure beside the bound it must keep.

    `at_most` tells the direction: True when less is better. `ratio` is measured over bound for those,
    bound over measured for the others, so that 1.00 or below always keeps the bound.
    """

    what: str
    measured: float
    unit: str
    bound: float
    at_most: bool = True

    @property
    def ratio(self) -> float:
        """At most 1 when the bound is kept."""
        return self.measured / self.bound if self.at_most else self.bound / self.measured


def markdown(figures: list[Figure]) -> str:
    """The figures as a Markdown table, ratios last."""
    lines = ["| what | measured | bound | ratio |", "| --- | ---: | ---: | ---: |"]
    for figure in figures:
        sign = "≤" if figure.at_most else "≥"
        lines.append(
            f"| {figure.what} | {_number(figure.measured)} {figure.unit} "
            f"| {sign} {_number(figure.bound)} {figure.unit} | {figure.ratio:.2f} |"
        )
    return "\n".join(lines)


def _number(value: float) -> str:
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.{2 if value >= 1 else 3}f}".rstrip("0").rstrip(".")
