"""Addresses of pages elsewhere: what is sent to a server, and what may be connected to."""

from __future__ import annotations

import contextlib
import ipaddress
import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

import idna

_PORTS = {"http": 80, "https": 443}
OTHER_PORTS = frozenset({8000, 8080, 8443})
"""Ports that may be asked besides 80 and 443: what serves pages, and nothing that does not."""

_CONTROLS = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
# RFC 3986: what may stand as it is; `%` stays where it begins an escape.
_PATH_SAFE = "/:@!$&'()*+,;=~-._%"
_QUERY_SAFE = _PATH_SAFE + "?[]|"
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_LONGEST = 4000
# RFC 6052: IPv4 within IPv6. `ipaddress` knows mapped addresses, but calls this one global.
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class BadAddressError(ValueError):
    """An address that is not asked for; says why, for the person who wrote it."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address as a server wants it: host in ASCII, path and query percent-encoded once."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def url(self) -> str:
        """The whole address, without the fragment, which no server sees."""
        port = "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}{port}{self.target}"


def address(text: str, ports: frozenset[int] = OTHER_PORTS) -> Address:
    """Read an address. Raises BadAddressError for what no careful program asks for.

    Arabic is normalised (NFC) and encoded once; escapes that are there stay. `ports` may be used
    besides those of the scheme.
    """
    trimmed = text.strip()
    if _CONTROLS.search(trimmed):
        raise BadAddressError("it holds a space or an invisible character")
    if len(trimmed) > _LONGEST:
        raise BadAddressError(f"it is longer than {_LONGEST} characters")
    try:
        parts = urlsplit(unicodedata.normalize("NFC", trimmed))
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise BadAddressError(f"it is not an address: {error}") from None
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise BadAddressError("it begins with neither https:// nor http://")
    if parts.username is not None or parts.password is not None:
        raise BadAddressError("it carries a user name")
    if port is not None and port not in {*_PORTS.values(), *ports}:
        raise BadAddressError(f"it names the port {port}")
    target = _encoded(parts.path or "/", _PATH_SAFE)
    if parts.query:
        target += "?" + _encoded(parts.query, _QUERY_SAFE)
    return Address(scheme, _ascii_host(host), port or _PORTS[scheme], target)


def follow(base: Address, location: str, ports: frozenset[int] = OTHER_PORTS) -> Address:
    """Where a redirect leads. Raises BadAddressError as `address` does."""
    # Servers send UTF-8 in headers that were read as Latin-1 (RFC 9110, 5.5).
    with contextlib.suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")
    return address(urljoin(base.url, location.strip()), ports)


def _encoded(part: str, safe: str) -> str:
    return quote(_LONE_PERCENT.sub("%25", part), safe=safe)


def _ascii_host(host: str) -> str:
    if not host:
        raise BadAddressError("it names no host")
    literal = _literal(host)
    if literal:
        return str(literal)
    if host.isascii():
        return host.lower().rstrip(".")
    try:
        return idna.encode(host.rstrip("."), uts46=True).decode("ascii")
    except idna.IDNAError as error:
        raise BadAddressError(f"its host is not a name: {error}") from None


def _literal(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def is_public(ip: str) -> bool:
    """Whether an IP address is one that anybody can reach, by IANA's registries.

    False for this machine, private and link-local networks, shared address space, documentation,
    multicast, and for IPv6 addresses that carry such an IPv4 address.
    """
    one = _literal(ip.partition("%")[0])
    if one is None:
        return False
    if isinstance(one, ipaddress.IPv6Address):
        inner = one.ipv4_mapped or one.sixtofour
        if one in _NAT64:
            inner = ipaddress.IPv4Address(int(one) & 0xFFFFFFFF)
        if one.teredo:
            inner = one.teredo[1]
        if inner is not None:
            return is_public(str(inner))
    return one.is_global and not one.is_multicast
