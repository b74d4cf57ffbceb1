"""The writer: Pelican's own, but for feeds and for the one rule that a file is written once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican.plugins import signals
from pelican.utils import sanitised_join
from pelican.writers import Writer

from traitdunion.publishing import feeds
from traitdunion.publishing.session import Session


class EditionWriter(Writer):
    """Writes pages as Pelican does, and feeds as our contract asks."""

    session: Session

    def write_file(self, *arguments: Any, **variables: Any) -> None:
        """Render a template and write the page, and count it."""
        super().write_file(*arguments, **variables)
        self.session.count("pages rendered")
        self.session.progress("rendering", self.session.counts["pages rendered"], len(self.session.entries))

    def write_feed(
        self,
        elements: Any,
        context: dict[str, Any],
        path: str | None = None,
        url: str | None = None,
        feed_type: str = "atom",
        override_output: bool = False,
        feed_title: str | None = None,
    ) -> Any:
        """Write a list's feed; feeds that are not of an edition's list are left to Pelican."""
        if "feed_entry" not in context or path is None:
            return super().write_feed(elements, context, path, url, feed_type, override_output, feed_title)
        entry = context["feed_entry"]
        edition = self.session.magazine.edition(entry.language)
        feed = feeds.make_feed(
            feed_type, feeds.frame(self.session, edition, entry, feed_title or "", url or path, feed_type)
        )
        # A plugin that alters a feed's entries alters them for that feed alone.
        feed.entries = None if signals.feed_generated.receivers else context["feed_entries"]
        for article in elements[: self.session.configuration.feed_items]:
            if feed.entries is None:
                feeds.add_article(feed, article, self.session)
            else:
                feed.entries.add(feed, article, self.session)
        signals.feed_generated.send(context, feed=feed)
        target = Path(sanitised_join(self.output_path, path))
        target.parent.mkdir(parents=True, exist_ok=True)
        with self._open_w(str(target), "utf-8", override_output) as file:
            feed.write(file, "utf-8")
        self.session.count("feeds written")
        signals.feed_written.send(str(target), context=context, feed=feed)
        return feed


def writer_class(session: Session) -> type[EditionWriter]:
    """Return a writer class for a session: Pelican makes the object itself."""
    return type("SessionWriter", (EditionWriter,), {"session": session})
