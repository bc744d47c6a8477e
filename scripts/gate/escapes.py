"""Characters that a file of data hides behind an escape: a backslash, `u202E`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts.core.finding import Finding
from scripts.gate.characters import NEVER

if TYPE_CHECKING:
    from collections.abc import Iterator

# What a file of data may not hold, however it is written; line ends may stand in a text.
_ESCAPED = re.compile(
    f"(?![\n\r])(?:{NEVER.pattern}|[\r\ud800-\udfff\u2066-\u2069\u200e\u200f\u061c])"
)


def brings_hidden(path: str, text: str, value: object) -> Iterator[Finding]:
    """Characters that an escape, a backslash with u202E, brings into a name or a text.

    `value` is what the file says: lists, dictionaries and strings. `text` is how it is written.
    """
    waiting = [value] if "\\" in text else []
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting += [*one, *one.values()]
        elif isinstance(one, list):
            waiting += one
        elif isinstance(one, str) and (match := _ESCAPED.search(one)):
            if match[0] in text:  # not escaped: the rule on characters has spoken of it
                continue
            escape = f"\\u{ord(match[0]):04X}".casefold()
            at = max(text.casefold().find(escape), text.casefold().find(f"\\u0000{escape[2:]}"))
            line = text.count("\n", 0, at) + 1 if at >= 0 else 1
            message = "an escape puts an invisible character into a text"
            yield Finding(path, line, "hidden-character", message, found=escape, fix="delete it")
