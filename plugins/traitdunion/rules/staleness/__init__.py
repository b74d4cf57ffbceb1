"""Staleness: what each translation is worth today, from the versions named and from history."""

from traitdunion.rules.staleness.evidence import Evidence, Placeholder, Touching
from traitdunion.rules.staleness.notes import forgiveness_notes, relation_problems, state_notes
from traitdunion.rules.staleness.reading import read_version, waiting
from traitdunion.rules.staleness.stories import coverage, statuses

__all__ = [
    "Evidence",
    "Placeholder",
    "Touching",
    "coverage",
    "forgiveness_notes",
    "read_version",
    "relation_problems",
    "state_notes",
    "statuses",
    "waiting",
]
