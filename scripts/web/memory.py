"""What earlier runs learned: addresses that were fine, and on which days others failed.

A file of JSON. A good answer is believed for some days; a failure is never believed, only counted:
a link is called dead when it failed in three runs on three days (the rule of the Internet Archive's
bot on Wikipedia).
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from scripts.web.verdicts import Kind, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

FRESH_DAYS = 7
DEAD_AFTER = 3
_KEPT_DAYS = 90


@dataclass
class Memory:
    """Days on which an address was fine, or failed, by address."""

    fine: dict[str, dt.date] = field(default_factory=dict)
    failed: dict[str, list[dt.date]] = field(default_factory=dict)

    def is_fine(self, url: str, today: dt.date) -> bool:
        """Whether a good answer is recent enough; one from the future is not believed."""
        seen = self.fine.get(url)
        return seen is not None and 0 <= (today - seen).days < FRESH_DAYS

    def judged(self, url: str, verdict: Verdict, today: dt.date) -> Verdict:
        """Remember what came of an address; a failure is "unsure" until seen often enough."""
        if verdict.kind is Kind.OK:
            self.fine[url] = today
            self.failed.pop(url, None)
            return verdict
        self.fine.pop(url, None)
        if verdict.kind is not Kind.DEAD:
            return verdict
        days = sorted({*self.failed.get(url, []), today})
        days = [day for day in days if 0 <= (today - day).days < _KEPT_DAYS]
        self.failed[url] = days
        if len(days) >= DEAD_AFTER:
            return verdict
        reason = f"{verdict.reason}; seen on {len(days)} of {DEAD_AFTER} days"
        return Verdict(Kind.UNSURE, reason)

    def text(self) -> str:
        """The file that holds this."""
        document = {
            "fine": {url: day.isoformat() for url, day in sorted(self.fine.items())},
            "failed": {
                url: [day.isoformat() for day in days] for url, days in sorted(self.failed.items())
            },
        }
        return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def remembered(text: str) -> Memory:
    """The memory in a file; empty when the file is not what we wrote."""
    try:
        document = json.loads(text)
        return Memory(
            {url: _day(day) for url, day in _object(document, "fine").items()},
            {url: [_day(day) for day in days] for url, days in _object(document, "failed").items()},
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        return Memory()


def _object(document: Any, name: str) -> Mapping[str, Any]:  # noqa: ANN401  as JSON gives it
    found: Mapping[str, Any] = document[name]
    return found


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)
