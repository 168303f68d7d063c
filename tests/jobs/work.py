"""Small jobs for the tests, which a worker process can import."""

from __future__ import annotations

import os
from pathlib import Path
from time import sleep

from medborgarlofte.domain.errors import Refusal
from medborgarlofte.places.models import PoliceRegion


def write(name: str) -> None:
    """Idempotent: the row stands once however often it is written."""
    PoliceRegion.objects.get_or_create(name=name)


def write_the_second_time(name: str, folder: str) -> None:
    """Tells who does it in a file for each attempt; the first hangs, as if it had much to do."""
    (Path(folder) / f"{os.getpid()}.begun").write_text("", encoding="utf-8")
    if len(list(Path(folder).glob("*.begun"))) == 1:
        sleep(60)
    write(name)


def note(name: str, folder: str) -> None:
    """Not idempotent, so that a job done twice is seen."""
    with (Path(folder) / f"{name}.note").open("a", encoding="utf-8") as file:
        file.write(f"{os.getpid()}\n")


def hang() -> None:
    sleep(60)


def refuse() -> None:
    raise Refusal("Filen är tom.")


def divide() -> float:
    return 1 / 0
