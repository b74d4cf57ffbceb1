"""Matter: everything of a text that a translation must follow, piece by piece, and the digests of algorithm 1."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable

from traitdunion.rules.segments.blocks import Blocks
from traitdunion.rules.segments.headerwords import header_words
from traitdunion.rules.segments.lines import Comment
from traitdunion.rules.segments.normal import EMPTY, digest, normal
from traitdunion.rules.segments.pieces import Block
from traitdunion.vocabulary.manuscript import Header
from traitdunion.vocabulary.segment import Matter, Segment, SegmentKind

_FRONT_MATTER = re.compile(r"(?:[ \t]*\n)*---[ \t]*\n(?:.*\n)*?---[ \t]*(?:\n|\Z)")
FOR_TRANSLATORS = re.compile(r"\s*translators\s*:", re.IGNORECASE)
"""How a comment begins that is a remark to those who translate."""
_PLACEHOLDER = re.compile(r"\s*translate\s*(?::.*)?", re.IGNORECASE | re.DOTALL)


def read_matter(header: Header, text: str) -> Matter:
    """Return the matter of a file. `text` is the whole of it, decoded; `header` is its front matter as it was read.

    The front matter's words come first, then the body's in the order of the source. Any text gives some matter.
    """
    start = _body_start(text)
    front = [
        Segment(words.kind, words.text, digest(normal(words.text)), words.line, words.place, 0, words.start, words.end)
        for words in header_words(header, text[:start])
    ]
    blocks = Blocks(text, start, text.count("\n", 0, start) + 1)
    labels = blocks.labels
    body = [
        Segment(
            block.kind,
            _on_one_line(block),
            _digest(block, labels),
            block.line,
            block.place,
            block.level,
            block.start,
            block.end,
        )
        for block in blocks.blocks
    ]
    return Matter((*front, *body), _version(front, body))


def placeholders(text: str) -> tuple[int, ...]:
    """Return the lines of the comments `<!-- translate: … -->` in a file: each stands for a piece still to be translated."""
    return tuple(comment.line for comment in comments(text) if _PLACEHOLDER.fullmatch(comment.text))


def quoted(text: str) -> tuple[str, ...]:
    """Return the words of the original that the comments `<!-- translate: … -->` of a file hold, in their order."""
    found = (comment.text for comment in comments(text) if _PLACEHOLDER.fullmatch(comment.text))
    return tuple(words.partition(":")[2].strip() for words in found)


def comments(text: str) -> tuple[Comment, ...]:
    """Return the comments of a file's body, in their order; what looks like one in code is code."""
    if "<!--" not in text:
        return ()
    start = _body_start(text)
    return tuple(Blocks(text, start, text.count("\n", 0, start) + 1).comments)


def _body_start(text: str) -> int:
    front = _FRONT_MATTER.match(text)
    return front.end() if front else 0


def _on_one_line(block: Block) -> str:
    return " ".join(block.text.split()) if block.kind is SegmentKind.CODE else block.text


def _digest(block: Block, labels: Collection[str]) -> str:
    if block.kind is SegmentKind.CODE:
        return digest(_code(block.text))
    words = normal(block.text, labels)
    if block.kind is SegmentKind.HEADING and words:
        words = f"{'#' * block.level} {words}"  # a translation must follow the level too
    return digest(words)


def _code(text: str) -> str:
    """Return the normal form of code: its lines without the indentation that they share and the spaces at their ends."""
    lines = [line.expandtabs(4).rstrip() for line in unicodedata.normalize("NFC", text).split("\n")]
    margin = min((len(line) - len(line.lstrip(" ")) for line in lines if line), default=0)
    return "\n".join(line[margin:] for line in lines).strip("\n")


def _version(front: Iterable[Segment], body: Iterable[Segment]) -> str:
    """Return the digest of all segments that say something, each by its kind and digest.

    Those of the front matter are sorted, so that the order of its keys and the names of its pictures are of no account.
    """
    kinds = list(SegmentKind)
    ordered = sorted(front, key=lambda segment: (kinds.index(segment.kind), segment.digest))
    said = (segment for segments in (ordered, body) for segment in segments if segment.digest != EMPTY)
    return digest("".join(f"{segment.kind} {segment.digest}\n" for segment in said))
