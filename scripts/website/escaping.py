"""Words that reach a page as words: titles, fields and ids made safe for every template.

MkDocs renders templates without escaping, and the theme prints titles, fields and ids as they are:
one page could run a script on every page that names it in its menu. Words are escaped once, and
marked as such, so that `| e` in a template does not escape them again.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping


def as_words(text: str) -> Markup:
    """A text as HTML that shows it; entities are read first, since MkDocs leaves some in titles."""
    return text if isinstance(text, Markup) else escape(html.unescape(text))


def known_fields(meta: Mapping[str, Any], fields: Collection[str]) -> dict[str, Any]:
    """The fields of a head that the site knows: others choose templates, icons, redirects."""
    return {name: value for name, value in meta.items() if name in fields}


def escaped_fields(value: Any) -> Any:  # noqa: ANN401  whatever YAML holds
    """The fields of a head with every text in them escaped, at any depth."""
    if isinstance(value, str):
        return as_words(value)
    if isinstance(value, dict):
        return {str(name): escaped_fields(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [escaped_fields(inner) for inner in value]
    return value


def escape_titles(items: Iterable[Any]) -> None:
    """Escape the titles of a menu in place: pages, groups and what stands in them."""
    waiting = [*items]
    while waiting:
        item = waiting.pop()
        if item.title is not None:
            item.title = as_words(str(item.title))
        waiting += item.children or ()


def escape_contents(items: Iterable[Any]) -> None:
    """Escape titles and ids of a table of contents in place; the theme prints both as they are."""
    waiting = [*items]
    while waiting:
        item = waiting.pop()
        item.title, item.id = as_words(item.title), as_words(item.id)
        waiting += item.children
