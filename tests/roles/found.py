"""The doors of the product: every public function of an `actions` module that takes an actor first."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType

ROOT = "medborgarlofte"
PARTS = (
    *("places", "dialogue", "incidents", "promises", "followup", "ingest", "publishing"),
    *("web.reminders", "web.queue"),
)
PLACES = ("accounts", *(f"{part}.actions" for part in PARTS))


def doors() -> set[str]:
    """Their names: "places.functions.add_function"."""
    return {name for place in PLACES for module in _modules(f"{ROOT}.{place}") for name in _in(module)}


def _modules(name: str) -> Iterator[ModuleType]:
    package = import_module(name)
    yield package
    for one in walk_packages(getattr(package, "__path__", []), f"{name}."):
        if ".migrations" not in one.name:
            yield import_module(one.name)


def _in(module: ModuleType) -> Iterator[str]:
    for name, one in inspect.getmembers(module, inspect.isfunction):
        here = one.__module__ == module.__name__ and not name.startswith("_")
        if here and next(iter(inspect.signature(one).parameters), "") == "actor":
            short = module.__name__.removeprefix(f"{ROOT}.").replace(".actions", "")
            yield f"{short}.{name}"
