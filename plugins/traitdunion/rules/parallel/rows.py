"""Rows: the pieces of two bodies side by side, as their segments are aligned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from traitdunion.rules.parallel.cutting import Piece
from traitdunion.vocabulary.alignment import Alignment, Bead


@dataclass(frozen=True, slots=True)
class Row:
    """What stands side by side; one side is empty where the other has no counterpart.

    `sure` says that all that is known of it is sure, `moved` that the right side stands elsewhere in its own text.
    """

    left: tuple[Piece, ...]
    right: tuple[Piece, ...]
    sure: bool = True
    moved: bool = False


@dataclass(slots=True)
class _Block:
    """Pieces that belong together: from `left` to before `left_end`, and so on the right; an end of 0 means none."""

    left: int
    left_end: int
    right: int
    right_end: int
    sure: bool = True
    moved: bool = False

    def with_(self, other: _Block) -> _Block:
        """Return both as one, with what lies between them."""
        return _Block(
            min(self.left, other.left),
            max(self.left_end, other.left_end),
            min(self.right, other.right),
            max(self.right_end, other.right_end),
            self.sure and other.sure,
        )


def turned(alignment: Alignment) -> Alignment:
    """Return an alignment as the reader of the other text sees it."""
    return Alignment(tuple(Bead(bead.target, bead.source, bead.sure, bead.moved) for bead in alignment.beads))


def rows(left: Sequence[Piece], right: Sequence[Piece], alignment: Alignment) -> tuple[Row, ...]:
    """Return the rows of two bodies, every piece in exactly one, in the order of the left one; footnotes come last.

    `alignment` has the left text for its source, and is made of the very segments that the pieces have. A piece without a
    counterpart comes after the one before it.
    """
    return tuple(
        row
        for notes in (False, True)
        for row in _rows(
            [piece for piece in left if piece.note == notes],
            [piece for piece in right if piece.note == notes],
            alignment,
        )
    )


def _rows(left: Sequence[Piece], right: Sequence[Piece], alignment: Alignment) -> Iterator[Row]:
    if not (left or right):
        return
    if any(not piece.segments for piece in (*left, *right)):  # of one text nothing is known: it stands beside the other
        yield Row(tuple(left), tuple(right), sure=False)
        return
    pairs = list(_pairs(left, right, alignment))
    blocks = _blocks([pair for pair in pairs if not pair.moved and pair.left_end and pair.right_end])
    lone_left = set(range(len(left))).difference(*(range(block.left, block.left_end) for block in blocks))
    lone_right = set(range(len(right))).difference(*(range(block.right, block.right_end) for block in blocks))
    moved: dict[int, int] = {}
    for pair in pairs:
        if pair.moved and pair.left in lone_left - moved.keys() and pair.right in lone_right:
            moved[pair.left] = pair.right
            lone_right.discard(pair.right)
    doubtful = {index for pair in pairs if not pair.sure for index in range(pair.left, pair.left_end)}
    doubtful_right = {index for pair in pairs if not pair.sure for index in range(pair.right, pair.right_end)}
    i = j = 0
    for block in (*blocks, _Block(len(left), len(left), len(right), len(right))):
        for index in range(i, block.left):
            beside = (right[moved[index]],) if index in moved else ()
            yield Row((left[index],), beside, index not in doubtful, index in moved)
        for index in sorted(lone_right.intersection(range(j, block.right))):
            yield Row((), (right[index],), index not in doubtful_right)
        if block.left < block.left_end:
            ours, theirs = left[block.left : block.left_end], right[block.right : block.right_end]
            yield Row(tuple(ours), tuple(theirs), block.sure)
        i, j = block.left_end, block.right_end


def _pairs(left: Sequence[Piece], right: Sequence[Piece], alignment: Alignment) -> Iterator[_Block]:
    """Yield the pieces that each bead joins; those that stand elsewhere, among the footnotes, count as not there.

    Segments are known by their identity: they are the same objects in pieces and beads, and there are many of them.
    """
    ours = {id(segment): index for index, piece in enumerate(left) for segment in piece.segments}
    theirs = {id(segment): index for index, piece in enumerate(right) for segment in piece.segments}
    for bead in alignment.beads:
        here = [ours[id(segment)] for segment in bead.source if id(segment) in ours]
        there = [theirs[id(segment)] for segment in bead.target if id(segment) in theirs]
        if here or there:
            start, end = (min(here), max(here) + 1) if here else (0, 0)
            right_start, right_end = (min(there), max(there) + 1) if there else (0, 0)
            yield _Block(start, end, right_start, right_end, bead.sure, bead.moved)


def _blocks(pairs: Iterable[_Block]) -> list[_Block]:
    """Return the blocks that pairs make: those that overlap or cross are one, so that both sides stay in order."""
    blocks: list[_Block] = []
    for pair in sorted(pairs, key=lambda one: (one.left, one.right)):
        while blocks and (pair.left < blocks[-1].left_end or pair.right < blocks[-1].right_end):
            pair = pair.with_(blocks.pop())
        blocks.append(pair)
    return blocks
