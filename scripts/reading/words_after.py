"""Whether the word after a number can be the noun it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.reading.lexicon import word_set

if TYPE_CHECKING:
    from scripts.reading.tokens import Passage

# Nouns that begin with و or ف; other words with these letters are joined verbs and particles.
_NOUNS = (
    "وحد",
    "وفد",
    "وزير",
    "ورق",
    "وظيف",
    "وثيق",
    "وكال",
    "ولاي",
    "وسيل",
    "ورش",
    "فرص",
    "فرع",
    "فرد",
)
_TANWIN = ("اً", "ًا")
_HUNDRED, _FEWEST = 100, 11
_FEW = range(3, 11)
_VERBS = word_set(
    "costs sells starts runs begins ends opens closes shows says uses offers features carries "
    "flew left heard found ruled sat met held ran shut set put began sank drew won lost beat took "
    "made struck became remains cost sold has had is was came went fell rose stood sits lies "
    "contains covers connects links bans allows requires states begins"
)
_PAST = frozenset({"bed", "seed", "need", "speed", "breed", "shed", "sled"})


def counted_noun(p: Passage, index: int) -> bool:
    """Whether the word can be the noun that the number before it counts."""
    word = p.words[index]
    if not word.letters or word.prefix or word.key in p.lexicon.function_words:
        return False
    if word.key in p.lexicon.cardinals:
        return False
    if p.lexicon.language != "ar":
        return word.text[0].islower()
    return word.text[0] not in "وف" or word.key.startswith(_NOUNS) or word.text.endswith(_TANWIN)


def follows_as_noun(p: Passage, index: int) -> bool:
    """Whether the word after a number that may be a name is what it counts, by form.

    Arabic digits from 3 to 10 ask for a plural, from 100 for a singular, 1 and 2 for nothing:
    «المجموعة 2 إسبانيا» counts no Spains. English verbs end in "ed": "bus 66 collided".
    """
    if not counted_noun(p, index):
        return False
    word = p.words[index]
    if p.lexicon.language != "ar":
        return word.key not in _VERBS and not (word.key.endswith("ed") and word.key not in _PAST)
    token = p.words[index - 1].digits
    if token is None or token.whole is None:
        return True
    rest = token.whole % _HUNDRED
    singular = word.text.endswith("ة") and word.text[0] != "أ"
    if rest in _FEW:
        return not singular
    return token.whole not in {1, 2} and not (token.whole > _FEW[-1] and word.key.endswith("ات"))


def is_accusative(p: Passage, index: int, after: int, *, feminine: bool = False) -> bool:
    """Whether a noun follows in the case that 11 to 99 ask for: «14 راكباً», «57 طائرة»."""
    word = p.words[after]
    if (
        not word.text.endswith((*_TANWIN, "ة") if feminine else _TANWIN)
        or word.key.endswith("يا")
        or word.key in p.lexicon.function_words
    ):
        return False
    token = p.words[index].digits
    return token is not None and (token.whole or 0) % _HUNDRED >= _FEWEST
