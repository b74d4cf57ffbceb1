"""Trait d’union: a Pelican plugin that publishes one magazine in several languages.

This module is the wiring: it connects the parts to Pelican's signals, and holds no logic.
"""

from __future__ import annotations

from pathlib import Path


def theme_path() -> str:
    """Return the folder of the theme that comes with the engine, for `THEME` in a site's settings."""
    inside = Path(__file__).parent / "theme"
    return str(inside if inside.is_dir() else Path(__file__).parents[2] / "theme")


def register() -> None:
    """Connect the engine to Pelican."""
    from pelican.plugins import signals

    from traitdunion.publishing import running

    signals.initialized.connect(running.start)
    signals.get_generators.connect(running.generators)
    signals.get_writer.connect(running.writer)
    signals.finalized.connect(running.finish)
