"""Matching: the entries of an original, each with its counterpart in a translation, by alignment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from traitdunion.rules.alignment import align
from traitdunion.rules.po.entries import PARTS, Entry, Side
from traitdunion.rules.scaffold import ATTRIBUTES, has_words
from traitdunion.rules.segments import compare
from traitdunion.rules.segments.normal import EMPTY
from traitdunion.vocabulary.alignment import Bead
from traitdunion.vocabulary.segment import Matter, Segment, SegmentKind


def entries(
    source: Side, target: Side | None, named: Matter | None = None, *, doubtful: bool = False
) -> tuple[Entry, ...]:
    """Return the entries of an original in reading order, with what a translation says for them.

    `named` is the version that the translation was made from, where it is known and another than the present one: what changed
    since is fuzzy. `doubtful` says that it is another, and not known: then all is. Contexts depend on the original alone.
    """
    found = Matching(source, target, named, doubtful) if target else None
    contexts: Counter[str] = Counter()
    result: list[Entry] = []
    follows: tuple[Segment, Segment] | None = None
    for segment in source.matter.segments:
        context = " ".join(filter(None, (segment.kind, "/".join(segment.place), segment.digest)))
        contexts[context] += 1
        if contexts[context] > 1:  # the same words may stand twice in one place
            context += f" #{contexts[context]}"
        entry = Entry(context, source.words(segment), segment, follows=follows)
        entry = found.completed(entry) if found else entry
        if has_words(segment, source.language):
            result.append(entry)
        if entry.counterparts and segment.start >= source.body:
            follows = segment, max(entry.counterparts, key=lambda one: one.end)
    return tuple(result)


class Matching:
    """An original and its translation, aligned: each piece of the translation belongs to one entry at most.

    What is aligned is the version that the translation was made from. Pieces that the original has gained since may be in the
    translation already, where somebody works in several sittings: they are looked for too.
    """

    def __init__(self, source: Side, target: Side, named: Matter | None, doubtful: bool) -> None:
        self.target = target
        self.origins, self.changed = _origins(named, source)
        self.doubtful = doubtful or (named is not None and not self.origins)
        base = named if named is not None and self.origins else source.matter
        self.gained = gained(source.matter, self.origins) if base is named else ()
        self.peers = _peers(base, target.matter)
        if self.gained and not self.peers and _grown(base, target.matter):
            now = _peers(source.matter, target.matter)
            self.peers = {self.origins.get(ours, ours): theirs for ours, theirs in now.items()}
            base = merged(base, source.matter, self.origins)
        self.beads = align(base, target.matter).by_source
        self.late: Mapping[Segment, Bead] = {}
        if self.gained:
            self.late = self._late(source.matter)
        self.done: set[Segment] = set()

    def completed(self, entry: Entry) -> Entry:
        """Return an entry with its counterpart."""
        bead = self._bead(self.origins.get(entry.piece, entry.piece))
        if bead is None or not bead.paired:
            return entry
        if not self.done.isdisjoint(bead.target):
            return replace(entry, joined=True)
        self.done |= set(bead.target)
        waiting = [self.target.is_waiting(one) for one in bead.target]
        words = "" if all(waiting) else PARTS.join(self.target.words(one) for one in bead.target)
        old = entry.piece in self.changed
        doubt = self.doubtful or old or not bead.sure or any(one is not False for one in waiting)
        fuzzy = bool(words) and doubt
        previous = PARTS.join(_shown(one) for one in bead.source) if old and fuzzy else ""
        return replace(entry, target=words, counterparts=bead.target, fuzzy=fuzzy, previous=previous)

    def _bead(self, origin: Segment) -> Bead | None:
        """Return what says the same as a segment. It is sure too where alignment and a structure that is the same agree.

        In a text with words still to translate, which has the structure of its original because it was made from it, place
        decides.
        """
        bead, peer = self.beads.get(origin), self.peers.get(origin)
        if peer is not None and (self.target.waiting or (bead and (bead.source, bead.target) == ((origin,), (peer,)))):
            return Bead((origin,), (peer,), sure=True)
        return self.late.get(origin) or bead

    def _late(self, matter: Matter) -> dict[Segment, Bead]:
        """Return what may say the pieces gained that nothing says: pieces of their kind, alone in the same place, in order."""
        places = {segment: number for number, segment in enumerate(self.target.matter.segments)}
        found = {one: self._bead(self.origins.get(one, one)) for one in matter.segments}
        told = {one for bead in found.values() if bead for one in bead.target}
        result: dict[Segment, Bead] = {}
        for run, before, after in _runs(matter, self.gained, found):
            first = max((places[one] for one in before), default=-1) + 1
            last = min((places[one] for one in after), default=len(places))
            free = [one for one in self.target.matter.segments[first:last] if one not in told]
            for piece in run:
                if (same := next((one for one in free if one.kind is piece.kind), None)) is not None:
                    result[piece] = Bead((piece,), (same,))
                    free = free[free.index(same) + 1 :]
        return result


def _shown(segment: Segment) -> str:
    """Return the words of an earlier piece as entries have them: without the identifier of a heading."""
    return ATTRIBUTES.sub("", segment.text) if segment.kind is SegmentKind.HEADING else segment.text


def gained(matter: Matter, origins: Mapping[Segment, Segment]) -> tuple[Segment, ...]:
    """Return the pieces of an original that an earlier version did not have."""
    return tuple(one for one in matter.segments if one not in origins and one.digest != EMPTY)


def merged(named: Matter, matter: Matter, origins: Mapping[Segment, Segment]) -> Matter:
    """Return an earlier version with the pieces gained since, each behind what it follows now."""
    behind: dict[Segment | None, list[Segment]] = {}
    last: Segment | None = None
    for segment in matter.segments:
        if segment in origins:
            last = origins[segment]
        elif segment.digest != EMPTY:
            behind.setdefault(last, []).append(segment)
    parts = [*behind.get(None, ())]
    for segment in named.segments:
        parts += [segment, *behind.get(segment, ())]
    return replace(named, segments=tuple(parts))


def _grown(base: Matter, target: Matter) -> bool:
    """Tell whether a translation has more pieces than what it was made from."""
    return sum(one.digest != EMPTY for one in target.segments) > sum(one.digest != EMPTY for one in base.segments)


def _runs(
    matter: Matter, gained: Sequence[Segment], found: Mapping[Segment, Bead | None]
) -> Iterator[tuple[list[Segment], Sequence[Segment], Sequence[Segment]]]:
    """Yield the pieces gained that nothing says, those of one place together, with what says the pieces around them."""
    new, before = set(gained), tuple[Segment, ...]()
    run: list[Segment] = []
    for segment in matter.segments:
        bead = found[segment]
        if bead is not None and bead.target:
            if run:
                yield run, before, bead.target
            run, before = [], bead.target
        elif segment in new:
            run.append(segment)
    if run:
        yield run, before, ()


def _peers(base: Matter, target: Matter) -> Mapping[Segment, Segment]:
    """Return what stands in the place of each segment in a text whose body has exactly the same structure; else nothing."""
    ours, theirs = _placed(base), _placed(target)
    bodies = [[key for key in side if key[-1] >= 0] for side in (ours, theirs)]
    return {ours[key]: theirs[key] for key in ours if key in theirs} if bodies[0] == bodies[1] else {}


def _placed(matter: Matter) -> dict[tuple[SegmentKind, tuple[str, ...], int, int], Segment]:
    """Return segments by kind, place, level and number; those of the front matter have the number -1."""
    body = [segment for segment in matter.segments if segment.place and segment.place[0].startswith("section-")]
    numbers = {segment: number for number, segment in enumerate(body)}
    return {(one.kind, one.place, one.level, numbers.get(one, -1)): one for one in matter.segments}


def _origins(named: Matter | None, source: Side) -> tuple[Mapping[Segment, Segment], set[Segment]]:
    """Return what each segment of an original was in the version named, and which of them are changed; nothing where unknown."""
    if named is None:
        return {}, set()
    difference = compare(named, source.matter, source.language)
    pairs = {change.after: change.before for change in (*difference.changed, *difference.moved)}
    gone, new = {*pairs.values(), *difference.removed}, {*pairs, *difference.added}
    before = [segment for segment in named.segments if segment not in gone and segment.digest != EMPTY]
    after = [segment for segment in source.matter.segments if segment not in new and segment.digest != EMPTY]
    if sorted(one.digest for one in before) != sorted(one.digest for one in after):
        return {}, set()
    waiting: dict[tuple[str, str], list[Segment]] = {}
    for segment in before:
        waiting.setdefault((segment.kind, segment.digest), []).append(segment)
    for segment in after:
        if same := waiting.get((segment.kind, segment.digest)):
            pairs[segment] = same.pop(0)
    return pairs, {change.after for change in difference.changed}
