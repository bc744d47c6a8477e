"""One script made of all those that wait for the page (`defer`), each in a scope of its own.

A request for each would cost a phone more than their few kilobytes. Modules stay as they are: what
they import counts from their own address.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SCRIPT = re.compile(r'<script src="(?P<href>[^"]+)" defer(?:="")?></script>\n?[ \t]*')


def linked_scripts(page: str) -> list[str]:
    """The addresses of the deferred scripts of a page (HTML), in their order."""
    return [match["href"] for match in _SCRIPT.finditer(page)]


def with_one_script(page: str, href: str) -> str:
    """The page with one deferred script, where the first of them was."""
    scripts = list(_SCRIPT.finditer(page))
    if not scripts:
        return page
    first = scripts[0]
    script = first[0].replace(first["href"], href)
    return page[: first.start()] + script + _SCRIPT.sub("", page[first.end() :])


def one_script(scripts: Iterable[str]) -> str:
    """The text of all scripts in their order; none sees the names of another."""
    return "".join(f'(() => {{\n"use strict";\n{text.strip()}\n}})();\n' for text in scripts)
