"""The workflows run with the least rights, on pinned actions; one issue is kept, not many."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.support import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted((GITHUB / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))
PINNED = re.compile(r"[\w-]+(?:/[\w-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
# What a job may do beyond reading the repository, and the workflow in which it may.
GRANTS = {
    "check.yml": set(),
    "pages.yml": {"pages: read", "pages: write", "id-token: write"},
    "links.yml": {"issues: write"},
}


def name(path):
    return path.name


def read(path):
    """A workflow; BaseLoader keeps `on` a word and every value a text."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506


def jobs(path):
    return read(path)["jobs"].values()


def steps(path):
    return [step for job in jobs(path) for step in job["steps"]]


@pytest.mark.parametrize("path", WORKFLOWS, ids=name)
def test_an_action_is_pinned_by_its_whole_hash_and_says_its_version(path):
    uses = re.findall(r"uses: (.+)", path.read_text(encoding="utf-8"))

    assert uses
    assert [one for one in uses if not PINNED.match(one)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=name)
def test_a_workflow_has_no_right_and_a_job_only_those_it_is_known_to_need(path):
    granted = {f"{what}: {how}" for job in jobs(path) for what, how in job["permissions"].items()}

    assert read(path)["permissions"] == {}
    assert granted - {"contents: read"} == GRANTS[path.name]


@pytest.mark.parametrize("path", WORKFLOWS, ids=name)
def test_no_stranger_reaches_a_token(path):
    text = path.read_text(encoding="utf-8")
    checkouts = [step for step in steps(path) if "actions/checkout@" in step.get("uses", "")]

    assert not re.search(r"pull_request_target|workflow_run|issue_comment|secrets\.", text)
    assert all(step["with"]["persist-credentials"] == "false" for step in checkouts)
    assert [step["run"] for step in steps(path) if "${{" in step.get("run", "")] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=name)
def test_a_workflow_ends_and_does_not_run_twice_at_once(path):
    assert read(path)["concurrency"]["group"]
    assert all(int(job["timeout-minutes"]) <= 120 for job in jobs(path))


def test_only_main_is_published_and_nothing_that_another_run_kept():
    text = (GITHUB / "workflows" / "pages.yml").read_text(encoding="utf-8")
    build = read(GITHUB / "workflows" / "pages.yml")["jobs"]["build"]

    assert "pull_request" not in read(GITHUB / "workflows" / "pages.yml")["on"]
    assert build["if"] == "${{ github.ref == 'refs/heads/main' }}"
    assert not re.search(r"actions/cache|^ +cache:|download-artifact", text, re.MULTILINE)


@pytest.mark.parametrize("persona", ["regular", "pedantic", "auditor"])
def test_zizmor_finds_nothing(persona):
    program = Path(sys.executable).with_name("zizmor")
    if not program.exists():
        pytest.skip("zizmor is not installed here: make setup")
    command = [str(program), "--offline", "--no-progress", f"--persona={persona}", str(ROOT)]

    result = subprocess.run(command, capture_output=True, text=True, check=False)

    assert result.returncode == 0, result.stdout


def test_an_update_waits_a_week():
    updates = read(GITHUB / "dependabot.yml")["updates"]

    assert {one["package-ecosystem"] for one in updates} == {"pip", "github-actions"}
    assert all(int(one["cooldown"]["default-days"]) >= 7 for one in updates)


def test_what_executes_has_an_owner_and_everything_owned_exists():
    lines = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    owned = [line.split()[0].strip("/") for line in lines if line and not line.startswith("#")]

    assert [path for path in owned if not list(ROOT.glob(path))] == []
    assert {"scripts", "overrides", "mkdocs.yml", ".github", ".ci", "Makefile"} <= set(owned)
    assert "docs/assets/javascripts" in owned


@pytest.mark.parametrize("path", FORMS, ids=name)
def test_a_form_speaks_both_languages_everywhere(path):
    form = read(path)
    said = [form["name"], form["description"], form["title"]]
    for field in form["body"]:
        attributes = field["attributes"]
        said += [attributes[key] for key in ("label", "description", "value") if key in attributes]
        said += [
            option["label"] if isinstance(option, dict) else option
            for option in attributes.get("options", ())
        ]

    assert len(FORMS) == 3
    assert [text for text in said if not re.search("[؀-ۿ]{2}", text)] == []
    assert [text for text in said if not re.search("[A-Za-z]{3}", text)] == []


def test_the_form_of_a_pull_request_speaks_both_languages():
    text = (GITHUB / "PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.startswith(("**", "- [ ]"))]

    assert len(lines) == 4
    assert all(re.search("[A-Za-z]{4}.* · .*[؀-ۿ]{3}", line) for line in lines)


GH = """#!{python}
import json, os, pathlib, sys
record = pathlib.Path(os.environ["GH_RECORD"])
calls = json.loads(record.read_text()) if record.exists() else []
arguments = sys.argv[1:]
if "--body-file" in arguments:
    file = pathlib.Path(arguments[arguments.index("--body-file") + 1])
    record.with_name("body.md").write_bytes(file.read_bytes())
record.write_text(json.dumps([*calls, arguments[:2]]))
if arguments[:2] == ["issue", "list"]:
    print(os.environ["GH_KNOWN"])
"""


@pytest.fixture
def keep(tmp_path):
    """Run the script with a `gh` that only writes down what it is asked: keep("1", "7 OPEN")."""
    tool = tmp_path / "bin" / "gh"
    tool.parent.mkdir()
    tool.write_text(GH.format(python=sys.executable), encoding="utf-8")
    tool.chmod(0o755)
    record = tmp_path / "calls.json"

    def run(code, known="", report="| a | b |\n"):
        file = tmp_path / "links.md"
        file.write_text(report, encoding="utf-8")
        env = {
            "PATH": f"{tool.parent}{os.pathsep}{os.environ['PATH']}",
            "GH_RECORD": str(record),
            "GH_KNOWN": known,
        }
        shell = shutil.which("sh") or "sh"
        result = subprocess.run(
            [shell, GITHUB / "keep_one_issue.sh", code, file],
            env=env,
            capture_output=True,
            text=True,
            check=False,
        )
        calls = json.loads(record.read_text()) if record.exists() else []
        body = tmp_path / "body.md"
        return (
            result,
            [" ".join(call) for call in calls],
            body.read_bytes() if body.exists() else b"",
        )

    return run


@pytest.mark.parametrize(
    ("code", "known", "done"),
    [
        pytest.param("1", "", ["label create", "issue create"], id="first time"),
        pytest.param("1", "7 OPEN", ["issue edit"], id="still open"),
        pytest.param("1", "7 CLOSED", ["issue edit", "issue reopen"], id="again"),
        pytest.param("0", "7 OPEN", ["issue edit", "issue close"], id="all answer"),
        pytest.param("0", "7 CLOSED", [], id="all answer still"),
        pytest.param("0", "", [], id="never was one"),
    ],
)
def test_one_issue_is_kept(keep, code, known, done):
    result, calls, _ = keep(code, known)

    assert result.returncode == 0, result.stderr
    assert calls == ["issue list", *done]


@pytest.mark.parametrize("code", ["2", "3", ""])
def test_a_check_that_could_not_look_leaves_the_issue_as_it_is(keep, code):
    result, calls, _ = keep(code, "7 OPEN")

    assert result.returncode == 2
    assert calls == []


def test_a_long_report_is_cut_at_a_line_below_the_limit(keep):
    row = f"| `https://example.org/{'نفط' * 20}` | 404 |\n"

    _, _, body = keep("1", "7 OPEN", row * 1000)

    text = body.decode("utf-8")
    assert 58_000 < len(body) <= 60_000
    assert text.count(row) > 300
    assert text.rstrip().endswith("in the run of the workflow.")
    assert all(line in {"", "…", row.rstrip()} for line in text.splitlines()[4:-1])
