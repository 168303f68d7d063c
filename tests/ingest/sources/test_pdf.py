"""PDF files as blocks."""

import textwrap
import zlib

import pypdfium2 as pdfium
import pytest

from medborgarlofte.domain.errors import CannotRead
from medborgarlofte.ingest.sources import open_document
from tests.ingest.sources.making import Placed, lines, pdf
from tests.ingest.sources.shapes import shape

BODY = [
    "Polisen och kommunen har tillsammans bestämt att arbeta för att fler",
    "ska våga röra sig i centrum efter mörkrets inbrott under hela året.",
]


def shape_of_pages(*pages: list[Placed | str]) -> list[str]:
    return shape(open_document(pdf(pages), "lofte"))


def test_wrapped_lines_become_paragraphs_and_items() -> None:
    found = shape_of_pages(
        lines(
            [
                *BODY,
                "",
                "• Polisen ska finnas på torget varje fredag och lördag kväll från",
                "maj till september.",
                "• Kommunen ska se över belysningen.",
                "a) Parterna ska träffas en gång i månaden och gå igenom hur det går",
                "med löftet.",
            ]
        )
    )
    assert found == [
        f"p {' '.join(BODY)}",
        "i0• Polisen ska finnas på torget varje fredag och lördag kväll från maj till september.",
        "i0• Kommunen ska se över belysningen.",
        "i1a) Parterna ska träffas en gång i månaden och gå igenom hur det går med löftet.",
    ]


def test_headings_are_told_by_size_weight_and_number() -> None:
    page: list[Placed | str] = [
        (70, 780, "Medborgarlöfte 2024 för", "F1", 24.0),
        (70, 752, "Västra Åsbro", "F1", 24.0),
        (70, 700, "Trafik", "F2", 11.0),
        *lines(BODY, top=685),
        *lines(["3.1 Polisens åtaganden", *BODY], top=620),
    ]
    assert shape_of_pages(page) == [
        "h0 Medborgarlöfte 2024 för Västra Åsbro",
        "h0 Trafik",
        f"p {' '.join(BODY)}",
        "h23.1 Polisens åtaganden",
        f"p {' '.join(BODY)}",
    ]


def test_running_headers_footers_and_page_numbers_go_and_pages_are_told() -> None:
    pages = [
        [(70.0, 810.0, "Åsbro kommun"), *lines(BODY, top=700), (290.0, 40.0, f"Sida {number} av 2")]
        for number in (1, 2)
    ]
    document = open_document(pdf(pages), "x")
    assert shape(document) == [f"p {' '.join(BODY)}"] * 2
    assert [block.page for block in document.blocks] == [1, 2]
    assert document.pages == 2


def test_a_sentence_over_two_pages_is_one() -> None:
    first, second = lines([BODY[0]], top=100), lines([BODY[1]], top=780)
    assert shape_of_pages(first, second) == [f"p {' '.join(BODY)}"]


def test_a_word_parted_at_the_line_end_is_healed() -> None:
    found = shape_of_pages(
        lines(["Polisen och kommunen lovar att bjuda in till trygghets-", "vandring varje höst."])
    )
    assert found == ["p Polisen och kommunen lovar att bjuda in till trygghetsvandring varje höst."]


def test_two_columns_are_read_one_after_the_other() -> None:
    columns = [
        "Polisen ska finnas på torget varje fredag kväll. Det gäller hela året, också om sommaren.",
        "Kommunen ska se över belysningen i parken. Det görs varje höst och varje vår i alla delar av orten.",
    ]
    left, right = (textwrap.wrap(text, 36) for text in columns)
    assert shape_of_pages(lines(left, left=60) + lines(right, left=320)) == [f"p {text}" for text in columns]


def ruled(rows: list[list[str]], top: float) -> list[Placed | str]:
    """A table with all its lines drawn: columns 150 points wide, rows 20 high."""
    width, height = 150 * len(rows[0]), 20 * len(rows)
    drawn: list[Placed | str] = [
        f"60 {top - 20 * n} m {60 + width} {top - 20 * n} l S" for n in range(len(rows) + 1)
    ]
    drawn += [f"{60 + 150 * n} {top} m {60 + 150 * n} {top - height} l S" for n in range(len(rows[0]) + 1)]
    drawn += [
        (65 + 150 * x, top - 14 - 20 * y, text) for y, row in enumerate(rows) for x, text in enumerate(row)
    ]
    return drawn


def test_a_ruled_table_stands_among_the_text() -> None:
    table = ruled(
        [["Åtgärd", "Ansvarig"], ["Synas vid torget ofta", "Polisen"], ["Lysa upp parken", "Kommunen"]], 700
    )
    page = [*lines(["Vi lovar följande."], top=760), *table, *lines(["Löftet följs upp."], top=560)]
    assert shape_of_pages(page) == [
        "p Vi lovar följande.",
        "R Åtgärd | Ansvarig",
        "r Synas vid torget ofta | Polisen",
        "r Lysa upp parken | Kommunen",
        "p Löftet följs upp.",
    ]


def test_links_lead_to_their_address() -> None:
    action = "/A << /S /URI /URI (https://k.test/u.pdf) >>"
    link = f"/Annots [<< /Type /Annot /Subtype /Link /Rect [60 770 300 800] {action} >>]"
    document = open_document(pdf([lines(["Läs hela uppföljningen här."])], extra=link), "x")
    assert [(one.text, one.address, one.block) for one in document.links] == [
        ("Läs hela uppföljningen här.", "https://k.test/u.pdf", 0)
    ]


def locked() -> bytes:
    """A PDF file that says it is encrypted with a password that nobody has."""
    key = "<" + "00" * 32 + ">"
    encrypt = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O {key} /U {key} /P -4 >> /ID [<00><00>] /Size"
    return pdf([lines(BODY)]).replace(b"/Size", encrypt.encode(), 1)


def bomb() -> bytes:
    """A PDF file whose page unpacks to 200 MB."""
    packed = zlib.compress(b" " * 200_000_000, 9)
    head = b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed)
    whole = pdf([lines(BODY)])
    start = whole.index(b"5 0 obj\n") + len(b"5 0 obj\n")
    return whole[:start] + head + packed + b"\nendstream\nendobj\n" + whole[start:]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (pdf([[]]), "ingen text i PDF-filen"),
        (pdf([[], [(290.0, 40.0, "2")]]), "ingen text i PDF-filen"),
        (locked(), "låst med lösenord"),
        (b"%PDF-1.7\n" + b"skr\xe4p" * 100, "skadad"),
        (pdf([lines(BODY)])[:200], "skadad"),
        (pdf([lines(BODY)] * 301), "301 sidor"),
        (bomb(), "orimligt stor"),
    ],
    ids=["scanned", "page number alone", "locked", "rubbish", "cut off", "too many pages", "bomb"],
)
def test_a_file_that_cannot_be_read_is_one_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(CannotRead, match=sentence):
        open_document(content, "x.pdf")


def test_the_made_files_are_pdf_files() -> None:
    assert len(pdfium.PdfDocument(pdf([lines(BODY)] * 3))) == 3
