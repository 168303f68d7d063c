"""The personal-data guard: what it finds and what it lets be, in linear time.

Every identity number is constructed: an invented day of the 1890s and a check digit computed here.
"""

from __future__ import annotations

import time
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medborgarlofte.domain.personal_data import Kind, hits


def check_digit(nine: str) -> str:
    """Luhn's check digit for nine digits, by a table of doubled digits."""
    doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9]
    total = sum(doubled[int(sign)] if place % 2 == 0 else int(sign) for place, sign in enumerate(nine))
    return str(-total % 10)


def number(day: date, serial: int, *, between: str = "", century: bool = False, added: int = 0) -> str:
    """The identity number of somebody invented; `added` is 60 for a coordination number."""
    six = f"{day:%y%m}{day.day + added:02d}"
    last = f"{serial:03d}"
    return (str(day.year)[:2] if century else "") + six + between + last + check_digit(six + last)


DAY = date(1893, 4, 17)
TEN = number(DAY, 238)
PARTED = number(DAY, 238, between="-")
TWELVE = number(DAY, 238, century=True)
COORDINATION = number(DAY, 238, between="-", added=60)
WRONG = PARTED[:-1] + str((int(PARTED[-1]) + 1) % 10)

FOUND = [
    (TEN, Kind.IDENTITY_NUMBER, TEN),
    (f"Vi såg {PARTED}.", Kind.IDENTITY_NUMBER, PARTED),
    (f"({TWELVE})", Kind.IDENTITY_NUMBER, TWELVE),
    (f"foto_{TEN}.jpg", Kind.IDENTITY_NUMBER, TEN),
    (f"1,{PARTED},x", Kind.IDENTITY_NUMBER, PARTED),
    (f"{PARTED}/{PARTED}", Kind.IDENTITY_NUMBER, PARTED),
    (f"org.nr {PARTED}", Kind.IDENTITY_NUMBER, PARTED),
    (f"1893-04-17-{TEN[6:]}", Kind.IDENTITY_NUMBER, f"1893-04-17-{TEN[6:]}"),
    (f"{TEN[:6]} – {TEN[6:]}", Kind.IDENTITY_NUMBER, f"{TEN[:6]} – {TEN[6:]}"),
    (f"{TEN[:6]}-\n{TEN[6:]}", Kind.IDENTITY_NUMBER, f"{TEN[:6]}-\n{TEN[6:]}"),
    (number(date(1892, 2, 29), 1), Kind.IDENTITY_NUMBER, number(date(1892, 2, 29), 1)),
    (f"nr {COORDINATION}", Kind.COORDINATION_NUMBER, COORDINATION),
    ("Ring 070-123 45 67 nu", Kind.TELEPHONE, "070-123 45 67"),
    ("0701234567", Kind.TELEPHONE, "0701234567"),
    ("070 123 45 67", Kind.TELEPHONE, "070 123 45 67"),
    ("070-1234567,", Kind.TELEPHONE, "070-1234567"),
    ("+46 70 123 45 67", Kind.TELEPHONE, "+46 70 123 45 67"),
    ("+46701234567", Kind.TELEPHONE, "+46701234567"),
    ("0046 8 123 456 78", Kind.TELEPHONE, "0046 8 123 456 78"),
    ("+46 (0)8-123 456 78", Kind.TELEPHONE, "+46 (0)8-123 456 78"),
    ("08-12 34 56", Kind.TELEPHONE, "08-12 34 56"),
    ("(0456) 123 45", Kind.TELEPHONE, "(0456) 123 45"),
    ("031/12 34 56", Kind.TELEPHONE, "031/12 34 56"),
    ("tel 08-123 45 67 12 gånger", Kind.TELEPHONE, "08-123 45 67"),
    ("Skriv till namn.ett+två@post.exempel.se.", Kind.EMAIL, "namn.ett+två@post.exempel.se"),
    ("bilen ABC 123 stod", Kind.VEHICLE_PLATE, "ABC 123"),
    ("ABC12D", Kind.VEHICLE_PLATE, "ABC12D"),
    ("en moped, abc123, kördes", Kind.VEHICLE_PLATE, "abc123"),
    ("bild_ABC123_2.jpg", Kind.VEHICLE_PLATE, "ABC123"),
    ("Misstänkt är Exempla Påhittsson.", Kind.NAME_BESIDE_SUSPICION, "Exempla Påhittsson"),
    ("Exempla von Påhitt greps", Kind.NAME_BESIDE_SUSPICION, "Exempla von Påhitt"),
    ("Målsägande: Exempla-Lo Påhitt-Ek", Kind.NAME_BESIDE_SUSPICION, "Exempla-Lo Påhitt-Ek"),
    ("Exempla_Påhittsson_häktad.pdf", Kind.NAME_BESIDE_SUSPICION, "Exempla_Påhittsson"),
    ("Exempla Påhittsson\när dömd", Kind.NAME_BESIDE_SUSPICION, "Exempla Påhittsson"),
]
LET_BE = [
    "",
    WRONG,
    f"1{TEN}",
    f"{TWELVE}0",
    f"17{TEN}",  # nobody living is of that century
    f"K{TEN}",
    f"dnr {PARTED}",
    f"{PARTED}-24",
    f"{PARTED}/2024",
    f"0,{TEN}",
    "931317-2384",  # no month 13
    "202100-5489",  # an organisation's number
    "112, 114 14, 113 13 och 1177",
    "077-114 14 00",
    "020-123 456",
    "1 250 000",
    "2022-01-01--2022-12-31",
    "2024-08-12 345 67",
    "KS 2024/00123",
    "kl. 08-16, 24 timmar",
    "E20 och väg 195",
    "SSP 2024",
    "LPO 112",
    "IQV 123",  # letters that no plate has
    "ABC 12O",
    "ABC 1234",
    "namn@",
    "@granvik.se",
    "Exempla Påhittsson höll i vandringen.",
    "Exempla Påhittsson höll i en lång vandring med sju stopp. En annan var misstänkt.",
    "Exempla Påhittsson höll i den.\n\nDömda får arbeta.",
    "Misstänkta brott på Stora Torget",
    "Vi bedömde Exempla Påhitt som klar.",
]


@pytest.mark.parametrize(("text", "kind", "words"), FOUND)
def test_found_where_it_stands(text: str, kind: Kind, words: str) -> None:
    found = hits(text)[0]
    assert (found.kind, text[found.start : found.end]) == (kind, words)


@pytest.mark.parametrize("text", LET_BE)
def test_let_be(text: str) -> None:
    assert hits(text) == ()


def test_a_telephone_number_in_one_run_is_told_by_the_word_before_it() -> None:
    run = number(date(1907, 1, 17), 238)
    assert run.startswith("070")
    assert hits(run)[0].kind is Kind.IDENTITY_NUMBER
    assert hits(f"Telefon: {run}")[0].kind is Kind.TELEPHONE


def test_identity_numbers_alone_are_refused() -> None:
    assert [kind for kind in Kind if kind.refused] == [Kind.IDENTITY_NUMBER, Kind.COORDINATION_NUMBER]
    assert all(kind.refused != kind.warned for kind in Kind)


def test_several_are_told_in_order_and_each_place_once() -> None:
    text = f"Exempla Påhittsson, misstänkt, {PARTED}, 070-123 45 67, a@exempel.se, ABC 123"
    found = hits(text)
    assert [one.kind for one in found] == [
        Kind.NAME_BESIDE_SUSPICION,
        Kind.IDENTITY_NUMBER,
        Kind.TELEPHONE,
        Kind.EMAIL,
        Kind.VEHICLE_PLATE,
    ]
    assert all(one.end <= other.start for one, other in pairwise(found))


days = st.dates(date(1890, 1, 1), date(1899, 12, 31))
SPELLINGS = ["", "-", "+", " ", "–", "\u2011", "\u00a0", "\u00ad"]
around = st.sampled_from([("", ""), ("såg ", "."), ("(", ")"), ("pnr:", ";"), ("_", "_"), ("\n", "\n")])


@given(days, st.integers(1, 999), st.sampled_from(SPELLINGS), st.booleans(), st.sampled_from([0, 60]), around)
def test_every_number_in_every_spelling_is_found(
    day: date, serial: int, between: str, century: bool, added: int, signs: tuple[str, str]
) -> None:
    written = number(day, serial, between=between, century=century, added=added)
    (found,) = hits(signs[0] + written + signs[1])
    assert found.kind is (Kind.COORDINATION_NUMBER if added else Kind.IDENTITY_NUMBER)
    assert (found.start, found.end) == (len(signs[0]), len(signs[0]) + len(written))


@given(days, st.integers(1, 999), st.sampled_from(SPELLINGS), st.booleans(), st.integers(1, 9))
def test_a_wrong_check_digit_is_never_refused(
    day: date, serial: int, between: str, century: bool, off: int
) -> None:
    right = number(day, serial, between=between, century=century)
    wrong = right[:-1] + str((int(right[-1]) + off) % 10)
    assert not any(one.refused for one in hits(wrong))


@given(st.text(alphabet="0123456789-+ /:.,KABC", max_size=60))
def test_hits_lie_in_the_text_and_never_overlap(text: str) -> None:
    found = hits(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


UNITS = ["1", "Aa ", "Aa-", "a.", "@a.", "-", "811218-", "+46 ", "ABC 12 ", "misstänkt Aa Bb ", "0701234567 "]


@pytest.mark.parametrize("unit", UNITS)
def test_a_million_signs_take_no_longer_than_their_share(unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * (length // len(unit) + 1))[:length]
        began = time.process_time()
        hits(text)
        return time.process_time() - began

    short = min(seconds(100_000) for _ in range(2))
    assert seconds(1_000_000) < 10 * 4 * short + 0.5


def test_days_of_a_century_are_all_found() -> None:
    first = date(1890, 1, 1)
    for offset in range(0, 3652, 7):
        assert hits(number(first + timedelta(days=offset), offset % 999 + 1, between="-"))[0].refused
