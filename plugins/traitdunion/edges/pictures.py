"""Pictures on disk: their size in pixels, and whether they are what their names say."""

from __future__ import annotations

import re
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from traitdunion.rules.drawings import Broken, read_drawing
from traitdunion.vocabulary.faults import pictures as faults
from traitdunion.vocabulary.problem import Place, Problem

NUMBER = re.compile(r"[0-9]{1,6}(?:\.[0-9]*)?")
RASTER = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"})

Size = tuple[int, int]


def measure(path: Path, name: str) -> tuple[Size | None, list[Problem]]:
    """Return a picture's width and height in pixels, None where it has none of its own, and what keeps it from being shown.

    `name` is its path relative to the content folder. Other files have no size and no problem.
    """
    place = Place(name)
    ending = path.suffix.lower()
    try:
        if ending == ".svg":
            return measure_drawing(path.read_bytes(), name)
        if ending in RASTER:
            with Image.open(path) as image:
                return image.size, []
    except UnidentifiedImageError:
        return None, [faults.PICTURE_BROKEN.at(place, reason="it is not a picture")]
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        return None, [faults.PICTURE_BROKEN.at(place, reason=str(error))]
    return None, []


def measure_drawing(data: bytes, name: str) -> tuple[Size | None, list[Problem]]:
    """Return the size of an SVG drawing, and what in it could act in a reader's browser."""
    try:
        drawing = read_drawing(data)
    except Broken as reason:
        return None, [faults.PICTURE_BROKEN.at(Place(name), reason=reason)]
    problems = [faults.PICTURE_ACTIVE.at(Place(name, line), what=what) for what, line in drawing.active]
    box = re.split(r"[\s,]+", drawing.root.get("viewBox", "").strip())
    sides = [float(side) for side in box[2:] if NUMBER.fullmatch(side)]
    return (round(sides[0]), round(sides[1])) if len(box) == len(sides) + 2 == 4 else None, problems
