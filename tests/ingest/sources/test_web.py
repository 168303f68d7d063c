"""Fetching from a real server on loopback."""

import ipaddress
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import cast

import pytest

from medborgarlofte.domain.errors import CannotRead
from medborgarlofte.ingest.sources import limits, web
from medborgarlofte.ingest.sources.addresses import Address, is_public
from medborgarlofte.ingest.sources.web import fetch

PAGE = "<h1>Löfte</h1>".encode()


class Handler(BaseHTTPRequestHandler):
    """Answers as the path says."""

    def do_GET(self) -> None:
        port = cast("tuple[str, int]", self.server.server_address)[1]
        path = self.path.split("?", maxsplit=1)[0]
        if path.startswith("/status/"):
            self._answer(int(path.rsplit("/", 1)[1]))
        elif path == "/again":
            self._send_on("/again")
        elif path.startswith("/hops/"):
            left = int(path.rsplit("/", 1)[1])
            self._send_on(f"/hops/{left - 1}" if left else "/page")
        elif path == "/elsewhere":
            self._send_on(f"http://127.0.0.2:{port}/page")
        elif path == "/file":
            self._send_on("file:///etc/passwd")
        elif path == "/endless":
            self._endless(b"x" * 100_000, 0)
        elif path == "/drip":
            self._endless(b"x", 0.1)
        elif path == "/drip-head":
            self._drip_head()
        elif path == "/cut":
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(PAGE)
        else:
            self._answer(200, str(self.headers["Host"]).encode() if path == "/host" else PAGE)

    def _answer(self, status: int, content: bytes = b"") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _send_on(self, address: str) -> None:
        self.send_response(302)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _endless(self, chunk: bytes, pause: float) -> None:
        self.send_response(200)
        self.end_headers()
        self._write_until_closed(chunk, pause)

    def _drip_head(self) -> None:
        self.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
        self._write_until_closed(b"x", 0.1)

    def _write_until_closed(self, chunk: bytes, pause: float) -> None:
        try:
            while True:
                self.wfile.write(chunk)
                time.sleep(pause)
        except OSError:
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        running.daemon_threads = True
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()


def test_a_page_comes_with_the_address_it_was_found_at(server: str) -> None:
    fetched = fetch(f"{server}/hops/4", allow_local=True)
    assert (fetched.content, fetched.address) == (PAGE, f"{server}/page")


def test_the_host_is_asked_by_its_name(server: str) -> None:
    named = server.replace("127.0.0.1", "localhost")
    assert fetch(f"{named}/host", allow_local=True).content == named.removeprefix("http://").encode()


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/status/404", "svarade 404: sidan finns inte"),
        ("/status/418", "svarade 418"),
        ("/status/500", "svarade 500"),
        ("/status/304", "svarade 304"),
        ("/again", "fler än 5 gånger"),
        ("/hops/6", "fler än 5 gånger"),
        ("/file", "http:// eller https://"),
        ("/endless", "större än 20 MB"),
        ("/cut", "avbröt"),
    ],
)
def test_what_cannot_be_fetched_is_one_sentence(server: str, path: str, sentence: str) -> None:
    with pytest.raises(CannotRead, match=sentence):
        fetch(server + path, allow_local=True)


@pytest.mark.parametrize("path", ["/drip", "/drip-head"])
def test_a_server_that_drips_is_given_up_in_time(
    server: str, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "MAX_SECONDS", 1.0)
    began = time.monotonic()
    with pytest.raises(CannotRead, match="hann inte hämtas på 1 sekund"):
        fetch(server + path, allow_local=True)
    assert time.monotonic() - began < 30  # it drips for ever


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("http://127.0.0.1:1/", "eget nät"),
        ("http://localhost:1/", "eget nät"),
        ("http://[::1]:1/", "eget nät"),
        ("http://[::ffff:127.0.0.1]:1/", "eget nät"),
        ("http://2130706433:1/", "eget nät"),
        ("http://0.0.0.0:1/", "eget nät"),
        ("http://user@10.1.2.3/", "eget nät"),
        ("http://169.254.169.254/latest", "eget nät"),
        ("ftp://kommun.test/lofte", "http:// eller https://"),
        ("file:///etc/passwd", "http:// eller https://"),
        ("kommun.test/lofte", "http:// eller https://"),
        ("http://", "http:// eller https://"),
        ("http://finns-inte.invalid/", "går inte att hitta"),
        ("http://kommun.test:port/", "felskriven"),
    ],
)
def test_an_address_that_may_not_be_fetched_is_one_sentence(address: str, sentence: str) -> None:
    with pytest.raises(CannotRead, match=sentence):
        fetch(address)


def test_no_answer_at_all_is_one_sentence() -> None:
    with pytest.raises(CannotRead, match="inte att ansluta"):
        fetch("http://127.0.0.1:1/", allow_local=True)


def test_each_redirect_is_checked_again(server: str) -> None:
    def first_host_alone(address: Address) -> bool:
        return address == ipaddress.ip_address("127.0.0.1")

    assert fetch(f"{server}/page", is_allowed=first_host_alone).content == PAGE
    with pytest.raises(CannotRead, match="eget nät"):
        fetch(f"{server}/elsewhere", is_allowed=first_host_alone)


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "193.10.0.1", "2001:4860:4860::8888", "64:ff9b::808:808", "2002:808:808::1"],
)
def test_public_addresses_are_let_through(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",  # noqa: S104
        "224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1",
        "2001:db8::1",        "::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::1",
    ],
)  # fmt: skip
def test_addresses_of_ones_own_are_not(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


def test_the_size_limit_is_the_one_for_files(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_BYTES", len(PAGE) - 1)
    with pytest.raises(CannotRead, match="större än"):
        fetch(f"{server}/page", allow_local=True)
