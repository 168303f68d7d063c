"""What commands need before they begin: the database, and what day it is."""

from __future__ import annotations

import os
from datetime import date

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "medborgarlofte.settings")


def use_database(*, ready: bool = False) -> None:
    """Start Django, for the commands that need the database; `ready` with its tables and register."""
    import django

    django.setup()
    if ready:
        from medborgarlofte.accounts.actors import COMMAND_LINE
        from medborgarlofte.places.preparing import make_ready

        make_ready(COMMAND_LINE)


def current_day() -> date:
    """Today in Sweden, whatever the machine's clock says."""
    from django.utils import timezone

    return timezone.localdate()
