"""The files of a new site: our tools, and one sample pair of pages in the languages asked for.

Texts are at hand in Arabic and English. Another language begins with the English ones, and with its
name, direction, months and lists from Unicode's data (CLDR, through Babel).
"""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError

from scripts.core.errors import CannotRunError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

KNOWN = ("ar", "en")
_DONOR = "en"
_CODE = re.compile(r"[a-z]{2,3}")
_TOOLS = (
    *("scripts", "overrides", ".ci", ".github"),
    *(f"docs/assets/{name}" for name in ("fonts", "images", "javascripts", "stylesheets")),
    *("Makefile", "pyproject.toml", "requirements.txt", "requirements-dev.txt", "LICENSE"),
    *(".editorconfig", ".gitignore", ".pre-commit-config.yaml"),
    *("CONTRIBUTING.md", "CONTRIBUTING.ar.md", "LICENSE-CONTENT.md"),
    *("docs/data/freshness.toml", "docs/data/limits.toml"),
)
_TEMPLATE = "scripts/template/new_site"
_LANGUAGES = "docs/data/languages.toml"
_PAIRED = re.compile(r"(?P<head>(?:.*\.)?)(?P<code>ar|en)(?P<tail>\s*=.*)")
_PAIRED_COLUMN = re.compile(r"(\w+)_ar,\1_en")
_ADMONITIONS = re.compile(r"(?m)^ {10}admonition_translations:\n(?: {12}.*\n)+")
_NAMES = {"ar": "موقع جديد", "en": "A new site"}
_PURPOSES = {
    "ar": "موقع بلغتين تتفق أرقامهما.",
    "en": "A site in two languages whose numbers agree.",
}
_TOGGLES = {"ar": ("الوضع الداكن", "الوضع الفاتح"), "en": ("Dark mode", "Light mode")}
_TOPICS = {"ar": "مثال", "en": "Sample"}
_OWN = {"ar": "حسابنا", "en": "Our own calculation"}
_MENU = {
    "Home": ("index.md", "الرئيسية"),
    "A sample": ("sample.md", "مثال"),
    "Figures": ("figures.md", "سجلّ الأرقام"),
    "Sources": ("sources.md", "المصادر"),
    "Corrections": ("corrections.md", "التصويبات"),
    "State of the pages": ("status.md", "حال الصفحات"),
}


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language of the new site; `donor` is the one whose texts it begins with."""

    code: str
    name: str
    direction: str
    months: tuple[str, ...]
    comma: str
    conjunction: str

    @property
    def donor(self) -> str:
        """Its own texts where they are at hand, else the English ones."""
        return self.code if self.code in KNOWN else _DONOR


def tongues(codes: Sequence[str], themes: Path) -> tuple[Tongue, ...]:
    """The languages by code; `themes` holds the theme's words, a file for each language.

    Raises CannotRunError for fewer than two, for one twice, and for one that CLDR or the theme
    does not know.
    """
    if len(codes) < len(KNOWN) or len(set(codes)) < len(codes):
        raise CannotRunError("name two languages or more, each once, as in --languages fa,fr")
    return tuple(_tongue(code, themes) for code in codes)


def _tongue(code: str, themes: Path) -> Tongue:
    try:
        locale = Locale.parse(code) if _CODE.fullmatch(code) else None
    except (UnknownLocaleError, ValueError):
        locale = None
    if locale is None or not (themes / f"{code}.html").is_file():
        known = ", ".join(sorted(file.stem for file in themes.glob("??.html")))
        raise CannotRunError(f"{code!r} is no language that the theme knows: {known}")
    lists = locale.list_patterns["standard"]
    return Tongue(
        code=code,
        name=locale.get_display_name(code) or code,
        direction=locale.text_direction,
        months=tuple(locale.months["format"]["wide"].values()),
        comma=re.sub("[\u200e\u200f]", "", lists["middle"][3:-3]),
        conjunction=re.sub("[\u200e\u200f]", "", lists["2"][3:-3]),
    )


def new_tree(origin: Path, languages: Sequence[Tongue], today: dt.date) -> dict[str, bytes]:
    """Every file of the new site by path; `origin` is the tree whose tools it takes."""
    files = {**dict(_empty_data(origin)), **dict(_tools(origin))}
    template = origin / _TEMPLATE
    dates = {
        "{today}": today.isoformat(),
        "{next_review}": (today + dt.timedelta(days=90)).isoformat(),
        "{untranslated}": _untranslated(languages),
    }
    for file in sorted(path for path in template.rglob("*") if path.is_file()):
        path = file.relative_to(template).as_posix().removesuffix(".txt")
        text = file.read_text(encoding="utf-8")
        for field, value in dates.items():
            text = text.replace(field, value)
        folder, _, name = path.removeprefix("docs/").partition("/")
        if folder in KNOWN:
            for one in languages:
                if one.donor == folder:
                    files[f"docs/{one.code}/{name}"] = text.encode("utf-8")
        else:
            data = path.startswith("docs/data/")
            files[path] = (in_languages(text, languages) if data else text).encode("utf-8")
    words = (origin / _LANGUAGES).read_text(encoding="utf-8")
    files[_LANGUAGES] = languages_file(words, languages).encode("utf-8")
    menu = (origin / "mkdocs.yml").read_text(encoding="utf-8")
    files["mkdocs.yml"] = configuration(menu, languages, today).encode("utf-8")
    return files


def _tools(origin: Path) -> Iterator[tuple[str, bytes]]:
    for name in _TOOLS:
        place = origin / name
        for file in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if file.is_file() and "__pycache__" not in file.parts:
                yield file.relative_to(origin).as_posix(), file.read_bytes()


def _empty_data(origin: Path) -> Iterator[tuple[str, bytes]]:
    """Each file of data with nothing in it but the comment at its head, which tells its format."""
    for file in sorted((origin / "docs/data").glob("*.toml")):
        lines = file.read_text(encoding="utf-8").split("\n")
        head = takewhile(lambda line: line.startswith("#"), lines)
        yield f"docs/data/{file.name}", ("\n".join(head) + "\n").encode("utf-8")


def _untranslated(languages: Sequence[Tongue]) -> str:
    """A sentence on what begins in English."""
    codes = [one.code for one in languages if one.code not in KNOWN]
    if not codes:
        return ""
    return (
        f"Texts of {', '.join(codes)} begin in English: translate `docs/CODE`, the tables of the "
        "code in `docs/data/languages.toml`, the titles in `mkdocs.yml` and the words in "
        "`overrides`. Numbers are read with digits and English words until the "
        "language has a lexicon in `scripts/reading`.\n"
    )


def in_languages(text: str, languages: Sequence[Tongue]) -> str:
    """Data in Arabic and English turned into data in the languages: pairs of lines, of columns."""
    lines, pair = [], {}
    for line in text.split("\n"):
        match = _PAIRED.fullmatch(line)
        if match is None:
            lines.append(line)
            continue
        pair[match["code"]] = match
        if len(pair) == len(KNOWN):
            lines += [
                f"{pair[one.donor]['head']}{one.code}{pair[one.donor]['tail']}" for one in languages
            ]
            pair = {}
    columns = r",".join(rf"\g<1>_{one.code}" for one in languages)
    return _PAIRED_COLUMN.sub(columns, "\n".join(lines))


def languages_file(text: str, languages: Sequence[Tongue]) -> str:
    """`languages.toml` for the languages, made of the tables of those whose texts are at hand."""
    head, *tables = re.split(r"(?m)^(?=\[)", text)
    result = [head]
    for one in languages:
        own = [table for table in tables if re.match(rf"\[{one.donor}[\].]", table)]
        for table in own:
            changed = re.sub(rf"^\[{one.donor}(?=[\].])", f"[{one.code}", table)
            if table.startswith(f"[{one.donor}]") and one.code not in KNOWN:
                changed = _with_values(changed, _facts(one))
            if ".topics]" in table:
                changed = f"[{one.code}.topics]\nsample = {_quoted(_TOPICS[one.donor])}\n\n"
            if ".words]" in table:
                changed = _with_values(changed, {"own": _quoted(_OWN[one.donor])})
            result.append(changed.rstrip("\n") + "\n\n")
    return "".join(result).rstrip("\n") + "\n"


def _facts(one: Tongue) -> Mapping[str, str]:
    return {
        "name": _quoted(one.name),
        "direction": _quoted(one.direction),
        "months": f"[{', '.join(map(_quoted, one.months))}]",
        "comma": _quoted(one.comma),
        "and": _quoted(one.conjunction),
    }


def _with_values(table: str, values: Mapping[str, str]) -> str:
    for key, value in values.items():
        literal = f"{key} = {value}".replace("\\", r"\\")
        table = re.sub(rf"(?m)^{key} *= .*$", literal, table)
    return table


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def configuration(text: str, languages: Sequence[Tongue], today: dt.date) -> str:
    """`mkdocs.yml` with the languages and the menu of the new site; comments and the rest stay."""
    first = languages[0]
    menu = "".join(f"  - {title}: {file}\n" for title, (file, _) in _MENU.items())
    text = _block(text, "site_name", f"site_name: {_NAMES[first.donor]}\n")
    text = _block(text, "site_description", f"site_description: {_PURPOSES[first.donor]}\n")
    text = _block(text, "copyright", "copyright: CC BY 4.0\n")
    text = _block(text, "nav", f"nav:\n{menu}\n")
    text = _block(text, "  language", f"  language: {first.code}\n")
    for old, new in zip(_TOGGLES["ar"], _TOGGLES[first.donor], strict=True):
        text = text.replace(f"        name: {old}\n", f"        name: {new}\n")
    text = re.sub(r'data_to: "[0-9-]+"', f'data_to: "{today:%Y-%m}"', text)
    admonitions = _ADMONITIONS.search(text)
    entries = "".join(
        _language_entry(one, languages)
        + (admonitions[0] if admonitions and one.code == "ar" else "")
        for one in languages
    )
    return _block(text, "      languages", f"      languages:\n{entries}\n")


def _language_entry(one: Tongue, languages: Sequence[Tongue]) -> str:
    lines = [f"- locale: {one.code}", f"  name: {one.name}", "  build: true"]
    if one == languages[0]:
        lines.insert(1, "  default: true")
    else:
        lines += [
            f"  site_name: {_NAMES[one.donor]}",
            f"  site_description: {_PURPOSES[one.donor]}",
            *("  theme:", "    palette:"),
            *(
                line
                for name in _TOGGLES[one.donor]
                for line in ("      - toggle:", f"          name: {name}")
            ),
        ]
    if one != _titled(languages):
        lines.append("  nav_translations:")
        lines += [
            f"    {title}: {arabic if one.donor == 'ar' else title}"
            for title, (_, arabic) in _MENU.items()
        ]
    return "".join(f"        {line}\n" for line in lines)


def _titled(languages: Sequence[Tongue]) -> Tongue:
    """The language of the titles in `nav`: English where there is English, else the first."""
    return next((one for one in languages if one.code == _DONOR), languages[0])


def _block(text: str, key: str, new: str) -> str:
    """The text with what stands under a key of YAML, at its indentation, replaced."""
    indent = len(key) - len(key.lstrip())
    block = rf"(?m)^{key}:.*\n(?:(?: {{{indent + 1},}}.*)?\n)*?(?=^ {{0,{indent}}}[^\s]|\Z)"
    changed, count = re.subn(block, lambda _: new, text, count=1)
    if not count:
        raise CannotRunError(f"mkdocs.yml has no {key.strip()} to put the new site's into")
    return changed
