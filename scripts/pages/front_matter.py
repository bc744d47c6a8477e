"""Front matter read strictly: no duplicate key, no alias, no tag; a fault names its line."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from scripts.core.finding import Finding
from scripts.core.strict_yaml import YamlFault, pairs, read_yaml, values

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields at the head of a page, and the line of each.

    Not `readable` where the head has a fault; there are no fields then.
    """

    fields: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    readable: bool = True

    def text(self, name: str) -> str:
        """A field as text: a date in ISO form, anything missing as nothing."""
        value = self.fields.get(name)
        if isinstance(value, dt.date):
            return value.isoformat()
        return "" if value is None else str(value)

    def line(self, name: str) -> int:
        """Line of the field in the page; 1 when it is missing."""
        return self.lines.get(name, 1)


def read_front_matter(path: str, content: str | None, text: str) -> FrontMatter | Finding:
    """The front matter of a page, or the finding that says why it cannot be read.

    `content` is what the reading of the page took for front matter; None where there is none.
    """
    if content is None:
        if text.removeprefix("\ufeff").startswith("---"):
            fix = "close it with a line of three hyphens"
            return Finding(path, 1, "front-matter", "the front matter is never closed", fix=fix)
        return FrontMatter()
    read = read_yaml(content)
    try:
        if not read.faults:
            return _fields(read.root)
        fault = read.faults[0]
    except ValueError as error:  # a day that there is not, fields that are none
        fault = YamlFault(0, str(error), "write plain `name: value` lines")
    message = f"the front matter is not valid: {fault.message}"
    return Finding(path, fault.line + 1, "front-matter", message, found=fault.found, fix=fault.fix)


def _fields(root: yaml.Node | None) -> FrontMatter:
    """Raises ValueError for anything but a list of fields with values that there are."""
    if root is None:
        return FrontMatter()
    if not isinstance(root, yaml.MappingNode):
        raise ValueError("it is not a list of fields")  # noqa: TRY004  the page, not a type
    lines = {name: line + 1 for name, line, _ in pairs(root)}  # behind the opening `---`
    return FrontMatter(values(root), lines)
