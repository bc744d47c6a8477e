"""How words are spelled: docs/data/spelling.toml, which documents its own format."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from scripts.core.finding import Finding
from scripts.ledger.toml_file import read_toml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from scripts.ledger.toml_file import TomlFile

SPELLING_FILE = "docs/data/spelling.toml"
_GROUPS = ("alone", "stems")
_ENDINGS = ("", "ا", "ات", "ي", "ية", "يا", "يين", "يون", "ين", "ان", "ه", "ها", "هم", "هما", "نا")
_FEMININE = ("ة", "ات", "ته", "تها", "تهم")


@dataclass(frozen=True, slots=True)
class Spelling:
    """The words of a language that we spell another way: wrong to right.

    Those in `alone` are wrong only where nothing is attached to them.
    """

    right: Mapping[str, str] = field(default_factory=dict)
    alone: frozenset[str] = frozenset()


def read_spelling(
    root: Path, languages: tuple[str, ...], faults: list[Finding]
) -> dict[str, Spelling]:
    """The spellings by language; faults are added to the list."""
    file = read_toml(root, SPELLING_FILE)
    faults += _unknown(file, languages)
    return {
        code: _spelling(file, code, table, faults)
        for code, table in file.tables.items()
        if code in languages and isinstance(table, dict)
    }


def _unknown(file: TomlFile, languages: tuple[str, ...]) -> Iterator[Finding]:
    for name in file.tables:
        if name not in languages:
            message = f"{name} is no language of the site"
            fix = f"write one of: {', '.join(languages)}"
            yield Finding(file.path, file.line(name), "ledger-unknown-field", message, fix=fix)


def _spelling(
    file: TomlFile, code: str, table: Mapping[str, Any], faults: list[Finding]
) -> Spelling:
    right: dict[str, str] = {}
    groups = {name: table[name] for name in _GROUPS if isinstance(table.get(name), dict)}
    plain = {word: wrong for word, wrong in table.items() if word not in groups}
    for name, words in (("", plain), *groups.items()):
        for word, wrong in words.items():
            place = (code, name, word) if name else (code, word)
            if not isinstance(wrong, list) or not all(isinstance(one, str) for one in wrong):
                message = f"{word}: it is not a list of words"
                fix = f'write {word} = ["…"]'
                line = file.line(*place)
                faults.append(Finding(file.path, line, "ledger-bad-value", message, fix=fix))
                continue
            for one in wrong:
                right.update(_inflected(one, word) if name == "stems" else ((one, word),))
    alone = (word for wrong in groups.get("alone", {}).values() for word in wrong)
    return Spelling(right, frozenset(alone))


def _inflected(wrong: str, right: str) -> Iterator[tuple[str, str]]:
    """The stem with every ending, on both sides."""
    endings = _FEMININE if wrong.endswith("ة") else _ENDINGS
    stem, other = wrong.removesuffix("ة"), right.removesuffix("ة")
    for ending in endings:
        yield stem + ending, other + ending
