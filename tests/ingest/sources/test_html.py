"""Web pages as blocks: what is kept, what goes, and what each element becomes."""

import pytest

from medborgarlofte.domain.errors import CannotRead
from medborgarlofte.ingest.sources import open_document
from tests.ingest.sources.shapes import shape, shape_of

PROMISE = (
    "<h1>Medborgarlöfte 2024</h1>"
    "<p>Polisen och kommunen lovar att arbeta tillsammans för en tryggare ort.</p>"
    "<ul><li>Polisen ska synas vid torget varje vecka.</li><li>Kommunen ska lysa upp parken.</li></ul>"
)
SHAPE = [
    "h1 Medborgarlöfte 2024",
    "p Polisen och kommunen lovar att arbeta tillsammans för en tryggare ort.",
    "i0• Polisen ska synas vid torget varje vecka.",
    "i0• Kommunen ska lysa upp parken.",
]


def page(body: str) -> str:
    return f"<!doctype html><html><head><title>Sida</title></head><body>{body}</body></html>"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        pytest.param("<p>Ett</p>text<p>två</p>", ["p Ett", "p text", "p två"], id="text between blocks"),
        pytest.param(
            "<ul><li>Ett<ul><li>Två</li></ul></li><li>Tre</li></ul>",
            ["i0• Ett", "i1• Två", "i0• Tre"],
            id="nested list",
        ),
        pytest.param(
            "<ul><li>Ett</li><ul><li>Två</li></ul></ul>", ["i0• Ett", "i1• Två"], id="list straight in a list"
        ),
        pytest.param(
            "<ol start=3><li>Ett</li><li>Två</li></ol>", ["i03. Ett", "i04. Två"], id="numbered list"
        ),
        pytest.param("<ul><li><p>Ett</p></li></ul>", ["i0• Ett"], id="paragraph in an item"),
        pytest.param(
            "<ul><li><p><strong>Synlig polis</strong></p><p>Vi ska synas.</p></li></ul>",
            ["i0• Synlig polis", "p Vi ska synas."],
            id="item as heading, paragraph under it",
        ),
        pytest.param(
            "<ul><li><strong>Synlig polis</strong><br>Vi ska synas.</li></ul>",
            ["i0• Synlig polis", "p Vi ska synas."],
            id="item as heading, line under it",
        ),
        pytest.param("<ul><li>Vi ska<br>synas.</li></ul>", ["i0• Vi ska synas."], id="line break in an item"),
        pytest.param(
            "<ul><li>Vi ska:<br>– synas<br>– lyssna</li></ul>",
            ["i0• Vi ska:", "i1– synas", "i1– lyssna"],
            id="typed marks in an item",
        ),
        pytest.param("<ul><li>– Vi ska synas</li></ul>", ["i0– Vi ska synas"], id="typed mark of an item"),
        pytest.param(
            "<p>Vi lovar:<br>• synas<br>• lyssna</p>",
            ["p Vi lovar:", "i0• synas", "i0• lyssna"],
            id="typed marks between line breaks",
        ),
        pytest.param(
            "<p>– Polisen ska synas</p><p>– Kommunen ska lysa</p>",
            ["i0– Polisen ska synas", "i0– Kommunen ska lysa"],
            id="typed marks in paragraphs",
        ),
        pytest.param(
            "<p>Polisen ska synas.<br>Kommunen ska lysa.</p>",
            ["p Polisen ska synas.", "p Kommunen ska lysa."],
            id="lines of a paragraph",
        ),
        pytest.param(
            "<p><strong>Polisen lovar</strong></p><p>Text.</p>",
            ["h0 Polisen lovar", "p Text."],
            id="heading in bold",
        ),
        pytest.param(
            "<p><b>Polisen lovar:</b><br>Text.</p>",
            ["h0 Polisen lovar:", "p Text."],
            id="heading in bold over lines",
        ),
        pytest.param(
            "<p><strong>Polisen:</strong> ska synas.</p>", ["p Polisen: ska synas."], id="word in bold"
        ),
        pytest.param(
            "<p><strong>Vi lovar mycket.</strong></p>", ["p Vi lovar mycket."], id="sentence in bold"
        ),
        pytest.param(
            "<h2>1. Trafik</h2><h3>2.1 Unga</h3>", ["h21. Trafik", "h32.1 Unga"], id="numbered headings"
        ),
        pytest.param(
            "<dl><dt>Trafik</dt><dd>Vi ska synas.</dd></dl>",
            ["h0 Trafik", "p Vi ska synas."],
            id="definition list",
        ),
        pytest.param("<p>Ett.</p><hr><p>Två.</p>", ["p Ett.", "—", "p Två."], id="rule"),
        pytest.param(
            "<details><summary>Polisen lovar</summary><p>Synas.</p></details>",
            ["h0 Polisen lovar", "p Synas."],
            id="details",
        ),
        pytest.param(
            '<button aria-expanded="false" aria-controls="a">Polisen lovar</button>'
            '<div id="a" hidden><p>Synas.</p></div>',
            ["h0 Polisen lovar", "p Synas."],
            id="accordion",
        ),
        pytest.param(
            "<h3><button aria-expanded=false>Polisen lovar</button></h3>"
            '<div class="accordion-panel" style="display:none"><p>Synas.</p></div>',
            ["h3 Polisen lovar", "p Synas."],
            id="button in a heading",
        ),
        pytest.param(
            "<p>Vi <span hidden>inte</span> lovar.</p><p aria-hidden=true>Dold</p>",
            ["p Vi lovar."],
            id="hidden",
        ),
        pytest.param(
            "<pre>Vi lovar:\n- synas\n- lysa</pre>", ["p Vi lovar:", "i0- synas", "i0- lysa"], id="pre"
        ),
        pytest.param(
            "<p>A&#8209;traktorer&nbsp;och l&aring;s&shy;smed</p>",
            ["p A-traktorer och låssmed"],
            id="entities",
        ),
        pytest.param(
            "<table><tr><td><h2>Löfte</h2><p>Vi lovar.</p></td></tr></table>",
            ["h2 Löfte", "p Vi lovar."],
            id="table for layout",
        ),
    ],
)
def test_shapes(markup: str, expected: list[str]) -> None:
    assert shape_of(page(f"<main>{markup}</main>")) == expected


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(
            "<thead><tr><th>Åtgärd<th>Vem<tbody><tr><td>Synas<td>Polisen",
            ["R Åtgärd | Vem", "r Synas | Polisen"],
            id="head without closing tags",
        ),
        pytest.param(
            "<caption>År 2024</caption><tr><th>Åtgärd<th>Vem<tr><td>Synas<td>Polisen",
            ["h0 År 2024", "R Åtgärd | Vem", "r Synas | Polisen"],
            id="caption",
        ),
        pytest.param(
            "<tr><td><b>Åtgärd</b><td><b>Vem</b><tr><td>Synas<td>Polisen",
            ["R Åtgärd | Vem", "r Synas | Polisen"],
            id="head in bold",
        ),
        pytest.param(
            "<tr><th>Vem<th>Åtgärd<tr><td rowspan=2>Polisen<td>Synas<tr><td>Lyssna",
            ["R Vem | Åtgärd", "r Polisen | Synas", "r Polisen | Lyssna"],
            id="rowspan",
        ),
        pytest.param(
            "<tr><th>A<th>B<tr><td colspan=2>Trafik<tr><td>Synas<td>Polisen",
            ["R A | B", "h0 Trafik", "r Synas | Polisen"],
            id="row over all columns is a heading",
        ),
        pytest.param(
            "<tr><th colspan=2>Åtgärd<th>Vem<tr><td>1<td>Synas<td>Polisen",
            ["R Åtgärd |  | Vem", "r 1 | Synas | Polisen"],
            id="colspan",
        ),
        pytest.param(
            "<tr><th>A<th>B<tr><td><ul><li>Synas<li>Lysa</ul><td>Polisen",
            ["R A | B", "r • Synas\n• Lysa | Polisen"],
            id="list in a cell",
        ),
    ],
)
def test_tables(table: str, expected: list[str]) -> None:
    assert shape_of(page(f"<main><table>{table}</table></main>")) == expected


NOISE = [
    "<nav><ul><li><a href=/a>Skola</a></li></ul></nav>",
    "<header><a href=/>Kommunen</a><button>Meny</button></header>",
    "<footer><p>Växel 08-465 004 00</p></footer>",
    "<aside><h2>Nyheter</h2><p>Vattnet stängs av.</p></aside>",
    '<div class="cookie-consent"><p>Polisen lovar kakor.</p><button>Ja</button></div>',
    '<div id="CybotCookiebotDialog" role="dialog"><p>Vi använder kakor.</p></div>',
    '<div role="navigation"><a href=/a>Skola</a></div>',
    '<ol class="breadcrumb"><li><a href=/>Start</a></li><li>Trygghet</li></ol>',
    '<div class="sv-brodsmulor"><a href=/>Start</a></div>',
    '<div class="siteFooter"><p>Box 1</p></div>',
    '<section class="related-content"><ul><li><a href=/x>Medborgarlöfte 2020</a></li></ul></section>',
    '<p class="feedback">Hjälpte sidan dig?</p>',
    "<form action=/s><label>Sök</label><input></form>",
    "<script>var lovar = 1</script><style>p{}</style><noscript>Slå på skript</noscript>",
    "<button>Lyssna</button>",
    "<!-- Polisen lovar i en kommentar -->",
]


@pytest.mark.parametrize("noise", NOISE)
@pytest.mark.parametrize("where", ["before", "after"])
def test_what_surrounds_the_text_goes_wherever_it_stands(noise: str, where: str) -> None:
    around = noise + PROMISE if where == "before" else PROMISE + noise
    assert shape_of(page(f"<main>{around}</main>")) == SHAPE
    assert shape_of(page(f"<div>{around}</div>")) == SHAPE


@pytest.mark.parametrize(
    "wrapper",
    [
        '<div class="menu-open header-fixed">{}</div>',
        '<form id="aspnetForm">{}</form>',
        '<div class="page has-sidebar"><div class="main-with-menu">{}</div></div>',
        '<article><header class="entry-header">{}</header></article>',
        '<div class="elementor-widget-header">{}</div>',
        "<aside>{}</aside>",
        '<div id="cookie-page-wrapper">{}</div>',
        "<main></main><div>{}</div>",
        "<center><font>{}</font></center>",
        "<article><p>Puff</p></article><div>{}</div>",
    ],
)
def test_a_wrapper_with_a_misleading_name_keeps_the_promise(wrapper: str) -> None:
    found = shape_of(page(wrapper.format(PROMISE)))
    assert [line for line in found if line != "p Puff"] == SHAPE


def test_a_fact_box_with_a_promise_is_kept_beside_a_longer_text() -> None:
    box = "<aside class=sidebar><h2>Vi lovar</h2><ul>"
    box += "<li>Polisen lovar att synas vid torget varje vecka under året.</li>"
    box += "<li>Kommunen lovar att lysa upp parken innan hösten kommer.</li></ul></aside>"
    found = shape_of(page(f"<main><h1>Trygghet</h1><p>{'Bakgrunden är lång. ' * 30}</p>{box}</main>"))
    assert "i0• Kommunen lovar att lysa upp parken innan hösten kommer." in found


def test_title_links_and_lines_are_told() -> None:
    markup = page(
        f"<main>\n{PROMISE}\n<p>Se <a href='../u.pdf'>Uppföljning 2023 (pdf)</a>"
        "<a href='#x'>Upp</a></p></main>"
    )
    document = open_document(markup.encode(), "sida", "https://kommun.test/trygg/lofte")
    assert document.title == "Sida"
    assert [(link.text, link.address) for link in document.links] == [
        ("Uppföljning 2023 (pdf)", "https://kommun.test/u.pdf")
    ]
    assert document.blocks[document.links[0].block or 0].line == 3
    assert document.blocks[0].line == 2


def test_windows_1252_whatever_the_page_says() -> None:
    markup = page('<meta charset="utf-8"><main><p>Västra Åsbro – löfte</p></main>')
    assert shape(open_document(markup.encode("cp1252"), "x")) == ["p Västra Åsbro – löfte"]


def test_a_fragment_without_a_document_around_it() -> None:
    assert shape_of(f"\n{PROMISE}") == SHAPE


@pytest.mark.parametrize("depth", [200, 245])
def test_deep_nesting_keeps_the_text(depth: int) -> None:
    found = shape_of(page(f"{'<div>' * depth}{PROMISE}{'</div>' * depth}"))
    assert "Polisen ska synas vid torget varje vecka." in " ".join(found)


def test_nesting_beyond_reason_is_one_sentence() -> None:
    with pytest.raises(CannotRead, match="250 nivåer"):
        shape_of(page(f"{'<div>' * 100_000}{PROMISE}"))


@pytest.mark.parametrize(
    "markup", ["<html></html>", page("<script>x</script>"), page("<nav></nav>"), "<!doctype html>"]
)
def test_a_page_without_text_is_one_sentence(markup: str) -> None:
    with pytest.raises(CannotRead, match="ingen text"):
        shape_of(markup)
