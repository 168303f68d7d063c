"""Asking for the rows of many commitments at once."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from django.db.models import F, Lookup
from django.db.models.sql.compiler import SQLCompiler


def of_commitments(keys: Iterable[int]) -> _Among:
    """A condition: that a row is of one of these commitments, in its field of that name."""
    return _Among(F("commitment"), list(keys))


class _Among(Lookup):
    """As `in`, with all keys in one parameter.

    A query of thousands is then put together as soon as one of a few, and may name as many as there are.
    """

    prepare_rhs = False

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, Any]:
        column, given = self.process_lhs(compiler, connection)
        listed = "(SELECT value FROM json_each(%s))"
        return f"{column} IN {listed}", [*given, json.dumps(self.rhs)]

    def as_postgresql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, Any]:
        column, given = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s::bigint[])", [*given, self.rhs]
