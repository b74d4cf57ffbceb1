"""Evidence: what shared and missing clues say of each pair of pieces of two texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from math import fsum, log

from traitdunion.rules.alignment.clues import CERTAINTY, FIRM, Clues

_COMMON = 400  # pairs of pieces that share a clue, beyond which it says too little to be worth the time
_LOSS = {
    name: (1.0 if name in FIRM else 0.5) * log(1 - certainty) for name, certainty in CERTAINTY.items()
}  # halved where a clue is seldom lost alone
_GAIN = {name: log(certainty) - 2 * _LOSS[name] for name, certainty in CERTAINTY.items()}
_NOWHERE = -3.0  # the most that firm clues can weigh that are nowhere: a translation may have addresses of its own
_DISAGREEMENT = -8.0  # the most that missing clues can weigh against a pair


class Evidence:
    """What clues say of each pair of pieces of two texts.

    In nats: the logarithm of how much likelier two pieces are translations of each other than two pieces taken at random. For
    a clue that both have, that is its certainty times the number of pieces over the number of those that have it; for one
    that only one has, what is left of the certainty. A clue that the whole other text lacks says nothing, unless it is firm.
    """

    def __init__(self, source: Sequence[Clues], target: Sequence[Clues]) -> None:
        ours = frozenset[str]().union(*(piece.tokens for piece in source))
        theirs = frozenset[str]().union(*(piece.tokens for piece in target))
        both = ours & theirs
        left, right = _postings(source, both), _postings(target, both)
        self._shared: list[defaultdict[int, float]] = [defaultdict(float) for _ in source]
        self._lacking = [_nowhere(piece, both) for piece in source]
        self._lacked = [_nowhere(piece, both) for piece in target]
        pairs = 0.5 * log(len(source) * len(target))
        for token in sorted(both):  # sums of floats depend on their order, and nothing may depend on a hash seed
            places = left[token]
            others = right[token]
            often = len(places) * len(others)
            rarity = pairs - 0.5 * log(often)
            kind = token[0]
            loss = _LOSS[kind]
            gain = rarity + _GAIN[kind]
            if often > _COMMON or gain + 2 * loss <= 0:
                continue
            for i in places:
                self._lacking[i] += loss
                row = self._shared[i]
                for j in others:
                    row[j] += gain
            for j in others:
                self._lacked[j] += loss

    def shared(self, i: int) -> Mapping[int, float]:
        """Return what piece `i` of the source shares, by piece of the target: gains, before what they lack is counted."""
        return self._shared[i]

    def lacking(self, i: int) -> float:
        """Return the loss if no clue of piece `i` of the source were found."""
        return self._lacking[i]

    def lacked(self, j: int) -> float:
        """Return the loss if no clue of piece `j` of the target were found."""
        return self._lacked[j]

    def of(self, i: int, j: int) -> float:
        """Return what clues say of a pair."""
        return max(self._shared[i].get(j, 0.0) + self._lacking[i] + self._lacked[j], _DISAGREEMENT)

    def row(self, i: int, start: int, end: int) -> list[float]:
        """Return what clues say of piece `i` of the source with each of `start … end` of the target."""
        get, lacking = self._shared[i].get, self._lacking[i]
        values = [get(j, 0.0) + lacking + lacked for j, lacked in enumerate(self._lacked[start:end], start)]
        return [value if value > _DISAGREEMENT else _DISAGREEMENT for value in values]

    def contained(self, i: int, least: float) -> dict[int, float]:
        """Return how much speaks for piece `i` of the source being said in pieces of the target, others beside it perhaps."""
        lacking = self._lacking[i]
        return {j: gain + lacking for j, gain in self._shared[i].items() if gain + lacking > least}

    def containing(self, i: int, least: float) -> dict[int, float]:
        """Return how much speaks for pieces of the target being said in piece `i` of the source, others beside it perhaps."""
        lacked = self._lacked
        return {j: gain + lacked[j] for j, gain in self._shared[i].items() if gain + lacked[j] > least}

    def echo(self, j: int) -> float:
        """Return how much speaks for piece `j` of the target being said somewhere in the source."""
        return self._echoes[j] + self._lacked[j]

    @cached_property
    def _echoes(self) -> dict[int, float]:
        found: defaultdict[int, float] = defaultdict(float)
        for shared in self._shared:
            for j, gain in shared.items():
                found[j] = max(found[j], gain)
        return found


def _nowhere(piece: Clues, both: frozenset[str]) -> float:
    """Return the loss for firm clues of a piece that the whole other text lacks."""
    return max(fsum([0.5 * _LOSS[token[0]] for token in piece.firm - both]), _NOWHERE)


def _postings(pieces: Sequence[Clues], both: frozenset[str]) -> dict[str, list[int]]:
    """Return which pieces have each of the clues that both texts have."""
    found: dict[str, list[int]] = {token: [] for token in both}
    for place, piece in enumerate(pieces):
        for token in piece.tokens & both:
            found[token].append(place)
    return found
