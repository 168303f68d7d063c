"""The settings of a real installation: what Django checks before deployment, and where secrets come from."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
KEY = "".join(map(chr, range(48, 123)))
TOLD = """
import json
from django.conf import settings
names = ["SECURE_PROXY_SSL_HEADER", "DEBUG", "SECRET_KEY", "MAY_SERVE"]
cookies = ("NAME", "SECURE", "HTTPONLY", "SAMESITE")
names += [f"{cookie}_COOKIE_{what}" for cookie in ("SESSION", "CSRF") for what in cookies]
print(json.dumps({name: getattr(settings, name) for name in names}))
"""


def run(*command: str, **told: str) -> subprocess.CompletedProcess[str]:
    clean = {
        key: value for key, value in os.environ.items() if not key.startswith(("MEDBORGARLOFTE_", "DJANGO_"))
    }
    named = {f"MEDBORGARLOFTE_{name}": value for name, value in told.items()}
    environment = {**clean, **named, "DJANGO_SETTINGS_MODULE": "medborgarlofte.settings"}
    whole = [sys.executable, *command]
    return subprocess.run(
        whole, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
    )


def settings(**told: str) -> dict[str, object]:
    done = run("-c", TOLD, HOSTS="loften.example", **told)
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_django_finds_nothing_to_say_before_deployment() -> None:
    done = run(
        "manage.py", "check", "--deploy", "--fail-level", "WARNING", SECRET_KEY=KEY, HOSTS="loften.example"
    )
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout + done.stderr


def test_cookies_are_encrypted_for_this_host_alone_and_out_of_reach_of_scripts() -> None:
    found = settings(SECRET_KEY=KEY)
    for cookie in ("SESSION", "CSRF"):
        assert str(found[f"{cookie}_COOKIE_NAME"]).startswith("__Host-")
        assert found[f"{cookie}_COOKIE_SECURE"] is found[f"{cookie}_COOKIE_HTTPONLY"] is True
        assert found[f"{cookie}_COOKIE_SAMESITE"] == "Lax"
    assert found["DEBUG"] is False


def test_what_a_proxy_says_of_encryption_is_believed_only_when_there_is_one() -> None:
    assert settings(SECRET_KEY=KEY)["SECURE_PROXY_SSL_HEADER"] is None
    assert settings(SECRET_KEY=KEY, PROXIES="1")["SECURE_PROXY_SSL_HEADER"] == [
        "HTTP_X_FORWARDED_PROTO",
        "https",
    ]


def test_the_secret_key_may_stand_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "nyckel"
    file.write_text(f"{KEY}\n", encoding="utf-8")
    found = settings(SECRET_KEY_FILE=str(file))
    assert (found["SECRET_KEY"], found["MAY_SERVE"]) == (KEY, True)


def test_a_key_file_that_is_named_and_missing_stops_the_start(tmp_path: Path) -> None:
    done = run("-m", "medborgarlofte.cli", "serve", SECRET_KEY_FILE=str(tmp_path / "saknas"), SECRET_KEY=KEY)
    assert done.returncode == 1
    assert "MEDBORGARLOFTE_SECRET_KEY_FILE går inte att läsa" in done.stderr
    assert "Traceback" not in done.stderr
