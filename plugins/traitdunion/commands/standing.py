"""Standing still: a build that has nothing to do finds that out before Pelican is even imported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from traitdunion import theme_path
from traitdunion.commands.building import Options, Result, report_for
from traitdunion.edges import standing
from traitdunion.edges.clock import instant
from traitdunion.edges.fingerprints import code_of
from traitdunion.edges.store import Store

if TYPE_CHECKING:
    from traitdunion.publishing.running import Run

CACHE = "cache"
"""Where the store lies, unless Pelican's setting CACHE_PATH says otherwise: then each build goes all the way."""


def asked_of(options: Options) -> str:
    """Return what the command line asks for, as far as the output depends on it."""
    return repr((options.content, options.output, options.siteurl, options.lean))


def settings_file(options: Options) -> Path:
    """Return the settings file, absolute."""
    return (options.root / options.settings).resolve()


class Site:
    """The site that a build is asked for, as it is before: an edit made while it builds must not pass for built."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.file = settings_file(options)
        self.asked = asked_of(options)
        self.settings = self.read() if not (options.style or options.drafts) else None
        self.seen: tuple[standing.Places, tuple[str, ...], str] | None = None

    def read(self) -> Mapping[str, Any] | None:
        """Return the settings as their file makes them; None where this site is not looked after."""
        settings = standing.raw_settings(self.file) if self.file.is_file() else None
        return settings if settings is not None and settings.get("CACHE_PATH", CACHE) == CACHE else None

    def stands(self) -> Result | None:
        """Return the result of a build that would change nothing; None where there may be something to do."""
        if self.settings is None or self.options.clean or not (self.file.parent / CACHE).is_dir():
            return None
        try:
            as_of = instant(self.options.as_of or self.settings.get("TRAITDUNION_AS_OF"))
        except ValueError:
            return None
        store = Store(self.file.parent / CACHE)
        try:
            found = standing.recall(store, self.file, self.asked)
            if found is None:
                return None
            inputs = standing.inputs_of(store, self.settings, self.asked, found.places, found.modules)
            self.seen = (found.places, found.modules, inputs)
            if not found.covers(as_of) or inputs != found.inputs:
                return None
            if found.output != standing.output_of(store, Path(found.places.output)):
                return None
        except OSError:
            return None
        finally:
            store.close()
        places = {"PATH": found.places.content, "OUTPUT_PATH": found.places.output}
        report = report_for(self.options, {**self.settings, **places})
        counts = {"pages rendered": 0, "Markdown conversions": 0}
        return Result(list(found.problems), report, Path(found.places.output), counts)

    def look(self, settings: Mapping[str, Any], run: Run, plugins: Iterable[Any]) -> None:
        """Take down what the site is made from, before it is built."""
        if self.settings is None:
            return
        themes = [*(settings.get("THEME_TEMPLATES_OVERRIDES") or ()), settings["THEME"], theme_path()]
        places = standing.Places(
            str(self.options.root.resolve()),
            settings["PATH"],
            str(run.output),
            tuple(dict.fromkeys(str(Path(theme).absolute()) for theme in themes)),
        )
        modules = code_of(self.options.root.resolve(), plugins)
        if self.seen is None or self.seen[:2] != (places, modules):
            store = Store(self.file.parent / CACHE)
            self.seen = (places, modules, standing.inputs_of(store, self.settings, self.asked, places, modules))
            store.close()

    def remember(self, run: Run) -> None:
        """Remember the site as the build left it, where pages are made by their inputs only."""
        if self.seen is None or run.session is None or run.records is None or run.failed:
            return
        places, modules, inputs = self.seen
        earliest, latest = standing.window(run.session.moments(), run.session.as_of)
        output = standing.digest_of_tree(run.placed)
        found = standing.Standing(inputs, output, earliest, latest, tuple(run.problems), places, modules)
        standing.keep(run.cache.store, self.file, self.asked, found)
