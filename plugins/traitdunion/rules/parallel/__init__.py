"""Parallel reading: two bodies cut into pieces that stand side by side, and passages of one body that are marked.

A body's HTML and its segments were read from the same source by two readers that know nothing of each other. They are
brought together by their letters, in order (`matching`). What cannot be told apart stays together: at worst the whole of
a section, or of a text, is one piece. No word is ever left out or shown twice.
"""

from __future__ import annotations

from traitdunion.rules.parallel.cutting import Piece, cut
from traitdunion.rules.parallel.marking import Marks, after_additions, mark
from traitdunion.rules.parallel.matching import untranslated
from traitdunion.rules.parallel.rows import Row, rows, turned
from traitdunion.rules.parallel.through import later, through

__all__ = [
    "Marks",
    "Piece",
    "Row",
    "after_additions",
    "cut",
    "later",
    "mark",
    "rows",
    "through",
    "turned",
    "untranslated",
]
