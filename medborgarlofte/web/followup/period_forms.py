"""The form in which a party answers a follow-up: what it did, if the problem changed, how they worked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.status import Verdict
from medborgarlofte.domain.unanswered import asks_for_need
from medborgarlofte.followup import actions
from medborgarlofte.followup.models import FollowUp
from medborgarlofte.followup.prefilled import CommitmentFacts
from medborgarlofte.places.models import Organisation
from medborgarlofte.publishing.follow_up_words import outcome_words, process_answers, process_parts
from medborgarlofte.publishing.pages.follow_ups import CommitmentView
from medborgarlofte.publishing.status_words import verdict_word
from medborgarlofte.web.deciding import Deciding
from medborgarlofte.web.drafts.fields import long_text

from .forms import limits

_KEPT = re.compile(r"(reason|not_done|changes|evidence)_(?P<what>\d{1,6}|outcome|process)_\d{1,12}")
_TEXTS = ("reason", "not_done", "changes", "evidence")


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that one party is asked: `facts` of a commitment, else "outcome" or "process"."""

    party: Organisation
    question: str
    facts: CommitmentFacts | None = None
    of_other: bool = False  # a commitment of the other party, answered only by who wants to

    @property
    def key(self) -> str:
        """What its fields are named by."""
        told = self.facts.commitment.number if self.facts else self.question
        return f"{told}_{self.party.pk}"

    @property
    def asks_need(self) -> bool:
        """Whether "no need" is an answer."""
        rows = self.facts.rows if self.facts else ()
        return any(asks_for_need(row.row.target) for row in rows)


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question as the page shows it, with the commitment as the records tell of it."""

    asked: Asked
    fields: tuple[forms.BoundField, ...]
    view: CommitmentView | None

    @property
    def needed(self) -> tuple[forms.BoundField, ...]:
        """What is always shown: of a commitment the answer and why."""
        return self.fields[:2] if self.asked.facts else self.fields

    @property
    def more(self) -> tuple[forms.BoundField, ...]:
        """What is unfolded when there is something to say."""
        return self.fields[2:] if self.asked.facts else ()

    @property
    def more_is_begun(self) -> bool:
        """Whether something is written there, or refused."""
        return is_begun(self.more)


def is_begun(fields: Iterable[forms.BoundField]) -> bool:
    """Whether any of these fields holds something, or was refused."""
    return any(field.errors or field.value() for field in fields)


class PeriodForm(Deciding):
    """For each thing asked an answer and why; what is not filled in is left for another day.

    `version` is that of the promise: what was written of another is asked about before it is saved.
    """

    def __init__(self, asked: Sequence[Asked], *args: Any, version: int, **kwargs: Any) -> None:
        self.asked, self.version = asked, version
        super().__init__(*args, **kwargs)
        for one in asked:
            for name, field in _fields(one).items():
                self.fields[f"{name}_{one.key}"] = field

    def questions(self) -> list[tuple[Asked, list[forms.BoundField]]]:
        """What is asked, with its fields as the page shows them."""
        return [(one, [self[f"{name}_{one.key}"] for name in _fields(one)]) for one in self.asked]

    def clean(self) -> dict[str, Any]:
        """Asks for what lacks in a question that is begun, and for one answer at least."""
        data = super().clean() or {}
        for one in self.asked:
            given = self._given(one, data)
            if any(given.values()) and not all(given[name] for name in _needed(one)):
                first = next(name for name in _needed(one) if not given[name])
                self.add_error(f"{first}_{one.key}", _("Svara på frågan och skriv varför."))
        for sentence in (*self._another_version(), *self._no_longer_asked()):
            self.add_error(None, sentence)
        if not self.errors and not list(self.answered(data)):
            self.add_error(None, _("Svara på minst en sak innan du sparar."))
        return data

    def answered(self, data: dict[str, Any]) -> Iterator[tuple[Asked, dict[str, str]]]:
        """What has been answered, with what was written."""
        for one in self.asked:
            given = self._given(one, data)
            if any(given.values()):
                yield one, given

    def save(self, actor: Actor, follow_up: FollowUp, today: date) -> None:
        """All that was answered, or nothing when anything is refused."""
        with transaction.atomic():
            for one, given in self.answered(self.cleaned_data):
                try:
                    _save(actor, follow_up, one, given, today, confirmed=self.confirmed)
                except Refusal as refusal:
                    if one.facts and not hasattr(refusal, "concerns"):
                        number = one.facts.commitment.number
                        told = {"number": number, "refusal": refusal}
                        raise Refusal(_("Åtagande %(number)d: %(refusal)s") % told) from refusal
                    raise

    def _another_version(self) -> Iterator[str]:
        """What is said when the promise has changed under the one who writes."""
        if self.data.get("version", str(self.version)) != str(self.version):
            yield _(
                "Löftet har fått en ny version medan du skrev, så åtaganden och mål kan vara ändrade. Det du "
                "skrev står kvar. Läs igenom det och spara igen."
            )

    def _no_longer_asked(self) -> Iterator[str]:
        """What was written of something that is not asked any more, so that it is not lost."""
        for name in self.data:
            written = str(self.data[name]).strip()
            told = _KEPT.fullmatch(name)
            if told and written and name not in self.fields:
                yield _(
                    "%(what)s frågas det inte om längre. Någon annan har svarat, eller så är åtagandet borta "
                    "ur löftet. Du skrev: ”%(text)s”. Spara igen för att spara resten."
                ) % {"what": _asked_of(told["what"]), "text": written}

    def _given(self, one: Asked, data: dict[str, Any]) -> dict[str, str]:
        return {name: data.get(f"{name}_{one.key}") or "" for name in _fields(one)}


def _asked_of(what: str) -> str:
    named = {"outcome": _("Problemet"), "process": _("Samarbetet")}
    return named.get(what) or _("Åtagande %(number)s") % {"number": what}


def _needed(one: Asked) -> list[str]:
    if one.question == "process":
        return [*process_parts(), "reason"]
    return ["answer", "reason"]


def _fields(one: Asked) -> dict[str, forms.Field]:
    if one.question == "process":
        parts = {name: _choice(told, process_answers()) for name, told in process_parts().items()}
        return {**parts, "reason": _text(_("Varför?"), 2000)}
    if one.question == "outcome":
        answer = _choice(_("Har problemet förändrats?"), outcome_words())
        return {"answer": answer, "reason": _text(_("Varför?"), 2000), "evidence": _line()}
    words = {verdict.value: verdict_word(verdict) for verdict in Verdict}
    if one.asks_need:
        words = {actions.NO_NEED: _("Behovet fanns inte"), **words}
    return {
        "answer": _choice(_("Hur gick det?"), words),
        "reason": _text(_("Varför?"), 2000),
        "not_done": _text(_("Vad blev inte gjort, och varför? (om något)"), 2000),
        "changes": _text(_("Vad ändras nu? (om något)"), 2000),
        "evidence": _line(),
    }


def _choice(label: str, words: dict[str, str]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=list(words.items()), required=False, widget=forms.RadioSelect
    )


def _text(label: str, longest: int) -> forms.CharField:
    return forms.CharField(label=label, widget=long_text(3), **limits(longest))


def _line() -> forms.CharField:
    label = _("Vad bygger svaret på? (om du vill)")
    return forms.CharField(label=label, widget=forms.TextInput(attrs={"lang": "sv"}), **limits(500))


def _save(
    actor: Actor, follow_up: FollowUp, one: Asked, given: dict[str, str], today: date, *, confirmed: bool
) -> None:
    if one.question == "process":
        parts: dict[str, Any] = dict(given)
        actions.answer_process(actor, follow_up, one.party, confirmed=confirmed, **parts)
    elif one.question == "outcome":
        told: dict[str, Any] = {"reason": given["reason"], "evidence": given["evidence"]}
        actions.answer_outcome(
            actor, follow_up, one.party, change=given["answer"], confirmed=confirmed, **told
        )
    elif one.facts and given["answer"] == actions.NO_NEED:
        actions.no_need_in(
            actor, follow_up, one.facts.commitment, one.party, reason=given["reason"], today=today,
            confirmed=confirmed,
        )  # fmt: skip
    elif one.facts:
        texts = {name: given[name] for name in _TEXTS}
        judged = actions.Judged(given["answer"], **texts)
        actions.assess_in(
            actor, follow_up, one.facts.commitment, one.party, judged, today=today, confirmed=confirmed
        )
