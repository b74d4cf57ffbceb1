"""Reading options: what the settings have to say in the reading of a text."""

from __future__ import annotations

from dataclasses import dataclass, field

from traitdunion.vocabulary.house import House
from traitdunion.vocabulary.language import Language


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """What the settings have to say in reading. With `style`, what is odd in the source is noted too."""

    languages: tuple[Language, ...]
    extra_keys: frozenset[str] = frozenset()
    house: House = field(default_factory=House)
    style: bool = False
