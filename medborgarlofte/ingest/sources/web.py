"""Pages from the web, fetched without a way into the network that the program itself stands in.

The host's addresses are looked up here, each is checked, and the connection goes to a checked address, so a
name that changes its answer between check and connection (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import httpx

from medborgarlofte.domain.errors import CannotRead
from medborgarlofte.ingest.sources import limits
from medborgarlofte.ingest.sources.addresses import Address, is_public, look_up

MAX_SECONDS = 25.0  # from the first look-up to the last byte, redirects included
MAX_REDIRECTS = 5
_STEP_SECONDS = 10.0  # for one connection, or for the server to send something more
_HEADERS = {"User-Agent": "medborgarlofte", "Accept": "text/html, application/pdf, */*;q=0.8"}
_REDIRECTS = (301, 302, 303, 307, 308)
_STATUSES = {
    401: "sidan kräver inloggning",
    403: "servern lämnar inte ut sidan",
    404: "sidan finns inte",
    410: "sidan är borttagen",
    429: "servern tar inte emot fler frågor just nu",
    503: "servern är tillfälligt nere",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was fetched, and the address it came from in the end."""

    content: bytes
    address: str


def fetch(
    address: str, *, allow_local: bool = False, is_allowed: Callable[[Address], bool] = is_public
) -> Fetched:
    """The bytes at a web address, following up to five redirects.

    Only addresses that `is_allowed` approves of are connected to; `allow_local` approves of all. Raises
    CannotRead with one Swedish sentence within 25 seconds: httpx's own limits count from each byte, so a
    server that drips would hold it for ever, and the work is therefore done in a thread that is given up.
    """
    work = _Fetching(address, (lambda _: True) if allow_local else is_allowed)
    thread = threading.Thread(target=work.run, daemon=True)
    thread.start()
    thread.join(MAX_SECONDS)
    work.given_up.set()
    if work.error is not None:
        raise work.error
    if work.fetched is None:
        raise CannotRead(f"Sidan hann inte hämtas på {MAX_SECONDS:.0f} sekunder.")
    return work.fetched


@dataclass(slots=True)
class _Fetching:
    """One fetch, run in a thread of its own."""

    address: str
    is_allowed: Callable[[Address], bool]
    fetched: Fetched | None = None
    error: Exception | None = None
    given_up: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        try:
            # No connection is kept: one made for another host's certificate must not serve this one.
            once = httpx.Limits(max_keepalive_connections=0)
            with httpx.Client(
                trust_env=False, timeout=_STEP_SECONDS, headers=_HEADERS, limits=once
            ) as client:
                self.fetched = self._follow(client)
        except CannotRead as refusal:
            self.error = refusal
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
            self.error = CannotRead(f"Sidan går inte att hämta: {_reason(error)}.")
        except Exception as error:
            self.error = error

    def _follow(self, client: httpx.Client) -> Fetched:
        url = _parse(self.address)
        for _ in range(MAX_REDIRECTS + 1):
            found = self._get(client, url)
            if isinstance(found, bytes):
                return Fetched(found, str(url))
            url = _parse(str(url.join(found)))
        raise CannotRead(f"Adressen skickar vidare fler än {MAX_REDIRECTS} gånger, och hämtas därför inte.")

    def _get(self, client: httpx.Client, url: httpx.URL) -> bytes | str:
        """The bytes at `url`, or the address it sends on to."""
        port = url.port or (443 if url.scheme == "https" else 80)
        places = look_up(url.host, port)
        if not all(self.is_allowed(place) for place in places):
            raise CannotRead(f"Adressen {url.host} leder in i ett eget nät och hämtas inte.")
        for last, place in enumerate(places, 1):
            try:
                return self._get_from(client, url, str(place))
            except httpx.ConnectError:
                if last == len(places):
                    raise
        raise CannotRead(f"Webbadressens värd, {url.host}, går inte att hitta.")

    def _get_from(self, client: httpx.Client, url: httpx.URL, place: str) -> bytes | str:
        """Ask `place` for `url`. The host's name goes in the header and into the check of its certificate."""
        headers = {"Host": url.netloc.decode("ascii")}
        extensions = {"sni_hostname": url.raw_host.decode("ascii")}
        direct = url.copy_with(host=place)
        with client.stream("GET", direct, headers=headers, extensions=extensions) as response:
            if response.status_code in _REDIRECTS and "location" in response.headers:
                return str(response.headers["location"])
            _check_status(response.status_code)
            return self._body(response)

    def _body(self, response: httpx.Response) -> bytes:
        content = bytearray()
        for chunk in response.iter_bytes():
            content += chunk
            if len(content) > limits.MAX_BYTES or self.given_up.is_set():
                raise CannotRead(f"{limits.TOO_MUCH}: sidan är större än {limits.MAX_BYTES // 1_000_000} MB.")
        return bytes(content)


def _parse(address: str) -> httpx.URL:
    url = httpx.URL(address.strip())
    if url.scheme not in ("http", "https") or not url.host:
        raise CannotRead("Adressen går inte att hämta: den ska börja med http:// eller https://.")
    return url.copy_with(userinfo=b"", fragment=None)


def _check_status(status: int) -> None:
    if not 200 <= status < 300:
        reason = _STATUSES.get(status, "servern kunde inte lämna ut sidan")
        raise CannotRead(f"Webbservern svarade {status}: {reason}.")


def _reason(error: Exception) -> str:
    if isinstance(error, httpx.TimeoutException):
        return f"servern svarade inte på {_STEP_SECONDS:.0f} sekunder"
    if isinstance(error, httpx.ConnectError):
        secure = "certificate" in str(error).lower()
        return "serverns certifikat godkänns inte" if secure else "det går inte att ansluta till servern"
    if isinstance(error, (httpx.InvalidURL, ValueError)):
        return "adressen är felskriven"
    return "servern avbröt eller svarade fel"
