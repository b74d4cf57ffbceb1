"""Proofs: the page of a text that is being written, shown at once; the next build makes everything else.

A proof is pulled from what the last build knows, and only where nothing but the body of a text has changed since: then its page
is the one that the next build will make.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from traitdunion.edges import placing
from traitdunion.edges.parsing import Parsed, Parser, parse_one
from traitdunion.publishing.notices import notice_of
from traitdunion.publishing.session import Session, silent
from traitdunion.publishing.writer import writer_class
from traitdunion.rules import addresses as site
from traitdunion.rules.reachability import Surroundings, broken_references, shown_files
from traitdunion.rules.relations import is_adaptation
from traitdunion.vocabulary.magazine import Text
from traitdunion.vocabulary.manuscript import Source
from traitdunion.vocabulary.page import TEXT_PAGES, PageEntry
from traitdunion.vocabulary.problem import errors


@dataclass
class Proofs:
    """Shows texts as they are now, in the tree that a finished run has put into `output`.

    `content` is the folder of the texts and `parsed` what the run read from each, by path; `around` is what they may refer to.
    """

    session: Session
    parser: Parser
    parsed: Mapping[str, Parsed]
    around: Surroundings
    content: Path
    output: Path

    def show(self, file: Path) -> bool | None:
        """Show the text of a file, and tell whether its page is another now; None where that takes a build."""
        path = self.path(file)
        text = self.revised(path, file) if path else None
        entry = None if text is None else self.entry(text)
        if text is None or entry is None:
            return None
        self.session.revise(text)
        return self.write(entry)

    def path(self, file: Path) -> str:
        """Return the path of a text by which the run knows it, "" for any other file: there may be a symbolic link between."""
        for place, folder in ((file, self.content), (file.resolve(), self.content.resolve())):
            if place.is_relative_to(folder):
                return place.relative_to(folder).as_posix()
        return ""

    def revised(self, path: str, file: Path) -> Text | None:
        """Return a text as its file is now; None where that is wrong, or concerns more than the text's own page."""
        known = self.parsed.get(path)
        text = self.offered(known) if known is not None else None
        try:
            found, html = parse_one(Source(path, file.read_bytes()), self.parser.options)
        except OSError:
            return None
        manuscript = found.manuscript
        if known is None or text is None or manuscript is None or errors(found.problems):
            return None
        if found.facts != known.facts or found.waiting or known.waiting:
            return None
        body = replace(manuscript.body, html=html)
        new = replace(text, body=body, manuscript=replace(manuscript, body=body))
        if shown_files(new) != shown_files(text) or not text.body.anchors <= new.body.anchors:
            return None
        return None if errors(broken_references(new, self.around)) else new

    def offered(self, known: Parsed) -> Text | None:
        """Return what the run made of a text; None where it has no page, or one that tells how far the translation is."""
        manuscript = known.manuscript
        story = self.session.magazine.stories.get(manuscript.story) if manuscript is not None else None
        text = story.texts.get(manuscript.language) if story is not None and manuscript is not None else None
        if text is None or notice_of(text, self.session) is not None:
            return None
        # Without a version that it names, history decides how a translation stands, by its own last change too.
        source = text.manuscript.header.source
        named = text.source_language is None or (source is not None and bool(source.digest))
        return text if named and not is_adaptation(text) else None

    def entry(self, text: Text) -> PageEntry | None:
        """Return the page of a text, where it is known to be made from nothing but what its kind declares."""
        for entry in self.session.entries:
            if entry.kind in TEXT_PAGES and (entry.subject, entry.language) == (text.story, text.language):
                return entry if self.session.renewal.knows(entry, text.template) else None
        return None

    def write(self, entry: PageEntry) -> bool | None:
        """Render a page and put it into the tree; tell whether it is another now, None where it shows more than it declares."""
        kind, name = self.session.text_of(entry).kind, site.save_as(entry.address)
        generator = self.session.contents.makers[entry.language, kind]
        self.session.progress = silent
        staging = placing.make_staging(self.output)
        try:
            if generator.write_alone(writer_class(self.session)(str(staging), generator.settings), entry):
                return placing.place_file(staging, self.output, name)
            return None
        finally:
            shutil.rmtree(staging, ignore_errors=True)
