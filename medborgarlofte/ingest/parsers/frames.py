"""What a block stands under: the promise's heading, sections, focus areas, actors and lead-ins.

A frame is left when a heading of its own or a higher level comes. In text without levels a heading
replaces the one of its own kind and all that came after it, so that both "Polisen lovar" over "Trafik"
and "Trafik" over "Polisen lovar" are understood.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from medborgarlofte.ingest.parsers.leads import SILENT, Kind

# Silent headings that let their own subheadings speak for themselves.
_TRANSPARENT = frozenset({Kind.AREAS, Kind.ABOUT})


@dataclass(frozen=True, slots=True)
class Frame:
    """A heading or lead-in. `level` is 1–6, 0 unknown; a lead-in stands half a step below its heading."""

    kind: Kind
    level: float
    text: str
    parties: tuple[str, ...] = ()
    lead: bool = False

    @property
    def slot(self) -> str:
        """What a later frame without level replaces."""
        if self.kind is Kind.PERIOD or self.kind is Kind.FOCUS:
            return self.kind.value
        return "actor" if self.parties or self.lead else "section"


@dataclass
class Frames:
    """The frames in force, outermost first."""

    stack: list[Frame] = field(default_factory=list)

    def push_heading(self, frame: Frame) -> None:
        """Enter a heading, leaving those that it ends."""
        while self.stack and self._ends(self.stack[-1], frame):
            self.stack.pop()
        if not frame.level:
            self._leave_slot(frame)
        self.stack.append(frame)

    def push_lead(self, kind: Kind, text: str, parties: tuple[str, ...]) -> None:
        """Enter a lead-in; the one before it on the same level ends."""
        while self.stack and self.stack[-1].lead:
            self.stack.pop()
        level = self.stack[-1].level + 0.5 if self.stack and self.stack[-1].level else 0.0
        self.stack.append(Frame(kind, level, text, parties, lead=True))

    def end_list(self) -> None:
        """A list is over: a lead-in that was not a promise was for that list alone."""
        if self.stack and self.stack[-1].lead and self.stack[-1].kind in SILENT:
            self.stack.pop()

    def rule(self) -> None:
        """A line across the page ends every section; the promise's own heading stays."""
        self.stack = [frame for frame in self.stack[:1] if frame.kind is Kind.PERIOD]

    def kind(self, *, of_headings: bool = False) -> Kind | None:
        """The nearest kind that decides; focus areas leave it to what stands above them.

        `of_headings`: for prose after a list, which the list's lead-in no longer speaks for.
        """
        passed = False
        for frame in reversed(self.stack):
            if of_headings and frame.lead:
                continue
            if frame.kind is Kind.FOCUS:
                passed = True
            elif not (passed and frame.kind in _TRANSPARENT):
                return frame.kind
        return Kind.FOCUS if passed else None

    def parties(self) -> tuple[tuple[str, ...], str]:
        """The nearest parties and the heading that names them."""
        return next(((f.parties, f.text) for f in reversed(self.stack) if f.parties), ((), ""))

    def focus(self) -> str:
        """The nearest focus area's heading."""
        for frame in reversed(self.stack):
            if frame.kind in (Kind.FOCUS, Kind.PERIOD):
                return frame.text if frame.kind is Kind.FOCUS else ""
        return ""

    def above(self) -> str:
        """The nearest heading of any kind."""
        return self.stack[-1].text if self.stack else ""

    def under_lead(self) -> bool:
        """True when a lead-in is the nearest frame."""
        return bool(self.stack) and self.stack[-1].lead

    def _ends(self, old: Frame, new: Frame) -> bool:
        if new.level:
            return old.level >= new.level or (not old.level and old.kind is not Kind.PERIOD)
        return old.kind in SILENT and not (new.kind is Kind.FOCUS and old.level)

    def _leave_slot(self, frame: Frame) -> None:
        slots = [old.slot for old in self.stack]
        if frame.slot == "period":
            self.stack.clear()
        elif frame.slot in slots:
            del self.stack[slots.index(frame.slot) :]
        elif frame.slot == "section":
            self.stack = [old for old in self.stack if old.slot == "period" or old.level]
