"""Front matter read strictly: no duplicate key, no alias, no tag; a fault names its line."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from scripts.core.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

_FIRST_LINE = 2  # the line after the opening `---`


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields at the head of a page, and the line of each."""

    fields: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """A field as text: a date in ISO form, anything missing as nothing."""
        value = self.fields.get(name)
        if isinstance(value, dt.date):
            return value.isoformat()
        return "" if value is None else str(value)

    def line(self, name: str) -> int:
        """Line of the field in the page; 1 when it is missing."""
        return self.lines.get(name, 1)


class _StrictLoader(yaml.SafeLoader):
    """SafeLoader without aliases, and with an error for a key that stands twice."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Refuse aliases: a page's head needs none, and they can be made to explode."""
        if self.check_event(yaml.events.AliasEvent):
            mark = self.get_mark()
            raise yaml.constructor.ConstructorError(None, None, "an alias stands there", mark)
        return super().compose_node(parent, index)

    def construct_mapping(
        self,
        node: yaml.MappingNode,
        deep: bool = False,  # noqa: FBT001, FBT002  PyYAML's
    ) -> dict[Hashable, Any]:
        """Refuse a key that stands twice; PyYAML keeps the last in silence."""
        seen: set[object] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                mark = key_node.start_mark
                raise yaml.constructor.ConstructorError(None, None, f"{key} stands twice", mark)
            seen.add(key)
        return super().construct_mapping(node, deep=deep)


def read_front_matter(path: str, content: str | None, text: str) -> FrontMatter | Finding:
    """The front matter of a page, or the finding that says why it cannot be read.

    `content` is what the reading of the page took for front matter; None where there is none.
    """
    if content is None:
        if text.removeprefix("\ufeff").startswith("---"):
            fix = "close it with a line of three hyphens"
            return Finding(path, 1, "front-matter", "the front matter is never closed", fix=fix)
        return FrontMatter()
    try:
        return _fields(content)
    except yaml.MarkedYAMLError as error:
        line = _FIRST_LINE + (error.problem_mark.line if error.problem_mark else 0)
        reason = error.problem or "unreadable"
        fix = _fix(reason)
    except (yaml.YAMLError, ValueError) as error:
        line, reason = 1, str(error).splitlines()[0]
        fix = "write plain `name: value` lines"
    message = f"the front matter is not valid: {reason}"
    return Finding(path, line, "front-matter", message, fix=fix)


def _fix(reason: str) -> str:
    """What to do about it, by what PyYAML says."""
    if "twice" in reason:
        return "keep one of the two"
    if "alias" in reason or "undefined" in reason:
        return "write the text out, in double quotes if it begins with & or *"
    if "\\t" in reason or "tab" in reason:
        return "indent with blanks, not with a tab"
    return 'put a text that holds a colon or a quote into "double quotes"'


def _fields(content: str) -> FrontMatter:
    """Raises yaml.YAMLError or ValueError for anything but a list of plain fields."""
    loader = _StrictLoader(content)
    try:
        node = loader.get_single_node()
        if node is None:
            return FrontMatter()
        if not isinstance(node, yaml.MappingNode):
            raise ValueError("it is not a list of fields")  # noqa: TRY004  the page, not a type
        fields = loader.construct_document(node)
    finally:
        loader.dispose()
    lines = {str(key.value): _FIRST_LINE + key.start_mark.line for key, _ in node.value}
    return FrontMatter({str(name): value for name, value in fields.items()}, lines)
