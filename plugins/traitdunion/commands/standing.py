"""Standing still: a build that has nothing to do finds that out before Pelican is even imported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from traitdunion import theme_path
from traitdunion.commands.building import Options, Result, report_for
from traitdunion.edges import standing
from traitdunion.edges.clock import instant
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


def standing_site(options: Options) -> Result | None:
    """Return the result of a build that would change nothing; None where there may be something to do."""
    file = settings_file(options)
    if options.clean or options.style or options.drafts or not (file.is_file() and (file.parent / CACHE).is_dir()):
        return None
    settings = standing.raw_settings(file)
    if settings is None or settings.get("CACHE_PATH", CACHE) != CACHE:
        return None
    try:
        as_of = instant(options.as_of or settings.get("TRAITDUNION_AS_OF"))
    except ValueError:
        return None
    store = Store(file.parent / CACHE)
    try:
        found = standing.find(store, file, asked_of(options), settings, as_of)
    finally:
        store.close()
    if found is None:
        return None
    places = {"PATH": found.places.content, "OUTPUT_PATH": found.places.output}
    counts = {"pages rendered": 0, "Markdown conversions": 0}
    report = report_for(options, {**settings, **places})
    return Result(list(found.problems), report, Path(found.places.output), counts)


class Before:
    """What a site is made from as it is before a build: an edit made meanwhile must not pass for built."""

    def __init__(self, options: Options, settings: Mapping[str, Any], run: Run, plugins: Iterable[Any]) -> None:
        self.options = options
        themes = [*(settings.get("THEME_TEMPLATES_OVERRIDES") or ()), settings["THEME"], theme_path()]
        self.places = standing.Places(
            str(options.root.resolve()),
            settings["PATH"],
            str(run.output),
            tuple(dict.fromkeys(str(Path(theme).absolute()) for theme in themes)),
        )
        self.modules = tuple(sorted({module.__file__ for module in plugins if getattr(module, "__file__", None)}))
        self.settings = None if options.drafts or options.style else standing.raw_settings(settings_file(options))
        if self.settings is not None:
            store = Store(settings_file(options).parent / CACHE)
            self.inputs = standing.inputs_of(store, self.settings, asked_of(options), self.places, self.modules)
            store.close()

    def remember(self, run: Run) -> None:
        """Remember the site as the build left it, where pages are made by their inputs only."""
        if self.settings is None or run.session is None or run.records is None or run.failed:
            return
        earliest, latest = standing.window(run.session.moments(), run.session.as_of)
        output = standing.output_of(run.cache.store, run.output)
        found = standing.Standing(
            self.inputs, output, earliest, latest, tuple(run.problems), self.places, self.modules
        )
        standing.keep(run.cache.store, settings_file(self.options), asked_of(self.options), found)
