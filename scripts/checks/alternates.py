"""The rule for alternates: twins list each other, and the page that is shown by default."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.website.built_site import HOME
from scripts.website.link_origins import Fault
from scripts.website.references import Use

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scripts.website.built_site import BuiltSite

DEFAULT = "x-default"


def alternate_without_return(site: BuiltSite) -> Iterator[Fault]:
    """The alternates of a page list it, each other twin that lists it back, and an x-default.

    Search engines ignore a pair that does not confirm itself (developers.google.com/search,
    "Tell Google about localized versions of your page").
    """
    families = {page: alternates_of(site, page) for page in site.pages}
    for page, document in site.pages.items():
        alternates = families[page]
        if not alternates:
            continue
        if (default := alternates.get(DEFAULT)) and _of_another(page, default, families):
            message = "the x-default of the page belongs to another page"
            yield _alternate(page, message, site.address_of(default))
        if page not in alternates.values():
            yield _alternate(page, "the alternates of the page leave out the page itself")
        if DEFAULT not in alternates:
            yield _alternate(page, "the alternates of the page have no x-default")
        yield from _returns(site, page, families)
        own = _own_listing(page, families)
        if own and document.language:
            yield from _own_language(page, own, document.language)


def _returns(
    site: BuiltSite, page: str, families: Mapping[str, Mapping[str, str]]
) -> Iterator[Fault]:
    """What is wrong with the other pages that a page lists, each told of the page at fault."""
    own = _own_listing(page, families)
    for code, file in families[page].items():
        if file in {"", page, *site.unreadable} or code == DEFAULT:
            continue
        family = families.get(file, {})
        if page not in (one for listed, one in family.items() if listed != DEFAULT or not own):
            if family and own and own not in family:
                message = "the alternates of the page leave out a twin that lists it"
                yield _alternate(file, message, f"{own}: {site.address_of(page)}")
            elif not _told_there(file, family.get(own), families):
                message = "the alternate does not list the page in return"
                yield _alternate(page, message, site.address_of(file))
        spoken = site.pages[file].language if file in site.pages else ""
        listed = _own_listing(file, families) or code
        if _base_of(listed) != _base_of(spoken):
            continue  # that page says another language than it is in, which is told there
        if spoken and _base_of(spoken) != _base_of(code):
            message = "the alternate is not in the language that it is listed for"
            yield _alternate(page, message, f"{code}: {site.address_of(file)}")


def _told_there(page: str, listed: str | None, families: Mapping[str, Mapping[str, str]]) -> bool:
    """Whether a page lists, for some language, itself, nothing, or a page that does not list it."""
    return listed is not None and (
        listed in {"", page} or page not in families.get(listed, {}).values()
    )


def _of_another(page: str, default: str, families: Mapping[str, Mapping[str, str]]) -> bool:
    """Whether an x-default has alternates, and the page is none of them.

    The home page, or a page that lets readers choose, may be the default of every page. That a twin
    does not list the page in return is told as that.
    """
    family = families.get(default, {})
    twins = {file for code, file in families[page].items() if code != DEFAULT}
    return default != HOME and bool(family) and default not in twins and page not in family.values()


def _own_language(page: str, listed: str, spoken: str) -> Iterator[Fault]:
    if _base_of(listed) != _base_of(spoken):
        message = "the page lists itself for another language than its own"
        yield _alternate(page, message, f"{listed}, on a page in {spoken}")


def _own_listing(page: str, families: Mapping[str, Mapping[str, str]]) -> str:
    """The language for which a page lists itself; empty where it does not."""
    family = families.get(page, {})
    return next((code for code, file in family.items() if file == page and code != DEFAULT), "")


def _base_of(code: str) -> str:
    return code.partition("-")[0].lower()


def alternates_of(site: BuiltSite, page: str) -> dict[str, str]:
    """The files that a page lists by language; "" for one that leads nowhere in the site."""
    document = site.pages.get(page)
    return {
        reference.language.lower(): site.lead(page, reference.target).file
        for reference in (document.others if document else ())
        if reference.use is Use.ALTERNATE
    }


def _alternate(page: str, message: str, found: str = "") -> Fault:
    fix = "correct the list of alternates in overrides/main.html"
    return Fault(page, "alternate-without-return", message, found=found, fix=fix)


RULES = (alternate_without_return,)
