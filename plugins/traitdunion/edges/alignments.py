"""Alignments: which passages of two texts say the same, worked out once for what both say."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

import msgspec

from traitdunion.edges.cache import Cache
from traitdunion.edges.fingerprints import digest_of
from traitdunion.vocabulary.alignment import Alignment, Bead
from traitdunion.vocabulary.segment import Matter


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """What the store keeps of an alignment: the digest of both matters, and for each bead the indices of its segments."""

    inputs: str
    beads: tuple[tuple[tuple[int, ...], tuple[int, ...], bool, bool], ...]


ENCODER = msgspec.msgpack.Encoder()
DECODER = msgspec.msgpack.Decoder(Kept)


@dataclass
class Alignments:
    """The alignments of one run, and those that earlier ones kept."""

    cache: Cache
    fresh: dict[str, bytes] = field(default_factory=dict)

    @property
    def room(self) -> str:
        """Where they are kept."""
        return f"alignments {self.cache.place}"

    def __post_init__(self) -> None:
        self.known = self.cache.store.room(self.room)

    def of(self, name: str, source: Matter, target: Matter) -> Alignment:
        """Return the alignment of two texts, kept under a name that begins with the story's key and a space."""
        inputs = digest_of([self.cache.engine, ENCODER.encode(source), ENCODER.encode(target)])
        kept = self.kept(self.fresh.get(name) or self.known.get(name), inputs)
        if kept is not None:
            return Alignment(
                tuple(
                    Bead(
                        tuple(source.segments[i] for i in ours), tuple(target.segments[j] for j in theirs), sure, moved
                    )
                    for ours, theirs, sure, moved in kept.beads
                )
            )
        from traitdunion.rules.alignment import align  # a build that finds every alignment in the store does without

        found = align(source, target)
        places = [{id(segment): index for index, segment in enumerate(one.segments)} for one in (source, target)]
        beads = tuple(
            (
                tuple(places[0][id(segment)] for segment in bead.source),
                tuple(places[1][id(segment)] for segment in bead.target),
                bead.sure,
                bead.moved,
            )
            for bead in found.beads
        )
        self.fresh[name] = ENCODER.encode(Kept(inputs, beads))
        return found

    def kept(self, value: bytes | None, inputs: str) -> Kept | None:
        """Return what the store knows, where it was made of the same."""
        try:
            found = DECODER.decode(value) if value is not None else None
        except (msgspec.DecodeError, msgspec.ValidationError):
            return None
        return found if found is not None and found.inputs == inputs else None

    def save(self, stories: Collection[str]) -> None:
        """Keep what was made, and forget the stories that are no more."""
        gone = [name for name in self.known if name.partition(" ")[0] not in stories]
        self.cache.store.change(self.room, self.fresh, gone)
