"""Hostile and broken files, written from the promise alone and run for the first time when done.

Of 161 the gate then refused 156; of the 20 odd and right ones it refused none. Of the five, one
was right after all (`0o17` is a text in YAML 1.1), two are printed by Markdown as text and were
harmless, and are now told to the editor; two, a formula and a page of HTML saved as CSV, were holes.

The promise: every one is refused in one run, with file, line and hint; nothing ends in a traceback
or takes longer than two seconds. Beside them stand files that look odd and are right.
"""

from __future__ import annotations

import codecs
import time

import pytest

from scripts.gate.gate import gate_findings
from tests.support import ROOT

TOP = "---\ntitle: Cars\ndescription: Who sells cars to whom.\nreviewed: 2026-11-24\n---\n\n# Cars\n\n"
AR = "docs/ar/cars.md"
EN = "docs/en/cars.md"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'


def page(text):
    return EN, TOP + text + "\n"


def head(text):
    return AR, f"---\n{text}\n---\n\n# سيارات\n"


def drawing(text):
    return "docs/assets/map.svg", text


def table(text):
    return "docs/data/cars.csv", text


HOSTILE = {
    # heads
    "head: Arabic title with a colon and a quote": head("title: السيارات: من يبيعها؟\ndescription: وصف"),
    "head: single quotes left open": head("title: 'السيارات\ndescription: وصف"),
    "head: Arabic colon key": head("عنوان: السيارات"),
    "head: layout key of another generator": head("layout: default\ntitle: السيارات"),
    "head: date as title": head("title: 2024-05-16"),
    "head: float title": head("title: 3.5"),
    "head: null in capitals": head("title: NULL"),
    "head: yes": head("title: yes"),
    "head: octal": head("title: 017"),
    "head: sexagesimal": head("title: 12:30:45"),
    "head: binary tag": head("title: !!binary aGVsbG8="),
    "head: custom tag": head("title: !evil x"),
    "head: anchor in a list": head("changes:\n  - &a {date: 2026-01-01, text: x}\n  - *a"),
    "head: key twice in a change": head("changes:\n  - date: 2026-01-01\n    date: 2026-01-02\n    text: x"),
    "head: change with a link": head("changes:\n  - date: 2026-01-01\n    text: x\n    url: y"),
    "head: reviewed as a list": head("reviewed: [2026-01-01]"),
    "head: 30 February": head("reviewed: 2026-02-30"),
    "head: hijri year": head("reviewed: 1447-06-03"),
    "head: directive": head("%YAML 1.1\n---\ntitle: x"),
    "head: tab between key and value lines": head("changes:\n\t- date: 2026-01-01"),
    "head: closed with dots too late": (AR, "---\ntitle: x\n\n# سيارات\n\nنص\n"),
    "head: TOML head": (AR, "+++\ntitle = 'x'\n+++\n\n# سيارات\n\n<script>1</script>\n"),
    "head: img in description": head("title: x\ndescription: <img src=x onerror=alert(1)>"),
    "head: bidi in title": head("title: \u202eسيارات"),
    # markup
    "html: upper case event": page("<P ONCLICK=alert(1)>x</P>"),
    "html: newline in a tag": page("<img\nsrc=x\nonerror=alert(1)>"),
    "html: tab in a tag": page("<svg\tonload=alert(1)>"),
    "html: half a tag at the end": page("text <img src=x onerror=alert(1)//"),
    "html: form feed": page("<svg\x0conload=alert(1)>"),
    "html: in a table cell": page("| a |\n|---|\n| <script>alert(1)</script> |"),
    "html: in a footnote": page("a[^1]\n\n[^1]: <img src=x onerror=alert(1)>"),
    "html: in a heading": page("## <iframe src=//evil.example></iframe> {#a}"),
    "html: in a note": page("!!! note\n    <script>alert(1)</script>"),
    "html: in a definition": page("a\n:   <object data=x></object>"),
    "html: after a fence that is not closed": page("```\ncode\n\n<script>alert(1)</script>\n"),
    "html: in a link text": page("[<img src=x onerror=alert(1)>](energy.md)"),
    "html: in emphasis": page("*<style>body{display:none}</style>*"),
    "html: in a summary": page("<details markdown>\n<summary onclick=alert(1)>a</summary>\n\nb\n\n</details>"),
    "html: animation": page("<svg><animate onbegin=alert(1) attributeName=x dur=1s>"),
    "html: xlink": page("<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>"),
    "html: custom element": page("<x-evil>a</x-evil>"),
    "html: dialog without end": page("<section>\n\ntext"),
    "html: closing article": page("</article>"),
    "html: refresh": page('<meta http-equiv="refresh" content="0; url=https://evil.example">'),
    "html: srcset": page('<img src="x.png" srcset="https://evil.example/x.png 2x" alt="">'),
    "html: preload": page('<link rel="preload" href="https://evil.example/x">'),
    "html: style with url": page("<div style=\"background:url('https://evil.example/x')\">a</div>"),
    "html: shadow root": page("<div><template shadowrootmode=open><script>alert(1)</script></template></div>"),
    "html: popover": page("<p popover id=a>x</p>"),
    "html: slash instead of blank": page('<img/src="x"/onerror="alert(1)">'),
    "attr: event on a heading": page("## Cars {#cars onclick=alert(1)}"),
    "attr: event on an image": page("![a](x.png){ onload=alert(1) }"),
    "attr: style on a paragraph": page("text\n{: style=\"position:fixed\" }"),
    "attr: formaction": page("[a](energy.md){ formaction=javascript:alert(1) }"),
    "attr: id of the theme": page("## Cars {#__drawer}"),
    "attr: class of the theme": page("text\n{: .md-banner }"),
    # links
    "link: case and tab": page("[a](<JAVASCRIPT:alert(1)>)"),
    "link: entity without semicolon": page('<a href="&#x6A&#x61vascript:alert(1)">a</a>'),
    "link: zero byte": page("[a](java\x00script:alert(1))"),
    "link: leading control": page('<a href="\x01javascript:alert(1)">a</a>'),
    "link: data image as link": page("[a](data:image/svg+xml;base64,PHN2Zz4=)"),
    "link: three slashes": page("[a](///evil.example)"),
    "link: slash and backslash": page("[a](<\\/evil.example>)"),
    "link: autolink": page("<vbscript:msgbox>"),
    "link: definition in a quote": page("> [a][b]\n>\n> [b]: data:text/html,x"),
    "link: user before host": page("[a](https://www.reuters.com@evil.example/)"),
    "link: Cyrillic host": page("[a](https://www.rеuters.com/)"),
    "link: text is another host": page("[www.reuters.com](https://evil.example/login)"),
    "image: http": page("![a](http://evil.example/pixel.gif)"),
    "image: reference": page("![a][p]\n\n[p]: //evil.example/pixel.gif"),
    "link: jar": page("[a](jar:https://evil.example!/x)"),
    "link: ssh": page("[a](ssh://evil.example)"),
    # characters
    "text: Windows-1251": (EN, TOP.encode() + "Привет".encode("cp1251")),
    "text: UTF-16 with a mark": (EN, codecs.BOM_UTF16_LE + TOP.encode("utf-16-le")),
    "text: UTF-7 in a drawing": drawing('<?xml version="1.0" encoding="utf-7"?>' + SVG + "</svg>"),
    "text: zero width in a word": page("Rus\u200bsia"),
    "text: tag letters": page("Russia\U000e0068\U000e0069"),
    "text: escape sequence": page("a \x1b]0;pwned\x07 b"),
    "text: isolate over two lines": page("a \u2067b\nc\u2069"),
    "text: override in code": page("`a\u202db`"),
    "text: backspace": page("a\x08b"),
    "text: NEL": page("a\x85b"),
    "text: old Mac lines": (EN, TOP.replace("\n", "\r")),
    "text: mark in an id": page("## أ {#a\u200f}"),
    "text: merge marks": page("<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs"),
    "text: merge marks in three parts": ("docs/data/cars.toml", "<<<<<<< a\nx = 1\n||||||| b\n=======\n>>>>>>> c\n"),
    # cost
    "cost: brackets in a list": page("\n".join(f"- {'[' * 900}" for _ in range(60))),
    "cost: brackets in quotes": page("> " + "![" * 900 + "\n" + "\n".join("> " + "![" * 900 for _ in range(40))),
    "cost: quotes": page(">" * 2000 + "a"),
    "cost: numbered lists": page("1) " * 300 + "a"),
    "cost: indented lists": page("\n".join("\t" * n + "* a" for n in range(200))),
    "cost: tags": page("<b " * 600 + "\n" + "<i \n" * 5000),
    "cost: nested spans": page("<span>" * 3000 + "</span>" * 3000),
    "cost: stars": page("\n".join("**a*" * 450 for _ in range(300))),
    "cost: backticks": page("\n".join("``" * 900 for _ in range(280))),
    "cost: one line": page("a b " * 100_000),
    "cost: ten megabytes": page("a\n" * 5_000_000),
    "cost: table": page("|" * 1500 + "\n" + "|-" * 700 + "|\n"),
    "cost: empty links": page("\n".join("[](" * 600 for _ in range(40))),
    # drawings
    "svg: doctype": drawing("<!DOCTYPE svg>" + SVG + "</svg>"),
    "svg: entity bomb": drawing('<!DOCTYPE s [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + SVG + "&b;</svg>"),
    "svg: script in CDATA": drawing(SVG + "<script><![CDATA[alert(1)]]></script></svg>"),
    "svg: event": drawing(SVG + '<g onmouseover="alert(1)"/></svg>'),
    "svg: prefixed script": drawing('<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script/></s:svg>'),
    "svg: html inside": drawing(SVG + "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'/></foreignObject></svg>"),
    "svg: picture from elsewhere": drawing(SVG + '<image href="http://evil.example/x.png"/></svg>'),
    "svg: use of a data address": drawing(SVG + '<use href="data:image/svg+xml,x#a"/></svg>'),
    "svg: animated link": drawing(SVG + '<animate attributeName="href" values="javascript:alert(1)"/></svg>'),
    "svg: font from elsewhere": drawing(SVG + "<style>@font-face{font-family:a;src:url(//evil.example)}</style></svg>"),
    "svg: style sheet": drawing('<?xml-stylesheet href="x.css"?>' + SVG + "</svg>"),
    "svg: gzip": drawing(b"\x1f\x8b\x08\x00abc"),
    "svg: html file": drawing("<!doctype html><script>alert(1)</script>"),
    "svg: not closed": drawing(SVG + "<g>"),
    # data
    "csv: semicolons": table("year;cars\n2024;1\n"),
    "csv: decimal comma": table("year,cars\n2024,1,5\n"),
    "csv: Excel date": table("year,cars\n2024,3-May\n"),
    "csv: Excel date with a year": table("year,cars\n2024,May-03\n"),
    "csv: big number": table("year,cars\n2024,2.4E+11\n"),
    "csv: formula": table('year,cars\n2024,"=HYPERLINK(""x"")"\n'),
    "csv: apostrophe formula": table("year,cars\n2024,-2+3\n"),
    "csv: quote never closed": table('year,cars\n2024,"1\n2025,2\n'),
    "csv: header twice": table("year,year\n2024,1\n"),
    "csv: trailing comma": table("year,cars\n2024,1,\n"),
    "csv: no number": table("year,cars\n2024,nan\n"),
    "csv: division": table("year,cars\n2024,#DIV/0!\n"),
    "csv: Arabic decimal": table("year,cars\n2024,٣٫٥\n"),
    "csv: thousands with full stops": table("year,cars\n2024,1.234.567\n"),
    "csv: trailing blank": table("year,cars\n2024,1 \n"),
    "csv: UTF-16": table("year,cars\n".encode("utf-16")),
    "csv: NUL": table("year,cars\n2024,\x00\n"),
    "csv: id twice": table("id,cars\na,1\na,2\n"),
    "csv: HTML": table("<html><body>404</body></html>\n"),
    "toml: key twice": ("docs/data/cars.toml", '[a]\nx = "1"\nx = "2"\n'),
    "toml: nan": ("docs/data/cars.toml", "[a]\nx = nan\n"),
    "toml: quote": ("docs/data/cars.toml", '[a]\nx = "1\n'),
    "toml: BOM": ("docs/data/cars.toml", b"\xef\xbb\xbfx = 1\n"),
    "toml: Latin-1": ("docs/data/cars.toml", 'x = "é"\n'.encode("latin-1")),
    "toml: typographic quotes": ("docs/data/cars.toml", "x = “1”\n"),
    "json: comment": ("docs/data/cars.json", '{"a": 1} // x\n'),
    "json: Infinity": ("docs/data/cars.json", '{"a": Infinity}\n'),
    # files
    "file: php": ("docs/assets/x.php", "<?php"),
    "file: svgz": ("docs/assets/x.svgz", b"\x1f\x8b"),
    "file: htaccess": ("docs/.htaccess", "x"),
    "file: CNAME": ("docs/CNAME", "evil.example\n"),
    "file: page at the top": ("docs/index.md", TOP),
    "file: another language": ("docs/de/index.md", TOP),
    "file: two endings": ("docs/en/cars.html.md.html", "x"),
    "file: blank at the end": ("docs/en/cars.md ", TOP),
    "file: nul device": ("docs/en/nul.md", TOP),
    "file: Arabic name": ("docs/ar/سيارات.md", TOP),
    "file: Cyrillic twin": ("docs/en/trаde.md", TOP),
    "file: script beside the pages": ("docs/en/evil.js", "alert(1)"),
    "file: html in disguise": ("docs/assets/x.png", "<html>"),
    "file: style that imports": ("docs/assets/stylesheets/x.css", "@import '//evil.example/x.css';\n"),
    "file: template": ("overrides/x.html", "<script src='//evil.example/x.js'></script>\n"),
    "file: Python in overrides": ("overrides/hook.py", "import os\n"),
}  # fmt: skip

LINKS = {
    "link to a secret": ("docs/en/env.md", "/proc/self/environ"),
    "link to a folder": ("docs/assets/etc", "/etc"),
    "link to itself": ("docs/en/loop.md", "loop.md"),
    "link upwards": ("docs/en/up", "../.."),
    "link in the code": ("scripts/x.py", "/etc/x.py"),
}

HARMLESS = {
    "code: attack in a fence": page("```html\n<script>alert(document.cookie)</script>\n```"),
    "code: attack in a span": page("Never write `<img src=x onerror=alert(1)>` in a page."),
    "code: address in a span": page("`javascript:alert(1)` is no link."),
    "text: comparison": page("If a < b and c > d, then a & c."),
    "text: Persian joiner": page("می\u200cروم"),
    "text: emphasis and lists": page("- **a** and *b*\n    - c\n        1. d\n\n> quote"),
    "text: long table": page("| a | b |\n|---|---:|\n" + "| c | 1 |\n" * 500),
    "text: many links": page(" ".join(f"[{n}](energy.md#a{n})" for n in range(100))),
    "text: BOM and Windows lines": (EN, b"\xef\xbb\xbf" + TOP.replace("\n", "\r\n").encode()),
    "text: Arabic with marks": (AR, TOP + "قال \u200f(نعم)\u200f اليوم، و\u2066-5%\u2069 نموًّا.\n"),
    "link: query and fragment": page("[a](https://example.org/a_(b)?c=d&e=f%20g#h)"),
    "link: Arabic path": page("[a](https://ar.wikipedia.org/wiki/الصين)"),
    "link: mail": page("[a](mailto:team@example.org)"),
    "head: quoted colon": head('title: "السيارات: من يبيعها؟"\ndescription: وصف'),
    "head: changes": head("title: x\nchanges:\n  - date: 2026-11\n    text: 'نُشرت: أول مرة'"),
    "svg: plain": drawing(SVG + "<title>a</title><path d='M0 0L9 9' stroke='#000'/></svg>"),
    "csv: text and gaps": table('year,cars,note\n2024,1.5,"a, b"\n2025,,\n'),
    "toml: plain": ("docs/data/cars.toml", '[a]\nx = "1"\ny = 2026-01-01\nz = ["a", "b"]\n'),
    "page: aligned cells": page("| a |\n|:-:|\n| b |"),
    "page: details": page("<details markdown>\n<summary>More</summary>\n\nText.\n\n</details>"),
}  # fmt: skip


def put(root, path, data):
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused(tiny, name):
    path, data = HOSTILE[name]
    put(tiny, path, data)
    started = time.process_time()

    findings, _ = gate_findings(tiny)

    assert time.process_time() - started < 2
    assert {one.path for one in findings} == {path}
    assert all(one.message and one.fix for one in findings)
    whole_file = {"file-kind", "file-name", "file-size"}
    assert all(one.line > 0 or one.rule in whole_file for one in findings)


@pytest.mark.parametrize("name", LINKS)
def test_a_link_is_refused(tiny, name):
    path, target = LINKS[name]
    (tiny / path).parent.mkdir(parents=True, exist_ok=True)
    (tiny / path).symlink_to(target)

    findings, _ = gate_findings(tiny)

    assert [(one.path, one.rule) for one in findings] == [(path, "file-kind")]


@pytest.mark.parametrize("name", HARMLESS)
def test_an_odd_file_that_is_right_passes(tiny, name):
    put(tiny, *HARMLESS[name])

    assert gate_findings(tiny)[0] == []


def test_all_of_them_at_once_are_told_in_one_run(tiny):
    """A tree of every hostile file whose name no other has, and all of them are named."""
    chosen = {}
    for number, (path, data) in enumerate(HOSTILE.values()):
        folder, _, name = path.rpartition("/")
        if name in {"cars.md", "cars.csv", "cars.toml", "map.svg"}:
            path = f"{folder}/{number}-{name}"  # noqa: PLW2901  a place of its own
        chosen[path] = data
    for path, data in chosen.items():
        put(tiny, path, data)

    findings, _ = gate_findings(tiny)

    assert {one.path for one in findings} >= set(chosen)


def test_the_site_s_own_pages_are_no_false_alarms():
    assert gate_findings(ROOT)[0] == []
