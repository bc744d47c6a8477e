"""The words of generated text about charts: the group `charts` of languages.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scripts.ledger.languages import Language

LICENCE = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"


def phrase(name: str, language: Language, **values: str) -> str:
    """A phrase in the language, its fields filled."""
    return language.word(name, "charts").format(**values)
