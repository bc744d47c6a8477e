"""What the reference pages have in common: order, spellings, and who is cited."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from scripts.pages.pages import SOURCES_PAGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scripts.ledger.forms import Wording
    from scripts.ledger.languages import Language
    from scripts.ledger.ledger import Ledger

_NO_LETTER = re.compile(r"[^\w\s]|\u0640")
_ARTICLES = {"ar": "ال", "en": "the "}
# Letters that dictionaries file as one.
_FILED_AS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ؤ": "و", "ئ": "ي", "ى": "ي", "ة": "ه"})


def filed_as(text: str, language: str) -> str:
    """The key that puts a text in its alphabetical place, marks and the article left out."""
    bare = "".join(one for one in unicodedata.normalize("NFD", text) if not _is_mark(one))
    words = _NO_LETTER.sub("", unicodedata.normalize("NFC", bare)).casefold().translate(_FILED_AS)
    return words.strip().removeprefix(_ARTICLES.get(language, ""))


def _is_mark(character: str) -> bool:
    """Vowel signs and accents; the hamza of «أ» parts from its letter and goes with them."""
    return unicodedata.category(character) == "Mn"


def sources_fact(names: Iterable[str], ledger: Ledger, language: Language) -> Iterator[str]:
    """The line that names the sources, each linked to its entry; nothing where there is none."""
    links = [
        f"[{ledger.sources[name].publisher[language.code]}]({SOURCES_PAGE}#{name})"
        for name in names
    ]
    if links:
        word = language.word("source" if len(links) == 1 else "sources")
        yield f"{word}: {language.patterns['comma'].join(links)}"


def other_languages(wording: Wording, ledger: Ledger, language: Language) -> Iterator[str]:
    """How the same thing is written in each other language."""
    for other in ledger.languages:
        if other.code != language.code:
            yield f"{language.word(other.code, 'scripts')}: {spelling(wording.preferred, other)}"


def spelling(words: dict[str, str], language: Language) -> str:
    """The words of one language, marked as such."""
    return spelled(words[language.code], language)


def spelled(text: str, language: Language) -> str:
    """A text in a language that may not be that of the page."""
    return f'<bdi lang="{language.code}" dir="{language.direction}">{text}</bdi>'


def forms_facts(wording: Wording, ledger: Ledger, language: Language) -> Iterator[str]:
    """The forms accepted beside the preferred one, and those to avoid, in all languages."""
    comma = language.patterns["comma"]
    for name, forms in (("also", wording.also), ("avoid", wording.avoid)):
        spelled_forms = [spelled(form, one) for one in ledger.languages for form in forms[one.code]]
        if spelled_forms:
            yield f"{language.word(name, 'reference')}: {comma.join(spelled_forms)}"
