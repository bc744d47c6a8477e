"""Findings as text for people, JSON and JUnit for programs, annotations and Markdown for GitHub."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scripts.core.finding import Finding

_BOLD, _RED, _YELLOW, _RESET = "\x1b[1m", "\x1b[31m", "\x1b[33m", "\x1b[0m"
_COLOURS = {"error": _RED, "warning": _YELLOW}

# Control characters, bidi controls and tag characters could redraw a terminal or hide a word, so
# they are named, never printed (Unicode Technical Report 36, "Unicode Security Considerations").
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    """The text with every control or invisible character spelled as `<U+XXXX>`."""
    return _UNSAFE.sub(lambda match: f"<U+{ord(match[0]):04X}>", text)


def as_text(findings: Iterable[Finding], *, colour: bool = False) -> str:
    """One paragraph per finding: `path:line: severity: rule: sentence`, details beneath."""
    return "".join(_paragraph(finding, colour=colour) for finding in findings)


def _paragraph(finding: Finding, *, colour: bool) -> str:
    place, severity = f"{visible(finding.path)}:{finding.line}:", str(finding.severity)
    if colour:
        place = f"{_BOLD}{place}{_RESET}"
        severity = f"{_COLOURS.get(severity, '')}{severity}{_RESET}"
    lines = [f"{place} {severity}: {finding.rule}: {visible(finding.message)}"]
    details = (
        ("found:", finding.found),
        ("expected:", finding.expected),
        ("fix:", finding.fix),
        ("see:", finding.see),
    )
    lines += [f"    {name:<9} {visible(value)}" for name, value in details if value]
    return "\n".join(lines) + "\n"


def as_json(findings: Iterable[Finding], looked_at: Mapping[str, int]) -> str:
    """An object with `looked_at` (what was examined, counted) and `findings`."""
    rows = [
        {
            "path": finding.path,
            "line": finding.line,
            "severity": str(finding.severity),
            "rule": finding.rule,
            "message": finding.message,
            "found": finding.found,
            "expected": finding.expected,
            "fix": finding.fix,
        }
        for finding in findings
    ]
    document = {"looked_at": dict(looked_at), "findings": rows}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def as_github(findings: Iterable[Finding]) -> str:
    """One workflow command per finding, escaped as GitHub's own toolkit does."""
    levels = {"error": "error", "warning": "warning", "info": "notice"}
    return "".join(
        f"::{levels[finding.severity]} file={_property(finding.path)},line={max(finding.line, 1)},"
        f"title={_property(finding.rule)}::{_data(_message(finding))}\n"
        for finding in findings
    )


def as_markdown(findings: Sequence[Finding], looked_at: Mapping[str, int]) -> str:
    """A comment for a pull request: the closing line, then a table per file.

    Text of the pages stands in code spans, so that none of it becomes markup or a mention.
    """
    lines = [f"**{closing_line(findings, looked_at)}**", ""]
    for path in dict.fromkeys(finding.path for finding in findings):
        lines += [f"### {_code(path)}", "", "| line | | rule | what | found | fix |"]
        lines += ["| ---: | :--- | :--- | :--- | :--- | :--- |"]
        for one in findings:
            if one.path == path:
                cells = (str(one.line), str(one.severity), f"[{one.rule}]({one.see})", one.message)
                row = (*cells, _code(one.found), _code(one.fix))
                lines.append("| " + " | ".join(_cell(cell) for cell in row) + " |")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _code(text: str) -> str:
    """A code span that the text cannot close: its fence is longer than any run of backticks."""
    if not text:
        return ""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if longest else ""
    return f"{fence}{pad}{visible(text)}{pad}{fence}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def as_junit(findings: Sequence[Finding], looked_at: Mapping[str, int]) -> str:
    """JUnit's XML, a test case per finding: what continuous integration shows as a list."""
    counts = Counter(finding.severity == "info" for finding in findings)
    suite = ET.Element(
        "testsuite",
        name="mizan",
        tests=str(len(findings)),
        failures=str(counts[False]),
        errors="0",
        skipped=str(counts[True]),
    )
    ET.SubElement(suite, "properties").extend(
        ET.Element("property", name=noun, value=str(number)) for noun, number in looked_at.items()
    )
    for finding in findings:
        place = {"file": visible(finding.path), "line": str(finding.line)}
        name = f"{visible(finding.path)}:{finding.line}"
        case = ET.SubElement(suite, "testcase", place, classname=finding.rule, name=name)
        kind = "skipped" if finding.severity == "info" else "failure"
        ET.SubElement(case, kind, message=visible(finding.message)).text = "\n".join(
            visible(line) for line in _message(finding).splitlines()
        )
    ET.indent(suite)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(suite, "unicode")}\n'


def _message(finding: Finding) -> str:
    details = (("found", finding.found), ("expected", finding.expected), ("fix", finding.fix))
    parts = [finding.message, *(f"{name}: {visible(value)}" for name, value in details if value)]
    return "\n".join(parts)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def closing_line(findings: Sequence[Finding], looked_at: Mapping[str, int]) -> str:
    """How much was looked at and what came of it: `14 pages, 312 figures: no problems`."""
    counted = ", ".join(f"{number} {noun}" for noun, number in looked_at.items())
    if not findings:
        return f"{counted}: no problems"
    noun = "problem" if len(findings) == 1 else "problems"
    return f"{counted}: {len(findings)} {noun}"


def foot(findings: Iterable[Finding]) -> str:
    """What an editor may want to know below the last message, in the languages of the pages named.

    Nobody has to run a command or to end without findings to propose a change.
    """
    paths = {finding.path.split("/")[1] for finding in findings if "/" in finding.path}
    if not paths:
        return ""
    lines = [_FOOT["en"]] if paths - {"ar"} else []
    return "\n".join([*lines, _FOOT["ar"]] if "ar" in paths else lines)


_FOOT = {
    "en": "Each message says what to do (fix) and where it is explained (see). A command is run "
    "by whoever can; if you get stuck, propose what you have: somebody will finish it with you.",
    "ar": "في آخر كل رسالة ما ينبغي فعله (fix) وموضع شرحه (see). والأوامر ينفّذها من يستطيع؛ "
    "وإن تعثّرت فاقترح ما لديك، وسيُتمّه أحدنا معك.",
}
