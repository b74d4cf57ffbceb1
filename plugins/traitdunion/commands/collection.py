"""The tasks that `invoke` knows. Each only reads its options, calls one command and shows the result."""

from __future__ import annotations

import atexit
import gc
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from invoke import Collection, Context, Exit, task

from traitdunion.commands.arguments import Either
from traitdunion.commands.building import Options, Result
from traitdunion.vocabulary.problem import Problem, ProblemsFound, Severity

if TYPE_CHECKING:
    from traitdunion.commands.surveying import Survey

ROOT = Path.cwd()
PUBLISH = "publishconf.py"

atexit.register(gc.freeze)  # a process that ends frees all its memory: Python need not look for garbage in it first


def finish(result: Result, problems: Iterable[Problem], *, strict: bool, as_json: bool = False) -> None:
    """Show problems, and end with exit status 1 where they make the command fail."""
    from traitdunion.commands.building import fails

    problems = tuple(problems)
    if as_json:
        print(
            json.dumps(
                {"problems": json.loads(result.report.as_json(problems)), "counts": result.counts}, ensure_ascii=False
            )
        )
    else:
        result.report.show(problems, frozenset(Severity))
    if fails(problems, strict):
        raise Exit(code=1)


def say(line: str) -> None:
    """Tell somebody who watches; a pipe stays quiet."""
    if sys.stdout.isatty():
        print(line)


OPTION_HELP = {
    "content": "the folder of articles and pages (default: content)",
    "output": "where the site goes (default: output)",
    "siteurl": "the site's address, such as https://example.org",
    "as_of": "build as on that day: 2026-03-04, or with a time and zone",
    "strict": "warnings make the command fail too",
    "messages": "the language of messages, or auto: each in the language of the text that it is about",
}


@task(
    help={
        **OPTION_HELP,
        "clean": "forget earlier builds",
        "lean": "leave out what only large magazines do without: feeds of terms, translation desk, pages of two languages",
        "json": "print problems and counts as JSON",
    }
)
def build(
    _: Context,
    content: str = "",
    output: str = "",
    siteurl: str = "",
    as_of: str = "",
    clean: bool = False,
    lean: bool = False,
    strict: bool = False,
    json: bool = False,
    messages: str = "",
) -> None:
    """Build the magazine into output/; nothing is touched there when there is an error."""
    from traitdunion.commands import building

    options = Options(
        ROOT,
        content=content or None,
        output=output or None,
        siteurl=siteurl or None,
        as_of=as_of or None,
        clean=clean,
        lean=lean,
        messages=messages or None,
    )
    result = building.build(options)
    finish(result, result.problems, strict=strict, as_json=json)
    say(f"{result.counts.get('pages rendered', 0)} pages: {result.output}")


@task(
    help={
        **OPTION_HELP,
        "output": "check this built tree, instead of building one",
        "changed": "only the problems of the files that this branch changes (since REF, or the main branch)",
        "preview": "leave there a copy of the site that opens from a folder",
        "annotations": "write problems as a forge's annotations: github, gitlab or forgejo",
    },
    optional=["changed"],
)
def check(
    _: Context,
    content: str = "",
    output: str = "",
    siteurl: str = "",
    as_of: str = "",
    changed: str = "",
    strict: bool = False,
    messages: str = "",
    preview: str = "",
    annotations: str = "",
) -> None:
    """Print every problem of the texts and every fault of the pages; the site in output/ is left alone."""
    from traitdunion.commands import checking
    from traitdunion.commands.previewing import make_preview
    from traitdunion.commands.wording import Words
    from traitdunion.edges.annotating import write_annotations
    from traitdunion.edges.changes import NoHistory

    if annotations not in ("", "github", "gitlab", "forgejo"):
        raise Exit(f"There are no annotations for “{annotations}”: write github, gitlab or forgejo.", code=1)
    options = Options(
        ROOT,
        content=content or None,
        output=output or None,
        siteurl=siteurl or None,
        as_of=as_of or None,
        messages=messages or None,
    )
    with tempfile.TemporaryDirectory(prefix="traitdunion-preview-") as folder:
        keep = Path(folder) / "site" if preview else None
        try:
            result, problems = checking.check(options, changed or None, keep)
        except NoHistory as reason:
            raise Exit(
                f"git cannot tell what changed: {reason}. Name what to compare with: invoke check --changed REF", code=1
            ) from reason
        if keep is not None and keep.is_dir():
            siteurl = result.run.session.configuration.siteurl if result.run and result.run.session else ""
            try:
                make_preview(keep, Path(preview).resolve(), siteurl)
            except ProblemsFound as found:
                problems = [*problems, *found.problems]
    if annotations:
        write_annotations(annotations, result.report, result.report.sorted(problems))
    try:
        finish(result, problems, strict=strict or bool(changed))
    finally:
        counts = Counter(problem.fault.severity for problem in result.report.sorted(problems))
        words = Words(result.report.language)
        print(words.counted(*(counts[severity] for severity in Severity)), file=sys.stderr)


@task(help={"port": "the port on this machine (default: 8000)", "content": OPTION_HELP["content"]})
def serve(_: Context, port: int = 8000, content: str = "") -> None:
    """Show the magazine on this machine, drafts included, and build it again after each change."""
    from traitdunion.commands import serving
    from traitdunion.edges.reporting import Report, language_of_messages

    def show(result: Result) -> None:
        result.report.show(result.problems, {Severity.ERROR, Severity.WARNING})
        print("The last good version stays." if result.failed else f"http://localhost:{port}/", file=sys.stderr)

    tree = ROOT / "cache" / "serve"
    try:
        serving.serve(Options(ROOT, content=content or None), tree, port, show)
    except ProblemsFound as found:
        Report({}, language_of_messages(None)).show(found.problems, frozenset(Severity))
        raise Exit(code=1) from found


@task(
    positional=["title"],
    help={
        "title": "the title, in quotes",
        "lang": "its language (default: the first edition's)",
        "section": "a section's key",
        "page": "a page such as “About”, not an article",
        "story": "the folder's name (default: made from the title)",
    },
)
def new(_: Context, title: str, lang: str = "", section: str = "", page: bool = False, story: str = "") -> None:
    """Begin a text: make its folder, and a draft with the header to fill in."""
    if title.startswith("-"):  # `invoke new --help` takes its option for the title
        raise Exit('Give the title in quotes: invoke new "My title". For the options: invoke --help new', code=1)
    from traitdunion.commands import starting
    from traitdunion.commands.building import load_settings

    settings, _problems = load_settings(Options(ROOT))
    content = Path((settings or {}).get("PATH", ROOT / "content"))
    editions = starting.editions_of(content, (settings or {}).get("EDITIONS"))
    language = lang or (editions[0] if editions else "fr")
    if language not in editions and editions:
        raise Exit(f"There is no edition in “{language}”. The editions are: {', '.join(editions)}.", code=1)
    start = starting.Start(title, language, datetime.now(UTC).date().isoformat(), section, page, story)
    try:
        path = starting.start_text(content, start)
    except FileExistsError as error:
        raise Exit(f"{error.filename} is there already: nothing was changed.", code=1) from error
    print(path.relative_to(ROOT) if path.is_relative_to(ROOT) else path)


@task(help={"add": "begin the catalogue of another language, such as pt-BR"})
def catalogues(_: Context, add: str = "") -> None:
    """Extract the interface's strings and bring every language's catalogue up to date."""
    from traitdunion.commands import cataloguing
    from traitdunion.rules.languages import canonical

    language = canonical(add) if add else None
    if add and language is None:
        raise Exit(f"“{add}” is not a language tag: write one such as pt-BR.", code=1)
    if language is not None and not cataloguing.is_known(language):
        raise Exit(f"CLDR does not know “{add}”: its plural forms would be English ones.", code=1)
    engine = Path(cataloguing.__file__).parents[1]
    for standing in cataloguing.bring_up_to_date(ROOT / "theme", engine, language):
        done = standing.total - standing.missing
        print(f"{standing.path.relative_to(ROOT)}: {done}/{standing.total}{' (changed)' if standing.changed else ''}")


@task(help={"output": OPTION_HELP["output"], "as_of": OPTION_HELP["as_of"], "messages": OPTION_HELP["messages"]})
def publish(_: Context, output: str = "", as_of: str = "", messages: str = "") -> None:
    """Build the public site with publishconf.py; an error keeps it from being made."""
    from traitdunion.commands import building, deploying

    options = Options(ROOT, settings=PUBLISH, output=output or None, as_of=as_of or None, messages=messages or None)
    result = building.build(options)
    finish(result, [*result.problems, *deploying.unset(options)], strict=False)
    say(f"{result.counts.get('pages rendered', 0)} pages: {result.output}")


@task(
    help={"output": "the built site to send (default: output)", "dry_run": "say what would be sent, and send nothing"}
)
def deploy(_: Context, output: str = "", dry_run: bool = False) -> None:
    """Send the published site to where publishconf.py says: by rsync over SSH, or to a git branch."""
    from traitdunion.commands import deploying

    outcome = deploying.deploy(Options(ROOT, settings=PUBLISH, output=output or None), dry_run=dry_run)
    outcome.report.show(outcome.problems, frozenset(Severity))
    if outcome.failed:
        raise Exit(code=1)
    print(outcome.summary)


@task(help={"all": "also what can be made again at some cost: the environment .venv"})
def clean(_: Context, all: bool = False) -> None:
    """Remove what builds made: output/, caches and previews. Your texts are never touched."""
    from traitdunion.edges import placing

    placing.empty(ROOT / "output")
    caches = [
        "cache",
        "preview",
        "dist",
        ".pytest_cache",
        ".mypy_cache",
        ".ruff_cache",
        ".hypothesis",
        ".import_linter_cache",
    ]
    for name in [*caches, *([".venv"] if all else [])]:
        shutil.rmtree(ROOT / name, ignore_errors=True)


LONG_SEQUENCES = "300"
"""Sequences of edits that the long tests try (tests/property/test_incremental.py)."""


@task(
    help={
        "k": "only the tests whose names match",
        "long": "the long property tests too",
        "path": "a folder or file of tests",
    }
)
def test(_: Context, k: str = "", long: bool = False, path: str = "tests") -> None:
    """Run every test that this machine can run, after the linters; each skip says what it lacks."""
    steps = (
        [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"], ["lint-imports", "--no-cache"]]
        if not k and path == "tests"
        else []
    )
    command = ["pytest", path, *(["-k", k] if k else []), *(["--hypothesis-profile=long"] if long else [])]
    for step in [*steps, command]:
        say(f"— {' '.join(step)}")
        environment = {**os.environ, **({"TRAITDUNION_SEQUENCES": LONG_SEQUENCES} if long else {})}
        done = subprocess.run([sys.executable, "-m", *module_of(step)], cwd=ROOT, env=environment, check=False)
        if done.returncode:
            raise Exit(code=done.returncode)


def module_of(step: list[str]) -> list[str]:
    """Return how a tool is run by this very interpreter."""
    modules = {"lint-imports": ["importlinter.cli", "lint_imports"]}
    return [*modules.get(step[0], [step[0]]), *step[1:]]


@task(
    help={
        "stories": "how many stories (default: 1000)",
        "growth": "also a quarter and half as many, to see how work grows",
        "lean": "only the lean profile; else the full one too",
        "peers": "other generators too, side by side: those that can be installed here",
        "write": "put tables and curve into docs/benchmarks.md",
        "output": "where to leave the corpora and the sites",
    }
)
def bench(
    _: Context,
    stories: int = 1000,
    growth: bool = False,
    lean: bool = False,
    peers: bool = False,
    write: bool = False,
    output: str = "",
) -> None:
    """Build a generated magazine step by step, and print time, memory and counts of work."""
    from traitdunion.commands.benching import comparing

    sizes = [stories // 4, stories // 2, stories] if growth else [stories]
    folder = Path(output).resolve() if output else None
    print(comparing.bench(ROOT, sizes, lean=lean, with_peers=peers, write=write, folder=folder, tell=say))


@contextmanager
def surveyed(content: str) -> Iterator[Survey]:
    """Read the texts for a command; show what keeps it from its work, and end with exit status 1."""
    from traitdunion.commands.surveying import survey
    from traitdunion.edges.reporting import Report, language_of_messages

    report = Report({}, language_of_messages(None))
    try:
        with survey(Options(ROOT, content=content or None)) as found:
            report = found.report
            yield found
            sys.stdout.flush()
    except BrokenPipeError as closed:  # `| head` has seen enough; Python must not try again when it ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise Exit(code=1) from closed
    except ProblemsFound as found_problems:
        report.show(found_problems.problems, frozenset(Severity))
        raise Exit(code=1) from found_problems


def shown(path: Path) -> str:
    """Return a path relative to the project where it lies inside."""
    return (path.relative_to(ROOT) if path.is_relative_to(ROOT) else path).as_posix()


STORY_HELP = "the story: the name of its folder"
LANG_HELP = "the language of the translation"


@task(
    help={
        "lang": "only this language, with more about each of its texts",
        "story": "only this story",
        "json": "print the facts of /translations/status.json",
        "content": OPTION_HELP["content"],
    }
)
def status(_: Context, lang: str = "", story: str = "", json: bool = False, content: str = "") -> None:
    """Tell where every translation stands: what is missing, what is behind its original, and by how many words."""
    from traitdunion.commands import statusing

    with surveyed(content) as survey:
        if json:
            print(statusing.as_json(survey))
        else:
            width = shutil.get_terminal_size((100, 24)).columns
            print("\n".join(statusing.table(survey, width, lang, story)), flush=True)
        survey.report.show(survey.errors, frozenset(Severity))


@task(
    positional=["story", "lang"],
    help={"story": STORY_HELP, "lang": LANG_HELP, "content": OPTION_HELP["content"]},
)
def translate(_: Context, story: str, lang: str, content: str = "") -> None:
    """Begin a translation: write a draft with the original's words in comments, to be replaced one by one."""
    from traitdunion.commands import translating

    with surveyed(content) as survey:
        print(shown(translating.begin(survey, story, lang)))


@task(
    klass=Either,
    positional=["story", "lang"],
    help={
        "story": STORY_HELP,
        "lang": LANG_HELP,
        "minor": "the original's last changes concern no translation: say so in the original",
        "content": OPTION_HELP["content"],
    },
)
def accept(_: Context, story: str, lang: str, minor: bool = False, content: str = "") -> None:
    """Say that a translation follows the present version of its original; nothing else of its file changes."""
    from traitdunion.commands import translating
    from traitdunion.commands.wording import Words

    if bool(lang) == minor:
        raise Exit("Write either the language of a translation (invoke accept STORY LANG), or --minor.", code=1)
    with surveyed(content) as survey:
        done = translating.accept_minor(survey, story) if minor else translating.accept(survey, story, lang)
        path = survey.shown(done.path)
        print(f"{path}: {done.line}" if done.line else Words(survey.report.language).nothing_to_do(path))
        survey.report.show(done.problems, frozenset(Severity))


@task(
    positional=["story", "lang"],
    help={"story": STORY_HELP, "lang": LANG_HELP, "content": OPTION_HELP["content"]},
)
def diff(_: Context, story: str, lang: str, content: str = "") -> None:
    """Show what changed in the original since a translation was made, word by word."""
    from traitdunion.commands import translating

    with surveyed(content) as survey:
        for line in translating.differences(survey, story, lang, colour=sys.stdout.isatty()):
            print(line)


@task(
    positional=["action", "lang"],
    help={
        "action": "export or import",
        "lang": "the language of the translations",
        "story": "only this story",
        "to": "where exported files go (default: po)",
        "file": "a PO file, or a folder of them, to import (default: po/LANG)",
        "content": OPTION_HELP["content"],
    },
)
def po(_: Context, action: str, lang: str, story: str = "", to: str = "", file: str = "", content: str = "") -> None:
    """Write texts as gettext PO files, or put such files back into the texts: po export LANG, po import LANG."""
    from traitdunion.commands import exchanging
    from traitdunion.commands.wording import Words

    if action not in ("export", "import"):
        raise Exit(
            f"“{action}” is not something that po can do: write invoke po export LANG or invoke po import LANG.", code=1
        )
    with surveyed(content) as survey:
        words = Words(survey.report.language)
        if action == "export":
            for out in exchanging.export(survey, lang, story, (ROOT / (to or exchanging.FOLDER)).resolve()):
                print(words.exported(shown(out.path), out.total - out.left, out.total))
            return
        given = (ROOT / (file or f"{exchanging.FOLDER}/{lang}")).resolve()
        files = sorted(given.glob("*.po")) if given.is_dir() else [given]
        for back in exchanging.bring_in(survey, lang, [one for one in files if story in ("", one.stem)]):
            left = back.done.fuzzy + back.done.empty
            path, count = shown(back.path), back.done.changed
            survey.report.show(back.done.problems, frozenset(Severity))
            print(words.imported(path, count, left) if back.written else words.unimported(path, left))
            for line in back.next:
                print(line)


namespace = Collection(
    *(build, check, serve, new, catalogues, publish, deploy, clean, test, bench),
    *(status, translate, accept, diff, po),
)
namespace.configure({"run": {"echo": False}})
