"""Where the published seed pages lie. They are read from there and never become part of the repository."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_BESIDE = Path(__file__).resolve().parent.parent.parent / "shared" / "seeds"
SEEDS = Path(os.environ.get("MEDBORGARLOFTE_SEEDS", _BESIDE))

needs_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="set MEDBORGARLOFTE_SEEDS to the seed pages")
