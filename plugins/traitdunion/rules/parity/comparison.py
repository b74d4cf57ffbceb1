"""Comparison: where a translation is not built like its original. Every difference names both places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from traitdunion.rules.alignment import align
from traitdunion.rules.parity.structure import Group, Spot, Structure, title_of
from traitdunion.rules.parity.waiver import Waiver
from traitdunion.vocabulary.alignment import Alignment
from traitdunion.vocabulary.faults import translation as faults
from traitdunion.vocabulary.problem import Fault, Place, Problem
from traitdunion.vocabulary.segment import Segment, SegmentKind

_Pairs = list[tuple[Group | None, Group | None]]


def compare_structure(
    original: Structure,
    translation: Structure,
    path: str,
    other: str,
    waiver: Waiver | None = None,
    alignment: Alignment | None = None,
) -> tuple[Problem, ...]:
    """Return the differences, in the order of the translation's lines, except in what `waiver` allows.

    `original` is the version of the original that the translation names. `path` is the translation's file, `other` what the
    original is called before a line's number, such as `index.fr.md`. `alignment` saves aligning the two again.
    """
    waiver = waiver or Waiver()
    aligned = alignment or align(original.matter, translation.matter)
    comparison = _Comparison(original, translation, aligned, path, other, waiver)
    found = (problem for aspect in _ASPECTS if aspect not in waiver.allow for problem in _ASPECTS[aspect](comparison))
    return tuple(sorted(found, key=lambda problem: problem.sort_key))


@dataclass(frozen=True)
class _Comparison:
    original: Structure
    translation: Structure
    alignment: Alignment
    path: str
    other: str
    waiver: Waiver

    def note(self, fault: Fault, aspect: str, here: int, there: int, **details: object) -> Problem:
        """Return a difference at line `here` of the translation and line `there` of the original."""
        return fault.at(Place(self.path, here), other=f"{self.other}:{there}", line=self.waiver.line(aspect), **details)

    def headings(self) -> Iterator[Problem]:
        ours = self.original.of_kind(SegmentKind.HEADING)
        theirs = self.translation.of_kind(SegmentKind.HEADING)
        if [heading.level for heading in ours] == [heading.level for heading in theirs]:
            return
        for bead in self.alignment.beads:
            source = [segment for segment in bead.source if segment.kind is SegmentKind.HEADING]
            target = [segment for segment in bead.target if segment.kind is SegmentKind.HEADING]
            for left, right in zip(source, target, strict=False):
                if left.level != right.level:
                    details = {"name": title_of(right), "count": right.level, "expected": left.level}
                    yield self.note(faults.HEADING_LEVEL, "headings", right.line, left.line, **details)
            for left in source[len(target) :]:
                name = title_of(left)
                yield self.note(faults.HEADING_MISSING, "headings", self._here(left), left.line, name=name)
            for right in target[len(source) :]:
                name = title_of(right)
                yield self.note(faults.HEADING_EXTRA, "headings", right.line, self._there(right), name=name)

    def lists(self) -> Iterator[Problem]:
        for ours, theirs in self._paired(self.original.lists, self.translation.lists):
            if theirs is None and ours is not None:
                yield self._missing(faults.LIST_MISSING, "lists", ours)
            elif ours is None and theirs is not None:
                yield self._extra(faults.LIST_EXTRA, "lists", theirs)
            elif ours is not None and theirs is not None and ours.count != theirs.count:
                fault = faults.LIST_LONGER if theirs.count > ours.count else faults.LIST_SHORTER
                fault = faults.LIST_OF_ONE if theirs.count == 1 else fault
                yield self._differing(fault, "lists", ours, theirs, theirs.count, ours.count)

    def tables(self) -> Iterator[Problem]:
        for ours, theirs in self._paired(self.original.tables, self.translation.tables):
            if theirs is None and ours is not None:
                yield self._missing(faults.TABLE_MISSING, "tables", ours)
            elif ours is None and theirs is not None:
                yield self._extra(faults.TABLE_EXTRA, "tables", theirs)
            elif ours is not None and theirs is not None:
                if ours.count != theirs.count:
                    yield self._differing(faults.TABLE_ROWS, "tables", ours, theirs, theirs.count, ours.count)
                if ours.columns != theirs.columns:
                    yield self._differing(faults.TABLE_COLUMNS, "tables", ours, theirs, theirs.columns, ours.columns)

    def pictures(self) -> Iterator[Problem]:
        missing, extra = _unequal(self.original.pictures, self.translation.pictures)
        replaced = min(len(missing), len(extra))  # one in the other's stead, with words in its own language perhaps
        yield from self._spots(
            faults.PICTURE_MISSING, faults.PICTURE_EXTRA, "pictures", missing[replaced:], extra[replaced:]
        )

    def stories(self) -> Iterator[Problem]:
        unequal = _unequal(self.original.stories, self.translation.stories)
        yield from self._spots(faults.STORY_LINK_MISSING, faults.STORY_LINK_EXTRA, "stories", *unequal)

    def anchors(self) -> Iterator[Problem]:
        unequal = _unequal(self.original.anchors, self.translation.anchors)
        yield from self._spots(faults.ANCHOR_MISSING, faults.ANCHOR_EXTRA, "anchors", *unequal)

    def footnotes(self) -> Iterator[Problem]:
        yield from self._counted(faults.FOOTNOTES, "footnotes", SegmentKind.FOOTNOTE)

    def code(self) -> Iterator[Problem]:
        yield from self._counted(faults.CODE_BLOCKS, "code", SegmentKind.CODE)

    def links(self) -> Iterator[Problem]:
        ours, theirs = self.original.links, self.translation.links
        if len(ours) == len(theirs):
            return
        missing, extra = _unequal(ours, theirs)
        if len(ours) > len(theirs):
            there = missing[0].line
            here = self._near(there)
        else:
            here = extra[0].line
            there = self._across(here)
        yield self.note(faults.LINKS, "links", here, there, count=len(theirs), expected=len(ours))

    def _counted(self, fault: Fault, aspect: str, kind: SegmentKind) -> Iterator[Problem]:
        ours, theirs = self.original.of_kind(kind), self.translation.of_kind(kind)
        if len(ours) != len(theirs):
            missing = next((segment for segment in self.alignment.missing if segment.kind is kind), None)
            extra = next((segment for segment in self.alignment.extra if segment.kind is kind), None)
            if len(ours) > len(theirs):
                there = (missing or ours[-1]).line
                here = self._near(there)
            else:
                here = (extra or theirs[-1]).line
                there = self._across(here)
            yield self.note(fault, aspect, here, there, count=len(theirs), expected=len(ours))

    def _spots(
        self, lacks: Fault, exceeds: Fault, aspect: str, missing: Sequence[Spot], extra: Sequence[Spot]
    ) -> Iterator[Problem]:
        for spot in missing:
            yield self.note(lacks, aspect, self._near(spot.line), spot.line, name=spot.name)
        for spot in extra:
            yield self.note(exceeds, aspect, spot.line, self._across(spot.line), name=spot.name)

    def _missing(self, fault: Fault, aspect: str, group: Group) -> Problem:
        here = self._here(group.members[0])
        return self.note(fault, aspect, here, group.line, name=group.name, expected=group.count)

    def _extra(self, fault: Fault, aspect: str, group: Group) -> Problem:
        there = self._there(group.members[0])
        return self.note(fault, aspect, group.line, there, name=group.name, count=group.count)

    def _differing(self, fault: Fault, aspect: str, ours: Group, theirs: Group, count: int, expected: int) -> Problem:
        name = theirs.name or ours.name
        return self.note(fault, aspect, theirs.line, ours.line, name=name, count=count, expected=expected)

    def _paired(self, ours: Sequence[Group], theirs: Sequence[Group]) -> _Pairs:
        """Return which groups are each other's counterparts: by their members first, else by order in their section."""
        left = {segment: at for at, group in enumerate(ours) for segment in group.members}  # the innermost comes last
        right = {segment: at for at, group in enumerate(theirs) for segment in group.members}
        votes: Counter[tuple[int, int]] = Counter()
        for bead in self.alignment.beads:
            for mine in bead.source:
                for yours in bead.target:
                    if mine in left and yours in right:
                        votes[left[mine], right[yours]] += 1
        chosen: dict[int, int] = {}
        for (mine_at, yours_at), _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
            if mine_at not in chosen and yours_at not in chosen.values():
                chosen[mine_at] = yours_at
        for mine_at, group in enumerate(ours):
            if mine_at in chosen:
                continue
            section = self._section_across(group.section)
            for yours_at, candidate in enumerate(theirs):
                same = candidate.section == section and len(candidate.place) == len(group.place)
                if same and yours_at not in chosen.values():
                    chosen[mine_at] = yours_at
                    break
        pairs: _Pairs = [(group, theirs[chosen[at]] if at in chosen else None) for at, group in enumerate(ours)]
        return pairs + [(None, group) for at, group in enumerate(theirs) if at not in chosen.values()]

    def _section_across(self, heading: Segment | None) -> Segment | None:
        if heading is None:
            return None
        bead = self.alignment.by_source[heading]
        return bead.target[0] if bead.target else heading

    def _here(self, segment: Segment) -> int:
        """Return the line of the translation where a segment of the original has, or would have, its counterpart."""
        last = 1
        for bead in self.alignment.beads:
            if bead.target and not bead.moved:
                last = bead.target[-1].line
            if segment in bead.source:
                return bead.target[0].line if bead.target else last
        return last

    def _there(self, segment: Segment) -> int:
        """Return the line of the original where a segment of the translation has, or would have, its counterpart."""
        last = 1
        for bead in self.alignment.beads:
            if bead.source and not bead.moved:
                last = bead.source[-1].line
            if segment in bead.target:
                return bead.source[0].line if bead.source else last
        return last

    def _near(self, line: int) -> int:
        """Return the line of the translation that answers to a line of the original."""
        segment = _at(self.original.matter.segments, line)
        return self._here(segment) if segment else 1

    def _across(self, line: int) -> int:
        """Return the line of the original that answers to a line of the translation."""
        segment = _at(self.translation.matter.segments, line)
        return self._there(segment) if segment else 1


_ASPECTS = {
    "headings": _Comparison.headings,
    "lists": _Comparison.lists,
    "tables": _Comparison.tables,
    "pictures": _Comparison.pictures,
    "stories": _Comparison.stories,
    "footnotes": _Comparison.footnotes,
    "code": _Comparison.code,
    "anchors": _Comparison.anchors,
    "links": _Comparison.links,
}


def _at(segments: Sequence[Segment], line: int) -> Segment | None:
    """Return the last segment that begins at a line or above it."""
    return next((segment for segment in reversed(segments) if segment.line <= line), None)


def _unequal(ours: Sequence[Spot], theirs: Sequence[Spot]) -> tuple[list[Spot], list[Spot]]:
    """Return the spots of each side that the other has not as often; of equal ones, the last are those too many."""
    return _surplus(ours, theirs), _surplus(theirs, ours)


def _surplus(some: Sequence[Spot], others: Sequence[Spot]) -> list[Spot]:
    left = Counter(spot.name for spot in others)
    found = []
    for spot in some:
        if left[spot.name] > 0:
            left[spot.name] -= 1
        else:
            found.append(spot)
    return found
