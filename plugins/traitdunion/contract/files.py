"""Files: the tree can be copied to any disk, holds nothing that is not for readers, and each page can be reached."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import PurePosixPath

from traitdunion.contract.survey import HOME, Survey
from traitdunion.contract.tree import PAGE_SUFFIXES, suffix
from traitdunion.vocabulary.faults import output as faults
from traitdunion.vocabulary.problem import Problem

STRAY_SUFFIXES = frozenset({".tmp", ".part", ".swp", ".md", ".markdown"})


def check(survey: Survey) -> Iterator[Problem]:
    """Yield files that should not be there, pages that are empty or out of reach, and what is left over in pages."""
    yield from _clashes(survey)
    for path in sorted(survey.tree.files):
        if suffix(path) in STRAY_SUFFIXES or path.endswith("~"):
            yield faults.FILE_STRAY.at(survey.place(path), path=path)
        elif suffix(path) in PAGE_SUFFIXES and survey.pages[path].is_empty and not survey.is_alias(survey.pages[path]):
            yield faults.PAGE_EMPTY.at(survey.place(path), path=path)
    for page in survey.pages.values():
        for comment in dict.fromkeys(page.comments):
            shown = comment.splitlines()[0][:60] if comment else "-"
            yield faults.COMMENT_LEFT.at(survey.place(page.path, comment or "<!--"), comment=shown)
    yield from _scripts(survey)
    for path in sorted(survey.indexable - _reached(survey)):
        yield faults.PAGE_OUT_OF_REACH.at(survey.place(path), address=survey.site.address(path))


def _clashes(survey: Survey) -> Iterator[Problem]:
    """Yield names that some disks cannot tell apart: those of files, and of the folders that they lie in."""
    first: dict[str, str] = {}
    for name in sorted({name for path in survey.tree.files for name in (path, *_folders(path))}):
        other = first.setdefault(_folded(name), name)
        if other != name:
            yield faults.FILE_CLASH.at(survey.place(name), path=name, other=other)


def _folders(path: str) -> Iterator[str]:
    return (str(folder) for folder in PurePosixPath(path).parents)


def _folded(name: str) -> str:
    """Return what a disk that keeps neither capitals nor accents as written would compare."""
    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", name).casefold())


def _scripts(survey: Survey) -> Iterator[Problem]:
    """Yield each script once, at the first page that has it."""
    first: dict[str, str] = {}
    for page in survey.pages.values():
        for script in page.scripts:
            first.setdefault(script, page.path)
    for script, path in first.items():
        yield faults.SCRIPT_PRESENT.at(survey.place(path, "<script"), src=script or "<script>")


def _reached(survey: Survey) -> set[str]:
    """Return the pages that a reader can reach from the front page by links."""
    reached, waiting = {HOME}, [HOME]
    while waiting:
        page = survey.pages.get(waiting.pop())
        for anchor in page.anchors if page else ():
            target = survey.file(anchor.href)
            if target is not None and target not in reached:
                reached.add(target)
                waiting.append(target)
    return reached
