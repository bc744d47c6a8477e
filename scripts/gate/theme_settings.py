"""What `theme` of `mkdocs.yml` may say: our templates, our files, nothing the theme would fetch.

The theme prints some settings into attributes as they are, and takes others for parts of a path.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from scripts.core.strict_yaml import kind, pairs
from scripts.gate.addresses import address_fault
from scripts.gate.safeguards import Fault, scalars

if TYPE_CHECKING:
    from collections.abc import Iterator

_KNOWN = frozenset(
    "name language custom_dir font favicon icon palette features logo direction".split()
)
_FIXED = {
    "name": ("material", "the theme is another one"),
    "custom_dir": ("overrides", "the templates are elsewhere"),
    "font": ("false", "the theme would fetch its fonts from elsewhere"),
}
_DANGEROUS = frozenset({"content.tooltips", "navigation.instant", "search.share"})
_PART_OF_PATH = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)*")


def theme_faults(node: yaml.Node) -> Iterator[Fault]:
    """What is wrong with the settings of the theme, of the site or of one of its languages."""
    for name, line, value in pairs(node):
        text = str(value.value) if isinstance(value, yaml.ScalarNode) else kind(value)
        if name not in _KNOWN:
            yield line, "the entry of theme is not one the site uses", "remove it", name
        elif name in _FIXED and text != _FIXED[name][0]:
            yield line, _FIXED[name][1], f"{name}: {_FIXED[name][0]}", text
        elif name in {"favicon", "logo"} and address_fault(text, own=True):
            yield line, "the picture comes from elsewhere", "a path in assets/", text
        yield from _values(name, value)


def _values(name: str, node: yaml.Node) -> Iterator[Fault]:
    for one in scalars(node):
        line = one.start_mark.line + 1
        if one.value in _DANGEROUS and name == "features":
            fix = "remove it; the comment above the list says why"
            yield line, "the feature is off on purpose", fix, one.value
        elif name in {"icon", "language"} and not _PART_OF_PATH.fullmatch(one.value):
            fix = "write it as in: material/weather-night"
            yield line, "the name leads out of the theme, or is none", fix, one.value
        elif '"' in one.value:
            yield line, "a setting of the theme holds a quote", "write it without", one.value
