"""Making the database ready: its tables and the reference data."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain.errors import Refusal

from .actions import Loaded, load_reference
from .models import Municipality


def prepare(actor: Actor) -> Loaded:
    """Make or update the tables and load the reference data; a second time changes nothing.

    Refuses when the database cannot be reached or written.
    """
    _make_folder()
    try:
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        return load_reference(actor)
    except DatabaseError as error:
        raise Refusal(
            _("Databasen går inte att använda: %(error)s") % {"error": str(error).strip()}
        ) from None


def make_ready(actor: Actor) -> bool:
    """Prepare a database in a file when it is not; True when something was done.

    Refuses a database server that is not prepared: that is for whoever runs it to do.
    """
    if _is_ready():
        return False
    if connection.vendor != "sqlite":
        raise Refusal(_("Databasen är inte förberedd. Kör medborgarlofte prepare först."))
    prepare(actor)
    return True


def _is_ready() -> bool:
    _make_folder()
    try:
        executor = MigrationExecutor(connection)
        planned = executor.migration_plan(executor.loader.graph.leaf_nodes())
        return not planned and Municipality.objects.exclude(code=None).exists()
    except DatabaseError as error:
        raise Refusal(
            _("Databasen går inte att använda: %(error)s") % {"error": str(error).strip()}
        ) from None


def _make_folder() -> None:
    """The folder of a database file; one in memory has none."""
    name = str(settings.DATABASES["default"]["NAME"])
    if connection.vendor == "sqlite" and ":memory:" not in name and "mode=memory" not in name:
        try:
            Path(name).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Refusal(
                _("Mappen för databasen går inte att skapa: %(error)s") % {"error": error.strerror}
            ) from None
