"""Measures typography against typogrify on the same HTML, in the same process, by CPU time.

    python tests/bench/typography.py [CONTENT_FOLDER]

Prints, for each language, milliseconds of CPU for 870 words, the ratio to typogrify (the project's bound is 0.5), and
how many times longer a text ten times as long takes (the bound is 13). Nothing fails: machines differ.
"""

from __future__ import annotations

import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from markdown import markdown
from typogrify.filters import typogrify

from traitdunion.typography import typeset

ROUNDS = 5
WORDS = 870  # of a text of the reference magazine


def bodies(folder: Path) -> dict[str, list[str]]:
    """Return the HTML of a content folder's texts, by language."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(folder.rglob("index.*.md")):
        source = path.read_text("utf-8").split("\n---\n", 1)[-1]
        found[path.suffixes[-2][1:]].append(markdown(source, extensions=["extra"]))
    return found


def cost(job: Callable[[], object]) -> float:
    """Return the least CPU time, in seconds, of a few runs."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        job()
        times.append(time.process_time() - start)
    return min(times)


def main(folder: Path) -> None:
    for language, texts in bodies(folder).items():
        words = sum(len(re.sub(r"<[^>]*>", "", text).split()) for text in texts)
        theirs = cost(lambda texts=texts: [typogrify(text) for text in texts])
        ours = cost(lambda texts=texts, tag=language: [typeset(text, tag) for text in texts])
        tenfold = cost(lambda texts=texts, tag=language: [typeset(text * 10, tag) for text in texts])
        print(
            f"{language}: {len(texts)} texts, {words} words; typogrify {theirs / words * WORDS * 1000:.2f} ms, "
            f"typeset {ours / words * WORDS * 1000:.2f} ms for {WORDS} words; ratio {ours / theirs:.2f}; "
            f"ten times the text costs {tenfold / ours:.1f} times as much"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "content"))
