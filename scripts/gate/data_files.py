"""CSV, TOML and JSON read strictly, with what spreadsheets do to numbers named as such."""

from __future__ import annotations

import csv
import io
import json
import re
import tomllib
from typing import TYPE_CHECKING, Any

from scripts.core.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_RULE = "data-file"
_MOST, _WIDEST = 20, 60
_PLACE = re.compile(r" \(at line (\d+), column \d+\)| \(at end of document\)")
_TWICE = re.compile(r"Cannot (?:declare|overwrite|redefine|mutate|define)")
_NO_NUMBER = re.compile(r"(?m)^[^#\"'\n]*=[^#\"'\n]*?(?<![\w.-])[+-]?(?:nan|inf)\b")
_ESCAPED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
_DEEPEST = 12

# What Excel, Numbers and LibreOffice make of a value in a column of numbers.
_DAMAGE: Sequence[tuple[re.Pattern[str], str, str]] = tuple(
    (re.compile(pattern, re.IGNORECASE), sentence, fix)
    for pattern, sentence, fix in (
        (r"\d{1,2}[-/ ](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?:[-/ ]\d{2,4})?",
         "a spreadsheet has turned a value into a date", "write the value again, as text"),
        (r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-/ ]\d{2,4}",
         "a spreadsheet has turned a value into a date", "write the value again, as text"),
        (r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}/\d{1,2}/\d{1,2}",
         "a date is not written 2026-04-30", "year, month and day with hyphens"),
        (r"[+-]?\d+(?:[.,]\d+)?E[+-]?\d+",
         "a spreadsheet has written a number in powers of ten", "write all its digits"),
        (r"#+|#(?:REF!|DIV/0!|NAME\?|N/A|VALUE!|NUM!|NULL!)",
         "a spreadsheet could not compute or show the value", "write the value"),
        (r"[+-]?(?:nan|inf(?:inity)?)|null|none|n/?a|true|false",
         "no number stands there but a word for none", "leave the cell empty"),
        (r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[+-]?\d{1,3}(?:[ \u00a0\u202f'’٬]\d{3})+(?:[.,]\d+)?",
         "thousands are set apart", "write the digits alone: 1234.5"),
        (r"[+-]?\d+,\d+|[+-]?\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?",
         "the decimal sign is a comma", "write a full stop: 1234.5"),
        (r"[+-]?[\d.]*[٠-٩۰-۹٫]+[\d٠-٩۰-۹٫.]*",
         "the digits are not those the ledger is written in", "write them as 0 to 9"),
        (r"[−–]\d[\d.]*|\(\d[\d.,]*\)|\d[\d.,]*-|[-+]\s+\d[\d.]*",
         "the minus sign is none that a program reads", "write -1234.5"),
        (r"[+-]?[$€£¥₽]\s*\d[\d.,]*|[+-]?\d[\d.,]*\s*[%$€£¥₽]",
         "a unit stands beside the number", "write the number alone"),
        (r"[+]\d[\d.]*|[+-]?0\d+(?:\.\d+)?|[+-]?\.\d+|[+-]?\d+\.",
         "the number is not written as the ledger writes it", "write 0.5, 7, -1.2"),
    )
)  # fmt: skip
_FORMULA = re.compile(r"[=@\t\r＝＋－＠]|\+(?!\d)|-(?![\d.])|[-+][\d.,]+\s*[-+*/^&(!]")
_MARKUP = re.compile(r"<[A-Za-z/!]")
_ALONE = re.compile(r"[-–—]")


def csv_findings(path: str, text: str) -> Iterator[Finding]:
    """What keeps a CSV file from being read the same way by everybody."""
    for count, (line, sentence, fix, found) in enumerate(_csv_faults(path, text)):
        if count == _MOST:
            return
        yield Finding(path, line, _RULE, sentence, found=found[:60], fix=fix)


def _csv_faults(path: str, text: str) -> Iterator[tuple[int, str, str, str]]:
    first = text.split("\n", 1)[0].rstrip("\r")
    if not text.strip():
        yield 1, "the file is empty", "give it a header and a row", ""
        return
    if first.lower().startswith("sep=") or ("," not in first and re.search(r"[;\t|]", first)):
        yield 1, "the cells are not parted by commas", "save it as CSV with commas", first
        return
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    header: list[str] = []
    keys: dict[str, int] = {}
    generated = path.startswith("docs/assets/")
    try:
        for row in reader:
            if not header:
                header = row
                yield from _header_faults(header)
            elif not any(cell.strip() for cell in row):
                yield line, "the row is empty", "delete it", ""
            elif len(row) != len(header):
                message = f"the row has {len(row)} cells, and the header {len(header)}"
                yield line, message, "one cell for each column; quote a cell with a comma", row[0]
            else:
                if keys.get(row[0]) and _has_key(path, header):
                    sentence = f"the key stands twice (first on line {keys[row[0]]})"
                    yield line, sentence, "keep one of the two", row[0]
                keys.setdefault(row[0], line)
                for cell in row if not generated else ():
                    yield from ((line, *fault, cell) for fault in _cell_faults(cell))
            line = reader.line_num + 1
    except csv.Error as error:
        fix = "close the quote in its line; double a quote within quotes"
        yield line, f"a quote is open, or stands where none may: {error}", fix, ""


def _has_key(path: str, header: list[str]) -> bool:
    """Whether the first column names the row: that of a series, or one called an id."""
    return "/series/" in path or header[0] in {"id", "key", "name"}


def _header_faults(header: list[str]) -> Iterator[tuple[int, str, str, str]]:
    if len(header) > _WIDEST:
        yield 1, f"the file has {len(header)} columns; {_WIDEST} are allowed", "split it", ""
    seen = set()
    for name in header:
        if name != name.strip() or not name:
            yield 1, "a column has no name, or blanks around it", "name it", name
        if _MARKUP.search(name):
            yield 1, "markup stands in the header", "name the columns in plain words", name
        if name in seen:
            yield 1, "two columns have one name", "rename one", name
        seen.add(name)


def _cell_faults(cell: str) -> Iterator[tuple[str, str]]:
    bare = cell.strip()
    if cell != bare:
        yield "blanks stand around the value", "delete them"
    if _FORMULA.match(cell) and not _ALONE.fullmatch(bare):
        yield "a spreadsheet would run the cell as a formula", "begin it with a letter or a digit"
        return
    if _MARKUP.search(cell):
        yield "markup stands in the value", "write it in plain words"
    for pattern, sentence, fix in _DAMAGE if len(bare) < 40 else ():  # noqa: PLR2004
        if pattern.fullmatch(bare):
            yield sentence, fix
            return


def toml_findings(path: str, text: str) -> Iterator[Finding]:
    """What keeps a TOML file from being read, and values that no entry may have."""
    if max((line.count("[") for line in text.split("\n")), default=0) > _MOST * 20:
        line = next(n for n, one in enumerate(text.split("\n"), 1) if one.count("[") > _MOST * 20)
        yield Finding(path, line, _RULE, "lists are nested too deep", fix="write plain lists")
        return
    try:
        tables = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        yield _toml_fault(path, text, str(error))
        return
    for match in _NO_NUMBER.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        fix = "write the number in quotes, as the source prints it"
        yield Finding(
            path, line, _RULE, "nan and inf are no numbers", found=match[0][-40:], fix=fix
        )
    yield from _strings(path, text, tables)


def _toml_fault(path: str, text: str, message: str) -> Finding:
    place = _PLACE.search(message)
    line = int(place[1]) if place and place[1] else max(text.count("\n"), 1)
    reason = _PLACE.sub("", message) or "it is nested too deep"
    if _TWICE.match(message) or "twice" in message:
        sentence, fix = "the entry or field stands twice in the file", "keep one of the two"
    else:
        sentence = f"not valid TOML: {reason[:1].lower()}{reason[1:]}"
        fix = 'put every value but dates and lists into "double quotes", and close them'
    found = (text.splitlines()[line - 1 : line] or [""])[0].strip()
    return Finding(path, line, _RULE, sentence, found=found[:80], fix=fix)


def _strings(path: str, text: str, tables: dict[str, Any]) -> Iterator[Finding]:
    """Invisible characters that an escape, a backslash with u202E, brings into a string."""
    if "\\" not in text:
        return
    for value in _leaves(tables):
        if not isinstance(value, str) or not (match := _ESCAPED.search(value)):
            continue
        if match[0] in text:  # not escaped: the rule on characters has spoken of it
            continue
        escape = f"\\u{ord(match[0]):04X}".casefold()
        at = max(text.casefold().find(escape), text.casefold().find(f"\\u0000{escape[2:]}"))
        line = text.count("\n", 0, at) + 1 if at >= 0 else 1
        message = "an escape puts an invisible character into a text"
        yield Finding(path, line, "hidden-character", message, found=escape, fix="delete it")


def _leaves(node: object) -> Iterator[object]:
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one
        else:
            yield one


def json_findings(path: str, text: str) -> Iterator[Finding]:
    """What keeps a JSON file from being read the same way by everybody (RFC 8259, I-JSON)."""

    def constant(name: str) -> object:
        raise ValueError(f"{name} is no number")

    def once(items: list[tuple[str, object]]) -> dict[str, object]:
        names = [name for name, _ in items]
        if len(set(names)) != len(names):
            double = next(name for name in names if names.count(name) > 1)
            raise ValueError(f"the name {double[:40]} stands twice in one object")
        return dict(items)

    try:
        json.loads(text, parse_constant=constant, object_pairs_hook=once)
    except json.JSONDecodeError as error:
        fix = "these files are written by: python -m scripts.sync_figures --write"
        message = f"not valid JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        yield Finding(path, error.lineno, _RULE, message, fix=fix)
    except (ValueError, RecursionError) as error:
        name = str(error) if isinstance(error, ValueError) else "it is nested too deep"
        line = _line_of(text, name)
        yield Finding(path, line, _RULE, f"not strict JSON: {name}", fix="write it as JSON asks")


def _line_of(text: str, message: str) -> int:
    """The line of the name or word that a message ends or begins with."""
    word = message.split()[2] if message.startswith("the name") else message.split(maxsplit=1)[0]
    at = text.rfind(word)
    return text.count("\n", 0, at) + 1 if at >= 0 else 1
