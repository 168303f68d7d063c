"""Word files as blocks."""

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from medborgarlofte.domain.errors import CannotRead
from medborgarlofte.ingest.sources import open_document
from tests.ingest.sources.making import bare_docx, saved, word, zipped
from tests.ingest.sources.shapes import shape


def shape_of_body(body: str) -> list[str]:
    return shape(open_document(bare_docx(body), "lofte"))


def test_headings_lists_paragraphs_and_tables_keep_their_order() -> None:
    document = word()
    document.add_heading("Medborgarlöfte 2024", 0)
    document.add_heading("Trafik", 2)
    document.add_paragraph("Vi lovar följande.")
    document.add_paragraph("Polisen ska synas", style="List Bullet")
    document.add_paragraph("på torget", style="List Bullet 2")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ["Åtgärd", "Ansvarig", "Lysa upp parken", "Kommunen"], strict=True):
        cell.text = text
    document.add_paragraph("Efter tabellen.")
    assert shape(open_document(saved(document), "x")) == [
        "h1 Medborgarlöfte 2024",
        "h2 Trafik",
        "p Vi lovar följande.",
        "i0• Polisen ska synas",
        "i1• på torget",
        "R Åtgärd | Ansvarig",
        "r Lysa upp parken | Kommunen",
        "p Efter tabellen.",
    ]


def test_swedish_style_names_are_headings_and_lists() -> None:
    document = word()
    for name in ("Rubrik 2", "Punktlista"):
        document.styles.add_style(name, 1)
    document.add_paragraph("Skolan", style="Rubrik 2")
    document.add_paragraph("Kommunen ska lysa", style="Punktlista")
    assert shape(open_document(saved(document), "x")) == ["h2 Skolan", "i0• Kommunen ska lysa"]


def test_numbered_lists_count_as_a_reader_sees_them() -> None:
    document = word()
    for text in ("Ett", "Två", "Tre"):
        document.add_paragraph(text, style="List Number")
    assert shape(open_document(saved(document), "x")) == ["i01. Ett", "i02. Två", "i03. Tre"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Polisen lovar</w:t></w:r></w:p>",
            ["h0 Polisen lovar"],
            id="bold paragraph",
        ),
        pytest.param(
            '<w:p><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>Polisen lovar</w:t></w:r></w:p>',
            ["p Polisen lovar"],
            id="bold turned off",
        ),
        pytest.param(
            "<w:p><w:r><w:t>Sy</w:t></w:r><w:r><w:t>nas</w:t><w:tab/><w:t>mer</w:t></w:r></w:p>",
            ["p Synas mer"],
            id="runs and tab",
        ),
        pytest.param(
            "<w:p><w:r><w:t>Ett.</w:t><w:br/><w:t>Två.</w:t></w:r></w:p>",
            ["p Ett.", "p Två."],
            id="line break",
        ),
        pytest.param(
            "<w:p><w:r><w:t>• Polisen ska synas</w:t></w:r></w:p>", ["i0• Polisen ska synas"], id="typed mark"
        ),
        pytest.param(
            "<w:p><w:ins><w:r><w:t>Nytt</w:t></w:r></w:ins><w:del><w:r><w:delText>Gammalt</w:delText></w:r>"
            "</w:del></w:p>",
            ["p Nytt"],
            id="tracked changes",
        ),
        pytest.param(
            "<w:sdt><w:sdtContent><w:p><w:r><w:t>Fält</w:t></w:r></w:p></w:sdtContent></w:sdt>",
            ["p Fält"],
            id="content control",
        ),
        pytest.param(
            "<w:p><w:r><w:t>Utanför</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>I rutan</w:t></w:r>"
            "</w:p></w:txbxContent></w:pict></w:r></w:p>",
            ["p Utanför", "p I rutan"],
            id="text box",
        ),
        pytest.param(
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Ensam</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
            ["p Ensam"],
            id="table for layout",
        ),
    ],
)
def test_shapes(body: str, expected: list[str]) -> None:
    assert shape_of_body(body) == expected


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def test_merged_cells_stand_where_they_belong() -> None:
    rows = (
        cell("Vem") + cell("Vad") + cell("När"),
        cell("Trafik", '<w:gridSpan w:val="3"/>'),
        cell("Polisen", '<w:vMerge w:val="restart"/>') + cell("Synas vid torget") + cell("Varje vecka"),
        cell("", "<w:vMerge/>") + cell("Lyssna på invånarna") + cell("Varje termin"),
        cell("Båda", '<w:gridSpan w:val="2"/>') + cell("Varje år"),
    )
    assert shape_of_body(f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>") == [
        "R Vem | Vad | När",
        "h0 Trafik",
        "r Polisen | Synas vid torget | Varje vecka",
        "r Polisen | Lyssna på invånarna | Varje termin",
        "r Båda |  | Varje år",
    ]


def test_links_lead_to_their_address() -> None:
    document = word()
    paragraph = document.add_paragraph("Läs ")
    key = document.part.relate_to(
        "https://kommun.test/u.pdf",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        is_external=True,
    )
    link = f'<w:hyperlink {nsdecls("w", "r")} r:id="{key}"><w:r><w:t>uppföljningen</w:t></w:r></w:hyperlink>'
    paragraph._p.append(parse_xml(link))
    read = open_document(saved(document), "x")
    assert [(one.text, one.address, one.block) for one in read.links] == [
        ("uppföljningen", "https://kommun.test/u.pdf", 0)
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (bare_docx("<w:p/>"), "ingen text"),
        (bare_docx("<w:p>"), "går inte att tolka"),
        (zipped({"word/document.xml": "<w/>"}), "saknar text"),
        (zipped({"xl/workbook.xml": "<x/>"}), "varken Word eller ODT"),
        (bare_docx("<w:p/>")[:-30], "skadad"),
        (bare_docx("<w:tbl><w:tr><w:tc>" * 60 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 60), "nästlat"),
    ],
)
def test_a_file_that_holds_no_text_is_one_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(CannotRead, match=sentence):
        open_document(content, "x.docx")
