"""The form in which a party answers for a whole promise; what is not filled in is left for another day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from medborgarlofte.domain.errors import NeedsDecision
from medborgarlofte.domain.status import Verdict
from medborgarlofte.followup.actions import NO_NEED
from medborgarlofte.publishing.status_words import verdict_word
from medborgarlofte.web.drafts.fields import DecidingForm, long_text

from .questions import Question

_KINDS = ("answer", "reason", "evidence")


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with its fields, as the page shows them."""

    question: Question
    fields: tuple[forms.BoundField, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """One answer, filled in and valid."""

    question: Question
    answer: str
    reason: str
    evidence: str


class FollowUpForm(DecidingForm):
    """For each question an answer, why, and what it rests on."""

    confirmed = forms.BooleanField(
        label=gettext_lazy("Jag har läst igenom svaren. De pekar inte ut någon enskild person."),
        required=False,
    )

    def __init__(self, questions: Sequence[Question], *args: Any, **kwargs: Any) -> None:
        self.questions = questions
        super().__init__(*args, **kwargs)
        for one in questions:
            self.fields[f"answer_{one.key}"] = _answer(one)
            self.fields[f"reason_{one.key}"] = forms.CharField(
                label=_("Varför?"), widget=long_text(3), **limits(2000)
            )
            self.fields[f"evidence_{one.key}"] = forms.CharField(
                label=_("Vad bygger svaret på? (om du vill)"),
                widget=forms.TextInput(attrs={"lang": "sv"}),
                **limits(500),
            )

    def asked(self) -> list[Asked]:
        """The questions with their fields."""
        return [Asked(one, tuple(self[f"{kind}_{one.key}"] for kind in _KINDS)) for one in self.questions]

    def given(self) -> list[Given]:
        """What was answered, once valid."""
        return [one for one in self._given() if one.answer]

    def _given(self) -> Iterator[Given]:
        for one in self.questions:
            yield Given(one, *(self.cleaned_data.get(f"{kind}_{one.key}", "") for kind in _KINDS))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for one in self._given():
            if one.answer and not one.reason:
                self._refuse(one.question, "reason", _("%(name)s: skriv varför."))
            elif not one.answer and (one.reason or one.evidence):
                self._refuse(one.question, "answer", _("%(name)s: välj hur det gick."))
        for sentence in self._answered_meanwhile():
            self.add_error(None, sentence)
        if not self.errors and not self.given():
            self.add_error(None, _("Svara på minst en sak innan du sparar."))
        return data

    def _refuse(self, question: Question, kind: str, sentence: str) -> None:
        self.add_error(f"{kind}_{question.key}", sentence % {"name": question.name})

    def _answered_meanwhile(self) -> Iterator[str]:
        """What was written of something that somebody else answered first, so that it is not lost."""
        for name in self.data:
            kind, _cut, key = name.partition("_")
            written = str(self.data[name]).strip()
            if kind == "reason" and name not in self.fields and written:
                number = key.partition("_")[0]
                yield _(
                    "Åtagande %(number)s har någon annan svarat på under tiden, och det svaret gäller."
                    " Du skrev: ”%(text)s”. Spara igen för att spara resten."
                ) % {"number": number, "text": written}

    def tell(self, question: Question, refusal: Exception) -> None:
        """Say at the answer why it was refused, and ask for a decision where one is needed."""
        self._refuse(question, "reason", f"%(name)s: {str(refusal).replace('%', '%%')}")
        if isinstance(refusal, NeedsDecision):
            self.fields["confirmed"] = self._box


def _answer(question: Question) -> forms.ChoiceField:
    verdicts = [(verdict.value, verdict_word(verdict)) for verdict in Verdict]
    if question.asks_need:
        verdicts = [
            (NO_NEED, _("Behovet fanns inte")),
            *(
                (value, _("Behovet fanns: %(verdict)s") % {"verdict": word.lower()})
                for value, word in verdicts
            ),
        ]
    label = _("Fanns behovet, och hur gick det?") if question.asks_need else _("Hur gick det?")
    return forms.ChoiceField(label=label, choices=verdicts, required=False, widget=forms.RadioSelect)


def limits(most: int) -> dict[str, Any]:
    """A text that may be left out, and what is said of one that is too long."""
    sentence = _("Texten får vara högst %(limit_value)d tecken.")
    return {"max_length": most, "required": False, "error_messages": {"max_length": sentence}}
