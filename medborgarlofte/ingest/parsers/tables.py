"""Tables of promises: what each column means, and what a row says.

Column headings are understood by words; where a table has none, the columns are judged by what
stands in them.
"""

from __future__ import annotations

import re

from medborgarlofte.ingest.parsers import party_words, wording
from medborgarlofte.ingest.parsers.document import Block, BlockKind
from medborgarlofte.ingest.parsers.parts import RowFields

_COLUMNS: tuple[tuple[str, str], ...] = (
    ("number", r"^(nr|nummer|#|punkt)\.?$"),
    (
        "result",
        r"resultat|status|utfall|uppfölj|måluppfyll|genomfört|kommentar|har gjorts|läge\b|"
        r"^(?:hur|så|vad) (?:har )?(?:det )?(?:gick|gått|blev|hände|gjordes|hänt)\b",
    ),
    ("responsible", r"ansvar|^vem|aktör|^part(er)?\b|utför(s|are)|^av vem|huvudman"),
    (
        "extent",
        r"omfattning|frekvens|hur ofta|^när|tidplan|tidsplan|antal|intervall|tidpunkt|"
        r"målvärde|^tid\b|hur många|klart|period|mängd|volym|hur mycket|målnivå|målsiffra|^nivå|"
        r"^så (?:mycket|ofta|många)",
    ),
    ("action", r"åtgärd|aktivitet|insats|åtagande|^vad|löfte|^gör|metod|^hur\b|vi lovar|lovar"),
    ("aim", r"mål|indikator|effekt|syfte|vi vill"),
    ("problem", r"problem|orsak|bakgrund|lägesbild|nuläge"),
    ("area", r"område|fokus|kategori|tema|inriktning"),
)
_TABLE = tuple((name, re.compile(pattern, re.I)) for name, pattern in _COLUMNS)
_PARTY_CELL = re.compile(
    r"(?:(?:lokal|områdes|kommun)?polis\w*|kommun\w*|[\w-]+ (?:kommun|stad)|båda|gemensamt|"
    r"socialtjänst\w*|skol\w+|"
    r"alla parter|parterna)\b",
    re.I,
)


_FEWEST_WORDS = 3  # of an act; fewer are a name or a number
_LIST_MARK = re.compile(r"(?:^|\s)[•–*](?=\s)|\n")
_AMOUNT = re.compile(
    r"^\W*(?:minst |ca |cirka |målvärde )?(?:\d+|en|ett|två|tre|fyra|fem|sex|åtta|tio|tolv)\b"
    r"(?!\s?(?:%|procent))|årligen|varje|dagligen|löpande",
    re.I,
)


def column_names(header: tuple[str, ...]) -> tuple[str, ...]:
    """What each column means, in order; "" where no rule fits."""
    return tuple(
        next((name for name, pattern in _TABLE if pattern.search(cell.strip())), "") for cell in header
    )


def take_table(blocks: list[Block], index: int) -> list[Block]:
    """The rows of the table that begins at `index`."""
    end = index
    while (
        end < len(blocks) and blocks[end].kind is BlockKind.ROW and blocks[end].table == blocks[index].table
    ):
        end += 1
    return blocks[index:end]


def acts_by_party(rows: list[Block]) -> list[tuple[Block, str, str]]:
    """Each act with the party at the head of its column, where a table's first row holds parties alone:
    "Polisen | Kommunen", with an act or a list of them in each cell below. Empty for other tables."""
    heads = rows[0].cells
    if len(heads) < 2 or len({cell.strip() for cell in heads}) < 2 or not all(map(_is_party, heads)):
        return []
    found = [
        (row, party, act.strip())
        for row in rows[1:]
        for party, cell in zip(heads, row.cells, strict=False)
        for act in _LIST_MARK.split(cell)
        if act.strip()
    ]
    said = sum(len(party_words.words(act)) >= _FEWEST_WORDS for _, _, act in found)
    return found if said * 2 > len(found) else []


def is_promise_table(columns: tuple[str, ...]) -> bool:
    """True when one column holds what is done."""
    return "action" in columns


def read_header(rows: list[Block]) -> tuple[tuple[str, ...], list[Block]]:
    """The columns' meanings and the rows below the headings."""
    for index, row in enumerate(rows[:2]):
        names = column_names(row.cells)
        if row.header or ("action" in names and all(len(cell) < 60 for cell in row.cells)):
            body = rows[index + 1 :]
            return _with_extent(_with_action(_with_parties(names, body), body), body), body
    return _columns_by_content(rows), rows


def row_fields(columns: tuple[str, ...], cells: tuple[str, ...]) -> tuple[str, RowFields]:
    """The words of the action and the rest of a row by meaning."""
    held: dict[str, list[str]] = {}
    for name, cell in zip(columns, cells, strict=False):
        if name and cell.strip() and cell.strip() not in held.get(name, []):
            held.setdefault(name, []).append(cell.strip())
    told = {name: " ".join(found) for name, found in held.items()}
    fields = RowFields(
        told.get("responsible", ""),
        told.get("extent", ""),
        told.get("area", ""),
        told.get("result", ""),
        told.get("aim", ""),
    )
    return told.get("action", ""), fields


def _with_parties(names: tuple[str, ...], rows: list[Block]) -> tuple[str, ...]:
    """A column without a heading of its own in which only parties stand says who."""
    if "responsible" in names or "" not in names or not rows:
        return names
    at = names.index("")
    told = all(at < len(row.cells) and _is_party(row.cells[at]) for row in rows)
    return tuple("responsible" if i == at and told else name for i, name in enumerate(names))


def _with_action(names: tuple[str, ...], rows: list[Block]) -> tuple[str, ...]:
    """Headings without a word for the action: the unnamed or wordiest unclaimed column holds it."""
    if "action" in names or not rows:
        return names
    free = [i for i, name in enumerate(names) if name in ("", "area", "aim")]
    if not free or not {"responsible", "extent"} & set(names):
        return names
    chosen = max(free, key=lambda i: sum(len(row.cells[i]) for row in rows if i < len(row.cells)))
    return tuple("action" if i == chosen else name for i, name in enumerate(names))


def _with_extent(names: tuple[str, ...], rows: list[Block]) -> tuple[str, ...]:
    """A column of aims that are numbers ("Mål": "60 per år") says how much when no other does."""
    if "extent" in names or "aim" not in names or not rows:
        return names
    at = names.index("aim")
    counted = sum(at < len(row.cells) and _AMOUNT.search(row.cells[at]) is not None for row in rows)
    return tuple("extent" if i == at and counted * 2 > len(rows) else name for i, name in enumerate(names))


def _columns_by_content(rows: list[Block]) -> tuple[str, ...]:
    width = max((len(row.cells) for row in rows), default=0)
    columns = [[row.cells[i] for row in rows if i < len(row.cells)] for i in range(width)]
    names = ["responsible" if cells and all(_is_party(cell) for cell in cells) else "" for cells in columns]
    acting = [
        i for i, cells in enumerate(columns) if not names[i] and cells and all(_acts(cell) for cell in cells)
    ]
    if acting:
        names[acting[0]] = "action"
    return tuple(names if acting or "responsible" not in names else _beside_parties(names, columns))


def _beside_parties(names: list[str], columns: list[list[str]]) -> list[str]:
    """Beside a column of parties amounts say how much, and the wordiest of the others what is done."""
    amounts = [sum(_AMOUNT.search(cell) is not None for cell in cells) * 2 > len(cells) for cells in columns]
    told = ["extent" if amount and not name else name for name, amount in zip(names, amounts, strict=True)]
    free = [i for i, name in enumerate(told) if not name]
    if free:
        told[max(free, key=lambda i: sum(map(len, columns[i])))] = "action"
    return told


def _is_party(cell: str) -> bool:
    return len(cell) < 60 and _PARTY_CELL.match(cell.strip()) is not None


def _acts(cell: str) -> bool:
    return wording.binds(cell) or party_words.begins_with_infinitive(cell)
