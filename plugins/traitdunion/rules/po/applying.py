"""Applying: what a PO file says is put into a translation's file, or nothing is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from traitdunion.rules.po.entries import PARTS, Entry, Side
from traitdunion.rules.po.file import File, Message
from traitdunion.rules.po.markup import lost
from traitdunion.rules.po.placing import Places, applied
from traitdunion.rules.po.settling import by_key, is_news, settled
from traitdunion.vocabulary.faults import translation as faults
from traitdunion.vocabulary.problem import Place, Problem
from traitdunion.vocabulary.segment import SegmentKind

SHOWN = 60
"""Characters of an entry that a message quotes."""


@dataclass(frozen=True, slots=True)
class Import:
    """What came of an import: the file's new text, None where it cannot be; what is wrong; and how far the translation is.

    `changed` counts the entries that were taken, `confirmed` those that are fuzzy no more, `fuzzy` those left for somebody to
    look at, `empty` those not translated.
    """

    text: str | None
    problems: tuple[Problem, ...] = ()
    changed: int = 0
    confirmed: int = 0
    fuzzy: int = 0
    empty: int = 0

    @property
    def complete(self) -> bool:
        """Whether everything is translated."""
        return not self.fuzzy and not self.empty


@dataclass(frozen=True, slots=True)
class Offer:
    """A PO file that is to be imported: where it lies, and the versions of both texts that it was exported from.

    `text` is that of the translation, empty where there was none.
    """

    file: File
    place: Place
    version: str
    text: str = ""

    def at(self, message: Message) -> Place:
        """Return the place of an entry."""
        return Place(self.place.path, message.line, self.place.area)


def import_entries(offer: Offer, present: Sequence[Entry], source: Side, target: Side) -> Import:
    """Return the translation with what a PO file says. `present` are the entries of the two texts as they are now."""
    said = by_key(offer.file)
    present = settled(present, said, source, target)
    known = {(entry.context, entry.source): entry for entry in present}
    problems = [*_unfit(offer, known, said, source)]
    if problems:
        return Import(None, tuple(problems))
    taken = {entry.context: (entry, said[key]) for key, entry in known.items() if is_news(entry, said[key])}
    for entry, message in taken.values():
        problems += _wrong(entry, message, offer.at(message))
    if problems:
        return Import(None, tuple(problems))
    words = {context: message.target.strip() for context, (_, message) in taken.items()}
    fuzzy = sum(said[key].fuzzy for key in known)
    empty = sum(not said[key].target.strip() and not entry.joined for key, entry in known.items())
    places = Places(source, target, present, words)
    edits = tuple(places.edits())
    text, strange = applied(target, edits)
    if text is None:
        asked = [taken[edit.context] for edit in edits if strange is None or edit is strange]
        problems = [faults.PO_UNSAFE.at(offer.at(message), words=_short(entry.source)) for entry, message in asked]
        return Import(None, tuple(problems))
    confirmed = sum(entry.fuzzy and not said[key].fuzzy for key, entry in known.items())
    return Import(text, tuple(_replaced(offer, taken.values(), target)), len(taken), confirmed, fuzzy, empty)


def _replaced(offer: Offer, taken: Iterable[tuple[Entry, Message]], target: Side) -> Iterator[Problem]:
    """Yield the words that an import replaces although somebody may have changed them since the export."""
    if not offer.text or offer.text == target.matter.version:
        return
    for entry, message in taken:
        if entry.target:
            place = Place(target.path, entry.counterparts[0].line)
            yield faults.PO_REPLACED.at(place, words=_short(entry.target), other=offer.place.path, line=message.line)


def _unfit(
    offer: Offer, known: Mapping[tuple[str, str], Entry], said: Mapping[tuple[str, str], Message], source: Side
) -> Iterator[Problem]:
    """Yield the entries that are not of this text as it is now, and those that it has and the file lacks."""
    stale = offer.version != source.matter.version
    for key, message in said.items():
        if key not in known:
            fault = faults.PO_CHANGED if stale else faults.PO_FOREIGN
            yield fault.at(offer.at(message), words=_short(message.source), other=source.path)
    for key, entry in known.items():
        if key not in said:
            fault = faults.PO_ADDED if stale else faults.PO_MISSING
            place = Place(source.path, entry.piece.line)
            yield fault.at(place, words=_short(entry.source), other=offer.place.path)


def _wrong(entry: Entry, message: Message, place: Place) -> Iterator[Problem]:
    """Yield what keeps the words of an entry from being taken."""
    words = message.target.strip()
    if gone := lost(entry.source, entry.target, words):
        yield faults.PO_MARKUP.at(place, words=_short(words), lost=" ".join(gone))
    parts, expected = len(words.split(PARTS)), len(entry.counterparts)
    if parts != expected and (parts > 1 or expected > 1):
        yield faults.PO_PARTS.at(place, words=_short(words), count=parts, expected=max(expected, 1))
    elif "\n" in words.replace(PARTS, ""):
        yield faults.PO_LINES.at(place, words=_short(words))
    elif entry.piece.kind is SegmentKind.ROW and _cells(entry.source) != _cells(words):
        yield faults.PO_CELLS.at(place, words=_short(words), count=_cells(words), expected=_cells(entry.source))


def _cells(words: str) -> int:
    return words.replace("\\|", "").count("|") + 1


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= SHOWN else words[: SHOWN - 1].rstrip() + "…"
