"""Ordering files from the typesetter, which runs beside us (see `typeset`): a few at a time, not for long."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from django.utils.translation import gettext as _

from medborgarlofte.domain.errors import Refusal

log = logging.getLogger(__name__)

LONGEST = 30  # seconds
AT_ONCE = BoundedSemaphore(2)  # in this process: others who ask wait a while
_PROGRAM = Path(__file__).with_name("typeset.py")


def typeset(template: str, form: str, data: Any) -> list[bytes]:
    """The files that a template makes of the data: one PDF, or a PNG for each page.

    Refuses, for the reader to come back, when too much is ordered at once or it takes too long.
    """
    order = json.dumps({"template": template, "format": form, "data": data}).encode()
    if not AT_ONCE.acquire(timeout=LONGEST):
        raise Refusal(_("Många rapporter görs just nu. Försök igen om en stund."))
    try:
        made = subprocess.run(  # noqa: S603 - our own program
            # -P: what lies beside the program is not found by the names of other modules
            [sys.executable, "-P", str(_PROGRAM)],
            input=order,
            capture_output=True,
            timeout=LONGEST,
            check=True,
        )
    except subprocess.TimeoutExpired:
        raise Refusal(_("Rapporten tog för lång tid att göra. Webbsidan har samma innehåll.")) from None
    except subprocess.CalledProcessError as error:
        log.error("The typesetter failed: %s", error.stderr.decode(errors="replace")[-2000:])
        raise
    finally:
        AT_ONCE.release()
    return list(_files(made.stdout))


def _files(out: bytes) -> Iterator[bytes]:
    place = 0
    while place < len(out):
        start = place + 8
        place = start + int.from_bytes(out[place:start], "big")
        yield out[start:place]
