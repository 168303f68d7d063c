"""OpenDocument texts as blocks."""

import pytest

from medborgarlofte.domain.errors import CannotRead
from medborgarlofte.ingest.sources import open_document
from tests.ingest.sources.making import odt
from tests.ingest.sources.shapes import shape

BOLD = '<style:style style:name="P1"><style:text-properties fo:font-weight="bold"/></style:style>'
NUMBERED = (
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix=")"/>'
    "</text:list-style>"
)


def row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def cell(text: str, more: str = "") -> str:
    return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"


COVERED = "<table:covered-table-cell/>"
SPANNED = 'table:number-rows-spanned="2"'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            '<text:h text:outline-level="2">Trafik</text:h><text:p>Vi lovar.</text:p>',
            ["h2 Trafik", "p Vi lovar."],
            id="heading",
        ),
        pytest.param('<text:p text:style-name="P1">Polisen lovar</text:p>', ["h0 Polisen lovar"], id="bold"),
        pytest.param(
            "<text:p>Sy<text:span>nas</text:span><text:s/>mer<text:line-break/>Igen.</text:p>",
            ["p Synas mer", "p Igen."],
            id="spans and line break",
        ),
        pytest.param(
            "<text:list><text:list-item><text:p>Ett</text:p><text:list><text:list-item><text:p>Två</text:p>"
            "</text:list-item></text:list></text:list-item><text:list-item><text:p>Tre</text:p>"
            "</text:list-item></text:list>",
            ["i0• Ett", "i1• Två", "i0• Tre"],
            id="nested list",
        ),
        pytest.param(
            '<text:list text:style-name="L1"><text:list-item><text:p>Ett</text:p></text:list-item>'
            "<text:list-item><text:p>Två</text:p><text:p>Mer.</text:p></text:list-item></text:list>",
            ["i01) Ett", "i02) Två", "p Mer."],
            id="numbered list",
        ),
        pytest.param("<text:section><text:p>Inuti.</text:p></text:section>", ["p Inuti."], id="section"),
        pytest.param(
            "<text:p>Utanför<draw:frame><draw:text-box><text:p>I rutan</text:p></draw:text-box>"
            "</draw:frame></text:p>",
            ["p Utanför", "p I rutan"],
            id="text box",
        ),
        pytest.param(
            f"<table:table>{row(cell('Vem'), cell('Vad'))}"
            f"{row(cell('Polisen', SPANNED), cell('Synas ofta'))}"
            f"{row(COVERED, cell('Lyssna ofta'))}</table:table>",
            ["R Vem | Vad", "r Polisen | Synas ofta", "r Polisen | Lyssna ofta"],
            id="rows spanned",
        ),
        pytest.param(
            f"<table:table><table:table-header-rows>{row(cell('Vem'), cell('Vad'))}</table:table-header-rows>"
            f"{row(cell('Trafik'), COVERED)}{row(cell('A'), cell('B'))}</table:table>",
            ["R Vem | Vad", "h0 Trafik", "r A | B"],
            id="header rows, row over all columns",
        ),
    ],
)
def test_shapes(body: str, expected: list[str]) -> None:
    assert shape(open_document(odt(body, BOLD + NUMBERED), "x")) == expected


def test_links_lead_to_their_address() -> None:
    body = '<text:p>Läs <text:a xlink:href="https://kommun.test/u.pdf">uppföljningen</text:a>.</text:p>'
    read = open_document(odt(body), "x")
    assert [(one.text, one.address, one.block) for one in read.links] == [
        ("uppföljningen", "https://kommun.test/u.pdf", 0)
    ]


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("", "ingen text"),
        ("<text:p>", "går inte att tolka"),
        ("<text:section>" * 100 + "<text:p>x</text:p>" + "</text:section>" * 100, "nästlat"),
        ("<text:list><text:list-item>" * 100 + "</text:list-item></text:list>" * 100, "nästlat"),
    ],
)
def test_a_file_that_holds_no_text_is_one_sentence(body: str, sentence: str) -> None:
    with pytest.raises(CannotRead, match=sentence):
        open_document(odt(body), "x.odt")
