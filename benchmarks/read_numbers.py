"""Prints how fast numbers are read: megabytes of prose per second, and the cost of hostile input.

python benchmarks/read_numbers.py
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from scripts.cli import emit  # noqa: E402  as below
from scripts.reading.numerals import read_numbers  # noqa: E402  run by path, not installed

FIXTURES = ROOT / "tests/fixtures/numbers"
MILLION = 1_000_000
FILLER = {
    "ar": "وأكد الوزير أن العلاقات بين البلدين تشهد تطوراً مستمراً في جميع المجالات الاقتصادية. ",
    "en": "The minister said that relations between both countries develop in every field. ",
}
HOSTILE = {
    "digits": "7",
    "digits and commas": "7,",
    "isolates": "\u2067",
    "spaces": " ",
    "one and": "one and ",
    "brackets": "(",
    "hyphens": "-",
    "7 to": "7 to ",
    "between": "between 7 and ",
    "waw": "مليار و",
    "prefixes": "وال",
    "quotes": "«",
    "Arabic 7 to": "٧ إلى ",
    "Arabic one and": "واحد و",
}


def prose(language: str, *, filled: bool) -> str:
    """About two megabytes: sentences full of numbers, with plain ones between them or not."""
    with (FIXTURES / f"held_out.{language}.jsonl").open(encoding="utf-8") as lines:
        sentences = [json.loads(line)["text"] for line in lines]
    between = " " + FILLER[language] if filled else "\n"
    text = between.join(sentences)
    return (text + between) * (2 * MILLION // len(text.encode()) + 1)


def seconds(text: str, language: str) -> float:
    """The processor time of one reading."""
    start = time.process_time()
    read_numbers(text, language)
    return time.process_time() - start


def main() -> None:
    """Print speed and growth."""
    for language in ("ar", "en"):
        for filled in (True, False):
            text = prose(language, filled=filled)
            took = min(seconds(text, language) for _ in range(3))
            size = len(text.encode()) / MILLION
            kind = "prose" if filled else "numbers in every sentence"
            emit(f"{language}  {size / took:5.1f} MB/s  {kind}\n")
    for name, piece in HOSTILE.items():
        language = "en" if piece.isascii() else "ar"
        half, whole = (
            seconds(piece * (count // len(piece)), language) for count in (MILLION // 2, MILLION)
        )
        growth = f"{whole / half:4.1f}x half"
        emit(f"hostile  {whole:6.2f} s for a million characters, {growth}  {name}\n")


if __name__ == "__main__":
    main()
