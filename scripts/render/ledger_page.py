"""The ledger page: every figure with its value, source, rivals and the pages that use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.pages.blocks import NAMELESS
from scripts.pages.pages import LEDGER_PAGE, SOURCES_PAGE, Page
from scripts.render.definitions import SEPARATOR, credit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scripts.ledger.figures import Competing, Figure
    from scripts.ledger.languages import Language
    from scripts.ledger.ledger import Ledger

Uses = dict[str, list[tuple[Page, str]]]
"""For each figure the pages that bind it, each with the first section in which it stands."""


def uses(pages: tuple[Page, ...], language: str) -> Uses:
    """Where the figures stand in one language."""
    found: Uses = {}
    for page in pages:
        if page.language != language:
            continue
        seen: set[str] = set()
        for number in page.numbers:
            if number.id not in seen:
                seen.add(number.id)
                found.setdefault(number.id, []).append((page, number.section))
    return found


def ledger_page(page: Page, ledger: Ledger, used: Uses) -> str:
    """Figures grouped by topic, in the order of the ledger; one heading and anchor each."""
    language = ledger.language(page.language)
    parts: list[str] = []
    for topic, title in language.groups["topics"].items():
        figures = [figure for figure in ledger.figures.values() if figure.topic == topic]
        if figures:
            parts.append(f"## {title} {{#topic-{topic}}}")
            parts += [_entry(figure, ledger, language, used) for figure in figures]
    return "\n\n".join(parts)


def _entry(figure: Figure, ledger: Ledger, language: Language, used: Uses) -> str:
    code = language.code
    head = f"### {figure.label[code]}{SEPARATOR}{language.period(figure.period)} {{#{figure.id}}}"
    value = f"**{language.figure(figure)}**"
    if figure.note:
        value += f"{SEPARATOR}{figure.note[code]}"
    facts = "\n".join(f"- {name}: {text}" for name, text in _facts(figure, ledger, language, used))
    return f"{head}\n\n{value}\n\n{facts}"


def _facts(
    figure: Figure, ledger: Ledger, language: Language, used: Uses
) -> Iterator[tuple[str, str]]:
    code = language.code
    if figure.sources:
        yield language.word("source"), _sources(figure, ledger, language)
    if figure.sources and figure.locator:  # in the words of the source, whatever their language
        yield language.word("locator"), f'<bdi dir="ltr">{figure.locator}</bdi>'
    if figure.derivation:
        yield language.word("derived"), _derivation(figure, ledger.figures, language)
    for rival in figure.competing:
        yield language.word("competing"), _rival(rival, ledger, code)
    places = used.get(figure.id, [])
    if places:
        links = tuple(_place(page, section) for page, section in places)
        yield language.word("used"), language.patterns["comma"].join(links)
    yield (
        language.word("checked"),
        SEPARATOR.join(
            (
                language.period(figure.checked.isoformat()),
                f"{language.word('review')}: {_review(figure, ledger, language)}",
                f"{language.word('confidence')}: {language.word(figure.confidence, 'confidence')}",
            )
        ),
    )


def _review(figure: Figure, ledger: Ledger, language: Language) -> str:
    """The cadence, and the day from which the figure is due to be looked at again.

    The states themselves depend on the day; the build adds them, so that this text need not change.
    """
    cadence, days = language.word(figure.review, "review"), ledger.cadences[figure.review]
    due, overdue = days.due_from(figure.checked), days.overdue_from(figure.checked)
    if due is None or overdue is None:
        return cadence
    when = language.period(due.isoformat())
    dated = f'<time class="due" datetime="{due}" data-overdue="{overdue}">{when}</time>'
    return language.word("due", "review").format(cadence=cadence, when=dated)


def _sources(figure: Figure, ledger: Ledger, language: Language) -> str:
    links = [
        f"[{ledger.sources[name].publisher[language.code]}]({SOURCES_PAGE}#{name})"
        for name in figure.sources
    ]
    text = language.patterns["comma"].join(links)
    origin = credit(figure, ledger, language.code)
    if origin != ledger.sources[figure.sources[0]].publisher[language.code]:
        text = f"{origin}{SEPARATOR}{text}"
    return text


def _derivation(figure: Figure, figures: Mapping[str, Figure], language: Language) -> str:
    """The calculation in words, each operand linked; beside a published rate also our result."""
    if figure.derivation is None:
        return ""
    links = tuple(
        f"[{figures[name].label[language.code]}{SEPARATOR}{language.period(figures[name].period)}]"
        f"({LEDGER_PAGE}#{name})"
        for name in figure.derivation.arguments
    )
    pattern = language.word(figure.derivation.function, "derive")
    text = pattern.format(*links, all=language.joined(links))
    if figure.published is not None and figure.computed is not None:
        result = figure.unit.written(round(figure.computed, 2), language.code)
        text += f" ({language.word('computed')}: <bdi>{result}</bdi>)"
    return text


def _rival(rival: Competing, ledger: Ledger, code: str) -> str:
    source = ledger.sources[rival.source]
    value = rival.unit.written(rival.value, code)
    return (
        f"<bdi>{value}</bdi>{SEPARATOR}[{source.publisher[code]}]({SOURCES_PAGE}#{source.id})"
        f"{SEPARATOR}{rival.why[code]}"
    )


def _place(page: Page, section: str) -> str:
    anchor = "" if section.startswith(NAMELESS) or not section else f"#{section}"
    return f"[{page.title}]({page.name}{anchor})"
