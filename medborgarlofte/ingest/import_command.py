"""What `medborgarlofte import` does: one document after the other, and what to say about each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.promises.models import Promise

from .gathering import load
from .import_documents import Imported, begins_after, import_document, publish_each, title_of, told
from .models import Review
from .parsers.as_text import as_text

Say = Callable[[str], None]


@dataclass(slots=True)
class Tally:
    """How an import went, document by document."""

    stored: int = 0
    known: int = 0
    refused: int = 0
    unpublished: list[Review] = field(default_factory=list)


@dataclass(slots=True)
class Import:
    """One run: who, when, how to tell, and who decides what is published."""

    actor: Actor
    today: date
    say: Say
    complain: Say
    decide: Callable[[Review], bool]
    allow_local: bool = False
    municipality: str = ""  # for a page that does not say
    tally: Tally = field(default_factory=Tally)

    def run(self, names: Iterable[str]) -> Tally:
        """Import each document; one that is refused does not stop the rest, and leaves nothing."""
        for name in names:
            try:
                self._one(name)
            except Refusal as refusal:
                self._refused(name, str(refusal))
            except Exception as error:  # a fault of ours in one document must not cost the user the others
                sentence = _("Ett fel i programmet hindrade importen (%(fault)s).")
                self._refused(name, sentence % {"fault": type(error).__name__})
        return self.tally

    def _refused(self, name: str, why: str) -> None:
        self.tally.refused += 1
        self.complain(f"{name}: {why}")

    def _one(self, name: str) -> None:
        given = load(name, allow_local=self.allow_local)
        imported = import_document(self.actor, given, municipality=self.municipality)
        self.tally.known += imported.known
        self.tally.stored += not imported.known
        self.say(f"{name}:")
        for line in as_text(imported.reading) if imported.reading else ():
            self.say(line)
        for sentence in told(imported):
            self.say(sentence)
        self._publish(imported)

    def _publish(self, imported: Imported) -> None:
        published, left = publish_each(
            self.actor, imported, self.decide, today=self.today, complain=self.complain
        )
        for promise in published:
            self.say(_("%(title)s är publicerat: %(address)s") % _named(promise))
            if promise.extends:
                self.say(begins_after(promise))
        self.tally.unpublished += left


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
        titles = ", ".join(title_of(review) for review in tally.unpublished[:10])
        more = ", …" if len(tally.unpublished) > 10 else ""
        lines.append(
            _("Väntar på granskning: %(titles)s. Granska och publicera på webbplatsen, under /granska/.")
            % {"titles": titles + more}
        )
    return lines
