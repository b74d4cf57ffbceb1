"""Editions: what of the magazine each language shows, and in which order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from traitdunion.rules.wording import alphabetical
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import Edition, Magazine, Story, Term, TermKind, TermName, Text
from traitdunion.vocabulary.manuscript import Kind
from traitdunion.vocabulary.page import Shelf, View

ROLES = {"author": "authors", "translator": "translators", "reviewer": "reviewers"}
RELATED = 3
"""How many related stories an article offers."""
NEIGHBOURHOOD = 8
"""How far, in a term's list, related stories are looked for on either side: this keeps the work linear."""


def newest_first(texts: Iterable[Text]) -> tuple[Text, ...]:
    """Order texts by their story's date, newest first; those of one moment by key."""
    ordered = sorted(texts, key=lambda text: text.story)
    return tuple(sorted(ordered, key=lambda text: text.date.timestamp() if text.date else 0.0, reverse=True))


def preference(edition: Edition, original: Language, languages: Iterable[Language]) -> list[Language]:
    """Return the languages to offer a reader of an edition, best first: its own, its fallbacks, the original's, any."""
    order = [edition.language, *edition.fallback, original, *languages]
    return list(dict.fromkeys(order))


def offered(story: Story, edition: Edition, magazine: Magazine) -> Mapping[Language, Text]:
    """Return the texts of a story that a page of `edition` may lead to: nobody is led into another edition in preparation."""
    preparing = [other.language for other in magazine.editions if other.preparing and other is not edition]
    if not preparing:
        return story.texts
    return {language: text for language, text in story.texts.items() if language not in preparing}


def best_text(story: Story, edition: Edition, magazine: Magazine) -> Text | None:
    """Return the text of a story that a reader of `edition` is led to, or None where there is none to offer."""
    if edition.language in story.texts:
        return story.texts[edition.language]
    texts = offered(story, edition, magazine)
    if edition.language in texts:
        return texts[edition.language]
    wanted = preference(edition, story.original, texts)
    return next((texts[language] for language in wanted if language in texts), None)


def name_for(term: Term, edition: Edition) -> TermName:
    """Return a term's name for an edition, with the language it is in where that is another one."""
    own = term.names.get(edition.language) or term.common
    if own is not None:
        return own
    for language in (*edition.fallback, *sorted(term.names)):
        if language in term.names:
            return term.names[language]
    return TermName(name=term.key, slug=term.key)


def terms_of(text: Text, kind: TermKind) -> dict[str, tuple[str, ...]]:
    """Return the keys of a text's terms of a kind, each with the roles that it has (for people)."""
    if kind is TermKind.SECTION:
        return {text.section: ()} if text.section else {}
    if kind is TermKind.TAG:
        return dict.fromkeys(text.tags, ())
    roles: dict[str, tuple[str, ...]] = {}
    for role, field in ROLES.items():
        for key in getattr(text, field):
            roles[key] = (*roles.get(key, ()), role)
    return roles


def shelves(
    articles: Iterable[Text], pages: Iterable[Text], kind: TermKind, terms: Mapping[str, Term], edition: Edition
) -> tuple[Shelf, ...]:
    """Return the edition's terms of a kind that have texts, in alphabetical order; those who made a page alone have one too."""
    texts: dict[str, list[Text]] = defaultdict(list)
    others: dict[str, list[Text]] = defaultdict(list)
    roles: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for text in articles:
        for key, role in terms_of(text, kind).items():
            texts[key].append(text)
            roles[key][text.story] = role
    for text in pages if kind is TermKind.PERSON else ():
        for key, role in terms_of(text, kind).items():
            others[key].append(text)
            roles[key][text.story] = role
    found = [
        Shelf(terms[key], name_for(terms[key], edition), tuple(texts[key]), roles[key], tuple(others[key]))
        for key in list(roles)
    ]
    return tuple(alphabetical(found, edition.locale, lambda shelf: shelf.name.name))


def view(magazine: Magazine, edition: Edition) -> View:
    """Return what an edition shows."""
    own = [story.texts[edition.language] for story in magazine.stories.values() if edition.language in story.texts]
    articles = newest_first(text for text in own if text.kind is Kind.ARTICLE)
    pages = alphabetical((text for text in own if text.kind is Kind.PAGE), edition.locale, lambda text: text.title)
    years: dict[int, list[Text]] = defaultdict(list)
    for text in articles:
        if text.date is not None:
            years[text.date.year].append(text)
    lacking = (
        best_text(story, edition, magazine)
        for story in magazine.stories.values()
        if story.kind is Kind.ARTICLE and edition.language not in story.texts
    )
    return View(
        edition=edition,
        articles=articles,
        pages=tuple(sorted(pages, key=lambda text: (text.menu_order is None, text.menu_order or 0))),
        shelves={kind: shelves(articles, pages, kind, magazine.terms[kind], edition) for kind in TermKind},
        years={year: tuple(texts) for year, texts in sorted(years.items(), reverse=True)},
        elsewhere=newest_first(text for text in lacking if text is not None),
    )


def related(view: View) -> Mapping[str, tuple[Text, ...]]:
    """Return, by story, the edition's texts nearest to each article: most tags shared, then section, then date."""
    scores: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for kind, weight in ((TermKind.TAG, 2), (TermKind.SECTION, 1)):
        for shelf in view.shelves[kind]:
            for place, text in enumerate(shelf.texts):
                for other in shelf.texts[max(0, place - NEIGHBOURHOOD) : place + NEIGHBOURHOOD + 1]:
                    if other.story != text.story:
                        scores[text.story][other.story] += weight
    rank = {text.story: place for place, text in enumerate(view.articles)}
    nearest = {
        story: sorted(others, key=lambda other: (-others[other], rank[other]))[:RELATED]
        for story, others in scores.items()
    }
    return {story: tuple(view.articles[rank[other]] for other in others) for story, others in nearest.items()}


def last_change(texts: Iterable[Text]) -> datetime | None:
    """Return when any of the texts last changed."""
    return max((text.changed_on for text in texts if text.changed_on is not None), default=None)
