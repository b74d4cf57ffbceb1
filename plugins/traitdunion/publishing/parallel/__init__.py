"""Parallel pages: two versions of a story side by side, each row what both say of one thing."""

from traitdunion.publishing.parallel.generator import parallel_generator

__all__ = ["parallel_generator"]
