"""Signing in through an organisation's SAML provider, which is a real process that signs what it says."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from medborgarlofte.accounts.identity_providers import read_providers
from medborgarlofte.accounts.models import User

from .people import a_user, acts, is_in, with_app
from .processes import provider
from .saml_provider import ENTITY, MAIL

EMAIL = "kim@polis.example"
ANSWER = "/konto/saml/polisen/svar/"
HOST: dict[str, Any] = {"headers": {"host": "127.0.0.1"}}
FAULTS = {  # fault → why it is refused, as the log tells the operator
    "unsigned": "Assertion of the Response is not signed",
    "only the envelope is signed": "Assertion of the Response is not signed",
    "foreign key": "Signature validation failed",
    "changed afterwards": "Signature validation failed",
    "wrapped": "must contain 1 assertion",
    "expired": "expired",
    "audience": "is not a valid audience",
    "issuer": "Invalid issuer",
    "unasked": "IdP initiated SSO rejected",
}
GARBAGE = ("", "x", "<", base64.b64encode(b"<").decode(), base64.b64encode(b"<a/>").decode(), "å", "A" * 5000)
FILE = """
[[provider]]
kind = "saml"
id = "polisen"
name = "Polisen i Granvik"
domains = ["polis.example"]
trusts_addresses = {trusts}
entity_id = "{entity}"
sign_in = "http://127.0.0.1:{port}/sso"
certificate = '''{certificate}'''
email_attribute = "{attribute}"
"""


@pytest.fixture(scope="module")
def process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, Path]]:
    folder = tmp_path_factory.mktemp("saml")
    with provider("tests.web.account.saml_provider", folder) as port:
        yield port, folder


@pytest.fixture
def polisen(process: tuple[int, Path], settings: Any) -> Any:
    """Sets the provider up; `polisen(trusts="false")` with that in its file."""
    port, folder = process

    def told(trusts: str = "true") -> None:
        certificate = (folder / "certificate.pem").read_text(encoding="utf-8")
        file = folder / "providers.toml"
        file.write_text(
            FILE.format(entity=ENTITY, port=port, certificate=certificate, attribute=MAIL, trusts=trusts),
            encoding="utf-8",
        )
        settings.SOCIALACCOUNT_PROVIDERS = read_providers(str(file))

    told()
    return told


def ask(client: Client, following: str = "") -> str:
    """Where the browser is led to be asked who its user is."""
    answer = client.get(f"/konto/saml/polisen/?process=login{following}")
    return str(answer["Location"])


def said(question: str, email: str, fault: str = "") -> str:
    """What the provider answers for that user."""
    return httpx.get(
        question, params={**httpx.URL(question).params, "email": email, "fault": fault}, timeout=60
    ).text


def give(client: Client, response: str) -> Any:
    """The browser posts the answer from the provider's page, and follows."""
    sent = client.post(ANSWER, {"SAMLResponse": response})
    assert sent["Location"] == f"{ANSWER}klart/"
    return client.get(sent["Location"])


def sign_in(client: Client, email: str = EMAIL, fault: str = "", following: str = "") -> Any:
    return give(client, said(ask(client, following), email, fault))


@pytest.fixture
def client() -> Client:
    return Client(**HOST)


def test_the_page_offers_it_by_the_name_of_the_organisation(polisen: Any, client: Client) -> None:
    page = client.get("/konto/logga-in/?next=/almvik/").content.decode()
    assert 'href="/konto/saml/polisen/?process=login&amp;next=%2Falmvik%2F"' in page
    assert "Logga in via Polisen i Granvik" in page


@pytest.mark.parametrize("written", [EMAIL, EMAIL.upper()])
def test_whoever_is_invited_gets_in(polisen: Any, client: Client, written: str) -> None:
    user = a_user(EMAIL, None)

    assert sign_in(client, written)["Location"] == "/konto/"

    assert is_in(client)
    assert acts()[-1] == (f"användare {user.pk}", "sign_in", str(user.pk))
    assert SocialAccount.objects.get().extra_data == {}, "nothing of what it tells is kept"


def test_they_get_in_again_and_keep_a_password_that_they_have(polisen: Any, client: Client) -> None:
    user = a_user(EMAIL)
    sign_in(client)
    again = Client(**HOST)
    assert sign_in(again)["Location"] == "/konto/"
    user.refresh_from_db()
    assert user.has_usable_password()


def test_one_is_led_on_to_where_one_was_going_and_to_own_paths_alone(polisen: Any, client: Client) -> None:
    a_user(EMAIL, None)
    assert sign_in(client, following="&next=/almvik/")["Location"] == "/almvik/"
    assert sign_in(Client(**HOST), following="&next=https://evil.example/")["Location"] == "/konto/"


def test_where_the_answer_says_to_go_is_not_heeded(polisen: Any, client: Client) -> None:
    a_user(EMAIL, None)
    response = said(ask(client), EMAIL)
    client.post(ANSWER, {"SAMLResponse": response, "RelayState": "https://evil.example/"})
    assert client.get(f"{ANSWER}klart/")["Location"] == "/konto/"


def test_a_second_factor_here_is_asked_for_still(polisen: Any, client: Client) -> None:
    with_app(a_user(EMAIL, None))
    assert sign_in(client)["Location"] == "/konto/logga-in/steg-tva/"
    assert not is_in(client)


@pytest.mark.parametrize("fault", FAULTS)
def test_an_answer_that_cannot_be_trusted_lets_nobody_in(
    polisen: Any, client: Client, fault: str, caplog: pytest.LogCaptureFixture
) -> None:
    a_user(EMAIL, None)
    a_user("chef@polis.example", None)
    answer = sign_in(client, fault=fault)
    assert answer.status_code == 401
    assert "gick inte att lita på" in answer.content.decode()
    assert FAULTS[fault] in caplog.text
    assert (is_in(client), SocialAccount.objects.exists()) == (False, False)


@pytest.mark.parametrize("response", GARBAGE)
def test_what_is_no_answer_lets_nobody_in(polisen: Any, client: Client, response: str) -> None:
    ask(client)
    assert give(client, response).status_code == 401
    assert client.get(f"{ANSWER}klart/").status_code == 401


def test_an_answer_is_good_once_and_in_the_browser_that_asked(polisen: Any, client: Client) -> None:
    a_user(EMAIL, None)
    response = said(ask(client), EMAIL)
    thief = Client(**HOST)
    ask(thief)

    assert give(thief, response).status_code == 403
    assert give(client, response)["Location"] == "/konto/"
    assert give(client, response).status_code == 403
    assert not is_in(thief)


def test_the_question_of_an_answer_cannot_be_exchanged(polisen: Any, client: Client) -> None:
    """What is around the signed part may be changed by whoever carries it."""
    a_user(EMAIL, None)
    response, thief = base64.b64decode(said(ask(client), EMAIL)).decode(), Client(**HOST)
    told, own = _asked(said(ask(Client(**HOST)), EMAIL)), _asked(said(ask(thief), EMAIL))
    assert told != own
    forged = response.replace(f' InResponseTo="{_asked_in(response)}"', f' InResponseTo="{own}"', 1)

    assert give(thief, base64.b64encode(forged.encode()).decode()).status_code == 401


def _asked(response: str) -> str:
    return _asked_in(base64.b64decode(response).decode())


def _asked_in(text: str) -> str:
    return text.partition(' InResponseTo="')[2].partition('"')[0]


@pytest.mark.parametrize(
    "email",
    [
        "ingen@polis.example",
        "kim@granvik.example",
        "kim@polis.example.evil.example",
        "kim@evil-polis.example",
    ],
)
def test_whoever_is_unknown_or_of_another_organisation_is_refused_alike(
    polisen: Any, client: Client, email: str
) -> None:
    """The user of another organisation is a user here; this provider may not vouch for them."""
    if not email.startswith("ingen"):
        a_user(email, None)
    answer = sign_in(client, email)
    assert answer.status_code == 403
    assert "Polisen i Granvik har sagt vem du är, men du är inte inbjuden hit." in answer.content.decode()
    assert not is_in(client)
    assert User.objects.filter(email="ingen@polis.example").count() == 0, "and nobody is made"


def test_whoever_is_closed_out_is_refused(polisen: Any, client: Client) -> None:
    a_user(EMAIL, None, is_active=False)
    assert sign_in(client).status_code == 403


def test_a_provider_that_is_not_trusted_must_say_that_an_address_is_verified(
    polisen: Any, client: Client
) -> None:
    polisen(trusts="false")
    a_user(EMAIL, None)
    assert sign_in(client).status_code == 403


@pytest.mark.parametrize("purpose", ["connect", "redirect", "x"])
def test_it_is_for_signing_in_alone(polisen: Any, client: Client, purpose: str) -> None:
    a_user(EMAIL, None)
    question = client.get(f"/konto/saml/polisen/?process={purpose}&next=/konto/")
    if question.status_code == 302 and "SAMLRequest" in question["Location"]:
        give(client, said(question["Location"], EMAIL))
    assert not SocialAccount.objects.exists()
    assert not is_in(client)


def test_what_it_is_told_of_us_names_our_address_and_no_signing_out(polisen: Any, client: Client) -> None:
    told = client.get("/konto/saml/polisen/metadata/").content.decode()
    assert 'Location="http://127.0.0.1/konto/saml/polisen/svar/"' in told
    assert "SingleLogoutService" not in told
    assert client.get("/konto/saml/polisen/logga-ut/?RelayState=https://evil.example/").status_code == 404


def test_another_organisation_is_not_there(polisen: Any, client: Client) -> None:
    for address in ("", "metadata/", "svar/klart/"):
        assert client.get(f"/konto/saml/ingen/{address}").status_code == 404
