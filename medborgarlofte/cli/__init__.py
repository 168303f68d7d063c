"""The command line: `medborgarlofte COMMAND`. Commands are thin; what they do lives in the parts."""

from __future__ import annotations

import click

from .activity import answer, assess, log, term
from .audit import audit
from .documents import import_, read
from .group import Commands
from .running import demo, prepare, serve, verify, worker

__all__ = ["Commands", "main"]


@click.group(cls=Commands)
@click.version_option(package_name="medborgarlofte", prog_name="medborgarlofte")
def main() -> None:
    """Medborgarlöften från publicerad sida till ärlig uppföljning."""


for _command in (answer, assess, audit, demo, import_, log, prepare, read, serve, term, verify, worker):
    main.add_command(_command)
