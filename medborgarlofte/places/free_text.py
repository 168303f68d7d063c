"""What a person writes freely: tidied, within its length, without identity numbers, and with a person's
decision where it holds something else that looks like personal data.

The rules stand in `medborgarlofte/domain/personal_data/`. A door asks for the concerns of its texts with
`concerns_about`, and keeps what `decision_about` gives it in the audit trail.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medborgarlofte.domain.errors import NeedsDecision, Refusal
from medborgarlofte.domain.personal_data import Concern, Kind, hits

# A text is asked about twice in a row, to refuse it and to warn of it; a file names the same places again.
_hits = lru_cache(maxsize=256)(hits)
KEPT = "kept"  # the decision to write a text although there were concerns about it


def tidy(text: str, what: str | Lazy, longest: int) -> str:
    """`text` without surrounding white space and control characters.

    `what` names the field to the user. Refuses more than `longest` characters and identity numbers.
    """
    if not text:
        return ""
    if not text.isprintable():
        text = "".join(sign for sign in text if sign in "\n\t" or sign.isprintable())
    text = text.strip()
    if len(text) > longest:
        raise Refusal(
            _("%(what)s får vara högst %(longest)d tecken, men är %(length)d.")
            % {"what": what, "longest": longest, "length": len(text)}
        )
    refuse_identity_numbers(text, what)
    return text


def refuse_identity_numbers(text: str, what: str | Lazy) -> None:
    """Refuse a text that holds an identity or coordination number: say where it stands, not what it is."""
    for hit in _hits(text):
        if hit.refused:
            raise Refusal(
                _("%(what)s har vid %(place)s något som ser ut som ett %(kind)s. Skriv om texten utan det.")
                % {"what": what, "place": place_in(text, hit.start), "kind": _kind_words(hit.kind)}
            )


def place_in(text: str, start: int) -> str:
    """Where a sign of `text` stands: its number, and its line where there are several."""
    line, sign = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    if "\n" not in text:
        return _("tecken %(sign)d") % {"sign": sign}
    return _("rad %(line)d, tecken %(sign)d") % {"line": line, "sign": sign}


def concerns_about(text: str, what: str | Lazy, field: str) -> tuple[Concern, ...]:
    """What a person must decide about before `text`, tidied, is written into the field of that name."""
    return tuple(
        Concern(
            field,
            hit.kind,
            hit.start + 1,
            _("%(what)s har vid %(place)s något som ser ut som %(kind)s.")
            % {"what": what, "place": place_in(text, hit.start), "kind": _concern_words(hit.kind)},
            text[hit.start : hit.end],
        )
        for hit in _hits(text)
        if hit.warned
    )


def decision_about(concerns: Iterable[Concern], *, confirmed: bool) -> dict[str, Any]:
    """What the audit trail keeps of the decision to write texts with these concerns; nothing without any.

    It tells field, kind and place, never the words. Raises NeedsDecision when nobody has decided.
    """
    concerns = tuple(concerns)
    if not concerns:
        return {}
    if not confirmed:
        raise NeedsDecision(_sentence(concerns), concerns)
    found = [{"field": one.field, "kind": one.kind.value, "at": one.at} for one in concerns]
    return {"personal_data": found, "decision": KEPT}


_MOST_TOLD = 5  # concerns that a sentence repeats; the number of the others is told


def _sentence(concerns: tuple[Concern, ...]) -> str:
    told = [one.sentence for one in concerns[:_MOST_TOLD]]
    if len(concerns) > _MOST_TOLD:
        more = len(concerns) - _MOST_TOLD
        told.append(
            ngettext("Det finns %(number)d ställe till.", "Det finns %(number)d ställen till.", more)
            % {"number": more}
        )
    told.append(_("Inget är sparat. Ta bort det som pekar ut någon, eller bekräfta att texten inte gör det."))
    return " ".join(told)


def _kind_words(kind: Kind) -> str:
    return _("personnummer") if kind is Kind.IDENTITY_NUMBER else _("samordningsnummer")


def _concern_words(kind: Kind) -> str:
    return {
        Kind.EMAIL: _("en e-postadress"),
        Kind.TELEPHONE: _("ett telefonnummer"),
        Kind.VEHICLE_PLATE: _("ett fordons registreringsnummer"),
        Kind.NAME_BESIDE_SUSPICION: _("namnet på någon som misstänks eller har drabbats"),
    }[kind]
