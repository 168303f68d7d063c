"""The example of docs/methods/follow-up-versions.md, reckoned anew."""

from __future__ import annotations

import json
import re
from pathlib import Path

from medborgarlofte.domain.canonical import canonical, digest
from medborgarlofte.followup.contents import FORMAT

PAGE = Path(__file__).parents[2] / "docs/methods/follow-up-versions.md"


def test_the_example_has_its_hash() -> None:
    page = PAGE.read_text(encoding="utf-8")
    (text,) = re.findall(r"```json\n(.*)\n```", page)
    assert canonical(json.loads(text)) == text
    assert json.loads(text)["format"] == FORMAT
    assert digest(text) in page
