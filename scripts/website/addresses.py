"""Addresses as they stand in a page: their parts, and what is wrong with their form.

RFC 3986 says what an address is; the URL standard (url.spec.whatwg.org) what browsers make of it.
"""

from __future__ import annotations

import difflib
import re
from typing import NamedTuple
from urllib.parse import unquote

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_IGNORED = str.maketrans(dict.fromkeys("\t\n\r"))
_ENDS = "".join(map(chr, range(0x21)))
_WEB = ("http", "https")
_KNOWN = re.compile(
    "about|bitcoin|facetime|fax|feed|ftp|geo|git|gopher|ircs?|magnet|maps|matrix|news|nntp|sftp|sips?"
    "|skype|sms|ssh|tel|tg|urn|view-source|webcal|whatsapp|wss?|xmpp"
)
_THIS_COMPUTER = re.compile(r"(?:localhost|127(?:\.[0-9]+){3}|\[::1\]|0\.0\.0\.0)(?::[0-9]*)?")
_LAST_PORT = 65_535
_BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
# Marks that a keyboard or a copied text slips in. U+200C and U+200D are left: Persian writes them.
_INVISIBLE = re.compile(
    "[\x00-\x1f\x7f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_STRAY_ENDS = tuple('،؛؟»«“”"<>')


class Address(NamedTuple):
    """The parts that decide where an address leads; path and fragment as written."""

    scheme: str
    host: str | None
    path: str
    fragment: str


def parse_address(target: str) -> Address:
    """Split an address as browsers do: ends trimmed, line breaks dropped, backslashes turned."""
    text, _, fragment = target.strip(_ENDS).translate(_IGNORED).partition("#")
    text = text.partition("?")[0]
    match = _SCHEME.match(text)
    scheme = match[0][:-1].lower() if match else ""
    rest = text[match.end() :] if match else text
    if scheme and scheme not in _WEB:
        return Address(scheme, None, rest, fragment)
    rest = rest.replace("\\", "/")
    if not rest.startswith("//"):
        return Address(scheme, None, rest, fragment)
    host, slash, path = rest[2:].partition("/")
    return Address(scheme, host.lower(), slash + path, fragment)


def joined(directory: str, path: str) -> str:
    """The path within the site that a relative path leads to from a folder ("" or "en/trade/").

    Dot segments go as in RFC 3986, 5.2.4; what climbs over the top stays at the top.
    """
    kept = directory.split("/")[:-1]
    *folders, last = path.split("/")
    for part in folders:
        if part == "..":
            del kept[-1:]
        elif part != ".":
            kept.append(part)
    if last in {".", ".."}:
        del kept[len(kept) - (last == "..") :]
        last = ""
    return "/".join([*kept, last])


def climbs_out(directory: str, path: str) -> bool:
    """Whether a relative path climbs over the top of the site.

    Browsers stop at the top of the server, so such a link works where the site has the server for
    itself, and breaks as soon as it is published in a folder.
    """
    depth = directory.count("/")
    for part in path.split("/"):
        depth += -1 if part == ".." else part not in {"", "."}
        if depth < 0:
            return True
    return False


def decoded(text: str) -> str:
    """Percent-encoding undone; bytes that are no UTF-8 become U+FFFD."""
    return unquote(text) if "%" in text else text


def fault_of_form(target: str, own_host: str = "", address: Address | None = None) -> str:
    """What is wrong with the form of an address, as a sentence; empty when nothing is.

    The site's own host is never wrong, even where a preview is built for 127.0.0.1. `address` saves
    parsing the target again.
    """
    text = target.strip(_ENDS)
    if not text:
        return "the address is empty"
    address = address or parse_address(text)
    if address.scheme in {"data", "javascript", "blob"}:
        return ""
    if _INVISIBLE.search(decoded(text)) or _INVISIBLE.search(text):
        return "the address holds an invisible character"
    if address.scheme and address.scheme not in _WEB:
        return _fault_of_scheme(address, subject="?" in text)
    fault = _fault_of_spelling(text)
    return fault or ("" if own_host and address.host == own_host else _fault_of_host(address))


def _fault_of_spelling(text: str) -> str:
    if " " in text or len(text.split()) > 1:
        return "the address holds a space"
    if "\\" in text:
        return "the address holds a backslash"
    if _BAD_ESCAPE.search(text) or "\ufffd" in decoded(text):
        return "the address is percent-encoded wrongly"
    return "the address ends in a mark of punctuation" if text.endswith(_STRAY_ENDS) else ""


def _fault_of_scheme(address: Address, *, subject: bool) -> str:
    if address.scheme == "file" or len(address.scheme) == 1:
        return "the address leads to a file on one computer"
    if address.scheme == "mailto":
        receivers = decoded(address.path)  # none at all is right where only a subject is given
        fine = all("@" in one.strip("@ ") for one in receivers.split(",") if receivers)
        fine &= bool(receivers or subject)
        return "" if fine else "the e-mail address is incomplete"
    if address.scheme == "tel" and not any(character.isdigit() for character in address.path):
        return "the telephone number is missing"
    if _KNOWN.fullmatch(address.scheme):
        return ""
    close = difflib.get_close_matches(address.scheme, [*_WEB, "mailto"], n=1, cutoff=0.7)
    return "the address begins with a misspelt scheme" if close else ""


def _fault_of_host(address: Address) -> str:
    """Of a web address; a path alone has no host to be wrong."""
    if address.host is None:
        first = address.path.lstrip("/").partition("/")[0].lower()
        bare = first.startswith("www.") or first in _WEB
        fault = "the address lacks https://" if bare else ""
        return "the address lacks a slash after its scheme" if address.scheme else fault
    if not address.scheme:
        named = "." in address.host
        return "the address begins with two slashes" + (" instead of https://" if named else "")
    if _THIS_COMPUTER.fullmatch(address.host):
        return "the address leads to one's own computer"
    name, colon, port = address.host.rpartition(":")
    if colon and "]" not in port:
        if port and not (port.isascii() and port.isdigit() and int(port) <= _LAST_PORT):
            return "the address names a port that there is not"
    else:
        name = address.host
    return "" if "." in name.strip(".") or ":" in name else "the address names no host"
