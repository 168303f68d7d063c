"""The same promise set otherwise on its page reads the same."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from medborgarlofte.ingest.parsers.reading import Reading
from tests.ingest.pages import read

ACTS = (
    ("Polisen", "ska fotpatrullera i centrum minst två gånger i veckan."),
    ("Kommunen", "ska byta trasiga lampor i tunneln inom fem dagar."),
    ("Polisen", "ska göra minst tolv trafikkontroller per termin."),
    ("Kommunen", "ska vid behov kalla till möte med skolorna."),
    ("Polisen och kommunen", "ska hålla en trygghetsvandring varje halvår."),
)
NOISE = (
    "Till toppen",
    "Sök",
    "Meny",
    "Start / Trygghet / Medborgarlöfte",
    "Vi använder kakor för att sidan ska fungera.",
    "Sidan uppdaterades 2023-02-01",
    "Sidansvarig: webbredaktionen",
    "Dela sidan: Facebook",
    "Telefon: 08-465 004 00",
    "Hjälpte informationen dig?",
)
chosen = st.lists(st.sampled_from(ACTS), min_size=1, max_size=5, unique=True)


def page(
    acts: list[tuple[str, str]], mark: str = "•", lead: str = "Polisen och Granviks kommun lovar att:"
) -> str:
    items = "\n".join(f"{mark} {who} {act}" for who, act in acts)
    return f"Granvik – medborgarlöften\n\nMedborgarlöfte 2022-2023\n\n{lead}\n\n{items}\n"


def meaning(reading: Reading) -> tuple[object, ...]:
    """All that a reading says, without where it stands."""
    return (
        reading.municipality,
        [(period.label, period.kind) for period in reading.periods],
        [(one.text, one.responsible, one.targets, one.as_needed, one.areas) for one in reading.commitments],
    )


@given(chosen, st.sampled_from(["-", "–", "*", "·", "o", "\uf0b7", "▪", "➢"]))
@settings(max_examples=60, deadline=None)
def test_the_style_of_bullets_does_not_matter(acts: list[tuple[str, str]], mark: str) -> None:
    assert meaning(read(page(acts, mark))) == meaning(read(page(acts)))


@given(chosen)
@settings(max_examples=30, deadline=None)
def test_numbers_and_letters_are_bullets_too(acts: list[tuple[str, str]]) -> None:
    numbered = "\n".join(f"{number}. {who} {act}" for number, (who, act) in enumerate(acts, start=1))
    lettered = "\n".join(f"{letter}) {who} {act}" for letter, (who, act) in zip("abcde", acts, strict=False))
    opening = page([]).rstrip()
    wanted = meaning(read(page(acts)))
    assert meaning(read(f"{opening}\n\n{numbered}\n")) == wanted
    assert meaning(read(f"{opening}\n\n{lettered}\n")) == wanted


@given(chosen, st.lists(st.sampled_from(NOISE), unique=True), st.lists(st.sampled_from(NOISE), unique=True))
@settings(max_examples=60, deadline=None)
def test_page_noise_around_it_does_not_matter(
    acts: list[tuple[str, str]], above: list[str], below: list[str]
) -> None:
    wrapped = "\n\n".join([*above, page(acts), *below])
    assert meaning(read(wrapped)) == meaning(read(page(acts)))


@given(chosen)
@settings(max_examples=30, deadline=None)
def test_the_order_of_the_parties_does_not_matter(acts: list[tuple[str, str]]) -> None:
    turned = [("Kommunen och polisen" if who == "Polisen och kommunen" else who, act) for who, act in acts]
    other = read(page(turned, lead="Granviks kommun och polisen lovar att:"))
    first = read(page(acts))
    assert [one.responsible for one in other.commitments] == [one.responsible for one in first.commitments]
    assert [one.targets for one in other.commitments] == [one.targets for one in first.commitments]


@given(chosen)
@settings(max_examples=30, deadline=None)
def test_a_web_page_reads_as_its_text(acts: list[tuple[str, str]]) -> None:
    items = "".join(f"<li>{who} {act}</li>" for who, act in acts)
    web = (
        "<html><head><title>Granvik – medborgarlöften</title></head><body>"
        "<nav><ul><li>Start</li></ul></nav><main>"
        "<h1>Granvik – medborgarlöften</h1><h2>Medborgarlöfte 2022-2023</h2>"
        f"<p>Polisen och Granviks kommun lovar att:</p><ul>{items}</ul></main></body></html>"
    )
    assert meaning(read(web)) == meaning(read(page(acts)))


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_after_a_promise_leaves_the_promise_found(tail: str) -> None:
    reading = read(f"{page(list(ACTS))}\n{tail}\n")
    assert [one.text for one in reading.commitments][:4] == [f"{who} {act}" for who, act in ACTS][:4]
