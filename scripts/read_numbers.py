"""What the tool sees in a sentence: numbers read, compared with a value, or rewritten.

  echo '{"id": 1, "text": "Trade hit $240.1bn in 2023."}' |
      python -m scripts.read_numbers --language en
  python -m scripts.read_numbers --agree questions.jsonl
  python -m scripts.read_numbers --rewrite links.jsonl

Input is JSON lines, from the files named or from standard input; output is one JSON line each.

  reading     {"id", "text"} and --language, or "language" in the line
              gives {"id", "numbers": [{"start", "end", "text", "kind", "value", "exponent",
              "unit", "modifier", "digits": [start, end]}]}; positions count code points
  --agree     {"id", "language", "text", "value", "unit"}; optional "before", "after",
              "exact": true, "value_exponent"; two values in a list for a range
              gives {"id", "agree", "code"}
  --rewrite   {"id", "language", "before", "text", "value"}; optional "after", "unit"
              gives {"id", "text", "code", "advice"}; "text" is null where it refuses

exit codes:
  0  every line was answered
  2  wrong arguments, or a line that cannot be understood: FILE:LINE says which
"""

from __future__ import annotations

import argparse
import json
import sys
from contextlib import ExitStack
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.cli import CANNOT_RUN, CLEAN, emit, run, say
from scripts.reading.agreement import agrees
from scripts.reading.numerals import read_numbers
from scripts.reading.rewriting import rewrite

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

LANGUAGES = ("ar", "en")
_ENDS = 2

Line = dict[str, Any]


class _BadLineError(Exception):
    """A line that cannot be understood; the message says why."""


def main(argv: Sequence[str] | None = None) -> int:
    """Answer every line of the files, or of standard input."""
    arguments = _parser().parse_args(argv)
    answer = _answerer(arguments)
    with ExitStack() as stack:
        try:
            for path, number, text in _lines(arguments.files, stack):
                try:
                    emit(json.dumps(answer(_parsed(text)), ensure_ascii=False) + "\n")
                except _BadLineError as error:
                    say(f"{path}:{number}: {error}")
                    return CANNOT_RUN
        except (OSError, UnicodeDecodeError) as error:
            say(f"error: {error}")
            return CANNOT_RUN
    return CLEAN


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m scripts.read_numbers",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="JSON lines")
    parser.add_argument("--language", choices=LANGUAGES, help="of lines that name none")
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--agree", action="store_true", help="compare each text with its value")
    mode.add_argument("--rewrite", action="store_true", help="write each value into its text")
    return parser


def _answerer(arguments: argparse.Namespace) -> Callable[[Line], Line]:
    action = _read
    if arguments.agree:
        action = _agree
    elif arguments.rewrite:
        action = _rewrite
    return lambda line: action({"language": arguments.language} | line)


def _lines(files: Sequence[Path], stack: ExitStack) -> Iterator[tuple[str, int, str]]:
    """Place and text of every line that is not blank."""
    named: Iterable[tuple[str, Iterable[str]]] = (
        (str(path), stack.enter_context(path.open(encoding="utf-8"))) for path in files
    )
    for path, lines in named if files else [("-", _standard_input())]:
        for number, text in enumerate(lines, start=1):
            if text.strip():
                yield path, number, text


def _standard_input() -> Iterable[str]:
    return (line.decode("utf-8") for line in sys.stdin.buffer)


def _parsed(text: str) -> Line:
    try:
        line = json.loads(text, parse_float=Decimal)
    except json.JSONDecodeError as error:
        raise _BadLineError(f"not JSON: {error.msg}, column {error.colno}") from None
    if not isinstance(line, dict):
        raise _BadLineError('a line must be an object such as {"id": 1, "text": "…"}')
    return line


def _text(line: Mapping[str, Any], field: str, default: str | None = None) -> str:
    value = line.get(field, default)
    if not isinstance(value, str):
        raise _BadLineError(f'"{field}" must be a text')
    return value


def _language(line: Mapping[str, Any]) -> str:
    value = line.get("language")
    if value not in LANGUAGES:
        raise _BadLineError('"language" must be "ar" or "en"; or give --language')
    return str(value)


def _decimal(value: object) -> Decimal:
    try:
        number = Decimal(str(value)) if not isinstance(value, bool) else None
    except InvalidOperation:
        number = None
    if number is None or not number.is_finite():
        raise _BadLineError('"value" must be a number such as "240100000000"')
    return number


def _read(line: Line) -> Line:
    numbers = [
        {
            "start": numeral.start,
            "end": numeral.end,
            "text": numeral.text,
            "kind": str(numeral.kind),
            "value": None if numeral.value is None else f"{numeral.value:f}",
            "exponent": numeral.exponent,
            "unit": numeral.unit,
            "modifier": numeral.modifier,
            "digits": list(numeral.digits),
        }
        for numeral in read_numbers(_text(line, "text"), _language(line))
    ]
    return {"id": line.get("id"), "numbers": numbers}


def _agree(line: Line) -> Line:
    stated = line.get("value")
    value: Decimal | tuple[Decimal, Decimal]
    if isinstance(stated, list):
        if len(stated) != _ENDS:
            raise _BadLineError('"value" must be a number or a list of two')
        value = _decimal(stated[0]), _decimal(stated[1])
    else:
        value = _decimal(stated)
    exponent = line.get("value_exponent")
    if exponent is not None and type(exponent) is not int:
        raise _BadLineError('"value_exponent" must be a whole number')
    verdict = agrees(
        _text(line, "text"),
        _language(line),
        value,
        _text(line, "unit", ""),
        before=_text(line, "before", ""),
        after=_text(line, "after", ""),
        exact=bool(line.get("exact", False)),
        value_exponent=exponent,
    )
    return {"id": line.get("id"), "agree": verdict.agree, "code": verdict.code}


def _rewrite(line: Line) -> Line:
    rewriting = rewrite(
        _text(line, "text"),
        _language(line),
        _decimal(line.get("value")),
        _text(line, "unit", ""),
        before=_text(line, "before", ""),
        after=_text(line, "after", ""),
    )
    answer = {"id": line.get("id"), "text": rewriting.text, "code": rewriting.code}
    return answer | ({"advice": rewriting.advice} if rewriting.advice else {})


if __name__ == "__main__":
    sys.exit(run(main))
