"""A TOML file read with the line of every entry, so that a fault can name its place.

`tomllib` forgets lines; the scan here finds them again. It need not understand values, only
where tables and keys begin, because `tomllib` has already accepted the file.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scripts.core.errors import CannotRunError
from scripts.core.finding import Finding

if TYPE_CHECKING:
    from pathlib import Path

Keys = tuple[str, ...]

_PART = r"""[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*'"""
_DOTTED = rf"(?:{_PART})(?:[ \t]*\.[ \t]*(?:{_PART}))*"
_TABLE = re.compile(rf"[ \t]*\[(?P<array>\[)?[ \t]*(?P<key>{_DOTTED})[ \t]*\]")
_KEY = re.compile(rf"[ \t]*(?P<key>{_DOTTED})[ \t]*=[ \t]*(?P<value>.*)")
_PARTS = re.compile(_PART)
_PLACE = re.compile(r" \(at line (\d+), column \d+\)")
_TWICE = re.compile(r"Cannot (?:declare|overwrite|redefine|mutate|define)")


@dataclass(frozen=True, slots=True)
class TomlFile:
    """The tables of a file, its path from the root, and the line of every table and key."""

    path: str
    tables: dict[str, Any]
    lines: dict[Keys, int]

    def line(self, *keys: str) -> int:
        """Line of the entry with these keys, or of the nearest table around it."""
        for length in range(len(keys), 0, -1):
            if keys[:length] in self.lines:
                return self.lines[keys[:length]]
        return 1


def read_toml(root: Path, path: str) -> TomlFile:
    """Read root/path. Raises CannotRunError with file and line when it is not TOML."""
    try:
        text = (root / path).read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise _fault(path, "the file is missing", "restore it") from None
    except UnicodeDecodeError as error:
        message = f"the file is not UTF-8 at byte {error.start}"
        raise _fault(path, message, "save the file as UTF-8") from None
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax_fault(path, text, str(error)) from None
    return TomlFile(path, tables, _lines(text))


def _syntax_fault(path: str, text: str, message: str) -> CannotRunError:
    place = _PLACE.search(message)
    line = int(place[1]) if place else max(text.count("\n"), 1)
    found = text.splitlines()[line - 1].strip() if text.strip() else ""
    if _TWICE.match(message):
        rule, sentence = "ledger-duplicate-key", "the entry or field stands twice in the file"
        fix = "keep one of the two"
    else:
        reason = _PLACE.sub("", message)
        rule, sentence = "ledger-syntax", f"not valid TOML: {reason[:1].lower()}{reason[1:]}"
        fix = "put every value but dates and lists in quotes"
    return CannotRunError(findings=[Finding(path, line, rule, sentence, found=found, fix=fix)])


def _fault(path: str, message: str, fix: str) -> CannotRunError:
    return CannotRunError(findings=[Finding(path, 0, "ledger-syntax", message, fix=fix)])


def _lines(text: str) -> dict[Keys, int]:
    """Line of every table header and every key; an array's tables get their index as a key."""
    found: dict[Keys, int] = {}
    counts: dict[Keys, int] = {}
    table: Keys = ()
    inside = ""  # the quotes that close the multi-line string the scan is in
    for number, line in enumerate(text.splitlines(), start=1):
        if inside:
            inside = "" if inside in line else inside
            continue
        if header := _TABLE.match(line):
            table = _split(header["key"])
            if header["array"]:
                counts[table] = counts.get(table, -1) + 1
                table = (*table, str(counts[table]))
            for length in range(1, len(table) + 1):  # an entry may begin with a table inside it
                found.setdefault(table[:length], number)
        elif key := _KEY.match(line):
            parts = _split(key["key"])
            for length in range(1, len(parts) + 1):
                found.setdefault((*table, *parts[:length]), number)
            inside = _opened_string(key["value"])
    return found


def _opened_string(value: str) -> str:
    for quotes in ('"""', "'''"):
        if value.startswith(quotes) and quotes not in value[3:]:
            return quotes
    return ""


def _split(dotted: str) -> Keys:
    return tuple(part.strip("\"'") for part in _PARTS.findall(dotted))
