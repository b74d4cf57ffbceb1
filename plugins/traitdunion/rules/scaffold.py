"""Scaffold: the file that a translation begins with, the original's Markdown with a comment in the place of each piece of words.

Whoever replaces every comment by words, and takes out the line `status: draft`, has a current translation. What a translation
inherits is left out; code and addresses stay as they are. Comments are left out, but for those that are meant for translators:
`<!-- translators: … -->`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from traitdunion.rules.header.verbatim import entry
from traitdunion.rules.segments import FOR_TRANSLATORS, comments, read_matter, word_count
from traitdunion.rules.segments.lines import Comment
from traitdunion.vocabulary.glossary import Forms, GlossaryTerm
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.manuscript import Header, Manuscript, Picture
from traitdunion.vocabulary.segment import Matter, Segment, SegmentKind

HEADER = re.compile(r"---\n.*?\n---\n", re.DOTALL)
ATTRIBUTES = re.compile(r"[ \t]*\{:?[ ]?[#.][^{}]*\}[ \t]*\Z")
_CELL = re.compile(r"(?:\\.|[^|\\])+")
_CLOSING = re.compile(r"--(?=!?>)")
HARD_BREAK = re.compile(r" {2,}\n")
_WORDS = re.compile(r"[^\W\d_]+ [^\W\d_]{2,}[ .,;:!?]")
_MARGIN = re.compile(r"\n[ \t]*(?:>[ \t]?)*")


def scaffold(original: Manuscript, source: str, matter: Matter | None = None) -> str:
    """Return the draft of a translation into any language. `original` is the text to translate, `source` its file, decoded.

    `matter` is what it says, where that was read already.
    """
    matter = matter or read_matter(original.header, source)
    version = matter.version
    if (discreet := without_comments(source)) != source:
        source, matter = discreet, read_matter(original.header, discreet)
    start, notes = body_start(source), comments(source)
    lines = ["---", *_header(original.header, f"{original.language}@{version}"), "---", ""]
    parts, position = ["\n".join(lines)], start
    for segment in sorted(matter.segments, key=lambda one: one.start):
        if segment.start >= position and has_words(segment, original.language):
            inside = [note for note in notes if segment.start <= note.start and note.end <= segment.end]
            typed = cut_out(source, segment.start, segment.end, inside)
            kept = [source[note.start : note.end] for note in inside]
            parts += [source[position : segment.start], " ".join([waiting(segment, typed), *kept])]
            position = segment.end
    return ("".join(parts) + source[position:]).rstrip("\n") + "\n"


def with_glossary(draft: str, terms: Iterable[GlossaryTerm], source: Language, target: Language) -> str:
    """Return the draft of a translation with what the glossary says of some terms, as comments at its top."""
    hints = "".join(f"# glossary: {hint}\n" for hint in _hints(terms, source, target))
    return draft.replace("---\n", f"---\n{hints}", 1)


def _hints(terms: Iterable[GlossaryTerm], source: Language, target: Language) -> Iterator[str]:
    for term in terms:
        ours, theirs = term.forms.get(source, Forms()), term.forms.get(target, Forms())
        if ours.use and (theirs.use or theirs.avoid):
            avoided = f" (✗ {', '.join(theirs.avoid)})" if theirs.avoid else ""
            note = f": {' '.join(term.note_in(target).split())}" if term.note_in(target) else ""
            yield f"{', '.join(ours.use)} → {', '.join(theirs.use) or '…'}{avoided}{note}"


def without_comments(source: str) -> str:
    """Return a file without its comments, but for those that are addressed to translators.

    One that fills whole lines goes with them: it never divides a list or a paragraph.
    """
    parts, position = [], 0
    for comment in comments(source):
        if FOR_TRANSLATORS.match(comment.text):
            continue
        start, end = comment.start, comment.end
        line, below = source.rfind("\n", 0, start) + 1, source.find("\n", end)
        below = len(source) if below < 0 else below
        if line >= position and not source[line:start].strip() and not source[end:below].strip():
            start, end = line, min(below + 1, len(source))
        parts.append(source[position:start])
        position = end
    return "".join(parts) + source[position:]


def cut_out(source: str, start: int, end: int, inside: Iterable[Comment]) -> str:
    """Return a stretch of a file without the comments inside it."""
    parts = []
    for comment in inside:
        parts.append(source[start : comment.start])
        start = comment.end
    return "".join(parts) + source[start:end]


def header_of(text: str) -> str:
    """Return the header of a scaffold, with its marks: what is prefilled where the whole would be too long."""
    found = HEADER.match(text)
    return found[0] if found else ""


def body_start(source: str) -> int:
    """Return where a file's body begins, after its header; the file is one that can be read."""
    found = re.match(r"(?:[ \t]*\n)*---[ \t]*\n(?:.*\n)*?---[ \t]*(?:\n|\Z)", source)
    return found.end() if found else 0


def has_words(segment: Segment, language: Language) -> bool:
    """Tell whether somebody has to translate a segment: code, lone addresses and pictures without words stay as they are."""
    if segment.start == segment.end or segment.kind is SegmentKind.CODE:
        return False
    # Counting looks at every word; most texts begin with two that are plainly words.
    return _WORDS.match(segment.text) is not None or word_count(segment, language) > 0


def waiting(segment: Segment, typed: str) -> str:
    """Return what stands for a segment until it is translated. `typed` is its stretch of the file."""
    if segment.kind is SegmentKind.ROW:
        return _CELL.sub(lambda cell: _around(cell[0]), typed)
    if segment.kind is SegmentKind.HEADING:
        attributes = ATTRIBUTES.search(typed)
        if attributes:
            return placeholder(typed[: attributes.start()]) + attributes[0]
    if HARD_BREAK.search(typed):  # the lines of a poem
        return placeholder(HARD_BREAK.sub("<br>\n", typed))
    return placeholder(segment.text)


def placeholder(words: str) -> str:
    """Return the comment that stands for words to translate, on one line."""
    words = " ".join(_MARGIN.sub("\n", words).split())
    return f"<!-- translate: {_CLOSING.sub('- -', words)} -->"


def _around(cell: str) -> str:
    """Return a cell's comment with the spaces around it; a cell without words stays."""
    words = cell.strip(" \t")
    return cell.replace(words, placeholder(words)) if re.search(r"[^\W_]", words) else cell


def _header(header: Header, version: str) -> Iterator[str]:
    """Yield the lines of the header: what a translation says itself, with the original's words in a comment above."""
    yield from _asked("title", header.title)
    yield from _asked("summary", header.summary)
    yield f"translates: {version}"
    yield "translators: []"
    yield "translated:"
    yield "status: draft"
    if header.cover is not None and (said := list(_picture(header.cover, "  "))):
        yield from ("cover:", *said)
    pictures = {src: list(_picture(picture, "    ")) for src, picture in header.pictures.items()}
    if any(pictures.values()):
        yield "pictures:"
    for src, said in pictures.items():
        if said:
            yield from (f"  {_key(src)}:", *said)


def _picture(picture: Picture, indent: str) -> Iterator[str]:
    yield from _asked("alt", picture.alt, indent)
    yield from _asked("caption", picture.caption, indent)


def _asked(key: str, words: str | None, indent: str = "") -> Iterator[str]:
    """Yield a key to fill in, below the original's words."""
    if words and words.strip():
        yield f"{indent}# {' '.join(words.split())}"
        yield f"{indent}{key}:"


def _key(name: str) -> str:
    """Return a picture's name as it is typed before a colon."""
    return entry("", name).removeprefix(": ")
