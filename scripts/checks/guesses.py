"""What an address that leads nowhere was probably meant to be."""

from __future__ import annotations

import difflib
import unicodedata
from typing import TYPE_CHECKING

from scripts.website.addresses import decoded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scripts.website.built_site import BuiltSite, Link

_CLOSE, _LENGTHS = 0.7, 3
_INDEX = "/index.html"


def nearest_file(site: BuiltSite, link: Link) -> str:
    """The file most like the one asked for, fragment kept; empty when nothing comes near."""
    fragment = decoded(link.lead.address.fragment)
    file = _near(site, link.lead.path, site.language_of(link.page))
    return f"{file}#{fragment}" if file and fragment else file


def _near(site: BuiltSite, path: str, language: str) -> str:
    """Equal but for capitals; the same name in another folder; a name like it."""
    plain = decoded(path)  # encoded twice by a careless tool
    for ending in ("", ".html", "index.html", _INDEX):
        same = site.by_small_letters.get(folded(plain + ending))
        if same:
            return same
    stem = plain.rstrip("/").removesuffix(".md").removesuffix(_INDEX)
    name = stem.rpartition("/")[2]
    if name not in site.by_name:
        key = (name, "")
        if key not in site.guesses:
            site.guesses[key] = _closest(name, site.by_name)
        name = site.guesses[key]
    named = site.by_name.get(name, ())
    if not name or not named:
        return ""
    return min(named, key=lambda file: (site.language_of(file) not in {language, ""}, len(file)))


def nearest_anchor(site: BuiltSite, link: Link) -> str:
    """The file that was reached, with the id in it most like the fragment; empty for none."""
    wanted, file = decoded(link.lead.address.fragment), link.lead.file
    key = (f"#{wanted}", file)
    if key not in site.guesses:
        document = site.documents.get(file)
        ids = sorted(document.ids) if document else []
        same = [one for one in ids if folded(one) == folded(wanted)]
        site.guesses[key] = same[0] if same else _closest(wanted, ids)
    near = site.guesses[key]
    return f"{file}#{near}" if near else ""


def folded(text: str) -> str:
    """The text without what capitals and the composition of characters add to it."""
    return unicodedata.normalize("NFC", text).casefold()


def _closest(word: str, known: Iterable[str]) -> str:
    near = [one for one in known if abs(len(one) - len(word)) <= _LENGTHS]
    return next(iter(difflib.get_close_matches(word, near, n=1, cutoff=_CLOSE)), "")
