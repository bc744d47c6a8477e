"""Words that readers type for one another when they search: docs/data/synonyms.toml.

An entry is `words.ar` and `words.en`, lists of words or phrases that mean the same; a language may
have none. Names and terms are not repeated here: names.toml and glossary.toml hold their forms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.ledger.schema import read_entries
from scripts.ledger.toml_file import read_toml

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.core.finding import Finding
    from scripts.ledger.schema import Forms

SYNONYMS_FILE = "docs/data/synonyms.toml"


def read_synonyms(
    root: Path, languages: tuple[str, ...], faults: list[Finding]
) -> dict[str, Forms]:
    """The words by id and language, in the order of the file; faults are added to the list."""
    synonyms = {}
    for name, entry in read_entries(read_toml(root, SYNONYMS_FILE), faults, languages).items():
        synonyms[name] = entry.forms("words")
        if sum(len(words) for words in synonyms[name].values()) == 1:
            fix = "add another word, or take the entry out"
            entry.fault("ledger-bad-value", "one word is no synonym", "words", fix=fix)
        entry.close()
    return synonyms
