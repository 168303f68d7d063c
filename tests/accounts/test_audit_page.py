"""The worked example of the page on the audit trail, computed anew."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path

from medborgarlofte.accounts.chain import canonical_entry, hash_of

PAGE = Path(__file__).parents[2] / "docs" / "methods" / "audit.md"


def test_the_example_is_as_reckoned() -> None:
    page = PAGE.read_text(encoding="utf-8")
    before = ""
    examples = re.findall(r"^    (\{.*\})\n\nhas the hash `([0-9a-f]{64})`", page, re.MULTILINE)
    for line, said in examples:
        fields = json.loads(line)
        assert fields["predecessor"] == before
        fields["at"] = datetime.fromisoformat(fields["at"])
        assert canonical_entry(**fields) == line
        before = hash_of(**fields)
        assert before == said
    assert len(examples) == 2


def test_every_key_of_an_entry_is_explained() -> None:
    page = PAGE.read_text(encoding="utf-8")
    explained = re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)
    (line, *_rest) = re.findall(r"^    (\{.*\})$", page, re.MULTILINE)
    assert explained == sorted(json.loads(line))
