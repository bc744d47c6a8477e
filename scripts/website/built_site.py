"""The built site as GitHub Pages serves it: its files, its pages, and where every reference leads.

GitHub Pages answers `/trade/` with trade/index.html, `/trade` with trade.html or else a redirect to
`/trade/`, anything unknown with 404.html, and tells capital from small letters
(docs.github.com/pages). A project's site lies under a sub-path, which `site_base` finds.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from scripts.core.errors import CannotRunError
from scripts.website.addresses import (
    Address,
    climbs_out,
    decoded,
    fault_of_form,
    joined,
    parse_address,
)
from scripts.website.references import Document, Reference, Use
from scripts.website.serving import INDEX, NOT_FOUND, Answer, answer
from scripts.website.site_base import Base, find_base, given_base
from scripts.website.site_files import read_document, site_files

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

HOME, SITEMAP = "index.html", "sitemap.xml"
_LOCAL = frozenset({"", "#"})


@dataclass(frozen=True, slots=True)
class Lead:
    """Where an address leads. `path` is what is asked for within the site, `file` what answers."""

    answer: Answer
    address: Address
    path: str = ""
    file: str = ""
    language: str = ""  # of the page that answers
    anchor_exists: bool = True
    form: str = ""  # what is wrong with the form of the address
    fine: bool = False  # no rule has anything to say, whichever page the reference stands on


@dataclass(frozen=True, slots=True)
class Link:
    """A reference on a page, followed."""

    page: str
    reference: Reference
    lead: Lead


@dataclass(frozen=True, slots=True)
class Survey:
    """All references followed: the `odd` ones for the rules, and what readers get to from where."""

    odd: tuple[Link, ...]
    leads_to: Mapping[str, frozenset[str]]
    used: frozenset[str]


@dataclass(frozen=True)
class BuiltSite:
    """A built site. `languages` are codes; pages outside the others' folders are in the first."""

    folder: Path
    languages: tuple[str, ...]
    files: frozenset[str]
    documents: Mapping[str, Document]
    base: Base
    unreadable: tuple[str, ...] = ()
    # Looking for what is near takes time, and a template repeats its fault on every page.
    guesses: dict[tuple[str, str], str] = field(default_factory=dict, repr=False)
    _leads: dict[str | None, dict[str, Lead]] = field(default_factory=dict, repr=False)

    @cached_property
    def pages(self) -> Mapping[str, Document]:
        """The HTML pages by path, in order."""
        return {path: page for path, page in self.documents.items() if path.endswith(".html")}

    @cached_property
    def by_small_letters(self) -> Mapping[str, str]:
        """Every file by its path in composed small letters; GitHub Pages tells them all apart."""
        return {unicodedata.normalize("NFC", path).casefold(): path for path in self.files}

    @cached_property
    def by_name(self) -> Mapping[str, tuple[str, ...]]:
        """Files by the last part of their address: `energy` for energy/index.html."""
        names: dict[str, tuple[str, ...]] = {}
        for path in sorted(self.files):
            address = self.address_of(path).rstrip("/").removesuffix(".html")
            name = address.rpartition("/")[2]
            names[name] = (*names.get(name, ()), path)
        return names

    def language_of(self, path: str) -> str:
        """The language of a page from its folder; none for 404.html, which speaks all of them."""
        if not path.endswith(".html") or path == NOT_FOUND:
            return ""
        folder = path.partition("/")[0]
        return folder if folder in self.languages[1:] else self.languages[0]

    def address_of(self, page: str) -> str:
        """The path under which a page is served within the site."""
        return page.removesuffix(INDEX) if page.rsplit("/", maxsplit=1)[-1] == INDEX else page

    def lead(self, page: str, target: str) -> Lead:
        """Where an address on a page leads."""
        document = self.documents.get(page)
        based = bool(document and document.base)
        if not based and (not target or target.startswith("#")):
            fragment = target[1:]
            return Lead(
                Answer.FOUND,
                Address("", None, "", fragment),
                self.address_of(page),
                page,
                self.language_of(page),
                self.has_anchor(page, fragment),
                "" if target else fault_of_form(target),
            )
        return self._known(self._tables(self._directory(page)), target)

    def has_anchor(self, file: str, fragment: str) -> bool:
        """Whether a browser finds the place (HTML standard, "the indicated part of the document").

        First by the fragment as written, then percent-decoded; `top` is always there.
        """
        document = self.documents.get(file)
        place = fragment.partition(":~:")[0]
        if not place or document is None or not file.endswith((".html", ".svg")):
            return True
        ids, plain = document.ids, decoded(place)
        return place in ids or plain in ids or plain.lower() == "top" or plain.startswith("svgView")

    @cached_property
    def survey(self) -> Survey:
        """Follow every reference of every document; each distinct address is resolved once."""
        odd: list[Link] = []
        leads_to: dict[str, frozenset[str]] = {}
        used: set[str] = set()
        for path, document in self.documents.items():
            language, ids, based = self.language_of(path), document.ids, document.base
            tables = self._tables(self._directory(path))
            followed: set[str] = set()
            for reference in document.references:
                use, target, declared = reference
                if target[:1] in _LOCAL and not based:
                    if target[1:] in ids:
                        continue
                    lead = self.lead(path, target)
                else:
                    lead = self._known(tables, target)
                reader = use is Use.LINK or use is Use.SWITCH or use is Use.REDIRECT
                meant = declared.partition("-")[0].lower() if use is Use.SWITCH else language
                (followed if reader else used).add(lead.file)
                if (
                    not lead.fine
                    or (reader and lead.language not in {meant, ""})
                    or path == NOT_FOUND
                ):
                    odd.append(Link(path, reference, lead))
            leads_to[path] = frozenset(followed)
            used |= followed
        return Survey(tuple(odd), leads_to, frozenset(used))

    def _directory(self, page: str) -> str | None:
        """The folder that relative addresses start from; None where `<base>` leads away."""
        own = page[: page.rfind("/") + 1]
        base = self.documents[page].base if page in self.documents else ""
        if not base:
            return own
        lead = self._follow(own, base)
        return None if lead.answer is Answer.ELSEWHERE else lead.path[: lead.path.rfind("/") + 1]

    def _tables(self, directory: str | None) -> list[tuple[str | None, dict[str, Lead]]]:
        """What is known of addresses in a folder, in the folder above it, and so on to the top."""
        folders = [directory]
        while directory:
            directory = directory[: directory.rfind("/", 0, -1) + 1]
            folders.append(directory)
        return [(folder, self._leads.setdefault(folder, {})) for folder in folders]

    def _known(self, tables: list[tuple[str | None, dict[str, Lead]]], target: str) -> Lead:
        """Where an address leads; `../` is taken off first, so that pages share what they know."""
        climbs = 0
        rest = target
        while rest.startswith("../") and rest[3:4] != "/" and climbs + 1 < len(tables):
            climbs += 1
            rest = rest[3:]
        folder, table = tables[climbs]
        lead = table.get(rest)
        if lead is None:
            lead = table[rest] = self._follow(folder, rest or "./")
        return lead

    def _follow(self, directory: str | None, target: str) -> Lead:
        address = parse_address(target)
        form = fault_of_form(target, self.base.host, address)
        path = self._within(address, directory)
        if path is not None and directory is not None and self._climbs(address, directory):
            return Lead(Answer.ASTRAY, address, form=form)
        if path is None:
            ours = not address.scheme and address.host is None and directory is not None
            ours |= bool(address.host) and address.host == self.base.host and self._lost(address)
            fine = not ours and not form and address.scheme != "http"
            return Lead(Answer.ASTRAY if ours else Answer.ELSEWHERE, address, form=form, fine=fine)
        plain = decoded(path)
        answer, file = self.answer(plain)
        anchor_exists = self.has_anchor(file, address.fragment)
        fine = answer is Answer.FOUND and anchor_exists and not form and address.scheme != "http"
        return Lead(
            answer,
            address,
            plain,
            file,
            self.language_of(file),
            anchor_exists,
            form,
            fine,
        )

    def _within(self, address: Address, directory: str | None) -> str | None:
        """The path within the site, still encoded; None for an address that leads out of it."""
        if address.scheme and address.host is None:
            return None
        if address.host is None and not address.path.startswith("/"):
            return None if directory is None else joined(directory, address.path)
        if address.host is not None and address.host != self.base.host:
            return None
        path = "/" + joined("", (address.path or "/").removeprefix("/"))
        if path + "/" == self.base.path:
            path += "/"
        return path.removeprefix(self.base.path) if path.startswith(self.base.path) else None

    @staticmethod
    def _climbs(address: Address, directory: str) -> bool:
        relative = address.host is None and not address.path.startswith("/")
        return relative and address.path.startswith("..") and climbs_out(directory, address.path)

    def _lost(self, address: Address) -> bool:
        """Whether a full address only lacks the sub-path; a host can hold other projects too."""
        return self.answer(decoded(address.path).removeprefix("/"))[0] is not Answer.MISSING

    def answer(self, path: str) -> tuple[Answer, str]:
        """What GitHub Pages serves for a decoded path within the site, and from which file."""
        return answer(path, self.files)


def read_built_site(folder: Path, languages: Sequence[str], base_url: str = "") -> BuiltSite:
    """Read every file once. Raises CannotRunError where there is no page to look at."""
    files = frozenset(site_files(folder))
    if not any(path.endswith(".html") for path in files):
        raise CannotRunError(f"no built site in {folder}: build it with `mkdocs build`")
    documents: dict[str, Document] = {}
    unreadable: list[str] = []
    for path in sorted(files):
        try:
            document = read_document(path, folder / path)
        except (OSError, CannotRunError):
            unreadable.append(path)
            continue
        if document:
            documents[path] = document
    base = given_base(base_url) if base_url else find_base(documents, files)
    return BuiltSite(folder, tuple(languages), files, documents, base, tuple(unreadable))
