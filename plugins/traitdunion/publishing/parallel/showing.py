"""One page: the rows of two texts, with what is said of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby

from traitdunion.publishing.environment import labelled, plain
from traitdunion.publishing.parallel.changes import Changes, changes, translation_of
from traitdunion.publishing.parallel.markup import IMAGE, in_order, marked, without
from traitdunion.publishing.parallel.pieces import Kept
from traitdunion.publishing.session import Session
from traitdunion.rules import addresses as site
from traitdunion.rules.parallel import Piece, rows
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import Edition, Text
from traitdunion.vocabulary.segment import Segment

OF_A_PICTURE = '<p class="instead '
WORDS_OF_A_PICTURE = re.compile(f'{OF_A_PICTURE}(alt|caption)">')
WITH_LABELS = re.compile(r'<table|<pre|role="doc-')


@dataclass(frozen=True, slots=True)
class Side:
    """One text of a row: its HTML, what is said of it (`added`, `changed`, `moved`, `touched`), and what is gone after it."""

    html: str
    signs: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


NONE = Side("")


@dataclass(frozen=True, slots=True)
class Shown:
    """A row as its template shows it; a side that has no counterpart is empty.

    `waiting` says that the empty side is still to be translated. `plain` is the HTML of rows of which nothing is to be said,
    as most of a page is: there, nothing else counts.
    """

    left: Side
    right: Side
    sure: bool = True
    moved: bool = False
    waiting: bool = False
    plain: str = ""

    @property
    def doubtful(self) -> bool:
        """Whether it is not certain that both sides say the same."""
        return bool(not self.sure and self.left.html and self.right.html)


class Showing:
    """One page: a text, and another one beside it."""

    def __init__(self, session: Session, edition: Edition, text: Text, other: Text, kept: Kept) -> None:
        self.session, self.edition, self.text, self.other, self.kept = session, edition, text, other, kept
        self.beside = session.magazine.edition(other.language)
        self.translation, self.status = translation_of(session, text, other)
        source_is_ours = self.translation is not text
        of_source, of_translation = changes(self.status, kept.matter(text if source_is_ours else other))
        self.ours, self.theirs = (of_source, of_translation) if source_is_ours else (of_translation, of_source)
        catalogue = session.catalogues[edition.language]
        self.labels = (
            plain(catalogue.gettext("Notes")),
            plain(catalogue.gettext("Back to the text")),
            plain(catalogue.pgettext("what a screen reader calls a table that scrolls", "Table")),
        )
        self.kinds = {
            "alt": escape(plain(catalogue.pgettext("part of a text", "Description of a picture")), quote=False),
            "caption": escape(plain(catalogue.pgettext("part of a text", "Caption")), quote=False),
        }
        siteurl = session.configuration.siteurl
        self.own = tuple(f"{base}/{other.language}/" for base in (site.path_of(siteurl), siteurl))

    def titles(self) -> tuple[Side, Side]:
        """Return what is said of both titles."""
        return (
            said("", self.kept.matter(self.text).segments[:1], self.ours),
            said("", self.kept.matter(self.other).segments[:1], self.theirs),
        )

    def rows(self) -> tuple[Shown, ...]:
        """Return the rows of the page. Pictures stand on the left, headings go down no two levels at once."""
        left, right = self.kept.pieces(self.text), self.kept.pieces(self.other)
        pictures = {match["src"] for piece in left if "<img" in piece.html for match in IMAGE.finditer(piece.html)}
        waiting = self.waiting()
        level = 1
        found: list[Shown] = []
        for row in rows(left, right, self.kept.alignment(self.text, self.other)):
            ours, level = in_order("\n".join(piece.html for piece in row.left), level)
            theirs, level = in_order(without("\n".join(piece.html for piece in row.right), pictures), level)
            theirs = marked(theirs, self.own, self.other.language, self.named)
            found.append(
                Shown(
                    said(self.labelled(ours), segments_of(row.left), self.ours),
                    said(self.labelled(theirs), segments_of(row.right), self.theirs),
                    row.sure,
                    row.moved,
                    not waiting.isdisjoint(segments_of((*row.left, *row.right))),
                )
            )
            found[-2:] = together(*found[-2:])
        return tuple(self.joined(found))

    def waiting(self) -> frozenset[Segment]:
        """Return the segments of the one text that the other has not translated yet."""
        if self.translation is None:
            return frozenset()
        return self.kept.untranslated(self.other if self.translation is self.text else self.text, self.translation)

    def joined(self, found: Iterable[Shown]) -> Iterator[Shown]:
        """Yield the rows, those of which nothing is to be said as one piece of HTML."""
        beside = f'<div class="body" lang="{self.other.language}" dir="{self.beside.direction}">'
        for says_nothing, group in groupby(found, key=is_plain):
            if says_nothing:
                html = [
                    f'<div class="row"><div class="side"><div class="body">{one.left.html}</div></div>\n'
                    f'<div class="side">{beside}{one.right.html}</div></div></div>\n'
                    for one in group
                ]
                yield Shown(NONE, NONE, plain="".join(html))
            else:
                yield from group

    def labelled(self, html: str) -> str:
        """Return HTML with the labels that its notes and tables have on every page."""
        if html.startswith(OF_A_PICTURE):
            html = WORDS_OF_A_PICTURE.sub(self.of_a_picture, html)
        return str(labelled(html, *self.labels)) if WITH_LABELS.search(html) else html

    def of_a_picture(self, kind: re.Match[str]) -> str:
        """Return the beginning of what the front matter says of a picture, with a name for it in the page's language."""
        language, direction = self.edition.language, self.edition.direction
        return f'<p class="instead"><b lang="{language}" dir="{direction}">{self.kinds[kind[1]]}</b> '

    def named(self, language: Language) -> str:
        """Return “(in English)” for the page's readers, inside a text in another language."""
        words = escape(self.session.in_language(language, self.edition), quote=False)
        return f'<span class="in-language" lang="{self.edition.language}" dir="{self.edition.direction}">{words}</span>'


def is_plain(shown: Shown) -> bool:
    """Tell whether nothing is to be said of a row: both sides surely say the same."""
    left, right = shown.left, shown.right
    known = left.html and right.html and shown.sure and not shown.moved
    return bool(known and not (left.signs or right.signs or left.gone or right.gone))


def segments_of(pieces: Iterable[Piece]) -> list[Segment]:
    """Return the segments of pieces."""
    return [segment for piece in pieces for segment in piece.segments]


def said(html: str, segments: Sequence[Segment], known: Changes) -> Side:
    """Return one side of a row with what is said of its segments, each sign once."""
    signs = dict.fromkeys(known.signs[one] for one in segments if one in known.signs) if known.signs else ()
    gone = [words for one in segments for words in known.gone.get(one, ())] if known.gone else ()
    return Side(html, tuple(signs), tuple(gone))


def together(*shown: Shown) -> tuple[Shown, ...]:
    """Return two rows, what is gone after the first one beside a passage of the second that has lost its counterpart."""
    if len(shown) < 2:
        return shown
    one, two = shown
    if one.left.gone and not two.left.html and "touched" in two.right.signs:
        return replace(one, left=replace(one.left, gone=())), replace(two, left=replace(two.left, gone=one.left.gone))
    if one.right.gone and not two.right.html and "touched" in two.left.signs:
        return replace(one, right=replace(one.right, gone=())), replace(
            two, right=replace(two.right, gone=one.right.gone)
        )
    return shown
