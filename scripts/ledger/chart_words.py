"""The words of a chart: numbers in them come from the ledger, or are years."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from scripts.ledger.schema import did_you_mean

if TYPE_CHECKING:
    from scripts.ledger.figures import Figure
    from scripts.ledger.languages import Language
    from scripts.ledger.ledger import Ledger
    from scripts.ledger.schema import Entry

_WORDS = ("title", "subtitle", "note", "credit", "processing", "estimates_are")
NO_BREAK = "\u00a0"  # keeps a number and its unit on one line of a drawing
_PLACEHOLDER = re.compile(r"\{(?P<id>[^{}:]*)(?::(?P<form>[^{}]*))?\}")
_FORM = re.compile(r"(?P<places>[0-9])?(?P<fall>fall)?")
_NUMBER = re.compile(r"[^\W\d_]*\d[\d.,٫٬]*")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}[.,]?")


def filled(entry: Entry, ledger: Ledger) -> Entry:
    """The entry with figures in place of its placeholders, in each language.

    Other numbers than years are faults, and so is a figure that one language leaves out.
    """
    table = dict(entry.table)
    for name in _WORDS:
        if isinstance(table.get(name), dict):
            table[name] = _filled_words(entry, name, table[name], ledger)
    return replace(entry, table=table)


def _filled_words(entry: Entry, name: str, words: dict[str, Any], ledger: Ledger) -> dict[str, Any]:
    result: dict[str, Any] = {}
    texts = {code: text for code, text in words.items() if isinstance(text, str)}
    named = {
        code: sorted(match["id"] for match in _PLACEHOLDER.finditer(text))
        for code, text in texts.items()
    }
    if len({tuple(ids) for ids in named.values()}) > 1:
        message = f"the languages name different figures in {name}"
        found = "; ".join(f"{code}: {', '.join(ids)}" for code, ids in named.items())
        entry.fault("figure-in-one-language", message, name, found=found)
    for code, text in words.items():
        if code not in entry.languages or code not in texts:
            result[code] = text
            continue
        if number := _loose_number(_PLACEHOLDER.sub(" ", text)):
            fix = "write {id} of a figure in its place"
            message = f"{name}.{code} holds a number that is bound to nothing"
            entry.fault("unbound-number", message, name, code, found=number, fix=fix)
        language = ledger.language(code)
        result[code] = _PLACEHOLDER.sub(
            lambda match, language=language: _number(entry, name, match, language, ledger),  # type: ignore[misc]
            text,
        )
    return result


def _loose_number(text: str) -> str:
    """The first number that is no year; letters before digits make a name of it, like G20."""
    for match in _NUMBER.finditer(text):
        if match[0][0].isdigit() and not (match[0].isascii() and _YEAR.fullmatch(match[0])):
            return match[0]
    return ""


def _number(
    entry: Entry, name: str, match: re.Match[str], language: Language, ledger: Ledger
) -> str:
    figure = ledger.figures.get(match["id"])
    form = _FORM.fullmatch(match["form"] or "")
    place = (name, language.code)
    if figure is None:
        fix = did_you_mean(match["id"], ledger.figures)
        message = f"{name}.{language.code} names no figure of the ledger"
        entry.fault("unknown-figure", message, *place, found=match["id"], fix=fix)
        return ""
    if form is None:
        fix = "write {id}, {id:1} for one decimal, {id:fall} for a fall without its sign"
        message = f"{name}.{language.code} holds a placeholder that can't be read"
        entry.fault("ledger-bad-value", message, *place, found=match[0], fix=fix)
        return ""
    if form["fall"] and figure.value >= 0:
        message = f"{name}.{language.code} tells of a fall, and the figure is none"
        entry.fault("ledger-bad-value", message, *place, found=str(figure.value))
    places = int(form["places"]) if form["places"] else None
    if places is not None and places > _places(figure.shown):
        message = f"{name}.{language.code} shows more decimals than the figure has"
        entry.fault("figure-over-precise", message, *place, found=match[0])
        places = None
    return _written(figure, language, places, fall=bool(form["fall"]))


def _written(figure: Figure, language: Language, places: int | None, *, fall: bool) -> str:
    value = abs(figure.shown) if fall else figure.shown
    if places is not None:
        value = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    text = figure.unit.written(value, language.code).replace(" ", NO_BREAK)
    return language.word(figure.bound, "bounds").format(value=text) if figure.bound else text


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
