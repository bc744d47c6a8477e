"""CSV and JSON read strictly, with what spreadsheets do to numbers named as such."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING

from scripts.core.finding import Finding
from scripts.gate.characters import turns_over
from scripts.gate.escapes import brings_hidden

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_RULE = "data-file"
_MOST, _WIDEST = 20, 60

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
        (r"[+-]?[\d.,]+\s*[\r\n][\d\s.,]*",
         "a line break stands in a number", "write it on one line"),
        (r"[+]\d[\d.]*|[+-]?0\d+(?:\.\d+)?|[+-]?\.\d+|[+-]?\d+\.",
         "the number is not written as the ledger writes it", "write 0.5, 7, -1.2"),
    )
)  # fmt: skip
_FORMULA = re.compile(r"[=@\t\r＝＋－＠]|\+(?!\d)|-(?![\d.])|[-+][\d.,]+\s*[-+*/^&(!]")
_MARKUP = re.compile(r"<[A-Za-z/!]")
# A row as RFC 4180 writes it, section 2.
_CELL = r'(?:"(?:[^"]|"")*+"|[^",\r\n]*+)'
_RECORD = re.compile(rf"{_CELL}(?:,{_CELL})*+(?:\r?\n)?")
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
    header: list[str] = []
    keys: dict[str, int] = {}
    generated = path.startswith("docs/assets/")
    try:
        for line, row, written in _rows(text):
            yield from _quote_faults(line, written)
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
    except _OpenQuoteError as error:
        fix = "close the quote in its line; double a quote within quotes"
        yield error.line, f"a quote is open, or stands where none may: {error}", fix, ""


def _quote_faults(line: int, written: str) -> Iterator[tuple[int, str, str, str]]:
    if not _RECORD.fullmatch(written):
        fix = "put the whole cell into quotes, and double each quote within"
        yield line, "a quote stands within a cell without quotes", fix, written.strip()


class _OpenQuoteError(Exception):
    """The reader has lost its way in the row that begins on `line`."""

    def __init__(self, line: int, reason: csv.Error) -> None:
        super().__init__(str(reason))
        self.line = line


def _rows(text: str) -> Iterator[tuple[int, list[str], str]]:
    """The line on which each row begins, its cells, and how it is written."""
    lines = io.StringIO(text, newline="").readlines()
    reader = csv.reader(lines, strict=True)
    line = 1
    try:
        for row in reader:
            yield line, row, "".join(lines[line - 1 : reader.line_num])
            line = reader.line_num + 1
    except csv.Error as error:
        raise _OpenQuoteError(line, error) from error


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
    if turns_over(cell):
        yield "a direction is opened in the cell and not closed in it", "close it with U+2069"
    for pattern, sentence, fix in _DAMAGE if len(bare) < 40 else ():  # noqa: PLR2004
        if pattern.fullmatch(bare):
            yield sentence, fix
            return


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
        value = json.loads(text, parse_constant=constant, object_pairs_hook=once)
    except json.JSONDecodeError as error:
        fix = "these files are written by: python -m scripts.sync_figures --write"
        message = f"not valid JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        yield Finding(path, error.lineno, _RULE, message, fix=fix)
    except (ValueError, RecursionError) as error:
        name = str(error) if isinstance(error, ValueError) else "it is nested too deep"
        line = _line_of(text, name)
        yield Finding(path, line, _RULE, f"not strict JSON: {name}", fix="write it as JSON asks")
    else:
        yield from brings_hidden(path, text, value)


def _line_of(text: str, message: str) -> int:
    """The line of the name or word that a message ends or begins with."""
    word = message.split()[2] if message.startswith("the name") else message.split(maxsplit=1)[0]
    at = text.rfind(word)
    return text.count("\n", 0, at) + 1 if at >= 0 else 1
