"""Advising: what each change of a source asks for in a translation, as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from traitdunion.commands.surveying import Survey
from traitdunion.commands.wording import Words
from traitdunion.rules.desk import Altered, Where, places
from traitdunion.rules.relations import is_adaptation
from traitdunion.rules.segments import shortened
from traitdunion.vocabulary.magazine import Text
from traitdunion.vocabulary.segment import Segment
from traitdunion.vocabulary.translation import State, TranslationStatus

LONGEST_QUOTE = 60
"""Characters of a passage that is only pointed at."""


def where_it_belongs(survey: Survey, text: Text, status: TranslationStatus) -> Mapping[Segment, Where]:
    """Return where in a translation the changes of its source belong; an adaptation need not follow them."""
    named, difference = status.named, status.difference
    if status.state is not State.STALE or status.relay or is_adaptation(text) or named is None or difference is None:
        return {}
    alignment = survey.session.align(f"{text.story} {text.language} named", named, survey.matter(text))
    return places(difference, named, survey.matter(survey.source(text)), alignment)


@dataclass(frozen=True, slots=True)
class Advice:
    """What changes ask for in the translation that lies at `path`: nothing where `where` does not tell."""

    where: Mapping[Segment, Where]
    path: str
    words: Words

    def lines(self, altered: Altered, segment: Segment) -> Iterator[str]:
        """Yield what a change asks for; `segment` is that of today, or the former one of what was removed."""
        where = self.where.get(segment)
        if where is None:
            return
        for said in self.sentences(altered, where):
            yield f"  {said if where.sure else self.words.perhaps(said)}"

    def sentences(self, altered: Altered, where: Where) -> Iterator[str]:
        """Yield what to do with the passages concerned, then where to put what has none yet, or another place."""
        words = self.words
        for passage in where.passages:
            place = located(self.path, passage, words)
            if altered is Altered.REMOVED and not where.shared:
                yield words.take_out(place)
            else:
                yield words.move(place) if altered is Altered.MOVED else words.change(place)
        if altered is Altered.REMOVED:
            if not where.passages:
                yield words.nothing_says_it(self.path)
        elif altered is Altered.MOVED or not where.passages:
            if where.front:
                yield words.into_front(self.path)
            elif where.after is None:
                yield words.to_beginning(self.path)
            else:
                yield words.after(located(self.path, where.after, words))


def located(path: str, segment: Segment, words: Words) -> str:
    """Return a piece of a text with its place, cut short."""
    return words.piece(f"{path}:{segment.line}", segment.kind, shortened(segment.text, LONGEST_QUOTE))
