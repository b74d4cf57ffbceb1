"""Beads: from the likelihood of each step to what is said of each segment, and whether it is sure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from traitdunion.rules.alignment.lattice import Step
from traitdunion.rules.alignment.likeness import Likeness
from traitdunion.vocabulary.alignment import Alignment, Bead

_MOST = 0.501  # of all likelihood: what a bead has, well above what two equal readings have
SURE = 0.99  # of all likelihood: what a sure bead has
_CONVINCING = 2.0  # nats that clues must say for a sure pair: place and length alone also fit what was put in its stead
_MORE_CONVINCING = (
    120.0,
    800.0,
)  # characters that ask for one more, since they hold more chance clues; and where that ends
_PART = 10.0  # nats that clues must say for each part of a sure pair of more than two
_ECHO = 4.0  # nats from which a lone segment may be said inside another, whatever the order
_INSIDE = 2.0  # the same where the other is alone too, or not surely paired: it may say this among much that is new
_MANY = 40_000  # pairs of lone segments that are not all looked at
_DOUBT = -3.0  # nats from which two lone segments may be each other's counterparts
_MOVED, _MOVED_SURELY, _UNRIVALLED = 6.0, 12.0, 4.0  # nats for a pair out of order, and above its rivals


def beads(likeness: Likeness, shares: Mapping[Step, float]) -> Alignment:
    """Return the beads that have most of the likelihood, then those out of order, then what stays alone."""
    source, target = likeness.source, likeness.target
    alone = [1.0] * len(source), [1.0] * len(target)  # the likelihood that a segment has no counterpart
    chosen: list[tuple[Step, bool, bool]] = []
    for (i, j, tall, wide), share in shares.items():
        for place in range(i, i + tall):
            alone[0][place] -= share
        for place in range(j, j + wide):
            alone[1][place] -= share
        if share > _MOST:
            sure = share >= SURE and _convincing(likeness, i, j, tall, wide)
            chosen.append(((i, j, tall, wide), sure, False))
    lone_source = set(range(len(source))).difference(*(range(i, i + tall) for (i, _, tall, _), *_ in chosen))
    lone_target = set(range(len(target))).difference(*(range(j, j + wide) for (_, j, _, wide), *_ in chosen))
    out_of_order, doubtful = _moves(likeness, lone_source, lone_target)
    for i, j, sure in out_of_order:
        chosen.append(((i, j, 1, 1), sure, True))
        lone_source.discard(i)
        lone_target.discard(j)
    found: list[tuple[int, int, Bead]] = []
    follows: dict[int, int] = {}  # the source's place after which what follows in the target belongs
    for (i, j, tall, wide), sure, moved in chosen:
        found.append((i, -1, Bead(tuple(source[i : i + tall]), tuple(target[j : j + wide]), sure, moved)))
        if not moved:
            follows[j + wide - 1] = i
    unsure = [step for step, sure, _ in chosen if not sure]
    within = _within(
        likeness,
        lone_source.union(*(range(i, i + tall) for i, _, tall, _ in unsure)),
        lone_target.union(*(range(j, j + wide) for _, j, _, wide in unsure)),
    )
    for i in lone_source:
        sure = alone[0][i] >= SURE and i not in doubtful[0] | within[0] and not likeness.evidence.contained(i, _ECHO)
        found.append((i, -1, Bead((source[i],), (), sure)))
    position = -1
    for j in range(len(target)):
        if j in lone_target:
            sure = alone[1][j] >= SURE and j not in doubtful[1] | within[1] and likeness.evidence.echo(j) < _ECHO
            found.append((position, j, Bead((), (target[j],), sure)))
        position = follows.get(j, position)
    found.sort(key=lambda entry: entry[:2])
    return Alignment(tuple(bead for _, _, bead in found))


def _convincing(likeness: Likeness, i: int, j: int, tall: int, wide: int) -> bool:
    """Return whether more than its place and length speaks for a pair, or for each part of what is taken together."""
    if wide > 1:
        parts = likeness.evidence.containing(i, _PART)
        return all(place in parts for place in range(j, j + wide))
    if tall > 1:
        return all(j in likeness.evidence.contained(place, _PART) for place in range(i, i + tall))
    step, longest = _MORE_CONVINCING
    needed = _CONVINCING + min(likeness.lengths[i], longest) / step
    return likeness.evidence.of(i, j) + likeness.bonus.get(i, {}).get(j, 0.0) >= needed


def _within(likeness: Likeness, ours: set[int], theirs: set[int]) -> tuple[set[int], set[int]]:
    """Return those of the segments that may be said inside one of the other side's, or the reverse."""
    evidence = likeness.evidence
    pairs = {(i, j) for i in ours for j in theirs & {*evidence.contained(i, _INSIDE), *evidence.containing(i, _INSIDE)}}
    return {i for i, _ in pairs}, {j for _, j in pairs}


def _moves(
    likeness: Likeness, ours: set[int], theirs: set[int]
) -> tuple[list[tuple[int, int, bool]], tuple[set[int], set[int]]]:
    """Return the lone segments that are pairs out of order, whether surely, and those of which it cannot be told."""
    strengths: list[tuple[float, int, int]] = []
    rows: defaultdict[int, list[float]] = defaultdict(list)
    columns: defaultdict[int, list[float]] = defaultdict(list)
    few = len(ours) * len(theirs) <= _MANY
    first, end = min(theirs, default=0), max(theirs, default=-1) + 1
    for i in ours:
        near = theirs if few else theirs & likeness.evidence.shared(i).keys()
        values = likeness.pairs(i, first, end) if near else []
        for j in near:
            if (value := values[j - first]) > _DOUBT:
                strengths.append((value, i, j))
                rows[i].append(value)
                columns[j].append(value)
    found: list[tuple[int, int, bool]] = []
    for value, i, j in sorted(strengths):
        rivals = sorted(rows[i])[-2:-1] + sorted(columns[j])[-2:-1]
        strongest = value == max(rows[i]) == max(columns[j])
        if value >= _MOVED and strongest and value - max(rivals, default=0.0) >= _UNRIVALLED:
            found.append((i, j, value >= _MOVED_SURELY))
    return found, (set(rows), set(columns))
