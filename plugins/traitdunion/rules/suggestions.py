"""Suggestions: the known word nearest to a mistyped one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable


def folded(word: str) -> str:
    """Return a word without accents, case, and the difference between spaces, hyphens and underscores."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))
    return " ".join(bare.casefold().replace("_", " ").replace("-", " ").split())


def nearest(word: str, known: Iterable[str], limit: int = 2) -> str | None:
    """Return the known word at most `limit` edits from `word`, or None.

    An edit adds, drops or replaces a letter, or swaps two neighbours (Damerau–Levenshtein); accents and case cost
    nothing. Of equally near words the first in alphabetical order wins. A word shares at least one letter with its
    suggestion.
    """
    wanted = folded(word)
    best: tuple[int, str] | None = None
    for candidate in known:
        other = folded(candidate)
        if abs(len(wanted) - len(other)) > limit:
            continue
        found = distance(wanted, other)
        if found <= limit and found < max(len(wanted), len(other), 1) and (best is None or (found, candidate) < best):
            best = (found, candidate)
    return None if best is None else best[1]


def distance(one: str, other: str) -> int:
    """Return the number of edits between two words (optimal string alignment: no letter is edited twice)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        above, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
    return row[-1]
