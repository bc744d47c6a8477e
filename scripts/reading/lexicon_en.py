"""English number words and cues, as data for `lexicon.py`.

Phrases are separated by `;` and written as tokens: "p . p". Meanings of cues are kinds, and
`year`.
"""

from __future__ import annotations

CARDINALS = {
    0: "zero",
    1: "one",
    2: "two",
    3: "three",
    4: "four",
    5: "five",
    6: "six",
    7: "seven",
    8: "eight",
    9: "nine",
    10: "ten",
    11: "eleven",
    12: "twelve",
    13: "thirteen",
    14: "fourteen",
    15: "fifteen",
    16: "sixteen",
    17: "seventeen",
    18: "eighteen",
    19: "nineteen",
    20: "twenty",
    30: "thirty",
    40: "forty fourty",
    50: "fifty",
    60: "sixty",
    70: "seventy",
    80: "eighty",
    90: "ninety",
}
SCALES = {
    3: "thousand ths thsd",
    5: "lakh lakhs",
    6: "million mln mn mio",
    7: "crore crores",
    9: "billion bln bn milliard",
    12: "trillion trln trn tn",
    15: "quadrillion",
}
ALONE: dict[int, str] = {}
SUFFIXES = {
    3: "k K",
    6: "m M mn Mn MN mln Mln MLN mm MM",
    9: "bn Bn BN bln Bln B b",
    12: "tn trn trln T Tn",
}
FRACTIONS = {
    (1, 2): "half halves",
    (1, 3): "third thirds",
    (1, 4): "quarter quarters fourths",
    (1, 5): "fifth fifths",
    (1, 6): "sixth sixths",
    (1, 7): "seventh sevenths",
    (1, 8): "eighth eighths",
    (1, 9): "ninth ninths",
    (1, 10): "tenth tenths",
    (1, 12): "twelfth twelfths",
    (1, 20): "twentieth twentieths",
    (1, 100): "hundredth hundredths",
    (1, 1000): "thousandth thousandths",
}
MULTIPLES = {
    "0.5": "halved halving halve halves",
    "2": "doubled doubling doubles double twice twofold",
    "3": "tripled tripling triples triple trebled trebling treble thrice threefold",
    "4": "quadrupled quadrupling quadruples quadruple fourfold",
    "5": "quintupled quintupling quintuple fivefold",
    "6": "sextupled sixfold",
    "7": "septupled sevenfold",
    "8": "octupled eightfold",
    "9": "ninefold",
    "10": "tenfold",
    "12": "twelvefold",
    "15": "fifteenfold",
    "20": "twentyfold",
    "30": "thirtyfold",
    "50": "fiftyfold",
    "100": "hundredfold",
    "1000": "thousandfold",
}
ORDINALS = {
    1: "first",
    2: "second",
    3: "third",
    4: "fourth",
    5: "fifth",
    6: "sixth",
    7: "seventh",
    8: "eighth",
    9: "ninth",
    10: "tenth",
    11: "eleventh",
    12: "twelfth",
    13: "thirteenth",
    14: "fourteenth",
    15: "fifteenth",
    16: "sixteenth",
    17: "seventeenth",
    18: "eighteenth",
    19: "nineteenth",
    20: "twentieth",
    30: "thirtieth",
    40: "fortieth",
    50: "fiftieth",
    60: "sixtieth",
    70: "seventieth",
    80: "eightieth",
    90: "ninetieth",
    100: "hundredth",
    1000: "thousandth",
    1000000: "millionth",
}
PAIRS: dict[str, str] = {
    "dozen": "dozen",
    "a": "a an",
    "hundred": "hundred",
    "quarter": "½ ¼ ¾ ⅓ ⅔",
}
COUNTED = ""
KNOWN = ""
TEENS = ""
MONTHS = (
    "january february march april may june july august september october november december jan "
    "feb mar apr jun jul aug sep sept oct nov dec muharram safar rabi jumada rajab shaban "
    "nisan iyar sivan tammuz elul tishrei tishri cheshvan kislev tevet shevat adar farvardin "
    "ordibehesht khordad mordad shahrivar mehr aban azar bahman esfand sha'ban ramadan shawwal dhu"
)
PEOPLE = (
    "people persons person workers employees staff officials soldiers troops students tourists "
    "visitors migrants residents inhabitants citizens engineers passengers men women children "
    "users customers adults households delegates ministers experts scientists specialists "
    "participants refugees deaths fatalities casualties victims travellers travelers jobs members "
    "executives diplomats businessmen entrepreneurs civilians servicemen personnel farmers "
    "teachers doctors investors consumers subscribers speakers athletes leaders personnel pupils "
    "dead wounded injured killed missing journalists lawmakers envoys spectators fans onlookers "
    "worshippers pilgrims prisoners souls immigrants labourers"
)
FUNCTION_WORDS = (
    "a an the of in on at by to from for with as and or but than that which who is are was were "
    "be been it its his her their this these those has have had will would can may might up "
    "down over under after before since until till during between among against about into per "
    "not while when where if then so because although though however compared versus vs "
    "according including excluding respectively ago earlier later more less higher lower each "
    "every said says both also only rose fell grew dropped increased decreased declined jumped "
    "climbed surged slumped went came"
)
MODIFIERS = {
    "about": (
        "about ; around ; approximately ; roughly ; some ; circa ; ca ; ca . ; c . ; ~ ; ≈ ; ∼ "
        "; approx ; approx . ; an estimated ; estimated ; in the region of ; in the order of ; "
        "on the order of ; in the neighborhood of ; in the vicinity of ; more or less ; or so"
    ),
    "over": (
        "more than ; over ; above ; exceeding ; exceeds ; exceeded ; exceed ; topped ; topping "
        "; tops ; surpassed ; surpassing ; surpasses ; surpass ; upwards of ; upward of ; in "
        "excess of ; greater than ; higher than ; better than ; passed ; > ; north of ; beyond "
        "; just over ; well over ; little over ; top ; larger than"
    ),
    "under": (
        "less than ; fewer than ; under ; below ; lower than ; smaller than ; < ; short of ; "
        "south of ; beneath ; well under ; well below"
    ),
    "nearly": (
        "nearly ; almost ; close to ; just under ; just below ; just short of ; just shy of ; "
        "shy of ; a little under ; a little less than ; slightly less than ; slightly under ; "
        "slightly below ; virtually ; nearing ; approaching ; approached ; near ; a bit less "
        "than ; not quite ; nigh on"
    ),
    "at_least": (
        "at least ; no less than ; no fewer than ; not less than ; not fewer than ; a minimum "
        "of ; minimum of ; ≥ ; at a minimum ; no lower than ; not below"
    ),
    "at_most": (
        "at most ; up to ; no more than ; not more than ; as much as ; as many as ; a maximum "
        "of ; maximum of ; ≤ ; not exceeding ; not exceed ; not over ; no higher than ; capped "
        "at ; never more than ; not above ; not exceeded"
    ),
}
MODIFIERS_AFTER = {
    "over": "+ ; - plus ; plus",
    "about": "or so ; - odd ; odd ; or thereabouts ; give or take",
    "at_least": (
        "or more ; or above ; or higher ; or greater ; at least ; at a minimum ; and above"
    ),
    "at_most": "or less ; or fewer ; or below ; or lower ; at most ; at maximum",
}
CUES = {
    "year": (
        "in ; since ; until ; till ; year ; years ; during ; by ; fy ; fiscal ; circa ; early ; "
        "late ; mid ; spring ; summer ; autumn ; winter ; throughout ; back in"
    ),
    "reference": (
        "page ; pages ; p ; p . ; pp ; pp . ; table ; tables ; figure ; figures ; fig ; fig . ; "
        "figs ; figs . ; chart ; section ; sections ; sec . ; § ; §§ ; chapter ; chapters ; "
        "article ; articles ; art ; art . ; annex ; appendix ; paragraph ; paragraphs ; para ; "
        "para . ; paras ; clause ; clauses ; volume ; vol ; vol . ; no . ; nos . ; nos ; no ; № ; "
        "# ; issue ; resolution ; resolutions ; decree ; directive ; eo ; e . o . ; ref ; ref . ; "
        "footnote ; note ; notes ; exhibit ; verse ; line ; lines ; item ; box ; executive order "
        "; law ; protocol ; rule ; regulation ; title ; act ; map ; slide ; verses ; isbn ; issn "
        "; doi ; imo ; inn ; hs ; hs code ; hs codes ; code ; codes ; postcode ; zip ; ticker ; "
        "nr ; nr . ; number ; numbers ; serial ; case ; bill ; docket ; clause ; point ; schedule "
        "; heading ; headings ; subheading ; question ; step ; equation ; eq . ; column ; row ; "
        "rows ; columns ; invoice ; contract ; order ; licence ; license ; permit ; patent ; "
        "account ; file ; room ; suite ; option ; scenario ; category ; chapter ; part ; parts ; "
        "paper ; report no . ; doc ; doc . ; document ; error ; p . o . box ; number is ; code is "
        "; s . ; h . r . ; psalm ; sonnet ; symphony ; op . ; bwv ; k . ; numbers were ; numbers "
        "are ; opus ; episode ; season ; form ; amendment ; attachment ; measure ; goal ; sdg ; "
        "goals ; extension ; ext ; ext . ; exit ; ward ; seat ; apartment ; flat ; locker ; bus ; "
        "sheet"
    ),
    "identifier": (
        "rfc ; port ; llama ; cuda ; ios ; uefi ; latitude ; longitude ; group of ; phase ; stage "
        "; unit ; units ; block ; train ; flight ; route ; highway ; line ; gate ; platform ; "
        "boeing ; airbus ; nasdaq ; ftse ; nikkei ; csi ; stoxx ; fortune ; s & p ; russell ; "
        "topix ; dax ; cac ; windows ; iphone ; android ; type ; mark ; model ; class ; level ; "
        "tier ; grade ; round ; euro ; package ; lng ; siberia ; stream ; sakhalin ; reactor ; "
        "soyuz ; apollo ; formula ; area ; covid ; sputnik ; sputnik - ; world war ; channel ; lot "
        "; zone ; building ; pier ; berth ; floor ; chang'e ; shenzhou ; tiangong ; beidou ; "
        "glonass ; iso ; layer ; gen ; playstation ; eurobond ; urals ; well ; lane ; studio ; "
        "brics + ; plus ; exercise ; terminal ; section ; scope ; radio ; generation ; kernel ; "
        "hull ; track ; project ; mission ; expedition ; interstate ; motorway ; tram ; sector ; "
        "district ; plot ; group ; team ; test ; trial ; batch ; sample ; patient ; squadron ; "
        "regiment ; brigade ; battalion ; division ; pillar ; basel ; vitamin ; series ; octane ; "
        "ai - ; mate ; galaxy ; pro ; ascend ; kunpeng ; kirin ; gpt ; day ; msci ; hang seng"
    ),
    "ordinal": "top ; ranked ; rank ; ranking ; ranks ; the top ; position ; placed ; no",
    "version": "version ; v ; v . ; release ; python ; firmware ; ver ; ver . ; industry ; web ; "
    "ubuntu ; debian ; fedora ; chrome ; firefox ; safari ; node . js ; php ; java ; postgresql ; "
    "mysql ; "
    "bluetooth ; macos ; ipados ; harmonyos ; linux ; unicode",
    "phone": (
        "tel ; tel . ; phone ; fax ; call ; telephone ; hotline ; tel : ; phone : ; fax : ; "
        "mobile : ; ring ; text ; dial ; whatsapp ; sms"
    ),
}
DIRECTIONS = {
    "down": (
        "fell fall falls falling fallen dropped drop drops dropping declined decline declines "
        "declining decreased decrease decreases decreasing down shrank shrink shrinks shrinking "
        "shrunk contracted contraction contracts contracting slumped slump slumps slumping "
        "plunged plunge plunges plunging slid slide slides sliding tumbled tumble tumbles "
        "tumbling reduced reduction reduces reducing cut cuts cutting lost lose loses losing "
        "lower dipped dip dips eased weakened weaken slipped slip sank sink sinks lowered "
        "retreated crashed collapsed plummeted depreciated shed minus negative slowed "
        "downturn"
    ),
    "loss": "deficit deficits loss losses shortfall outflow outflows gap",
    "up": (
        "rose rise rises rising risen grew grow grows growing grown growth increased increase "
        "increases increasing up jumped jump jumps jumping climbed climb climbs climbing surged "
        "surge surges surging gained gain gains gaining soared soar soars expanded expansion "
        "expands expanding advanced added surplus higher rallied strengthened appreciated "
        "rebounded accelerated profit inflow inflows improved spiked boosted raised skyrocketed "
        "swelled"
    ),
}
NOT_NAMES = (
    "afghanistan albania algeria angola argentina armenia austria azerbaijan bahrain bangladesh "
    "belgium bolivia bosnia bulgaria cambodia cameroon chile colombia congo croatia cuba cyprus "
    "czechia denmark ecuador estonia ethiopia finland georgia ghana greece guatemala haiti "
    "honduras iceland ireland israel jamaica jordan kenya kosovo kuwait kyrgyzstan laos latvia "
    "lebanon libya lithuania luxembourg malaysia mali malta mexico moldova mongolia morocco "
    "mozambique myanmar namibia nepal netherlands nicaragua niger nigeria norway oman palestine "
    "panama paraguay peru philippines portugal qatar romania rwanda senegal serbia singapore "
    "slovakia slovenia somalia sudan sweden switzerland syria taiwan tajikistan tanzania thailand "
    "tunisia turkmenistan uganda uruguay uzbekistan venezuela yemen zambia zimbabwe england "
    "scotland wales labour conservatives republicans democrats israelis china russia india eu us "
    "usa uk japan germany france turkey iran brazil saudi arabia uae egypt kazakhstan ukraine "
    "europe asia africa america moscow beijing iraq belarus korea italy spain vietnam indonesia "
    "pakistan opec gulf total average hungary poland canada australia pmi cpi ppi gdp wti brent "
    "gpa ppp eps ebitda roi ev p/e usd eur another only just all exactly precisely further "
    "additional these those other last first here there yes no perhaps maybe today yesterday "
    "tomorrow still overall altogether"
)
"""Words with a capital whose number is a figure: "India 38 and the EU 6", "PMI 48.5"."""
WHOLE = ""
