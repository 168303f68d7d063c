"""The same promise said again, in other words, reads the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from medborgarlofte.domain.targets import CountTarget, Per
from medborgarlofte.ingest.parsers.actors import Names, read_responsible
from medborgarlofte.ingest.parsers.targets import read_targets
from tests.ingest.parsers.saying import in_words

SAME_RATE = {
    Per.WEEK: ("per vecka", "i veckan", "varje vecka", "/vecka"),
    Per.MONTH: ("per månad", "i månaden", "varje månad", "/månad"),
    Per.QUARTER: ("per kvartal", "i kvartalet", "varje kvartal", "/kvartal"),
    Per.TERTIAL: ("per tertial", "varje tertial", "/tertial"),
    Per.HALF_YEAR: ("per halvår", "i halvåret", "varje halvår", "/halvår"),
    Per.SCHOOL_TERM: ("per termin", "varje termin", "/termin"),
    Per.YEAR: ("per år", "om året", "varje år", "under året", "årligen", "/år", "under 2022"),
}
DEEDS = (
    "kontrollera farten",
    "gå till fots i parken",
    "bjuda in till samtal",
    "mäta hastigheten på Storgatan",
)
BOUNDS = ("", "minst ", "åtminstone ", "minst cirka ")
NUMBERS = st.integers(min_value=2, max_value=400)


def _ways(number: int) -> list[str]:
    return [str(number), in_words(number), f"{in_words(number)} ({number})", f"{number} ({in_words(number)})"]


@given(NUMBERS, st.sampled_from(list(SAME_RATE)), st.sampled_from(DEEDS), st.sampled_from(BOUNDS), st.data())
def test_number_and_rate_in_other_words(
    number: int, per: Per, deed: str, bound: str, data: st.DataObject
) -> None:
    said = data.draw(st.sampled_from(_ways(number)))
    rate = data.draw(st.sampled_from(SAME_RATE[per]))
    space = "" if rate.startswith("/") else " "
    occasion = data.draw(st.sampled_from(["gånger", "ggr", "tillfällen"]))
    sentence = data.draw(
        st.sampled_from(
            [
                f"Polisen ska {deed} {bound}{said} {occasion}{space}{rate}.",
                f"Polisen ska {bound}{said} {occasion}{space}{rate} {deed}.",
                f"{deed.capitalize()}, {bound}{said} {occasion}{space}{rate}",
            ]
        )
    )
    first = read_targets(sentence).targets[0]
    assert isinstance(first, CountTarget)
    assert (first.number, first.per, first.every) == (number, per, 1)


@given(NUMBERS, st.sampled_from(list(SAME_RATE)), st.data())
def test_a_rate_may_open_the_sentence(number: int, per: Per, data: st.DataObject) -> None:
    rate = data.draw(
        st.sampled_from([r for r in SAME_RATE[per] if r.startswith(("varje", "per", "under", "årligen"))])
    )
    sentence = f"{rate.capitalize()} ska polisen göra minst {in_words(number)} kontroller"
    first = read_targets(sentence).targets[0]
    assert isinstance(first, CountTarget)
    assert (first.number, first.per) == (number, per)


POLICE = ("Polisen", "polisen", "Lokalpolisområde Norra Slätten", "Polismyndigheten", "områdespolisen")
COUNCIL = ("kommunen", "Gransele kommun", "Kommunen", "socialtjänsten")


@given(
    st.sampled_from(POLICE),
    st.sampled_from(COUNCIL),
    st.booleans(),
    st.sampled_from([" och ", " samt ", ", "]),
)
def test_the_order_of_the_parties_does_not_matter(police: str, council: str, swap: bool, sign: str) -> None:
    first, second = (council, police) if swap else (police, council)
    for sentence in (f"{first}{sign}{second} ska mötas", f"Under året ska {first}{sign}{second} mötas"):
        assert read_responsible(sentence, Names("Gransele")).parties == ("police", "municipality")


@given(st.sampled_from(["\u00a0", " ", "  ", "\u2009", "\n"]), st.sampled_from(["\u00ad", "", "\u200b"]))
def test_spaces_and_soft_hyphens_do_not_matter(space: str, soft: str) -> None:
    said = f"Polisen ska göra minst tolv fordons{soft}kontroller per månad".replace(" ", space)
    reading = read_targets(said)
    assert reading.targets == read_targets("Polisen ska göra minst tolv fordonskontroller per månad").targets
