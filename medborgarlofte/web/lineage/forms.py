"""The form where each commitment of the earlier promise is told what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from medborgarlofte.domain import content
from medborgarlofte.domain.errors import NeedsDecision
from medborgarlofte.domain.lineage import Act
from medborgarlofte.promises.drafts import LinkDraft
from medborgarlofte.publishing.lineage_words import act_name
from medborgarlofte.publishing.pages.commitments import brief

CONFIRMED = "confirmed"  # the field that is there when a reason may tell of a person
_TOGETHER = frozenset({Act.MERGE, Act.REPLACE})  # rows that name the same later commitments are one act


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one earlier commitment, as the page shows them."""

    act: forms.BoundField
    later: forms.BoundField
    reason: forms.BoundField


class LineageForm(forms.Form):
    """For each earlier commitment an act, the later commitments, and a reason.

    `links` are what the fields start with: what was confirmed before, or what is proposed.
    """

    def __init__(
        self,
        earlier: content.Promise,
        later: content.Promise,
        links: Iterable[LinkDraft],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        self.numbers = [one.number for one in earlier.commitments]
        self.known = list(links)
        super().__init__(*args, **{"initial": _initial(self.known), **kwargs})
        acts = [("", _("Inte jämfört än")), *((act.value, act_name(act)) for act in Act)]
        choices = [(str(one.number), f"{one.number}. {brief(one.text)}") for one in later.commitments]
        for number in self.numbers:
            self.fields[f"act_{number}"] = forms.ChoiceField(
                label=_("Vad hände med åtagande %(number)d?") % {"number": number},
                choices=acts,
                required=False,
            )
            self.fields[f"later_{number}"] = forms.MultipleChoiceField(
                label=_("I vilka åtaganden fortsätter åtagande %(number)d?") % {"number": number},
                choices=choices,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
            self.fields[f"reason_{number}"] = forms.CharField(
                label=_("Skäl (visas för alla)"), max_length=1000, required=False
            )
        if CONFIRMED in self.data:
            self.fields[CONFIRMED] = _confirmation()

    def of(self, number: int) -> Fields:
        """The fields of the earlier commitment with that number."""
        return Fields(self[f"act_{number}"], self[f"later_{number}"], self[f"reason_{number}"])

    def drafts(self) -> Iterator[LinkDraft]:
        """What was chosen, once valid. Rows that merge into, or are replaced by, the same are one link."""
        gathered: dict[tuple[Act, tuple[int, ...], int | None], list[int]] = {}
        for number in self.numbers:
            chosen = self.cleaned_data[f"act_{number}"]
            if chosen:
                act, later = Act(chosen), self._later(number, Act(chosen))
                apart = None if act in _TOGETHER and later else number
                gathered.setdefault((act, later, apart), []).append(number)
        for (act, later, _apart), numbers in gathered.items():
            yield self._draft(act, tuple(numbers), later)

    def _later(self, number: int, act: Act) -> tuple[int, ...]:
        """The numbers ticked; what is closed goes on in none, whatever was ticked for it before."""
        return () if act is Act.CLOSE else tuple(sorted(map(int, self.cleaned_data[f"later_{number}"])))

    def _draft(self, act: Act, earlier: tuple[int, ...], later: tuple[int, ...]) -> LinkDraft:
        reasons = dict.fromkeys(self.cleaned_data[f"reason_{number}"] for number in earlier)
        known = {(one.act, one.earlier, one.later): one.likeness for one in self.known}
        return LinkDraft(
            act, earlier, later, " ".join(filter(None, reasons)), known.get((act, earlier, later))
        )

    def ask_decision(self, asked: NeedsDecision) -> None:
        """Tell what looks like personal data, and ask with a box to tick."""
        for one in asked.concerns:
            words = _("”%(words)s”") % {"words": one.words}
            self.add_error(None, f"{one.sentence} {words}")
        self.fields[CONFIRMED] = _confirmation()


def _initial(links: Iterable[LinkDraft]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for link in links:
        for number in link.earlier:
            found[f"act_{number}"] = link.act.value
            found[f"later_{number}"] = [str(one) for one in link.later]
            found[f"reason_{number}"] = link.reason
    return found


def _confirmation() -> forms.BooleanField:
    label = gettext_lazy("Jag har läst igenom skälen. De pekar inte ut någon enskild person.")
    return forms.BooleanField(label=label, required=False)
