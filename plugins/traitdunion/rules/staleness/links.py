"""Links: one translation against the one text that it was made from.

Where the translation names the version, its digest decides and history only tells what changed; where it names none, history
decides. Precedence, drafts and relays are not known here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, dropwhile, takewhile, zip_longest

from traitdunion.rules.relations import is_adaptation
from traitdunion.rules.segments import compare
from traitdunion.rules.staleness.evidence import Evidence, words_of
from traitdunion.vocabulary.history import Past, Version
from traitdunion.vocabulary.magazine import Text
from traitdunion.vocabulary.manuscript import Translates
from traitdunion.vocabulary.segment import Matter
from traitdunion.vocabulary.translation import Ignorance, State, TranslationStatus

ALGORITHM = 1
"""That of the versions that are made here."""


@dataclass(frozen=True, slots=True)
class Link:
    """A text and its source as they are today. `said` is what the text says of the version; None where it is unreadable.

    `version` is the source's present one.
    """

    text: Text
    source: Text
    version: str
    said: Translates | None

    @property
    def accept(self) -> str:
        """The line that names the present version of the source; empty where it stands there already."""
        key = "adapts" if is_adaptation(self.text) else "translates"
        return "" if self.named == self.version else f"{key}: {self.source.language}@{self.version}"

    @property
    def named(self) -> str | None:
        """The version that the text names, as front matter has it."""
        return f"{self.said.algorithm}-{self.said.digest}" if self.said and self.said.digest else None

    def forgives(self, version: str | None) -> bool:
        """Tell whether a version of the source counts as the present one."""
        return version == self.version or version in self.source.manuscript.header.same_as

    def same_as(self, version: str) -> str:
        """Return the line in the source that would make a version count as the present one."""
        known = [one for one in self.source.manuscript.header.same_as if one != version]
        return f"same_as: [{', '.join((version, *known))}]"


def judge(text: Text, source: Text, evidence: Evidence) -> TranslationStatus:
    """Return the state of a text against its source: current, stale or unverified."""
    link = Link(text, source, evidence.version(source), text.manuscript.header.source)
    if link.named is None:
        return by_history(link, evidence, Ignorance.NO_VERSION)
    if link.forgives(link.named):
        return current(link)
    if link.said is not None and link.said.algorithm != ALGORITHM:
        return by_history(link, evidence, Ignorance.FOREIGN_ALGORITHM)
    return stale(link, link.named, evidence)


def current(link: Link) -> TranslationStatus:
    """Return the state of a text whose source has not changed."""
    accept = "" if link.named and link.named in link.source.manuscript.header.same_as else link.accept
    return TranslationStatus(State.CURRENT, source=link.source.language, accept=accept)


def stale(link: Link, version: str, evidence: Evidence) -> TranslationStatus:
    """Return the state of a text whose source is no longer the version that it names."""
    found = find(version, link.source, evidence)
    if found is None:
        why = evidence.past.ignorance or Ignorance.NOT_FOUND
        # A version that the whole history lacks was mistyped, if anything: nobody should vouch for it.
        same_as = "" if why is Ignorance.NOT_FOUND else link.same_as(version)
        return unseen(link, State.STALE, why, same_as=same_as)
    then, since = found
    return changed(link, State.STALE, then, since, evidence, same_as=link.same_as(version))


def changed(
    link: Link, state: State, then: Matter, since: datetime | None, evidence: Evidence, *,
    unknown: Ignorance | None = None, same_as: str = "",
) -> TranslationStatus:  # fmt: skip
    """Return a state with what changed in the source since it was `then`."""
    difference = compare(then, evidence.matter(link.source), link.source.language)
    told = state is State.STALE
    return TranslationStatus(
        state,
        source=link.source.language,
        difference=difference,
        touched=evidence.touching(difference, then, evidence.matter(link.text)) if told else (),
        words_left=difference.words,
        since=since,
        unknown=unknown,
        discreet=told and difference.minor,
        accept=link.accept,
        same_as=same_as,
        named=then,
    )


def unseen(link: Link, state: State, why: Ignorance, same_as: str = "") -> TranslationStatus:
    """Return a state of which the version translated is not known: any word of the source may be one to translate."""
    return TranslationStatus(
        state,
        source=link.source.language,
        words_left=words_of(link.source),
        unknown=why,
        accept=link.accept,
        same_as=same_as,
    )


def find(version: str, text: Text, evidence: Evidence) -> tuple[Matter, datetime | None] | None:
    """Return what a version of a text said, and when the text left it; None where it is not on record.

    What was published is looked through first, then what was on side branches, then what else may have been this text, and
    at last all texts in its language: it may be a copy, or part, of another. The date is that of the commit after it; None
    where that is not committed yet.
    """
    path, past = text.path, evidence.past
    versions = past.versions(path)
    published = [one for one in versions if one.main]
    for candidates in (published, [one for one in versions if not one.main]):
        for one in candidates:
            matter = past.matter(one)
            if matter is not None and matter.version == version:
                return matter, left(one, published)
    seen = {one.blob for one in versions}
    for one in chain(past.relatives(path), past.elsewhere(path)):
        if one.blob not in seen:
            seen.add(one.blob)
            matter = past.matter(one)
            if matter is not None and matter.version == version:
                return matter, left(one, published)
    other = past.saying(version, path)
    matter = None if other is None else past.matter(other)
    if other is None or matter is None or not akin(matter, evidence.matter(text)):
        return None
    return matter, left(other, published)


def akin(one: Matter, other: Matter) -> bool:
    """Tell whether half of what the shorter of two texts says stands in the other, word for word: so they were one text."""
    first, second = ({segment.digest for segment in matter.segments} for matter in (one, other))
    return 2 * len(first & second) >= min(len(first), len(second))


def left(version: Version, published: Sequence[Version]) -> datetime | None:
    """Return the date of the first published version after one; None where there is none."""
    if version in published:
        after = published[: published.index(version)]
    else:  # it is of another line of commits: only the dates can be compared
        after = [one for one in published if one.date > version.date]
    return after[-1].date if after else None


def by_history(link: Link, evidence: Evidence, why: Ignorance) -> TranslationStatus:
    """Return the state of a text that names no version, or none that can be checked: what did its source say when it was made?"""
    past = evidence.past
    if past.empty:
        nothing = past.ignorance or Ignorance.NO_HISTORY
        return unseen(link, State.UNVERIFIED, why if why is Ignorance.FOREIGN_ALGORITHM else nothing)
    made = last_change(link.text.path, evidence.matter(link.text), past, evidence.twins(link.text))
    if made is None:  # not committed yet: it is made of what there is now
        return current(link)
    then = past.beside(made, link.source.path)
    if made.merge and not wrote(then, link.source.path, past):
        made = witness(made, link, past)
        then = past.beside(made, link.source.path)
    if then is not None and link.forgives(then.version):
        return unseen(link, State.UNVERIFIED, Ignorance.SHALLOW) if made.beginning else current(link)
    if then is None:
        return unseen(link, State.UNVERIFIED, past.ignorance or why)
    return changed(link, State.UNVERIFIED, then, None, evidence, unknown=why)


def wrote(then: Matter | None, source: str, past: Past) -> bool:
    """Tell whether whoever merged wrote what the source said `then`, and so had both texts at hand, and did not only join."""
    return then is not None and not any(
        _alike(then, past.matter(one)) for one in past.versions(source) if not one.merge
    )


def witness(merge: Version, link: Link, past: Past) -> Version:
    """Return the version, among those that a merge joined, that vouches for most.

    That is the newest one written beside what the source says today, else the newest one written at all.
    """
    before = [one for one in past.versions(link.text.path) if one.order > merge.order and not one.merge]
    worded = [
        one
        for one, older in zip_longest(before, before[1:])
        if older is None or not _alike(past.matter(one), past.matter(older))
    ]
    for one in worded:
        then = past.beside(one, link.source.path)
        if then is not None and link.forgives(then.version):
            return one
    return worded[0] if worded else merge


def _alike(one: Matter | None, other: Matter | None) -> bool:
    return one is not None and other is not None and one.digest == other.digest


def last_change(path: str, matter: Matter, past: Past, twins: Iterable[str] = ()) -> Version | None:
    """Return the version in which a text came to say what it says now; None where that is not committed.

    A merge is nobody's translation, so it counts only where no other commit says the same. A version that cannot be read may
    have said it already. Where git lost the track of a file, in a merge or when much was moved at once, what lay in a folder
    and under a name as the file did, and said the same, was that file; a file that is new, and yet says what another one said,
    was that one. `twins` are other texts that say the same today: one that said so before was copied.
    """

    def says_the_same(one: Version) -> bool:
        said = past.matter(one)
        return said is not None and said.digest == matter.digest

    def changes(merges: bool) -> Iterator[Version]:
        candidates = (one for one in versions if one.merge is merges)
        since = dropwhile(lambda one: not says_the_same(one), candidates)
        return takewhile(lambda one: past.matter(one) is None or says_the_same(one), since)

    known = past.versions(path)
    newest = next((one for one in known if one.main and past.matter(one) is not None), None)
    if newest is None:
        return past.saying(matter.version, path)
    if not says_the_same(newest):
        return None
    kin = {tuple(one.path.split("/")[-2:]) for one in known}
    merged = all(one.merge for one in known)  # it came from elsewhere, whatever it was called there
    others = (one for one in past.relatives(path) if merged or tuple(one.path.split("/")[-2:]) in kin)
    versions = sorted({*known, *filter(says_the_same, others)}, key=lambda one: (one.order, one.path))
    made = ([*changes(False)] or [*changes(True)])[-1]
    copied = (one for twin in twins if made == known[-1] for one in past.versions(twin) if one.order > made.order)
    return max(filter(says_the_same, copied), key=lambda one: one.order, default=made)
