"""Every check in one place: `python -m tools.check lint` and `python -m tools.check test`.

Each step prints one line; a failure stops the run with its exit status, of lint once all of it is told.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
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
    """Style, types, import contracts, templates, catalogue and the packages we rely on, two at a time."""
    steps = {
        "mypy, strict": _python("mypy"),
        "ruff: rules": [str(BIN / "ruff"), "check", "."],
        "ruff: format": [str(BIN / "ruff"), "format", "--check", "-q", "."],
        "import contracts": [str(BIN / "lint-imports"), "--no-cache"],
        "templates": [str(BIN / "djade"), "--check", "--target-version", "5.2", *_templates()],
        "catalogue": _python("tools.messages", "check"),
        "known vulnerabilities": _python("tools.vulnerabilities"),
        "migrations": [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"],
    }
    with ThreadPoolExecutor(2) as pool:
        ended = {title: pool.submit(_quietly, command) for title, command in steps.items()}
    for title, one in ended.items():
        done, seconds = one.result()
        print(f"— {title}\n{done.stdout}  {seconds:.0f} s", flush=True)
    failed = [one.result()[0].returncode for one in ended.values() if one.result()[0].returncode]
    if failed:
        sys.exit(failed[0])


def _quietly(command: list[str]) -> tuple[subprocess.CompletedProcess[str], float]:
    """What a step said, held back until its turn, and the seconds it took."""
    began = time.monotonic()
    done = subprocess.run(
        command, cwd=ROOT, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    return done, time.monotonic() - began


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
        print("— Browser tests do not run without Debian's Chromium: apt-get install chromium-headless-shell")
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
