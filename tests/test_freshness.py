"""A figure is fresh, due or overdue, and the state flips on the exact day."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from scripts.check_freshness import main
from scripts.core.errors import CannotRunError
from scripts.ledger.freshness import Cadence, State
from scripts.ledger.ledger import read_ledger
from scripts.sync_figures import main as sync
from scripts.website.publishing import build_day, with_states
from tests.support import run_command

CHECKED = dt.date(2026, 1, 1)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, State.FRESH),
        (45, State.FRESH),
        (46, State.DUE),
        (90, State.DUE),
        (91, State.OVERDUE),
    ],
)
def test_the_state_flips_on_the_exact_day(days, expected):
    state = Cadence(45, 90).state(CHECKED, CHECKED + dt.timedelta(days=days))

    assert state == expected


def test_the_first_day_due_is_the_day_the_state_flips():
    cadence = Cadence(45, 90)
    due = cadence.due_from(CHECKED)

    assert due is not None
    assert cadence.state(CHECKED, due) == State.DUE
    assert cadence.state(CHECKED, due - dt.timedelta(days=1)) == State.FRESH


def test_the_ledger_page_says_what_is_due_on_the_day_of_the_build(tiny):
    run_command(sync, tiny, "--write")
    page = (tiny / "docs/en/figures.md").read_text(encoding="utf-8")
    english = read_ledger(tiny).language("en")

    def states(day):
        html = with_states(page, english, dt.date.fromisoformat(day))
        return re.findall(r'<strong class="state-(\w+)">', html)

    assert states("2026-11-24") == []
    assert states("2027-12-30") == ["due", "due"]
    assert states("2028-12-30") == ["overdue", "overdue"]


def test_the_day_of_the_build_can_be_set():
    assert build_day({"SOURCE_DATE_EPOCH": "86400"}) == dt.date(1970, 1, 2)


def test_a_historical_figure_never_ages():
    assert Cadence(None, None).state(CHECKED, dt.date(2999, 1, 1)) == State.FRESH
    assert Cadence(None, None).due_from(CHECKED) is None


def test_the_command_lists_what_is_due_and_fails_on_what_is_overdue(tiny, capsys):
    assert run_command(main, tiny, "--today", "2026-11-24") == 0
    assert run_command(main, tiny, "--today", "2027-12-30") == 0
    out = capsys.readouterr().out
    assert "docs/data/figures.toml:14: info: figure-due: trade-2023: " in out
    assert "trade-2022" not in out

    assert run_command(main, tiny, "--today", "2028-12-30") == 1
    assert "warning: figure-overdue: trade-2023: " in capsys.readouterr().out


def test_a_day_that_is_none_exits_2(tiny, capsys):
    assert run_command(main, tiny, "--today", "tomorrow") == 2
    assert "--today takes a day" in capsys.readouterr().err


def test_every_cadence_has_its_days(tiny):
    file = tiny / "docs/data/freshness.toml"
    file.write_text(file.read_text().replace("[monthly]\n", "[weekly]\n"))

    with pytest.raises(CannotRunError) as error:
        read_ledger(tiny)

    rules = {finding.rule for finding in error.value.findings}
    assert rules >= {"ledger-missing-field", "ledger-unknown-field"}
