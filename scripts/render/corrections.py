"""Corrections for readers: the page that lists them, and the note on each page they touch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.pages.pages import CORRECTIONS_PAGE, LEDGER_PAGE, SOURCES_PAGE
from scripts.render.definitions import SEPARATOR

if TYPE_CHECKING:
    from scripts.ledger.corrections import Correction
    from scripts.ledger.languages import Language
    from scripts.ledger.ledger import Ledger
    from scripts.pages.pages import Page


def corrections_page(page: Page, ledger: Ledger) -> str:
    """Every correction under a heading of its own, newest first; a sentence where there is none."""
    language = ledger.language(page.language)
    if not ledger.corrections:
        return language.word("none", "corrections")
    return "\n\n".join(
        _entry(correction, ledger, language) for correction in ledger.corrections.values()
    )


def correction_notes(page: Page, ledger: Ledger) -> str:
    """A box that names each corrected figure which the page shows; nothing where there is none."""
    language, shown = ledger.language(page.language), {number.id for number in page.numbers}
    touching = [one for one in ledger.corrections.values() if one.figure.id in shown]
    if not touching:
        return ""
    target = page.link_to(CORRECTIONS_PAGE)
    lines = [
        f"    - [{_what(correction, language)}]({target}#{correction.id}): "
        f"{_old_and_new(correction, language)}"
        for correction in touching
    ]
    return "\n".join([f'!!! note "{language.word("title", "corrections")}"', "", *lines])


def _entry(correction: Correction, ledger: Ledger, language: Language) -> str:
    source, figure = ledger.sources[correction.source], correction.figure
    facts = {
        "change": _old_and_new(correction, language),
        "shown": language.patterns["range"].format(
            first=language.period(correction.since.isoformat()),
            last=language.period(correction.corrected.isoformat()),
        ),
        "reason": correction.reason[language.code],
        "source": f"[{source.publisher[language.code]}]({SOURCES_PAGE}#{source.id})",
        "entry": f"[{figure.label[language.code]}]({LEDGER_PAGE}#{figure.id})",
    }
    lines = [f"- {language.word(name, 'corrections')}: {text}" for name, text in facts.items()]
    return f"## {_what(correction, language)} {{#{correction.id}}}\n\n" + "\n".join(lines)


def _what(correction: Correction, language: Language) -> str:
    figure = correction.figure
    return f"{figure.label[language.code]}{SEPARATOR}{language.period(figure.period)}"


def _old_and_new(correction: Correction, language: Language) -> str:
    unit = correction.figure.unit
    old, new = (unit.written(value, language.code) for value in (correction.old, correction.new))
    pattern = language.word("old-and-new", "corrections")
    return pattern.format(old=f"<bdi>{old}</bdi>", new=f"<bdi>{new}</bdi>")
