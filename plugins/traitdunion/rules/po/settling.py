"""Settling: entries of which a text has the words already, so that what was imported once is not imported again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from traitdunion.rules.po.entries import PARTS, Entry, Side
from traitdunion.rules.po.file import File, Message
from traitdunion.rules.segments.sequences import common
from traitdunion.vocabulary.segment import Segment, SegmentKind

Key = tuple[str, str]
_Words = tuple[SegmentKind, str]


def by_key(file: File) -> dict[Key, Message]:
    """Return the messages of a file by what tells entries apart: context and words."""
    return {(message.context, message.source): message for message in file.messages}


def is_news(entry: Entry, message: Message | None) -> bool:
    """Tell whether a message says something that the translation does not say there."""
    return message is not None and is_said(message) and message.target.strip() != entry.target


def is_said(message: Message) -> bool:
    """Tell whether somebody stands by a message's words."""
    return not message.fuzzy and bool(message.target.strip())


def settled(present: Sequence[Entry], said: Mapping[Key, Message], source: Side, target: Side) -> tuple[Entry, ...]:
    """Return the entries, each with the pieces of the translation that have the very words of its message.

    Alignment may take a piece for another's translation; the same words in the same order leave no doubt. Pieces are taken
    only from entries that nobody stands by, or that have found their own words elsewhere.
    """
    loose = {
        entry.context: said[entry.context, entry.source]
        for entry in present
        if entry.piece.start >= source.body and is_news(entry, said.get((entry.context, entry.source)))
    }
    if not loose:
        return tuple(present)
    found = _found(present, loose, _free(present, said, target), target)
    taken = {segment for segments in found.values() for segment in segments}
    result: list[Entry] = []
    follows: tuple[Segment, Segment] | None = None
    for entry in present:
        segments = found.get(entry.context)
        if segments is None and not taken.isdisjoint(entry.counterparts):
            segments = tuple(one for one in entry.counterparts if one not in taken)
        if segments is not None:
            words = PARTS.join(target.words(one) for one in segments)
            entry = replace(entry, counterparts=segments, target=words, joined=False)
        nearest = max(filter(None, (entry.follows, follows)), key=lambda pair: pair[0].start, default=None)
        if nearest is not None and nearest[1] in taken and nearest is not follows:
            nearest = follows
        result.append(replace(entry, follows=nearest))
        if entry.counterparts and entry.piece.start >= source.body:
            follows = entry.piece, max(entry.counterparts, key=lambda one: one.end)
    return tuple(result)


def remembered(present: Sequence[Entry], file: File, source: Side, target: Side) -> tuple[Entry, ...]:
    """Return the entries of a new export, as sure as an earlier file was: what somebody stood by there needs no second look."""
    said = by_key(file)
    return tuple(
        replace(entry, fuzzy=False, previous="")
        if (message := said.get((entry.context, entry.source))) and is_said(message) and not is_news(entry, message)
        else entry
        for entry in settled(present, said, source, target)
    )


def _free(present: Sequence[Entry], said: Mapping[Key, Message], target: Side) -> list[Segment]:
    """Return the pieces of a translation's body that are not, word for word, what a message says for their entry."""
    kept = {
        segment
        for entry in present
        if (message := said.get((entry.context, entry.source))) and is_said(message) and not is_news(entry, message)
        for segment in entry.counterparts
    }
    return [
        one
        for one in target.matter.segments
        if one.start >= target.body and one not in kept and target.is_waiting(one) is False
    ]


def _found(
    present: Sequence[Entry], loose: Mapping[str, Message], free: Sequence[Segment], target: Side
) -> dict[str, tuple[Segment, ...]]:
    """Return the pieces that say what messages say, all of it and in order, by the entries' contexts."""
    wanted: list[_Words] = []
    owners: list[str] = []
    for entry in present:
        if entry.context in loose:
            parts = loose[entry.context].target.strip().split(PARTS)
            kinds = [one.kind for one in entry.counterparts[: len(parts)]]
            kinds += [entry.piece.kind] * (len(parts) - len(kinds))
            wanted += [(kind, " ".join(part.split())) for kind, part in zip(kinds, parts, strict=True)]
            owners += [entry.context] * len(parts)
    theirs = [(one.kind, " ".join(target.words(one).split())) for one in free]
    found: dict[str, tuple[Segment, ...]] = {}
    for left, right in common(wanted, theirs):
        found[owners[left]] = (*found.get(owners[left], ()), free[right])
    found = {context: segments for context, segments in found.items() if len(segments) == owners.count(context)}
    while True:
        robbed = {
            one for entry in present if entry.context in loose.keys() - found.keys() for one in entry.counterparts
        }
        honest = {context: segments for context, segments in found.items() if robbed.isdisjoint(segments)}
        if len(honest) == len(found):
            return honest
        found = honest
