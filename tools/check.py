"""Every check in one place: `python -m tools.check lint` and `python -m tools.check test`.

Each step prints one line before it runs; the first that fails stops the run with its exit status.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import psycopg

from tools.browser import chromium

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
POSTGRES = os.environ.get("MEDBORGARLOFTE_TEST_POSTGRES", "postgres://postgres@127.0.0.1:5432/postgres")
SEEDS = Path(os.environ.get("MEDBORGARLOFTE_SEEDS", ROOT.parent / "shared" / "seeds"))


def _step(title: str, command: list[str], **environment: str) -> None:
    print(f"— {title}", flush=True)
    began = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=False)
    print(f"  {time.monotonic() - began:.0f} s", flush=True)
    if done.returncode:
        sys.exit(done.returncode)


def _python(*arguments: str) -> list[str]:
    return [sys.executable, "-m", *arguments]


def _templates() -> list[str]:
    return [str(path) for path in sorted((ROOT / "medborgarlofte").rglob("templates/**/*.html"))]


def lint() -> None:
    """Style, types, import contracts, templates, catalogue and the packages we rely on."""
    _step("ruff: rules", [str(BIN / "ruff"), "check", "."])
    _step("ruff: format", [str(BIN / "ruff"), "format", "--check", "-q", "."])
    _step("mypy, strict", _python("mypy"))
    _step("import contracts", [str(BIN / "lint-imports"), "--no-cache"])
    _step("templates", [str(BIN / "djade"), "--check", "--target-version", "5.2", *_templates()])
    _step("catalogue", _python("tools.messages", "check"))
    _step("known vulnerabilities", _python("tools.vulnerabilities"))
    _step("migrations", [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"])


def _postgres_answers() -> bool:
    try:
        psycopg.connect(POSTGRES, connect_timeout=3).close()
    except psycopg.Error:
        return False
    return True


def test() -> None:
    """Everything: lint, all tests on SQLite, the database tests again on PostgreSQL."""
    lint()
    _step("catalogue: compile", _python("tools.messages", "compile"))
    browser = chromium()
    if not browser:
        print("— Browser tests do not run. Debian's Chromium is needed: apt-get install chromium")
    if not SEEDS.is_dir():
        print("— Tests on the published seed pages do not run: set MEDBORGARLOFTE_SEEDS to their folder.")
    markers = [] if browser else ["-m", "not browser"]
    if _postgres_answers():
        database_tests = _python("pytest", "-n2", "--dist", "worksteal", "-m", "database and not browser")
        _step("tests of the database, on PostgreSQL", database_tests, MEDBORGARLOFTE_DATABASE=POSTGRES)
    else:
        print("— SQLite alone is tested: no PostgreSQL at MEDBORGARLOFTE_TEST_POSTGRES or 127.0.0.1:5432.")
    _step(
        "tests, on SQLite",
        _python("pytest", "-n2", "--dist", "worksteal", *markers),
        MEDBORGARLOFTE_DATABASE="",
    )


if __name__ == "__main__":
    {"lint": lint, "test": test}[sys.argv[1]]()
