"""The scorer's figures on the sample documents and, where they are at hand, on the published seed pages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "tests" / "corpus"
SEEDS = Path(os.environ.get("MEDBORGARLOFTE_SEEDS", ROOT.parent / "shared" / "seeds"))
SHOWN = ("documents", "commitments", "found_f1", "whole", "areas_f1", "head")


def scored(documents: Path, gold: Path) -> dict[str, float]:
    """What the scorer says of the JSON that `medborgarlofte read --out` writes for a folder."""
    with tempfile.TemporaryDirectory() as out:
        paths = [str(path) for path in sorted(documents.iterdir()) if _is_document(path, gold)]
        read = [sys.executable, "-m", "medborgarlofte.cli", "read", *paths, "--out", out]
        subprocess.run(read, check=True, capture_output=True)
        score = [sys.executable, str(CORPUS / "score.py"), out, "--gold", str(gold), "--json"]
        found: dict[str, float] = json.loads(subprocess.run(score, check=True, capture_output=True).stdout)
    return found


def _is_document(path: Path, gold: Path) -> bool:
    return path.suffix != ".json" and (gold / f"{path.stem}.json").exists()


def markdown() -> str:
    """One row per set of documents."""
    rows = [("sample documents", scored(CORPUS, CORPUS))]
    if SEEDS.is_dir():
        rows.append(("published seed pages", scored(SEEDS, SEEDS / "gold")))
    lines = [f"| set | {' | '.join(SHOWN)} |", "| --- |" + " ---: |" * len(SHOWN)]
    lines += [f"| {name} | {' | '.join(f'{found[key]:g}' for key in SHOWN)} |" for name, found in rows]
    return "\n".join(lines)
