"""What may stand where: endings, sizes and lines of every kind of file in the tree."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

KIB = 1024
LONGEST_NAME, LONGEST_PATH, DEEPEST = 100, 200, 8
MOST_FILES = 30_000


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: bytes it may have, characters of its longest line, what it begins with."""

    largest: int
    longest_line: int = 0
    text: bool = True
    magic: tuple[bytes, ...] = ()


# Twice to four times what the largest file of its kind has today; a page of 512 kB is rendered
# in a second, and what a phone can bear is far less.
KINDS = {
    "md": Kind(512 * KIB, 2_000),
    "toml": Kind(1024 * KIB, 4_000),
    "lock": Kind(1024 * KIB, 4_000),
    "csv": Kind(512 * KIB, 20_000),
    "json": Kind(1536 * KIB, 1_000_000),
    "svg": Kind(256 * KIB, 40_000),
    "css": Kind(64 * KIB, 20_000),
    "js": Kind(64 * KIB, 20_000),
    "html": Kind(64 * KIB, 4_000),
    "xml": Kind(64 * KIB, 4_000),
    "yml": Kind(64 * KIB, 2_000),
    "txt": Kind(64 * KIB, 4_000),
    "png": Kind(1024 * KIB, text=False, magic=(b"\x89PNG\r\n\x1a\n",)),
    "jpg": Kind(1024 * KIB, text=False, magic=(b"\xff\xd8\xff",)),
    "webp": Kind(1024 * KIB, text=False, magic=(b"RIFF",)),
    "woff2": Kind(512 * KIB, text=False, magic=(b"wOF2",)),
}
TABLE_LINE = 20_000  # a row of a table in a page

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")
_CAPITALS = frozenset({"README.md", "LICENSE.txt"})
_PICTURES = frozenset({"svg", "png", "jpg", "webp"})
_ASSETS = {
    "stylesheets": frozenset({"css"}),
    "javascripts": frozenset({"js"}),
    "fonts": frozenset({"woff2"}),
    "charts": frozenset({"svg", "png", "csv", "json"}),
}
_TEMPLATES = frozenset({"html", "xml", "svg", "txt"})
# Names that Windows keeps for devices, with any ending: a checkout there fails.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)", re.IGNORECASE)


def ending(path: str) -> str:
    """What stands behind the last full stop of the name, as it stands."""
    return path.rpartition("/")[2].rpartition(".")[2]


def kind_of(path: str) -> Kind | None:
    """The kind of a file, by its ending."""
    return KINDS.get(ending(path))


def name_fault(name: str, *, hidden: bool = False, folder: bool = False) -> tuple[str, str] | None:
    """What is wrong with the name of a file or folder, and what to do; None if nothing is.

    `hidden` lets a name begin with a full stop: a folder of icons in overrides/.
    """
    own = name.removeprefix(".") if hidden else name
    checks = (
        (
            len(name) > LONGEST_NAME,
            f"the name has more than {LONGEST_NAME} characters",
            "shorten it",
        ),
        (
            bool(_DEVICES.match(name)),
            "Windows keeps this name for a device",
            "choose another name",
        ),
        (
            name.startswith(".") and not hidden,
            "the name begins with a full stop: a hidden file",
            "remove the file, or rename it",
        ),
        (
            folder and "." in own and ending(name) in KINDS,
            "the folder is named like a file",
            "take the ending off its name",
        ),
        (
            name.endswith((".", " ", "~")),
            "the name ends in a full stop, a blank or a tilde",
            "remove the file, or rename it",
        ),
        (
            name not in _CAPITALS and not _NAME.fullmatch(own),
            "the name holds other characters than the site uses in addresses",
            "use lower-case Latin letters, digits, hyphens, underscores and full stops",
        ),
    )
    return next(((sentence, fix) for wrong, sentence, fix in checks if wrong), None)


def place_fault(path: str, languages: Collection[str]) -> tuple[str, str] | None:
    """Why no file of this ending belongs at this place, and what to do; None if it does.

    `path` begins with docs/ or overrides/; `languages` are the folders of pages.
    """
    top, _, rest = path.partition("/")
    folder, _, inner = rest.partition("/")
    known = (*languages, "data", "assets")
    if rest == "parity.lock" or path.endswith(("/README.md", "/LICENSE.txt")):
        return None
    if top == "docs" and not inner:
        fix = f"pages stand in {_either(languages)}, data in docs/data/, pictures in docs/assets/"
        return "no such file belongs directly into docs/", fix
    if top == "docs" and folder not in known:
        return f"docs/{folder} is no folder of the site", f"the folders are {_either(known)}"
    allowed = _TEMPLATES if top == "overrides" else _allowed(folder, inner)
    if ending(path) in allowed:
        return None
    names = ", ".join(f".{name}" for name in sorted(allowed))
    return "no file with this ending belongs here", f"allowed at this place: {names}"


def _allowed(folder: str, inner: str) -> frozenset[str]:
    """The endings of files in docs/FOLDER; `inner` is the path below it."""
    if folder == "data":
        return frozenset({"toml", "csv", "json"})
    if folder == "assets":
        return _ASSETS.get(inner.partition("/")[0] if "/" in inner else "", _PICTURES)
    return frozenset({"md"})


def _either(folders: Collection[str]) -> str:
    return ", ".join(f"docs/{folder}/" for folder in folders)
