"""Known vulnerabilities among the locked packages: `python -m tools.vulnerabilities`.

Fails on a known one. Where the service cannot be reached, or does not know the packages, one line says that
nothing was checked: a build without a network is not a broken build.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

LOCK = Path(__file__).resolve().parent.parent / "requirements.lock"
SECONDS = 120  # for all of it
_AUDIT = (
    "-m", "pip_audit", "--require-hashes", "--disable-pip", "--progress-spinner", "off", "--timeout", "10",
    "--format", "json", "--requirement",
)  # fmt: skip


def audited(lock: Path = LOCK) -> list[dict[str, Any]] | None:
    """What the service says of each package; None when it did not answer."""
    try:
        done = subprocess.run(
            [sys.executable, *_AUDIT, str(lock)], capture_output=True, text=True, timeout=SECONDS, check=False
        )
        return list(json.loads(done.stdout)["dependencies"])
    except (subprocess.TimeoutExpired, ValueError, KeyError):
        return None


def told(packages: list[dict[str, Any]] | None) -> tuple[int, list[str]]:
    """The exit status, and the lines that say why."""
    if packages is None:
        return 0, [
            "The audit of dependencies did not run: the service for vulnerabilities cannot be reached."
        ]
    found = [_fault(one, fault) for one in packages for fault in one.get("vulns", [])]
    unknown = sum("skip_reason" in one for one in packages)
    if unknown == len(packages):
        return 0, [
            "The audit of dependencies did not run: the service for vulnerabilities knows no package here."
        ]
    checked = (
        f"{len(packages) - unknown} of {len(packages)} packages checked, {len(found)} known vulnerabilities."
    )
    return (1 if found else 0), [*found, checked]


def _fault(package: dict[str, Any], fault: dict[str, Any]) -> str:
    mended = ", ".join(fault["fix_versions"]) or "none yet"
    return f"{package['name']} {package['version']}: {fault['id']}, mended in {mended}"


if __name__ == "__main__":
    status, lines = told(audited())
    print("\n".join(f"  {line}" for line in lines))
    sys.exit(status)
