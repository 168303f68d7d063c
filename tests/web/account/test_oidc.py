"""Signing in through an organisation's OpenID provider, which is a real process with users of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from allauth.socialaccount.models import SocialAccount
from django.conf import settings as configured
from django.test import Client

from medborgarlofte.accounts.identity_providers import read_providers
from medborgarlofte.accounts.models import AuditEntry, User

from .oidc_provider import CLIENT, PASSWORD, SECRET
from .people import a_user, is_in, with_app
from .processes import provider

EMAIL = "kim@granvik.example"
ASK = "/konto/oidc/granvik/?process=login"
HOST: dict[str, Any] = {"headers": {"host": "127.0.0.1"}}
FILE = """
[[provider]]
kind = "oidc"
id = "granvik"
name = "Granviks kommun"
domains = ["granvik.example"]
trusts_addresses = {trusts}
server = "http://127.0.0.1:{port}"
client_id = "{client}"
secret = "{secret}"
"""


@pytest.fixture(scope="module")
def process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with provider("tests.web.account.oidc_provider", tmp_path_factory.mktemp("oidc")) as port:
        yield port


@pytest.fixture
def granvik(process: int, tmp_path: Path, settings: Any) -> Any:
    """Sets the provider up; `granvik(trusts="true")` with that in its file."""

    def told(**other: str) -> None:
        file = tmp_path / "providers.toml"
        fields: dict[str, object] = {"port": process, "client": CLIENT, "secret": SECRET, "trusts": "false"}
        file.write_text(FILE.format(**fields | other), encoding="utf-8")
        settings.SOCIALACCOUNT_PROVIDERS = read_providers(str(file))
        settings.SOCIALACCOUNT_REQUESTS_TIMEOUT = 60  # seconds, on a machine that has much to do

    told()
    return told


@pytest.fixture
def client() -> Client:
    return Client(**HOST)


def answer(question: str, email: str = EMAIL) -> str:
    """The address that the provider leads the browser back to, once that user has signed in there."""
    with httpx.Client(timeout=60) as browser:
        asked = browser.get(question)
        form = str(asked.next_request.url)  # type: ignore[union-attr]
        signed_in = browser.post(form, data={"login": email, "password": PASSWORD})
        back = browser.get(str(signed_in.next_request.url))  # type: ignore[union-attr]
    return back.headers["location"]


def give(client: Client, back: str) -> Any:
    assert back.startswith("http://127.0.0.1/konto/oidc/granvik/svar/")
    return client.get(back.removeprefix("http://127.0.0.1"))


def sign_in(client: Client, email: str = EMAIL, following: str = "") -> Any:
    return give(client, answer(client.get(ASK + following)["Location"], email))


def test_whoever_is_invited_gets_in(granvik: Any, client: Client) -> None:
    a_user(EMAIL, None)

    assert sign_in(client)["Location"] == "/konto/"

    assert is_in(client)
    assert AuditEntry.objects.get().detail == {"by": ["granvik"]}
    assert SocialAccount.objects.get().extra_data == {}, "nothing of what it tells is kept"


def test_the_question_hides_what_only_we_can_show_again(granvik: Any, client: Client) -> None:
    asked = parse_qs(urlsplit(client.get(ASK)["Location"]).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["redirect_uri"] == ["http://127.0.0.1/konto/oidc/granvik/svar/"]
    assert set(asked["scope"][0].split()) == {"openid", "profile", "email"}


def test_from_an_english_page_one_comes_back_to_it(granvik: Any, client: Client) -> None:
    a_user(EMAIL, None)
    page = client.get("/en/konto/logga-in/?next=/en/almvik/").content.decode()
    assert "Sign in through Granviks kommun" in page
    assert sign_in(client, following="&next=/en/almvik/")["Location"] == "/en/almvik/"


def test_one_is_led_to_own_paths_alone(granvik: Any, client: Client) -> None:
    a_user(EMAIL, None)
    assert sign_in(client, following="&next=https://evil.example/")["Location"] == "/konto/"


def test_the_key_of_the_session_changes(granvik: Any, client: Client) -> None:
    a_user(EMAIL, None)
    back = answer(client.get(ASK)["Location"])
    planted = client.cookies[configured.SESSION_COOKIE_NAME].value
    give(client, back)
    assert client.cookies[configured.SESSION_COOKIE_NAME].value != planted


def test_a_second_factor_here_is_asked_for_still(granvik: Any, client: Client) -> None:
    with_app(a_user(EMAIL, None))
    assert sign_in(client)["Location"] == "/konto/logga-in/steg-tva/"
    assert not is_in(client)


@pytest.mark.parametrize(
    "email", ["ingen@granvik.example", "kim@polis.example", "overifierad@granvik.example"]
)
def test_whoever_is_unknown_foreign_or_not_verified_is_refused_alike(
    granvik: Any, client: Client, email: str
) -> None:
    if email != "ingen@granvik.example":
        a_user(email, None)
    answered = sign_in(client, email)
    assert answered.status_code == 403
    assert "Granviks kommun har sagt vem du är, men du är inte inbjuden hit." in answered.content.decode()
    assert not is_in(client)
    assert not User.objects.filter(email="ingen@granvik.example").exists(), "and nobody is made"


def test_a_provider_that_is_trusted_need_not_say_that_an_address_is_verified(
    granvik: Any, client: Client
) -> None:
    granvik(trusts="true")
    a_user("overifierad@granvik.example", None)
    assert sign_in(client, "overifierad@granvik.example")["Location"] == "/konto/"


def test_an_address_that_is_given_to_somebody_else_there_does_not_open_the_account(
    granvik: Any, client: Client
) -> None:
    user = a_user(EMAIL, None)
    SocialAccount.objects.create(user=user, provider="granvik", uid="who had the address before")
    assert sign_in(client).status_code == 403


def test_somebody_whose_address_changes_there_does_not_come_to_another_ones_account(
    granvik: Any, client: Client
) -> None:
    """Known by their number there as one user, and by their address as another: neither is right for sure."""
    a_user(EMAIL, None)
    sign_in(client)
    SocialAccount.objects.update(user=a_user("nova@granvik.example", None))
    assert sign_in(Client(**HOST)).status_code == 403


def test_an_answer_is_good_once_and_in_the_browser_that_asked(granvik: Any, client: Client) -> None:
    a_user(EMAIL, None)
    thief = Client(**HOST)
    thief.get(ASK)
    back = answer(client.get(ASK)["Location"])

    assert give(thief, back).status_code in {401, 403}
    assert give(client, back)["Location"] == "/konto/"
    assert give(client, back).status_code in {401, 403}
    assert not is_in(thief)


@pytest.mark.parametrize(("before", "after"), [("code=", "code=x"), ("state=", "state=x"), ("code=", "c=")])
def test_an_answer_that_is_changed_is_none(granvik: Any, client: Client, before: str, after: str) -> None:
    a_user(EMAIL, None)
    back = answer(client.get(ASK)["Location"])
    assert give(client, back.replace(before, after)).status_code in {401, 403}
    assert not is_in(client)


def test_whoever_does_not_know_the_secret_gets_nothing(granvik: Any, client: Client) -> None:
    granvik(secret="gissat")
    a_user(EMAIL, None)
    assert sign_in(client).status_code == 401


def test_a_provider_that_does_not_answer_is_told_of(granvik: Any, client: Client) -> None:
    granvik(port="1")
    answered = client.get(ASK)
    assert answered.status_code == 401
    assert (
        "Svaret från Granviks kommun gick inte att lita på, eller kom inte fram." in answered.content.decode()
    )


def test_whoever_cancels_there_comes_back_to_a_page_that_says_so(granvik: Any, client: Client) -> None:
    state = parse_qs(urlsplit(client.get(ASK)["Location"]).query)["state"][0]
    answered = client.get(f"/konto/oidc/granvik/svar/?error=access_denied&state={state}")
    assert "Inget är ändrat" in client.get(answered["Location"]).content.decode()


def test_whoever_has_nothing_else_proves_anew_who_they_are_there(granvik: Any, client: Client) -> None:
    a_user(EMAIL, None)
    sign_in(client)
    session = client.session
    session["account_authentication_methods"][0]["at"] -= 600
    session.save()

    asked = client.get("/konto/tvasteg/app/")

    assert asked["Location"] == "/konto/bekrafta/organisation/?next=%2Fkonto%2Ftvasteg%2Fapp%2F"
    page = client.get(asked["Location"]).content.decode()
    assert 'href="/konto/oidc/granvik/?process=login&amp;next=%2Fkonto%2Ftvasteg%2Fapp%2F"' in page
    assert sign_in(client, following="&next=/konto/tvasteg/app/")["Location"] == "/konto/tvasteg/app/"
    assert client.get("/konto/tvasteg/app/").status_code == 200


def test_another_organisation_is_not_there(granvik: Any, client: Client) -> None:
    assert client.get("/konto/oidc/ingen/?process=login").status_code == 404
    assert client.get("/konto/oidc/polisen/svar/?code=x").status_code == 404
