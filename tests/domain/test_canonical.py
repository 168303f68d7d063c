"""Canonical JSON by RFC 8785, reckoned again here without the library that writes it."""

from __future__ import annotations

import hashlib
import json
import math
import struct
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medborgarlofte.domain.canonical import canonical, digest
from medborgarlofte.domain.content import Promise, as_json

from .contents import promises

# RFC 8785, appendix B: the bits of an IEEE 754 number, and how it is written.
NUMBERS = {
    "0000000000000000": "0",
    "8000000000000000": "0",
    "0000000000000001": "5e-324",
    "8000000000000001": "-5e-324",
    "7fefffffffffffff": "1.7976931348623157e+308",
    "ffefffffffffffff": "-1.7976931348623157e+308",
    "4340000000000000": "9007199254740992",
    "c340000000000000": "-9007199254740992",
    "4430000000000000": "295147905179352830000",
    "44b52d02c7e14af5": "9.999999999999997e+22",
    "44b52d02c7e14af6": "1e+23",
    "44b52d02c7e14af7": "1.0000000000000001e+23",
    "444b1ae4d6e2ef4e": "999999999999999700000",
    "444b1ae4d6e2ef4f": "999999999999999900000",
    "444b1ae4d6e2ef50": "1e+21",
    "3eb0c6f7a0b5ed8c": "9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d": "0.000001",
    "41b3de4355555553": "333333333.3333332",
    "41b3de4355555554": "333333333.33333325",
    "41b3de4355555555": "333333333.3333333",
    "41b3de4355555556": "333333333.3333334",
    "41b3de4355555557": "333333333.33333343",
    "becbf647612f3696": "-0.0000033333333333333333",
    "43143ff3c1cb0959": "1424953923781206.2",
}


@pytest.mark.parametrize(("bits", "written"), NUMBERS.items())
def test_numbers_are_written_as_the_standard_says(bits: str, written: str) -> None:
    (number,) = struct.unpack(">d", bytes.fromhex(bits))

    assert canonical(number) == written


@pytest.mark.parametrize(
    ("number", "written"), [(2.0, "2"), (0.5, "0.5"), (0.1, "0.1"), (-0.0, "0"), (104, "104"), (True, "true")]
)
def test_a_number_has_one_form(number: float, written: str) -> None:
    assert canonical(number) == written


def test_keys_stand_in_the_order_of_their_utf_16_code_units() -> None:
    """The keys of RFC 8785, section 3.2.3: the face is written with two units, which stand before U+FB33."""
    keys = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]

    assert list(json.loads(canonical(dict.fromkeys(keys, 0)))) == [
        *("\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33")
    ]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Åsmyra – ”löfte”", '"Åsmyra – ”löfte”"'),
        ("\U0001f600", '"\U0001f600"'),
        ('"\\/', '"\\"\\\\/"'),
        ("\b\t\n\f\r", '"\\b\\t\\n\\f\\r"'),
        ("\x00\x1f\x7f", '"\\u0000\\u001f\x7f"'),
        ("\u2028", '"\u2028"'),
    ],
    ids=[
        "Swedish",
        "beyond the basic plane",
        "marks",
        "short escapes",
        "control characters",
        "line separator",
    ],
)
def test_only_what_must_be_escaped_is(text: str, written: str) -> None:
    assert canonical(text) == written


@pytest.mark.parametrize(
    "data", [math.nan, math.inf, -math.inf, [math.nan], 2**53, "\ud800", {1: "x"}, {"x"}, b"x"]
)
def test_what_json_cannot_hold_exactly_is_refused(data: Any) -> None:
    with pytest.raises(ValueError, match="canonical"):
        canonical(data)


_PLAIN = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text()
_DATA = st.recursive(_PLAIN, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20)


def _by_hand(data: Any) -> str:
    """RFC 8785 again, for data without fractions."""
    if isinstance(data, dict):
        keys = sorted(data, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(f"{_by_hand(key)}:{_by_hand(data[key])}" for key in keys) + "}"
    if isinstance(data, list):
        return "[" + ",".join(map(_by_hand, data)) + "]"
    return json.dumps(data, ensure_ascii=False)


@given(_DATA)
def test_anybody_can_write_it_again(data: Any) -> None:
    assert canonical(data) == _by_hand(data)


@given(promises())
def test_what_a_promise_says_survives_and_writing_it_again_changes_nothing(said: Promise) -> None:
    written = canonical(as_json(said))

    assert json.loads(written) == as_json(said)
    assert canonical(json.loads(written)) == written


def test_the_order_in_which_keys_were_written_does_not_matter() -> None:
    assert canonical({"b": 1, "a": [2.0, {"d": None, "c": "å"}]}) == '{"a":[2,{"c":"å","d":null}],"b":1}'


def test_the_hash_is_sha_256_over_the_utf_8_bytes() -> None:
    # FIPS 180-4's example for "abc".
    assert digest("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert digest("Åsmyra") == hashlib.sha256(b"\xc3\x85smyra").hexdigest()
