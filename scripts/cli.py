"""What every command shares: arguments, output and exit codes. The only module that prints."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.core.errors import CannotRunError
from scripts.core.finding import Finding, Severity
from scripts.core.report import (
    as_github,
    as_json,
    as_junit,
    as_markdown,
    as_text,
    closing_line,
    foot,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

CLEAN, FOUND, CANNOT_RUN, OUR_FAULT = 0, 1, 2, 3
FORMATS = ("auto", "text", "json", "github", "markdown", "junit")
REPOSITORY = Path(__file__).resolve().parents[1]

EXIT_CODES = """
exit codes:
  0  looked, all clean
  1  looked, found something to put right
  2  could not look: wrong arguments, or a fault in the ledger
  3  a fault in the tool itself
"""


def parser(description: str, formats: Sequence[str] = FORMATS) -> argparse.ArgumentParser:
    """A parser that shows the command's docstring and knows `--root` and `--format`."""
    result = argparse.ArgumentParser(
        description=description,
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    result.add_argument(
        "--root",
        type=folder,
        default=REPOSITORY,
        metavar="DIR",
        help="the tree to look at (default: this repository)",
    )
    result.add_argument(
        "--format",
        choices=formats,
        default=formats[0],
        help=f"form of the output (default: {formats[0]})",
    )
    return result


def folder(text: str) -> Path:
    """The folder that `--root` names. Raises CannotRunError where there is none."""
    if not Path(text).is_dir():
        raise CannotRunError(f"--root takes a folder, and {text} is none")
    return Path(text)


def day(text: str | None) -> dt.date:
    """The day that `--today` names; today where it names none."""
    if text is None:
        return dt.datetime.now(tz=dt.UTC).date()
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise CannotRunError(f"--today takes a day like 2027-03-01, not {text!r}") from None


def emit(text: str) -> None:
    """Write a command's product to standard output."""
    print(text, end="", flush=True)


def say(text: str) -> None:
    """Say something about the work to standard error."""
    if text:
        print(text, file=sys.stderr, flush=True)


def finish(findings: Sequence[Finding], looked_at: Mapping[str, int], form: str) -> int:
    """Print sorted findings and the closing line; return the exit code."""
    ordered = sorted(set(findings))
    _print_findings(ordered, looked_at, form)
    say(closing_line(ordered, looked_at))
    if form in {"auto", "text"}:
        say(foot(ordered))
    return FOUND if any(finding.severity != Severity.INFO for finding in ordered) else CLEAN


def _asked_form(arguments: Sequence[str]) -> str:
    """The form asked for, where the command failed before it could tell."""
    for form in FORMATS[2:]:
        if form in arguments or f"--format={form}" in arguments:
            return form
    return "auto"


def _print_findings(findings: Sequence[Finding], looked_at: Mapping[str, int], form: str) -> None:
    if form == "auto":
        form = "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"
    if form == "json":
        emit(as_json(findings, looked_at))
    elif form == "markdown":
        emit(as_markdown(findings, looked_at))
    elif form == "junit":
        emit(as_junit(findings, looked_at))
    elif form == "github":
        emit(as_github(findings))
    else:
        emit(as_text(findings, colour=_colour(os.environ)))


def _colour(env: Mapping[str, str]) -> bool:
    """NO_COLOR and FORCE_COLOR decide; otherwise a real terminal gets colour."""
    if env.get("NO_COLOR"):
        return False
    return bool(env.get("FORCE_COLOR")) or (sys.stdout.isatty() and env.get("TERM") != "dumb")


def run(main: Callable[[Sequence[str] | None], int], argv: Sequence[str] | None = None) -> int:
    """Run a command and turn what goes wrong into an exit code and a sentence."""
    try:
        return main(argv)
    except CannotRunError as error:
        arguments = sys.argv[1:] if argv is None else argv
        _print_findings(error.findings, {}, _asked_form(arguments))
        say(f"error: {error}")
        return CANNOT_RUN
    except BrokenPipeError:
        sys.stderr.close()  # the reader of the pipe went away before the end
        return CANNOT_RUN
    except Exception:  # noqa: BLE001  the last line of defence, and it says so
        traceback.print_exc()
        say("This is a fault in the tool, not in your text. Please report it.")
        return OUR_FAULT
