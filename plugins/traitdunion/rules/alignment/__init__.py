"""Alignment: which segments of a text and of its translation say the same, without a dictionary.

The algorithm is described in docs/alignment.md. In short: clues that cross languages (addresses, numbers, names, the
beginnings of words), kinds and lengths say how likely each pair is; sections are compared as wholes; and of all ways to
read both texts in order, a pair is kept if most of the likelihood goes through it, and called sure if nearly all does.
"""

from __future__ import annotations

from traitdunion.rules.alignment.aligning import align
from traitdunion.rules.alignment.touching import touched

__all__ = ["align", "touched"]
