"""What happened to commitments between two promises, shortly: `Förlängdes. Målet höjdes.`"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medborgarlofte.domain.change import Change, ChangeKind, Side
from medborgarlofte.domain.lineage import Act
from medborgarlofte.domain.pace import Held
from medborgarlofte.domain.target_changes import is_counted, target_changes
from medborgarlofte.domain.targets import CountTarget
from medborgarlofte.promises.carried import Carried, Linked

from .target_words import amount, every


def carried_in_words(one: Carried, held: tuple[Held, Held]) -> tuple[str, bool]:
    """The sentences, and whether what goes on binds less. `held` are the days of the two promises.

    What was closed is told as that alone: it may have been done.
    """
    if one.act is Act.CLOSE:
        return _act(one), False
    if len(one.earlier) > 1 or len(one.later) > 1:
        lost = _counted(one.earlier) and not _counted(one.later)
        return " ".join([_act(one), _("Det går inte längre att räkna.")] if lost else [_act(one)]), lost
    found = list(target_changes(one.earlier[0].said, one.later[0].said, held))
    weaker = any(change.weakens for change in found)
    return " ".join([_act(one), *_targets(found, one)]), weaker


def _act(one: Carried) -> str:
    before = numbers_in_words([each.said.number for each in one.earlier])
    after = numbers_in_words([each.said.number for each in one.later])
    return {
        Act.EXTEND: _("Förlängdes."),
        Act.SHARPEN: _("Skärptes."),
        Act.SPLIT: _("Åtagande %(before)s delades i åtagande %(after)s."),
        Act.MERGE: _("Åtagande %(before)s slogs ihop till ett."),
        Act.REPLACE: _("Åtagande %(before)s ersattes."),
        Act.CLOSE: _("Åtagande %(before)s avslutades."),
    }[one.act] % {"before": before, "after": after}


def _counted(commitments: Sequence[Linked]) -> bool:
    return any(is_counted(target) for one in commitments for target in one.said.targets)


def _targets(found: Sequence[Change], one: Carried) -> list[str]:
    if not found:
        counted = _counted(one.earlier)
        return [_("Samma mål som förut.")] if counted else []
    told = list(dict.fromkeys(_target(change) for change in found))
    if _counted(one.earlier) and not _counted(one.later):
        told.append(_("Det går inte längre att räkna."))
    return told


def _target(change: Change) -> str:
    same = _number(change.before) == _number(change.after)
    return {
        ChangeKind.LOWERED: _("Målet mildrades.") if same else _("Målet sänktes."),
        ChangeKind.RAISED: _("Målet skärptes.") if same else _("Målet höjdes."),
        ChangeKind.TARGET_DROPPED: _("Ett mål ströks."),
        ChangeKind.TARGET_ADDED: _("Ett mål lades till."),
    }.get(change.kind, _("Målet ändrades."))


def _number(side: Side) -> list[tuple[str, str]]:
    """What is asked for and how often, apart from the terms that may make it milder."""
    counts = [target for target in side.targets if isinstance(target, CountTarget)]
    return [(amount(target), every(target)) for target in counts]


def numbers_in_words(numbers: Sequence[int]) -> str:
    """`3`, `3 och 4`, `3, 4 och 7`."""
    words = [str(number) for number in numbers]
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s och %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


def commitments_in_words(numbers: Sequence[int]) -> str:
    """`åtagande 3` or `åtagandena 3 och 4`."""
    said = ngettext("åtagande %(numbers)s", "åtagandena %(numbers)s", len(numbers))
    return said % {"numbers": numbers_in_words(numbers)}
