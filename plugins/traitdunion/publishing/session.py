"""One run's knowledge: the magazine, its editions and pages, and what generators ask of them while they render."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from traitdunion.edges.catalogues import Catalogue
from traitdunion.rules import addresses as site
from traitdunion.rules import resolution
from traitdunion.rules.addresses import Addresses
from traitdunion.rules.editions import name_for, related, view
from traitdunion.rules.forges import Forge, forge_of, in_repository
from traitdunion.rules.pages import all_pages
from traitdunion.rules.partners import partners
from traitdunion.rules.resolution import Reader
from traitdunion.rules.wording import name_in
from traitdunion.vocabulary.alignment import Alignment
from traitdunion.vocabulary.configuration import Configuration
from traitdunion.vocabulary.glossary import Glossary
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import Edition, Magazine, TermKind, TermName, Text
from traitdunion.vocabulary.manuscript import Kind
from traitdunion.vocabulary.page import TERM_PAGES, PageEntry, PageKind, Shelf, View
from traitdunion.vocabulary.segment import Matter
from traitdunion.vocabulary.translation import State, Statuses, TranslationStatus

if TYPE_CHECKING:
    from jinja2 import BytecodeCache, Environment

    from traitdunion.edges.alignments import Alignments
    from traitdunion.edges.forking import Told
    from traitdunion.edges.translations import Translations
    from traitdunion.publishing.renewal import Renewal


TERM_OF_PAGE = {page: kind for kind, pages in TERM_PAGES.items() for page in pages}

Size = tuple[int, int]
Progress = Callable[[str, int, int], None]


def always() -> Renewal:
    """Return what makes every file again."""
    from traitdunion.publishing.renewal import Renewal

    return Renewal()


def silent(step: str, done: int, total: int) -> None:
    """Show no progress."""


class Contents(dict[tuple[str, Language], Any]):
    """Pelican's objects by story and language, made when first asked for. `makers` are the generators, by edition and kind."""

    def __init__(self, magazine: Magazine) -> None:
        super().__init__()
        self.magazine = magazine
        self.makers: dict[tuple[Language, Kind], Any] = {}

    def __missing__(self, key: tuple[str, Language]) -> Any:
        story, language = key
        text = self.magazine.stories[story].texts[language]
        made = self[key] = self.makers[language, text.kind].make(text)
        return made


@dataclass
class Session:
    """What one run knows.

    `files` are the stories' own files to publish, by address, `sizes` their pixels and `digests` those of their bytes, by
    address too. `interface` is the file of the collective's own wording. `states` are those of the translations, and
    `translations` judges them. `renewal` tells which files need not be made again; `html_of` gives the HTML of a text's body
    by its path, and `bodies_read` are the paths of those that were asked for; `kinships` finds the related articles of an
    edition. `contents` are Pelican's objects; `environment` is the Jinja environment that the editions share, once the first
    of them has made it, `compiled` its templates from earlier builds.
    """

    configuration: Configuration
    magazine: Magazine
    catalogues: Mapping[Language, Catalogue]
    as_of: datetime
    files: Mapping[str, Path] = field(default_factory=dict)
    sizes: Mapping[str, Size] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    interface: bytes = b""
    states: Statuses = field(default_factory=dict)
    glossary: Glossary = field(default_factory=dict)
    translations: Translations | None = None
    alignments: Alignments | None = None
    bodies_read: set[str] = field(default_factory=set)
    contents: Contents = field(init=False)
    environment: Environment | None = None
    kinships: Callable[[View], Mapping[str, tuple[Text, ...]]] = related
    compiled: BytecodeCache | None = None
    counts: dict[str, int] = field(default_factory=dict)
    progress: Progress = silent
    renewal: Renewal = field(default_factory=always)
    html_of: Callable[[str], str] = str

    def __post_init__(self) -> None:
        self.contents = Contents(self.magazine)

    def count(self, work: str) -> None:
        """Count one piece of work done."""
        self.counts[work] = self.counts.get(work, 0) + 1

    def counted_since(self, before: Mapping[str, int]) -> dict[str, int]:
        """Take back what was counted since a moment, and return it: whoever hears of the work counts it."""
        done = {work: count - before.get(work, 0) for work, count in self.counts.items()}
        self.counts.clear()
        self.counts.update(before)
        return {work: count for work, count in done.items() if count}

    def telling(self, forgotten: list[str] | None = None) -> Callable[[], Told]:
        """Begin a share of the work; what is returned tells what came of it. `forgotten` are files that read too much."""
        from traitdunion.edges.forking import Told

        before = dict(self.counts)
        known = set(self.alignments.fresh) if self.alignments is not None else set()

        def told() -> Told:
            made = self.alignments.fresh if self.alignments is not None else {}
            fresh = {name: made[name] for name in made.keys() - known}
            return Told(self.counted_since(before), forgotten or [], fresh)

        return told

    def hear(self, told: Told) -> None:
        """Take over what a share of the work tells."""
        for work, count in told.counts.items():
            self.counts[work] = self.counts.get(work, 0) + count
        for name in told.forgotten:
            self.renewal.forget(name)
        if self.alignments is not None:
            self.alignments.fresh.update(told.fresh)

    @cached_property
    def addresses(self) -> Mapping[Language, Addresses]:
        """The addresses of each edition."""
        return {edition.language: Addresses(edition.language, edition.words) for edition in self.magazine.editions}

    @cached_property
    def views(self) -> Mapping[Language, View]:
        """What each edition shows."""
        return {edition.language: view(self.magazine, edition) for edition in self.magazine.editions}

    @cached_property
    def entries(self) -> tuple[PageEntry, ...]:
        """Every page of every edition."""
        return all_pages(tuple(self.views.values()), self.addresses, self.magazine, self.configuration.page_size)

    @cached_property
    def related(self) -> Mapping[Language, Mapping[str, tuple[Text, ...]]]:
        """Related articles by edition and story."""
        return {language: self.kinships(view) for language, view in self.views.items()}

    @cached_property
    def places(self) -> Mapping[Language, Mapping[str, int]]:
        """The place of each article in its edition, newest first, by story."""
        return {
            language: {text.story: place for place, text in enumerate(view.articles)}
            for language, view in self.views.items()
        }

    @cached_property
    def originals(self) -> Mapping[str, Text]:
        """The original of each story that is known, offered or held back."""
        found = {}
        for key, story in self.magazine.stories.items():
            held = self.magazine.withheld.get(key, {})
            text = story.texts.get(story.original) or held.get(story.original)
            if text is not None:
                found[key] = text
        return found

    @cached_property
    def shelves(self) -> Mapping[tuple[Language, TermKind, str], Shelf]:
        """Each edition's terms with their texts, by kind and key."""
        return {
            (language, kind, shelf.term.key): shelf
            for language, view in self.views.items()
            for kind in TermKind
            for shelf in view.shelves[kind]
        }

    def shelf(self, entry: PageEntry) -> Shelf:
        """Return the term that a page shows, with its texts."""
        return self.shelves[entry.language, TERM_OF_PAGE[entry.kind], entry.subject]

    def feed_texts(self, entry: PageEntry) -> tuple[Text, ...]:
        """Return the texts of a list's feed, newest first: a new translation of an old story is a new entry."""
        texts = self.views[entry.language].articles if entry.kind is PageKind.HOME else self.shelf(entry).texts
        # Those of one moment stay in the list's order.
        found = sorted(texts, key=lambda text: text.published_on or self.as_of, reverse=True)
        return tuple(found[: self.configuration.feed_items])

    def moments(self) -> Iterator[datetime]:
        """Yield every date at which a text may come out."""
        offered = [story.texts for story in self.magazine.stories.values()]
        for texts in (*offered, *self.magazine.withheld.values()):
            for text in texts.values():
                yield from (moment for moment in (text.date, text.translated, text.modified) if moment is not None)

    def is_withheld(self, text: Text) -> bool:
        """Tell whether readers are not offered a text: a draft, or one under embargo, shown on one's own machine only."""
        return text.language in self.magazine.withheld.get(text.story, {})

    @cached_property
    def forge(self) -> Forge | None:
        """Where the sources lie."""
        return forge_of(self.configuration.forge)

    def file(self, path: str) -> str:
        """Return a text's path as people see it in the repository."""
        return in_repository(path, self.forge)

    def text_in(self, story: str, language: Language) -> Text | None:
        """Return a story's text in a language, offered or held back; None where there is none."""
        known = self.magazine.stories.get(story)
        offered = known.texts.get(language) if known else None
        return offered or self.magazine.withheld.get(story, {}).get(language)

    def parallels(self, text: Text) -> tuple[Text, ...]:
        """Return the versions that a text can be read beside, each on a page of its own.

        Readers of a published edition are led to none of an edition in preparation.
        """
        story = self.magazine.stories.get(text.story)
        if story is None or not self.configuration.parallel:
            return ()
        found = partners(text, story, everyone=self.configuration.all_pairs)
        if self.magazine.edition(text.language).preparing:
            return found
        return tuple(other for other in found if not self.magazine.edition(other.language).preparing)

    def parallel_link(self, text: Text, other: Text) -> str:
        """Return the link to the page where a text's readers find another version beside it, empty where there is none."""
        if other.language not in {one.language for one in self.parallels(text)}:
            return ""
        return self.link(site.parallel(text.language, other.language, text.story))

    def align(self, name: str, source: Matter, target: Matter) -> Alignment:
        """Return which passages of two texts say the same; `name` is the story's key and which of its texts they are."""
        assert self.alignments is not None
        return self.alignments.of(name, source, target)

    def revise(self, text: Text) -> None:
        """Let a text take the place of its earlier version, of which nothing but the body has changed."""
        story = self.magazine.stories[text.story]
        revised = replace(story, texts={**story.texts, text.language: text})
        self.magazine = replace(self.magazine, stories={**self.magazine.stories, story.key: revised})
        self.contents.magazine = self.magazine
        self.contents.pop((text.story, text.language), None)

    def text_of(self, entry: PageEntry) -> Text:
        """Return the text that an article's or page's entry shows."""
        return self.magazine.stories[entry.subject].texts[entry.language]

    def state(self, text: Text) -> TranslationStatus:
        """Return the state of a text; one that the desk does not show counts as an original."""
        return self.states.get(text.story, {}).get(text.language, TranslationStatus(State.ORIGINAL))

    @cached_property
    def published_editions(self) -> tuple[Edition, ...]:
        """The editions that readers are led to."""
        return tuple(edition for edition in self.magazine.editions if not edition.preparing)

    @cached_property
    def settled(self) -> datetime:
        """When anything of the magazine last changed: the date of a feed that has no entry yet, so that no clock is in it."""
        known = (entry.changed for entry in self.entries if entry.changed is not None)
        return max(known, default=datetime(1970, 1, 1, tzinfo=UTC))

    def absolute(self, address: str) -> str:
        """Return an address with SITEURL before it."""
        return f"{self.configuration.siteurl}/{site.encoded(address)}"

    def link(self, address: str) -> str:
        """Return an address as the site's own pages link to it: an absolute path under SITEURL's path."""
        return f"{site.path_of(self.configuration.siteurl)}/{site.encoded(address)}"

    def text_address(self, text: Text) -> str:
        """Return the address of a text."""
        return self.addresses[text.language].text(text.slug)

    def term_name(self, kind: TermKind, key: str, edition: Edition) -> TermName:
        """Return a term's name for an edition."""
        return name_for(self.magazine.terms[kind][key], edition)

    def in_language(self, other: Language, edition: Edition) -> str:
        """Return the mark of a link to a text in another language: `(in English)`."""
        catalogue = self.catalogues[edition.language]
        return catalogue.gettext("(in %(language)s)") % {"language": name_in(other, edition.locale)}

    def licence_words(self, language: Language) -> Mapping[str, str]:
        """Return how the licences that are words are named in a language."""
        gettext = self.catalogues[language].gettext
        return {
            "public-domain": str(gettext("public domain")),
            "with-permission": str(gettext("shown with permission")),
            "all-rights-reserved": str(gettext("all rights reserved")),
        }

    def photo_credit(self, credit: str, language: Language) -> str:
        """Return a picture's credit as a caption has it."""
        return self.catalogues[language].gettext("Picture: %(credit)s") % {"credit": credit}

    def reader(self, edition: Edition, *, absolute: bool) -> Reader:
        """Return for whom bodies are resolved: the edition's pages, or its feeds, which need absolute addresses."""
        siteurl = self.configuration.siteurl
        return Reader(
            edition=edition,
            base=siteurl if absolute else site.path_of(siteurl),
            absolute=absolute,
            in_language=lambda other: self.in_language(other, edition),
            wording=self.licence_words(edition.language),
            photo_credit=lambda credit: self.photo_credit(credit, edition.language),
        )

    def html(self, text: Text) -> str:
        """Return a text's body as it was read, its links not yet resolved."""
        self.bodies_read.add(text.path)
        return text.body.html or self.html_of(text.path)

    def body(self, html: str, text: Text, *, absolute: bool = False) -> str:
        """Return `html`, the text's body, for its own edition's pages or feeds."""
        reader = self.reader(self.magazine.edition(text.language), absolute=absolute)
        return resolution.resolve(html, text, reader, self.magazine, self.addresses, self.sizes)
