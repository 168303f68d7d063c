"""What an approved follow-up says, in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from medborgarlofte.domain.status import Status, Verdict
from medborgarlofte.domain.targets import Target, WithinTimeTarget
from medborgarlofte.domain.windows import Window

from .formats import number, span
from .sentences import cases
from .status_words import standing_of, verdict_word
from .target_words import target_in_words
from .window_names import finished_windows, stretch


def period_name(per: str, start: date, end: date) -> str:
    """`Tertialet 1 januari–30 april 2024`."""
    names = {
        "month": _("Månaden %(span)s"),
        "quarter": _("Kvartalet %(span)s"),
        "tertial": _("Tertialet %(span)s"),
        "half_year": _("Halvåret %(span)s"),
        "school_term": _("Terminen %(span)s"),
        "year": _("Året %(span)s"),
        "": _("Perioden %(span)s"),
    }
    return names[per] % {"span": span(start, end)}


def tally_sentence(target: Target, window: Mapping[str, Any], ended: Mapping[str, int]) -> str:
    """`minst 1 gång per vecka; av 26 avslutade veckor: uppfyllt 24, inte rapporterat 2`."""
    start, end = (date.fromisoformat(window[name]) for name in ("start", "end"))
    over = finished_windows(stretch(target, [Window(start, end, end)]), sum(ended.values()))
    counts = (f"{standing_of(one).word.lower()} {number(ended[one])}" for one in Status if one in ended)
    return f"{target_in_words(target)}; {over[0].lower()}{over[1:]}: {', '.join(counts)}"


def row_sentence(target: Target, window: Mapping[str, Any] | None) -> str:
    """`minst 104 trafikkontroller per år; gjort: 35`; without a count only what was promised."""
    promised = target_in_words(target)
    if window and isinstance(target, WithinTimeTarget):
        return f"{promised}; {cases(target, window['within'] or 0, window['done'])}"
    if window is None or window["asked"] is None:
        return promised
    told = {"promised": promised, "done": number(window["done"] + window["made_up"])}
    if window["expected"] in {None, 0, window["asked"]}:
        return _("%(promised)s; gjort: %(done)s") % told
    told["expected"] = number(window["expected"])
    return _("%(promised)s; gjort: %(done)s, och i jämn takt hade det varit %(expected)s") % told


def answer_rows(
    answers: Iterable[Mapping[str, Any]], accountable: Collection[str]
) -> Iterator[dict[str, str]]:
    """Each party's answer with its word, side by side.

    `role` says of a party that is not among the accountable that it answers for another's commitment.
    """
    for one in answers:
        party = one["party"]["name"]
        role = "" if party in accountable or not accountable else _("om en annan parts åtagande")
        if "no_need" in one:
            yield {"party": party, "role": role, "word": _("Inget behov"), "reason": one["no_need"]}
            continue
        word = verdict_word(Verdict(one["verdict"]))
        if one["interim"]:
            word = _("%(verdict)s så här långt") % {"verdict": word}
        kept = {name: one[name] for name in ("reason", "evidence", "not_done", "changes")}
        yield {"party": party, "role": role, "word": word, **kept}


def outcome_words() -> dict[str, str]:
    """Whether the problem changed, as a party says it."""
    return {
        "better": _("Problemet har minskat"),
        "worse": _("Problemet har ökat"),
        "no_detectable_change": _("Ingen förändring går att se"),
        "cannot_be_concluded": _("Det går inte att dra någon slutsats"),
        "cannot_be_verified": _("Det går inte att kontrollera"),
    }


def process_parts() -> dict[str, str]:
    """The parts of the work together that are asked about."""
    return {
        "cooperation": _("Samarbetet fungerade"),
        "hours": _("Tiden som var planerad lades ner"),
        "picture": _("Lägesbilden var aktuell och användes"),
        "meetings": _("Mötena hölls som det var sagt"),
    }


def process_answers() -> dict[str, str]:
    """What can be answered of each part."""
    return {
        "yes": _("ja"),
        "partly": _("delvis"),
        "no": _("nej"),
        "cannot_be_verified": _("går inte att kontrollera"),
    }


def process_words(one: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Each part of the work together, and how it went."""
    answers = process_answers()
    return [(told, answers[one[name]]) for name, told in process_parts().items()]
