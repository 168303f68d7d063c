"""What `medborgarlofte import` does: one document after the other, and what to say about each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from medborgarlofte.domain.errors import Refusal
from medborgarlofte.promises.models import Promise

from .actions import Imported
from .gathering import load
from .import_documents import import_document, publish_each, title_of, told
from .parsers.reading import Reading

Say = Callable[[str], None]
_WHO = {"police": gettext_lazy("polisen"), "municipality": gettext_lazy("kommunen")}


@dataclass(slots=True)
class Tally:
    """How an import went, document by document."""

    stored: int = 0
    known: int = 0
    refused: int = 0
    unpublished: list[Promise] = field(default_factory=list)


@dataclass(slots=True)
class Import:
    """One run: who, when, how to tell, and who decides what is published."""

    actor: str
    today: date
    say: Say
    complain: Say
    decide: Callable[[Promise], bool]
    allow_local: bool = False
    tally: Tally = field(default_factory=Tally)

    def run(self, names: Iterable[str]) -> Tally:
        """Import each document; one that is refused does not stop the rest, and leaves nothing."""
        for name in names:
            try:
                self._one(name)
            except Refusal as refusal:
                self.tally.refused += 1
                self.complain(f"{name}: {refusal}")
        return self.tally

    def _one(self, name: str) -> None:
        imported, reading = import_document(
            self.actor, load(name, allow_local=self.allow_local), today=self.today
        )
        self.tally.known += imported.known
        self.tally.stored += not imported.known
        self.say(f"{name}:")
        for line in brief(reading) if reading else ():
            self.say(line)
        for sentence in told(imported):
            self.say(sentence)
        self._publish(imported)

    def _publish(self, imported: Imported) -> None:
        published, left = publish_each(self.actor, imported, self.decide)
        for promise in published:
            self.say(_("%(title)s är publicerat: %(address)s") % _named(promise))
        self.tally.unpublished += left


def brief(reading: Reading) -> Iterator[str]:
    """What was read, for the one who decides on publishing: who promises what, and what was missed."""
    for label in dict.fromkeys(one.period for one in reading.commitments):
        yield f"{reading.municipality} {label or _('utan period')}"
        for one in reading.commitments:
            if one.period == label:
                who = ", ".join(_name(party) for party in one.responsible) or _("ingen nämnd")
                yield f"  • [{who}] {one.text}"
    if reading.not_understood:
        count = len(reading.not_understood)
        told = ngettext("%(count)d stycke förstods inte:", "%(count)d stycken förstods inte:", count)
        yield told % {"count": count}
        yield from (f"  ? {passage.text}" for passage in reading.not_understood)


def _name(party: str) -> str:
    return str(_WHO.get(party, party.removeprefix("other:")))


def _named(promise: Promise) -> dict[str, str]:
    return {"title": title_of(promise), "address": promise.address()}


def ended(tally: Tally) -> list[str]:
    """The last lines: how many, what is not public yet, and how to make it so."""
    lines = [
        ngettext("%(count)d dokument lades in.", "%(count)d dokument lades in.", tally.stored)
        % {"count": tally.stored}
    ]
    if tally.known:
        lines.append(
            ngettext("%(count)d fanns redan.", "%(count)d fanns redan.", tally.known) % {"count": tally.known}
        )
    if tally.refused:
        lines.append(
            ngettext("%(count)d gick inte att lägga in.", "%(count)d gick inte att lägga in.", tally.refused)
            % {"count": tally.refused}
        )
    if tally.unpublished:
        titles = ", ".join(title_of(promise) for promise in tally.unpublished[:10])
        more = ", …" if len(tally.unpublished) > 10 else ""
        lines.append(
            _("Inte publicerat än: %(titles)s. Kör igen med --yes för att publicera.")
            % {"titles": titles + more}
        )
    return lines
