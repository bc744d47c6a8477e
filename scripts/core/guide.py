"""What the guides for contributors say about a rule, for the terminal."""

from __future__ import annotations

import re

_HEADING = re.compile(r"(?m)^#{2,3} (?P<words>.+)$")
_RULE = re.compile(r"[a-z]+(?:-[a-z0-9]+)+")
_SEEN = re.compile(r"(?m)^\*\*[^*]+:\*\*[ \t]*(?P<what>.+)$")


def rules(guide: str) -> dict[str, str]:
    """The text below the heading of every rule, by its id, in the order of the guide."""
    found: dict[str, str] = {}
    heads = list(_HEADING.finditer(guide))
    ends = [head.start() for head in heads[1:]] + [len(guide)]
    for head, end in zip(heads, ends, strict=True):
        if _RULE.fullmatch(head["words"].strip()):
            found[head["words"].strip()] = guide[head.end() : end].strip()
    return found


def summary(text: str) -> str:
    """The first sentence that says what is seen."""
    seen = _SEEN.search(text)
    return seen["what"] if seen else text.partition("\n")[0]
