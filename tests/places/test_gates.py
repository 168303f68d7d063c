"""Who may do what: every role against every permission, wherever the thing belongs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from medborgarlofte.accounts.actors import COMMAND_LINE, actor_of
from medborgarlofte.cli import main
from medborgarlofte.domain.errors import NotAllowed
from medborgarlofte.domain.roles import Role
from medborgarlofte.places.gates import Access, may, require
from medborgarlofte.places.permissions import TABLE, Permission, Scope
from medborgarlofte.places.things import Thing

OWN, OTHER, FOREIGN = 1, 2, 3
PAGE = Path(__file__).parents[2] / "docs" / "permissions.md"
THINGS = {
    "own": Thing(OWN),
    "shared with it": Thing(OTHER, frozenset({OWN})),
    "another's": Thing(OTHER),
    "shared with others": Thing(OTHER, frozenset({FOREIGN})),
    "nobody's": Thing(),
}
CASES = [(permission, role) for permission in TABLE.values() for role in Role]


def one(role: Role, *, second_factor: bool = True) -> Access:
    """Somebody with one role in one party, who signs in with two factors."""
    return Access(actor_of(7), {OWN: frozenset({role})}, second_factor=second_factor)


@pytest.mark.parametrize(("permission", "role"), CASES, ids=[f"{p.name}-{r}" for p, r in CASES])
def test_a_role_gives_what_the_table_says_where_it_is_held_and_nowhere_else(
    permission: Permission, role: Role
) -> None:
    gives = role in permission.roles
    expected = {
        "own": gives,
        "shared with it": gives and permission.scope is Scope.EITHER,
        "another's": False,
        "shared with others": False,
        "nobody's": False,
    }
    assert {name: may(one(role), permission.name, thing) for name, thing in THINGS.items()} == expected
    assert may(one(role), permission.name) is gives


@pytest.mark.parametrize("permission", TABLE.values(), ids=list(TABLE))
def test_who_holds_no_role_may_nothing_and_the_command_line_everything(permission: Permission) -> None:
    for thing in THINGS.values():
        assert not may(Access(actor_of(7), second_factor=True), permission.name, thing)
        assert may(Access(COMMAND_LINE), permission.name, thing)


@pytest.mark.parametrize("permission", TABLE.values(), ids=list(TABLE))
def test_an_administrator_sees_no_content(permission: Permission) -> None:
    access = Access(actor_of(7), is_administrator=True, second_factor=True)
    assert may(access, permission.name, Thing(OWN)) is permission.administrator
    assert permission.name.split(".")[0] in {"party", "member", "queue"} or not permission.administrator


@pytest.mark.parametrize("permission", TABLE.values(), ids=list(TABLE))
def test_what_is_ended_and_what_needs_a_second_factor(permission: Permission) -> None:
    for role in permission.roles:
        assert may(one(role), permission.name, Thing(OWN, is_open=False)) is not permission.while_open
        assert may(one(role, second_factor=False), permission.name, THINGS["own"]) is (
            not permission.second_factor
        )


def test_publishing_and_signing_need_a_second_factor() -> None:
    wanted = {
        "draft.publish",
        "draft.sign",
        "agreement.publish",
        "occasion.publish",
        "measure.publish",
        "party.alone",
        "followup.approve",
    }
    assert {name for name, row in TABLE.items() if row.second_factor} == wanted


@pytest.mark.parametrize(
    ("access", "name", "thing", "told"),
    [
        (one(Role.READER), "draft.edit", Thing(OWN), "Din roll"),
        (one(Role.PUBLISHER, second_factor=False), "draft.publish", Thing(OWN), "två steg"),
        (one(Role.COORDINATOR), "draft.edit", Thing(OWN, is_open=False), "avslutat"),
        (one(Role.COORDINATOR), "draft.edit", Thing(OTHER), "Din roll"),
    ],
)
def test_a_refusal_says_why(access: Access, name: str, thing: Thing, told: str) -> None:
    with pytest.raises(NotAllowed, match=told):
        require(access, name, thing)


def test_a_role_in_one_party_gives_nothing_in_another() -> None:
    both = Access(actor_of(7), {OWN: frozenset({Role.COORDINATOR}), OTHER: frozenset({Role.READER})})
    assert may(both, "draft.edit", Thing(OWN))
    assert not may(both, "draft.edit", Thing(OTHER))
    assert both.parties_with("draft.edit") == {OWN}
    assert both.parties_with("draft.read") == {OWN, OTHER}
    assert replace(both, roles={}).parties == frozenset()


def test_the_page_holds_the_table_that_the_command_prints() -> None:
    printed = CliRunner().invoke(main, ["permissions"])
    assert printed.exit_code == 0
    assert printed.output in PAGE.read_text(encoding="utf-8")
