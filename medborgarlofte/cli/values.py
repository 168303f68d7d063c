"""Values that are typed in Swedish, and the options that several commands share."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation

import click


class Day(click.ParamType[date]):
    """A day as it is written in Swedish: 2024-05-17."""

    name = "ÅÅÅÅ-MM-DD"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return value if isinstance(value, date) else date.fromisoformat(str(value).strip())
        except ValueError:
            self.fail(f"”{value}” är ingen dag. Skriv som 2024-05-17.", param, ctx)


class Hours(click.ParamType[Decimal]):
    """Hours, with a comma or a point."""

    name = "TIMMAR"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        try:
            return Decimal(str(value).strip().replace(",", "."))
        except InvalidOperation:
            self.fail(f"”{value}” är inget antal timmar. Skriv som 2,5.", param, ctx)


period_option = click.option(
    "--period", default="", help="Löftets period, som 2024. Utan: det som gäller nu."
)
reason_option = click.option("--reason", default="", help="Skälet.")
keep_option = click.option(
    "--keep",
    "confirmed",
    is_flag=True,
    help="Skriv texten fast den varnades för: du har läst den, och den pekar inte ut någon enskild person.",
)
