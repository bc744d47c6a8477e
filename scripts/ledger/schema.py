"""Reading one entry of a data file field by field, collecting every fault with its line."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from scripts.core.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scripts.ledger.toml_file import TomlFile

# A plain decimal as a source prints it. `Decimal` alone would also take NaN, 1e5 and ١٢.
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,29})(?:\.[0-9]{1,12})?")

# Text from the ledger becomes link titles, headings and table cells: characters that are markup
# there, and invisible ones, are refused at the source, so that nothing ever needs escaping.
_CANDIDATES = 5
_MARKUP = re.compile(
    '[<>\\[\\]{}|*_`"\\\\\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]'
)

Words = dict[str, str]
"""The same words in each language, by language code."""

Forms = dict[str, tuple[str, ...]]
"""Words that stand for the same thing, by language code."""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A likely spelling, as a fix to show; empty when nothing comes near.

    Of several that are near, one with the very same letters goes first: `trade-2032` is 2023 with
    two digits swapped, sooner than 2025.
    """
    close = difflib.get_close_matches(name, list(known), n=_CANDIDATES, cutoff=0.6)
    swapped = [one for one in close if sorted(one) == sorted(name)]
    return f"did you mean {(swapped or close)[0]}" if close else ""


@dataclass(slots=True)
class Entry:
    """One table of a TOML file, with the fields read so far and the list that takes faults."""

    file: TomlFile
    keys: tuple[str, ...]
    table: Mapping[str, Any]
    faults: list[Finding]
    languages: tuple[str, ...]
    _read: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The entry as its file names it."""
        return ".".join(self.keys)

    def line(self, *keys: str) -> int:
        """Line of a field, or of the entry where the field is missing."""
        return self.file.line(*self.keys, *keys)

    def fault(
        self, rule: str, message: str, *keys: str, found: str = "", fix: str = "", about: str = ""
    ) -> None:
        """Note a fault in this entry, at the line of the field; `about` a field that it lacks."""
        fault = self.finding(rule, message, *keys, found=found, fix=fix)
        facts = {f"{self.file.path}: {self.name} lacks {about}"} if about else ()
        self.faults.append(replace(fault, about=frozenset(facts)))

    def finding(
        self, rule: str, message: str, *keys: str, found: str = "", fix: str = ""
    ) -> Finding:
        """A fault in this entry, for whoever collects them elsewhere."""
        sentence = f"{self.name}: {message}"
        return Finding(self.file.path, self.line(*keys), rule, sentence, found=found, fix=fix)

    def has(self, name: str) -> bool:
        """Whether the entry has the field."""
        return name in self.table

    def text(self, name: str, *, default: str | None = None, markup: bool = False) -> str:
        """A line of text. Without a default the field is required.

        With `markup`, for names and addresses that are looked up or checked on their own, any
        character may stand in it.
        """
        value = self._take(name, required=default is None)
        if value is None:
            return default or ""
        if not isinstance(value, str) or not value.strip():
            self.fault("ledger-bad-value", f"{name} must be text in quotes", name, found=str(value))
            return default or ""
        self._check_text(value, name, markup=markup)
        return value

    def words(self, name: str, *, required: bool = True) -> Words | None:
        """The same words in every language, `name.ar = …` and `name.en = …`."""
        value = self._take(name, required=required)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.fault(
                "ledger-missing-language",
                f"{name} must be given in each language",
                name,
                found=str(value),
                fix=f"write {', '.join(f'{name}.{code}' for code in self.languages)}",
            )
            return None
        for code in self.languages:
            if code not in value:
                fix, lacking = f"add {name}.{code}", f"{name}.{code}"
                message = f"{name} lacks {code}"
                self.fault("ledger-missing-language", message, name, fix=fix, about=lacking)
        for code, words in value.items():
            if code not in self.languages:
                missing = [one for one in self.languages if one not in value]
                fix = did_you_mean(code, missing) or did_you_mean(code, self.languages)
                message = f"{name}.{code} is not a language of this site"
                lacking = f"{name}.{fix.rpartition(' ')[2]}" if fix else ""
                self.fault("ledger-unknown-field", message, name, code, fix=fix, about=lacking)
            elif not isinstance(words, str) or not words.strip():
                self.fault("ledger-bad-value", f"{name}.{code} must be text", name, code)
            else:
                self._check_text(words, name, code)
        return {code: str(value.get(code, "")) for code in self.languages}

    def forms(self, name: str) -> Forms:
        """Lists of words, `name.ar = […]` and `name.en = […]`; a language may have none."""
        value = self._take(name, required=False)
        fix = f'write it like {name}.{self.languages[0]} = ["one", "two"]'
        if value is not None and not isinstance(value, dict):
            self.fault("ledger-bad-value", f"{name} has no lists by language", name, fix=fix)
        forms: Forms = dict.fromkeys(self.languages, ())
        for code, words in value.items() if isinstance(value, dict) else ():
            if code not in self.languages:
                message = f"{name}.{code} is not a language of this site"
                guess = did_you_mean(code, self.languages)
                self.fault("ledger-unknown-field", message, name, code, fix=guess)
            elif not _are_texts(words):
                message = f"{name}.{code} is not a list of texts"
                self.fault("ledger-bad-value", message, name, code, fix=fix)
            else:
                for word in words:
                    self._check_text(word, name, code)
                forms[code] = tuple(words)
        return forms

    def decimal(self, name: str, *, required: bool = True) -> Decimal | None:
        """A number in quotes, exactly as the source prints it."""
        value = self._take(name, required=required)
        if value is None:
            return None
        if not isinstance(value, str) or not _DECIMAL.fullmatch(value):
            self.fault(
                "ledger-bad-number",
                f"{name} is not a plain decimal number in quotes",
                name,
                found=str(value),
                fix=f'write it like {name} = "240.11": digits, one point, no separators',
            )
            return None
        return Decimal(value)

    def days(self, name: str) -> int | None:
        """An optional whole number of days, written without quotes."""
        value = self._take(name, required=False)
        if value is None or (isinstance(value, int) and not isinstance(value, bool) and value > 0):
            return value
        fix = f"write it like {name} = 45"
        message = f"{name} is not a number of days"
        self.fault("ledger-bad-value", message, name, found=str(value), fix=fix)
        return None

    def date(self, name: str) -> dt.date:
        """A calendar date, written without quotes."""
        value = self._take(name, required=True)
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            return value
        if value is not None:
            fix = f"write it like {name} = 2026-11-23, without quotes"
            self.fault("ledger-bad-value", f"{name} is not a date", name, found=str(value), fix=fix)
        return dt.date.min

    def choice(
        self,
        name: str,
        options: Iterable[str],
        *,
        rule: str = "ledger-bad-value",
        default: str | None = None,
    ) -> str:
        """One of a closed set of words. Without a default the field is required."""
        value, known = self.text(name, default=default, markup=True), sorted(options)
        if value and value not in known:
            fix = did_you_mean(value, known) or f"one of: {', '.join(known[:12])}"
            self.fault(rule, f"{name} is not known", name, found=value, fix=fix)
        return value

    def texts(self, name: str, *, required: bool = True) -> tuple[str, ...]:
        """A list of texts; one text alone counts as a list of one."""
        value = self._take(name, required=required)
        values = [value] if isinstance(value, str) else value
        if values is None:
            return ()
        if not isinstance(values, list) or not all(isinstance(item, str) for item in values):
            fix = f'write it like {name} = ["one", "two"]'
            self.fault("ledger-bad-value", f"{name} is not a list of texts", name, fix=fix)
            return ()
        if not values and required:
            self.fault("ledger-missing-field", f"{name} is empty", name)
        return tuple(values)

    def entries(self, name: str) -> tuple[Entry, ...]:
        """The tables of `[[entry.name]]`, or the one table of `[entry.name]`, as entries."""
        value = self._take(name, required=False)
        tables = value if isinstance(value, list) else []
        return tuple(
            Entry(self.file, (*self.keys, name, str(index)), table, self.faults, self.languages)
            for index, table in enumerate(tables)
            if isinstance(table, dict)
        )

    def child(self, name: str) -> Entry | None:
        """The required table `name`, as an entry of its own."""
        value = self._take(name, required=True)
        if not isinstance(value, dict):
            return None
        return Entry(self.file, (*self.keys, name), value, self.faults, self.languages)

    def children(self, name: str) -> dict[str, Entry]:
        """The tables `[entry.name.x]`, by their last key."""
        value = self._take(name, required=False)
        tables = value if isinstance(value, dict) else {}
        return {
            key: Entry(self.file, (*self.keys, name, key), table, self.faults, self.languages)
            for key, table in tables.items()
            if isinstance(table, dict)
        }

    def close(self) -> None:
        """Every field that was not read is unknown."""
        for name in self.table:
            if name not in self._read:
                missing = [one for one in self._read if one not in self.table]
                guess = did_you_mean(name, missing) or did_you_mean(name, self._read)
                message, meant = f"the field {name} is not known", guess.rpartition(" ")[2]
                fix = guess or "remove the field"
                self.fault("ledger-unknown-field", message, name, fix=fix, about=meant)

    def _take(self, name: str, *, required: bool) -> Any:  # noqa: ANN401  a TOML value
        self._read.add(name)
        if name not in self.table:
            if required:
                message, fix = f"the field {name} is missing", f"add {name}"
                self.fault("ledger-missing-field", message, fix=fix, about=name)
            return None
        return self.table[name]

    def _check_text(self, value: str, *keys: str, markup: bool = False) -> None:
        match = None if markup else _MARKUP.search(value)
        if match:
            self.fault(
                "ledger-markup",
                f"{'.'.join(keys)} holds a character that is markup or invisible",
                *keys,
                found=value,
                fix=f"write it without U+{ord(match[0]):04X}",
            )


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value)


def read_entries(
    file: TomlFile, faults: list[Finding], languages: tuple[str, ...]
) -> dict[str, Entry]:
    """The tables of a file as entries, by id. A field outside any table is a fault."""
    entries = {}
    for name, table in file.tables.items():
        if isinstance(table, dict):
            entries[name] = Entry(file, (name,), table, faults, languages)
        else:
            message = f"{name}: a field stands outside any entry"
            faults.append(
                Finding(
                    file.path,
                    file.line(name),
                    "ledger-unknown-field",
                    message,
                    fix="move it under its [entry]",
                )
            )
    return entries
