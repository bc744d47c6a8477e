"""A page added to the menu in mkdocs.yml: text in, text out, every comment kept.

YAML libraries that write lose comments or the layout, so lines are put in at their place, and the
result is read again: nothing but the menu may have changed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import yaml

from scripts.core.errors import CannotRunError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_ENTRY = re.compile(r"(?P<indent> *)- (?P<title>[^:#]+):(?P<rest>.*)")
_PLAIN = re.compile(r"[^\W\d_][\w’' -]*")
_WORDS_OF_YAML = frozenset({"yes", "no", "on", "off", "true", "false", "null", "y", "n"})


class _Loader(yaml.SafeLoader):
    """Safe, and deaf to `!ENV` and the like, which matter to MkDocs only."""


_Loader.add_multi_constructor("!", lambda _loader, suffix, _node: suffix)
_Loader.add_multi_constructor("tag:", lambda _loader, suffix, _node: suffix)


def settings(text: str) -> dict[str, Any]:
    """What mkdocs.yml says. Raises CannotRunError where it is no YAML."""
    try:
        return dict(yaml.load(text, Loader=_Loader))  # noqa: S506  a safe loader
    except (yaml.YAMLError, TypeError, ValueError) as error:
        raise CannotRunError(f"mkdocs.yml cannot be read: {error}") from None


def languages_of(text: str) -> list[dict[str, Any]]:
    """The languages that static-i18n builds, as mkdocs.yml has them."""
    for plugin in settings(text).get("plugins", ()):
        if isinstance(plugin, dict) and "i18n" in plugin:
            return list(plugin["i18n"]["languages"])
    raise CannotRunError("mkdocs.yml has no plugin i18n")


def with_page(text: str, file: str, title: str, group: str, titles: Mapping[str, str]) -> str:
    """The text with the page at the end of a group of `nav`, and with its translated titles.

    `group` may be empty: the end of the menu itself. `titles` are by language code, for those whose
    titles stand in `nav_translations`. Raises CannotRunError where there is no such place.
    """
    lines = text.split("\n")
    _put_entry(lines, f"- {written(title)}: {file}", group)
    for code, translated in titles.items():
        _put_translation(lines, code, f"{written(title)}: {written(translated)}")
    changed = "\n".join(lines)
    _prove(text, changed)
    return changed


def written(words: str) -> str:
    """Words as YAML: plain where that means the same, else in double quotes."""
    plain = _PLAIN.fullmatch(words) and words.lower() not in _WORDS_OF_YAML
    return words if plain and words == words.strip() else json.dumps(words, ensure_ascii=False)


def groups(text: str) -> list[str]:
    """Titles of the groups of the menu."""
    nav: Sequence[Any] = settings(text).get("nav") or ()
    return [
        str(title)
        for entry in nav
        if isinstance(entry, dict)
        for title, value in entry.items()
        if isinstance(value, list)
    ]


def _put_entry(lines: list[str], entry: str, group: str) -> None:
    start = _line(lines, 0, len(lines), lambda line: line.startswith("nav:"))
    end = _block_end(lines, start, 0)
    if group:
        start = _line(lines, start, end, lambda line: _opens(line, group))
        end = _block_end(lines, start, _indent(lines[start]))
    indents = [_indent(line) for line in lines[start + 1 : end] if _ENTRY.match(line)]
    lines.insert(end, " " * (min(indents) if indents else _indent(lines[start]) + 4) + entry)


def _opens(line: str, group: str) -> bool:
    entry = _ENTRY.match(line)
    if entry is None or entry["rest"].partition("#")[0].strip():
        return False
    return entry["title"].strip("\"' ") == group


def _put_translation(lines: list[str], code: str, entry: str) -> None:
    locale = re.compile(rf" *- locale: *[\"']?{re.escape(code)}[\"']? *(?:#.*)?")
    start = _line(lines, 0, len(lines), lambda line: bool(locale.fullmatch(line)))
    end = _block_end(lines, start, _indent(lines[start]))
    place = _line(
        lines,
        start,
        end,
        lambda line: line.strip().partition("#")[0].strip() == "nav_translations:",
    )
    end = _block_end(lines, place, _indent(lines[place]))
    lines.insert(end, " " * _indent(lines[place + 1]) + entry)


def _line(lines: Sequence[str], start: int, end: int, fits: Any) -> int:  # noqa: ANN401
    for number in range(start, end):
        if fits(lines[number]):
            return number
    raise CannotRunError("mkdocs.yml has no place for the page: is nav a list, and i18n set up?")


def _block_end(lines: Sequence[str], start: int, indent: int) -> int:
    """The line behind the last one that belongs to the block that begins at `start`."""
    end = start + 1
    for number in range(start + 1, len(lines)):
        text = lines[number].strip()
        if not text or text.startswith("#"):
            continue
        if _indent(lines[number]) <= indent:
            break
        end = number + 1
    return end


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _prove(old: str, new: str) -> None:
    """Nothing but the menu and its translations may differ."""

    def others(text: str) -> object:
        read = settings(text)
        read.pop("nav", None)
        for plugin in read.get("plugins", ()):
            if isinstance(plugin, dict) and "i18n" in plugin:
                for language in plugin["i18n"]["languages"]:
                    language.pop("nav_translations", None)
        return read

    if others(old) != others(new):
        raise CannotRunError(
            "mkdocs.yml is laid out in a way that cannot be added to: edit it by hand"
        )


def nav_without(nav: Sequence[Any], pages: Collection[str]) -> list[Any]:
    """The `nav` of mkdocs.yml without these pages, and without groups that are left empty."""
    return [kept for entry in nav if (kept := _nav_entry(entry, pages))]


def _nav_entry(entry: object, pages: Collection[str]) -> object:
    """A page, a group or a titled one of either without these pages; nothing if none is left."""
    if isinstance(entry, Mapping):
        kept = {title: _nav_entry(value, pages) for title, value in entry.items()}
        return {title: value for title, value in kept.items() if value}
    if isinstance(entry, list):
        return nav_without(entry, pages)
    return None if entry in pages else entry
