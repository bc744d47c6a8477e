"""Rules for pages of the built site: ids, canonical addresses, sitemap, orphans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.checks.alternates import alternates_of
from scripts.core.finding import Severity
from scripts.website.addresses import decoded
from scripts.website.built_site import HOME, SITEMAP
from scripts.website.link_origins import Fault
from scripts.website.references import Use
from scripts.website.serving import NOT_FOUND, Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.website.built_site import BuiltSite
    from scripts.website.references import Reference

_UNSEEN = "what pages show and link to was not seen"
_IMAGES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")


def unreadable_page(site: BuiltSite) -> Iterator[Fault]:
    """Every built page can be read."""
    for page in site.unreadable:
        message = "the built file is empty or cannot be read"
        fix, about = "build it again", frozenset({_UNSEEN})
        yield Fault(page, "unreadable-page", message, found=page, fix=fix, about=about)
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


def canonical_elsewhere(site: BuiltSite) -> Iterator[Fault]:
    """The canonical address of a page is its own, unless the page only redirects."""
    shown = [page for page in site.pages if _is_shown(site, page)]
    given = {
        page: [one for one in site.pages[page].others if one.use is Use.CANONICAL] for page in shown
    }
    usual = sum(map(bool, given.values())) * 2 > len(shown)
    for page, references in given.items():
        if usual and not references and alternates_of(site, page):
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
                about=frozenset({_listing(site.address_of(page))}),
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
                about=frozenset(map(_listing, _below(decoded(lead.address.path)))),
            )


def _listing(address: str) -> str:
    return f"how the sitemap lists {address}"


def _below(path: str) -> Iterator[str]:
    """The path as an address of the site would end, whatever folder it is published in."""
    parts = path.lstrip("/").split("/")
    yield from ("/".join(parts[first:]) for first in range(len(parts)))


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
                about=frozenset({_UNSEEN}),
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
                about=frozenset({_UNSEEN}),
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
    canonical_elsewhere,
    page_missing_from_sitemap,
    sitemap_elsewhere,
    orphan_page,
    orphan_image,
    redirect_loop,
)
