"""Pages as Markdown made them, kept while nothing they are made of changes.

To make HTML of Markdown is half of a build. What a page becomes depends on its own text, on the
data, on which other pages there are, and on the code; a key is made of all of these, so what is
kept is either exactly what would be made again or is not found.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.core.errors import CannotRunError
from scripts.core.writing import Rewrite, write_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

CACHE = "MIZAN_RENDERED"
"""The variable that names the file in which a build keeps its pages."""
_MADE_OF = ("docs/data/**/*.toml", "docs/data/**/*.csv", "scripts/**/*.py")
_FILES = ("mkdocs.yml", "requirements.txt")


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the table of contents: its title is HTML."""

    title: str
    id: str
    level: int
    children: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True)
class Rendered:
    """What MkDocs knows of a page after Markdown: HTML, contents, its ids, links to other ids.

    `links` are by the source of the page they lead to: the id, and the link as it was written.
    """

    html: str
    contents: tuple[Heading, ...]
    anchors: frozenset[str]
    links: Mapping[str, Mapping[str, str]]


@dataclass(slots=True)
class Store:
    """The last rendering of each page with the key it was made under."""

    pages: dict[str, tuple[str, Rendered]] = field(default_factory=dict)
    changed: bool = False

    def get(self, page: str, key: str) -> Rendered | None:
        """What was kept of a page under this very key."""
        found = self.pages.get(page)
        return found[1] if found and found[0] == key else None

    def put(self, page: str, key: str, rendered: Rendered) -> None:
        """Keep the rendering of a page instead of an earlier one."""
        self.pages[page] = key, rendered
        self.changed = True


def cache_file(env: Mapping[str, str]) -> Path | None:
    """Where a command keeps pages between two runs: among the user's caches, never in the tree.

    A pull request could bring a file that lies in the tree. Nothing is kept in CI.
    """
    if env.get("CI"):
        return None
    caches = env.get("XDG_CACHE_HOME") or str(Path(env.get("HOME", "~")).expanduser() / ".cache")
    return Path(caches) / "mizan" / "rendered.json"


def fingerprint(root: Path, lines: Iterable[str]) -> str:
    """A digest of the data, the code, the locked libraries, and of `lines` (what else counts)."""
    digest = hashlib.sha256("\n".join(lines).encode())
    paths = [path for pattern in _MADE_OF for path in root.glob(pattern)]
    for path in sorted((*paths, *(root / name for name in _FILES))):
        if path.is_file() and not path.is_symlink():
            digest.update(f"\0{path.relative_to(root).as_posix()}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def key_of(made_of: str, page: str, markdown: str) -> str:
    """The key of a page: a fingerprint, its source and its text."""
    return hashlib.sha256(f"{made_of}\0{page}\0{markdown}".encode()).hexdigest()


def read_store(path: Path) -> Store:
    """What an earlier build has kept in a file; an empty store if it cannot be read."""
    store = Store()
    with suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
        kept = json.loads(path.read_text(encoding="utf-8"))
        store.pages = {page: (key, _rendered(entry)) for page, (key, entry) in kept.items()}
    return store


def write_store(path: Path, store: Store) -> None:
    """Keep everything in a file for the next build; another one that is writing has precedence."""
    if not store.changed:
        return
    kept = {page: (key, asdict(rendered)) for page, (key, rendered) in store.pages.items()}
    text = json.dumps(kept, ensure_ascii=False, default=sorted)
    with suppress(CannotRunError, OSError):
        old = path.read_bytes() if path.is_file() else None
        write_all([Rewrite(path, old, text.encode())])
    store.changed = False


def _rendered(entry: Mapping[str, object]) -> Rendered:
    match entry:
        case {"html": str(html), "contents": list(contents), "anchors": list(anchors), **rest}:
            links = rest["links"]
            if isinstance(links, dict):
                return Rendered(html, _headings(contents), frozenset(anchors), links)
    raise ValueError(entry)


def _headings(entries: Sequence[Mapping[str, object]]) -> tuple[Heading, ...]:
    found = []
    for entry in entries:
        match entry:
            case {"title": str(title), "id": str(name), "level": int(level), "children": list(own)}:
                found.append(Heading(title, name, level, _headings(own)))
            case _:
                raise ValueError(entry)
    return tuple(found)
