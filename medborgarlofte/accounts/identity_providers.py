"""The organisations that people may sign in through, as a TOML file tells them.

Pure Python: the settings read it. The file is described in docs/guide, with an example of each kind.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from medborgarlofte.domain.errors import Refusal

FILE = "MEDBORGARLOFTE_IDENTITY_PROVIDERS"
Providers = dict[str, dict[str, Any]]

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,49}")
_DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
_OUR_OWN_MACHINE = {"127.0.0.1", "localhost", "::1"}
_COMMON = {"kind", "id", "name", "domains", "trusts_addresses"}
_OF_KIND = {
    "oidc": {"server", "client_id", "secret"},
    "saml": {"entity_id", "sign_in", "certificate", "metadata", "email_attribute"},
}


def read_providers(path: str, environment: Mapping[str, str] = os.environ) -> Providers:
    """What allauth wants to know of the providers in that file; none without a file.

    Refuses a file that is missing, is not TOML, lacks something or has something that is not known.
    """
    if not path:
        return {}
    try:
        told = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise Refusal(f"{FILE}: filen ”{path}” går inte att läsa: {error.strerror}.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Refusal(f"{FILE}: filen ”{path}” är ingen TOML-fil: {error}.") from None
    entries = told.get("provider")
    if not isinstance(entries, list) or not entries or set(told) != {"provider"}:
        raise Refusal(f"{FILE}: filen ”{path}” ska bestå av en eller flera [[provider]].")
    return _for_allauth([_Entry(number, entry, environment) for number, entry in enumerate(entries, 1)])


def _for_allauth(entries: list[_Entry]) -> Providers:
    apps: dict[str, list[dict[str, Any]]] = {"openid_connect": [], "saml": []}
    seen: set[str] = set()
    for entry in entries:
        kind = entry.choice("kind", _OF_KIND)
        entry.refuse_unknown(_COMMON | _OF_KIND[kind])
        app = _app(entry) | (_oidc(entry) if kind == "oidc" else _saml(entry))
        if app["provider_id"] in seen:
            raise entry.refusal("id", "används två gånger")
        seen.add(app["provider_id"])
        app["settings"] |= _rules(entry)
        apps["openid_connect" if kind == "oidc" else "saml"].append(app)
    return {"openid_connect": {"APPS": apps["openid_connect"]}, "saml": {"APPS": apps["saml"]}}


def _app(entry: _Entry) -> dict[str, Any]:
    return {"provider_id": entry.matching("id", _ID), "name": entry.text("name")}


def _rules(entry: _Entry) -> dict[str, Any]:
    """Whose addresses this provider may vouch for, and whether it needs to say that each is verified."""
    domains = entry.domains()
    trusted = entry.told.get("trusts_addresses", False)
    if not isinstance(trusted, bool):
        raise entry.refusal("trusts_addresses", "ska vara true eller false")
    return {"domains": domains, "verified_email": domains if trusted else False}


def _oidc(entry: _Entry) -> dict[str, Any]:
    return {
        "client_id": entry.text("client_id"),
        "secret": entry.text("secret"),
        "settings": {"server_url": entry.address("server"), "oauth_pkce_enabled": True},
    }


def _saml(entry: _Entry) -> dict[str, Any]:
    """A response must hold a signed assertion, and only who sent the answer to our question is let in.

    The person is known by the address: a provider's own name for them may be another each time.
    """
    attribute = entry.text("email_attribute")
    if "metadata" in entry.told:
        idp = {"entity_id": entry.text("entity_id"), "metadata_url": entry.address("metadata")}
    else:
        idp = {
            "entity_id": entry.text("entity_id"),
            "sso_url": entry.address("sign_in"),
            "x509cert": entry.text("certificate"),
        }
    settings = {
        "idp": idp,
        "attribute_mapping": {"uid": attribute, "email": attribute},
        "advanced": {"strict": True, "want_assertion_signed": True, "reject_idp_initiated_sso": True},
    }
    return {"client_id": entry.text("id"), "settings": settings}


class _Entry:
    """One [[provider]], whose every fault is told with its number and the name of what is wrong."""

    def __init__(self, number: int, told: Any, environment: Mapping[str, str]) -> None:
        self.number, self.environment = number, environment
        self.told: dict[str, Any] = told if isinstance(told, dict) else {}

    def refusal(self, name: str, fault: str) -> Refusal:
        return Refusal(f"{FILE}: [[provider]] nummer {self.number}: {name} {fault}.")

    def text(self, name: str) -> str:
        """A text that must be there; `env:NAME` is read from the environment."""
        value = self.told.get(name)
        if not isinstance(value, str) or not value.strip():
            raise self.refusal(name, "saknas")
        if not value.startswith("env:"):
            return value.strip()
        found = self.environment.get(value.removeprefix("env:"), "").strip()
        if not found:
            raise self.refusal(name, f"pekar på {value.removeprefix('env:')}, som inte är satt i miljön")
        return found

    def matching(self, name: str, pattern: re.Pattern[str]) -> str:
        value = self.text(name)
        if not pattern.fullmatch(value):
            raise self.refusal(name, "får bara ha små bokstäver a–z, siffror och bindestreck")
        return value

    def choice(self, name: str, choices: Mapping[str, object]) -> str:
        value = self.text(name)
        if value not in choices:
            raise self.refusal(name, f"ska vara {' eller '.join(choices)}")
        return value

    def address(self, name: str) -> str:
        """An address over TLS; on the own machine, where examples and tests run, it need not be."""
        value = self.text(name)
        parts = urlsplit(value)
        own = parts.scheme == "http" and parts.hostname in _OUR_OWN_MACHINE
        if not parts.hostname or not (parts.scheme == "https" or own):
            raise self.refusal(name, "ska vara en adress som börjar med https://")
        return value

    def domains(self) -> list[str]:
        value = self.told.get("domains")
        if not isinstance(value, list) or not value or not all(map(_is_domain, value)):
            raise self.refusal("domains", 'ska vara en lista med domäner, som ["granvik.example"]')
        return value

    def refuse_unknown(self, known: set[str]) -> None:
        for name in sorted(set(self.told) - known):
            raise self.refusal(name, "är inte känt här")


def _is_domain(value: Any) -> bool:
    return isinstance(value, str) and bool(_DOMAIN.fullmatch(value))
