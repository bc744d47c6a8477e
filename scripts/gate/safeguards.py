"""What `mkdocs.yml` may not leave out, and what it may not take from its surroundings.

A line that is missing changes as much as one that is wrong: without `strict` no warning stops a
build, without `font: false` the theme fetches its fonts from elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from scripts.core.strict_yaml import pairs
from scripts.gate.characters import hides_something

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

Fault = tuple[int, str, str, str]  # line, sentence, advice, what was found
ENVIRONMENT = frozenset({"SITE_URL"})
_NEEDED = {"strict": "strict: true", "theme": "theme: …", "hooks": "hooks: …", "plugins": "i18n"}
_NEEDED_OF_THEME = {
    "name": "name: material",
    "custom_dir": "custom_dir: overrides",
    "font": "font: false",
}
_HOOK = "scripts/hooks/website.py"


def missing(root: yaml.Node, files: Collection[str]) -> Iterator[Fault]:
    """Entries that the site is not safe without; `files` are the paths of the tree."""
    entries = {name: (line, node) for name, line, node in pairs(root)}
    for name, wanted in _NEEDED.items():
        if name not in entries:
            yield 1, f"{name} is missing", f"restore the line: {wanted}", name
    line, theme = entries.get("theme", (1, None))
    names = {name for name, _, _ in pairs(theme)}
    for name, wanted in _NEEDED_OF_THEME.items():
        if theme is not None and name not in names:
            yield line, f"the theme has no {name}", f"restore the line: {wanted}", name
    _, hooks = entries.get("hooks", (1, None))
    if hooks is not None and _HOOK in files and all(one.value != _HOOK for one in scalars(hooks)):
        line = hooks.start_mark.line + 1
        yield line, "a hook of the site is missing", f"restore the line: - {_HOOK}", _HOOK


def surroundings(root: yaml.Node) -> Iterator[Fault]:
    """Names of the environment that are not the site's: a password of the machine would be printed.

    `!ENV [A, B, text]` takes A, else B, else the text (pyyaml-env-tag).
    """
    for node in nodes(root):
        if node.tag == "!ENV":
            names = [one.value for one in scalars(node)]
            asked = names[:-1] if len(names) > 1 else names
            for name in (one for one in asked if one not in ENVIRONMENT):
                fix = f"write the text itself; only {', '.join(sorted(ENVIRONMENT))} may be asked"
                line = node.start_mark.line + 1
                yield line, "the value is taken from the machine that builds the site", fix, name


def escapes(root: yaml.Node) -> Iterator[Fault]:
    """Invisible characters that an escape, a backslash with u202E, brings into a text."""
    for node in scalars(root):
        if hides_something(node.value):
            message = "the text holds an invisible character"
            yield node.start_mark.line + 1, message, "write it without \\x and \\u", ""


def nodes(root: yaml.Node) -> Iterator[yaml.Node]:
    """Every node of a text, keys among them."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, yaml.SequenceNode):
            waiting += node.value
        elif isinstance(node, yaml.MappingNode):
            waiting += [one for entry in node.value for one in entry]


def scalars(root: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """Every text of a text, in the order of its lines."""
    found = [node for node in nodes(root) if isinstance(node, yaml.ScalarNode)]
    yield from sorted(found, key=lambda node: int(node.start_mark.index))
