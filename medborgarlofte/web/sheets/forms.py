"""The forms that take a file, say which column is what, and save."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from medborgarlofte.ingest.sheets import limits
from medborgarlofte.ingest.sheets.mapping import Field, Tables
from medborgarlofte.ingest.sheets.reasons import NoValue
from medborgarlofte.ingest.sheets.values import text_of
from medborgarlofte.ingest.sheets.workbook import letters
from medborgarlofte.promises.models import Promise

Choices = list[tuple[str, str]]
_HELP = {
    Field.KEY: gettext_lazy(
        "Ett nummer som raden alltid har. Då känns den igen när filen läggs in på nytt, även om något "
        "annat i den har ändrats."
    )
}
_ALL = "alla:"  # before what holds for every row, where no column says


class FileForm(forms.Form):
    """One file."""

    file = forms.FileField(
        label=gettext_lazy("Excel- eller CSV-fil"),
        help_text=gettext_lazy("Högst 20 MB och 20 000 rader. Inga namn eller personnummer."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xlsm,.csv,.txt"}),
        error_messages={
            "required": gettext_lazy("Välj en fil."),
            "missing": gettext_lazy("Välj en fil."),
            "empty": gettext_lazy("Filen är tom."),
            "max_length": gettext_lazy("Filens namn är för långt."),
        },
        max_length=300,
    )

    def content(self) -> tuple[str, bytes]:
        """The file's name and bytes; raises CannotReadSheet when it is too large to be read at all."""
        file = self.cleaned_data["file"]
        limits.check_size(file.size)
        return file.name, file.read()


class ColumnsForm(forms.Form):
    """Which column is what. Each field of an activity is one choice among the columns of the file."""

    def __init__(self, tables: Tables, promise: Promise, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        columns = [(str(column), _column(tables, column)) for column in range(tables.width)]
        for field, label in _labels().items():
            self.fields[field.value] = forms.ChoiceField(
                label=label,
                choices=[*_otherwise(field, promise), *columns],
                required=field is Field.DAY,
                help_text=_HELP.get(field, ""),
                error_messages={"required": _("Välj kolumnen som säger vilken dag det gjordes.")},
            )

    def first(self) -> list[forms.BoundField]:
        """The fields that most files have."""
        return [self[name] for name in list(self.fields)[:6]]

    def rest(self) -> list[forms.BoundField]:
        """The fields that few files have."""
        return [self[name] for name in list(self.fields)[6:]]

    @property
    def rest_is_used(self) -> bool:
        """Whether one of the fields that few files have is chosen, or wrong."""
        return any(field.value() or field.errors for field in self.rest())

    def columns(self) -> dict[str, int]:
        """The chosen columns by the names of their fields."""
        return {name: int(value) for name, value in self.cleaned_data.items() if value.isdigit()}

    def for_every_row(self, field: Field) -> int | None:
        """The commitment or party that holds for every row, None when a column says or nothing does."""
        value = str(self.cleaned_data[field.value])
        return int(value.removeprefix(_ALL)) if value.startswith(_ALL) else None


def initial_columns(columns: Mapping[str, int], chosen: Mapping[str, Any]) -> dict[str, str]:
    """What the form starts with: suggested columns, and what was chosen for every row."""
    fixed = {name: f"{_ALL}{chosen[name]}" for name in (Field.COMMITMENT, Field.PARTY) if chosen.get(name)}
    return {name: str(column) for name, column in columns.items()} | {
        name.value: value for name, value in fixed.items() if name.value not in columns
    }


def _labels() -> dict[Field, str]:
    return {
        Field.DAY: _("Dag"),
        Field.COUNT: _("Antal"),
        Field.COMMITMENT: _("Åtagande"),
        Field.PARTY: _("Vem som gjorde det"),
        Field.PLACE: _("Plats"),
        Field.NOTE: _("Anteckning"),
        Field.HOURS: _("Arbetade timmar"),
        Field.HOURS_TAKEN: _("Timmar tills det var klart"),
        Field.MAKING_UP_FOR: _("Tar igen (en dag i perioden som missades)"),
        Field.REPORTED_BY: _("Vem som rapporterar åt någon annan"),
        Field.KEY: _("Löpnummer"),
    }


def _otherwise(field: Field, promise: Promise) -> Choices:
    """What can be chosen instead of a column."""
    if field is Field.DAY:
        return [("", _("Välj en kolumn"))]
    if field is Field.COUNT:
        return [("", _("Ingen kolumn: varje rad räknas som 1"))]
    if field is Field.COMMITMENT:
        every = [
            (f"{_ALL}{one.number}", _("Alla rader: %(number)d. %(text)s") % _in_short(one.number, one.text))
            for one in promise.commitments.current()
        ]
        return [("", _("Välj en kolumn eller ett åtagande")), *every]
    if field is Field.PARTY:
        every = [
            (f"{_ALL}{one.pk}", _("Alla rader: %(party)s") % {"party": one.name})
            for one in promise.municipality.organisations.all()
        ]
        return [("", _("Ingen kolumn: den som ensam ansvarar för åtagandet")), *every]
    return [("", _("Finns inte i filen"))]


def _in_short(number: int, text: str) -> dict[str, Any]:
    return {"number": number, "text": Truncator(text).chars(50)}


def _column(tables: Tables, column: int) -> str:
    """`B: Antal (till exempel 3)`."""
    heading = tables.name(column) or _("utan rubrik")
    named = f"{letters(column)}: {Truncator(heading).chars(40)}"
    try:
        example = text_of(tables.example(column))
    except NoValue:
        return named
    return (
        _("%(column)s (till exempel %(value)s)")
        % {
            "column": named,
            "value": Truncator(example).chars(24),
        }
        if example
        else named
    )
