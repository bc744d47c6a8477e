"""What the guides say is so: files, commands, rules, exit codes, examples, links."""

from __future__ import annotations

import ast
import importlib
import importlib.util
import re
import shlex
import shutil
import subprocess
import tomllib
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from mkdocs.__main__ import cli as mkdocs

from scripts.checks.every import findings
from scripts.ledger.ledger import read_ledger
from scripts.pages.pages import page_from_text
from scripts.pages.tree import Tree

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
GUIDES = (ROOT / "CONTRIBUTING.md", ROOT / "CONTRIBUTING.ar.md")
MAP = ROOT / "scripts" / "README.md"
DOCUMENTS = (
    *sorted(ROOT.glob("*.md")),
    *(ROOT / folder / "README.md" for folder in ("scripts", "tests", "overrides")),
    *sorted((ROOT / "decisions").glob("*.md")),
)
COMMANDS = sorted(
    path.stem
    for path in (ROOT / "scripts").glob("*.py")
    if 'if __name__ == "__main__":' in path.read_text(encoding="utf-8")
)
RULE = re.compile(r"[a-z]+(?:-[a-z0-9]+)+")
LABELS = {
    "CONTRIBUTING.md": ("**Seen:**", "**Why:**"),
    "CONTRIBUTING.ar.md": ("**ما رُصد:**", "**السبب:**"),
}

# Rules whose example is a whole page in itself.
SHOWN_ON_A_PAGE = (
    "figure-mismatch",
    "figure-over-precise",
    "unknown-figure",
    "unbound-number",
    "marker-without-end",
    "unknown-marker",
    "definition-by-hand",
    "heading-without-id",
    "waiver-without-reason",
    "unused-waiver",
)

# In pieces, so that this file doesn't name them itself.
HOSTS = (
    ("pypi", "org"),
    ("pythonhosted", "org"),
    ("npmjs", "org"),
    ("npmjs", "com"),
    ("debian", "org"),
)
FOLDERS = ("home", "root", "Users", "work", "workspace")
MACHINE_PATH = re.compile(rf"(?<![\w.:~-])/(?:{'|'.join(FOLDERS)})/\w|\b[A-Z]:\\Users\b")


def relative(path):
    return path.relative_to(ROOT).as_posix()


def read(path):
    return path.read_text(encoding="utf-8")


def pieces(text):
    """Pairs (language of the fence or None, line) for every line outside fences and inside them."""
    fence = None
    for line in text.splitlines():
        if line.strip().startswith("```"):
            fence = line.strip().removeprefix("```") if fence is None else None
        else:
            yield fence, line


def fences(text, language):
    """What stands in the fences of a language, dedented, one string each."""
    pattern = rf"^(?P<indent> *)```{language}\n(?P<body>.*?)^ *```$"
    for match in re.finditer(pattern, text, re.DOTALL | re.MULTILINE):
        yield re.sub(f"(?m)^{match['indent']}", "", match["body"])


def code_of(text):
    """Code within sentences, and every line that stands in a fence."""
    for fence, line in pieces(text):
        yield from re.findall(r"`([^`]+)`", line) if fence is None else [line]


def headings(text):
    """Level and words of each heading, an explicit anchor standing for the words."""
    for fence, line in pieces(text):
        if fence is None and (match := re.match(r"(#+) +(.+)", line)):
            anchor = re.search(r'<a id="([^"]+)">', match[2])
            yield len(match[1]), anchor[1] if anchor else match[2].strip()


def rule_sections(text):
    """The text under each heading that is a bare rule id."""
    parts = re.split(r"(?m)^#{2,3} (.+)$", text)
    return {
        name: body
        for name, body in zip(parts[1::2], parts[2::2], strict=True)
        if RULE.fullmatch(name)
    }


def top_level():
    """Files and folders that belong to the repository, dot-files aside."""
    return {path.partition("/")[0] for path in repository_files()} - {
        path for path in (entry.name for entry in ROOT.iterdir()) if path.startswith(".")
    }


def repository_files():
    """What is tracked, and what would be if somebody added it."""
    if not (ROOT / ".git").exists():
        pytest.skip("only a checkout knows which files belong to the repository")
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [path for path in result.stdout.split("\0") if path and (ROOT / path).is_file()]


def rules_of_checks():
    """Ids of the functions in each RULES of scripts/checks."""
    for path in (ROOT / "scripts" / "checks").glob("*.py"):
        for node in ast.walk(ast.parse(read(path))):
            targets = node.targets if isinstance(node, ast.Assign) else ()
            if any(isinstance(target, ast.Name) and target.id == "RULES" for target in targets):
                assert isinstance(node, ast.Assign)
                yield from (
                    name.id.replace("_", "-")
                    for name in ast.walk(node.value)
                    if isinstance(name, ast.Name)
                )


def rules_in_code():
    """Ids given to findings: rule="…", ("…", Severity.…), Finding(…), Fault(…), "ledger-…"."""
    for path in (ROOT / "scripts").rglob("*.py"):
        for node in ast.walk(ast.parse(read(path))):
            yield from _rules_of(node)


def _rules_of(node):
    match node:
        case ast.Constant(value=str(text)) if re.fullmatch(r"ledger(?:-[a-z]+)+", text):
            yield text
        case ast.keyword(arg="rule", value=ast.Constant(value=str(text))):
            yield text
        case ast.Call(func=ast.Name(id="Finding"), args=[_, _, ast.Constant(value=str(text)), *_]):
            yield text
        case ast.Call(func=ast.Name(id="Fault"), args=[_, ast.Constant(value=str(text)), *_]):
            yield text
        case ast.Call(func=ast.Name(id="MarkupFault"), args=[ast.Constant(value=str(text)), *_]):
            yield text
        case ast.Assign(targets=[ast.Name(id="_RULE")], value=ast.Constant(value=str(text))):
            yield text
        case ast.Tuple(
            elts=[ast.Constant(value=str(text)), ast.Attribute(value=ast.Name(id="Severity")), *_]
        ):
            yield text
        case ast.Assign(targets=[ast.Name(id="rule")], value=ast.Constant(value=str(text))):
            yield text
        case ast.Assign(
            targets=[ast.Tuple(elts=[ast.Name(id="rule"), *_])],
            value=ast.Tuple(elts=[ast.Constant(value=str(text)), *_]),
        ):
            yield text


@cache
def rules():
    return frozenset({*rules_of_checks(), *rules_in_code()})


def make_targets():
    return set(re.findall(r"(?m)^([a-z-]+):", read(ROOT / "Makefile")))


def unknown_command(line):
    """What in a command line of the README doesn't exist; nothing when all does."""
    unknown = [line]
    match shlex.split(line, comments=True):
        case [] | [".", ".venv/bin/activate"]:
            unknown = []
        case ["make", *targets]:
            unknown = [target for target in targets if target not in make_targets()]
        case ["python" | "python3", "-m", module, *_]:
            unknown = [] if importlib.util.find_spec(module) else [module]
        case ["pip", "install", "-r", file]:
            unknown = [] if (ROOT / file).is_file() else [file]
        case ["mkdocs", name]:
            unknown = [] if name in mkdocs.commands else [name]
        case ["git", "diff"]:
            unknown = [] if shutil.which("git") else ["git"]
    return unknown


def anchors(path):
    """The addresses within a document: explicit ones, and those GitHub makes of plain headings."""
    explicit = set(re.findall(r'<a id="([^"]+)">', read(path)))
    return explicit | {words.lower().replace(" ", "-") for _, words in headings(read(path))}


def links(path):
    """Targets of the links outside fences."""
    for fence, line in pieces(read(path)):
        if fence is None:
            yield from re.findall(r"\]\(([^()\s]+)\)", re.sub(r"`[^`]*`", "", line))


def leads_nowhere(path, target):
    file, _, anchor = target.partition("#")
    if re.match(r"[a-z]+:", target):
        return False
    document = (path.parent / file) if file else path
    return not document.exists() or bool(anchor and anchor not in anchors(document))


def test_the_readme_fits_on_two_pages():
    assert len(read(README).splitlines()) <= 120


@pytest.mark.parametrize("half", [0, 1], ids=["en", "ar"])
def test_each_half_of_the_readme_names_every_top_level_entry(half):
    rows = [
        line
        for line in read(README).split('<a id="ar">')[half].splitlines()
        if line.startswith("| `")
    ]
    named = {name for row in rows for name in re.findall(r"`([^`]+)`", row.split("|")[1])}

    assert {name.rstrip("/") for name in named} == top_level()


def test_every_path_the_readme_names_exists():
    paths = {
        name for name in re.findall(r"`([\w./-]+/[\w./-]*)`", read(README)) if name != "owner/name"
    }

    assert [name for name in sorted(paths) if not (ROOT / name).exists()] == []


def test_every_command_of_the_readme_exists():
    lines = [line for body in fences(read(README), "sh") for line in body.splitlines()]

    assert len(lines) > 5
    assert [word for line in lines for word in unknown_command(line)] == []


def test_a_command_that_does_not_exist_is_noticed():
    lines = [
        "make bake",
        "python -m scripts.bake",
        "pip install -r bake.txt",
        "mkdocs bake",
        "bake",
    ]

    assert [unknown_command(line) == [] for line in lines] == [False] * 5


@pytest.mark.parametrize("path", DOCUMENTS, ids=relative)
def test_make_targets_and_modules_that_a_document_mentions_exist(path):
    code = "\n".join(code_of(read(path)))
    targets, modules = (
        re.findall(r"\bmake ([a-z-]+)", code),
        re.findall(r"-m (scripts[\w.]*)", code),
    )

    assert [name for name in targets if name not in make_targets()] == []
    assert [name for name in modules if not importlib.util.find_spec(name)] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_help_shows_how_to_call_a_command_and_its_exit_codes(name, capsys):
    with pytest.raises(SystemExit) as stop:
        importlib.import_module(f"scripts.{name}").main(["--help"])

    shown = capsys.readouterr().out
    assert stop.value.code == 0
    assert f"python -m scripts.{name}" in shown
    assert {"0", "2"} <= set(re.findall(r"(?m)^  ([0-3])  \w", shown))


@pytest.mark.parametrize("path", GUIDES, ids=relative)
def test_every_rule_has_a_heading_and_every_such_heading_a_rule(path):
    documented = [words for level, words in headings(read(path)) if level == 3]

    assert sorted(documented) == sorted(rules())


@pytest.mark.parametrize("path", GUIDES, ids=relative)
def test_every_rule_is_explained_by_what_was_seen_why_and_an_example(path):
    sections = rule_sections(read(path))
    labels = LABELS[path.name]

    assert {
        name
        for name, body in sections.items()
        if not all(label in body for label in labels)
        or not any(re.search(r"(?m)^[-+]", example) for example in fences(body, "diff"))
    } == set()
    assert sections.keys() >= rules()


@pytest.fixture(scope="module")
def ledger():
    return read_ledger(ROOT)


@pytest.mark.parametrize("rule", SHOWN_ON_A_PAGE)
@pytest.mark.parametrize("path", GUIDES, ids=relative)
def test_an_example_breaks_its_rule_before_and_keeps_it_after(ledger, path, rule):
    (example,) = fences(rule_sections(read(path))[rule], "diff")
    language = "ar" if path.name.endswith(".ar.md") else "en"

    def found(signs):
        lines = [line[2:] for line in example.splitlines() if line[0] in signs]
        page, _ = page_from_text(f"docs/{language}/example.md", "\n".join(lines))
        rules = {one.rule for one in findings(Tree(ledger, (page,))) if one.path == page.path}
        return rule in rules

    assert found("- ")
    assert not found("+ ")


def test_the_pages_shown_to_editors_need_nothing_but_sync(ledger):
    pages = [
        page_from_text(f"docs/{language}/example.md", "\n".join(fences(read(path), "markdown")))[0]
        for path, language in zip(GUIDES, ("en", "ar"), strict=True)
    ]
    found = findings(Tree(ledger, tuple(pages)))

    assert {one.rule for one in found if one.path.endswith("example.md")} == {
        "generated-block-out-of-date"
    }


@pytest.mark.parametrize("path", GUIDES, ids=relative)
def test_the_overview_links_every_rule_once(path):
    overview = re.findall(r"\[([a-z0-9-]+)\]\(#([a-z0-9-]+)\) ?(?=[·|])", read(path))

    assert sorted(overview) == sorted((name, name) for name in rules())


def test_both_guides_have_the_same_headings_in_the_same_order():
    (_, *english), (_, *arabic) = (headings(read(path)) for path in GUIDES)

    assert english == arabic
    assert len([words for level, words in english if level == 2]) == 7


def test_both_guides_agree_on_the_same_words():
    first, second = (
        [tuple(cell.strip() for cell in row.split("|")[1:3]) for row in table]
        for table in (word_rows(path) for path in GUIDES)
    )

    assert first[1:] == [(english, arabic) for arabic, english in second[1:]]
    assert len(first) > 15


def word_rows(path):
    part = read(path).split('<a id="words-we-have-agreed-on">')[1].split("\n## ")[0]
    return [line for line in part.splitlines() if line.startswith("|") and "---" not in line]


@pytest.mark.parametrize("path", GUIDES, ids=relative)
def test_the_entries_shown_to_editors_have_the_fields_of_those_in_the_ledger(path):
    files = (ROOT / "docs" / "data" / name for name in ("figures.toml", "sources.toml"))
    ledger = {name: entry for file in files for name, entry in tomllib.loads(read(file)).items()}
    shown = {
        name: entry
        for body in fences(read(path), "toml")
        for name, entry in tomllib.loads(body).items()
    }

    assert len(shown) == 2
    assert {name: set(entry) for name, entry in shown.items()} == {
        name: set(ledger[name]) for name in shown
    }


@pytest.mark.parametrize("path", DOCUMENTS, ids=relative)
def test_every_link_of_a_document_leads_somewhere(path):
    assert [target for target in links(path) if leads_nowhere(path, target)] == []


def test_the_map_of_the_scripts_has_a_line_for_every_module():
    named = re.findall(r"(?m)^\| `([\w/.]+)` \|", read(MAP))
    files = {path.relative_to(MAP.parent).as_posix() for path in MAP.parent.rglob("*.*")}
    modules = {
        name for name in files if name.endswith((".py", ".sh")) and not name.endswith("__init__.py")
    }
    lines = {
        module: [
            one for one in named if one == module or (one[-1] == "/" and module.startswith(one))
        ]
        for module in modules
    }

    assert [module for module in sorted(modules) if len(lines[module]) != 1] == []
    assert [one for one in named if not (MAP.parent / one).exists()] == []


def test_the_architecture_has_a_word_for_every_folder():
    named = set(re.findall(r"`([\w./-]+)/`", read(ROOT / "ARCHITECTURE.md")))
    folders = {path.partition("/")[0] for path in repository_files() if "/" in path}
    parts = {f"scripts/{path.name}" for path in MAP.parent.iterdir() if path.is_dir()}

    assert folders - {".ci"} <= named
    assert {part for part in parts if "__pycache__" not in part} <= named
    assert [name for name in sorted(named) if not (ROOT / name).is_dir()] == []


def test_every_decision_says_what_why_and_when_to_think_again():
    records = sorted((ROOT / "decisions").glob("[0-9]*.md"))
    index = read(ROOT / "decisions" / "README.md")

    assert len(records) > 5
    for path in records:
        assert [words for level, words in headings(read(path)) if level == 2] == [
            "Asked",
            "Decided",
            "Why",
            "Reconsider when",
        ]
        assert index.count(f"({path.name})") == 1


def test_the_changelog_runs_from_new_to_old_and_ends_with_the_version_of_the_project():
    released = re.findall(
        r"(?m)^## \[(\d+)\.(\d+)\.(\d+)\] - \d{4}-\d\d-\d\d$", read(ROOT / "CHANGELOG.md")
    )
    versions = [tuple(int(part) for part in version) for version in released]
    version = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]["version"]

    assert all(newer > older for newer, older in pairwise(versions))
    assert ".".join(released[0]) == version


def test_no_file_names_a_registry_or_a_place_on_somebodys_machine():
    hosts = tuple(".".join(host) for host in HOSTS)
    found = []
    for path in repository_files():
        content = (ROOT / path).read_bytes()
        text = "" if b"\0" in content else content.decode("utf-8", errors="replace")
        found += [(path, host) for host in hosts if host in text]
        found += [(path, match[0]) for match in MACHINE_PATH.finditer(text)]

    assert found == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_machine_path_is_recognised_and_an_address_is_not(folder):
    assert MACHINE_PATH.search(f'open("/{folder}/somebody/mizan")')
    assert not MACHINE_PATH.search(f"https://example.org/{folder}/page")
