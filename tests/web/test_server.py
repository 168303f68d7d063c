"""Serving starts only where it is safe, and a demo answers the own machine alone."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from django.core.exceptions import MiddlewareNotUsed, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from pytest_django import Settings

from medborgarlofte.domain.errors import Refusal
from medborgarlofte.web.middleware import DemoOnLoopback
from medborgarlofte.web.server import refuse_unsafe


def _run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if not key.startswith("MEDBORGARLOFTE_")}
    return subprocess.run(
        [sys.executable, "-m", "medborgarlofte.cli", *arguments],
        env={**clean, **environment}, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def test_it_does_not_start_without_a_secret_key() -> None:
    done = _run("serve")

    assert done.returncode == 1
    assert "MEDBORGARLOFTE_SECRET_KEY" in done.stderr
    assert "Traceback" not in done.stderr


def test_it_does_not_start_with_a_short_secret_key() -> None:
    done = _run("serve", MEDBORGARLOFTE_SECRET_KEY="kort", MEDBORGARLOFTE_HOSTS="example.se")

    assert done.returncode == 1
    assert "minst 50" in done.stderr


def test_it_does_not_start_without_a_host_name() -> None:
    done = _run("serve", MEDBORGARLOFTE_SECRET_KEY="x" * 50)

    assert done.returncode == 1
    assert "MEDBORGARLOFTE_HOSTS" in done.stderr


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::", "example.se"])  # noqa: S104
def test_a_demo_refuses_to_listen_to_others(host: str, settings: Settings) -> None:
    settings.DEMO = True

    with pytest.raises(Refusal, match="egna datorn"):
        refuse_unsafe(host)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "::1", "localhost"])
def test_a_demo_listens_to_the_own_machine(host: str, settings: Settings) -> None:
    settings.DEMO = True
    settings.MAY_SERVE = True
    settings.ALLOWED_HOSTS = ["127.0.0.1"]

    refuse_unsafe(host)


def _answer(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


@pytest.mark.parametrize("address", ["192.0.2.1", "10.0.0.3", "2001:db8::1", "", "skräp"])
def test_a_demo_answers_nobody_else_whatever_it_listens_on(
    address: str, rf: RequestFactory, settings: Settings
) -> None:
    settings.DEMO = True

    with pytest.raises(PermissionDenied):
        DemoOnLoopback(_answer)(rf.get("/", REMOTE_ADDR=address))


def test_a_demo_answers_the_own_machine(rf: RequestFactory, settings: Settings) -> None:
    settings.DEMO = True

    assert DemoOnLoopback(_answer)(rf.get("/", REMOTE_ADDR="::1")).status_code == 200


def test_outside_demo_mode_the_check_is_not_there(settings: Settings) -> None:
    settings.DEMO = False

    with pytest.raises(MiddlewareNotUsed):
        DemoOnLoopback(_answer)
