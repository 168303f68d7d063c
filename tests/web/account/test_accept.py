"""Accepting an invitation in the browser."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from medborgarlofte.accounts.actors import COMMAND_LINE
from medborgarlofte.accounts.invitation_links import PATH, invitation_token
from medborgarlofte.accounts.invitations import add_user
from medborgarlofte.accounts.models import User
from medborgarlofte.domain.roles import Role
from tests.building import a_municipality, parties_of
from tests.people import a_member

from .people import EMAIL, PASSWORD, a_user, done, is_in, signed_in


def an_invitation() -> tuple[User, str]:
    user = add_user(COMMAND_LINE, EMAIL)
    return user, f"/{PATH}{invitation_token(user)}/"


def test_whoever_chooses_a_password_is_in_and_asked_for_a_second_factor(client: Client) -> None:
    user, link = an_invitation()
    a_member(parties_of(a_municipality())[1], Role.COORDINATOR, user=user)
    trail = len(done())
    assert EMAIL in client.get(link).content.decode()

    answer = client.post(link, {"password": PASSWORD}, follow=True)

    assert answer.redirect_chain == [("/konto/", 302)]
    assert "Lägg till ett andra steg" in answer.content.decode()
    assert done()[trail:] == ["accept_invitation", "sign_in"]


def test_a_weak_password_is_told_of_at_its_field_and_the_link_holds_still(client: Client) -> None:
    _user, link = an_invitation()

    page = client.post(link, {"password": "kort"}).content.decode()

    assert 'class="field wrong"' in page
    assert "minst 12 tecken" in page
    assert client.post(link, {"password": PASSWORD}).status_code == 302


def test_a_used_link_says_so_and_changes_nothing(client: Client) -> None:
    user, link = an_invitation()
    client.post(link, {"password": PASSWORD})

    for answer in (Client().get(link), Client().post(link, {"password": "ett annat lösenord"})):
        assert answer.status_code == 410
        assert "Inbjudan gäller inte längre" in answer.content.decode()
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_whoever_else_was_signed_in_in_the_browser_is_signed_out() -> None:
    _user, link = an_invitation()
    client = signed_in(a_user("nova@granvik.example"))

    client.post(link, {"password": PASSWORD})

    assert EMAIL in client.get("/konto/").content.decode()
    assert done()[-3:] == ["accept_invitation", "sign_out", "sign_in"]


def test_somebody_that_has_closed_the_account_meanwhile_is_heeded(client: Client) -> None:
    user, link = an_invitation()
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert client.post(link, {"password": PASSWORD}).status_code == 410
    assert not is_in(client)


@pytest.mark.parametrize("token", ["a:b:c", "../../x", "%00", "å" * 3000])
def test_any_other_link_says_the_same(client: Client, token: str) -> None:
    assert client.get(f"/{PATH}{token}/").status_code in {404, 410}


def test_the_address_in_the_mail_is_the_one_that_answers() -> None:
    with translation.override("sv"):
        assert reverse("account_accept", args=["x"]) == f"/{PATH}x/"
