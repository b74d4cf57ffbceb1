"""What the pages of one story share: its texts in pieces, and how they are aligned."""

from __future__ import annotations

from html import escape

from traitdunion.publishing.session import Session
from traitdunion.rules.encoding import decode
from traitdunion.rules.parallel import Piece, cut, through, turned, untranslated
from traitdunion.rules.parallel.matching import of_front_matter
from traitdunion.rules.segments import quoted
from traitdunion.vocabulary.alignment import Alignment
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import Text
from traitdunion.vocabulary.segment import Matter, Segment, SegmentKind


class Kept:
    """The texts of one story, as the pages that show them need them."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.matters: dict[Language, Matter] = {}
        self.cuts: dict[Language, tuple[Piece, ...]] = {}
        self.alignments: dict[tuple[Language, Language], Alignment] = {}

    def matter(self, text: Text) -> Matter:
        """Return what a text says."""
        if text.language not in self.matters:
            assert self.session.translations is not None
            self.matters[text.language] = self.session.translations.matter(text)
        return self.matters[text.language]

    def pieces(self, text: Text) -> tuple[Piece, ...]:
        """Return a text in pieces, the words of its front matter first, its links as its own readers follow them."""
        if text.language not in self.cuts:
            session, segments = self.session, self.matter(text).segments
            html = session.body(session.html(text), text)
            partial = bool(session.state(text).placeholders)
            body = cut(html, segments, f"{text.language}--", partial=partial)
            shown = {segment for piece in body for segment in piece.segments}
            front = [segment for segment in segments if of_front_matter(segment) and segment not in shown]
            self.cuts[text.language] = (
                *(front_piece(one, text) for one in front if one.kind is not SegmentKind.TITLE),
                *body,
            )
        return self.cuts[text.language]

    def untranslated(self, source: Text, translation: Text) -> frozenset[Segment]:
        """Return the segments of a source that are still to be translated."""
        if not self.session.state(translation).placeholders:
            return frozenset()
        assert self.session.translations is not None
        file = self.session.translations.texts[translation.path].source()
        return untranslated(self.matter(source).segments, quoted(decode(file.data, file.path)[0] or ""))

    def alignment(self, text: Text, other: Text) -> Alignment:
        """Return which passages of two texts say the same, as the readers of the first one see it."""
        story = self.session.magazine.stories[text.story]
        first, second = (text, other) if is_source(text, other, story.original) else (other, text)
        key = (first.language, second.language)
        if key not in self.alignments:
            self.alignments[key] = self.aligned(first, second)
        return self.alignments[key] if first is text else turned(self.alignments[key])

    def aligned(self, source: Text, target: Text) -> Alignment:
        """Return the alignment of two texts: where it is known, through the version that was translated."""
        status = self.session.state(target)
        before, difference = status.named, status.difference
        if target.source_language == source.language and before is not None and difference is not None:
            alignment = self.session.align(f"{target.story} {target.language} named", before, self.matter(target))
            return through(difference, before, self.matter(source), alignment)
        name = f"{target.story} {source.language} {target.language}"
        return self.session.align(name, self.matter(source), self.matter(target))


def is_source(text: Text, other: Text, original: Language) -> bool:
    """Tell whether a text comes before another: as its source, as the original, or in the alphabet."""
    if other.source_language == text.language or text.source_language == other.language:
        return other.source_language == text.language
    return text.language == original or (other.language != original and text.language < other.language)


def front_piece(segment: Segment, text: Text) -> Piece:
    """Return a piece for words of the front matter: the standfirst, or what is said of a picture."""
    if segment.kind is SegmentKind.SUMMARY:
        return Piece(f'<p class="standfirst">{escape(text.summary, quote=False)}</p>', (segment,))
    return Piece(f'<p class="instead {segment.kind}">{escape(segment.text, quote=False)}</p>', (segment,))
