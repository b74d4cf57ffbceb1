"""Running: what happens at each of Pelican's signals, from the settings to the finished tree."""

from __future__ import annotations

import atexit
import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import msgspec

from traitdunion import theme_path
from traitdunion.edges import placing
from traitdunion.edges.cache import Cache, open_cache
from traitdunion.edges.clock import instant
from traitdunion.edges.fingerprints import canonical, code_of, digest_of, folder_digest
from traitdunion.edges.parsing import Parsed
from traitdunion.edges.records import Records
from traitdunion.edges.reporting import Report, language_of_messages
from traitdunion.edges.settings import DEFAULT_FILE, collect
from traitdunion.publishing.bytecode import KeptBytecode
from traitdunion.publishing.environment import MARKER
from traitdunion.publishing.gathering import Gathering
from traitdunion.publishing.generators import edition_generators
from traitdunion.publishing.inputs import Inputs
from traitdunion.publishing.kinships import Kinships
from traitdunion.publishing.proofs import Proofs
from traitdunion.publishing.renewal import Incremental
from traitdunion.publishing.session import Progress, Session, silent
from traitdunion.publishing.settings import quiet
from traitdunion.publishing.sitewide import sitewide_generator
from traitdunion.publishing.templates import Templates
from traitdunion.publishing.writer import writer_class
from traitdunion.vocabulary.configuration import Configuration
from traitdunion.vocabulary.faults.settings import AS_OF_UNREADABLE, PLUGIN_UNDECLARED
from traitdunion.vocabulary.page import PageKind
from traitdunion.vocabulary.problem import Area, Problem, ProblemsFound, Severity, errors

NOT_FOR_TEXTS = frozenset(
    {"base", "desk", "desk_story", "desks", "editions", "lost", "moved", "pagination", "parallel", "translations"}
)
"""Templates that are frames or parts of pages."""

NOT_INPUTS = frozenset(
    {"TRAITDUNION_RUN", "TRAITDUNION_AS_OF", "PATH", "OUTPUT_PATH", "CACHE_PATH", "THEME", "PLUGIN_PATHS", "PLUGINS"}
    | {"THEME_TEMPLATES_OVERRIDES", "TRAITDUNION_EXECUTOR", "TRAITDUNION_WORKERS", "TRAITDUNION_MESSAGES", "LOCALE"}
)
"""Settings that say where and how to work, not what comes of it; what lies in the folders counts by itself."""

DECLARATION = "TRAITDUNION_INPUTS"
"""What a plugin's module says of itself where its part of a page depends on nothing but the page's own inputs."""

OWN = "traitdunion"
"""The name of our own plugin."""

DETERMINED = msgspec.msgpack.Encoder(order="deterministic")

RUN = "TRAITDUNION_RUN"
"""Where a run's own state lies among the settings of the Pelican object that it belongs to."""


@dataclass
class Run:
    """The state of one Pelican object: where it stages and publishes, what it read, and what was wrong.

    `alone` is set under Pelican's own command, where nobody else shows the problems and clears away what was staged.
    `placed` are the digests of the files now in place, by name; `plugins` the modules of all plugins. `clean` asks for a tree
    made anew: what earlier builds placed goes, once there is another to put in its place. `proofs` shows single texts anew
    once the run is over; `turn` is taken while the tree is put in place, so that an earlier run's proofs wait.
    """

    output: Path
    staging: Path
    file: Path | None = None
    progress: Progress = silent
    style: bool = False
    session: Session | None = None
    clean: bool = False
    alone: bool = False
    problems: list[Problem] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    cache: Cache = field(default_factory=Cache)
    records: Records | None = None
    placed: Mapping[str, str] = field(default_factory=dict)
    plugins: Iterable[Any] = ()
    proofs: Proofs | None = None
    turn: AbstractContextManager[Any] = field(default_factory=nullcontext)

    @property
    def failed(self) -> bool:
        """Whether errors were found."""
        return bool(errors(self.problems))

    def renew(self, settings: Mapping[str, Any], parsed: Mapping[str, Parsed]) -> None:
        """Let what earlier builds made stay where its inputs are the same."""
        if self.session is None:
            return
        folders = [*map(Path, settings.get("THEME_TEMPLATES_OVERRIDES") or ()), Path(settings["THEME"], "templates")]
        templates = Templates(folders, self.cache.store)
        self.records = Records(self.cache.store, self.output, believed=not self.clean)
        inputs = Inputs(self.session, self.base(settings), parsed, templates.of)
        alone = all(plugin.__name__ == OWN for plugin in self.plugins)
        self.session.renewal = Incremental(inputs, self.records, alone=alone)
        self.session.kinships = Kinships(self.cache.store, inputs, str(self.output))

    def base(self, settings: Mapping[str, Any]) -> str:
        """Return the digest of what every page depends on: engine, settings with their own code, and interface."""
        values = {name: value for name, value in settings.items() if name.isupper() and name not in NOT_INPUTS}
        translations = [Path(settings["THEME"], "translations"), Path(theme_path(), "translations")]
        return digest_of(
            [
                self.code(settings),
                canonical(values),
                *map(folder_digest, translations),
                *((self.session.interface, chosen(self.session.configuration)) if self.session else ()),
            ]
        )

    def code(self, settings: Mapping[str, Any]) -> str:
        """Return the digest of all code that a page may be made by: the engine, settings and plugins, with what they import."""
        root = self.file.parent if self.file else Path.cwd()
        files = (*sorted(root.glob("*.py")), *map(Path, code_of(root, self.plugins)))
        named = {name: value for name, value in settings.items() if name.startswith("JINJA_")}
        return digest_of(
            [self.cache.engine, canonical(named), *(file.read_bytes() for file in files if file.is_file())]
        )


def chosen(configuration: Configuration) -> bytes:
    """Return the checked settings as bytes: editions.yaml may stand for some of them, and a file of the theme for another."""
    return DETERMINED.encode(replace(configuration, executor="", workers=0))


def undeclared(pelican: Any) -> list[str]:
    """Return the plugins that do not say what their part of a page depends on: with them, every page is rendered."""
    return [
        plugin.__name__
        for plugin in getattr(pelican, "plugins", ())
        if plugin.__name__ != OWN and not hasattr(plugin, DECLARATION)
    ]


def cache_folder(settings: Mapping[str, Any], root: Path) -> Path | None:
    """Return Pelican's own folder for caches, below the project's root unless it is absolute; None where it is empty."""
    return (root / settings["CACHE_PATH"]).absolute() if settings.get("CACHE_PATH") else None


def start(pelican: Any) -> None:
    """Before anything is read: silence Pelican's own generators, and let everything be written to a staging folder."""
    settings = pelican.settings
    output = Path(pelican.output_path)
    problems = placing.foreign(output)
    if problems:
        raise ProblemsFound(problems)
    run: Run = settings.get(RUN) or Run(output=output, staging=output, alone=True)
    run.output, run.staging = output, placing.make_staging(output)
    if run.alone:
        atexit.register(shutil.rmtree, run.staging, ignore_errors=True)
    settings[RUN] = run
    if run.file is None and Path(DEFAULT_FILE).is_file():
        run.file = Path(DEFAULT_FILE).resolve()
    quiet(settings)
    pelican.output_path = settings["OUTPUT_PATH"] = str(run.staging)


def show(run: Run, settings: Mapping[str, Any]) -> None:
    """Show errors and warnings under Pelican's own command; ours shows them itself."""
    if run.alone:
        root = run.file.parent if run.file else Path.cwd()
        content = os.path.relpath(settings["PATH"], root).replace(os.sep, "/")
        report = Report({Area.CONTENT: content}, language_of_messages(settings.get("TRAITDUNION_MESSAGES")))
        report.show(run.problems, {Severity.ERROR, Severity.WARNING})


def template_names(theme: Path, overrides: Iterable[str]) -> frozenset[str]:
    """Return the templates that a text may ask for: Pelican's two, and the theme's and the site's own for texts."""
    folders = [theme / "templates", *map(Path, overrides)]
    others = {kind.value for kind in PageKind} | NOT_FOR_TEXTS
    names = {path.stem for folder in folders for path in folder.glob("*.html") if not path.name.startswith("_")}
    return frozenset(names - others) | {"article", "page"}


def gathering_for(settings: Mapping[str, Any], run: Run) -> Gathering:
    """Return what reads the content folder of a run."""
    theme, written = Path(settings["THEME"]), collect(settings, run.file)
    content = Path(settings["PATH"])
    root = run.file.parent if run.file else Path.cwd()
    run.cache = open_cache(cache_folder(settings, root), content, root)
    try:
        as_of = instant(settings.get("TRAITDUNION_AS_OF"))
    except ValueError as error:
        run.problems.append(AS_OF_UNREADABLE.at(written.place("TRAITDUNION_AS_OF"), reason=error))
        as_of = instant(None, {})
    return Gathering(
        content=content,
        theme=theme,
        settings=written,
        as_of=as_of,
        templates=template_names(theme, settings.get("THEME_TEMPLATES_OVERRIDES") or ()),
        progress=run.progress,
        style=run.style,
        counts=run.counts,
        cache=run.cache,
    )


def generators(pelican: Any) -> list[Any]:
    """On every run: read everything once, stop at errors, and return the generators of each edition."""
    settings, run = pelican.settings, pelican.settings[RUN]
    theme_is_ours = (Path(settings["THEME"]) / MARKER).is_file()
    gathering = gathering_for(settings, run)
    run.session = gathering.run()
    unknown = undeclared(pelican)
    written = gathering.settings.place("PLUGINS")
    run.problems += [
        PLUGIN_UNDECLARED.at(written, name=name, declaration=DECLARATION) for name in unknown if theme_is_ours
    ]
    run.plugins = getattr(pelican, "plugins", ())
    run.session.compiled = None if unknown else KeptBytecode(run.cache.store, run.code(settings))
    if theme_is_ours and not run.style and not unknown:
        run.renew(settings, gathering.parsed)
        run.proofs = Proofs(
            run.session, gathering.parser, gathering.parsed, gathering.around, gathering.content, run.output
        )
    run.problems += gathering.problems
    show(run, settings)
    if errors(run.problems):
        raise ProblemsFound(run.problems)
    found = [*edition_generators(run.session, theme_is_ours), sitewide_generator(run.session, theme_is_ours)]
    # Slow to load: a lean build does without them.
    if run.session.configuration.parallel:
        from traitdunion.publishing.parallel import parallel_generator

        found.append(parallel_generator(run.session, theme_is_ours))
    if run.session.configuration.desk:
        from traitdunion.publishing.desk import desk_generator

        found.append(desk_generator(run.session, theme_is_ours, gathering.problems))
    return found


def writer(pelican: Any) -> Any:
    """Return the writer of the run."""
    return writer_class(pelican.settings[RUN].session)


def finish(pelican: Any) -> None:
    """When everything is written: put the tree in place."""
    run = pelican.settings[RUN]
    if errors(run.problems):
        raise ProblemsFound(run.problems)
    with run.turn:
        put_in_place(run)
    run.cache.ledger.save()
    if run.alone:
        run.cache.store.close()


def put_in_place(run: Run) -> None:
    """Put what a run staged where readers find it, and record it."""
    if run.clean:
        placing.empty(run.output)
    kept = run.session.renewal.kept if run.session else ()
    files = placing.place(run.staging, run.output, kept)
    if run.records is not None:
        run.placed = run.records.save(files)
    if run.session is not None and run.session.alignments is not None:
        run.session.alignments.save(run.session.magazine.stories.keys())
