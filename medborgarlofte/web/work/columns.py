"""What waits and is told by a few columns: all kinds of it in one query, however many there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime
from itertools import groupby
from typing import Any, TypeAlias

from django.db.models import DateField, DateTimeField, F, IntegerField, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.db.models.sql.compiler import SQLCompiler

from medborgarlofte.places.gates import Access

from .waiting import Waiting, declare

MOST = 2_000  # rows in all: whoever has more begins with these
_TYPES = {"int": IntegerField, "str": TextField, "date": DateField, "datetime": DateTimeField}


@dataclass(frozen=True, slots=True)
class Columns:
    """One thing that waits. A kind fills in the columns that it has; the others are None or empty.

    `title`, `detail` and `words` are texts of it, `number` its own, `other` the key of what it belongs to.
    `since` is its own first day, `day` the one that it waits for.
    `owner` is the party of its function, `holder` the user who holds the function now.
    """

    kind: str
    key: int
    title: str
    detail: str
    words: str
    state: str
    number: int | None
    other: int | None
    since: date | None
    day: date | None
    begins: datetime | None
    ends: datetime | None
    place: str
    workspace: int | None
    workspace_kind: str
    workspace_name: str
    function: int | None
    function_name: str
    owner: int | None
    owner_kind: str
    owner_name: str
    holder: int | None


class _Nothing(Value):
    """An empty column. A query has a hundred, so each is written as it stands, and never copied."""

    def resolve_expression(self, *_given: Any, **_more: Any) -> _Nothing:
        """Itself: it names nothing."""
        return self

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, tuple[str | int, ...]]:
        """With its type, since a server must know that of every column in a union."""
        told = "NULL" if self.value is None else "''"
        return f"CAST({told} AS {self.output_field.cast_db_type(connection)})", ()


_NOTHING = {type_: _Nothing("" if type_ == "str" else None, field()) for type_, field in _TYPES.items()}
Rows: TypeAlias = Any  # a query of any table with these columns
Source = Callable[[Access, date], Rows]
Teller = Callable[[Access, date, list[Columns]], Iterable[Waiting]]
_declared: dict[str, tuple[Source, Teller]] = {}


def declare_columns(kind: str, source: Source, tell: Teller) -> None:
    """Let my week ask for rows of that kind together with the others, and tell what they ask for.

    The rows are those of `columns_of`; they come the earliest day first.
    """
    _declared[kind] = (source, tell)
    declare(_of_all_kinds)


def columns_of(rows: QuerySet[Any], kind: str, **given: Any) -> Rows:
    """The rows with these columns: names of fields, or expressions; a name ending in _name may be missing.

    They stand for all who ask, and are made once, since that takes longer than to choose among them: a source
    asks them further for what is somebody's.
    """
    filled = {name: F(value) if isinstance(value, str) else value for name, value in given.items()}
    every = {f"of_{name}": filled.get(name, _NOTHING[type_]) for name, type_ in _names()}
    every["of_kind"] = Cast(Value(kind), TextField())
    every["of_key"] = F("pk")
    return rows.order_by().annotate(**every).values_list(*every)


def _names() -> Iterator[tuple[str, str]]:
    for field in fields(Columns):
        yield field.name, str(field.type).partition(" ")[0]


def _of_all_kinds(access: Access, today: date) -> Iterator[Waiting]:
    first, *others = (source(access, today) for source, _tell in _declared.values())
    found = first.union(*others, all=True).order_by("of_kind", "of_day", "of_begins", "of_key")[:MOST]
    rows = map(_columns, found)
    for kind, some in groupby(rows, key=lambda row: row.kind):
        yield from _declared[kind][1](access, today, list(some))


_TEXT = [type_ == "str" for _name, type_ in _names()]


def _columns(row: tuple[Any, ...]) -> Columns:
    """The columns of a row; a text that is missing is empty."""
    values: list[Any] = ["" if text and one is None else one for one, text in zip(row, _TEXT, strict=True)]
    return Columns(*values)
