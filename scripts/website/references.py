"""What a built file refers to, and what for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple


class Use(StrEnum):
    """What a reference is for: decides which rule speaks when it leads nowhere."""

    LINK = "link"
    SWITCH = "language switch"  # a link with hreflang
    REDIRECT = "redirect"
    IMAGE = "image"
    ASSET = "file"
    SYMBOL = "part of a drawing"
    CANONICAL = "canonical address"
    ALTERNATE = "alternate"
    MACHINE = "address for machines"


class Reference(NamedTuple):
    """An address as written, entities decoded.

    `language` is what the reference itself declares: `hreflang`, or `lang` on or around a link.
    """

    use: Use
    target: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A built file: its `links` for readers, and all `others`, each address once.

    `base` is its `<base href>`; `repeated` holds ids that occur more than once.
    """

    others: tuple[Reference, ...]
    links: tuple[Reference, ...] = ()
    ids: frozenset[str] = frozenset()
    repeated: tuple[str, ...] = ()
    language: str = ""
    base: str = ""
    hidden: bool = False  # asks search engines not to list it
    broken: tuple[str, ...] = ()  # beginnings of data for machines that are no JSON

    @property
    def references(self) -> tuple[Reference, ...]:
        """All of them."""
        return self.links + self.others


@lru_cache(maxsize=100_000)
def plain_link(target: str) -> Reference:
    """One object for one address, however many pages have it."""
    return Reference(Use.LINK, target)


@lru_cache(maxsize=100_000)
def reference(use: Use, target: str, language: str = "") -> Reference:
    """The same for any other use."""
    return Reference(use, target, language)
