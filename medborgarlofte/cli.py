"""The command line: `medborgarlofte COMMAND`. Commands are thin; what they do lives in the parts."""

from __future__ import annotations

import os
import sys

import click

from medborgarlofte.domain.errors import Refusal

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "medborgarlofte.settings")


class Commands(click.Group):
    """Every command's refusals and interruptions end in a sentence, never in a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except Refusal as refusal:
            raise click.ClickException(str(refusal)) from None


@click.group(cls=Commands)
@click.version_option(package_name="medborgarlofte", prog_name="medborgarlofte")
def main() -> None:
    """Medborgarlöften från publicerad sida till ärlig uppföljning."""


def _use_database() -> None:
    """Start Django, for the commands that need the database."""
    import django

    django.setup()


if __name__ == "__main__":
    sys.exit(main())
