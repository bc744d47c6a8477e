"""Pages per second for reading, checking and writing, on generated bilingual trees.

  python -m benchmarks.pages                  200 and 2,000 pages per language
  python -m benchmarks.pages 20 200           other sizes

Prints one row per size: seconds for each step, pages per second, and the growth of the time per
page from the size before (1.0 is linear).
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from scripts.checks.every import findings
from scripts.pages.tree import read_tree
from scripts.render.changes import rewrites
from tests.support import copy_tiny

SIZES = (200, 2000)
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


def measure(size: int) -> tuple[float, float, float]:
    """Seconds to read the tree, to run every rule, and to compute what would be written."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        grow(root, size)
        started = time.perf_counter()
        tree = read_tree(root)
        read = time.perf_counter()
        findings(tree)
        checked = time.perf_counter()
        rewrites(root, tree)
        written = time.perf_counter()
    return read - started, checked - read, written - checked


def main() -> None:
    """Measure every size and print the table."""
    sizes = [int(argument) for argument in sys.argv[1:]] or SIZES
    print(f"{'pages':>7} {'read s':>8} {'check s':>8} {'write s':>8} {'pages/s':>8} {'growth':>7}")
    before = None
    for size in sizes:
        read, check, write = measure(size)
        pages, total = 2 * size, read + check + write
        growth = "" if before is None else f"{total / pages / before:.2f}"
        before = total / pages
        print(
            f"{pages:>7} {read:>8.2f} {check:>8.2f} {write:>8.2f} {pages / total:>8.0f} {growth:>7}"
        )


if __name__ == "__main__":
    main()
