"""Segments: a text as the pieces that a translator works on, their digests, and what separates two versions of them."""

from traitdunion.rules.segments.comparison import compare
from traitdunion.rules.segments.matter import FOR_TRANSLATORS, comments, placeholders, quoted, read_matter
from traitdunion.rules.segments.words import shortened, word_count

__all__ = ["FOR_TRANSLATORS", "comments", "compare", "placeholders", "quoted", "read_matter", "shortened", "word_count"]
