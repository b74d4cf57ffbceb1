"""Surveying: what the texts say and how their translations stand, read for a command that makes no page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from traitdunion.commands.building import Options, load_settings, quiet_pelican, report_for
from traitdunion.edges.reporting import Report
from traitdunion.publishing.running import Run, gathering_for
from traitdunion.publishing.session import Session
from traitdunion.rules.encoding import decode
from traitdunion.rules.po import Side, side
from traitdunion.rules.suggestions import nearest
from traitdunion.vocabulary.faults import translation as faults
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import Text
from traitdunion.vocabulary.problem import Area, Place, Problem, ProblemsFound, errors
from traitdunion.vocabulary.segment import Matter
from traitdunion.vocabulary.translation import TranslationStatus


@dataclass(frozen=True)
class Survey:
    """The content folder as it stands: its texts, held back ones too, and the states of its translations.

    `errors` are those of its texts: what they are about may be left out.
    """

    content: Path
    session: Session
    report: Report
    errors: Sequence[Problem]

    @property
    def languages(self) -> tuple[Language, ...]:
        """The editions' languages, in order."""
        return self.session.configuration.languages

    def keys(self) -> list[str]:
        """Return the keys of all stories."""
        magazine = self.session.magazine
        return list(dict.fromkeys([*magazine.stories, *magazine.withheld]))

    def texts(self, story: str) -> Mapping[Language, Text]:
        """Return a story's texts. ProblemsFound, with the nearest key, where there is no such story."""
        magazine = self.session.magazine
        found = {
            **(magazine.stories[story].texts if story in magazine.stories else {}),
            **magazine.withheld.get(story, {}),
        }
        if not found:
            near = nearest(story, self.keys(), 3)
            fault = faults.STORY_MISSPELT if near else faults.STORY_UNKNOWN
            raise ProblemsFound([fault.at(PROJECT, name=story, nearest=near)])
        return found

    def language(self, tag: str) -> Language:
        """Return the language of an edition. ProblemsFound where there is none."""
        languages = self.languages
        if tag in languages:
            return Language(tag)
        near = nearest(tag, languages, 1)
        fault = faults.EDITION_MISSPELT if near else faults.EDITION_UNKNOWN
        raise ProblemsFound([fault.at(PROJECT, name=tag, nearest=near, editions=", ".join(languages))])

    def original(self, story: str) -> Text:
        """Return the original of a story."""
        texts = self.texts(story)
        known = self.session.magazine.stories.get(story)
        if known is not None and known.original in texts:
            return texts[known.original]
        return next((text for text in texts.values() if text.source_language is None), next(iter(texts.values())))

    def source(self, text: Text) -> Text:
        """Return the text that another was translated from."""
        return self.texts(text.story).get(text.source_language or text.language, self.original(text.story))

    def state(self, text: Text) -> TranslationStatus | None:
        """Return the state of a text; None where it is not judged, such as in a story that is held back."""
        return self.session.states.get(text.story, {}).get(text.language)

    def path(self, text: Text) -> Path:
        """Return where a text lies."""
        return self.content / text.path

    def shown(self, path: str) -> str:
        """Return a path of the content folder as people type it, relative to the project."""
        prefix = self.report.prefixes[Area.CONTENT]
        return f"{prefix}/{path}" if prefix else path

    def typed(self, text: Text) -> str:
        """Return the whole of a text's file, decoded."""
        return decode(self.path(text).read_bytes(), text.path)[0] or ""

    def side(self, text: Text) -> Side:
        """Return a text as an exchange sees it."""
        return side(text.path, text.language, text.manuscript.header, self.typed(text))

    def matter(self, text: Text) -> Matter:
        """Return what a text says, piece by piece."""
        assert self.session.translations is not None
        return self.session.translations.matter(text)


PROJECT = Place(".", 1, Area.PROJECT)


@contextmanager
def survey(options: Options) -> Iterator[Survey]:
    """Read the content folder, and keep the cache open meanwhile. ProblemsFound where settings or editions cannot be read."""
    settings, problems = load_settings(options)
    if settings is None:
        raise ProblemsFound(problems)
    output = Path(settings["OUTPUT_PATH"])
    run = Run(output=output, staging=output, file=(options.root / options.settings).resolve())
    report = report_for(options, settings)
    try:
        with quiet_pelican():
            gathering = gathering_for(settings, run)
            session, _, _ = gathering.read()
        run.cache.ledger.save()
        yield Survey(Path(settings["PATH"]), session, report, errors(gathering.problems))
    finally:
        run.cache.store.close()
