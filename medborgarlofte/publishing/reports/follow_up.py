"""An approved follow-up as a report: the frozen text alone, and beside it what was corrected since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from medborgarlofte.domain.content import target_from_json
from medborgarlofte.domain.status import Status, WindowStatus
from medborgarlofte.domain.targets import Target
from medborgarlofte.domain.windows import Window
from medborgarlofte.publishing.forecast_words import forecast_sentence
from medborgarlofte.publishing.formats import day, number
from medborgarlofte.publishing.pages.follow_ups import (
    CommitmentView,
    FollowUpPage,
    ProcessView,
    RowView,
    approved_version,
    follow_up_page,
)
from medborgarlofte.publishing.promise_line import asked_for, filled, lines
from medborgarlofte.publishing.status_words import standing
from medborgarlofte.publishing.window_names import window_name

from .colophon import complaint, counting
from .content import (
    Bullets,
    Figure,
    Paragraph,
    Part,
    Quote,
    Report,
    Run,
    Section,
    Table,
    Words,
    plain,
    source,
    status,
    words,
)
from .found import Facts, Told, check_facts, full_address
from .problem import problem_section

Said = Mapping[str, Any]  # a piece of the frozen text


def follow_up_report(told: Told, pk: int, today: date) -> Report:
    """The newest approved version of a follow-up; raises FollowUpVersion.DoesNotExist where there is none."""
    promise = told.promise
    version = approved_version(promise.municipality.slug, promise.slug, pk)
    page, content = follow_up_page(version), version.says()["content"]
    frozen = {one["number"]: one["rows"] for one in content["commitments"]}
    end = version.follow_up.end
    said = {"name": promise.municipality.name, "period": page.name}
    return Report(
        language=get_language() or "sv",
        title=_("Uppföljning i %(name)s: %(period)s") % said,
        lead=words(_lead(page)),
        facts=(*_facts(page), *check_facts(told, today)),
        sections=(
            _group(_("Det som inte gick som det var lovat"), page.deviating, frozen, end),
            _group(_("Övriga åtaganden"), page.others, frozen, end),
            problem_section(page.problem, tuple(map(_outcome, page.outcomes))),
            _process(page.process),
            counting(),
            complaint(told),
        ),
        made_on=today,
        publisher=", ".join(one.party.name for one in page.approvals),
        address=full_address(f"{version.follow_up.address()}rapport/"),
    )


def _lead(page: FollowUpPage) -> str:
    total = len(page.deviating) + len(page.others)
    said = ngettext(
        "%(behind)s av %(count)s åtaganden gick inte som det var lovat.",
        "%(behind)s av %(count)s åtaganden gick inte som de var lovade.",
        len(page.deviating),
    ) % {"behind": number(len(page.deviating)), "count": number(total)}
    late = ngettext(
        "Uppföljningen kom %(days)s dag för sent.",
        "Uppföljningen kom %(days)s dagar för sent.",
        page.days_late,
    ) % {"days": number(page.days_late)}
    since = _("Något som räknas här har rättats efter godkännandet. Det står vid åtagandet.")
    return " ".join([said, *([late] if page.days_late else []), *([since] if page.corrected else [])])


def _facts(page: FollowUpPage) -> Facts:
    version = page.version
    approved = tuple(
        (*source(f"{one.function_name}, {one.party.name}"), *words(f", {day(one.approved_at)}"))
        for one in page.approvals
    )
    facts: Facts = (
        (_("Uppföljningens version"), (words(number(version.number)),)),
        (_("Uppföljningens kontrollsumma, SHA-256"), (words(version.sha256),)),
        (_("Godkänd av"), approved),
    )
    return (*facts, (_("Skäl till rättelsen"), (source(version.reason),))) if version.reason else facts


def _group(
    heading: str, views: Sequence[CommitmentView], frozen: Mapping[int, Sequence[Said]], end: date
) -> Section:
    sections = tuple(_commitment(view, frozen[view.number], end) for view in views)
    none = () if sections else (Paragraph(words(_("Inget åtagande hör hit."))),)
    return Section(words(heading), none, sections)


def _commitment(view: CommitmentView, frozen: Sequence[Said], end: date) -> Section:
    parts: list[Part] = [Quote(source(view.text))]
    for row, said in zip(view.rows, frozen, strict=True):
        parts += _row(row, said, end)
    if view.disagree:
        parts.append(Paragraph(words(_("Parterna bedömer åtagandet olika."), strong=True)))
    answers = tuple(map(_answer, view.answers))
    said_by_parties = (Section(words(_("Vad parterna har sagt")), (Bullets(answers),)),) if answers else ()
    return Section(words(_("Åtagande %(number)s") % {"number": view.number}), tuple(parts), said_by_parties)


def _row(row: RowView, said: Said, end: date) -> Iterator[Part]:
    target = target_from_json(said["target"])
    windows = _windows(said)
    told, asked = _sentence(row), windows[-1].window.number if windows else None
    if asked:
        yield Figure(lines(target, windows[-1:], end), plain(told), told, _table(target, windows))
    else:
        yield Paragraph(told)
    if asked == 0:  # a piece of a window: a line has its target at its mark, and here is none
        yield _table(target, windows)
    if row.since is not None:
        since = _("Rättat sedan uppföljningen godkändes: nu är %(number)s räknade.")
        yield Paragraph(words(since % {"number": number(row.since)}, strong=True))
    if row.forecast:
        lead = _("Perioden som pågick då:") if row.is_over else _("När uppföljningens tid var slut:")
        yield Paragraph(words(f"{lead} {forecast_sentence(row.forecast)}"))


def _sentence(row: RowView) -> Words:
    who = source(f"{row.party}: ", strong=True) if row.party else ()
    parts: list[Run] = [*who, *words(f"{row.sentence}.")]
    if row.standing:
        parts += [Run(" "), *status(row.standing, ".")]
    if row.silent:
        silent = ngettext(
            "För %(count)s period har ingen rapporterat något.",
            "För %(count)s perioder har ingen rapporterat något.",
            len(row.silent),
        ) % {"count": number(len(row.silent))}
        parts += [Run(" "), *words(silent, strong=True)]
    return tuple(parts)


def _windows(said: Said) -> list[WindowStatus]:
    """The windows that the frozen text tells of, each once, the one that it tells most of last."""
    shown = [said["window"]] if said.get("window") else []
    others = [one for one in (*said.get("silent", ()), *said.get("deviating", ())) if one not in shown]
    once = {one["start"]: one for one in sorted(others, key=lambda one: str(one["start"]))}
    return [_window(one) for one in (*once.values(), *shown)]


def _window(one: Said) -> WindowStatus:
    start, end = date.fromisoformat(one["start"]), date.fromisoformat(one["end"])
    return WindowStatus(
        Window(start, end, end, one["asked"]),
        Status(one["status"]),
        done=one["done"],
        made_up=one["made_up"],
        expected=one["expected"],
        within=one["within"],
    )


def _table(target: Target, windows: Sequence[WindowStatus]) -> Table:
    header = (_("Period"), _("Mål"), _("Gjort"), _("Status"))
    rows = tuple(
        (
            words(window_name(one.window, target.per)),
            words(number(asked_for(target, one) or 0)),
            words(number(filled(target, one))),
            status(standing(one)),
        )
        for one in windows
    )
    return Table(words(_("Perioder som uppföljningen gäller")), header, rows, frozenset({1, 2}))


def _answer(one: Mapping[str, str]) -> Words:
    role = f" {one['role']}" if one["role"] else ""
    said = [*source(one["party"], strong=True), *words(f"{role}: {one['word']}.", strong=True)]
    said += [Run(" "), *source(one["reason"])]
    names = {
        "not_done": _("Det som inte blev gjort"),
        "changes": _("Det som ändras"),
        "evidence": _("Underlag"),
    }
    for key, name in names.items():
        if one.get(key):
            said += [*words(f" {name}: ", strong=True), *source(one[key])]
    return tuple(said)


def _outcome(one: Mapping[str, str]) -> Words:
    said = [*source(f"{one['party']}: ", strong=True), *words(f"{one['word']}.", strong=True)]
    evidence = [*words(f" {_('Underlag')}: "), *source(one["evidence"])] if one["evidence"] else []
    return (*said, Run(" "), *source(one["reason"]), *evidence)


def _process(told: ProcessView) -> Section:
    rows = tuple(
        (words(asked), *(words(answer) for _party, answer in answers)) for asked, answers in told.rows
    )
    table = Table(words(_("Vad parterna svarar om samarbetet")), (_("Fråga"), *told.parties), rows)
    reasons = ((*source(f"{party}: ", strong=True), *source(reason)) for party, reason in told.reasons)
    return Section(words(_("Hur parterna har arbetat tillsammans")), (table, Bullets(tuple(reasons))))
