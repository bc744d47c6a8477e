"""Rules for numbers: each is bound to the ledger, and shows what the ledger says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.checks.lacking import lacks, meant_figure
from scripts.core.finding import Finding, Severity, Span
from scripts.ledger.schema import did_you_mean
from scripts.pages.binding import gross, rewritten
from scripts.reading.lexicon import LANGUAGES
from scripts.reading.numerals import Kind, Numeral, read_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.ledger.figures import Figure
    from scripts.pages.pages import BoundNumber, Page, Prose
    from scripts.pages.tree import Tree

SYNC = "python -m scripts.sync_figures --write"
_SPOKEN = 10  # number words up to ten that merely count are language, not data
_COUNTS = frozenset({"", "count", "people", "day", "week", "month", "year", "decade", "hour"})
_PLAIN_FIELDS = ("title", "description")

_SENTENCES = {
    "sign": "the sign differs from the ledger",
    "unit": "the unit differs from the ledger",
    "not-over": "the ledger is not over the number shown",
    "not-under": "the ledger is not under the number shown",
    "over-too-far": "the ledger is far over the number shown",
    "rounds-to-zero": "the number shown is zero and the ledger is not",
    "no-number": "the link holds no number that can be compared",
    "several-numbers": "the link holds more than one number",
    "unreadable": "the number cannot be read",
    "bound": "the source gives a bound, and the text drops its word",
    "ambiguous": "the number can be read in two ways",
}


def figure_mismatch(tree: Tree) -> Iterator[Finding]:
    """A bound number agrees with its figure at the precision shown.

    Bad:  [241 مليار دولار][trade-2023]
    Good: [240 مليار دولار][trade-2023]
    Good: [$240.1 billion][trade-2023]
    Bad:  [$240.0 billion][trade-2023]
    """
    yield from _mismatches(tree, "figure-mismatch", changes_conclusion=False)


def figure_gross_mismatch(tree: Tree) -> Iterator[Finding]:
    """A bound number says what its figure says: the same sign, unit and order of magnitude.

    A slip in a last digit misleads a little; these mislead about what happened.

    Bad:  [$240 million][trade-2023]
    Good: [$240 billion][trade-2023]
    Bad:  Trade fell by [26.3%][trade-growth-2023] to [$24 billion][trade-2023].
    Bad:  ارتفعت بمقدار [26.3 نقطة مئوية][trade-growth-2023].
    """
    yield from _mismatches(tree, "figure-gross-mismatch", changes_conclusion=True)


def _mismatches(tree: Tree, rule: str, *, changes_conclusion: bool) -> Iterator[Finding]:
    for page, number, figure in _bound(tree):
        outcome = tree.verdicts[page.path, number.start]
        if outcome.agree or gross(number, figure, page.language, outcome) != changes_conclusion:
            continue
        proposal = rewritten(number, figure, page.language)
        fix = SYNC if proposal.text is not None else proposal.advice
        yield Finding(
            path=page.path,
            line=number.line,
            rule=rule,
            message=_SENTENCES.get(outcome.code, "the number differs from the ledger"),
            found=f"[{number.text}][{figure.id}]",
            expected=tree.ledger.language(page.language).figure(figure),
            fix="write the word of the source into the link" if outcome.code == "bound" else fix,
            spans=(_span(page, number),),
            about=_about(tree, page, number),
        )


def figure_over_precise(tree: Tree) -> Iterator[Finding]:
    """A bound number shows no digit that its source did not print.

    Bad:  [$240.110 billion][trade-2023]
    Good: [$240.11 billion][trade-2023]
    """
    for page, number, figure in _bound(tree):
        if tree.verdicts[page.path, number.start].code == "over-precise":
            yield Finding(
                path=page.path,
                line=number.line,
                rule="figure-over-precise",
                message="the number shows more digits than the ledger holds",
                severity=Severity.WARNING,
                found=f"[{number.text}][{figure.id}]",
                expected=tree.ledger.language(page.language).figure(figure),
                fix="show fewer digits",
            )


def unknown_figure(tree: Tree) -> Iterator[Finding]:
    """A bound number names an entry of the ledger.

    Bad:  [$240 billion][trade-2032]
    Good: [$240 billion][trade-2023]
    """
    for page in tree.pages:
        for number in page.numbers:
            if number.id not in tree.ledger.figures:
                guess = did_you_mean(number.id, tree.ledger.figures)
                yield Finding(
                    path=page.path,
                    line=number.line,
                    rule="unknown-figure",
                    message="the link names no entry of the ledger",
                    found=f"[{number.text}][{number.id}]",
                    fix=guess or "add the entry to docs/data/figures.toml, or correct the id",
                    spans=(_span(page, number),),
                    about=_about(tree, page, number),
                )


def _span(page: Page, number: BoundNumber) -> Span:
    """The whole link; where no number stands in it, with the characters that then meet."""
    bare = 0 if number.text.strip() else 1
    return Span(page.path, number.start - 1 - bare, number.end + len(number.id) + 3 + bare)


def _about(tree: Tree, page: Page, number: BoundNumber) -> frozenset[str]:
    """What pages lack if the link was meant for another figure, or for none: that one, and this."""
    meant = meant_figure(tree, page, number)
    words = not any(map(str.isdigit, number.text)) and (page.path, number.start) in tree.verdicts
    none = words and tree.verdicts[page.path, number.start].code == "no-number"
    if not (meant or none):
        return frozenset()
    pages = tree.by_name[page.name].values()
    elsewhere = (lacks(one, number.section, number.id) for one in pages)
    here = lacks(page, number.section, meant) if meant else frozenset[str]()
    return here.union(*elsewhere)


def unbound_number(tree: Tree) -> Iterator[Finding]:
    """A figure in the text is bound to the ledger.

    Dates, ordinals, names such as G20, and number words up to ten that merely count are not
    figures; code, addresses, quotations and generated blocks are left alone. In a language whose
    words the reader does not know, nothing can be told apart, and nothing is asked.

    Bad:  Trade rose to $240 billion.
    Good: Trade rose to [$240 billion][trade-2023].
    Good: The two presidents met in 2024, at the G20.
    Bad:  ارتفعت التجارة إلى 240 مليار دولار.
    Good: ارتفعت التجارة إلى [240 مليار دولار][trade-2023].
    """
    for page in tree.pages:
        for prose in page.prose:
            if prose.block.kind != "quote":
                yield from _unbound_in(page, prose)
        for field in _PLAIN_FIELDS:
            for numeral in _figures(page.front.text(field), page.language):
                yield _unbound(page, page.front.line(field), numeral.text)


def _unbound_in(page: Page, prose: Prose) -> Iterator[Finding]:
    bound = [
        (number.start - prose.start, number.end - prose.start)
        for number in page.numbers
        if prose.start <= number.start < prose.block.end
    ]
    for numeral in _figures(prose.text, page.language):
        first, last = numeral.digits
        if not any(start <= first and last <= end for start, end in bound):
            line = page.lines.number(prose.start + first)
            yield _unbound(page, line, numeral.text)


def _unbound(page: Page, line: int, text: str) -> Finding:
    return Finding(
        path=page.path,
        line=line,
        rule="unbound-number",
        message="the number is bound to no entry of the ledger",
        found=text,
        fix="write it as [number][id] with an id from docs/data/figures.toml",
    )


def _figures(text: str, language: str) -> Iterator[Numeral]:
    for numeral in read_numbers(text, language) if language in LANGUAGES else ():
        if numeral.kind in {Kind.FIGURE, Kind.AMBIGUOUS, Kind.UNREADABLE} and not _spoken(numeral):
            yield numeral


def _spoken(numeral: Numeral) -> bool:
    """Whether it is a small number word that counts things: «ثلاثة أسباب», "two presidents"."""
    return (
        not any(character.isdigit() for character in numeral.text)
        and numeral.unit in _COUNTS
        and numeral.value is not None
        and numeral.value <= _SPOKEN
    )


def _bound(tree: Tree) -> Iterator[tuple[Page, BoundNumber, Figure]]:
    for page in tree.pages:
        for number in page.numbers:
            figure = tree.ledger.figures.get(number.id)
            if figure:
                yield page, number, figure


RULES = (
    figure_mismatch,
    figure_gross_mismatch,
    figure_over_precise,
    unknown_figure,
    unbound_number,
)
