"""Suggestions: the known word nearest to a mistyped one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

_LONG = 8  # letters from which a third edit still leaves a word recognisable
_ALIKE = 0.5  # of all words of two names
_LETTERS = 3


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


def akin(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that is nearest, else the one that has most words in common with `word`, if one does alone.

    Words of three letters or fewer do not count, and half of the words must be the same.
    """
    known = list(known)
    if (near := nearest(word, known, 3 if len(word) > _LONG else 2)) is not None:
        return near
    wanted = _parts(word)
    shares = sorted(
        ((len(wanted & _parts(one)) / (len(wanted | _parts(one)) or 1), one) for one in known), reverse=True
    )
    best = [one for share, one in shares if share == shares[0][0]]
    return best[0] if len(best) == 1 and shares[0][0] >= _ALIKE else None


def _parts(word: str) -> set[str]:
    return {part for part in folded(word).split() if len(part) > _LETTERS}


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
