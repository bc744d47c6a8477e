"""Rules for pages of the built site: ids, alternates, canonical addresses, sitemap, orphans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.core.finding import Severity
from scripts.website.built_site import HOME, SITEMAP
from scripts.website.link_origins import Fault
from scripts.website.references import Use
from scripts.website.serving import NOT_FOUND, Answer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scripts.website.built_site import BuiltSite
    from scripts.website.references import Reference

DEFAULT = "x-default"
_IMAGES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")


def unreadable_page(site: BuiltSite) -> Iterator[Fault]:
    """Every built page can be read."""
    for page in site.unreadable:
        message = "the built file is empty or cannot be read"
        yield Fault(page, "unreadable-page", message, found=page, fix="build it again")
    for page, document in site.documents.items():
        for part in document.broken:
            message = "the data that the page holds for machines are no JSON"
            fix = "correct the template that writes them"
            yield Fault(page, "unreadable-page", message, found=part, fix=fix)


def duplicate_id(site: BuiltSite) -> Iterator[Fault]:
    """An id occurs once on a page (HTML standard, "The id attribute"): links find only the first.

    Bad:  <h2 id="oil">النفط</h2> <h2 id="oil">الغاز</h2>
    Good: <h2 id="oil">النفط</h2> <h2 id="gas">الغاز</h2>
    """
    for page, document in site.documents.items():
        for one in document.repeated:
            yield Fault(
                page,
                "duplicate-id",
                "an id occurs more than once on the page",
                found=one,
                anchor=one,
                fix="give each its own id, the same in all languages",
            )


def alternate_without_return(site: BuiltSite) -> Iterator[Fault]:
    """The alternates of a page list it, each other twin that lists it back, and an x-default.

    Search engines ignore a pair that does not confirm itself (developers.google.com/search,
    "Tell Google about localized versions of your page").
    """
    families = {page: _alternates(site, page) for page in site.pages}
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
        own = next((code for code, file in alternates.items() if file == page), "")
        if own not in {"", DEFAULT} and document.language:
            yield from _own_language(page, own, document.language)


def _returns(
    site: BuiltSite, page: str, families: Mapping[str, Mapping[str, str]]
) -> Iterator[Fault]:
    for code, file in families[page].items():
        if file in {"", page, *site.unreadable} or code == DEFAULT:
            continue
        if page not in families.get(file, {}).values():
            message = "the alternate does not list the page in return"
            yield _alternate(page, message, site.address_of(file))
        spoken = site.pages[file].language if file in site.pages else ""
        if spoken and _base_of(spoken) != _base_of(code):
            message = "the alternate is not in the language that it is listed for"
            yield _alternate(page, message, f"{code}: {site.address_of(file)}")


def _of_another(page: str, default: str, families: Mapping[str, Mapping[str, str]]) -> bool:
    """Whether an x-default has alternates, and the page is none of them.

    The home page, or a page that lets readers choose, may be the default of every page.
    """
    family = families.get(default, {})
    return default != HOME and bool(family) and page not in family.values()


def _own_language(page: str, listed: str, spoken: str) -> Iterator[Fault]:
    if _base_of(listed) != _base_of(spoken):
        message = "the page lists itself for another language than its own"
        yield _alternate(page, message, f"{listed}, on a page in {spoken}")


def _base_of(code: str) -> str:
    return code.partition("-")[0].lower()


def _alternates(site: BuiltSite, page: str) -> dict[str, str]:
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


def canonical_elsewhere(site: BuiltSite) -> Iterator[Fault]:
    """The canonical address of a page is its own, unless the page only redirects."""
    shown = [page for page in site.pages if _is_shown(site, page)]
    given = {
        page: [one for one in site.pages[page].others if one.use is Use.CANONICAL] for page in shown
    }
    usual = sum(map(bool, given.values())) * 2 > len(shown)
    for page, references in given.items():
        if usual and not references and _alternates(site, page):
            yield Fault(
                page,
                "canonical-elsewhere",
                "the page has no canonical address, unlike most of the site",
                fix="correct site_url, or the template that writes the address",
                severity=Severity.WARNING,
            )
        for reference in references:
            lead = site.lead(page, reference.target)
            if lead.answer in {Answer.MISSING, Answer.ASTRAY}:
                continue
            if lead.file == page and lead.address.host is None:
                yield Fault(
                    page,
                    "canonical-elsewhere",
                    "the canonical address of the page is not a full one",
                    found=reference.target,
                    expected=f"https://… {site.base.path}{site.address_of(page)}",
                    fix="set SITE_URL to the address of the site, or leave it out",
                    severity=Severity.WARNING,
                )
            if lead.file == page:
                continue
            yield Fault(
                page,
                "canonical-elsewhere",
                "the canonical address of the page is not its own",
                found=reference.target,
                expected=f"an address that ends in {site.base.path}{site.address_of(page)}",
                fix="correct site_url, or the template that writes the address",
                severity=Severity.WARNING,
            )


def page_missing_from_sitemap(site: BuiltSite) -> Iterator[Fault]:
    """The sitemap lists every page that search engines may show (sitemaps.org/protocol)."""
    if SITEMAP not in site.documents:
        return
    listed = {site.lead(SITEMAP, one.target).file for one in _listed(site)}
    for page, document in site.pages.items():
        if page not in listed and _is_shown(site, page) and not document.hidden:
            yield Fault(
                page,
                "page-missing-from-sitemap",
                "the sitemap does not list the page",
                found=site.address_of(page) or "/",
                fix="add the page to the navigation in mkdocs.yml, or correct the sitemap",
                severity=Severity.WARNING,
            )


def sitemap_elsewhere(site: BuiltSite) -> Iterator[Fault]:
    """The sitemap lists full addresses of this site only (sitemaps.org/protocol, "Location")."""
    for reference in _listed(site) if SITEMAP in site.documents else ():
        lead = site.lead(SITEMAP, reference.target)
        if lead.answer is Answer.ELSEWHERE or lead.address.host is None:
            yield Fault(
                SITEMAP,
                "sitemap-elsewhere",
                "the sitemap lists an address that is not a full address of this site",
                target=reference.target,
                found=reference.target,
                fix="correct site_url, or the template of the sitemap",
            )


def _listed(site: BuiltSite) -> Iterator[Reference]:
    """What the sitemap, and those that it names, list as pages."""
    for path, document in site.documents.items():
        if path.rpartition("/")[2].startswith("sitemap"):
            yield from (one for one in document.others if one.use is Use.MACHINE)


def orphan_page(site: BuiltSite) -> Iterator[Fault]:
    """A reader gets to every page by following links from the home page."""
    reached, waiting = {HOME}, [HOME]
    while waiting:
        new = site.survey.leads_to.get(waiting.pop(), frozenset()) - reached
        reached |= new
        waiting += new
    for page in site.pages if HOME in site.pages else ():
        if page not in reached and _is_shown(site, page):
            yield Fault(
                page,
                "orphan-page",
                "no link leads from the home page to this page",
                found=site.address_of(page),
                fix="link to it, or add it to the navigation in mkdocs.yml",
                severity=Severity.WARNING,
            )


def orphan_image(site: BuiltSite) -> Iterator[Fault]:
    """An image is shown or linked somewhere; the theme's own are left alone."""
    for path in sorted(site.files - site.survey.used):
        if path.lower().endswith(_IMAGES) and not path.startswith(("assets/images/favicon", ".")):
            yield Fault(
                path,
                "orphan-image",
                "no page shows the image or links to it",
                found=path,
                fix="show it, or delete the file",
                severity=Severity.INFO,
            )


def redirect_loop(site: BuiltSite) -> Iterator[Fault]:
    """A page that redirects ends, after its redirects, at a page that does not."""
    for page in site.pages:
        seen, at = {page}, _redirects(site, page)
        while at and at not in seen:
            seen.add(at)
            at = _redirects(site, at)
        if at == page:
            message = "the page redirects in a circle"
            fix = "let the redirect lead to a page with text"
            yield Fault(page, "redirect-loop", message, found=site.address_of(page), fix=fix)


def _redirects(site: BuiltSite, page: str) -> str:
    """The file that a page redirects to at once, in the site; empty for pages that stay."""
    document = site.pages.get(page)
    for reference in document.others if document else ():
        if reference.use is Use.REDIRECT:
            return site.lead(page, reference.target).file or "elsewhere"
    return ""


def _is_shown(site: BuiltSite, page: str) -> bool:
    """Whether it is a page for readers: not 404.html, no redirect."""
    return page != NOT_FOUND and not _redirects(site, page)


RULES = (
    unreadable_page,
    duplicate_id,
    alternate_without_return,
    canonical_elsewhere,
    page_missing_from_sitemap,
    sitemap_elsewhere,
    orphan_page,
    orphan_image,
    redirect_loop,
)
