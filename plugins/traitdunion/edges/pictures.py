"""Pictures on disk: their size in pixels, and whether they are what their names say."""

from __future__ import annotations

import re
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from traitdunion.vocabulary.faults import pictures as faults
from traitdunion.vocabulary.problem import Place, Problem

SVG_ACTIVE = re.compile(rb"<\s*(?P<tag>script|foreignObject|iframe|handler)\b|\s(?P<attribute>on\w+)\s*=|(?P<scheme>javascript:)", re.IGNORECASE)
SVG_SIZE = re.compile(rb"<svg\b[^>]*?\sviewBox\s*=\s*[\"']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+(?P<width>[\d.]+)[\s,]+(?P<height>[\d.]+)", re.DOTALL)
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
            return measure_drawing(path.read_bytes(), place)
        if ending in RASTER:
            with Image.open(path) as image:
                return image.size, []
    except UnidentifiedImageError:
        return None, [faults.PICTURE_BROKEN.at(place, reason="it is not a picture")]
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        return None, [faults.PICTURE_BROKEN.at(place, reason=str(error))]
    return None, []


def measure_drawing(data: bytes, place: Place) -> tuple[Size | None, list[Problem]]:
    """Return the size of an SVG drawing's view box, and what in it could act in a reader's browser."""
    active = SVG_ACTIVE.search(data)
    problems = [faults.PICTURE_ACTIVE.at(place, what=active[0].decode("ascii", "replace").strip())] if active else []
    match = SVG_SIZE.search(data)
    size = (round(float(match["width"])), round(float(match["height"]))) if match else None
    return size, problems
