"""A real server: too much is told so at once, a slow client holds nobody up, a log holds no secret."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

SECRET = "hemlig-" + "k" * 60
SERVE = """
import sys
from medborgarlofte.web import bounded_worker
bounded_worker.HEAD_SECONDS, bounded_worker.BODY_SECONDS = 2, 3
from medborgarlofte.cli import main
main(["serve", "--port", sys.argv[1]])
"""
HEAD = "{method} {path} HTTP/1.1\r\nHost: loften.example\r\nX-Forwarded-Proto: https\r\n{more}\r\n"


@contextmanager
def serving(folder: Path, **more: str) -> Iterator[tuple[int, Path]]:
    """The server as it runs for others, behind a proxy, on a port of its own; and its log."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    clean = {key: value for key, value in os.environ.items() if not key.startswith("MEDBORGARLOFTE_")}
    told = {"DATA": str(folder), "SECRET_KEY": SECRET, "HOSTS": "loften.example", "PROXIES": "1", **more}
    clean |= {f"MEDBORGARLOFTE_{name}": value for name, value in told.items()}
    log = folder / "log.txt"
    with log.open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, "-c", SERVE, str(port)], env=clean, stdout=file, stderr=file
        )
    try:
        _wait(port, process)
        yield port, log
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the server did not start")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, Path]]:
    with serving(tmp_path_factory.mktemp("served")) as running:
        yield running


def begin(port: int, text: str) -> socket.socket:
    opened = socket.create_connection(("127.0.0.1", port), timeout=60)
    opened.sendall(text.encode())
    return opened


def ask(port: int, method: str = "GET", path: str = "/", more: str = "") -> str:
    """The whole answer to a request of which no body is sent."""
    head = HEAD.format(method=method, path=path, more=f"Connection: close\r\n{more}")
    with begin(port, head) as opened:
        return _rest(opened)


def _rest(opened: socket.socket) -> str:
    parts = []
    while part := opened.recv(65_536):
        parts.append(part)
    return b"".join(parts).decode()


LARGE = "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: {bytes}\r\n"


@pytest.mark.parametrize(
    ("path", "size"), [("/granska/", 402_000_000), ("/om/", 1_000_001), ("/granska/", 10**18)]
)
def test_too_large_a_body_is_told_so_before_it_is_sent(
    server: tuple[int, Path], path: str, size: int
) -> None:
    answer = ask(server[0], "POST", path, LARGE.format(bytes=size))
    assert answer.startswith("HTTP/1.1 413 ")
    assert "Det du skickade är för stort" in answer


def test_a_body_that_does_not_say_its_length_is_not_read(server: tuple[int, Path]) -> None:
    answer = ask(server[0], "POST", "/om/", "Transfer-Encoding: chunked\r\n")
    assert answer.startswith("HTTP/1.1 411 ")


def test_without_encryption_everybody_is_sent_to_where_it_is(server: tuple[int, Path]) -> None:
    plain = "GET /om/ HTTP/1.1\r\nHost: loften.example\r\nConnection: close\r\n\r\n"
    with begin(server[0], plain) as opened:
        answer = _rest(opened)
    assert answer.startswith("HTTP/1.1 301 ")
    assert "Location: https://loften.example/om/" in answer


def test_encrypted_answers_say_that_it_stays_so(server: tuple[int, Path]) -> None:
    answer = ask(server[0], path="/om/")
    assert answer.startswith("HTTP/1.1 200 ")
    assert "Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n" in answer


@pytest.mark.parametrize("more", ["Content-Length: 500000\r\n\r\na", "X-Slow: a"])
def test_slow_clients_hold_nobody_up_for_long(server: tuple[int, Path], more: str) -> None:
    method = "POST" if "Length" in more else "GET"
    begun = HEAD.format(method=method, path="/om/", more=more).removesuffix("\r\n")
    slow = [begin(server[0], begun) for _client in range(30)]
    assert ask(server[0], path="/om/").startswith("HTTP/1.1 200 ")
    for opened in slow:
        opened.close()


def test_what_is_not_for_this_host_is_refused(server: tuple[int, Path]) -> None:
    with begin(
        server[0], "GET / HTTP/1.1\r\nHost: annan.example\r\nX-Forwarded-Proto: https\r\n\r\n"
    ) as opened:
        assert opened.recv(100).startswith(b"HTTP/1.1 400 ")


def test_a_failing_request_leaves_no_secret_in_the_log(prepared_file: Path, tmp_path: Path) -> None:
    shutil.copy(prepared_file, tmp_path)
    with serving(tmp_path) as (port, log):
        (tmp_path / "medborgarlofte.sqlite3").unlink()
        more = "Cookie: __Host-session=hemlig-session\r\nAuthorization: Bearer hemlig-nyckel\r\n"
        answers = [ask(port, path="/granvik/?losenord=hemligt-ord", more=more) for _time in range(3)]
    written = log.read_text(encoding="utf-8")
    assert any(answer.startswith("HTTP/1.1 500 ") for answer in answers), answers
    assert "Traceback" in written
    for secret in (SECRET, "hemlig-session", "hemlig-nyckel", "hemligt-ord"):
        assert secret not in written
        assert not any(secret in answer for answer in answers)
