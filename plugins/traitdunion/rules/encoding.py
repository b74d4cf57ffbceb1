"""Encoding: a text file's bytes as clean text with `\\n` line ends."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from itertools import islice

from traitdunion.vocabulary.faults import header as faults
from traitdunion.vocabulary.problem import Fault, Place, Problem

_MINIMAL = "--- ⏎ title: … ⏎ ---"
_CLEAN = re.compile(  # a quick first look: searching for what is refused beyond U+FFFF is ten times slower
    "[\\t\\n\\x20-\\x7e\\xa0-\u2029\u202f-\u2065\u206a-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0001fffd]*"
)
_REFUSED = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f"  # control characters, other than tab and line feed
    "\u202a-\u202e\u2066-\u2069"  # bidirectional embeddings, overrides and isolates
    "\ud800-\udfff\ufdd0-\ufdef"  # surrogates and non-characters
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))
    + "]"
)
_ZEROS_OF_UTF16 = 4  # without a mark, UTF-16 shows by its zeros: every second byte of a Latin text
_MOST = 100  # a file with more refused characters than these was never a text
_EXCERPT = 40  # how many characters of a line are shown on each side of a wrong byte
_OPENING, _MIDDLE, _CLOSING = (re.compile(pattern) for pattern in ("<{7} ", "={7}$", ">{7} "))


def decode(data: bytes, path: str) -> tuple[str | None, tuple[Problem, ...]]:
    """Return the text of a file's bytes, and every problem of its characters.

    A byte order mark is dropped, CRLF and CR become LF. The text is None where there is none to go on with: not
    UTF-8, empty, or left in the middle of a merge. Characters that are refused are errors, and are left out of the
    text, so that the rest of the file can be checked in the same run.
    """
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) or data.count(0) * _ZEROS_OF_UTF16 > len(data):
        return None, (faults.UTF16.at(Place(path)),)
    try:
        text = data.removeprefix(BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (_not_utf8(error, path),)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    conflicts = _conflicts(text, path)
    if not text.strip():
        return None, (faults.FILE_EMPTY.at(Place(path), lines=_MINIMAL),)
    refused = refused_characters(text, path)
    if conflicts:
        return None, (*conflicts, *refused)
    return (_REFUSED.sub("", text), refused) if refused else (text, ())


def refused_characters(text: str, path: str, first_line: int = 1) -> tuple[Problem, ...]:
    """Return a problem for each character that no text may hold, up to a hundred; `text` begins at `first_line`."""
    if _CLEAN.fullmatch(text):
        return ()
    found = (
        _fault_of(match[0]).at(Place(path, number), character=f"U+{ord(match[0]):04X}", position=match.start() + 1)
        for number, line in enumerate(text.split("\n"), first_line)
        for match in _REFUSED.finditer(line)
    )
    return tuple(islice(found, _MOST))


def _fault_of(char: str) -> Fault:
    if "\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069":
        return faults.BIDI
    return faults.CONTROL if char <= "\x9f" else faults.NONCHARACTER


def _not_utf8(error: UnicodeDecodeError, path: str) -> Problem:
    """Say on which line the bytes stop being UTF-8, and how that line reads in the encoding it most likely has."""
    data = error.object.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    bad = len(error.object[: error.start].replace(b"\r\n", b"\n"))
    place = Place(path, data.count(b"\n", 0, bad) + 1)
    start = max(data.rfind(b"\n", 0, bad) + 1, bad - _EXCERPT)
    line = data[start : bad + _EXCERPT].split(b"\n")[0]
    try:
        reading = line.decode("cp1252")
    except UnicodeDecodeError:
        reading = ""
    if reading.isprintable() and reading:
        return faults.LEGACY_ENCODING.at(place, line=reading)
    return faults.NOT_UTF8.at(place, byte=f"0x{data[bad]:02X}")


def _conflicts(text: str, path: str) -> tuple[Problem, ...]:
    """Find the marker lines of git, all three in order: a `=======` alone underlines a heading."""
    if "<<<<<<< " not in text:
        return ()
    problems, first, middle = [], 0, 0
    for number, line in enumerate(text.split("\n"), 1):
        if _OPENING.match(line):
            first, middle = number, 0
        elif first and _MIDDLE.match(line):
            middle = middle or number
        elif middle and _CLOSING.match(line):
            problems.append(faults.CONFLICT.at(Place(path, first), last=number))
            first = middle = 0
    return tuple(problems)
