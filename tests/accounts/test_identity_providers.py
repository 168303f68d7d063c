"""The file with organisations to sign in through; a fault in it stops the start, in plain words."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from medborgarlofte.accounts.identity_providers import read_providers
from medborgarlofte.domain.errors import Refusal

OIDC = """
[[provider]]
kind = "oidc"
id = "granvik"
name = "Granviks kommun"
domains = ["granvik.example"]
server = "https://login.granvik.example"
client_id = "loften"
secret = "env:GRANVIK_SECRET"
"""
SAML = """
[[provider]]
kind = "saml"
id = "polisen"
name = "Polisen"
domains = ["polis.example", "polis-nord.example"]
trusts_addresses = true
entity_id = "https://idp.polis.example/"
sign_in = "https://idp.polis.example/sso"
certificate = "MIIC"
email_attribute = "mail"
"""
ENVIRONMENT = {"GRANVIK_SECRET": "hemligt"}


def told(tmp_path: Path, text: str) -> str:
    path = tmp_path / "providers.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_both_kinds(tmp_path: Path) -> None:
    found = read_providers(told(tmp_path, OIDC + SAML), ENVIRONMENT)

    (oidc,), (saml,) = found["openid_connect"]["APPS"], found["saml"]["APPS"]
    assert (oidc["provider_id"], oidc["name"], oidc["secret"]) == ("granvik", "Granviks kommun", "hemligt")
    assert oidc["settings"]["oauth_pkce_enabled"]
    assert (oidc["settings"]["domains"], oidc["settings"]["verified_email"]) == (["granvik.example"], False)
    assert saml["settings"]["verified_email"] == ["polis.example", "polis-nord.example"]
    assert saml["settings"]["advanced"]["want_assertion_signed"]
    assert saml["settings"]["idp"]["sso_url"] == "https://idp.polis.example/sso"


def test_a_saml_provider_may_be_told_of_by_its_metadata(tmp_path: Path) -> None:
    text = SAML.replace(
        'sign_in = "https://idp.polis.example/sso"\ncertificate = "MIIC"', 'metadata = "https://x.example/m"'
    )
    (saml,) = read_providers(told(tmp_path, text), {})["saml"]["APPS"]
    assert saml["settings"]["idp"]["metadata_url"] == "https://x.example/m"


def test_without_a_file_there_are_none() -> None:
    assert read_providers("", {}) == {}


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ('kind = "oidc"', 'kind = "ldap"', "nummer 1: kind ska vara oidc eller saml"),
        ('id = "granvik"', 'id = "Gran vik"', "id får bara ha"),
        ('name = "Granviks kommun"', "", "name saknas"),
        ('domains = ["granvik.example"]', "domains = []", "domains ska vara en lista"),
        ('domains = ["granvik.example"]', 'domains = ["*"]', "domains ska vara en lista"),
        ('domains = ["granvik.example"]', 'domains = "granvik.example"', "domains ska vara en lista"),
        (
            "https://login.granvik.example",
            "http://login.granvik.example",
            "server ska vara en adress som börjar",
        ),
        ("env:GRANVIK_SECRET", "env:FINNS_INTE", "secret pekar på FINNS_INTE, som inte är satt"),
        ('client_id = "loften"', "client_id = 7", "client_id saknas"),
        ('client_id = "loften"', 'client_id = "loften"\nclientid = "x"', "clientid är inte känt här"),
        (
            'client_id = "loften"',
            'client_id = "loften"\ntrusts_addresses = "ja"',
            "trusts_addresses ska vara true",
        ),
        ("[[provider]]", "[provider]", "ska bestå av"),
        ("[[provider]]", "[[providers]]", "ska bestå av"),
        ("[[provider]]", "[[provider", "är ingen TOML-fil"),
    ],
)
def test_a_fault_is_told_with_its_place(tmp_path: Path, before: str, after: str, fault: str) -> None:
    assert before in OIDC
    with pytest.raises(Refusal, match=fault):
        read_providers(told(tmp_path, OIDC.replace(before, after)), ENVIRONMENT)


def test_two_of_the_same_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="nummer 2: id används två gånger"):
        read_providers(told(tmp_path, OIDC + OIDC), ENVIRONMENT)


@pytest.mark.parametrize("text", [None, "[[provider]]"], ids=["missing", "broken"])
def test_the_program_does_not_start_with_such_a_file_and_says_why(tmp_path: Path, text: str | None) -> None:
    path = tmp_path / "providers.toml"
    if text:
        path.write_text(text, encoding="utf-8")
    environment = {
        **os.environ,
        "MEDBORGARLOFTE_IDENTITY_PROVIDERS": str(path),
        "MEDBORGARLOFTE_DATA": str(tmp_path),
    }
    ended = subprocess.run(
        [sys.executable, "-m", "medborgarlofte.cli", "prepare"],
        env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert ended.returncode == 1
    assert ended.stderr.startswith("Error: MEDBORGARLOFTE_IDENTITY_PROVIDERS: ")
    assert "Traceback" not in ended.stderr
    assert len(ended.stderr.splitlines()) == 1
