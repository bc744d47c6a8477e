"""The languages of the site and their words, from docs/data/languages.toml."""

from __future__ import annotations

import string
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scripts.core.errors import CannotRunError
from scripts.core.finding import Finding
from scripts.ledger.toml_file import read_toml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from scripts.ledger.figures import Figure

LANGUAGES_FILE = "docs/data/languages.toml"
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its code is the name of its folder under docs/.

    `groups` holds the words of generated text, such as groups["words"]["source"]; `decimal` is the
    mark before the decimals of numbers that people write in it, where that is not a point.
    """

    code: str
    name: str
    direction: str
    months: tuple[str, ...]
    patterns: Mapping[str, str]
    groups: Mapping[str, Mapping[str, str]]
    decimal: str = "."

    def word(self, name: str, group: str = "words") -> str:
        """A word or phrase of generated text."""
        return self.groups[group][name]

    def figure(self, figure: Figure) -> str:
        """The value of a figure with its unit, and with the word of a source that gives a bound."""
        value = figure.unit.written(figure.shown, self.code)
        return self.word(figure.bound, "bounds").format(value=value) if figure.bound else value

    def joined(self, items: tuple[str, ...]) -> str:
        """The items as a list in prose: `a, b and c`, «أ، ب وج»."""
        if len(items) < 2:  # noqa: PLR2004  one item needs no joining
            return "".join(items)
        return self.patterns["comma"].join(items[:-1]) + self.patterns["and"] + items[-1]

    def quoted(self, text: str) -> str:
        """The text in the quotation marks of the language, those inside it made inner ones."""
        opening, closing = self.patterns["quote"].split("{text}")
        inner = str.maketrans(opening + closing, self.patterns["inner"])
        return self.patterns["quote"].format(text=text.translate(inner))

    def period(self, period: str) -> str:
        """An ISO period in words: 2024-01/2024-04 is «من يناير إلى أبريل 2024»."""
        first, _, last = period.partition("/")
        if not last:
            return self._moment(first)
        if len(first) > len("2024") and first[:4] == last[:4]:
            start = self._moment(first).removesuffix(f" {first[:4]}")
        else:
            start = self._moment(first)
        return self.patterns["range"].format(first=start, last=self._moment(last))

    def _moment(self, moment: str) -> str:
        year, *rest = moment.split("-")
        if not rest:
            return year
        month = self.months[int(rest[0]) - 1]
        day = f"{int(rest[1])} " if len(rest) > 1 else ""
        return f"{day}{month} {year}"


def read_languages(root: Path) -> tuple[Language, ...]:
    """The languages in the order of the file. Raises CannotRunError naming what is missing."""
    file = read_toml(root, LANGUAGES_FILE)
    faults: list[Finding] = []
    languages = [
        _language(code, table) for code, table in file.tables.items() if isinstance(table, dict)
    ]
    first = languages[0] if languages else None
    for language in languages:
        line = file.line(language.code)
        for missing in _missing(language, first or language):
            message = f"{language.code}: {missing} is missing"
            faults.append(
                Finding(file.path, line, "ledger-missing-field", message, fix=f"add {missing}")
            )
    if faults or not languages:
        raise CannotRunError("" if faults else f"{LANGUAGES_FILE} names no language", faults)
    return tuple(languages)


def _language(code: str, table: Mapping[str, Any]) -> Language:
    patterns = ("comma", "and", "range", "quote", "inner")
    return Language(
        code=code,
        name=str(table.get("name", "")),
        direction=str(table.get("direction", "")),
        months=tuple(table.get("months", ())),
        patterns={name: str(table.get(name, "")) for name in patterns},
        decimal=str(table.get("decimal", ".")),
        groups={name: group for name, group in table.items() if isinstance(group, dict)},
    )


def _missing(language: Language, first: Language) -> list[str]:
    """Names of what a language lacks: by itself, or beside the first language of the file."""
    missing = [name for name, value in language.patterns.items() if not value]
    missing += [] if language.name else ["name"]
    missing += [] if language.decimal in {".", ","} else ["decimal (a point or a comma)"]
    missing += [] if language.direction in {"rtl", "ltr"} else ["direction (rtl or ltr)"]
    missing += [] if len(language.months) == _MONTHS else ["months (twelve)"]
    for name, group in first.groups.items():
        own = language.groups.get(name, {})
        missing += [f"{name}.{key}" for key in group if key not in own]
        missing += [
            f"{name}.{key} with {{{field}}}"
            for key, pattern in own.items()
            for field in _fields(group.get(key, "")) - _fields(pattern)
        ]
    return missing


def _fields(pattern: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(pattern) if name is not None}
