"""Reading for staleness: a version's matter from its bytes, and what is still to be translated in a text."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from traitdunion.rules.encoding import decode
from traitdunion.rules.header.frontmatter import HeaderOptions, read_header
from traitdunion.rules.pairing import TEXT_NAME
from traitdunion.rules.segments import placeholders, read_matter, word_count
from traitdunion.rules.staleness.evidence import Placeholder
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.segment import Matter, Segment, SegmentKind

_WAITING = re.compile(r"<!--\s*translate\b\s*:?(?P<words>.*?)-->", re.IGNORECASE | re.DOTALL)


def read_version(data: bytes, path: str) -> Matter | None:
    """Return the matter of a text as it was; None where its bytes are no text, or its header could not be read."""
    text, _ = decode(data, path)
    if text is None:
        return None
    named = TEXT_NAME.match(PurePosixPath(path).name)
    header, _, _, _ = read_header(text, path, HeaderOptions(Language(named["tag"] if named else "und")))
    return None if header is None else read_matter(header, text)


def waiting(text: str, source_language: Language) -> tuple[Placeholder, ...]:
    """Return what is still to be translated in a file's text, with the words that its comments quote from the source."""
    lines = placeholders(text)
    if not lines:
        return ()
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    found, position = [], 0
    for line in lines:
        quoted = _WAITING.search(text, max(starts[line - 1], position))  # there may be several on a line
        position = quoted.end() if quoted else position
        found.append(Placeholder(line, _words(quoted["words"] if quoted else "", source_language)))
    return tuple(found)


def _words(quoted: str, language: Language) -> int:
    return word_count(Segment(SegmentKind.PARAGRAPH, " ".join(quoted.split()), "", 1), language)
