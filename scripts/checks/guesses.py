"""What an address that leads nowhere was probably meant to be."""

from __future__ import annotations

import difflib
import re
import unicodedata
from typing import TYPE_CHECKING

from scripts.website.addresses import decoded, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scripts.website.built_site import BuiltSite, Link

_CLOSE, _LENGTHS = 0.7, 3
_INDEX = "/index.html"


def differs_by_case(site: BuiltSite, link: Link) -> bool:
    """Whether the file most like the one asked for has other capital letters, and that is all."""
    near = nearest_file(site, link).partition("#")[0]
    paths, first = (link.lead.path, _as_written(site, link)), site.languages[0]
    asked = {form for path in paths for form in _forms(path, first)}
    return near not in asked and near.casefold() in {one.casefold() for one in asked}


def source_in_other_language(site: BuiltSite, link: Link) -> str:
    """The page of another language whose Markdown an address names; empty for none.

    Each language is built alone, so MkDocs leaves such an address as it is, and nothing is there.
    """
    path = _as_written(site, link)
    if not path.endswith(".md") or path.partition("/")[0] not in site.languages:
        return ""
    page = next((form for form in _forms(path, site.languages[0]) if form in site.files), "")
    return page if site.language_of(page) != site.language_of(link.page) else ""


def _as_written(site: BuiltSite, link: Link) -> str:
    """The path below docs/ that an address has if MkDocs left it as it stands in Markdown."""
    address, page = link.lead.address, site.address_of(link.page)
    path = re.split("[?#]", decoded(link.reference.target.strip()), maxsplit=1)[0]
    if address.scheme or address.host is not None or path.startswith("/"):
        return ""
    folder = page.rstrip("/").rpartition("/")[0] if page.endswith("/") else ""
    name = site.language_of(link.page)
    inside = folder if folder.partition("/")[0] == name else f"{name}/{folder}".rstrip("/")
    return joined(f"{inside}/", path)


def _forms(path: str, first: str) -> Iterator[str]:
    """The files that may answer a path of the site, or be built from a path below docs/.

    The pages of the first language stand at the top of the site.
    """
    yield from (path, f"{path}.html", f"{path}index.html", f"{path}{_INDEX}")
    if path.endswith(".md"):
        stem = path.removesuffix(".md").removeprefix(f"{first}/")
        yield from (f"{stem}.html", f"{stem}{_INDEX}")


def nearest_file(site: BuiltSite, link: Link) -> str:
    """The file most like the one asked for, fragment kept; empty when nothing comes near."""
    fragment = decoded(link.lead.address.fragment)
    file = _near(site, link)
    return f"{file}#{fragment}" if file and fragment else file


def _near(site: BuiltSite, link: Link) -> str:
    """Equal but for capitals; the same name in another folder; a name like it."""
    plain = decoded(link.lead.path)  # encoded twice by a careless tool
    language = site.language_of(link.page)
    first = site.languages[0]
    for form in (*_forms(plain, first), *_forms(_as_written(site, link), first)):
        same = site.by_small_letters.get(folded(form))
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
