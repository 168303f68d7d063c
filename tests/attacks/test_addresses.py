"""Every address, tried by those who may not, with what it does not expect. One world, all addresses in it."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from pytest_django import Settings

from .addresses import EVERY, LANGUAGES, filling, path_of
from .clients import client_as, client_of
from .one_world import SECRET
from .pages import hosts, tree, what_runs
from .stored import everything
from .world import STATES, World

pytestmark = pytest.mark.django_db
of_pages_alone = pytest.mark.sqlite_alone  # nothing that is sent comes to the database
POSTED = {405}  # it is a button of another page
NOTHING = {404}  # no provider is set up, there are no codes, it is somebody else's
ANSWERS = {  # what a member is answered who asks for it, where that is not the page or the one it leads on to
    "web:draft_act": POSTED,
    "web:draft_take_back": POSTED,
    "web:agreements:take_back": POSTED,
    "web:walks:take_back": POSTED,
    "web:measures:take_back": POSTED,
    "web:sheets:take_away": POSTED,
    "web:offline_send": POSTED,
    "web:meetings:remove_item": POSTED,
    "account_demo": POSTED,
    "openid_connect_login": NOTHING,
    "openid_connect_callback": NOTHING,
    "saml_login": NOTHING,
    "saml_metadata": NOTHING,
    "saml_sls": NOTHING,
    "saml_finish_acs": NOTHING,
    "mfa_view_recovery_codes": NOTHING,
    "mfa_download_recovery_codes": NOTHING,
    "mfa_remove_webauthn": NOTHING,
    "web:work:parties": {403},  # for an administrator
    "web:work:take_away_factors": {403},
    "web:queue:queue": {403},
    "web:queue:again": {403, 405},
    "web:queue:forget": {403, 405},
    "web:reminders:end_feed": POSTED,
    "stop_reminders": NOTHING,
    "calendar_feed": NOTHING,
}
OWN_TOKEN = {
    "saml_acs",  # what a provider sends holds its own proof: tests/web/account/test_saml.py
    "stop_reminders",  # the secret in the address is the proof: tests/web/reminders/test_digest.py
}
NOT_THERE = ["0", "987654321", str(2**63), "9" * 40]
TRAVERSALS = [
    "../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "....//etc/passwd",
    "%00",
    "c:%5cwindows",
    "~root",
]
ELSEWHERE = "//elsewhere.example/x"
TAKEN_FOR_ADDRESSES = ("next", "url", "return_to", "fran", "plats", "q")


def is_page(answer: Any) -> bool:
    content = getattr(answer, "content", b"")
    return bool(content) and answer["Content-Type"].startswith("text/html")


@of_pages_alone
def test_every_address_is_known_to_the_attacker(world: World, settings: Settings) -> None:
    """So that all the other attacks hit something."""
    client = client_as("a member", world, settings)
    for address in EVERY:
        for language in LANGUAGES:
            answer = client.get(address.filled(filling(world, address), language))
            assert answer.status_code in ANSWERS.get(address.name, {200, 302}), address.name
            assert not is_page(answer) or what_runs(tree(answer.content)) == [], address.name


@of_pages_alone
def test_a_visitor_gets_nothing_of_what_is_not_public(world: World, settings: Settings) -> None:
    before, visitor = everything(), client_as("a visitor", world, settings)
    for address in (one for one in EVERY if one.is_staff):
        path = path_of(world, address)
        for answer in (visitor.get(path), visitor.post(path, {"act": "set_aside"})):
            leads_to_sign_in = answer.status_code == 302 and "logga-in" in answer["Location"]
            assert leads_to_sign_in or answer.status_code == 405, path
    assert everything() == before


@pytest.mark.parametrize("state", STATES)
def test_no_row_of_another_municipality_is_reached_by_its_number(
    world: World, settings: Settings, state: str
) -> None:
    outsider = client_as("an outsider", world, settings)
    before = everything()
    for address in (one for one in EVERY if one.is_staff and one.parts):
        path = path_of(world, address, state)
        for answer in (outsider.get(path), outsider.post(path, {"act": "set_aside", "revision": "0"})):
            assert answer.status_code in {403, 404, 405}, path
            assert SECRET not in answer.content.decode(), path
    assert everything() == before


@of_pages_alone
def test_no_list_tells_of_another_municipality(world: World, settings: Settings) -> None:
    outsider = client_as("an outsider", world, settings)
    for address in (one for one in EVERY if one.is_staff and not one.parts):
        written = outsider.get(path_of(world, address)).content.decode()
        assert not {word for word in (SECRET, "Ekhamn", "ekhamn") if word in written}, address.name


def test_nobody_takes_away_what_somebody_else_signs_in_with(world: World, settings: Settings) -> None:
    (address,) = (one for one in EVERY if one.name == "mfa_remove_webauthn")
    path = path_of(world, address)
    for who in ("a member", "an outsider"):
        client = client_as(who, world, settings)
        assert [client.get(path).status_code, client.post(path).status_code] == [404, 404]
    world.passkey.refresh_from_db()
    assert client_of(world.passkey.user).get(path).status_code == 200


def test_a_number_of_nothing_is_not_found(world: World, settings: Settings) -> None:
    client = client_as("a member", world, settings)
    for address in (one for one in EVERY if ANSWERS.get(one.name) != {403}):
        for part in address.numbers:
            path = address.filled(filling(world, address) | {part: 123454321})
            for number in NOT_THERE:
                tried = path.replace("123454321", number)
                assert client.get(tried).status_code in {404, 405}, tried
                assert client.post(tried).status_code in {404, 405}, tried


@of_pages_alone
def test_nothing_is_written_without_the_token_of_the_form(world: World, settings: Settings) -> None:
    strict = client_of(world.people.member, checks=True)
    before = everything()
    for address in (one for one in EVERY if one.name not in OWN_TOKEN):
        path = path_of(world, address)
        for method in (strict.post, strict.put, strict.delete, strict.patch):
            assert method(path, {"revision": "0", "act": "set_aside"}).status_code == 403, path
    assert everything() == before


def test_no_part_of_an_address_leads_to_a_file(world: World, settings: Settings) -> None:
    client = client_as("a member", world, settings)
    for address in EVERY:
        for part in set(address.parts) - set(address.numbers):
            path = address.filled(filling(world, address) | {part: "xyzzy"})
            for way in TRAVERSALS:
                answer = client.get(path.replace("xyzzy", quote(way, safe="%./")))
                is_over = address.name in {"account_accept", "account_reset_password_from_key"}
                assert answer.status_code in ({301, 404, 410, 200} if is_over else {301, 404}), (path, way)
                assert b"root:" not in answer.content


@pytest.mark.parametrize(
    "way",
    [
        "/static/../settings.py",
        "/static/%2e%2e/settings.py",
        "/static//etc/passwd",
        "/static/%2fetc%2fpasswd",
    ],
)
def test_no_static_address_leads_out_of_its_folder(world: World, settings: Settings, way: str) -> None:
    assert client_as("a visitor", world, settings).get(way).status_code == 404


@of_pages_alone
def test_no_address_leads_elsewhere(world: World, settings: Settings) -> None:
    client, told = client_as("a member", world, settings), {"Referer": f"http:{ELSEWHERE}"}
    sent = dict.fromkeys(TAKEN_FOR_ADDRESSES, ELSEWHERE)
    for address in sorted(EVERY, key=lambda one: one.name == "account_logout"):
        path = path_of(world, address)
        for answer in (client.get(path, sent, headers=told), client.post(path, sent, headers=told)):
            assert urlsplit(answer.get("Location", "")).netloc in {"", "testserver"}, path
            assert not is_page(answer) or "elsewhere.example" not in hosts(tree(answer.content), path), path


@pytest.mark.parametrize(
    "path", [ELSEWHERE, f"/en{ELSEWHERE}", f"/en/{ELSEWHERE}", "/en/%5celsewhere.example/"]
)
def test_a_page_that_is_not_there_leads_nowhere_else(world: World, settings: Settings, path: str) -> None:
    answer = client_as("a visitor", world, settings).get("/", PATH_INFO=path)
    assert urlsplit(answer.get("Location", "")).netloc in {"", "testserver"}
    assert not is_page(answer) or hosts(tree(answer.content), path) == set()
