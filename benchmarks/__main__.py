"""`make bench`: measures everything in one run and writes the tables into the README."""

from __future__ import annotations

import platform
from datetime import UTC, datetime
from pathlib import Path

from . import (
    forecast,
    importing,
    public_pages,
    reading,
    reports,
    scores,
    sheets,
    statuses,
    week,
)
from .table import Figure, markdown

README = Path(__file__).resolve().parent.parent / "README.md"
OPENS, CLOSES = "<!-- measured -->", "<!-- /measured -->"


def main() -> None:
    """Print the tables and keep them in the README, with the date and the command."""
    figures: list[Figure] = []
    for part in (reading, importing, sheets, statuses, public_pages, week, reports, forecast):
        figures += part.run()
    text = "\n\n".join(
        [
            f"By `make bench` on {datetime.now(UTC):%-d %B %Y}, Python {platform.python_version()}, one run.",
            "How well documents are read, by the scorer that lies beside the sample documents:",
            scores.markdown(),
            "How fast, held against its bound or its peer (a ratio of 1 or less keeps the bound):",
            markdown(figures),
        ]
    )
    print(text)
    before, _, rest = README.read_text(encoding="utf-8").partition(OPENS)
    _, _, after = rest.partition(CLOSES)
    README.write_text(f"{before}{OPENS}\n{text}\n{CLOSES}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
