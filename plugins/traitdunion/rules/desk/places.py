"""Places: where in a translation each change of its source belongs, so that whoever works through them need not search."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from traitdunion.rules.parallel import later
from traitdunion.rules.parallel.matching import of_front_matter
from traitdunion.vocabulary.alignment import Alignment
from traitdunion.vocabulary.segment import Matter, Segment
from traitdunion.vocabulary.translation import Difference


@dataclass(frozen=True, slots=True)
class Where:
    """Where a change belongs: the `passages` that it concerns, and the one `after` which what it adds or moves comes.

    `passages` is empty where the translation says nothing of it, `after` is None at the beginning of the body, and `front`
    tells of words of the front matter, which have their own keys there. `shared` says that the passages say more than what
    the change concerns, `sure` that no other reading is likely.
    """

    passages: tuple[Segment, ...] = ()
    after: Segment | None = None
    front: bool = False
    shared: bool = False
    sure: bool = True


def places(difference: Difference, before: Matter, now: Matter, alignment: Alignment) -> Mapping[Segment, Where]:
    """Return where what changed belongs, by segment: that of today, or the former one of what was removed.

    `alignment` is that of `before`, the version of the source that was translated, with the translation; `now` is the source
    as the difference leaves it.
    """
    earlier = {new: old for old, new in later(difference, before, now).items()}
    removed = set(difference.removed)
    found: dict[Segment, Where] = {}
    last, last_sure = None, True
    for segment in now.segments:
        front, bead = (
            of_front_matter(segment),
            alignment.by_source.get(earlier[segment]) if segment in earlier else None,
        )
        passages = bead.target if bead else ()
        sure = bead.sure if bead and passages else last_sure or front
        found[segment] = Where(passages, last, front, sure=sure)
        if passages and not front:
            last, last_sure = passages[-1], sure
    for segment in removed:
        if bead := alignment.by_source.get(segment):
            shared = not removed.issuperset(bead.source)
            found[segment] = Where(bead.target, front=of_front_matter(segment), shared=shared, sure=bead.sure)
    return found
