"""Bodies: Markdown to safe HTML. `Converter().convert(…)` is the only way in."""

from traitdunion.rules.markup.converter import Converter

__all__ = ["Converter"]
