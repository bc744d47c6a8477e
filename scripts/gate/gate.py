"""The source gate: everything that is wrong with the tree as a set of files, in one run.

It reads nothing that is not a regular file, gives nothing to a parser that could hold it, and
stops at no fault; whoever calls it stops at its findings, because all other checks trust the tree.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from scripts.core.errors import CannotRunError
from scripts.core.finding import Finding
from scripts.gate.binaries import binary_findings
from scripts.gate.characters import character_findings, decode
from scripts.gate.configuration import Configuration, read_configuration
from scripts.gate.data_files import csv_findings, json_findings
from scripts.gate.drawing import drawing_findings
from scripts.gate.pages import page_findings
from scripts.gate.places import ending, kind_of
from scripts.gate.templates import template_findings
from scripts.gate.toml_files import toml_findings
from scripts.gate.tree_files import CONFIGURATION, kinds_of_files, read_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_LANGUAGES_FILE = "docs/data/languages.toml"
_LANGUAGES = ("ar", "en")
_LARGEST_LANGUAGES = 64 * 1024
_READERS: dict[str, Callable[[str, str], Iterator[Finding]]] = {
    "csv": csv_findings,
    "toml": toml_findings,
    "lock": toml_findings,
    "json": json_findings,
    "svg": drawing_findings,
    "html": template_findings,
    "css": template_findings,
    "js": template_findings,
    "xml": template_findings,
}


def gate_findings(root: Path) -> tuple[list[Finding], dict[str, int]]:
    """What may not be in the tree, sorted, and how much was looked at.

    Raises CannotRunError when the root is no folder.
    """
    if not root.is_dir():
        raise CannotRunError(f"{root} is not a folder")
    tree = read_files(root, _languages(root))
    findings = list(tree.findings)
    configuration = Configuration()
    texts: dict[str, str] = {}
    for path, data in tree.files.items():
        kind = kind_of(path)
        if kind is None or not kind.text:
            findings += binary_findings(path, data)
            continue
        text = decode(path, data)
        if isinstance(text, Finding):
            findings.append(text)
        else:
            texts[path] = text
    if CONFIGURATION in texts:
        configuration = read_configuration(texts[CONFIGURATION], _paths(root, tree.paths))
        findings += configuration.findings
    for path, text in texts.items():
        found = list(character_findings(path, text))
        findings += found
        if path.startswith("docs/") and ending(path) == "md":
            findings += page_findings(path, text, found, configuration.extensions)
        elif (reader := _READERS.get(ending(path))) and not _too_large(found):
            findings += reader(path, text)
            if ending(path) == "svg" and path.startswith("overrides/"):
                findings += template_findings(path, text)
    return sorted(set(findings)), {"files": len(tree.paths)}


def refuse_odd_files(root: Path) -> None:
    """Raise CannotRunError when something in the tree is no regular file: a pipe, a link.

    Asked by commands that write, before they read: opening a pipe would wait for ever.
    """
    if root.is_dir() and (findings := kinds_of_files(root)):
        raise CannotRunError("nothing was read or written: there are odd files", findings)


def _too_large(found: list[Finding]) -> bool:
    return any(finding.rule == "file-size" for finding in found)


def _paths(root: Path, paths: list[str]) -> set[str]:
    hooks = root / "scripts" / "hooks"
    names = (
        {f"scripts/hooks/{file.name}" for file in hooks.glob("*.py")} if hooks.is_dir() else set()
    )
    return {*paths, *names}


def _languages(root: Path) -> tuple[str, ...]:
    """The folders of pages, from languages.toml where that can be trusted so far."""
    file = root / _LANGUAGES_FILE
    try:
        if file.is_symlink() or not file.is_file() or file.stat().st_size > _LARGEST_LANGUAGES:
            return _LANGUAGES
        tables = tomllib.loads(file.read_bytes().decode("utf-8"))
    except (OSError, ValueError, RecursionError):
        return _LANGUAGES
    codes = tuple(name for name, table in tables.items() if isinstance(table, dict))
    return tuple(code for code in codes if code.isascii() and code.isalpha()) or _LANGUAGES
