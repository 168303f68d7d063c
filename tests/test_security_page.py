"""What SECURITY.md says is defended is held by tests that are there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROWS = [
    line.strip("| ").split(" | ")
    for line in (ROOT / "SECURITY.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith(("| threat", "| ---"))
]


def test_every_defence_is_held_by_tests_that_are_there() -> None:
    assert len(ROWS) >= 20
    for threat, defence, tested in ROWS:
        files = re.findall(r"`(tests/[\w/]+\.py)`", tested)
        assert files, threat
        assert defence, threat
        assert [name for name in files if not (ROOT / name).is_file()] == [], threat


def test_every_attack_stands_in_the_table() -> None:
    attacks = sorted((ROOT / "tests" / "attacks").glob("test_*.py"))
    assert attacks
    told = " ".join(tested for *_rest, tested in ROWS)
    assert [one.name for one in attacks if f"tests/attacks/{one.name}" not in told] == []
