"""Whether the word after a number can be the noun it counts."""

from __future__ import annotations

import re
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
_BROKEN_PLURAL = re.compile("..و.ا|ا..ا.ا")
_HUNDRED, _FEWEST = 100, 11
_FEW = range(3, 11)
_VERBS = word_set(
    "costs sells starts runs begins ends opens closes shows says uses offers features carries "
    "flew left heard found ruled sat met held ran shut set put began sank drew won lost beat took "
    "made struck became remains cost sold has had is was came went fell rose stood sits lies "
    "contains covers connects links bans allows requires states begins"
)
# Arabic nouns with the letter that verbs of the present begin with, and verbs with one of nouns.
_NOT_VERBS = word_set(
    "يوم يوما يورو يوان ين يخت يختا يهودي يهوديا ياباني يابانيا يمني يمنيا ليله ليلا ليال "
    "ليالي ليبيا ليبي ليبيه ليره ليرات ليتر ليترا ليترات ليزر ليمون ليمونه ليبرالي"
)
_IN_B = word_set(
    "بنوك بلدان بيوت براميل بواخر بنود بطولات بعثات بنايات برامج بحوث بقرات بضايع بنات بنين "
    "بحار بحارا بحاره بلد بلدا بيت بيتا برنامج برنامجا بحث بحثا برج برجا ابراج باب بابا باخره "
    "بلديه بلديات بنايه بند بندا برميل برميلا بنك بنكا بطل بطلا بريطاني بريطانيا بلاغ بلاغا "
    "بلاغات بطاقه بطاقات بذره بذور بصمه بصمات بوصه بوصات بايت بت"
)
_SHORTEST_VERB = 3
_ARABIC_VERBS = word_set(
    "تضم تقع تستضيف تشهد تعمل تبلغ تبدا تنتهي تحمل تنقل تربط تنص تمنح تتيح تسمح توقف تعرض تطل "
    "تخدم تتسع تحتوي تنتج تسير تتجه تحلق تغادر تصل تهبط تواصل تنافس تلعب تفوز تعود تمر تمتد "
    "تشمل ضم ضمت وقع وقعت استضاف استضافت شهد شهدت غادر غادرت وصل وصلت هبط هبطت حمل حملت نقل "
    "نقلت عاد عادت مر مرت"
)
_NOUNS_IN_T = ("ات", "يوت", "يت", "نت")
_TIMES = word_set("عام سنه شهر اسبوع يوم ليله ماضي ماضيه حالي حاليه مقبل مقبله اخير اخيره")
_SINGULAR_ENDING = ("ness", "ity", "sis", "us", "betes", "ss", "news")
_PLURALS_WITHOUT_S = word_set(
    "people men women children police fish sheep cattle aircraft spacecraft crew staff dozen "
    "percent per cent kg km mph feet teeth mice geese data media criteria phenomena "
    "personnel troops head horsepower hertz yuan yen baht rand won rupiah ringgit renminbi "
    "offspring deer trout salmon"
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
    if is_verb(word.key) or word.key.startswith("بم"):  # «بمنشآت»: no noun begins so
        return False
    particle = word.key[0] == "ب" and word.key not in p.lexicon.words and word.key not in _IN_B
    if particle:  # «بسينما»: the particle and an unknown noun
        return False
    return word.text[0] not in "وف" or word.key.startswith(_NOUNS) or word.text.endswith(_TANWIN)


def is_function(p: Passage, at: int) -> bool:
    """Whether a word is one of grammar: it ends every name."""
    return p.words[at].key in p.lexicon.function_words


def is_verb(key: str) -> bool:
    """Whether a folded Arabic word is a verb: by its first letter, or one of those known."""
    present = key[:1] == "ي" and key not in _NOT_VERBS
    aims = key[:2] == "لي" and len(key) > _SHORTEST_VERB and key not in _NOT_VERBS  # «ليقود»
    return present or aims or key in _ARABIC_VERBS


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
    construct = p.words[index + 1]  # «الطريق السريع 80 مدينة الكويت»
    owned = construct.definite and construct.prefix == "ال" and construct.key not in _TIMES
    if rest not in _FEW and owned and word.text.endswith("ة"):
        return False
    singular = word.text.endswith("ة") and word.text[0] != "أ"
    if rest in _FEW:  # «تيوتونيا 3 غرقت»
        past = word.key.endswith("ت") and not word.key.endswith(_NOUNS_IN_T)
        return not singular and not past
    return token.whole not in {1, 2} and not (token.whole > _FEW[-1] and word.key.endswith("ات"))


def is_singular(p: Passage, index: int) -> bool:
    """Whether an English noun cannot be what more than one is counted of: «type 2 diabetes»."""
    word = p.words[index]
    if word.key in p.lexicon.people or word.key in _PLURALS_WITHOUT_S:
        return False
    return not word.key.endswith("s") or word.key.endswith(_SINGULAR_ENDING)


def is_accusative(p: Passage, index: int, after: int, *, feminine: bool = False) -> bool:
    """Whether a noun follows in the case that 11 to 99 ask for: «14 راكباً», «57 طائرة»."""
    word = p.words[after]
    if _BROKEN_PLURAL.fullmatch(word.key):  # «المادة 232 رسوماً»: 32 ask for «رسماً»
        return False
    if (
        not word.text.endswith((*_TANWIN, "ة") if feminine else _TANWIN)
        or word.key.endswith("يا")
        or word.key in p.lexicon.function_words
    ):
        return False
    token = p.words[index].digits
    return token is not None and (token.whole or 0) % _HUNDRED >= _FEWEST


def is_counted_feminine(p: Passage, index: int, after: int) -> bool:
    """«أيد القرار 141 دولة»: a feminine noun of those that are counted, after 11 to 99."""
    word, token = p.words[after], p.words[index].digits
    counted = (
        not word.prefix and not is_function(p, after) and f"{word.key[:-1]}تين" in p.lexicon.pairs
    )
    owned = p.words[after + 1].definite and p.words[after + 1].prefix == "ال"
    return counted and not owned and token is not None and (token.whole or 0) % _HUNDRED >= _FEWEST
