"""Whatever happens, a command ends in a sentence."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from medborgarlofte.cli import Commands
from medborgarlofte.domain.errors import Refusal


def _group(fault: BaseException) -> click.Group:
    @click.group(cls=Commands)
    def group() -> None:
        """Kommandon."""

    @group.command()
    def fail() -> None:
        """Misslyckas."""
        raise fault

    return group


def test_a_refusal_is_told_as_it_stands() -> None:
    result = CliRunner().invoke(_group(Refusal("Filen är tom.")), ["fail"])

    assert (result.exit_code, result.stderr) == (1, "Error: Filen är tom.\n")


def test_a_fault_of_ours_is_a_sentence_and_no_traceback() -> None:
    result = CliRunner().invoke(_group(ZeroDivisionError("division by zero")), ["fail"])

    assert result.exit_code == 1
    assert "Ett fel i programmet avbröt kommandot: ZeroDivisionError" in result.stderr
    assert "Traceback" not in result.output


def test_the_traceback_is_there_for_those_who_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEDBORGARLOFTE_TRACEBACK", "1")

    with pytest.raises(ZeroDivisionError):
        CliRunner().invoke(_group(ZeroDivisionError()), ["fail"], catch_exceptions=False)
