"""The command line: `medborgarlofte COMMAND`. Commands are thin; what they do lives in the parts."""

from __future__ import annotations

import click

from .accounts import invite
from .activity import answer, assess, log, term
from .audit import audit
from .dispose import dispose
from .documents import import_, read
from .group import Commands
from .members import member
from .notices import notices
from .permissions import permissions
from .reports import reports
from .running import demo, prepare, serve, verify, worker

__all__ = ["Commands", "main"]


@click.group(cls=Commands)
@click.version_option(package_name="medborgarlofte", prog_name="medborgarlofte")
def main() -> None:
    """Medborgarlöften från publicerad sida till ärlig uppföljning."""


_ALL = (
    answer,
    assess,
    audit,
    demo,
    dispose,
    import_,
    invite,
    log,
    member,
    notices,
    permissions,
    prepare,
    read,
    reports,
    serve,
    term,
    verify,
    worker,
)
for _command in _ALL:
    main.add_command(_command)
