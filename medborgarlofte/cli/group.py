"""How every command ends: in a sentence, whatever happens."""

from __future__ import annotations

import os

import click

from medborgarlofte.domain.errors import NeedsDecision, Refusal


class Commands(click.Group):
    """Every command's refusals and interruptions end in a sentence, never in a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except NeedsDecision as asked:
            command = self.get_command(ctx, ctx.invoked_subcommand or "")
            can_keep = command is not None and "confirmed" in {one.name for one in command.params}
            raise click.ClickException(f"{asked} Bekräfta med --keep." if can_keep else str(asked)) from None
        except Refusal as refusal:
            raise click.ClickException(str(refusal)) from None
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:
            if os.environ.get("MEDBORGARLOFTE_TRACEBACK"):
                raise
            raise click.ClickException(_fault(error)) from None


def _fault(error: Exception) -> str:
    """What a user is told of a fault of ours; the traceback is for those who ask for it."""
    return (
        f"Ett fel i programmet avbröt kommandot: {type(error).__name__}: {error}. Det som var på gång är"
        " inte sparat. Kör igen med MEDBORGARLOFTE_TRACEBACK=1 och skicka det som skrivs ut till oss."
    )
