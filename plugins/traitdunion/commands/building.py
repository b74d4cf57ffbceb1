"""Building: one Pelican run with our engine, from a folder of content to a finished tree."""

from __future__ import annotations

import gc
import io
import locale
import logging
import re
import shutil
import traceback
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from traitdunion.edges.reporting import Meter, Report, language_of_messages
from traitdunion.vocabulary.faults import settings as faults
from traitdunion.vocabulary.problem import Area, Place, Problem, ProblemsFound, Severity, errors

if TYPE_CHECKING:
    from jinja2 import TemplateError

    from traitdunion.commands.standing import Site
    from traitdunion.publishing.running import Run

SETTINGS = "pelicanconf.py"


@dataclass(frozen=True, slots=True)
class Options:
    """What a build is asked for. Paths are relative to the project's root, the folder of the settings file."""

    root: Path
    settings: str = SETTINGS
    content: str | None = None
    output: str | None = None
    siteurl: str | None = None
    as_of: str | None = None
    clean: bool = False
    drafts: bool = False
    lean: bool = False
    style: bool = False
    messages: str | None = None


@dataclass(slots=True)
class Result:
    """What came of a build: its problems, how to show them, the counts of work, and where the tree lies."""

    problems: list[Problem]
    report: Report
    output: Path
    counts: dict[str, int] = field(default_factory=dict)
    run: Run | None = None

    @property
    def failed(self) -> bool:
        """Whether errors kept the tree from being published."""
        return bool(errors(self.problems))


class Records(logging.Handler):
    """Keeps what Pelican and plugins log as errors: they would go on as if nothing had happened."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self.messages.append(" ".join(record.getMessage().split()))


@contextmanager
def quiet_pelican() -> Iterator[Records]:
    """Run Pelican without its own words, and keep the errors that it logs."""
    from pelican.log import console

    records, root = Records(), logging.getLogger()
    file, handlers = console.file, list(root.handlers)
    console.file = io.StringIO()
    root.handlers = [records]
    try:
        yield records
    finally:
        console.file, root.handlers = file, handlers


def overrides(options: Options) -> dict[str, Any]:
    """Return the settings that the command line changes."""
    # Nothing of ours depends on the process locale: it stays as it is, where Pelican would change it or complain.
    unchanged = locale.setlocale(locale.LC_ALL)
    found: dict[str, Any] = {"LOAD_CONTENT_CACHE": False, "CACHE_CONTENT": False, "LOCALE": [unchanged]}
    if options.content:
        found["PATH"] = str((options.root / options.content).absolute())
    if options.output:
        found["OUTPUT_PATH"] = str((options.root / options.output).absolute())
    if options.siteurl:
        found["SITEURL"] = options.siteurl.rstrip("/")
    if options.as_of:
        found["TRAITDUNION_AS_OF"] = options.as_of
    if options.lean:
        found |= {f"TRAITDUNION_{name}": False for name in ("TERM_FEEDS", "DESK", "PARALLEL")}
    if options.drafts:
        found["TRAITDUNION_DRAFTS"] = True
    return found


def load_settings(options: Options) -> tuple[dict[str, Any] | None, list[Problem]]:
    """Return Pelican's settings, or the problem that keeps the file from being read."""
    from pelican.settings import read_settings

    path = options.root / options.settings
    place = Place(options.settings, 1, Area.PROJECT)
    if not path.is_file():
        return None, [faults.SETTINGS_UNREADABLE.at(place, reason="there is no such file")]
    try:
        return read_settings(str(path), overrides(options)), []
    except SyntaxError as error:
        return None, [
            faults.SETTINGS_UNREADABLE.at(Place(options.settings, error.lineno or 1, Area.PROJECT), reason=error.msg)
        ]
    except ValueError as error:
        if "path containing the content" in str(error):
            folder = options.content or "content"
            return None, [faults.CONTENT_MISSING.at(line_in(options, "PATH"), folder=folder)]
        if "find the theme" in str(error):
            return None, [faults.THEME_MISSING.at(line_in(options, "THEME"), reason=str(error))]
        return None, [faults.SETTINGS_UNREADABLE.at(raised_at(error, options), reason=str(error))]
    except Exception as error:  # the file is a program of the site's own, and may raise anything
        reason = f"{type(error).__name__}: {error}"
        return None, [faults.SETTINGS_UNREADABLE.at(raised_at(error, options), reason=reason)]


def line_in(options: Options, name: str) -> Place:
    """Return where the settings file writes a setting; its first line when it does not."""
    from traitdunion.edges.settings import written

    path = (options.root / options.settings).resolve()
    return written(path, path.parent).get(name, Place(options.settings, 1, Area.PROJECT))


def raised_at(error: BaseException, options: Options) -> Place:
    """Return the line of the settings file that raised an error, its first line when another file did."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [
        frame.lineno for frame in frames if Path(frame.filename).name == Path(options.settings).name and frame.lineno
    ]
    return Place(options.settings, lines[-1] if lines else 1, Area.PROJECT)


def report_for(options: Options, settings: dict[str, Any]) -> Report:
    """Return how this build's problems are shown."""
    root = options.root.resolve()

    def shown(path: str) -> str:
        folder = Path(path).resolve()
        return folder.relative_to(root).as_posix() if folder.is_relative_to(root) else Path(path).as_posix()

    prefixes = {
        Area.CONTENT: shown(settings.get("PATH", "content")),
        Area.OUTPUT: shown(settings.get("OUTPUT_PATH", "output")),
    }
    wanted = options.messages or settings.get("TRAITDUNION_MESSAGES")
    return Report(prefixes, language_of_messages(None if wanted == "auto" else wanted), by_text=wanted == "auto")


def template_problem(error: TemplateError, theme: Path) -> Problem:
    """Return the problem of a template that cannot be rendered, at its own line."""
    from jinja2 import TemplateSyntaxError

    line = error.lineno if isinstance(error, TemplateSyntaxError) else 1
    name = error.name if isinstance(error, TemplateSyntaxError) and error.name else ""
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename.endswith(".html"):
            name, line = Path(frame.filename).name, frame.lineno or 1
    return faults.THEME_TEMPLATE.at(
        Place(f"{theme.name}/templates/{name}", line, Area.PROJECT), reason=error.message or str(error)
    )


def missing_plugins(records: Records, options: Options) -> list[Problem]:
    """Return the plugins that Pelican could not load, which it logs and goes on without."""
    problems = []
    for message in records.messages:
        match = re.match(r"Cannot (?:load|register) plugin `(?P<name>[^`]+)`\s*(?P<reason>.*)", message)
        if match:
            reason = "there is no such module" if match["reason"].startswith("Cannot import") else match["reason"]
            place = line_in(options, "PLUGINS")
            problems.append(faults.PLUGIN_MISSING.at(place, name=match["name"], reason=reason or "it raised an error"))
        else:
            problems.append(faults.PELICAN_ERROR.at(Place(options.settings, 1, Area.PROJECT), reason=message))
    return problems


def fails(problems: Iterable[Problem], strict: bool) -> bool:
    """Tell whether the problems make the command fail: errors do; warnings do when `strict`."""
    severities = {problem.fault.severity for problem in problems}
    return Severity.ERROR in severities or (strict and Severity.WARNING in severities)


def build(options: Options, meter: Meter | None = None, turn: AbstractContextManager[Any] | None = None) -> Result:
    """Build the magazine. Nothing is put in place, and nothing in the output folder changes, when there is an error.

    `turn` is taken while the tree is put in place, where somebody else writes into it too.
    """
    from traitdunion.commands.standing import Site

    with unhurried():
        site = Site(options)
        found = site.stands()
        return found if found is not None else build_anew(options, site, meter, turn or nullcontext())


@contextmanager
def unhurried() -> Iterator[None]:
    """Let nobody look for garbage meanwhile: there is hardly any, and looking takes a tenth of the time.

    What is there at the end counts as old, so that the next look is not at all of it.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def build_anew(options: Options, site: Site, meter: Meter | None, turn: AbstractContextManager[Any]) -> Result:
    """Build the magazine with Pelican, whatever stands there."""
    from jinja2 import TemplateError
    from pelican import Pelican

    from traitdunion.publishing.running import RUN, Run

    settings, problems = load_settings(options)
    report = report_for(options, settings or {})
    if settings is None:
        return Result(problems, report, options.root / "output")
    output = Path(settings["OUTPUT_PATH"])
    meter = meter or Meter()
    run = Run(
        output=output,
        staging=output,
        file=(options.root / options.settings).resolve(),
        progress=meter,
        style=options.style,
        clean=options.clean,
        turn=turn,
    )
    settings[RUN] = run
    try:
        with quiet_pelican() as records:
            pelican = Pelican(settings)
            run.problems += missing_plugins(records, options)
            if run.staging == output:  # our own plugin did not hear of the run
                raise ProblemsFound([faults.PLUGIN_OURS_MISSING.at(line_in(options, "PLUGINS"))])
            site.look(settings, run, getattr(pelican, "plugins", ()))
            pelican.run()
            run.problems += [problem for problem in missing_plugins(records, options) if problem not in run.problems]
            site.remember(run)
    except ProblemsFound as found:
        run.problems = [*run.problems, *(problem for problem in found.problems if problem not in run.problems)]
    except TemplateError as error:
        run.problems.append(template_problem(error, Path(settings["THEME"])))
    finally:
        meter.clear()
        if run.staging != output:
            shutil.rmtree(run.staging, ignore_errors=True)
        run.cache.store.close()
    return Result(run.problems, report, output, run.counts, run)
