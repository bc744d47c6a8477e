"""The command: JSON lines in, JSON lines out, a place for every line it cannot understand."""

from __future__ import annotations

import io
import json
import sys

import pytest

from scripts.read_numbers import main


class Input:
    def __init__(self, text):
        self.buffer = io.BytesIO(text.encode())


@pytest.fixture
def answer(monkeypatch, capsys):
    """Give lines to the command; its exit code, the answers, and what it said."""

    def run(arguments, *lines):
        texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
        monkeypatch.setattr(sys, "stdin", Input("\n".join(texts) + "\n"))
        code = main(arguments)
        said = capsys.readouterr()
        return code, [json.loads(line) for line in said.out.splitlines()], said.err

    return run


def test_reading_gives_one_entry_for_each_number(answer):
    line = {"id": "a", "text": "Trade hit $240.1bn in 2023."}

    code, (found,), said = answer(["--language", "en"], line)

    assert code == 0
    assert said == ""
    assert found["id"] == "a"
    assert found["numbers"][0] == {
        "start": 10,
        "end": 18,
        "text": "$240.1bn",
        "kind": "figure",
        "value": "240100000000",
        "exponent": 8,
        "unit": "money:USD",
        "modifier": "",
        "digits": [11, 16],
    }
    assert found["numbers"][1]["kind"] == "date"


def test_a_line_may_name_its_own_language(answer):
    line = {"id": 1, "language": "ar", "text": "مليارا دولار"}

    _, (found,), _ = answer(["--language", "en"], line)

    assert found["numbers"][0]["value"] == "2000000000"


def test_agreement(answer):
    line = {"id": 1, "language": "en", "text": "$240bn", "value": "240100000000"}
    two = {"id": 2, "language": "en", "text": "20–30%", "value": ["20.1", 30], "unit": "percent"}
    year = {"id": 3, "language": "en", "text": "2023", "value": 2023, "unit": "year"}
    precise = {"id": 4, "language": "en", "text": "26.30%", "value": 26.3, "value_exponent": -1}

    code, answers, _ = answer(
        ["--agree"], line | {"unit": "money:USD"}, two, year | {"exact": True}, precise
    )

    assert code == 0
    assert answers == [
        {"id": 1, "agree": True, "code": "rounded"},
        {"id": 2, "agree": True, "code": "rounded|equal"},
        {"id": 3, "agree": True, "code": "exact"},
        {"id": 4, "agree": True, "code": "over-precise"},
    ]


def test_rewriting(answer):
    line = {"id": 1, "language": "en", "before": "a ", "text": "26%", "value": "27"}

    _, answers, _ = answer(["--rewrite"], line, line | {"value": "8"})

    assert answers == [
        {"id": 1, "text": "27%", "code": "written"},
        {"id": 1, "text": None, "code": "article", "advice": "write «an» for «a»"},
    ]


@pytest.mark.parametrize(
    ("arguments", "line", "message"),
    [
        (["--language", "en"], "{", "-:2: not JSON"),
        (["--language", "en"], "[]", "-:2: a line must be an object"),
        (["--language", "en"], '{"id": 1}', '-:2: "text" must be a text'),
        ([], '{"text": "1"}', '-:2: "language" must be'),
        (["--agree"], '{"language": "en", "text": "1"}', '-:2: "value" must be a number'),
        (["--agree"], '{"language": "en", "text": "1", "value": [1]}', "-:2: "),
        (["--agree"], '{"language": "en", "text": "1", "value": true}', "-:2: "),
        (["--agree"], '{"language": "en", "text": "1", "value": "NaN"}', "-:2: "),
        (["--rewrite"], '{"language": "xx", "text": "1", "value": 1}', "-:2: "),
    ],
)
def test_a_bad_line_is_named(answer, arguments, line, message):
    good = {"id": 0, "language": "en", "text": "1", "value": 1}

    code, answers, said = answer(arguments, good, line)

    assert code == 2
    assert len(answers) == 1
    assert said.startswith(message)


def test_files_are_read_and_named(tmp_path, capsys):
    file = tmp_path / "lines.jsonl"
    file.write_text('{"id": 1, "text": "5"}\n\n{\n', encoding="utf-8")

    assert main(["--language", "en", str(file)]) == 2
    said = capsys.readouterr()
    assert json.loads(said.out)["numbers"][0]["value"] == "5"
    assert said.err.startswith(f"{file}:3: ")


def test_a_missing_file_is_no_crash(tmp_path, capsys):
    assert main(["--language", "en", str(tmp_path / "none.jsonl")]) == 2
    assert "none.jsonl" in capsys.readouterr().err


def test_help_shows_formats_and_exit_codes(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["--help"])

    assert stop.value.code == 0
    assert "--agree" in (shown := capsys.readouterr().out)
    assert "exit codes" in shown
