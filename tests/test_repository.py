"""What the repository promises about itself, so that it cannot drift."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from medborgarlofte.cli import main

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")
GUIDES = ("docs/guide/sv.md", "docs/guide/en.md")


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_index_and_no_path(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")

    assert "://" not in text
    assert not re.search(r"^(-|.*@ )", text, re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_hashes(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    packages = re.findall(r"^([a-z0-9._-]+)==", text, re.MULTILINE)
    blocks = re.split(r"^(?=[a-z0-9._-]+==)", text, flags=re.MULTILINE)[1:]

    assert packages
    assert [block.split("==")[0] for block in blocks if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("guide", GUIDES)
@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_stands_in_the_guide(guide: str, command: str) -> None:
    assert f"medborgarlofte {command}" in (ROOT / guide).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_explains_itself_in_swedish(name: str) -> None:
    command: click.Command = main.commands[name]

    assert command.help, "a command without help"
    assert not re.search(r"\b(the|this|and|with)\b", command.help)


def test_no_python_file_of_ours_is_longer_than_300_lines() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for folder in ("medborgarlofte", "tools", "benchmarks")
        for path in (ROOT / folder).rglob("*.py")
        if "migrations" not in path.parts
        and (lines := len(path.read_text(encoding="utf-8").splitlines())) > 300
    }
    assert long == {}


def test_every_part_opens_with_its_purpose() -> None:
    for init in (ROOT / "medborgarlofte").glob("*/__init__.py"):
        assert init.read_text(encoding="utf-8").startswith('"""'), init


@pytest.mark.parametrize("page", ["README.md", "SECURITY.md", "CONTRIBUTING.md", *GUIDES])
def test_what_a_page_points_to_is_there(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    links = [(ROOT / page).parent / link for link in re.findall(r"\]\((?!http)([^)#]+)", text)]
    paths = [ROOT / path for path in re.findall(r"`((?:tests|docs|medborgarlofte|tools)/[\w./-]*)`", text)]

    assert [str(path) for path in (*links, *paths) if not path.exists()] == []


def test_every_method_page_is_named_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    pages = sorted(path.name for path in (ROOT / "docs" / "methods").glob("*.md"))

    assert [name for name in pages if f"docs/methods/{name}" not in readme] == []
