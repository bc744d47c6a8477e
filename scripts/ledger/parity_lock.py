"""`docs/parity.lock`: what each section said, in every language, when a person saw that they agree.

    [trade]                                    # the page docs/ar/trade.md and its twins
    "(head)" = { ar = "91ab…", en = "0c2d…" }      # what stands above the first heading
    balance = { ar = "…", en = "…", reason = "only the Arabic was reworded" }

The hashes are those of `pages/section_text.py`. `check_parity accept` writes the file; nobody else.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scripts.core.errors import CannotRunError
from scripts.core.finding import Finding
from scripts.ledger.toml_file import read_toml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LOCK_FILE = "docs/parity.lock"
_HEAD, _REASON = "(head)", "reason"  # no heading can have such an id
_OPENING = """\
# What each section said in every language when a person read them side by side and saw that they
# agree. Written by: python -m scripts.check_parity accept PAGE#section. Never edit a hash: it would
# claim a reading that was not done.
"""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A section as it was accepted: the hash of its words in each language."""

    hashes: Mapping[str, str]
    reason: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class ParityLock:
    """Accepted sections by page name (`trade.md`) and section id; `exists` tells an empty file."""

    sections: Mapping[tuple[str, str], Accepted] = field(default_factory=dict)
    exists: bool = False


def read_parity_lock(root: Path) -> ParityLock:
    """The lock of the tree; empty where there is none. Raises CannotRunError on a broken one."""
    if not (root / LOCK_FILE).exists():
        return ParityLock()
    file = read_toml(root, LOCK_FILE)
    sections: dict[tuple[str, str], Accepted] = {}
    faults = []
    for page, table in file.tables.items():
        for section, entry in table.items() if isinstance(table, dict) else [("", None)]:
            line = file.line(page, section)
            if not isinstance(entry, dict) or not all(isinstance(v, str) for v in entry.values()):
                message = f"{page}: {section or 'the entry'} is not a table of hashes"
                fix = "restore the file from git, then run: python -m scripts.check_parity"
                faults.append(Finding(LOCK_FILE, line, "ledger-bad-value", message, fix=fix))
                continue
            hashes = {code: value for code, value in entry.items() if code != _REASON}
            key = (f"{page}.md", "" if section == _HEAD else section)
            sections[key] = Accepted(hashes, entry.get(_REASON, ""), line)
    if faults:
        raise CannotRunError("", faults)
    return ParityLock(sections, exists=True)


def lock_text(sections: Mapping[tuple[str, str], Accepted]) -> str:
    """The file that holds these sections: pages in order of name, sections as they stand."""
    parts = [_OPENING]
    pages: dict[str, list[tuple[str, Accepted]]] = {}
    for (page, section), accepted in sections.items():
        pages.setdefault(page, []).append((section, accepted))
    for page in sorted(pages):
        parts.append(f"\n[{_key(page.removesuffix('.md'))}]\n")
        for section, accepted in pages[page]:
            fields = {**accepted.hashes}
            if accepted.reason:
                fields[_REASON] = accepted.reason
            values = ", ".join(f"{_key(name)} = {_text(value)}" for name, value in fields.items())
            parts.append(f"{_key(section or _HEAD)} = {{ {values} }}\n")
    return "".join(parts)


def _key(name: str) -> str:
    bare = name.isascii() and name.replace("-", "").replace("_", "").isalnum()
    return name if bare else _text(name)


def _text(value: str) -> str:
    """A TOML basic string; JSON's escapes are a subset of TOML's."""
    return json.dumps(value, ensure_ascii=False)
