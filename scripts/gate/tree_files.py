"""Every file of the tree as it lies on the disk: regular ones are read, all others are named.

The one part of the gate that touches the disk. It follows no link, opens no pipe and reads
nothing that is larger than its kind may be.
"""

from __future__ import annotations

import os
import stat
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.core.finding import Finding
from scripts.gate.places import (
    DEEPEST,
    LONGEST_PATH,
    MOST_FILES,
    kind_of,
    name_fault,
    place_fault,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

CONFIGURATION = "mkdocs.yml"
_READ = ("docs", "overrides")  # whose files are looked into; of all others only the kind matters
_TOOLS = frozenset({".git", ".venv", "site", "node_modules", "__pycache__"})
_KINDS = {
    stat.S_IFLNK: "a link",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


@dataclass
class TreeFiles:
    """The files of a tree by path from its root, and what is wrong with what lies there.

    `paths` are all that stand where the site is made of, those that were not read among them.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    paths: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def read_files(root: Path, languages: Collection[str]) -> TreeFiles:
    """Read what is published or configures what is published; look at the kind of the rest."""
    tree = TreeFiles()
    for seen, (path, entry) in enumerate(_entries(root, tree.findings), start=1):
        if seen > MOST_FILES:
            fix = "remove what does not belong to the site"
            message = f"the tree has more than {MOST_FILES} files"
            tree.findings.append(Finding("", 0, "file-size", message, fix=fix))
            break
        read = path == CONFIGURATION or path.partition("/")[0] in _READ
        tree.paths += [path] if read else []
        _look(path, entry, tree, languages, read=read)
    tree.findings += _twins(tree.paths)
    return tree


def kinds_of_files(root: Path) -> list[Finding]:
    """What in the tree is no regular file: the part that a command asks before it writes."""
    findings: list[Finding] = []
    for path, entry in _entries(root, findings):
        _regular(path, entry, findings)
    return findings


def shown(path: str) -> str:
    """A path that can be printed, whatever bytes its name is made of."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _entries(root: Path, findings: list[Finding]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every entry below the root but what tools leave there: folders that are links, too."""
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        try:
            entries = sorted(os.scandir(root / folder), key=lambda entry: entry.name)
        except OSError as error:
            _unreadable(folder, error, findings)
            continue
        for entry in entries:
            path = f"{folder}/{entry.name}" if folder else entry.name
            if _is_left_by_tools(folder, entry.name):
                continue
            if entry.is_dir(follow_symlinks=False):
                hidden = path.startswith((".", "overrides/."))
                _name(path, entry.name, findings, hidden=hidden, folder=True)
                if path.count("/") < DEEPEST + 4 * (not path.startswith(_READ)):
                    waiting.append(path)
                else:
                    message = f"folders are nested more than {DEEPEST} deep"
                    fix = "move the files up"
                    findings.append(Finding(shown(path), 0, "file-name", message, fix=fix))
            else:
                yield path, entry


def _is_left_by_tools(folder: str, name: str) -> bool:
    """Whether tools made it and the site is not built from it; nothing below docs/ is."""
    if folder.partition("/")[0] in _READ:
        return False
    return name in _TOOLS or (not folder and name.endswith(("_cache", ".hypothesis", ".egg-info")))


def _regular(path: str, entry: os.DirEntry[str], findings: list[Finding]) -> os.stat_result | None:
    """What the file is, if it is a regular one."""
    try:
        state = entry.stat(follow_symlinks=False)
    except OSError as error:
        _unreadable(path, error, findings)
        return None
    if stat.S_ISREG(state.st_mode):
        return state
    what = _KINDS.get(stat.S_IFMT(state.st_mode), "no regular file")
    found = ""
    if what == "a link":
        try:
            found = f"-> {shown(str(Path(entry.path).readlink()))}"
        except OSError:
            found = "-> ?"
    fix = "put the file itself there, or remove it"
    message = f"there is {what}, where only a regular file may be"
    findings.append(Finding(shown(path), 0, "file-kind", message, found=found, fix=fix))
    return None


def _look(
    path: str,
    entry: os.DirEntry[str],
    tree: TreeFiles,
    languages: Collection[str],
    *,
    read: bool,
) -> None:
    state = _regular(path, entry, tree.findings)
    if state is None or not read:
        return
    name = path.rpartition("/")[2]
    if not _name(path, name, tree.findings):
        return
    fault = place_fault(path, languages) if path != CONFIGURATION else None
    if fault:
        tree.findings.append(Finding(shown(path), 0, "file-name", fault[0], fix=fault[1]))
        return
    kind = kind_of(path)
    if kind is None:
        return
    if state.st_size > kind.largest:
        message = f"the file has {state.st_size:,} bytes; {kind.largest:,} are allowed"
        fix = "split it, or make it smaller"
        tree.findings.append(Finding(path, 0, "file-size", message, fix=fix))
        return
    try:
        tree.files[path] = _bytes(entry.path, kind.largest)
    except OSError as error:
        _unreadable(path, error, tree.findings)


def _bytes(path: str, largest: int) -> bytes:
    """The bytes of a file that was regular a moment ago; never through a link put there since."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb") as file:
        return file.read(largest + 1)


def _name(
    path: str, name: str, findings: list[Finding], *, hidden: bool = False, folder: bool = False
) -> bool:
    """Whether the name may stand; only names that become addresses are looked at."""
    if not path.startswith(("docs", "overrides")):
        return True
    fault = name_fault(name, hidden=hidden, folder=folder)
    if fault is None and len(path) > LONGEST_PATH:
        fault = f"the path has more than {LONGEST_PATH} characters", "shorten it"
    if fault:
        finding = Finding(shown(path), 0, "file-name", fault[0], found=shown(name), fix=fault[1])
        findings.append(finding)
    return fault is None


def _twins(files: Collection[str]) -> Iterator[Finding]:
    """Names that differ in nothing a Mac or Windows would see, or two pages at one address."""
    seen: dict[str, str] = {}
    for path in sorted(files):
        folded = unicodedata.normalize("NFC", path).casefold()
        keys = [folded]
        if folded.endswith(".md"):  # trade.md and trade/index.md are both built as trade/
            keys.append(folded.removesuffix(".md").removesuffix("/index").removesuffix("/readme"))
        for key in keys:
            if key in seen and seen[key] != path:
                message = "two files share one name or one address"
                fix = f"rename one; the other is {shown(seen[key])}"
                yield Finding(shown(path), 0, "file-name", message, fix=fix)
                break
            seen.setdefault(key, path)


def _unreadable(path: str, error: OSError, findings: list[Finding]) -> None:
    message = f"the file cannot be read: {error.strerror or 'unknown reason'}"
    fix = "let everybody read it (chmod a+r)"
    findings.append(Finding(shown(path), 0, "file-kind", message, fix=fix))
