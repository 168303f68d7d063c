"""A change between two versions as one plain sentence.

`Åtagande 3 sänktes: från minst 104 trafikkontroller per år till minst 60 trafikkontroller per år.`

Words of the source stand between marks; `formats.as_plain` and `formats.as_html` take them away.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medborgarlofte.domain.change import Change, ChangeKind, Side
from medborgarlofte.domain.target_changes import is_counted
from medborgarlofte.domain.targets import CountTarget, Operator, Target, WhenNeededTarget

from .area_words import area_names, goal_kind_name
from .formats import number, quoted, years
from .target_words import target_in_words


def change_in_words(change: Change) -> str:
    """The whole sentence (or two), for residents."""
    return _SENTENCES[change.kind](change)


def weaker() -> str:
    """The mark beside a change that makes the promise bind less."""
    return _("Svagare än förut")


def _dropped(change: Change) -> str:
    said = {"number": change.number, "text": _quotes(change.before.texts)}
    return _("Åtagande %(number)s togs bort: %(text)s.") % said


def _added(change: Change) -> str:
    said = {"number": change.number, "text": _quotes(change.after.texts)}
    return _("Åtagande %(number)s lades till: %(text)s.") % said


def _lowered(change: Change) -> str:
    if _fewer_or_more(change):
        return _("Åtagande %(number)s sänktes: från %(before)s till %(after)s.") % _from_to(change)
    return _("Åtagande %(number)s mildrades: från %(before)s till %(after)s.") % _from_to(change)


def _raised(change: Change) -> str:
    if _fewer_or_more(change):
        return _("Åtagande %(number)s höjdes: från %(before)s till %(after)s.") % _from_to(change)
    return _("Åtagande %(number)s skärptes: från %(before)s till %(after)s.") % _from_to(change)


def _target_changed(change: Change) -> str:
    said = _("Målet i åtagande %(number)s ändrades: från %(before)s till %(after)s.") % _from_to(change)
    less = _("I någon del kräver det mindre än förut.")
    return f"{said} {less}" if change.weakens else said


def _from_to(change: Change) -> dict[str, object]:
    before, after = (_targets(side.targets) for side in (change.before, change.after))
    return {"number": change.number, "before": before, "after": after}


def _targets(targets: Sequence[Target]) -> str:
    return joined([target_in_words(target) for target in targets])


def _fewer_or_more(change: Change) -> bool:
    """Whether the number itself fell or rose: "lowered"; else terms or limits became milder."""
    said = [
        (target.number, target.per, target.every)
        for side in (change.before, change.after)
        for target in side.targets
        if isinstance(target, CountTarget) and target.operator is not Operator.AT_MOST
    ]
    return len(said) == 2 and said[0] != said[1]


def _target_dropped(change: Change) -> str:
    (target,) = change.before.targets
    said = {"number": change.number, "target": target_in_words(target)}
    sentences = [_("Målet ”%(target)s” ströks i åtagande %(number)s.") % said]
    if any(isinstance(one, WhenNeededTarget) for one in change.after.targets):
        sentences.append(_("Åtagandet gäller nu vid behov."))
    if is_counted(target) and not change.counted:
        sentences.append(_("Åtagandet går inte längre att räkna."))
    return " ".join(sentences)


def _target_added(change: Change) -> str:
    (target,) = change.after.targets
    said = {"number": change.number, "target": target_in_words(target)}
    sentence = _("Åtagande %(number)s fick ett mål: %(target)s.") % said
    if is_counted(target) and not change.counted:
        countable = _("Åtagandet går nu att räkna.")
        return f"{sentence} {countable}"
    return sentence


def _reworded(change: Change) -> str:
    return _turned(_("Ordalydelsen i åtagande %(number)s") % {"number": change.number}, change)


def _parties(change: Change) -> str:
    return _turned(_("Ansvaret för åtagande %(number)s") % {"number": change.number}, change)


def _moved(change: Change) -> str:
    return _turned(_("Rubriken för åtagande %(number)s") % {"number": change.number}, change)


def _result(change: Change) -> str:
    return _turned(_("Resultatet för åtagande %(number)s") % {"number": change.number}, change)


def _period(change: Change) -> str:
    words = [years(*side.period) if side.period else "" for side in (change.before, change.after)]
    if words[0] == words[1]:
        return _turned(_("Namnet på löftets period"), change)
    said = _("Löftets period ändrades. Förut: %(before)s. Nu: %(after)s.")
    sentence = said % {"before": words[0], "after": words[1]}
    known = change.after.period and change.after.period[0]
    shorter = _("Löftet gäller kortare tid än förut.")
    return f"{sentence} {shorter}" if change.weakens and known else sentence


def _followup(change: Change) -> str:
    sides = change.before, change.after
    if sides[0].times == sides[1].times:
        return _turned(_("Texten om uppföljning"), change)
    before, after = (_times(side) for side in sides)
    said = _("Uppföljningen ändrades: från %(before)s till %(after)s.")
    sentence = said % {"before": before, "after": after}
    rarer = _("Löftet följs upp mer sällan än förut.")
    return f"{sentence} {rarer}" if change.weakens and change.after.times else sentence


def _times(side: Side) -> str:
    if not side.times:
        return _("inget angivet antal gånger")
    many = ngettext("%(count)s gång per år", "%(count)s gånger per år", int(side.times))
    return many % {"count": number(int(side.times) if side.times.is_integer() else side.times)}


def _other(change: Change) -> str:
    what = _field(change.field)
    if change.number is not None:
        what = _("%(what)s i åtagande %(number)s") % {"what": what, "number": change.number}
    if change.field in _UNTOLD:
        return _("%(what)s ändrades.") % {"what": what}
    return _turned(what, change)


# Values that are codes or long lists: that they changed is told, what they are stands on the page.
_UNTOLD = frozenset({"order", "links", "kind", "municipality_code", "sensitive", "as_needed", "targets"})


_NAMES = frozenset({"parties", "co_actors", "functions", "municipality", "police_area"})


def _field(field: str) -> str:
    return {
        "problem": _("Problemet"),
        "aim": _("Syftet"),
        "extension_of": _("Vilket löfte som förlängs"),
        "extension_reason": _("Skälet till förlängningen"),
        "extension_lessons": _("Lärdomarna inför förlängningen"),
        "municipality": _("Kommunens namn"),
        "municipality_code": _("Kommunkoden"),
        "police_area": _("Lokalpolisområdet"),
        "kind": _("Typ av löfte"),
        "links": _("Länkarna"),
        "focus_areas": _("Fokusområdena"),
        "order": _("Åtagandenas ordning"),
        "targets": _("Målens ordning"),
        "areas": _("Ämnena"),
        "target_groups": _("Målgrupperna"),
        "places": _("Platserna"),
        "co_actors": _("De medverkande"),
        "functions": _("Funktionen som ansvarar"),
        "times": _("Tiden"),
        "plans": _("Planerna"),
        "goal_kind": _("Slaget av mål"),
        "goal": _("Målet som tjänas"),
        "sensitive": _("Markeringen som känsligt"),
        "as_needed": _("Uppgiften ”vid behov”"),
    }.get(field, field)


def _turned(what: str, change: Change) -> str:
    """That something was added, taken away, or turned from one text into another."""
    before, after = (_texts(side, change.field) for side in (change.before, change.after))
    said = {"what": what, "before": before, "after": after}
    if before == after:
        return _("%(what)s ändrades.") % said
    if not before:
        return _("%(what)s lades till: %(after)s.") % said
    if not after:
        return _("%(what)s togs bort: %(before)s.") % said
    return _("%(what)s ändrades: från %(before)s till %(after)s.") % said


def _texts(side: Side, field: str) -> str:
    if field == "areas":
        return joined(area_names(side.texts))
    if field == "goal_kind":
        return joined([goal_kind_name(kind) for kind in side.texts])
    return joined([quoted(name) for name in side.texts]) if field in _NAMES else _quotes(side.texts)


def _quotes(texts: Sequence[str]) -> str:
    """Words of the source in quotation marks, without the full stop that our own sentence brings."""
    return joined([_("”%(words)s”") % {"words": quoted(text.strip().rstrip("."))} for text in texts])


def joined(words: Sequence[str]) -> str:
    """`3, 4 och 5`."""
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s och %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


_SENTENCES: dict[ChangeKind, Callable[[Change], str]] = {
    ChangeKind.DROPPED: _dropped,
    ChangeKind.ADDED: _added,
    ChangeKind.LOWERED: _lowered,
    ChangeKind.RAISED: _raised,
    ChangeKind.TARGET_CHANGED: _target_changed,
    ChangeKind.TARGET_DROPPED: _target_dropped,
    ChangeKind.TARGET_ADDED: _target_added,
    ChangeKind.REWORDED: _reworded,
    ChangeKind.PARTIES_CHANGED: _parties,
    ChangeKind.MOVED_AREA: _moved,
    ChangeKind.RESULT_ADDED: _result,
    ChangeKind.RESULT_CHANGED: _result,
    ChangeKind.RESULT_DROPPED: _result,
    ChangeKind.PERIOD_CHANGED: _period,
    ChangeKind.FOLLOWUP_CHANGED: _followup,
    ChangeKind.PROMISE_TEXTS_CHANGED: _other,
    ChangeKind.OTHER_CHANGED: _other,
}
