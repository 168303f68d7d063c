"""Plain text and markdown as blocks."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medborgarlofte.ingest.sources import open_document
from tests.ingest.sources.shapes import shape, shape_of

ITEM = "Polisen ska synas vid torget"
OTHER = "Kommunen ska rusta parken"


@pytest.mark.parametrize(
    "mark",
    [
        "•",
        "–",
        "—",
        "-",
        "*",
        "·",
        "o",
        "▪",
        "‣",
        "\uf0b7",
        "\uf0a7",
        "✓",
        "1.",
        "1)",
        "(1)",
        "a)",
        "a.",
        "(a)",
    ],
)
def test_each_mark_makes_an_item_of_its_line(mark: str) -> None:
    shown = "•" if "\ue000" <= mark <= "\uf8ff" else mark
    second = {"1": "2", "a": "b"}.get(mark.strip("().,"), "")
    other = mark.replace(mark.strip("()."), second) if second else mark
    assert shape_of(f"Vi lovar:\n\n{mark} {ITEM}\n{other} {OTHER}") == [
        "p Vi lovar:",
        f"i0{'•' if mark > chr(0xE000) else shown} {ITEM}",
        f"i0{'•' if mark > chr(0xE000) else other} {OTHER}",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("# Löfte\n\n## Polisen ##", ["h1 Löfte", "h2 Polisen"], id="markdown headings"),
        pytest.param("Löfte 2024\n======\n\nVi lovar.", ["h1 Löfte 2024", "p Vi lovar."], id="underlined"),
        pytest.param(
            "Löfte 2024\n------\n\nVi lovar.", ["h2 Löfte 2024", "p Vi lovar."], id="underlined twice"
        ),
        pytest.param("**Polisen lovar**\n\nText.", ["h0 Polisen lovar", "p Text."], id="bold line"),
        pytest.param("**Polisen** ska synas.", ["p Polisen ska synas."], id="bold word"),
        pytest.param("Ett.\n\n-----\n\nTvå.", ["p Ett.", "—", "p Två."], id="rule"),
        pytest.param("Ett.\n\n* * *\n\n====\n\nTvå.", ["p Ett.", "—", "p Två."], id="rules in a row"),
        pytest.param("Trafik\n\nVi lovar.", ["h0 Trafik", "p Vi lovar."], id="short line alone"),
        pytest.param(
            "Löfte 2018\nDet finns problem i centrum.",
            ["h0 Löfte 2018", "p Det finns problem i centrum."],
            id="heading straight above text",
        ),
        pytest.param("Vi lovar att\n\n• synas", ["p Vi lovar att", "i0• synas"], id="lead-in is no heading"),
        pytest.param(
            "Polis: Kontroller.\nKommun: Ronder.",
            ["p Polis: Kontroller.", "p Kommun: Ronder."],
            id="labelled lines",
        ),
        pytest.param(
            "Vi ses ofta.\nVi hörs ofta.", ["p Vi ses ofta.", "p Vi hörs ofta."], id="sentences apart"
        ),
        pytest.param(
            "• Ett\n  • Två\n    • Tre\n• Fyra", ["i0• Ett", "i1• Två", "i2• Tre", "i0• Fyra"], id="nested"
        ),
        pytest.param("• Ett\no Två\n• Tre", ["i0• Ett", "i1o Två", "i0• Tre"], id="nested by mark"),
        pytest.param(
            "1. Polisen ska synas\na) på torget\nb) i parken\n2. Kommunen ska lysa",
            ["i01. Polisen ska synas", "i1a) på torget", "i1b) i parken", "i02. Kommunen ska lysa"],
            id="letters under numbers",
        ),
        pytest.param(
            "1. Trafik\n\nVi lovar.\n\n2. Skolan\n\nVi lovar mer.",
            ["h01. Trafik", "p Vi lovar.", "h02. Skolan", "p Vi lovar mer."],
            id="numbered headings",
        ),
        pytest.param(
            "1. Polisen ska synas\n\n2. Kommunen ska lysa",
            ["i01. Polisen ska synas", "i02. Kommunen ska lysa"],
            id="numbered items apart",
        ),
        pytest.param(
            "•\nPolisen ska synas\n•\n\nKommunen ska lysa",
            ["i0• Polisen ska synas", "i0• Kommunen ska lysa"],
            id="mark on a line of its own",
        ),
        pytest.param(
            "• Polisen ska synas\n  vid torget\n• Mer",
            ["i0• Polisen ska synas vid torget", "i0• Mer"],
            id="hanging line",
        ),
        pytest.param(
            "| Åtgärd | Ansvarig |\n|---|---|\n| Synas | Polisen |",
            ["R Åtgärd | Ansvarig", "r Synas | Polisen"],
            id="markdown table",
        ),
        pytest.param(
            "Åtgärd\tAnsvarig\nSynas vid torget ofta\tPolisen",
            ["R Åtgärd | Ansvarig", "r Synas vid torget ofta | Polisen"],
            id="tabbed table",
        ),
        pytest.param("-5 grader\n*inte* fett", ["p -5 grader", "p *inte* fett"], id="no marks"),
        pytest.param("ord.Nästa hänger ihop", ["p ord.Nästa hänger ihop"], id="glued words stay"),
        pytest.param(
            "1.\tPolisen ska synas\n2.\tKommunen ska lysa",
            ["i01. Polisen ska synas", "i02. Kommunen ska lysa"],
            id="tab after a number is no table",
        ),
    ],
)
def test_shapes(text: str, expected: list[str]) -> None:
    assert shape_of(text) == expected


WRAPPED = [
    "Polisen ska tillsammans med fältgruppen finnas på torget varje fredag från maj till september.",
    "Kommunen ska se över belysningen mellan stationen och skolan minst två gånger om året.",
    "Föreningarna bjuds in till samtal om hur platserna runt badet kan kännas tryggare om kvällarna.",
]


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_wrapped_lines_become_their_paragraphs_and_items_again(width: int) -> None:
    paragraphs = "\n\n".join(textwrap.fill(text, width) for text in WRAPPED)
    items = "\n".join(
        textwrap.fill(text, width, initial_indent="- ", subsequent_indent="  ") for text in WRAPPED
    )
    assert shape_of(paragraphs) == [f"p {text}" for text in WRAPPED]
    assert shape_of(f"{items}\n") == [f"i0- {text}" for text in WRAPPED]


def test_a_list_without_marks_is_not_taken_for_a_wrapped_paragraph() -> None:
    lines = [
        "öka den synliga närvaron i parken genom gemensam patrullering på kvällarna",
        "erbjuda alla elever ett besök på stationen",
        "bjuda in fastighetsägare och handlare till samverkansmöte",
        "svara på synpunkter om otrygga platser",
    ]
    assert shape_of("\n".join(["Vi lovar att", *lines])) == [f"p {line}" for line in ["Vi lovar att", *lines]]


def test_a_single_broken_paragraph_among_whole_ones_is_healed() -> None:
    whole = "Polisen och kommunen arbetar sedan länge tillsammans mot brott och otrygghet. " * 3
    broken = ["Polisen och kommunen lovar utöver detta fortsatt god samverkan", "och närvaro i hela tätorten"]
    assert shape_of("\n\n".join([whole, whole, "\n".join(broken)]))[-1] == f"p {' '.join(broken)}"


def test_a_word_parted_at_the_line_end_is_healed_but_a_shared_ending_is_not() -> None:
    text = (
        "Polisen och kommunen har kommit överens om en gemensam trygghets-\n"
        "vandring varje höst, och om att stärka samverkan kring trygghets-\n"
        "och ordningsfrågor i centrum under de kommande åren tillsammans."
    )
    assert "trygghetsvandring varje höst" in shape_of(text)[0]
    assert "trygghets- och ordningsfrågor" in shape_of(text)[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings_are_told_by_the_bytes(encoding: str) -> None:
    text = "Västra Åsbro – löfte"
    bom = "\ufeff" if encoding == "utf-16-le" else ""
    assert shape(open_document((bom + text).encode(encoding), "x")) == [f"h0 {text}"]


def test_invisible_signs_are_made_plain_and_words_left() -> None:
    text = "Polisen\u00a0ska sy\u00adnas vid A\u2011traktor\u200bträffar.\u2003Ofta."
    assert shape_of(text) == ["p Polisen ska synas vid A-traktorträffar. Ofta."]


def test_letters_written_in_two_parts_become_one() -> None:
    assert shape_of("Ha\u030akan lovar.") == ["p Håkan lovar."]


def test_lines_are_counted_in_the_text_as_read() -> None:
    document = open_document(b"Ett.\r\n\r\nTv\xc3\xa5.\r\n- Tre\n", "x")
    assert [block.line for block in document.blocks] == [1, 3, 4]


def test_links_know_the_block_they_stand_in() -> None:
    document = open_document(
        "Löftet.\n\nLäs [uppföljning 2021](filer/u.pdf).\n\nhttps://exempel.test/a".encode(),
        "x.md",
        "https://kommun.test/lofte/",
    )
    assert [(link.text, link.address, link.block) for link in document.links] == [
        ("uppföljning 2021", "https://kommun.test/lofte/filer/u.pdf", 1),
        ("https://exempel.test/a", "https://exempel.test/a", 2),
    ]


sentence = st.lists(
    st.sampled_from(
        ["polisen", "kommunen", "ska", "ofta", "synas", "trygghet", "skolan", "torget", "året", "tillsammans"]
    ),
    min_size=4,
    max_size=30,
).map(lambda words: " ".join(words).capitalize() + ".")


@given(st.lists(sentence, min_size=1, max_size=6))
def test_every_word_of_a_text_is_kept_in_order(sentences: list[str]) -> None:
    document = open_document("\n".join(sentences).encode(), "x")
    assert " ".join(block.text for block in document.blocks).split() == " ".join(sentences).split()
