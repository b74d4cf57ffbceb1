"""Parity: whether a translation is built like the version of its original that it names."""

from __future__ import annotations

from traitdunion.rules.parity.comparison import compare_structure
from traitdunion.rules.parity.structure import Structure, read_structure
from traitdunion.rules.parity.waiver import Waiver, read_waiver

__all__ = ["Structure", "Waiver", "compare_structure", "read_structure", "read_waiver"]
