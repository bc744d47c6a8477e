"""Parts of a page that are not its own words: another language, or quoted to the letter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts.pages.blocks import Kind
from scripts.pages.inline import without_code, without_comments

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scripts.pages.blocks import Block

Span = tuple[int, int]

_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][\w-]*)(?P<attributes>[^<>]*)>")
_LANG = re.compile(r"""(?<![\w-])lang\s*=\s*["']?(?P<code>[A-Za-z]+)""")
_LIST = re.compile(r"""\{:?[^{}\n]*?(?<![\w-])lang=["']?(?P<code>[A-Za-z]+)[^{}\n]*\}""")
_VOID = frozenset(["area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"])
_LONGEST_MARKED = 400  # characters that an attribute list in braces may reach back


def foreign_spans(text: str, blocks: Iterable[Block], language: str) -> tuple[Span, ...]:
    """What stands in an element or under an attribute list whose `lang` is another language.

    `<q>` marks words of somebody else, which are given as they were, and in a language written
    left to right `<bdi>` marks a foreign word.
    """
    reader = _Elements(language)
    spans: list[Span] = []
    for block in blocks:
        if block.kind in {Kind.CODE, Kind.COMMENT}:
            continue
        raw = text[block.start : block.end]
        if "<" in raw:
            visible = without_comments(without_code(raw))
            spans += reader.read(visible, block.start, spans_blocks=block.kind is Kind.HTML)
        elif reader.is_foreign:
            spans.append((block.start, block.end))
        if "lang=" in raw and "{" in raw:
            spans += _listed(without_code(raw), block.start, language)
    return tuple(sorted(spans))


class _Elements:
    """The elements that are open, from one block to the next."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.names: list[str] = []
        self.foreign: list[bool] = []
        self.open: dict[str, int] = {}

    @property
    def is_foreign(self) -> bool:
        return bool(self.foreign) and self.foreign[-1]

    def read(self, visible: str, start: int, *, spans_blocks: bool) -> Iterator[Span]:
        """The foreign spans of one block; only an HTML block may leave an element open."""
        depth, since = len(self.names), 0
        for tag in _TAG.finditer(visible):
            before = self.is_foreign
            self._turn(tag)
            if before and not self.is_foreign:
                yield start + since, start + tag.start()
            elif not before:
                since = tag.end()
        while not spans_blocks and len(self.names) > depth:
            before = self.is_foreign
            self._pop()
            if before and not self.is_foreign:
                yield start + since, start + len(visible)
        if self.is_foreign:
            yield start + since, start + len(visible)

    def _turn(self, tag: re.Match[str]) -> None:
        name = tag["name"].lower()
        if tag["close"]:
            if self.open.get(name):
                while self._pop() != name:
                    pass
        elif name not in _VOID and not tag["attributes"].endswith("/"):
            self.names.append(name)
            self.open[name] = self.open.get(name, 0) + 1
            self.foreign.append(self._marks(name, tag["attributes"]))

    def _marks(self, name: str, attributes: str) -> bool:
        lang = _LANG.search(attributes)
        if lang:
            return lang["code"].lower() != self.language
        return self.is_foreign or name == "q" or (name == "bdi" and self.language != "ar")

    def _pop(self) -> str:
        name = self.names.pop()
        self.foreign.pop()
        self.open[name] -= 1
        return name


def _listed(visible: str, start: int, language: str) -> Iterator[Span]:
    """What an attribute list after a link, after emphasis or on a line of its own marks."""
    for found in _LIST.finditer(visible):
        if found["code"].lower() == language:
            continue
        before = visible[max(0, found.start() - _LONGEST_MARKED) : found.start()]
        stripped = before.rstrip(" ")
        first = found.start() - len(before)
        if not stripped or stripped.endswith("\n"):
            yield start, start + found.start()
        elif stripped[-1] in ")]":
            yield start + first + max(stripped.rfind("["), 0), start + found.start()
        elif stripped[-1] in "*_":
            inner = stripped.rstrip("*_")
            yield start + first + max(inner.rfind(stripped[-1]), 0), start + found.start()
