"""One stylesheet made of all, without the rules that no page of the site can need.

The theme's two sheets and our four would each hold up the first picture of a page. A rule is left
out when its selector asks for a class that stands in no page and in no script; what a script puts
together from parts (`name--` and a variant) is kept with its stem. So nothing is left out that
could match, and the outcome depends on nothing but its input.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import tinycss2
from tinycss2.ast import QualifiedRule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# Each begins with letters and not with a kind of blank: a search for letters is ten times faster.
_CLASSES = re.compile(r'class="([^"]*)"')
_SCHEMES = re.compile(r'(data-md-color-[a-z]+)="([^"]*)"')
_SCHEME = "data-md-color-scheme"
_OTHER_SCHEMES = re.compile(r'scheme-switch"[^>]* data-to="([^"]*)"')
_WORD = re.compile(r"[A-Za-z_][\w-]*")
_LINK = re.compile(r'<link rel="stylesheet" href="(?P<href>[^"]+)">\n?[ \t]*')
_GROUPS = frozenset({"media", "supports", "layer", "container"})
_PROPERTY = re.compile(r"var\(\s*(--[\w-]+)")
_DEFINES = re.compile(r"[{;]\s*--")
_ANIMATION = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class InUse:
    """What selectors may ask for: classes, and values of the theme's colour attributes."""

    classes: frozenset[str]
    schemes: frozenset[tuple[str, str]]


def in_use(pages: Iterable[str], scripts: Iterable[str]) -> InUse:
    """Gather what the pages (HTML) hold and the scripts may add."""
    classes: set[str] = set()
    schemes: set[tuple[str, str]] = set()
    for page in pages:
        for names in set(_CLASSES.findall(page)):
            classes.update(names.split())
        schemes.update(_SCHEMES.findall(page))
        schemes.update((_SCHEME, name) for name in _OTHER_SCHEMES.findall(page))
    for script in scripts:
        classes.update(_WORD.findall(script))
    return InUse(frozenset(classes), frozenset(schemes))


def linked_sheets(page: str) -> list[str]:
    """The addresses of the stylesheets of a page, in their order."""
    return [match["href"] for match in _LINK.finditer(page)]


def with_one_sheet(page: str, href: str) -> str:
    """The page with a link to one stylesheet, where the first of its links was."""
    links = list(_LINK.finditer(page))
    if not links:
        return page
    first = links[0]
    link = first[0].replace(first["href"], href)
    return page[: first.start()] + link + _LINK.sub("", page[first.end() :])


@lru_cache(maxsize=2)
def one_sheet(sheets: tuple[str, ...], used: InUse) -> str:
    """The text of all sheets in their order, without comments and without what is not needed.

    They must lie in one folder, that of the outcome: relative addresses in them stay as they are.
    """
    rules = "\n".join(rule for sheet in sheets for rule in _rules(_parsed(sheet), used))
    for _ in range(2):  # what only an unneeded property asked for is not needed either
        rules = _without_unread(rules, used)
    return _without_unused_animations(rules) + "\n"


@lru_cache(maxsize=16)
def _parsed(sheet: str) -> tuple[Any, ...]:
    """The rules of a sheet; kept, since a preview asks for the same sheets again and again."""
    return tuple(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True))


def _rules(nodes: Iterable[Any], used: InUse) -> Iterator[str]:
    for node in nodes:
        if node.type == "qualified-rule":
            selectors = ",".join(_text(one) for one in _parts(node.prelude) if _needed(one, used))
            body = _text(node.content)
            if selectors and body:
                yield f"{selectors}{{{body}}}"
        elif node.type == "at-rule":
            yield from _at_rule(node, used)


def _at_rule(node: Any, used: InUse) -> Iterator[str]:  # noqa: ANN401 - tinycss2 has no types
    head = f"@{node.at_keyword} {_text(node.prelude)}".rstrip()
    if node.content is None:
        if node.lower_at_keyword != "charset":  # the page says UTF-8
            yield f"{head};"
    elif node.lower_at_keyword in _GROUPS:
        inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
        rules = "".join(_rules(inner, used))
        if rules:
            yield f"{head}{{{rules}}}"
    else:
        yield f"{head}{{{_text(node.content)}}}"


def _parts(tokens: Iterable[Any], separator: str = ",") -> Iterator[list[Any]]:
    """Selectors of a list or declarations of a rule, parted outside brackets."""
    part: list[Any] = []
    for token in tokens:
        if token == separator:
            yield part
            part = []
        else:
            part.append(token)
    yield part


def _needed(selector: Sequence[Any], used: InUse) -> bool:
    """Whether something could match; what stands in `:is()` or `:not()` is not looked at."""
    before = None
    for token in selector:
        if token.type == "ident" and before == ".":
            name = token.value
            if name not in used.classes and name.partition("--")[0] not in used.classes:
                return False
        if token.type == "[] block" and not _scheme_in_use(token.content, used):
            return False
        before = token
    return True


def _scheme_in_use(content: Sequence[Any], used: InUse) -> bool:
    tokens = [one for one in content if one.type != "whitespace"]
    if len(tokens) != 3 or tokens[1] != "=":  # noqa: PLR2004 - name, "=", value
        return True
    name, value = tokens[0].value, tokens[2].value
    return not name.startswith("data-md-color-") or (name, value) in used.schemes


def _text(tokens: Iterable[Any]) -> str:
    """Tokens as text: no comments, and one blank for any amount of white space."""
    kept = [one for one in tokens if one.type != "comment"]
    text = "".join(" " if one.type == "whitespace" else one.serialize() for one in kept)
    return re.sub(r"[ \n]*\n[ \n]*", " ", text).strip()


def _without_unread(rules: str, used: InUse) -> str:
    """Leave out properties that nothing reads: the theme has an icon for every kind of note."""
    read = set(_PROPERTY.findall(rules))

    def needed(declaration: list[Any]) -> bool:
        name = next((one.value for one in declaration if one.type == "ident"), "")
        return not name.startswith("--") or name in read or name.strip("-") in used.classes

    def kept(line: str) -> str:
        if line.startswith("@") or not _DEFINES.search(line):
            return line
        rule = tinycss2.parse_one_rule(line)
        if not isinstance(rule, QualifiedRule):
            return line
        body = ";".join(_text(one) for one in _parts(rule.content, ";") if needed(one))
        return f"{_text(rule.prelude)}{{{body}}}" if body.strip("; ") else ""

    return "\n".join(line for line in map(kept, rules.split("\n")) if line)


def _without_unused_animations(rules: str) -> str:
    names = {name for value in re.findall(r"animation[\w-]*\s*:([^;}]*)", rules)
             for name in _ANIMATION.findall(value)}  # fmt: skip
    lines = rules.split("\n")
    return "\n".join(
        line
        for line in lines
        if not line.startswith(("@keyframes ", "@-webkit-keyframes "))
        or line.split(" ", 1)[1].partition("{")[0].strip() in names
    )
