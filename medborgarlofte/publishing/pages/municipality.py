"""The page of a municipality: how its promise is going, what is behind, what is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from medborgarlofte.places.models import Municipality
from medborgarlofte.promises.models import Promise
from medborgarlofte.publishing.status_words import Standing

from .agreement import AgreementBrief, agrees, briefs, newest
from .alone import Alone, alone_columns, alone_in
from .commitments import CommitmentView, Group, commitments_of, grouped, tally_words
from .lines import NO_LINES, Lines, counted, lines_of
from .promises import PromiseView, foremost, next_followup, parties_of, promise_view
from .street import NOTHING, Street, street_columns, street_in


@dataclass(frozen=True, slots=True)
class MunicipalityPage:
    """All that the page shows. Without a published promise there is only the municipality."""

    municipality: Municipality
    shown: PromiseView | None = None
    parties: tuple[str, ...] = ()
    count: int = 0
    tally: tuple[tuple[Standing, int], ...] = ()
    behind: tuple[CommitmentView, ...] = ()
    done: tuple[CommitmentView, ...] = ()
    next_followup: date | None = None
    groups: tuple[Group, ...] = ()
    periods: tuple[PromiseView, ...] = ()
    through_years: Lines = NO_LINES
    alone: tuple[Alone, ...] = ()
    agreements: tuple[AgreementBrief, ...] = ()
    street: Street = NOTHING


def municipality_page(slug: str, today: date) -> MunicipalityPage:
    """The page of the municipality with this slug; raises Municipality.DoesNotExist."""
    promises = _published(slug)
    shown = foremost(promises, today)
    there = newest().filter(agreement__municipality__slug=slug)
    agreements = briefs(there, today) if shown is None or getattr(shown, "agrees") else ()  # noqa: B009 - annotated
    if shown is None:
        return _without_promise(slug, agreements)
    commitments = commitments_of(shown, today)
    return MunicipalityPage(
        municipality=shown.municipality,
        shown=promise_view(shown, today),
        parties=tuple(parties_of(commitments)),
        count=len(commitments),
        tally=tuple(tally_words(commitments)),
        behind=tuple(view for view in commitments if view.is_behind),
        done=tuple(view for view in commitments if view.is_done),
        next_followup=next_followup(shown, commitments, today),
        groups=tuple(grouped(commitments)),
        periods=tuple(promise_view(one, today) for one in promises),
        through_years=lines_of(promises, shown, [view.commitment.number for view in commitments]),
        alone=alone_in(shown.municipality, shown),
        agreements=agreements,
        street=street_in(shown),
    )


def _published(slug: str) -> list[Promise]:
    """The promises of a place, with what else its page asks of the municipality. One query."""
    there = counted(Promise.objects.published()).filter(municipality__slug=slug)
    columns = {**alone_columns("municipality"), **street_columns("municipality")}
    found = there.annotate(**columns, agrees=agrees("municipality"))
    return list(found.select_related("municipality", "police_area"))


def _without_promise(slug: str, agreements: tuple[AgreementBrief, ...]) -> MunicipalityPage:
    columns = alone_columns("pk") | street_columns("pk")
    municipality = Municipality.objects.annotate(**columns).get(slug=slug)
    alone, street = alone_in(municipality, municipality), street_in(municipality)
    return MunicipalityPage(municipality, alone=alone, agreements=agreements, street=street)
