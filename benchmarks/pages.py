"""Pages per second for reading, checking and writing, on generated bilingual trees.

  python -m benchmarks.pages                  20, 200 and 2,000 pages per language
  python -m benchmarks.pages 20 200           other sizes

Prints one row per size: seconds for each step, pages per second, the growth of the time per page
from the size before (1.0 is linear), and the most memory that the process of that size took.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.checks.every import SOURCE_RULES, TWIN_RULES, findings
from scripts.checks.language import LANGUAGE_RULES
from scripts.pages.tree import read_tree
from scripts.render.changes import rewrites
from tests.support import copy_tiny

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (20, 200, 2000)
REST = tuple(rule for rule in SOURCE_RULES if rule not in {*TWIN_RULES, *LANGUAGE_RULES})
STEPS = ("read", "figures", "parity", "language", "write")
SECTIONS = {
    "en": "Trade reached [$240 billion][trade-2023] in 2023, up [26.3%][trade-growth-2023] from "
    "[$190.3 billion][trade-2022], and nobody who read the tables doubted where it came from.",
    "ar": "بلغت التجارة [240 مليار دولار][trade-2023] في عام 2023، بزيادة "
    "[26.3%][trade-growth-2023] عن [190.3 مليار دولار][trade-2022]، ولم يشكّ قارئ في مصدرها.",
}


def page(language: str, number: int) -> str:
    """An explainer of eight sections, about a thousand words, with 72 bound numbers."""
    head = f"---\ntitle: P {number}\ndescription: D\n---\n\n# T\n"
    paragraphs = "\n\n".join([SECTIONS[language]] * 3)
    return head + "".join(f"\n## S {{#s-{part}}}\n\n{paragraphs}\n" for part in range(8))


def grow(root: Path, size: int) -> None:
    """Fill the tiny tree with `size` pages in each language."""
    copy_tiny(root)
    for language in SECTIONS:
        for number in range(size):
            file = root / "docs" / language / f"page-{number}.md"
            file.write_text(page(language, number), encoding="utf-8")


def measure(size: int) -> tuple[list[float], float]:
    """Seconds for each of STEPS, and the most memory of this process, in MB."""
    times: list[float] = []

    def timed(step: Callable[[], Any]) -> Any:  # noqa: ANN401  whatever the step gives
        started = time.perf_counter()
        outcome = step()
        times.append(time.perf_counter() - started)
        return outcome

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        grow(root, size)
        tree = timed(lambda: read_tree(root))
        for rules in (REST, TWIN_RULES, LANGUAGE_RULES):
            timed(lambda rules=rules: findings(tree, rules))
        timed(lambda: rewrites(root, tree))
    return times, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def main() -> None:
    """Measure every size, each in a process of its own, and print the table."""
    sizes = [int(argument) for argument in sys.argv[1:]] or SIZES
    heads = (*(f"{step} s" for step in STEPS), "pages/s", "growth", "MB")
    print(f"{'pages':>7}" + "".join(f"{head:>12}" for head in heads), flush=True)
    before = None
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=fresh, max_tasks_per_child=1) as processes:
        for size, (times, memory) in zip(sizes, processes.map(measure, sizes), strict=True):
            pages, total = 2 * size, sum(times)
            growth = "" if before is None else f"{total / pages / before:.2f}"
            before = total / pages
            row = [
                *(f"{one:.2f}" for one in times),
                f"{pages / total:.0f}",
                growth,
                f"{memory:.0f}",
            ]
            print(f"{pages:>7}" + "".join(f"{cell:>12}" for cell in row), flush=True)


if __name__ == "__main__":
    main()
