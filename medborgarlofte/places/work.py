"""What functions answer for: each part declares the kinds of work that it knows of.

A hand-over keeps the list as it was at that moment, and a function that has work is not ended.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise as LazyText

from .models import Function


@dataclass(frozen=True, slots=True)
class Work:
    """One thing that a function answers for. `address` is the path of its page, empty when it has none."""

    kind: str
    told: str
    address: str = ""


Provider = Callable[[Sequence[Function]], Mapping[int, Sequence[Work]]]
_declared: dict[str, tuple[LazyText, Provider]] = {}


def declare(kind: str, heading: LazyText, provider: Provider) -> None:
    """Let functions have work of this kind, told under this heading.

    The provider gives the work of each function by its key, asking the database as often for many as for
    one; functions without any may be left out.
    """
    _declared[kind] = (heading, provider)


def work_of(functions: Sequence[Function]) -> dict[int, list[Work]]:
    """All that each of the functions answers for now, by its key, kind by kind."""
    found: dict[int, list[Work]] = {function.pk: [] for function in functions}
    for _heading, provider in _declared.values():
        for key, lines in provider(functions).items():
            found[key].extend(lines)
    return found


def heading_of(kind: str) -> str:
    """What work of that kind is listed under; the kind itself when nobody declares it any more."""
    return str(_declared[kind][0]) if kind in _declared else kind


def answering(functions: Sequence[Function]) -> dict[int, list[Work]]:
    """The functions whose manager each of these is."""
    found: dict[int, list[Work]] = {}
    for one in Function.objects.current().filter(manager__in=functions):
        found.setdefault(one.manager_id or 0, []).append(Work("function", one.name))
    return found
