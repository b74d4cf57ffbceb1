"""Translations: the state of every translation, from what the texts say now and from git, kept as long as neither changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import msgspec

from traitdunion.edges.cache import Cache
from traitdunion.edges.fingerprints import digest_of
from traitdunion.edges.history.record import History, read_history
from traitdunion.edges.history.repository import revision
from traitdunion.edges.library import TextFile
from traitdunion.edges.parsing import Parsed, Parser
from traitdunion.edges.store import Store
from traitdunion.rules.staleness import Evidence, Placeholder, Touching, read_version, statuses
from traitdunion.vocabulary.history import Past
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import Magazine, Text
from traitdunion.vocabulary.segment import Matter
from traitdunion.vocabulary.translation import Statuses, TranslationStatus

States = dict[Language, TranslationStatus]


class KeptMatters(MutableMapping[str, Matter | None]):
    """What old versions said, by the id that git gives to a file's bytes: kept for good, since such an id never means others."""

    def __init__(self, store: Store, engine: str) -> None:
        self.store, self.engine = store, engine
        self.memory: dict[str, Matter | None] = {}

    def key(self, blob: str) -> str:
        """Return the key under which a version is kept."""
        return f"history {self.engine} {blob}"

    def __getitem__(self, blob: str) -> Matter | None:
        if blob not in self.memory:
            kept = self.store.body(self.key(blob))
            if kept is None:
                raise KeyError(blob)
            try:
                self.memory[blob] = DECODER.decode(kept)
            except (msgspec.DecodeError, msgspec.ValidationError) as error:
                raise KeyError(blob) from error
        return self.memory[blob]

    def __setitem__(self, blob: str, matter: Matter | None) -> None:
        self.memory[blob] = matter
        self.store.keep_bodies({self.key(blob): ENCODER.encode(matter)})

    def __delitem__(self, blob: str) -> None:
        del self.memory[blob]

    def __iter__(self) -> Iterator[str]:
        return iter(self.memory)

    def __len__(self) -> int:
        return len(self.memory)


class KeptStates(msgspec.Struct, frozen=True, array_like=True):
    """The states of a story, and the digest of all that they were made from."""

    inputs: str
    states: States


ENCODER = msgspec.msgpack.Encoder()
DECODER = msgspec.msgpack.Decoder(Matter | None)
STATES = msgspec.msgpack.Decoder(KeptStates)


@dataclass
class Translations:
    """The states of a magazine's translations. `texts` and `parsed` are those of the content folder, by path."""

    content: Path
    cache: Cache
    parser: Parser
    texts: Mapping[str, TextFile]
    parsed: Mapping[str, Parsed]
    touching: Touching
    counts: dict[str, int] = field(default_factory=dict)

    def matter(self, text: Text) -> Matter:
        """Return what a text says, segment by segment."""
        return self.parser.matter(self.texts[text.path])

    def version(self, text: Text) -> str:
        """Return what a `translates` line would name."""
        return self.parsed[text.path].version

    def placeholders(self, text: Text) -> tuple[Placeholder, ...]:
        """Return what is still to be translated in a text."""
        return self.parsed[text.path].waiting

    def twins(self, text: Text) -> list[str]:
        """Return the paths of the other texts in a text's language that say the same."""
        return [path for path in self.saying.get((text.language, self.version(text)), ()) if path != text.path]

    @cached_property
    def saying(self) -> Mapping[tuple[Language, str], Sequence[str]]:
        """The paths of the texts by language and version."""
        found: defaultdict[tuple[Language, str], list[str]] = defaultdict(list)
        for path, known in sorted(self.parsed.items()):
            if known.manuscript is not None:
                found[known.manuscript.language, known.version].append(path)
        return found

    def history(self) -> History:
        """Return what git knows of the texts; its process ends with a `with`."""
        return read_history(self.content, read_version, KeptMatters(self.cache.store, self.cache.engine))

    def evidence(self, past: Past) -> Evidence:
        """Return what states are judged by."""
        return Evidence(self.matter, self.placeholders, past, self.touching, self.version, self.twins)

    def states(self, magazine: Magazine) -> Statuses:
        """Return the state of every published story in every language."""
        room = f"states {self.cache.place}"
        recorded = revision(self.content)
        known = self.cache.store.room(room)
        inputs = {key: self.inputs(magazine, key, recorded) for key in magazine.stories}
        found = {key: states for key in inputs if (states := self.known(known.get(key), inputs[key])) is not None}
        missing = {key: story for key, story in magazine.stories.items() if key not in found}
        if missing:
            part = Magazine(magazine.editions, missing, magazine.terms, magazine.withheld)
            with self.history() as past:
                fresh = statuses(part, self.evidence(past))
            kept = {key: ENCODER.encode(KeptStates(inputs[key], dict(fresh.get(key, {})))) for key in missing}
            self.cache.store.change(room, kept, [key for key in known if key not in inputs])
            found |= {key: dict(fresh.get(key, {})) for key in missing}
        self.counts["states judged"] = len(missing)
        return {key: found[key] for key in magazine.stories if found[key]}

    def known(self, value: bytes | None, inputs: str) -> States | None:
        """Return a story's states where they were judged from the same."""
        try:
            kept = STATES.decode(value) if value is not None else None
        except (msgspec.DecodeError, msgspec.ValidationError):
            return None
        return kept.states if kept is not None and kept.inputs == inputs else None

    def inputs(self, magazine: Magazine, key: str, recorded: str) -> str:
        """Return the digest of all that a story's states are made from."""
        story, held = magazine.stories[key], magazine.withheld.get(key, {})
        parts = [self.cache.engine, recorded, story.original, *(edition.language for edition in magazine.editions)]
        for language, text in sorted({**story.texts, **held}.items()):
            parsed = self.parsed[text.path]
            waiting = " ".join(f"{one.line}:{one.words}" for one in parsed.waiting)
            # Lines and addresses of links are in no version, but segments have them.
            parts += [language, text.path, self.texts[text.path].digest, parsed.facts, str(text.body.words), waiting]
            parts += ["held" if language in held else "", *self.twins(text)]
        return digest_of(parts)
