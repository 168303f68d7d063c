"""The build fails on a known vulnerability, and says so when it could not look."""

from __future__ import annotations

from typing import Any

import pytest

from tools.vulnerabilities import told

SOUND = {"name": "a", "version": "1", "vulns": []}
BROKEN = {"name": "b", "version": "2", "vulns": [{"id": "PYSEC-1", "fix_versions": ["3"]}]}
UNMENDED = {"name": "b", "version": "2", "vulns": [{"id": "PYSEC-1", "fix_versions": []}]}
UNKNOWN = {"name": "c", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("packages", "status", "line"),
    [
        ([SOUND], 0, "1 of 1 packages checked, 0 known vulnerabilities."),
        ([SOUND, UNKNOWN], 0, "1 of 2 packages checked, 0 known vulnerabilities."),
        ([SOUND, BROKEN], 1, "b 2: PYSEC-1, mended in 3"),
        ([UNMENDED], 1, "b 2: PYSEC-1, mended in none yet"),
        ([UNKNOWN], 0, "did not run"),
        (None, 0, "did not run"),
    ],
)
def test_a_known_vulnerability_fails_the_build(
    packages: list[dict[str, Any]] | None, status: int, line: str
) -> None:
    said = told(packages)
    assert said[0] == status
    assert line in said[1][0]
