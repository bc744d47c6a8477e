"""Where the site is published and what every page says in its own language: pure functions."""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

if TYPE_CHECKING:
    from scripts.ledger.languages import Language

MARKDOWN_STRINGS: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "ar": {
        "footnotes": {"BACKLINK_TITLE": "العودة إلى موضع الحاشية {:d} في النص"},
        "toc": {"title": "في هذه الصفحة", "permalink_title": "رابط دائم إلى هذا القسم"},
    },
    "en": {
        "footnotes": {"BACKLINK_TITLE": "Back to footnote {:d} in the text"},
        "toc": {"title": "On this page", "permalink_title": "Link to this section"},
    },
}
"""Settings of Markdown extensions that hold words; static-i18n cannot set them per language."""


def markdown_strings(code: str) -> Mapping[str, Mapping[str, str]]:
    """The settings for a language; the English ones where nobody has written its own yet."""
    return MARKDOWN_STRINGS.get(code, MARKDOWN_STRINGS["en"])


_REPOSITORY = re.compile(r"(?P<owner>[A-Za-z0-9][A-Za-z0-9-]*)/(?P<name>[A-Za-z0-9._-]+)")
_DUE = re.compile(
    r'<time class="due" datetime="(?P<due>[0-9-]{10})" data-overdue="(?P<overdue>[0-9-]{10})">'
    r"[^<]{1,60}</time>"
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")


GLOSSARY = "glossary.md"
_UNEXPLAINED = frozenset({GLOSSARY, "figures.md", "people.md", "sources.md"})
"""Pages made of entries, in which an explained term would only be in the way."""


@dataclass(frozen=True, slots=True)
class Alternate:
    """One page in one language: `url` to link to from the page at hand, `address` for machines."""

    language: str
    name: str
    direction: str
    url: str
    address: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A day or a month, for machines and for readers of one language."""

    iso: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a page's change log."""

    moment: Moment
    text: str


@dataclass(frozen=True, slots=True)
class PageNotes:
    """What the front matter says about the page: when it was read over, what has changed."""

    reviewed: Moment | None
    next_review: Moment | None
    changes: tuple[Change, ...]


def glossary_of(page: str, known: Collection[str]) -> str:
    """The address of the glossary from a page, both below docs; empty where none is wanted."""
    language, _, name = page.partition("/")
    glossary = f"{language}/{GLOSSARY}"
    if name in _UNEXPLAINED or glossary not in known:
        return ""
    return posixpath.relpath(glossary, posixpath.dirname(page))


def repository(env: Mapping[str, str]) -> str:
    """`owner/name` on GitHub, or nothing; REPOSITORY goes before GITHUB_REPOSITORY."""
    for variable in ("REPOSITORY", "GITHUB_REPOSITORY"):
        name = env.get(variable, "").strip()
        if name and not _REPOSITORY.fullmatch(name):
            raise ValueError(f"{variable} must be owner/name, but is {name!r}")
        if name:
            return name
    return ""


PREVIEW = "http://127.0.0.1:8000/"
"""Where a site stands that names no address, or an empty one: alternates need a full address."""


def site_address(configured: str, env: Mapping[str, str]) -> str:
    """The address the site is published under, ending in a slash.

    SITE_URL wins. Otherwise a repository that GitHub runs (GITHUB_REPOSITORY) is published on its
    owner's Pages, under its own name unless it is the owner's own `owner.github.io`.
    """
    if env.get("SITE_URL", "").strip():
        return env["SITE_URL"].strip().rstrip("/") + "/"
    running = repository({"GITHUB_REPOSITORY": env.get("GITHUB_REPOSITORY", "")})
    if not running:
        return (configured.strip() or PREVIEW).rstrip("/") + "/"
    owner, name = running.split("/")
    host = f"{owner.lower()}.github.io"  # GitHub answers in lower case; search engines compare
    return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"


def edit_address(name: str) -> str:
    """Where the source of a page can be edited: put its path under docs/ behind it."""
    return f"https://github.com/{name}/edit/main/docs/"


def is_shared(path: str, codes: Collection[str]) -> bool:
    """Whether a file under docs/ belongs to no language: an image, a file of the ledger."""
    return path.partition("/")[0] not in codes


def alternates(
    languages: Iterable[Language], urls: Mapping[str, str], site_url: str, *, rooted: bool = False
) -> list[Alternate]:
    """The twins of a page in the order of `languages`, from their addresses within the site.

    With `rooted`, links start at the server's root: a 404 page is shown at any depth.
    """
    base = urlsplit(site_url).path or "/"
    return [
        Alternate(
            language=language.code,
            name=language.name,
            direction=language.direction,
            url=urljoin(base, urls[language.code]) if rooted else urls[language.code],
            address=urljoin(site_url, urls[language.code]),
        )
        for language in languages
        if language.code in urls
    ]


def home_urls(languages: Sequence[Language]) -> dict[str, str]:
    """The home page of every language, within the site; the first language is at its root."""
    return {
        language.code: "./" if language is languages[0] else f"{language.code}/"
        for language in languages
    }


def with_direction(html: str, language: Language) -> str:
    """The page with `dir` on its root element; the theme puts it on the body only."""
    opening = f'<html lang="{language.code}"'
    return html.replace(f"{opening} class", f'{opening} dir="{language.direction}" class', 1)


_DRAWER = '<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer"'


def with_named_drawer(html: str, language: Language) -> str:
    """The page with a name for the checkbox that opens the menu; the theme has no block for it."""
    name = language.word("menu", "page")
    return html.replace(_DRAWER, f'{_DRAWER} aria-label="{name}"', 1)


def build_day(env: Mapping[str, str]) -> dt.date:
    """The day of the build: SOURCE_DATE_EPOCH where set, so that a build can be repeated."""
    epoch = env.get("SOURCE_DATE_EPOCH", "")
    now = dt.datetime.now(tz=dt.UTC)
    return (dt.datetime.fromtimestamp(int(epoch), tz=dt.UTC) if epoch.isdigit() else now).date()


def with_states(html: str, language: Language, today: dt.date) -> str:
    """The ledger page with each figure that is due or overdue on the day marked as such."""

    def marked(match: re.Match[str]) -> str:
        iso = today.isoformat()
        state = "overdue" if iso >= match["overdue"] else "due" if iso >= match["due"] else ""
        if not state:
            return match[0]
        return f'{match[0]} <strong class="state-{state}">{language.word(state, "states")}</strong>'

    return _DUE.sub(marked, html)


def moment(value: object, language: Language) -> Moment:
    """A date of the front matter (a YAML date, or text) as readers of `language` write it.

    Raises `ValueError` with a sentence for the editor.
    """
    iso = value.isoformat() if isinstance(value, dt.date) else str(value)
    if not _DAY.fullmatch(iso):
        raise ValueError(f"a date is written 2026-04-30 (or 2026-04), not {iso!r}")
    try:
        dt.date.fromisoformat(iso if len(iso) > len("2026-04") else f"{iso}-01")
    except ValueError:
        raise ValueError(f"there is no such day: {iso}") from None
    return Moment(iso=iso, text=language.period(iso))


def page_notes(meta: Mapping[str, object], language: Language) -> PageNotes:
    """The notes in a page's front matter: `reviewed`, `next_review`, `changes: [{date, text}]`."""
    changes = meta.get("changes") or ()
    if not isinstance(changes, Sequence) or isinstance(changes, str):
        raise ValueError(  # noqa: TRY004 - a fault in a page, not in the call
            "`changes` is a list of entries with `date` and `text`"
        )
    return PageNotes(
        reviewed=_moment_at(meta, "reviewed", language),
        next_review=_moment_at(meta, "next_review", language),
        changes=tuple(_change(entry, language) for entry in changes),
    )


def _moment_at(meta: Mapping[str, object], key: str, language: Language) -> Moment | None:
    if meta.get(key) is None:
        return None
    try:
        return moment(meta[key], language)
    except ValueError as error:
        raise ValueError(f"`{key}`: {error}") from None


def _change(entry: object, language: Language) -> Change:
    if not isinstance(entry, Mapping) or not {"date", "text"} <= set(entry):
        raise ValueError("every entry of `changes` has a `date` and a `text`")
    try:
        return Change(moment(entry["date"], language), str(entry["text"]))
    except ValueError as error:
        raise ValueError(f"`changes`: {error}") from None
