"""Parsing many texts: once for each content, from the store where it is known, else by a pool of workers."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import msgspec

from traitdunion.edges.fingerprints import digest_of
from traitdunion.edges.ledger import digest_of_bytes
from traitdunion.edges.library import TextFile
from traitdunion.edges.store import Store
from traitdunion.rules.encoding import decode
from traitdunion.rules.staleness import Placeholder, waiting
from traitdunion.vocabulary.faults.settings import EXECUTOR_OUT_OF_REACH
from traitdunion.vocabulary.manuscript import Manuscript, Source
from traitdunion.vocabulary.problem import Area, Place, Problem, ProblemsFound
from traitdunion.vocabulary.reading import ReadingOptions
from traitdunion.vocabulary.segment import Matter

FEWEST = 24  # texts that are worth starting workers for
BATCH = 16  # texts that a worker takes at a time
LONGEST_WAIT = 10  # seconds that a cluster may take to answer


NOWHERE = Place(".", 1, Area.PROJECT)


@dataclass(frozen=True, slots=True)
class Parsed:
    """What was read from a text: the manuscript, without its body's HTML, and what is wrong with it by itself.

    `facts` is the digest of all that other pages may show of the text, `body` that of its own page's matter; `version` is what
    a `translates` line would name, and `waiting` what is still to be translated.
    """

    manuscript: Manuscript | None
    problems: tuple[Problem, ...]
    facts: str = ""
    body: str = ""
    version: str = ""
    waiting: tuple[Placeholder, ...] = ()


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """What the store keeps of a text: the digest of the file it was read from, and what was read."""

    digest: str
    parsed: Parsed


ENCODER = msgspec.msgpack.Encoder()
DECODER = msgspec.msgpack.Decoder(Kept)
MATTERS = msgspec.msgpack.Decoder(Matter)


@dataclass(frozen=True, slots=True)
class Workers:
    """Who parses. `executor` is `processes`, `none`, or the address of a Dask scheduler; `count` 0 means one a core.

    `place` is where the executor was chosen, for messages.
    """

    executor: str = "processes"
    count: int = 0
    place: Place = NOWHERE

    @contextmanager
    def pool(self, tasks: int) -> Iterator[Executor | None]:
        """Yield an executor for so many batches, or None where this process does the work itself.

        ProblemsFound where the cluster cannot be reached.
        """
        if self.executor == "none" or tasks < 2:
            yield None
        elif self.executor == "processes":
            # A process with threads must not be forked: what another thread holds at that moment stays locked for ever.
            method = None if threading.active_count() == 1 else "spawn"
            count = min(self.count or os.cpu_count() or 1, tasks)
            with ProcessPoolExecutor(count, multiprocessing.get_context(method)) as pool:
                yield pool
        else:
            with self.cluster() as client, client.get_executor() as pool:
                yield pool

    def cluster(self) -> Any:
        """Return a client of the Dask scheduler; ProblemsFound where it cannot be reached."""
        try:
            from distributed import Client

            client: Any = Client  # its library tells no types
            return client(self.executor, timeout=LONGEST_WAIT, set_as_default=False)
        except (ImportError, OSError, ValueError) as error:
            found = EXECUTOR_OUT_OF_REACH.at(self.place, address=self.executor, reason=str(error))
            raise ProblemsFound([found]) from error


def options_digest(options: ReadingOptions, engine: str) -> str:
    """Return the digest of all that reading depends on beside a file's path and bytes."""
    # Sets have no order of their own.
    return digest_of([engine, repr(replace(options, extra_keys=frozenset())), *sorted(options.extra_keys)])


def parse(sources: Sequence[Source], options: ReadingOptions) -> list[tuple[bytes, str, bytes]]:
    """Read texts in a worker: return for each what the store keeps of it, encoded, the HTML of its body, and its matter."""
    # A process that only builds from the store does without Markdown's reader and all that it imports.
    from traitdunion.rules.markup.converter import Converter
    from traitdunion.rules.reading import read
    from traitdunion.rules.segments import read_matter

    converter = Converter()
    found = []
    for source in sources:
        manuscript, problems = read(source, options, converter)
        if manuscript is None:
            kept, html, matter = Parsed(None, problems), "", b""
        else:
            text = decode(source.data, source.path)[0] or ""
            said = read_matter(manuscript.header, text)
            kept, html, matter = described(manuscript, problems), manuscript.body.html, ENCODER.encode(said)
            quoted = manuscript.header.source.language if manuscript.header.source else manuscript.language
            kept = replace(kept, version=said.version, waiting=waiting(text, quoted))
        found.append((ENCODER.encode(Kept(digest_of_bytes(source.data), kept)), html, matter))
    return found


def parse_one(source: Source, options: ReadingOptions) -> tuple[Parsed, str]:
    """Read one text here and now: return what was read, and the HTML of its body. Nothing is kept."""
    ((kept, html, _),) = parse([source], options)
    return DECODER.decode(kept).parsed, html


def described(manuscript: Manuscript, problems: Iterable[Problem]) -> Parsed:
    """Return what the store keeps of a text that could be read."""
    header, body = manuscript.header, manuscript.body
    shown = replace(header, lines={}, blank={})
    excerpt = "" if header.summary else body.excerpt  # which stands for a summary that is not there
    words = digest_of([body.html]) if body.html.strip() else ""
    return Parsed(
        replace(manuscript, body=replace(body, html="", digest=words)),
        tuple(problems),
        digest_of([ENCODER.encode(shown), excerpt]),
        digest_of([ENCODER.encode(replace(body, anchors=frozenset())), *sorted(body.anchors)]),
    )


@dataclass
class Parser:
    """Parses a library's texts. `store` keeps what was read in a room of its own; `conversions` counts the work done."""

    store: Store
    options: ReadingOptions
    engine: str
    place: str = "content"
    workers: Workers = field(default_factory=Workers)
    conversions: int = 0

    @cached_property
    def reading(self) -> str:
        """The digest of how texts are read."""
        return options_digest(self.options, self.engine)

    @property
    def room(self) -> str:
        """The room of these texts, read with these options."""
        return f"texts {self.place} {self.reading}"

    def body_key(self, path: str, digest: str) -> str:
        """Return the key of a text's HTML."""
        return digest_of([self.reading, path, digest])

    def parse(self, texts: Sequence[TextFile], progress: Any = None) -> Iterator[tuple[TextFile, Parsed]]:
        """Yield each text, in order, with what was read from it."""
        room = self.store.room(self.room)
        known = {text.path: found for text in texts if (found := self.known(room.get(text.path), text)) is not None}
        missing = [text for text in texts if text.path not in known]
        fresh = dict(self.read(missing, progress)) if missing else {}
        self.store.change(self.room, {}, room.keys() - {text.path for text in texts})
        for text in texts:
            yield text, known.get(text.path) or fresh[text.path]
        if fresh:
            live = [self.body_key(text.path, text.digest) for text in texts]
            self.store.prune([*live, *(f"{key} matter" for key in live)], self.engine)

    def html(self, text: TextFile) -> str:
        """Return the HTML of a text's body; read again where the store has lost it. OSError where the file is gone."""
        kept = self.store.body(self.body_key(text.path, text.digest))
        found = kept.decode() if kept is not None else None
        if found is None:
            ((_, found, _),) = parse([text.source()], self.options)
            self.conversions += 1
        return found

    def matter(self, text: TextFile) -> Matter:
        """Return a text's matter; read again where the store has lost it. OSError where the file is gone."""
        found = self.store.body(f"{self.body_key(text.path, text.digest)} matter")
        if found is None:
            ((_, _, encoded),) = parse([text.source()], self.options)
            return MATTERS.decode(encoded)
        return MATTERS.decode(found)

    def known(self, value: bytes | None, text: TextFile) -> Parsed | None:
        """Return what the store knows of a text in its present state."""
        if value is None:
            return None
        try:
            kept = DECODER.decode(value)
        except (msgspec.DecodeError, msgspec.ValidationError):
            return None
        return kept.parsed if kept.digest == text.digest else None

    def read(self, texts: Sequence[TextFile], progress: Any) -> Iterator[tuple[str, Parsed]]:
        """Yield what is read from texts that the store does not know, and keep it."""
        sources = [text.source() for text in texts]
        batches = [sources[start : start + BATCH] for start in range(0, len(sources), BATCH)]
        done = 0
        with self.workers.pool(len(batches) if len(sources) >= FEWEST else 1) as pool:
            results = (
                map(parse, batches, [self.options] * len(batches))
                if pool is None
                else pool.map(parse, batches, [self.options] * len(batches))
            )
            for batch, result in zip(batches, results, strict=True):
                yield from self.keep(batch, result)
                done += len(batch)
                if progress is not None:
                    progress("reading", done, len(sources))

    def keep(self, batch: Sequence[Source], result: Sequence[tuple[bytes, str, bytes]]) -> Iterator[tuple[str, Parsed]]:
        """Keep what was read from a batch, and yield it."""
        facts: dict[str, bytes] = {}
        bodies: dict[str, bytes] = {}
        for source, (encoded, html, matter) in zip(batch, result, strict=True):
            kept = DECODER.decode(encoded)
            facts[source.path] = encoded
            if kept.parsed.manuscript is not None:
                key = self.body_key(source.path, kept.digest)
                bodies |= {key: html.encode(), f"{key} matter": matter}
                self.conversions += 1
            yield source.path, kept.parsed
        self.store.keep_bodies(bodies)
        self.store.change(self.room, facts)
