"""Typesetting, run as a process of its own: an order as JSON comes in, files go out, each after its length.

What a report may take in time and memory is bounded here, and a fault of the typesetter ends nothing else.
It imports nothing of ours, so that it starts quickly.
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

import typst

HERE = Path(__file__).resolve().parent
SECONDS, BYTES = 60, 4_000_000_000  # of processor time, and of addresses: the fonts and threads take most
STANDARDS = ["a-2a", "ua-1"]  # PDF/A-2a to be kept, PDF/UA-1 to be read by everybody
PPI = 192


def main() -> None:
    """Set what is ordered on standard input, `{"template", "format", "data"}`."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    order = json.load(sys.stdin)
    made = typst.compile(
        str(HERE / "typst" / order["template"]),
        format=order["format"],
        font_paths=typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(HERE / "fonts")]
        ),
        sys_inputs={"report": json.dumps(order["data"])},
        **({"pdf_standards": STANDARDS} if order["format"] == "pdf" else {"ppi": PPI}),
    )
    for file in made if isinstance(made, list) else [made or b""]:
        sys.stdout.buffer.write(len(file).to_bytes(8, "big") + file)


if __name__ == "__main__":
    main()
