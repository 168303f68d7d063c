"""The guide's pictures, in both languages: left behind by the browser test that plays a week of work.

python -m tools.guide_pictures
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "guide" / "pictures"


def make() -> int:
    """Play the week and keep its pictures; the exit status of the test."""
    for language in ("sv", "en"):
        (PICTURES / language).mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "pytest", "-q", "tests/browser/test_working_week.py"]
    environment = {**os.environ, "MEDBORGARLOFTE_PICTURES": str(PICTURES), "MEDBORGARLOFTE_DATABASE": ""}
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(make())
