"""Running: what happens at each of Pelican's signals, from the settings to the finished tree."""

from __future__ import annotations

import atexit
import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from traitdunion.edges import placing
from traitdunion.edges.clock import instant
from traitdunion.edges.reporting import Report, language_of_messages
from traitdunion.edges.settings import DEFAULT_FILE, collect
from traitdunion.publishing.environment import MARKER
from traitdunion.publishing.gathering import Gathering
from traitdunion.publishing.generators import edition_generators
from traitdunion.publishing.session import Progress, Session, silent
from traitdunion.publishing.settings import quiet
from traitdunion.publishing.sitewide import sitewide_generator
from traitdunion.publishing.writer import writer_class
from traitdunion.vocabulary.faults.settings import AS_OF_UNREADABLE
from traitdunion.vocabulary.page import PageKind
from traitdunion.vocabulary.problem import Area, Problem, ProblemsFound, Severity, errors

NOT_FOR_TEXTS = frozenset({"base", "editions", "lost", "moved", "pagination", "translations"})
"""Templates that are frames or parts of pages."""

RUN = "TRAITDUNION_RUN"
"""Where a run's own state lies among the settings of the Pelican object that it belongs to."""


@dataclass
class Run:
    """The state of one Pelican object: where it stages and publishes, what it read, and what was wrong.

    `alone` is set under Pelican's own command, where nobody else shows the problems and clears away what was staged.
    `clean` asks for a tree made anew: what earlier builds placed goes, once there is another to put in its place.
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


def generators(pelican: Any) -> list[Any]:
    """On every run: read everything once, stop at errors, and return the generators of each edition."""
    settings, run = pelican.settings, pelican.settings[RUN]
    theme, written = Path(settings["THEME"]), collect(settings, run.file)
    try:
        as_of = instant(settings.get("TRAITDUNION_AS_OF"))
    except ValueError as error:
        run.problems.append(AS_OF_UNREADABLE.at(written.place("TRAITDUNION_AS_OF"), reason=error))
        as_of = instant(None, {})
    gathering = Gathering(
        content=Path(settings["PATH"]),
        theme=theme,
        settings=written,
        as_of=as_of,
        templates=template_names(theme, settings.get("THEME_TEMPLATES_OVERRIDES") or ()),
        progress=run.progress,
        style=run.style,
        counts=run.counts,
    )
    run.session = gathering.run()
    run.problems += gathering.problems
    show(run, settings)
    if errors(run.problems):
        raise ProblemsFound(run.problems)
    theme_is_ours = (theme / MARKER).is_file()
    return [*edition_generators(run.session, theme_is_ours), sitewide_generator(run.session, theme_is_ours)]


def writer(pelican: Any) -> Any:
    """Return the writer of the run."""
    return writer_class(pelican.settings[RUN].session)


def finish(pelican: Any) -> None:
    """When everything is written: put the tree in place."""
    run = pelican.settings[RUN]
    if errors(run.problems):
        raise ProblemsFound(run.problems)
    if run.clean:
        placing.empty(run.output)
    placing.place(run.staging, run.output)
