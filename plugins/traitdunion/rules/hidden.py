"""Hidden words: what a translator typed inside a comment, where no reader will ever see it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from traitdunion.rules.segments import FOR_TRANSLATORS, comments, placeholders
from traitdunion.vocabulary.faults import translation as faults
from traitdunion.vocabulary.problem import Place, Problem
from traitdunion.vocabulary.segment import Matter

_QUOTED = 0.5  # share of a comment's words that the original has too, from which it quotes the original
_FEW = 4  # words: a shorter comment is no passage
_WORD = re.compile(r"[^\W_]+")


def hidden_words(text: str, path: str, sources: Iterable[Matter], source_text: str) -> Iterator[Problem]:
    """Yield the comments of a translation that seem to hold words of the translation itself.

    `text` is its file, `sources` what its source says, today and when it was translated, `source_text` the source's file.
    """
    known = {word for matter in sources for segment in matter.segments for word in _words(segment.text)}
    known.update(_words(source_text))  # addresses too, which are in no segment
    waiting, there = set(placeholders(text)), {comment.text for comment in comments(source_text)}
    for comment in comments(text):
        said = comment.text.partition(":")[2] if comment.line in waiting else comment.text
        words = _words(said)
        shared = sum(word in known for word in words)
        if comment.line in waiting:
            if words and shared < _QUOTED * len(words):
                yield faults.PLACEHOLDER_WRITTEN.at(Place(path, comment.line))
        elif len(words) >= _FEW and comment.text not in there and not FOR_TRANSLATORS.match(said):
            yield faults.COMMENT_HIDES.at(Place(path, comment.line))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
