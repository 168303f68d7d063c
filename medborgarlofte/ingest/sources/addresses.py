"""Which network addresses may be connected to: the public internet, and nothing of one's own."""

from __future__ import annotations

import ipaddress
import socket

from medborgarlofte.domain.errors import CannotRead

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def is_public(address: Address) -> bool:
    """Whether `address` is one of the public internet.

    Not so loopback, private, link-local, shared, reserved, multicast and unspecified ones; an IPv4 address
    carried in an IPv6 one (mapped, 6to4, NAT64, Teredo) has to be public itself.
    """
    carried = _carried(address)
    if carried is not None:
        return is_public(carried)
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _carried(address: Address) -> ipaddress.IPv4Address | None:
    if not isinstance(address, ipaddress.IPv6Address):
        return None
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)


def plain(address: Address) -> Address:
    """`address`, an IPv4 address written as an IPv6 one made an IPv4 address again."""
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return mapped or address


def look_up(host: str, port: int) -> list[Address]:
    """All addresses of `host`, in the order the system prefers. Raises CannotRead when there are none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise CannotRead(f"Webbadressens värd, {host}, går inte att hitta.") from error
    return list(dict.fromkeys(plain(ipaddress.ip_address(str(place[0]))) for *_, place in found))
