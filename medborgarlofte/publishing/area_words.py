"""The subjects a promise may be about, its fields and the goals it serves, as words."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

AREA_CODES = (
    *("alcohol", "drugs", "public_order", "safety", "theft", "traffic", "vandalism", "violence", "youth"),
    "other",
)


def area_names(codes: Iterable[str]) -> tuple[str, ...]:
    """The subjects in words; a code that is not known is left out."""
    names = {
        "alcohol": _("alkohol"),
        "drugs": _("narkotika"),
        "other": _("annat"),
        "public_order": _("ordning"),
        "safety": _("trygghet"),
        "theft": _("stöld"),
        "traffic": _("trafik"),
        "vandalism": _("skadegörelse"),
        "violence": _("våld"),
        "youth": _("ungdomar"),
    }
    return tuple(names[code] for code in codes if code in names)


def field_name(field: str) -> str:
    """What a field that was read is called; a field that is not known keeps its own name."""
    return {
        "responsible": _("vem som ansvarar"),
        "targets": _("mål"),
        "as_needed": _("vid behov"),
        "areas": _("ämnen"),
        "period": _("period"),
        "target_groups": _("målgrupper"),
        "places": _("platser"),
        "co_actors": _("medverkande"),
        "result": _("resultat"),
    }.get(field, field)


def goal_kind_name(kind: str) -> str:
    """What kind of goal a commitment serves, in a word; empty when none is said."""
    return {"outcome": _("effektmål"), "process": _("processmål"), "output": _("produktionsmål")}.get(
        kind, ""
    )
