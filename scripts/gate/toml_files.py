"""TOML read strictly: each entry once, numbers that are some, plain names and addresses."""

from __future__ import annotations

import math
import re
import tomllib
import unicodedata
from typing import TYPE_CHECKING, Any

from scripts.core.finding import Finding
from scripts.gate.addresses import address_fault
from scripts.gate.characters import turns_over
from scripts.gate.escapes import brings_hidden

if TYPE_CHECKING:
    from collections.abc import Iterator

_RULE = "data-file"
_MOST = 400  # brackets in a line
_PLACE = re.compile(r" \(at line (\d+), column \d+\)| \(at end of document\)")
_TWICE = re.compile(r"Cannot (?:declare|overwrite|redefine|mutate|define)")
_NO_NAME = re.compile(r"[<>\"'`\\\n]|\A\s|\s\Z|\A\Z")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://\S*")
_SCHEME = re.compile(r"\s*[A-Za-z][A-Za-z0-9+.\t\r\n-]*:")
_ADDRESSES = frozenset({"url", "archive"})
_LOOKALIKES = ("CYRILLIC", "GREEK", "FULLWIDTH", "MATHEMATICAL")


def toml_findings(path: str, text: str) -> Iterator[Finding]:
    """What keeps a TOML file from being read, and names and values that no entry may have."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.count("[") > _MOST:
            yield Finding(path, number, _RULE, "lists are nested too deep", fix="write plain lists")
            return
    endless: dict[str, None] = {}

    def number_of(literal: str) -> float:
        value = float(literal)
        if not math.isfinite(value):
            endless[literal] = None
        return value

    try:
        tables = tomllib.loads(text, parse_float=number_of)
    except (ValueError, RecursionError) as error:
        yield _fault(path, text, str(error))
        return
    for literal in endless:
        line_of = _line(text, rf"(?m)^[^#\"'\n]*[=\[,]\s*{re.escape(literal)}(?![\w.])")
        fix = "write the number in quotes, as the source prints it"
        message = "nan and inf are no numbers, nor is what is too large to be one"
        yield Finding(path, line_of, _RULE, message, found=literal[:40], fix=fix)
    yield from brings_hidden(path, text, tables)
    yield from _names_and_texts(path, text, tables)


def _fault(path: str, text: str, message: str) -> Finding:
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


def _names_and_texts(path: str, text: str, tables: dict[str, Any]) -> Iterator[Finding]:
    """Names that look like others or are markup, addresses that hide a host, turned directions."""
    waiting: list[tuple[str, object]] = [("", tables)]
    while waiting:
        key, one = waiting.pop()
        if isinstance(one, dict):
            waiting += one.items()
            for name in filter(_is_no_name, one):
                fix = "use letters of one alphabet, digits, hyphens and underscores"
                line = _line(text, re.escape(name) if name else r"(?:\"\"|'')\s*[\].=]")
                message = "a name is empty, holds markup, or letters that look like Latin ones"
                yield Finding(path, line, _RULE, message, found=name[:60], fix=fix)
        elif isinstance(one, list):
            waiting += [(key, each) for each in one]
        elif isinstance(one, str) and (wrong := _text_fault(key, one)):
            line = _line(text, re.escape(re.split(r"[\t\r\n]", one)[0][:60]))
            rule, message, fix = wrong
            yield Finding(path, line, rule, message, found=one[:60], fix=fix)


def _text_fault(key: str, text: str) -> tuple[str, str, str] | None:
    """Rule, sentence and advice for a text that may not stand in an entry, under its name."""
    leads = _SCHEME.match(text) if key in _ADDRESSES else _ADDRESS.fullmatch(text)
    if leads and (wrong := address_fault(text)):
        return "unsafe-link", *wrong
    if turns_over(text):
        message = "a direction is opened in the text and not closed in it"
        return "hidden-character", message, "close it with U+2069"
    return None


def _is_no_name(name: str) -> bool:
    if name.isascii():
        return bool(_NO_NAME.search(name))
    alphabets = (unicodedata.name(letter, "") for letter in name)
    return bool(_NO_NAME.search(name)) or any(one.startswith(_LOOKALIKES) for one in alphabets)


def _line(text: str, pattern: str) -> int:
    """Line of the first place that a pattern matches; 1 if there is none."""
    match = re.search(pattern, text)
    return text.count("\n", 0, match.end()) + 1 if match else 1
