"""Wording: what the translators' commands print, in one language; each sentence whole, so that every grammar can have it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from traitdunion.edges.reporting import catalogue
from traitdunion.rules.wording import share
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.segment import SegmentKind
from traitdunion.vocabulary.translation import Ignorance, State


class Words:
    """The words of a language, from the catalogue of messages; paths, lines and commands are the same in all of them."""

    def __init__(self, language: Language) -> None:
        self.language, self.catalogue = language, catalogue(language)
        self.states = self.state_names()
        self.kinds = self.kind_names()

    def headings(self) -> list[str]:
        """Return what stands above the table of texts."""
        pgettext = self.catalogue.pgettext
        return [
            pgettext("heading of a column", "story"),
            pgettext("heading of a column", "lang"),
            pgettext("heading of a column", "state"),
            pgettext("heading of a column", "words"),
            pgettext("heading of a column", "since"),
            pgettext("heading of a column", "from"),
        ]

    def state_names(self) -> Mapping[State, str]:
        """Return what each state is called."""
        pgettext = self.catalogue.pgettext
        return {
            State.MISSING: pgettext("state of a translation", "missing"),
            State.IN_PROGRESS: pgettext("state of a translation", "in-progress"),
            State.UNVERIFIED: pgettext("state of a translation", "unverified"),
            State.STALE: pgettext("state of a translation", "stale"),
            State.PARTIAL: pgettext("state of a translation", "partial"),
            State.CURRENT: pgettext("state of a translation", "current"),
            State.ORIGINAL: pgettext("state of a translation", "original"),
        }

    def kind_names(self) -> Mapping[SegmentKind, str]:
        """Return what each kind of segment is called."""
        pgettext = self.catalogue.pgettext
        return {
            SegmentKind.TITLE: pgettext("part of a text", "title"),
            SegmentKind.SUMMARY: pgettext("part of a text", "summary"),
            SegmentKind.ALT: pgettext("part of a text", "description of a picture"),
            SegmentKind.CAPTION: pgettext("part of a text", "caption"),
            SegmentKind.HEADING: pgettext("part of a text", "heading"),
            SegmentKind.PARAGRAPH: pgettext("part of a text", "paragraph"),
            SegmentKind.ITEM: pgettext("part of a text", "list item"),
            SegmentKind.ROW: pgettext("part of a text", "table row"),
            SegmentKind.QUOTE: pgettext("part of a text", "quotation"),
            SegmentKind.FOOTNOTE: pgettext("part of a text", "note"),
            SegmentKind.TERM: pgettext("part of a text", "term"),
            SegmentKind.DEFINITION: pgettext("part of a text", "definition"),
            SegmentKind.CODE: pgettext("part of a text", "code"),
        }

    def coverage(self, shares: Mapping[Language, float]) -> str:
        """Return how far languages have come."""
        listed = ", ".join(f"{language} {share(value, self.language)}" for language, value in shares.items())
        return self.catalogue.gettext("Up to date: {shares}").format(shares=listed)

    def unchanged(self, source: str, text: str) -> str:
        """Say that there is nothing to do."""
        said = self.catalogue.gettext("{source} has not changed since {text} was made.")
        return said.format(source=source, text=text)

    def changed(self, source: str, text: str, since: datetime | None) -> str:
        """Say that a source has changed, before it is said how."""
        gettext = self.catalogue.gettext
        if since is None:
            return gettext("{source} has changed since {text} was made:").format(source=source, text=text)
        said = gettext("{source} has changed since {text} was made ({date}):")
        return said.format(source=source, text=text, date=since.date().isoformat())

    def retouched(self, source: str, text: str) -> str:
        """Say that a source has changed since a translation was last seen to change, before it is said how."""
        said = self.catalogue.gettext("{source} has changed since the words of {text} last changed:")
        return said.format(source=source, text=text)

    def concerned(self) -> str:
        """Return what stands above the passages of a translation that a change concerns."""
        return self.catalogue.gettext("What this concerns in the translation:")

    def waiting(self) -> str:
        """Return what stands above the places of a translation where the original's words still stand in for it."""
        return self.catalogue.gettext("Still to be translated:")

    def left(self, count: int, command: str) -> str:
        """Say how much is to be done, and how to say that it is done."""
        said = self.catalogue.gettext("Words left to translate: {count}. When the two texts agree: {command}")
        return said.format(count=count, command=command)

    def once_read(self, command: str) -> str:
        """Say what to do of an adaptation, which need not say the same."""
        said = self.catalogue.gettext("This is an adaptation. Once you have seen what changed: {command}")
        return said.format(command=command)

    def once_compared(self, command: str) -> str:
        """Say what to do of an adaptation where nobody knows what changed."""
        said = self.catalogue.gettext("This is an adaptation. Once you have read both texts: {command}")
        return said.format(command=command)

    def once_alike(self, command: str) -> str:
        """Say what to do where nobody knows what changed."""
        return self.catalogue.gettext("Compare the two texts; when they agree: {command}").format(command=command)

    def untold(self, source: str, why: Ignorance) -> str:
        """Say why it cannot be shown what changed."""
        gettext = self.catalogue.gettext
        reasons = {
            Ignorance.NO_VERSION: gettext(
                "What changed in {source} is not known: the translation names no version, and the history does not say."
            ),
            Ignorance.NO_HISTORY: gettext("What changed in {source} is not known: there is no git history."),
            Ignorance.SHALLOW: gettext(
                "What changed in {source} is not known: this copy of the repository lacks its older versions "
                "(git fetch --unshallow)."
            ),
            Ignorance.NOT_FOUND: gettext(
                "What changed in {source} is not known: the version that the translation names was not found in the history."
            ),
            Ignorance.FOREIGN_ALGORITHM: gettext(
                "What changed in {source} is not known: the version that the translation names was written by a later release."
            ),
        }
        return reasons[why].format(source=source)

    def uncommitted(self, source: str) -> str:
        """Say why an earlier version is not in the history: none ever was put there."""
        said = self.catalogue.gettext(
            "{source} was never committed: only versions that git has can be compared. Before the next change: {command}"
        )
        return said.format(source=source, command=f"git add {source} && git commit -m …")

    def nothing_to_do(self, path: str) -> str:
        """Say that a file stays as it is."""
        return self.catalogue.gettext("{path}: nothing to do").format(path=path)

    def exported(self, path: str, done: int, total: int) -> str:
        """Say how much of an exported file is translated."""
        said = self.catalogue.gettext("{path}: entries translated: {done} of {total}")
        return said.format(path=path, done=done, total=total)

    def imported(self, path: str, changed: int, left: int) -> str:
        """Say what an import changed, and what it left."""
        said = self.catalogue.gettext("{path}: entries changed: {changed}; left to translate: {left}")
        return said.format(path=path, changed=changed, left=left)

    def unimported(self, path: str, left: int) -> str:
        """Say that an import changed nothing, and what is left."""
        said = self.catalogue.gettext("{path}: nothing to do; left to translate: {left}")
        return said.format(path=path, left=left)

    def still_behind(self, diff: str, accept: str) -> str:
        """Say what to do where all is translated, and pieces of the original are gone or stand elsewhere."""
        said = self.catalogue.gettext(
            "Everything is translated, but passages of the original were taken out or moved. To see them: {diff} – "
            "and once the translation follows: {accept}"
        )
        return said.format(diff=diff, accept=accept)

    def still_draft(self, path: str) -> str:
        """Say what publishes a translation that is finished."""
        return self.catalogue.gettext(
            "Everything is translated. To publish it, take this line out of {path}: status: draft"
        ).format(path=path)

    def nobody_credited(self, path: str) -> str:
        """Say that a translation names no translator."""
        return self.catalogue.gettext(
            "The translation does not say who made it. Add to {path}: translators: [Ana Pérez]"
        ).format(path=path)

    def counted(self, errors: int, warnings: int, notes: int) -> str:
        """Return how many problems there are of each kind."""
        said = self.catalogue.gettext("Errors: {errors}. Warnings: {warnings}. Notes: {notes}.")
        return said.format(errors=errors, warnings=warnings, notes=notes)

    def incomplete(self, line: str) -> str:
        """Say how a command is to be written that lacks a word."""
        return self.catalogue.gettext("Something is missing. Write the command like this: {line}").format(line=line)

    def added(self, kind: SegmentKind) -> str:
        """Say that a piece of a source is new."""
        return self.catalogue.gettext("added {kind}").format(kind=self.kinds[kind])

    def altered(self, kind: SegmentKind, *, minor: bool) -> str:
        """Say that a piece of a source is worded otherwise."""
        gettext = self.catalogue.gettext
        said = gettext("changed {kind} (small)") if minor else gettext("changed {kind}")
        return said.format(kind=self.kinds[kind])

    def moved(self, kind: SegmentKind, line: int) -> str:
        """Say that a piece of a source stands elsewhere, and where it stood."""
        return self.catalogue.gettext("moved {kind}, from line {line}").format(kind=self.kinds[kind], line=line)

    def removed(self, kind: SegmentKind, line: int) -> str:
        """Say that a piece of a source is gone, and where it stood."""
        return self.catalogue.gettext("removed {kind}, formerly on line {line}").format(
            kind=self.kinds[kind], line=line
        )

    def piece(self, place: str, kind: SegmentKind, words: str) -> str:
        """Return a piece of a text with its place."""
        said = self.catalogue.gettext("{kind}: {words}").format(kind=self.kinds[kind], words=words)
        return f"{place}: {said}"

    def take_out(self, piece: str) -> str:
        """Say that a passage of a translation is to be taken out."""
        return self.catalogue.gettext("To take out: {piece}").format(piece=piece)

    def change(self, piece: str) -> str:
        """Say that a passage of a translation is to be changed."""
        return self.catalogue.gettext("To change: {piece}").format(piece=piece)

    def move(self, piece: str) -> str:
        """Say that a passage of a translation is to be moved, before it is said where."""
        return self.catalogue.gettext("To move: {piece}").format(piece=piece)

    def after(self, piece: str) -> str:
        """Say after which passage of a translation something goes."""
        return self.catalogue.gettext("It goes after: {piece}").format(piece=piece)

    def to_beginning(self, path: str) -> str:
        """Say that something goes before everything else in a translation."""
        return self.catalogue.gettext("It goes at the beginning of {path}").format(path=path)

    def into_front(self, path: str) -> str:
        """Say that something goes into the header of a translation."""
        said = self.catalogue.gettext("It goes at the top of {path}, between the two lines of hyphens")
        return said.format(path=path)

    def nothing_says_it(self, path: str) -> str:
        """Say that there is nothing to take out of a translation."""
        return self.catalogue.gettext("Nothing to take out: no passage of {path} says this").format(path=path)

    def perhaps(self, advice: str) -> str:
        """Say that advice is not certain."""
        return self.catalogue.gettext("{advice} (perhaps: this cannot be told for certain)").format(advice=advice)
