"""File: a PO file's text. The same entries give the same bytes; what is read back must be right to the last quote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from babel.messages.pofile import normalize

from traitdunion.rules.po.entries import Entry, Side
from traitdunion.vocabulary.segment import Segment, SegmentKind

WIDTH = 78
_LINE = re.compile(
    r"[ \t]*(?:(?P<comment>#.*)|(?:(?P<keyword>msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)[ \t]*)?"
    r"\"(?P<string>(?:[^\"\\]|\\.)*)\")?[ \t]*"
)
_ESCAPE = re.compile(r"\\(.)")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}


@dataclass(frozen=True, slots=True)
class Message:
    """An entry as a PO file has it, and the line that it begins on."""

    context: str
    source: str
    target: str
    fuzzy: bool
    line: int


@dataclass(frozen=True, slots=True)
class File:
    """A PO file: its header's fields, by name, and its entries. Obsolete ones are left out."""

    fields: Mapping[str, str]
    messages: tuple[Message, ...]


class Broken(Exception):  # noqa: N818 - it is what the file is
    """A file that is no PO file: from which line on, and why."""

    def __init__(self, line: int, reason: str) -> None:
        self.line, self.reason = line, reason
        super().__init__(reason)


def read_file(data: bytes) -> File:
    """Return what a PO file says. Broken where it says nothing of the kind: stricter than Babel, which takes what it can."""
    try:
        text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        raise Broken(data.count(b"\n", 0, error.start) + 1, "it is not UTF-8") from None
    found = list(_blocks(text.replace("\r\n", "\n").split("\n")))
    header: dict[str, str] = {}
    messages = []
    for line, parts, fuzzy in found:
        if "msgid" not in parts or not any(name.startswith("msgstr") for name in parts):
            raise Broken(line, "an entry has a msgid and a msgstr")
        target = parts.get("msgstr", parts.get("msgstr[0]", ""))
        if parts["msgid"]:
            messages.append(Message(parts.get("msgctxt", ""), parts["msgid"], target, fuzzy, line))
        else:
            fields = (field.partition(":") for field in target.split("\n") if ":" in field)
            header |= {name.strip(): value.strip() for name, _, value in fields}
    if not found:
        raise Broken(1, "it has no entries")
    return File(header, tuple(messages))


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, Mapping[str, str], bool]]:
    """Yield each entry: the line of its first keyword, its strings by keyword, and whether it is fuzzy."""
    parts: dict[str, str] = {}
    name, start, fuzzy = "", 1, False
    for number, line in enumerate(lines, 1):
        match = _LINE.fullmatch(line)
        if match is None:
            raise Broken(number, "this is no line of a PO file")
        keyword = match["keyword"]
        opens = match["comment"] is not None or keyword in ("msgctxt", "msgid")
        if parts and opens and any(one.startswith("msgstr") for one in parts):
            yield start, parts, fuzzy
            parts, name, fuzzy = {}, "", False
        if match["comment"] is not None:
            name = ""
            fuzzy = fuzzy or (line.startswith("#,") and "fuzzy" in re.split(r"[,\s]+", line[2:]))
        elif keyword:
            if keyword in parts:
                raise Broken(number, f"{keyword} stands twice in an entry")
            start = start if parts else number
            name, parts[keyword] = keyword, _said(match["string"])
        elif match["string"] is not None:
            if not name:
                raise Broken(number, "a string belongs to nothing")
            parts[name] += _said(match["string"])
    if parts:
        yield start, parts, fuzzy


def _said(quoted: str) -> str:
    return _ESCAPE.sub(lambda match: _ESCAPES.get(match[1], match[1]), quoted)


def write_file(entries: Sequence[Entry], source: Side, target_path: str, fields: Mapping[str, str]) -> str:
    """Return a PO file. `fields` are those of its header, in order; `target_path` is the translation's file."""
    header = "".join(f"{name}: {value}\n" for name, value in fields.items())
    parts = [f'msgid ""\nmsgstr {normalize(header, width=WIDTH)}\n']
    headings = dict(_headings(source))
    parts += ["\n".join(_lines(entry, source, target_path, headings)) + "\n" for entry in entries]
    return "\n".join(parts)


def _headings(source: Side) -> Iterator[tuple[Segment, str]]:
    """Yield each segment with the heading that it stands below."""
    words = ""
    for segment in source.matter.segments:
        if segment.kind is SegmentKind.HEADING:
            words = source.words(segment)
        else:
            yield segment, words


def _lines(entry: Entry, source: Side, target_path: str, headings: Mapping[Segment, str]) -> Iterator[str]:
    first = entry.piece
    below = headings.get(first, "")
    yield f"#. {first.kind}" + (f", below: {below}" if below else "")
    if entry.counterparts:
        yield f"#. translation: {target_path}:{entry.counterparts[0].line}"
    if entry.joined:
        yield "#. the translation says this together with the entry before"
    yield f"#: {source.path}:{first.line}"
    if entry.fuzzy:
        yield "#, fuzzy"
    if entry.previous:
        yield from (f"#| {line}" for line in f"msgid {normalize(entry.previous, width=WIDTH)}".split("\n"))
    yield f"msgctxt {normalize(entry.context, width=0)}"
    yield f"msgid {normalize(entry.source, width=WIDTH)}"
    yield f"msgstr {normalize(entry.target, width=WIDTH)}"
