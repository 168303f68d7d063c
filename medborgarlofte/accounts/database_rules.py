"""Rules that the database itself keeps, whoever writes: on SQLite and on PostgreSQL alike.

Each part declares its rules; they are put in place after every migration, since a migration that makes
a table anew on SQLite would lose them. A write that breaks a rule fails with the rule's name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import AppConfig
from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.signals import post_migrate, pre_migrate

PREFIX = "rule_"
_declared: list[Rule] = []


@dataclass(frozen=True, slots=True)
class Rule:
    """What may not be done to the rows of a table.

    `event` is INSERT, UPDATE or DELETE. `when` is the condition, in SQL with NEW and OLD, under which it
    is refused; the empty one refuses always. `says` is the English sentence of the database's error.
    """

    name: str
    table: str
    event: str
    says: str
    when: str = ""


def append_only(model: type[models.Model]) -> list[Rule]:
    """Rows of this table are added and never changed or taken away."""
    table = model._meta.db_table
    return [Rule(f"{table}_{event.lower()}", table, event, f"{table} is only added to") for event in CHANGES]


def chained(model: type[models.Model]) -> Rule:
    """Each row of this table comes last, and its `predecessor` is the `sha256` of the one before it."""
    table = model._meta.db_table
    # SQLite gives a row its id only after this rule, and says -1 until then.
    broken = "sha256 <> NEW.predecessor OR NEW.id BETWEEN 1 AND id"
    newest = f"SELECT {broken} FROM {table} ORDER BY id DESC LIMIT 1"  # noqa: S608 - no input
    when = f"coalesce(({newest}), NEW.predecessor <> '')"
    return Rule(f"{table}_insert", table, "INSERT", f"each row of {table} follows the newest", when)


CHANGES = ("UPDATE", "DELETE")


def declare(rules: Iterable[Rule]) -> None:
    """Have these rules kept from the next migration on."""
    _declared.extend(rule for rule in rules if rule not in _declared)


def listen(part: AppConfig) -> None:
    """Take the rules away before migrations and put them in place after; `part` hears of each once."""
    pre_migrate.connect(_before, sender=part, dispatch_uid="database_rules")
    post_migrate.connect(_after, sender=part, dispatch_uid="database_rules")


def _before(*, using: str, **_ignored: Any) -> None:
    take_away(using)


def _after(*, using: str, **_ignored: Any) -> None:
    put_in_place(using)


def put_in_place(using: str = "default") -> None:
    """Make the rules whose tables are there. Those that stand already are made anew."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for rule in _declared:
            if rule.table in tables:
                for statement in _making(connection, rule):
                    cursor.execute(statement)


def take_away(using: str = "default") -> None:
    """Drop the rules, for migrations alone."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for rule in _declared:
            if rule.table in tables:
                for statement in _dropping(connection, rule):
                    cursor.execute(statement)


def _dropping(connection: BaseDatabaseWrapper, rule: Rule) -> list[str]:
    name = PREFIX + rule.name
    if connection.vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {name}"]
    return [
        f"DROP TRIGGER IF EXISTS {name} ON {rule.table}",
        f"DROP TRIGGER IF EXISTS {name}_all ON {rule.table}",
    ]


def _making(connection: BaseDatabaseWrapper, rule: Rule) -> list[str]:
    name = PREFIX + rule.name
    when = f" WHEN ({rule.when})" if rule.when else ""
    drop = _dropping(connection, rule)
    if connection.vendor == "sqlite":
        when = when.replace("IS DISTINCT FROM", "IS NOT")  # which SQLite has had for longer
        body = f"BEGIN SELECT RAISE(ABORT, '{rule.says}'); END"
        return [*drop, f"CREATE TRIGGER {name} BEFORE {rule.event} ON {rule.table} FOR EACH ROW{when} {body}"]
    # PostgreSQL's WHEN takes no subqueries, so the condition stands in the function.
    test = f"IF {rule.when} THEN {{}} END IF;" if rule.when else "{}"
    refuse = test.format(f"RAISE EXCEPTION '{rule.says}' USING ERRCODE = 'integrity_constraint_violation';")
    row = "OLD" if rule.event == "DELETE" else "NEW"
    made = [
        *drop,
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS"
        f" $rule$ BEGIN {refuse} RETURN {row}; END $rule$",
        f"CREATE TRIGGER {name} BEFORE {rule.event} ON {rule.table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]
    if rule.event == "DELETE":
        made += _refusing_truncate(rule, name)
    return made


def _refusing_truncate(rule: Rule, name: str) -> list[str]:
    """A table whose rows may not be deleted may not be emptied at once either."""
    return [
        f"CREATE OR REPLACE FUNCTION {name}_all() RETURNS trigger LANGUAGE plpgsql AS"
        f" $rule$ BEGIN RAISE EXCEPTION '{rule.says}'"
        " USING ERRCODE = 'integrity_constraint_violation'; END $rule$",
        f"CREATE TRIGGER {name}_all BEFORE TRUNCATE ON {rule.table}"
        f" FOR EACH STATEMENT EXECUTE FUNCTION {name}_all()",
    ]
