"""Gathering: the content folder becomes a session, with every problem that can be known before a page is rendered."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from traitdunion import theme_path
from traitdunion.edges.alignments import Alignments
from traitdunion.edges.cache import Cache
from traitdunion.edges.catalogues import Catalogue
from traitdunion.edges.library import EDITIONS_FILE, Library, read_library
from traitdunion.edges.measuring import Measures
from traitdunion.edges.parsing import Parsed, Parser, Workers
from traitdunion.edges.settings import PELICAN_NAMES
from traitdunion.edges.translations import Translations
from traitdunion.publishing import interface
from traitdunion.publishing.session import Progress, Session, silent
from traitdunion.rules import addresses as site
from traitdunion.rules import yaml12
from traitdunion.rules.assembly import Circumstances, aliases_of, assemble
from traitdunion.rules.collisions import alias_collisions
from traitdunion.rules.configuration import Settings, configure
from traitdunion.rules.encoding import decode
from traitdunion.rules.pairing import left_out, with_free_names
from traitdunion.rules.reachability import Surroundings, broken_references, shown_files
from traitdunion.rules.staleness import relation_problems
from traitdunion.rules.termfiles import read_terms, unreadable
from traitdunion.vocabulary.configuration import Configuration
from traitdunion.vocabulary.faults import pictures as picture_faults
from traitdunion.vocabulary.faults.graph import STORY_WITHOUT_TEXT, TERM_FILE
from traitdunion.vocabulary.glossary import Glossary
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import Magazine, Term, TermKind, Text
from traitdunion.vocabulary.manuscript import Manuscript, Source
from traitdunion.vocabulary.problem import Place, Problem, ProblemsFound, soften
from traitdunion.vocabulary.reading import ReadingOptions
from traitdunion.vocabulary.segment import Matter, Segment
from traitdunion.vocabulary.translation import Difference

ENTRY = "fr: {name: Trait d’union}"
"""An entry of editions.yaml, for messages."""


OWN_PICTURE = "img/trait-dunion.png"
"""The theme's own picture, which stands for a magazine that has set none."""


def touching(difference: Difference, source: Matter, translation: Matter) -> tuple[Segment, ...]:
    """Return the segments of a translation that a change of its source concerns; few builds meet one."""
    from traitdunion.rules.alignment import touched

    return touched(difference, source, translation)


class SiteAddresses(Collection[str]):
    """Every address of the site, listed when first asked for: links to stories need none of them."""

    def __init__(self, session: Session) -> None:
        self.session = session

    @cached_property
    def listed(self) -> frozenset[str]:
        """The addresses of pages, feeds and files."""
        entries = self.session.entries
        feeds = {site.feed(entry.address, form) for entry in entries for form in site.FEEDS}
        pages = {entry.address for entry in entries} | set(site.FEEDS.values()) | site.SITEWIDE
        return frozenset(pages | feeds | set(self.session.files))

    def __contains__(self, address: object) -> bool:
        return address in self.listed

    def __iter__(self) -> Iterator[str]:
        return iter(self.listed)

    def __len__(self) -> int:
        return len(self.listed)


@dataclass
class Gathering:
    """The steps from a folder to a session; `problems` grows with each. `counts` tells how much work was done."""

    content: Path
    theme: Path
    settings: Settings
    as_of: datetime
    templates: frozenset[str]
    progress: Progress = silent
    style: bool = False
    cache: Cache = field(default_factory=Cache)
    problems: list[Problem] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    parsed: dict[str, Parsed] = field(default_factory=dict)

    def run(self) -> Session:
        """Read everything once and return the session; what is wrong is in `problems`."""
        self.measures = Measures(self.cache.store, self.cache.engine, self.cache.place)
        session, library, unread = self.read()
        configuration, magazine = session.configuration, session.magazine
        session.catalogues = self.catalogues(library, configuration)
        session.files = self.published_files(magazine, library, unread)
        self.sizes(session)
        session.interface = library.interface.data if library.interface else b""
        self.references(session, library, unread)
        self.relations(magazine)
        if self.style:
            from traitdunion.publishing.noting import Notes  # slow to load, and only a check asks for it

            self.problems += Notes(session, self.translations(), tuple(self.all_texts(magazine))).all()
        return session

    def read(self) -> tuple[Session, Library, frozenset[str]]:
        """Return what the texts say, how they belong together and how their translations stand, without a look at any page.

        The stories of which a text could not be read come last.
        """
        library, found = read_library(self.content, self.cache.ledger)
        self.problems += found
        configuration = self.configuration(library)
        if not configuration.editions:
            raise ProblemsFound(self.problems)  # nothing else can be judged
        terms, unread_terms = self.terms(library, configuration)
        manuscripts, unread = self.manuscripts(library, configuration)
        circumstances = Circumstances(configuration, self.templates, self.as_of, unread, unread_terms)
        magazine, found_between = assemble(manuscripts, terms, circumstances)
        self.problems += found_between
        unread |= left_out(magazine, found_between)
        session = Session(
            configuration,
            magazine,
            {},
            self.as_of,
            counts=self.counts,
            progress=self.progress,
        )
        session.html_of = self.html
        session.translations = self.translations()
        session.states = session.translations.states(magazine)
        session.alignments = Alignments(self.cache)
        session.glossary = self.glossary(library, configuration)
        return session, library, unread

    def yaml(self, source: Source | None) -> tuple[dict[str, Any] | None, Mapping[str, Place]]:
        """Return a YAML file of the content folder as plain values, with the place of each entry.

        None where it is not there, says nothing or cannot be read.
        """
        text = self.decoded(source)
        if source is None or not text:
            return None, {}
        try:
            node = yaml12.parse(text)
        except yaml12.Unreadable as problem:
            self.problems.append(unreadable(problem, text, source.path, ENTRY))
            return None, {}
        if not isinstance(node, yaml12.Mapping):
            self.problems += [TERM_FILE.at(Place(source.path), example=ENTRY)] if node is not None else []
            return None, {}
        places = {name.text: Place(source.path, name.line) for name in node.names}
        values = yaml12.plain_value(node)
        return (values if isinstance(values, dict) else {}), places

    def decoded(self, source: Source | None) -> str | None:
        """Return the text of a YAML file, empty where there is none, None where it cannot be read. An empty file is none."""
        if source is None or not source.data.strip():
            return ""
        text, found = decode(source.data, source.path)
        self.problems += found
        return text

    def configuration(self, library: Library) -> Configuration:
        """Return the checked settings; editions.yaml replaces the setting EDITIONS."""
        editions, places = self.yaml(library.editions)
        default = self.settings.place("EDITIONS") if editions is None else Place(EDITIONS_FILE)
        known = PELICAN_NAMES
        configuration, found = configure(
            self.settings, known, editions, {tag: places.get(tag, default) for tag in editions or ()}
        )
        self.problems += found
        if not configuration.picture and (self.theme / "static" / OWN_PICTURE).is_file():
            return replace(
                configuration, picture=f"{self.settings.values.get('THEME_STATIC_DIR', 'theme')}/{OWN_PICTURE}"
            )
        return configuration

    def terms(
        self, library: Library, configuration: Configuration
    ) -> tuple[Mapping[TermKind, Mapping[str, Term]], frozenset[TermKind]]:
        """Return the terms of each kind, and the kinds whose file could not be read."""
        terms: dict[TermKind, Mapping[str, Term]] = {}
        unread: set[TermKind] = set()
        for kind in TermKind:
            text = self.decoded(library.terms.get(kind))
            terms[kind], wrong = read_terms(kind, text or "", configuration.languages)
            self.problems += wrong
            if text is None or (wrong and not terms[kind]):
                unread.add(kind)
        return terms, frozenset(unread)

    def manuscripts(self, library: Library, configuration: Configuration) -> tuple[list[Manuscript], frozenset[str]]:
        """Return what every text says, and the stories of which a text could not be read."""
        options = ReadingOptions(configuration.languages, configuration.extra_keys, configuration.house, self.style)
        place = self.settings.place("TRAITDUNION_EXECUTOR")
        workers = Workers(configuration.executor, configuration.workers, place)
        self.parser = Parser(self.cache.store, options, self.cache.engine, self.cache.place, workers)
        self.texts = {text.path: text for text in library.texts}
        manuscripts: list[Manuscript] = []
        unread: set[str] = set()
        for text, parsed in self.parser.parse(library.texts, self.progress):
            self.problems += with_free_names(parsed.problems, self.texts, configuration.languages)
            if parsed.manuscript is not None:
                manuscripts.append(parsed.manuscript)
                self.parsed[text.path] = parsed
            elif text.path.count("/") > 1:
                unread.add(text.path.split("/")[-2])
        self.counts["texts"] = len(library.texts)
        self.counts["files read"] = sum(text.data is not None for text in library.texts)
        self.counts["Markdown conversions"] = self.parser.conversions
        return manuscripts, frozenset(unread)

    def translations(self) -> Translations:
        """Return what judges the states of translations."""
        return Translations(self.content, self.cache, self.parser, self.texts, self.parsed, touching, self.counts)

    def html(self, path: str) -> str:
        """Return the HTML of a text's body."""
        return self.parser.html(self.texts[path])

    def references(self, session: Session, library: Library, unread: frozenset[str]) -> None:
        """Note every link and picture that leads nowhere."""
        magazine = session.magazine
        addresses = SiteAddresses(session)
        pages = {
            session.text_address(text): text for story in magazine.stories.values() for text in story.texts.values()
        }
        siteurl = session.configuration.siteurl
        around = self.around = Surroundings(magazine, library.files, addresses, unread, siteurl, pages)
        owners = {address: text.path for address, text in pages.items()}
        self.problems += alias_collisions(aliases_of(magazine, session.addresses), owners, addresses)
        for text in self.all_texts(magazine):
            found = tuple(broken_references(text, around))
            self.problems += soften(found) if text.status == "draft" else found

    def glossary(self, library: Library, configuration: Configuration) -> Glossary:
        """Return the collective's glossary, empty where it has none."""
        text = self.decoded(library.glossary)
        if not text:
            return {}
        from traitdunion.rules.glossary import read_glossary  # slow to load, and few magazines have one

        glossary, found = read_glossary(text, configuration.languages)
        self.problems += found
        return glossary

    def relations(self, magazine: Magazine) -> None:
        """Note what is wrong with what texts say of one another."""
        problems = list(relation_problems(magazine))
        drafts = set()
        for text in self.all_texts(magazine):
            if text.manuscript.header.parity:
                from traitdunion.rules.parity import read_waiver  # slow to load, and few texts waive anything

                problems += read_waiver(text.manuscript.header, text.path)[1]
            if text.status == "draft":
                drafts.add(text.path)
        for problem in problems:
            self.problems += soften([problem]) if problem.place.path in drafts else [problem]

    def all_texts(self, magazine: Magazine) -> Iterable[Text]:
        """Yield every text, offered or held back."""
        for story in magazine.stories.values():
            yield from story.texts.values()
        for key, held in magazine.withheld.items():
            offered = magazine.stories[key].texts if key in magazine.stories else {}
            yield from (text for language, text in held.items() if language not in offered)

    def published_files(self, magazine: Magazine, library: Library, unread: frozenset[str]) -> Mapping[str, Path]:
        """Return the files to publish, by address: those that an offered text shows; note those that no text shows."""
        published: dict[str, Path] = {}
        with_texts = {source.path.split("/")[-2] for source in library.texts if "/" in source.path}
        for key in sorted(set(library.files) - with_texts - unread):
            first = min(library.files[key].values()).relative_to(self.content).as_posix()
            nearest = f"index.{magazine.editions[0].language}.md"
            self.problems.append(STORY_WITHOUT_TEXT.at(Place(first), nearest=nearest))
        for key, story in magazine.stories.items():
            names: set[str] = set().union(*(shown_files(text) for text in story.texts.values()))
            held = magazine.withheld.get(key, {}).values()
            waiting: set[str] = set().union(*(shown_files(text) for text in held))
            for name, path in library.files.get(key, {}).items():
                if name in names:
                    published[site.media(key, name)] = path
                elif name not in waiting:
                    place = Place(path.relative_to(self.content).as_posix())
                    self.problems.append(picture_faults.PICTURE_UNUSED.at(place))
        return published

    def sizes(self, session: Session) -> None:
        """Learn the sizes of the pictures and the digests of all files to publish; note the broken ones."""
        measured = {}
        digests = {}
        for address, path in session.files.items():
            name = path.relative_to(self.content).as_posix()
            try:
                digests[address] = self.cache.ledger.look(name, path).digest
            except OSError:
                digests[address] = ""  # measuring says what is wrong with it
            size, found = self.measures.measure(path, name, digests[address])
            self.problems += found
            if size is not None:
                measured[address] = size
        session.sizes, session.digests = measured, digests
        self.measures.save()

    def catalogues(self, library: Library, configuration: Configuration) -> Mapping[Language, Catalogue]:
        """Return each edition's interface strings, with the collective's own wording over them."""
        declared = Place(EDITIONS_FILE) if library.editions else self.settings.place("EDITIONS")
        roots = (self.theme / "translations", Path(theme_path()) / "translations")
        found, problems = interface.read_interface(
            roots, library.interface, configuration.languages, declared, configuration.house
        )
        self.problems += problems
        return found
