#!/usr/bin/env python3
# The scorer as it came with the samples, kept unchanged below these lines.
# ruff: noqa
# fmt: off
# mypy: ignore-errors
"""Score what the importer read from promise documents against gold annotations.

    score.py PREDICTED_DIR [--gold DIR] [--each] [--json]

PREDICTED_DIR holds one NAME.json per document, as `read --json` prints it: an object with
`municipality`, `police_area`, `periods` (start, end, kind), `commitments` and `followup`.
A commitment has `text` (or `starts`), `period`, `responsible`, `quantity` (min, per), `as_needed`, `areas`.
--gold defaults to the folder of this script. A gold file without a prediction counts as an empty one.

Commitments are aligned in document order on their first three words (longest common
subsequence; two words suffice where one side has only two). Reported, micro-averaged:
  found       precision, recall and F1 of the commitments themselves
  period, responsible, quantity, as_needed   share right among the aligned commitments
              (quantity: number AND unit of time; a gold value that is null matches anything,
              gold quantities marked implicit are skipped)
  areas       F1 of the labels on aligned commitments
  whole       share of all gold commitments that were found with period, responsible,
              quantity and as_needed all right
  head        share right of municipality, police_area, periods, followup
"""
from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path

NOT_GOLD = {"package.json"}


def words(text: str) -> tuple[str, ...]:
    text = re.sub(r"[\u200b\u00ad]", "", text).strip()
    text = re.sub(r"^(?:[^\w(\"”»]+|\w{1,2}[.)]\s+)+", "", text)
    return tuple(w.strip(".,;:()!?\"”»").lower() for w in text.replace("\u00a0", " ").split()[:3])


def same_start(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    n = min(len(a), len(b))
    return n > 0 and a[:n] == b[:n] and (n >= 2 or len(a) == len(b))


def align(gold: list, pred: list) -> list[tuple[int, int]]:
    """Longest common subsequence on the first words, preferring equal periods among ties."""
    g = [words(c.get("starts") or c.get("text", "")) for c in gold]
    p = [words(c.get("text") or c.get("starts", "")) for c in pred]
    score = [[0.0] * (len(p) + 1) for _ in range(len(g) + 1)]
    for i in range(len(g) - 1, -1, -1):
        for j in range(len(p) - 1, -1, -1):
            best = max(score[i + 1][j], score[i][j + 1])
            if same_start(g[i], p[j]):
                bonus = 1 + (0.01 if period(gold[i]) == period(pred[j]) else 0)
                best = max(best, score[i + 1][j + 1] + bonus)
            score[i][j] = best
    pairs, i, j = [], 0, 0
    while i < len(g) and j < len(p):
        if same_start(g[i], p[j]):
            bonus = 1 + (0.01 if period(gold[i]) == period(pred[j]) else 0)
            if abs(score[i][j] - score[i + 1][j + 1] - bonus) < 1e-9:
                pairs.append((i, j))
                i, j = i + 1, j + 1
                continue
        if score[i][j] == score[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def period(c: dict) -> str | None:
    value = c.get("period")
    return re.sub(r"\s*[-–—/]\s*", "-", str(value).strip()) if value else None


def responsible(c: dict) -> list[str]:
    return sorted({re.sub(r"\s+", " ", r).strip().lower() for r in c.get("responsible") or []})


def same_parties(gold: dict, pred: dict) -> bool:
    """Equal, where another's name may be given shorter or longer ("other:X" and "other:X AB")."""
    g, p = responsible(gold), responsible(pred)
    return len(g) == len(p) and all(
        a == b or (a.startswith("other:") and b.startswith("other:") and (a.startswith(b) or b.startswith(a)))
        for a, b in zip(g, p)
    )


def quantity_right(gold: dict, pred: dict) -> bool | None:
    g, p = gold.get("quantity"), pred.get("quantity")
    if g and g.get("implicit"):
        return None
    if p and p.get("min") is None and p.get("per") is None:
        p = None
    if not g:
        return not p or bool(p.get("implicit") and p.get("min") == 1)
    if g.get("min") is None and g.get("per") is None:
        return True
    if not p:
        return False
    for key in ("min", "per"):
        if g.get(key) is not None and g.get(key) != p.get(key):
            one_year = {g.get("per"), p.get("per")} == {"year", "period"}
            label = period(gold) or ""
            if not (key == "per" and one_year and re.fullmatch(r"\d{4}", label)):
                return False
    return True


def heads(gold: dict, pred: dict) -> list[bool]:
    def periods(doc):
        return [(p.get("start"), p.get("end"), p.get("kind")) for p in doc.get("periods") or []]

    def followup(doc):
        f = doc.get("followup") or {}
        return f.get("times_per_year"), bool(f.get("text_has_results"))

    return [
        gold.get("municipality") == pred.get("municipality"),
        gold.get("police_area") == pred.get("police_area"),
        periods(gold) == periods(pred),
        followup(gold) == followup(pred),
    ]


def score(names: list[str], gold_dir: Path, pred_dir: Path, each: bool) -> dict:
    n = dict.fromkeys("gold pred hit period responsible quantity quantity_n as_needed whole".split(), 0)
    area = [0, 0, 0]
    head = [0, 0]
    for name in names:
        gold = json.loads((gold_dir / f"{name}.json").read_text(encoding="utf-8"))
        path = pred_dir / f"{name}.json"
        pred = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        gc, pc = gold["commitments"], pred.get("commitments") or []
        pairs = align(gc, pc)
        n["gold"] += len(gc)
        n["pred"] += len(pc)
        n["hit"] += len(pairs)
        ok = heads(gold, pred) if path.exists() else [False] * 4
        head[0] += sum(ok)
        head[1] += len(ok)
        wrong = []
        for i, j in pairs:
            g, p = gc[i], pc[j]
            q = quantity_right(g, p)
            right = {
                "period": period(g) == period(p),
                "responsible": same_parties(g, p),
                "quantity": q,
                "as_needed": bool(g.get("as_needed")) == bool(p.get("as_needed")),
            }
            for key, value in right.items():
                if value is not None:
                    n[key] += value
            n["quantity_n"] += q is not None
            n["whole"] += all(v is not False for v in right.values())
            ga, pa = set(g.get("areas") or []), set(p.get("areas") or [])
            area = [area[0] + len(ga & pa), area[1] + len(ga), area[2] + len(pa)]
            bad = [k for k, v in right.items() if v is False]
            if bad:
                wrong.append(f"    {g['starts']!r}: {', '.join(bad)}")
        if each:
            missed = [gc[i]["starts"] for i in range(len(gc)) if i not in {a for a, _ in pairs}]
            extra = [" ".join(words(pc[j].get("text") or pc[j].get("starts", "")))
                     for j in range(len(pc)) if j not in {b for _, b in pairs}]
            labels = ("municipality", "police_area", "periods", "followup")
            print(f"{name}: {len(pairs)}/{len(gc)} found, {len(extra)} extra"
                  + "".join(f", {lab} wrong" for lab, good in zip(labels, ok) if not good))
            for label, items in (("missed", missed), ("extra", extra)):
                for item in items:
                    print(f"    {label}: {item!r}")
            print("\n".join(wrong)) if wrong else None

    def share(a, b):
        return round(a / b, 4) if b else 0.0

    precision, recall = share(n["hit"], n["pred"]), share(n["hit"], n["gold"])
    return {
        "documents": len(names),
        "commitments": n["gold"],
        "found_precision": precision,
        "found_recall": recall,
        "found_f1": round(2 * precision * recall / (precision + recall), 4) if precision + recall else 0.0,
        "period": share(n["period"], n["hit"]),
        "responsible": share(n["responsible"], n["hit"]),
        "quantity": share(n["quantity"], n["quantity_n"]),
        "as_needed": share(n["as_needed"], n["hit"]),
        "areas_f1": share(2 * area[0], area[1] + area[2]),
        "whole": share(n["whole"], n["gold"]),
        "head": share(head[0], head[1]),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("predicted", type=Path)
    parser.add_argument("--gold", type=Path, default=Path(__file__).resolve().parent)
    parser.add_argument("--each", action="store_true", help="also print what went wrong, document by document")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    names = sorted(p.stem for p in args.gold.glob("*.json") if p.name not in NOT_GOLD)
    if not names:
        print(f"no gold files in {args.gold}", file=sys.stderr)
        return 2
    result = score(names, args.gold, args.predicted, args.each)
    if args.json:
        print(json.dumps(result))
    else:
        for key, value in result.items():
            print(f"{key:16} {value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
