"""One request to one server, bounded in time and size, to an address that was checked before."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from contextlib import closing, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import certifi
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.util import Timeout
from urllib3.util.ssl_match_hostname import CertificateError

from scripts.web.addresses import is_public

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from urllib3.response import BaseHTTPResponse

    from scripts.web.addresses import Address

    Resolver = Callable[[str, int], Sequence[str]]

_CHUNK = 16 * 1024


class RequestError(Exception):
    """No answer. `kind`: name, private, connect, timeout, certificate, tls or protocol."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may cost: seconds from the first packet to the last, bytes of the body."""

    seconds: float = 20.0
    body: int = 256 * 1024


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server said; `headers` are as they came, names in lower case."""

    status: int
    headers: Mapping[str, Sequence[str]] = field(default_factory=dict)
    body: bytes = b""

    def header(self, name: str) -> str:
        """The first header of this name, or nothing."""
        return next(iter(self.headers.get(name, ())), "")


@dataclass(frozen=True)
class Door:
    """How names are looked up and which addresses may be connected to; tests bring their own."""

    resolve: Resolver
    allowed: Callable[[str], bool] = is_public
    context: ssl.SSLContext | None = None


def system_resolver(host: str, port: int) -> Sequence[str]:
    """The addresses of a name, as the system knows them. Raises RequestError."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise RequestError("name", f"the name {host} cannot be looked up: {error}") from None
    return [str(entry[4][0]) for entry in found]


def ask(
    address: Address, method: str, headers: Mapping[str, str], door: Door, limits: Limits
) -> Reply:
    """Send one request and read the answer. Raises RequestError.

    Every address of the name must be public, and the connection goes to one that was checked, so
    a name that changes between the look-up and the connection leads nowhere else.
    """
    until = time.monotonic() + limits.seconds
    ip = _checked(address, door)
    connection = _connection(address, ip, door, limits.seconds)
    # The library's time limit is per read; a server that sends a byte now and then would hold us.
    timer = threading.Timer(limits.seconds, _hang_up, (connection,))
    timer.daemon = True
    with closing(connection):
        timer.start()
        try:
            connection.request(
                method,
                address.target,
                headers={"Host": _host(address), **headers},
                preload_content=False,
                decode_content=True,
            )
            answer = connection.getresponse()
            reply = Reply(answer.status, _headers(answer), _body(answer, method, limits, until))
        except (HTTPError, OSError, ValueError, EOFError) as error:
            raise _explained(error, timed_out=time.monotonic() >= until) from None
        except Exception as error:  # noqa: BLE001  hostile bytes; http.client raises its own kinds
            raise RequestError("protocol", f"the answer is not HTTP: {error}") from None
        finally:
            timer.cancel()
    if time.monotonic() >= until:  # cut off: what came may look whole
        raise RequestError("timeout", "no whole answer in time")
    return reply


def _checked(address: Address, door: Door) -> str:
    found = list(dict.fromkeys(door.resolve(address.host, address.port)))
    if not found:
        raise RequestError("name", f"the name {address.host} has no address")
    refused = [ip for ip in found if not door.allowed(ip)]
    if refused:
        raise RequestError("private", f"{address.host} leads into a private network")
    return found[0]


def _connection(address: Address, ip: str, door: Door, seconds: float) -> HTTPConnection:
    timeout = Timeout(total=seconds)
    if address.scheme == "http":
        return HTTPConnection(ip, address.port, timeout=timeout.connect_timeout)
    context = door.context or ssl.create_default_context(cafile=certifi.where())
    return HTTPSConnection(
        ip,
        address.port,
        timeout=timeout.connect_timeout,
        ssl_context=context,
        server_hostname=address.host,
        assert_hostname=address.host,
    )


def _hang_up(connection: HTTPConnection) -> None:
    held = connection.sock
    if held is not None:
        with suppress(OSError):
            held.shutdown(socket.SHUT_RDWR)


def _host(address: Address) -> str:
    return address.url.split("/", 3)[2]


def _headers(answer: BaseHTTPResponse) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in answer.headers.iteritems():
        found.setdefault(name.lower(), []).append(value)
    return found


def _body(answer: BaseHTTPResponse, method: str, limits: Limits, until: float) -> bytes:
    """What was sent, unpacked, up to the limit; the rest is left unread."""
    if method == "HEAD":
        return b""
    parts, size = [], 0
    while size < limits.body and time.monotonic() < until:
        part = answer.read(min(_CHUNK, limits.body - size), decode_content=True)
        if not part:
            break
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def _explained(error: Exception, *, timed_out: bool) -> RequestError:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return RequestError("certificate", f"its certificate: {cause.verify_message}")
        cause = cause.__cause__ or cause.__context__
    text = str(error)
    if isinstance(error, CertificateError):
        return RequestError("certificate", f"its certificate is for another name: {text}")
    if timed_out or isinstance(error, TimeoutError) or "timed out" in text:
        return RequestError("timeout", "no whole answer in time")
    if isinstance(error, ssl.SSLError) or "SSL" in text:
        return RequestError("tls", f"no secure connection: {text}")
    if isinstance(error, (ConnectionError, OSError)) or "connection" in text.lower():
        return RequestError("connect", f"no connection: {text}")
    return RequestError("protocol", f"the answer is not HTTP: {text}")
