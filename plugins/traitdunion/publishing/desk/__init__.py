"""The translators' desk: its pages, facts and feeds."""

from traitdunion.publishing.desk.generator import desk_generator

__all__ = ["desk_generator"]
