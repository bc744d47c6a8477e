"""Where a link leads, decided as a browser decides it (WHATWG URL Standard, "basic URL parser").

A browser strips blanks and controls at both ends, drops tabs and line breaks anywhere, and only
then looks for a scheme; it reads a backslash as a slash. What it would have to mend is refused.
"""

from __future__ import annotations

import re
import unicodedata

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_SCHEMES = frozenset({"http", "https"})
_STRIPPED = "".join(map(chr, range(0x21)))
_DROPPED = re.compile(r"[\t\n\r]")
_CONTROL = re.compile(
    r"[\x00-\x20\x7f-\x9f\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]"
)
# RFC 6068, of whose fields only the subject may be set: no further recipients, no ready text.
_MAIL = re.compile(
    r"[A-Za-z0-9.+_-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:\?subject=(?:[^&%?#]|%[2-9A-Fa-f][0-9A-Fa-f])*)?"
)
_HOST = re.compile(r"https?://([^/?#]*)", re.IGNORECASE)
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", re.IGNORECASE)
_SHOWN_HOST = re.compile(
    r"\s*(?:https?://)?(?:www\.)?(?P<host>(?:[a-z0-9-]+\.)+[a-z]{2,24})(?:[/?#:]\S*)?\s*",
    re.IGNORECASE,
)
_LONGEST = 2000

WRITE = "write https://…, mailto:…, or the path of a page or picture"


def address_fault(raw: str, *, own: bool = False) -> tuple[str, str] | None:
    """Why an address may not stand in a page, and what to do; None if it may.

    `raw` is the attribute as an HTML parser gives it, entities decoded. `own` asks for a file of
    the site itself: a picture.
    """
    address = _DROPPED.sub("", raw.strip(_STRIPPED))
    scheme = _SCHEME.match(address)
    name = scheme[0][:-1].lower() if scheme else ""
    checks = (
        (name not in {"", "mailto", *_SCHEMES}, f"a link may not lead to {name}:", WRITE),
        (len(raw) > _LONGEST, f"the address has more than {_LONGEST} characters", "shorten it"),
        (address != raw, "blanks, tabs or line breaks stand in the address", "delete them"),
        ("\\" in address, "a backslash stands in the address", "write / in its place"),
        (bool(_CONTROL.search(address)), "a blank or control stands in the address", "write %20"),
        (address.startswith("//"), "the address begins with //: it leads to another host", WRITE),
        (own and bool(name), "a picture is fetched from elsewhere", "put it into docs/assets/"),
        (name == "mailto" and not _is_mail(address), "no plain e-mail address", "mailto:a@b.org"),
    )
    for wrong, sentence, fix in checks:
        if wrong:
            return sentence, fix
    return _host_fault(address) if name in _SCHEMES else None


def _is_mail(address: str) -> bool:
    return bool(_MAIL.fullmatch(address.partition(":")[2]))


def _host_fault(address: str) -> tuple[str, str] | None:
    match = _HOST.match(address)
    if not match or not match[1]:
        return "no host stands behind the scheme", "write https://host/…"
    user, mark, host = match[1].rpartition("@")
    if mark:
        return f"{user.partition(':')[0]}@ stands before the host, and hides it", "delete it"
    name, _, port = host.partition(":")
    if port and not (port.isascii() and port.isdigit()):
        return "the port is no number", "delete it"
    for label in name.rstrip(".").split("."):
        if not _is_one_script(label):
            fix = f"write it as browsers do: {_punycode(label)}"
            return "the name of the host mixes alphabets, or is no name", fix
    return None


def _is_one_script(label: str) -> bool:
    """Whether a label is ASCII, or written in one alphabet that cannot be taken for Latin."""
    if label.isascii():
        return bool(_LABEL.fullmatch(label)) or "_" in label
    scripts = {unicodedata.name(one, "?").split()[0] for one in label if one.isalpha()}
    return len(scripts) == 1 and scripts <= {"ARABIC", "CJK", "HANGUL", "HEBREW"}


def _punycode(label: str) -> str:
    try:
        return label.encode("idna").decode("ascii")
    except UnicodeError:
        return "xn--…"


def shows_another_host(text: str, address: str) -> bool:
    """Whether the text of a link is a host, and not the one that the link leads to."""
    shown, real = _SHOWN_HOST.fullmatch(text), _HOST.match(address)
    if not shown or not real:
        return False
    wanted, host = shown["host"].lower(), real[1].lower().partition(":")[0]
    return not (host == wanted or host.endswith(f".{wanted}") or wanted.endswith(f".{host}"))
