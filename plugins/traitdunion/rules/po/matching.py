"""Matching: the entries of an original, each with its counterpart in a translation, by alignment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from traitdunion.rules.alignment import align
from traitdunion.rules.po.entries import PARTS, Entry, Side
from traitdunion.rules.scaffold import has_words
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
    found = _Matching(source, target, named, doubtful) if target else None
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


class _Matching:
    """An original and its translation, aligned: each piece of the translation belongs to one entry at most."""

    def __init__(self, source: Side, target: Side, named: Matter | None, doubtful: bool) -> None:
        self.target = target
        self.origins, self.changed = _origins(named, source)
        self.doubtful = doubtful or (named is not None and not self.origins)
        base = named if named is not None and self.origins else source.matter
        self.beads = align(base, target.matter).by_source
        self.peers = _peers(base, target.matter)
        self.done: set[Segment] = set()

    def completed(self, entry: Entry) -> Entry:
        """Return an entry with its counterpart."""
        origin = self.origins.get(entry.piece) if self.origins else entry.piece
        bead = self._bead(origin) if origin else None
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
        previous = PARTS.join(one.text for one in bead.source) if old and fuzzy else ""
        return replace(entry, target=words, counterparts=bead.target, fuzzy=fuzzy, previous=previous)

    def _bead(self, origin: Segment) -> Bead | None:
        """Return what says the same as a segment. It is sure too where alignment and a structure that is the same agree.

        In a text with words still to translate, which has the structure of its original because it was made from it, place
        decides.
        """
        bead, peer = self.beads.get(origin), self.peers.get(origin)
        if peer is not None and (self.target.waiting or (bead and (bead.source, bead.target) == ((origin,), (peer,)))):
            return Bead((origin,), (peer,), sure=True)
        return bead


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
