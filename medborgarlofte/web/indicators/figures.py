"""The figures of one indicator as those who enter them see them."""

from __future__ import annotations

from dataclasses import replace

from medborgarlofte.incidents.models import Indicator
from medborgarlofte.publishing.indicator_words import exact_words
from medborgarlofte.publishing.pages.indicators import IndicatorView, views_of


def figures_of(indicator: Indicator) -> IndicatorView:
    """As everybody reads it, but with its own rows alone, and few told exactly. One query."""
    (view,) = views_of([indicator])
    own = (row for row in view.rows if row.measurement.indicator_id == indicator.pk)
    return replace(view, rows=tuple(replace(row, figure=exact_words(row.rule)) for row in own))
