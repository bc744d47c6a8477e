"""`mkdocs.yml`: only what is known, because MkDocs runs what it names.

A tag runs Python, a hook or a plugin is Python, an asset from elsewhere is somebody else's script
on every page. So keys, plugins and extensions are listed here, and a new one is a change to this
file, which owners of the code review. The site's own lists of words, colours and pages stay free.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from scripts.core.finding import Finding
from scripts.core.strict_yaml import BOOL, INT, kind, pairs, read_yaml
from scripts.gate.addresses import address_fault
from scripts.gate.markup import markup_faults
from scripts.gate.rendering import EXTENSIONS
from scripts.gate.safeguards import escapes, missing, surroundings
from scripts.gate.theme_settings import theme_faults

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

_RULE = "site-configuration"
_PATH = "mkdocs.yml"
KEYS = frozenset(
    """site_name site_description site_url site_author copyright strict use_directory_urls docs_dir
    watch exclude_docs draft_docs not_in_nav nav validation theme extra extra_css
    extra_javascript hooks plugins markdown_extensions dev_addr""".split()
)
PLUGINS = frozenset({"search", "i18n"})
MARKDOWN = frozenset(
    {*EXTENSIONS, "pymdownx.tasklist", "pymdownx.tabbed", "pymdownx.inlinehilite", "sane_lists"}
)
HOOKS = re.compile(r"scripts/hooks/[a-z_]+\.py")
_OF_A_LANGUAGE = frozenset(
    """locale default name build link nav nav_translations admonition_translations theme
    site_name site_description site_author copyright""".split()
)
_LOCALE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,4})?")
# What the theme fetches or runs when one of these is set.
_EXTRA = frozenset({"generator", "edition", "alternate", "homepage"})
_ASSET = re.compile(r"assets/(?:stylesheets|javascripts)/(?:[a-z0-9_-]+/)*[a-z0-9_.-]+\.(?:css|js)")
_PAGE = re.compile(r"(?:[a-z0-9_-]+/)*[a-z0-9_.-]+\.md")
_HTML = ("copyright",)
_WORDS = frozenset({"site_name", "site_description", "site_author"})
_MARKUP = re.compile(r"[<>&]|\{\{")
_RUNS = re.compile(r"[<>]|\{[{%]")
_LEADS = re.compile(r"[\x00-\x20]*(?:[A-Za-z][A-Za-z0-9+.\t\r\n-]*:\S|[\\/]{2})")
_FIXED = {"docs_dir": "docs", "strict": "true", "use_directory_urls": "true"}
_FORMAT = re.compile(r"python/|!!|\{\{|\{%")


@dataclass(frozen=True, slots=True)
class Configuration:
    """The Markdown extensions of the site with their settings, and what is wrong with the file."""

    extensions: Mapping[str, Mapping[str, Any]] = field(default_factory=lambda: EXTENSIONS)
    findings: tuple[Finding, ...] = ()


def read_configuration(text: str, files: Collection[str]) -> Configuration:
    """What mkdocs.yml says; `files` are the paths of the tree, to see whether an asset is there."""
    read = read_yaml(text, tags={"!ENV"})
    found = [_finding(one.line, one.message, one.fix, one.found) for one in read.faults]
    if read.root is not None and not isinstance(read.root, yaml.MappingNode):
        found.append(_finding(1, f"the file is {kind(read.root)}", "begin it with site_name: …"))
    elif read.root is not None:
        faults = (*missing(read.root, files), *surroundings(read.root), *escapes(read.root))
        found += [_finding(*fault) for fault in faults]
    elif not found:
        found.append(_finding(1, "the file is empty", "begin it with site_name: …"))
    extensions: Mapping[str, Mapping[str, Any]] = EXTENSIONS
    for key, line, node in pairs(read.root):
        found += _entry(key, line, node, files)
        if key == "markdown_extensions":
            names = {name: _settings(value) for name, _, value in _named(node)}
            extensions = {name: names[name] for name in names if name in MARKDOWN} or EXTENSIONS
    return Configuration(extensions, tuple(found))


def _finding(line: int, message: str, fix: str, found: str = "") -> Finding:
    return Finding(_PATH, line, _RULE, message, found=found[:80], fix=fix)


def _entry(key: str, line: int, node: yaml.Node, files: Collection[str]) -> Iterator[Finding]:
    if key not in KEYS:
        fix = "remove it; a new key has to be allowed in scripts/gate/configuration.py"
        yield _finding(line, "the key is not one the site uses", fix, key)
    elif key in _FIXED and _value(node) != _FIXED[key]:
        yield _finding(line, f"{key} is not {_FIXED[key]}", f"{key}: {_FIXED[key]}", _value(node))
    elif key == "hooks":
        yield from _hooks(node, files)
    elif key in {"extra_css", "extra_javascript"}:
        yield from _assets(node, files)
    elif key in _CHECKS:
        yield from _CHECKS[key](node)
    yield from _words(key, node)


def _plugins(node: yaml.Node) -> Iterator[Finding]:
    yield from _known(node, PLUGINS, "plugin")
    for name, _, settings in _named(node):
        for key, _, languages in pairs(settings) if name == "i18n" else ():
            for language in getattr(languages, "value", ()) if key == "languages" else ():
                yield from _language(language)


def _markdown(node: yaml.Node) -> Iterator[Finding]:
    yield from _known(node, MARKDOWN, "Markdown extension")


def _extra(node: yaml.Node) -> Iterator[Finding]:
    for name, line, _ in pairs(node):
        if name not in _EXTRA:
            fix = "remove it: the theme may load something from elsewhere for it"
            yield _finding(line, "the entry of extra is not one the site uses", fix, name)


def _watch(node: yaml.Node) -> Iterator[Finding]:
    for value in _scalars(node):
        if value.value.startswith(("/", "~")) or ".." in value.value:
            fix = "name folders of the repository"
            yield _finding(_line(value), "a folder outside is watched", fix, value.value)


def _words(key: str, node: yaml.Node) -> Iterator[Finding]:
    """Markup in names, and in the few places that take markup only what a page may hold."""
    for name, value in _texts(key, node):
        if name in _HTML:
            for fault in markup_faults(value.value):
                yield _finding(_line(value), fault.sentence, fault.fix, fault.found)
        elif name == "site_url":
            address = value.value.split(",")[-1].strip(" []\"'")
            wrong = address_fault(address) if address else None
            if wrong:
                yield _finding(_line(value), wrong[0], wrong[1], value.value)
        elif (name in _WORDS or key == "nav") and _MARKUP.search(value.value):
            fix = "write it without < > & and braces"
            yield _finding(_line(value), "a name of the site holds markup", fix, value.value)
        elif _RUNS.search(value.value):
            yield _finding(_line(value), "a setting holds markup", "remove it", value.value)
        elif _LEADS.match(value.value) and (wrong := address_fault(value.value)):
            yield _finding(_line(value), wrong[0], wrong[1], value.value)


def _texts(key: str, node: yaml.Node) -> Iterator[tuple[str, yaml.ScalarNode]]:
    """Every text below a node with the name of the nearest key."""
    waiting: list[tuple[str, yaml.Node]] = [(key, node)]
    while waiting:
        name, one = waiting.pop()
        if isinstance(one, yaml.ScalarNode):
            yield name, one
        elif isinstance(one, yaml.SequenceNode):
            waiting += [(name, child) for child in one.value]
        else:
            for child_name, line, child in pairs(one):
                waiting.append((child_name, child))
                if key == "nav" or name == "nav_translations":
                    title = yaml.ScalarNode("", child_name, start_mark=_mark(line))
                    waiting.append(("site_name", title))
                if name == "nav_translations" and isinstance(child, yaml.ScalarNode):
                    waiting[-2] = ("site_name", child)


def _mark(line: int) -> yaml.Mark:
    return yaml.Mark(_PATH, 0, line - 1, 0, None, 0)


def _named(node: yaml.Node) -> Iterator[tuple[str, int, yaml.Node | None]]:
    """Name, line and settings of each entry of a list such as `plugins`, however it is written."""
    if isinstance(node, yaml.MappingNode):
        yield from pairs(node)
    for entry in node.value if isinstance(node, yaml.SequenceNode) else ():
        if isinstance(entry, yaml.MappingNode):
            yield from pairs(entry)
        elif isinstance(entry, yaml.ScalarNode):
            yield str(entry.value), _line(entry), None


def _known(node: yaml.Node, known: Collection[str], noun: str) -> Iterator[Finding]:
    for name, line, value in _named(node):
        if name not in known:
            fix = "remove it; a new one has to be allowed in scripts/gate/configuration.py"
            yield _finding(line, f"the {noun} is not one the site uses", fix, name)
        for _, text in _texts(name, value) if value is not None else ():
            if _FORMAT.search(text.value) and noun != "plugin":
                yield _finding(_line(text), "a setting names code", "remove it", text.value)


def _hooks(node: yaml.Node, files: Collection[str]) -> Iterator[Finding]:
    for value in _scalars(node):
        if not HOOKS.fullmatch(value.value):
            fix = "hooks stand in scripts/hooks/, whose changes owners of the code review"
            yield _finding(_line(value), "a hook from elsewhere would be run", fix, value.value)
        elif value.value not in files:
            yield _finding(_line(value), "the hook is not there", "restore it", value.value)


def _assets(node: yaml.Node, files: Collection[str]) -> Iterator[Finding]:
    for entry in node.value if isinstance(node, yaml.SequenceNode) else [node]:
        fields = {name: value for name, _, value in pairs(entry)} or {"path": entry}
        for name in fields.keys() - {"path", "defer", "async", "type"}:
            yield _finding(_line(entry), "the entry has another field than path", "remove it", name)
        path = _value(fields.get("path", entry))
        if not _ASSET.fullmatch(path):
            fix = "put the file into docs/assets/stylesheets/ or docs/assets/javascripts/"
            yield _finding(_line(entry), "the asset comes from elsewhere", fix, path)
        elif f"docs/{path}" not in files:
            yield _finding(_line(entry), "the asset is not there", "restore it", path)


def _theme(node: yaml.Node) -> Iterator[Finding]:
    yield from (_finding(*fault) for fault in theme_faults(node))


def _validation(node: yaml.Node) -> Iterator[Finding]:
    for value in _scalars(node):
        if value.value != "warn":
            fix = "write warn: under strict, a warning stops the build"
            yield _finding(_line(value), "a check of MkDocs is turned off", fix, value.value)


def _language(node: yaml.Node) -> Iterator[Finding]:
    """The settings of one language, which replace those of the whole site."""
    for name, line, value in pairs(node):
        if name not in _OF_A_LANGUAGE:
            fix = "remove it; a new one has to be allowed in scripts/gate/configuration.py"
            yield _finding(line, "the entry of a language is not one the site uses", fix, name)
        elif name in {"theme", "nav"}:
            yield from _CHECKS[name](value)
        elif name == "locale" and not _LOCALE.fullmatch(_value(value)):
            yield _finding(line, "the language is no code", "write it as in: ar", _value(value))


def _nav(node: yaml.Node) -> Iterator[Finding]:
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, yaml.SequenceNode):
            waiting += one.value
        elif isinstance(one, yaml.MappingNode):
            waiting += [value for _, _, value in pairs(one)]
        elif isinstance(one, yaml.ScalarNode) and not _PAGE.fullmatch(one.value):
            fix = "name a page as it stands in docs/ar/ and docs/en/: trade.md"
            yield _finding(_line(one), "the entry of nav is no page", fix, one.value)


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    for _, value in _texts("", node):
        yield value


def _settings(node: yaml.Node | None) -> dict[str, Any]:
    """The settings of a Markdown extension: plain values only."""
    found: dict[str, Any] = {}
    for name, _, value in pairs(node):
        if isinstance(value, yaml.ScalarNode):
            text = value.value
            found[name] = (
                text.lower() in {"true", "yes", "on"}
                if value.tag == BOOL
                else int(text)
                if value.tag == INT and text.isdigit()
                else text
            )
    return found


def _value(node: yaml.Node) -> str:
    return str(node.value) if isinstance(node, yaml.ScalarNode) else kind(node)


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


_CHECKS: Mapping[str, Callable[[yaml.Node], Iterator[Finding]]] = {
    "extra": _extra,
    "markdown_extensions": _markdown,
    "nav": _nav,
    "plugins": _plugins,
    "theme": _theme,
    "validation": _validation,
    "watch": _watch,
}
