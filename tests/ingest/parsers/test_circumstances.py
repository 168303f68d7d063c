"""Target groups and places in the words of the text."""

from __future__ import annotations

from medborgarlofte.ingest.parsers.circumstances import read_places, read_target_groups


def test_groups_come_once_each_in_the_order_of_the_text() -> None:
    text = "Möta föräldrar och ungdomar, särskilt ungdomar som oroar sina föräldrar, samt krögare"
    assert read_target_groups(text) == ("föräldrar", "ungdomar", "krögare")


def test_places_by_name_and_by_kind() -> None:
    text = "Patrullera på Storgatan och Kyrkvägen, vid busstationen och på skolgårdar i Gransele kommun"
    assert read_places(text) == ("Storgatan och Kyrkvägen", "busstationen", "skolgårdar")


def test_none_named() -> None:
    assert read_target_groups("Synas mer") == ()
    assert read_places("Synas mer") == ()
