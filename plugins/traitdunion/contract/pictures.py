"""Pictures: each says what it shows and how large it is, and is published once for all languages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from traitdunion.contract.survey import Survey
from traitdunion.vocabulary.faults import output as faults
from traitdunion.vocabulary.problem import Problem

PICTURE_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg"})


def check(survey: Survey) -> Iterator[Problem]:
    """Yield pictures without `alt` or size, and files of pictures whose bytes are there twice."""
    for page in survey.pages.values():
        for picture in dict.fromkeys(page.pictures):
            place = partial(survey.place, page.path, picture.src)
            if not picture.has_alt:
                yield faults.PICTURE_WITHOUT_ALT.at(place(), src=picture.src or "-")
            if not picture.has_size:
                yield faults.PICTURE_WITHOUT_SIZE.at(place(), src=picture.src or "-")
    first: dict[str, str] = {}
    for path in survey.tree.ending(PICTURE_SUFFIXES):
        other = first.setdefault(survey.tree.files[path].digest, path)
        if other != path:
            yield faults.PICTURE_TWICE.at(survey.place(path), path=path, other=other)
