"""Rules for links of the built site: each leads where GitHub Pages has something to show.

A rule looks at a `BuiltSite` and yields `Fault`s; `links_findings` runs all of them, those of
`alternates` and `site_pages` too, and names the line of Markdown that each fault comes from.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from scripts.checks import alternates, site_pages
from scripts.checks.guesses import (
    differs_by_case,
    nearest_anchor,
    nearest_file,
    source_in_other_language,
)
from scripts.core.consequences import without_consequences
from scripts.core.finding import Finding, Severity
from scripts.website.addresses import decoded
from scripts.website.built_site import BuiltSite, Link, read_built_site
from scripts.website.link_origins import Fault, Origins
from scripts.website.references import Use
from scripts.website.serving import NOT_FOUND, Answer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

SOURCES_FILE = "docs/data/sources.toml"
_FOR_READERS = frozenset({Use.LINK, Use.SWITCH, Use.REDIRECT})
_LOADED = frozenset({Use.IMAGE, Use.ASSET, Use.SYMBOL})


def broken_link(site: BuiltSite) -> Iterator[Fault]:
    """A link leads to a page or file of the site; so do canonical, alternate and preview addresses.

    Bad:  <a href="energi/">الطاقة</a>
    Good: <a href="energy/">الطاقة</a>
    """
    for link in _missing(site):
        if link.reference.use not in _LOADED and not differs_by_case(site, link):
            if link.reference.use is Use.LINK and source_in_other_language(site, link):
                continue
            if link.reference.use in _FOR_READERS:
                message = f"the {link.reference.use} leads to no page of the site"
            else:
                message = f"the {link.reference.use} leads to nothing in the site"
            yield _fault(link, "broken-link", message, nearest_file(site, link))


def broken_image(site: BuiltSite) -> Iterator[Fault]:
    """An image that a page shows is a file of the site, `srcset` included.

    Bad:  <img src="assets/images/char.svg" alt="">
    Good: <img src="assets/images/chart.svg" alt="">
    """
    for link in _missing(site):
        if link.reference.use is Use.IMAGE and not differs_by_case(site, link):
            message = "the image is not in the site"
            yield _fault(link, "broken-image", message, nearest_file(site, link))


def broken_asset(site: BuiltSite) -> Iterator[Fault]:
    """A style sheet, script, font or other file that a page loads is a file of the site.

    Bad:  <script src="assets/gone.js"></script>
    Good: <script src="assets/site.js"></script>
    """
    for link in _missing(site):
        use = link.reference.use
        if use in _LOADED and use is not Use.IMAGE and not differs_by_case(site, link):
            message = "the file that the page loads is not in the site"
            yield _fault(link, "broken-asset", message, nearest_file(site, link))


def link_case(site: BuiltSite) -> Iterator[Fault]:
    """An address has the capital letters of the file: GitHub Pages tells them apart.

    Bad:  <a href="Energy/">الطاقة</a>
    Good: <a href="energy/">الطاقة</a>
    """
    for link in _missing(site):
        if differs_by_case(site, link):
            message = "the address differs from the file only in capital letters"
            yield _fault(link, "link-case", message, nearest_file(site, link))


def broken_anchor(site: BuiltSite) -> Iterator[Fault]:
    """A fragment names an id of the page it leads to, letter by letter, encoded or not.

    Bad:  <a href="energy/#Oil">النفط</a>
    Good: <a href="energy/#oil">النفط</a>
    Good: <a href="energy/#%D8%A7%D9%84%D8%BA%D8%A7%D8%B2">الغاز</a>
    """
    for link in site.survey.odd:
        if not link.lead.anchor_exists and link.reference.use not in {Use.IMAGE, Use.MACHINE}:
            guess = nearest_anchor(site, link)
            yield _fault(link, "broken-anchor", _anchor_message(link, guess), guess)


def _anchor_message(link: Link, guess: str) -> str:
    wanted, near = decoded(link.lead.address.fragment), guess.partition("#")[2]
    if near and unicodedata.normalize("NFC", near) == unicodedata.normalize("NFC", wanted):
        return "the anchor looks like one of the page but is composed of other characters"
    if near and near.casefold() == wanted.casefold():
        return "the anchor differs from one of the page only in capital letters"
    return "the page has no such anchor"


def missing_slash(site: BuiltSite) -> Iterator[Fault]:
    """The address of a page that is a folder ends in a slash; without it, each visit is redirected.

    Bad:  <a href="energy">الطاقة</a>
    Good: <a href="energy/">الطاقة</a>
    """
    for link in site.survey.odd:
        if link.lead.answer is Answer.REDIRECTED and link.reference.use not in _LOADED:
            message = "the address of the page lacks its slash, which costs a redirect"
            guess = _with_fragment(link.lead.file, link)
            fault = _fault(link, "missing-slash", message, guess)
            yield replace(fault, severity=Severity.WARNING)


def malformed_link(site: BuiltSite) -> Iterator[Fault]:
    """An address has the form of one (RFC 3986), so that every browser reads it alike.

    Bad:  <a href="http:/example.org/">مصدر</a>
    Bad:  <a href="">مصدر</a>
    Bad:  <a href="//energy/">الطاقة</a>
    Good: <a href="https://example.org/">مصدر</a>
    """
    for link in site.survey.odd:
        if link.lead.form:
            yield _fault(link, "malformed-link", link.lead.form)


def link_outside_site(site: BuiltSite) -> Iterator[Fault]:
    """An address that starts at the server's root includes the project's sub-path.

    Bad:  <a href="/energy/">الطاقة</a>
    Good: <a href="/mizan/energy/">الطاقة</a>
    """
    for link in site.survey.odd:
        if link.lead.answer is Answer.ASTRAY and not link.lead.form:
            _, file = site.answer(decoded(link.lead.address.path).removeprefix("/"))
            climbs = link.lead.address.path.startswith("..")
            message = "the address leaves out the folder that the site is published in"
            if climbs:
                message = "the address climbs out of the folder that the site is published in"
            fault = _fault(link, "link-outside-site", message, _with_fragment(file, link))
            yield replace(fault, expected=f"an address below {site.base.path}")


def wrong_language_link(site: BuiltSite) -> Iterator[Fault]:
    """A page links to pages of its own language, and its language switch to what `hreflang` says.

    A link that stands in an element with the other page's `lang` is meant for its readers.

    Bad:  <a href="en/energy/">الطاقة</a>
    Good: <a href="en/energy/" hreflang="en">English</a>
    Bad:  <a href="energy/" hreflang="en">English</a>
    """
    for link in site.survey.odd:
        use, lead, own = link.reference.use, link.lead, site.language_of(link.page)
        declared = link.reference.language.partition("-")[0].lower()
        meant = declared if use is Use.SWITCH else own
        file = lead.file
        if lead.answer is Answer.MISSING and use is Use.LINK and not declared:
            file = source_in_other_language(site, link)
        language = site.language_of(file) if file else lead.language
        if use not in {Use.LINK, Use.SWITCH} or not meant or language in {meant, "", declared}:
            continue
        guess = _with_fragment(_twin(site, file, meant), link)
        if use is Use.SWITCH:
            message = "the language switch leads to a page in another language than it says"
            yield _fault(link, "wrong-language-link", message, guess)
        else:
            message = "the link leads to a page in another language"
            fault = _fault(link, "wrong-language-link", message, guess)
            yield replace(fault, fix="link to the page in the language of this one")


def insecure_link(site: BuiltSite) -> Iterator[Fault]:
    """What a page loads comes over https; a link to another site names https where there is one.

    Browsers refuse what is loaded over http. Plain links are only noted, and not at all where the
    ledger of sources holds the very address: some sources have no other.

    Bad:  <a href="http://example.org/">مصدر</a>
    Good: <a href="https://example.org/">مصدر</a>
    """
    for link in site.survey.odd:
        use, lead = link.reference.use, link.lead
        if lead.address.scheme == "http" and lead.answer is Answer.ELSEWHERE and not lead.form:
            loaded = use in _LOADED
            message = "the page loads this over http" if loaded else "the link is not encrypted"
            yield replace(
                _fault(link, "insecure-link", message),
                severity=Severity.ERROR if loaded else Severity.INFO,
                fix="write https:// if the other site answers there",
            )


def relative_link_on_404(site: BuiltSite) -> Iterator[Fault]:
    """The page 404.html is shown at any address, so its links start at the server's root."""
    for link in site.survey.odd:
        address = link.lead.address
        relative = not address.scheme and address.host is None and not address.path.startswith("/")
        if link.page == NOT_FOUND and relative and address.path:
            message = "the page for wrong addresses is shown at any depth, where this link breaks"
            fault = _fault(link, "relative-link-on-404", message)
            yield replace(fault, fix=f"begin it with {site.base.path}")


def _missing(site: BuiltSite) -> Iterator[Link]:
    """References that nothing answers; a folder answers no image. What is malformed is told so."""
    for link in site.survey.odd:
        folder = link.lead.answer is Answer.REDIRECTED and link.reference.use in _LOADED
        if (link.lead.answer is Answer.MISSING or folder) and not _hopeless(link):
            yield link


def _hopeless(link: Link) -> bool:
    """Whether the form is so wrong that where it leads is no question any more."""
    return bool(link.lead.form) and (
        not link.reference.target.strip()
        or "lacks https" in link.lead.form
        or "wrongly" in link.lead.form
    )


def _twin(site: BuiltSite, file: str, language: str) -> str:
    """The same page in another language; empty where there is none."""
    first, *others = site.languages
    folder, _, rest = file.partition("/")
    name = rest if folder in others else file
    twin = name if language == first else f"{language}/{name}"
    return twin if twin in site.files else ""


def _with_fragment(file: str, link: Link) -> str:
    fragment = decoded(link.lead.address.fragment)
    return f"{file}#{fragment}" if file and fragment else file


def _fault(link: Link, rule: str, message: str, guess: str = "") -> Fault:
    return Fault(
        page=link.page,
        rule=rule,
        message=message,
        target=link.reference.target,
        found=decoded(link.reference.target).strip(),
        fix="correct the address, or delete it",
        guess=guess,
    )


RULES = (
    broken_link,
    broken_image,
    broken_asset,
    link_case,
    broken_anchor,
    missing_slash,
    malformed_link,
    link_outside_site,
    wrong_language_link,
    insecure_link,
    relative_link_on_404,
)


def links_findings(
    site: Path, root: Path, languages: Sequence[str], base_url: str = ""
) -> tuple[list[Finding], dict[str, int]]:
    """Everything wrong with the built site in `site`, and how much was looked at.

    `root` holds docs/ and mkdocs.yml, where the faults come from; the first of `languages` is the
    one at the top of the site. Raises CannotRunError where there is no site to look at.
    """
    built = read_built_site(site, languages, base_url)
    ledger = root / SOURCES_FILE
    known = ledger.read_text(encoding="utf-8", errors="replace") if ledger.is_file() else ""
    faults = [
        fault
        for rule in (*RULES, *alternates.RULES, *site_pages.RULES)
        for fault in rule(built)
        if not (fault.rule == "insecure-link" and f'"{fault.target}"' in known)
    ]
    counts = {
        "built pages": len(built.pages),
        "links": sum(len(document.references) for document in built.documents.values()),
    }
    found = set(Origins(built, root).findings(faults))
    return sorted(without_consequences(found)), counts
