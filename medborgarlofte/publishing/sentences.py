"""The sentence beside every promise line: what was promised, what was done, how it is going.

`**Lovat:** minst 104 trafikkontroller 2022. **Gjort:** 61 till och med 30 juni. **I takt.**`
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medborgarlofte.domain.status import Status, Verdict, WindowStatus
from medborgarlofte.domain.targets import (
    CountTarget,
    Per,
    Target,
    UncountableTarget,
    WhenNeededTarget,
    WithinTimeTarget,
)

from .formats import as_plain, day, day_in_year, last_day, number, quoted, span
from .headline import are_many, finished, headline
from .status_words import Standing, standing
from .target_words import amount, target_in_words, terms, within
from .window_names import during, finished_windows, stretch, whole_window, window_name

_IN_ORDER = {status: place for place, status in enumerate(Status)}


@dataclass(frozen=True, slots=True)
class Sentence:
    """The parts of the sentence, each without its full stop; empty parts are left out."""

    promised: str
    done: str
    standing: Standing | None
    finished: str = ""  # how the finished windows came out, when there are several windows
    silence: str = ""  # who has not reported since when
    judged: bool = False  # somebody judges it, nobody counts it

    @property
    def done_label(self) -> str:
        """What stands before `done`."""
        return _("Bedömt") if self.judged else _("Gjort")

    @property
    def word(self) -> str:
        """The word of the status."""
        return self.standing.word if self.standing else ""

    def plain(self) -> str:
        """The whole as one line of text: the drawing's text alternative."""
        parts = [f"{_('Lovat')}: {self.promised}", f"{self.done_label}: {self.done}"]
        parts += [part for part in (self.word, self.finished, self.silence) if part]
        return as_plain(" ".join(f"{part}." for part in parts))


def sentence(target: Target, windows: Sequence[WindowStatus], today: date, party: str = "") -> Sentence:
    """The sentence for one target and one accountable party ("" when any of the parties may fulfil it)."""
    shown = headline(windows, today)
    if shown is None:
        nothing = _("inget räknas, för löftets period är inte känd")
        return Sentence(target_in_words(target), nothing, None)
    alone = len(windows) == 1
    came_out = "" if alone else _came_out(target, windows, today)
    done = _done(target, shown, today, alone)
    if came_out and are_many(windows):
        done, came_out = came_out[0].lower() + came_out[1:], ""
    return Sentence(
        promised=_promised(target, shown, alone),
        done=done,
        standing=standing(shown),
        finished=came_out,
        silence=_silence(target, windows, shown, party),
        judged=isinstance(target, UncountableTarget),
    )


def _promised(target: Target, shown: WindowStatus, alone: bool) -> str:
    if not alone or isinstance(target, UncountableTarget) or target.per is Per.BY_DATE:
        return target_in_words(target) + _scaled(target, shown)
    asked = amount(target, shown.window.number)
    parts = [asked, window_name(shown.window, target.per)]
    parts += [terms(target)] if isinstance(target, CountTarget) else []
    return " ".join(filter(None, parts)) + _scaled(target, shown)


def _scaled(target: Target, shown: WindowStatus) -> str:
    if shown.window.scaled_from is None or shown.window.number is None:
        return ""
    return _(" (%(full)s omräknat till %(number)s, för löftet gäller en del av tiden: %(window)s)") % {
        "full": number(shown.window.scaled_from),
        "number": number(shown.window.number),
        "window": span(shown.window.start, shown.window.end),
    }


def _done(target: Target, shown: WindowStatus, today: date, alone: bool) -> str:
    if shown.status is Status.NOT_YET_BEGUN:
        return _("inget ännu; det börjar den %(day)s") % {"day": day(shown.window.start)}
    if shown.status is Status.BEFORE_RECORD:
        return _("det följdes inte här, för tiden gick ut innan löftet lades in")
    when = _when(target, shown, today, alone)
    if isinstance(target, UncountableTarget):
        return _assessed(shown, when)
    if isinstance(target, WhenNeededTarget):
        return f"{_answered(shown)} {when}"
    if isinstance(target, WithinTimeTarget):
        return f"{_cases(target, shown)} {when}"
    return f"{counted(shown)} {when}".rstrip()


def _when(target: Target, shown: WindowStatus, today: date, alone: bool) -> str:
    """`under 2022, till och med 30 juni`, without what the sentence has said already."""
    if alone and shown.made_up:
        return ""  # what came afterwards is not "up to" the window's last day
    until = min(today, last_day(shown.window.end))
    said = _("till och med %(day)s") % {"day": day_in_year(until, shown.window.start.year)}
    if alone:
        return said
    name = during(shown.window, target.per)
    return name if shown.window.end <= today else f"{name}, {said}"


def counted(shown: WindowStatus) -> str:
    """What was counted in a window: `61`, `inget`, `58 och 3 i efterhand`."""
    if not shown.done and not shown.made_up:
        if shown.status in {Status.NOT_REPORTED, Status.AWAITING_REPORT}:
            return _("inget rapporterat")
        return _("inget behov") if shown.status is Status.NO_NEED else _("inget")
    if not shown.made_up:
        return number(shown.done)
    return _("%(done)s i tid och %(late)s i efterhand") % {
        "done": number(shown.done),
        "late": number(shown.made_up),
    }


def _cases(target: WithinTimeTarget, shown: WindowStatus) -> str:
    return cases(target, shown.within or 0, shown.done) if shown.done else counted(shown)


def cases(target: WithinTimeTarget, in_time: int, done: int) -> str:
    """`15 av 17 fall inom 2 dagar`."""
    return ngettext(
        "%(within)s av %(done)s fall %(limit)s", "%(within)s av %(done)s fall %(limit)s", done
    ) % {"within": number(in_time), "done": number(done), "limit": within(target)}


def needed(shown: WindowStatus) -> str:
    """What is known of the need in a window: `2 gånger`, `inget behov`, or nothing."""
    if shown.done:
        return ngettext("%(count)s gång", "%(count)s gånger", shown.done) % {"count": number(shown.done)}
    if shown.need is None:
        return ""
    return _("behovet fanns, inget gjort") if shown.need.arose else _("inget behov")


def _answered(shown: WindowStatus) -> str:
    return needed(shown) or _("ingen har svarat om behovet fanns")


def _assessed(shown: WindowStatus, when: str) -> str:
    if shown.judgement is None:
        return _("ingen har bedömt det %(when)s") % {"when": when}
    reason = Truncator(shown.judgement.reason).words(30)
    if not reason:
        return when
    return _("%(when)s, ”%(reason)s”") % {"when": when, "reason": quoted(reason.rstrip("."))}


def _came_out(target: Target, windows: Sequence[WindowStatus], today: date) -> str:
    """`Av 60 avslutade veckor: uppfyllt 48, inte rapporterat 12`."""
    over = finished(windows, today)
    if not over:
        return ""
    counts: dict[str, int] = {}
    for alike in sorted(_alike(over), key=lambda group: _IN_ORDER[group[0].status]):
        word = standing(alike[0]).word
        counts[word] = counts.get(word, 0) + len(alike)
    per = stretch(target, [item.window for item in windows])
    came_out = ", ".join(f"{word.lower()} {number(count)}" for word, count in counts.items())
    return f"{finished_windows(per, len(over))}: {came_out}"


def _alike(windows: Sequence[WindowStatus]) -> Iterable[Sequence[WindowStatus]]:
    """The windows by what is said of them."""
    found: dict[tuple[Status, Verdict | None], list[WindowStatus]] = {}
    for item in windows:
        verdict = item.judgement.verdict if item.judgement else None
        found.setdefault((item.status, verdict), []).append(item)
    return found.values()


def _silence(target: Target, windows: Sequence[WindowStatus], shown: WindowStatus, party: str) -> str:
    """`Polisen har inte rapporterat sedan den 30 april 2022`."""
    if shown.status is not Status.NOT_REPORTED:
        return ""
    last = max((item.last_act for item in windows if item.last_act), default=None)
    if last is not None and last < shown.window.start:
        if not party:
            return _("Parterna har inte rapporterat sedan den %(day)s") % {"day": day(last)}
        who = {"who": quoted(party), "day": day(last)}
        return _("%(who)s har inte rapporterat sedan den %(day)s") % who
    name = whole_window(shown.window, target.per)
    if not party:
        return _("Parterna har inte rapporterat %(window)s") % {"window": name}
    return _("%(party)s har inte rapporterat %(window)s") % {"party": quoted(party), "window": name}
