"""The page of a municipality: how its promise is going, what is behind, what is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from medborgarlofte.places.models import Municipality
from medborgarlofte.promises.models import Promise
from medborgarlofte.publishing.status_words import Standing

from .commitments import CommitmentView, Group, commitments_of, grouped, tally_words
from .lines import NO_LINES, Lines, counted, lines_of
from .promises import PromiseView, foremost, next_followup, parties_of, promise_view


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


def municipality_page(slug: str, today: date) -> MunicipalityPage:
    """The page of the municipality with this slug; raises Municipality.DoesNotExist."""
    promises = list(
        counted(Promise.objects.published())
        .filter(municipality__slug=slug)
        .select_related("municipality", "police_area")
    )
    shown = foremost(promises, today)
    if shown is None:
        return MunicipalityPage(Municipality.objects.get(slug=slug))
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
    )
