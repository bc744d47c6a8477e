"""YAML read into nodes that know their lines: no alias, anchor or tag, no key that stands twice.

PyYAML's own loader keeps the last of two keys in silence, expands aliases until memory ends, and
runs what a tag names. Here a text becomes nodes and nothing more; who wants a value asks for it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

STR, INT, BOOL, NULL = (f"tag:yaml.org,2002:{name}" for name in ("str", "int", "bool", "null"))
DATE = "tag:yaml.org,2002:timestamp"
QUOTE = 'put a text that holds a colon, a hash or a quote into "double quotes"'
_DEEPEST = 20
_WORDS = {
    INT: "a number",
    BOOL: "yes or no",
    NULL: "nothing",
    DATE: "a date",
    "tag:yaml.org,2002:float": "a number",
}


@dataclass(frozen=True, slots=True)
class YamlFault:
    """What is wrong with a YAML text: line from 1, one sentence, what to do."""

    line: int
    message: str
    fix: str
    found: str = ""


@dataclass(frozen=True, slots=True)
class YamlText:
    """The root node of a text (None: nothing stands there), and what is wrong with it."""

    root: yaml.Node | None
    faults: tuple[YamlFault, ...] = field(default=())


def read_yaml(text: str, tags: Collection[str] = ()) -> YamlText:
    """The nodes of a YAML text; `tags` are those that may stand in it, such as `!ENV`.

    Whatever the text is, this returns: a fault instead of an exception, and no node where the
    text cannot be trusted to be composed.
    """
    faults: list[YamlFault] = []
    try:
        faults += _marked(text, tags)
        if faults:
            return YamlText(None, tuple(faults))
        loader = yaml.SafeLoader(text)
        try:
            root = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        reason = (error.problem or "unreadable").replace("\n", " ")
        fault = YamlFault(mark.line + 1 if mark else 1, _plain(reason), _advice(reason, text, mark))
        return YamlText(None, (*faults, fault))
    except (yaml.YAMLError, ValueError) as error:
        reason = str(error).splitlines()[0] if str(error) else "unreadable"
        return YamlText(None, (*faults, YamlFault(1, reason, "write plain `name: value` lines")))
    except RecursionError:
        fault = YamlFault(1, "lists stand in lists, too deep to be read", "write plain lines")
        return YamlText(None, (*faults, fault))
    return YamlText(root, tuple(_faults_within(root)))


def _marked(text: str, tags: Collection[str]) -> Iterator[YamlFault]:
    """Every anchor, alias and tag of the text; one fault alone where it is nested too deep.

    The events are read one by one, so that nothing behind that place is read: PyYAML takes
    seconds for a thousand lists in lists.
    """
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            yield YamlFault(line, "lists stand in lists, too deep to be read", "write plain lines")
            return
        anchor = getattr(event, "anchor", None)
        if isinstance(event, yaml.AliasEvent):
            fix = "write the text out, in double quotes if it begins with *"
            yield YamlFault(line, "an alias stands there", fix, f"*{anchor}")
        elif anchor:
            fix = "remove it, or put a text that begins with & into double quotes"
            yield YamlFault(line, "an anchor stands there", fix, f"&{anchor}")
        tag = getattr(event, "tag", None)
        if tag and tag not in tags:
            fix = "remove it, or put a text that begins with ! into double quotes"
            yield YamlFault(line, "a tag stands there", fix, tag)


def _faults_within(root: yaml.Node | None) -> Iterator[YamlFault]:
    """Every key that stands twice or is no plain name, and every day that is none."""
    waiting = [root] if root else []
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.SequenceNode):
            waiting += node.value
        if isinstance(node, yaml.ScalarNode) and node.tag == DATE and not _is_day(node):
            fix = "write a day that there is, such as 2026-11-25"
            message = f"{node.value} is no day of the calendar"
            yield YamlFault(node.start_mark.line + 1, message, fix)
        if not isinstance(node, yaml.MappingNode):
            continue
        seen: set[str] = set()
        for key, value in node.value:
            waiting.append(value)
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode) or key.value == "<<":
                yield YamlFault(line, "a key is no plain name", "write `name: value`")
            elif key.value in seen:
                yield YamlFault(line, f"{key.value} stands twice", "keep one of the two", key.value)
            seen.add(str(key.value))


def _is_day(node: yaml.ScalarNode) -> bool:
    loader = yaml.SafeLoader("")
    try:
        loader.construct_yaml_timestamp(node)
    except ValueError:
        return False
    finally:
        loader.dispose()
    return True


def pairs(node: yaml.Node | None) -> Iterator[tuple[str, int, yaml.Node]]:
    """Key, line and value of each entry of a mapping; nothing for any other node."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield str(key.value), key.start_mark.line + 1, value


def values(node: yaml.MappingNode) -> dict[str, Any]:
    """What the entries of a mapping say, in Python; it must have been read without a fault."""
    loader = yaml.SafeLoader("")
    try:
        found = loader.construct_document(node)
    finally:
        loader.dispose()
    return {str(name): value for name, value in found.items()}


def kind(node: yaml.Node) -> str:
    """What a node is, in words: `a text`, `a number`, `a list`."""
    if isinstance(node, yaml.SequenceNode):
        return "a list"
    if isinstance(node, yaml.MappingNode):
        return "a group of fields"
    return _WORDS.get(node.tag, "a text")


def _plain(reason: str) -> str:
    """PyYAML's reason where it says something to an editor, ours where it does not."""
    known = {
        "mapping values are not allowed here": "a second colon stands in the line",
        "could not find expected ':'": "a colon is missing, or a quote is never closed",
    }
    return known.get(reason, reason)


def _advice(reason: str, text: str, mark: yaml.error.Mark | None) -> str:
    """What to do, by what PyYAML says and by the line it stopped at."""
    lines = text.splitlines()
    line = lines[mark.line] if mark and mark.line < len(lines) else ""
    if "\\t" in reason or "tab" in reason or "\t" in line[: len(line) - len(line.lstrip())]:
        return "indent with blanks, not with a tab"
    if "mapping values" in reason:
        name, _, value = line.partition(":")
        value = value.strip().replace('"', "'")
        return f'{name.strip()}: "{value}"' if value and len(value) < 200 else QUOTE  # noqa: PLR2004
    if "quoted scalar" in reason or "end of stream" in reason:
        return "close the quote on the line where it is opened"
    return QUOTE
