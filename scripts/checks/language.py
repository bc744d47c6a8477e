"""Every rule for language, and the repair of what is mechanical."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.checks import arabic_figures, characters, latin, typography, wording
from scripts.language.repair import edited
from scripts.pages.pages import page_from_text
from scripts.pages.waivers import apply_waivers

if TYPE_CHECKING:
    from scripts.pages.pages import Page

LANGUAGE_RULES = (
    *latin.RULES,
    *wording.RULES,
    *characters.RULES,
    *typography.RULES,
    *arabic_figures.RULES,
)
MECHANICAL = (*characters.MECHANICAL, *typography.MECHANICAL, *arabic_figures.MECHANICAL)
_ROUNDS = 8  # one repair may uncover another: a blank before a Western comma


def repaired(page: Page) -> str:
    """The text of the page with what is mechanical put right; what a waiver covers stays."""
    for _ in range(_ROUNDS):
        repairs = [repair for check in MECHANICAL for repair in check.repairs(page)]
        left = set(apply_waivers((finding for finding, _ in repairs), [page]))
        text = edited(page.text, (edit for finding, edit in repairs if finding in left))
        if text == page.text:
            break
        page, _ = page_from_text(page.path, text)
    return page.text
