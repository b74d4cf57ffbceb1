"""The settings that the engine reads, once they have been checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from traitdunion.vocabulary.house import House
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import Edition


@dataclass(frozen=True, slots=True)
class Configuration:
    """Checked settings. `siteurl` is absolute, without a final slash; `timezone` an IANA name.

    `corrections` is the address behind “suggest a correction”, with `{path}`, `{title}` and `{url}` to fill in, or empty;
    `picture` the address, in the output, of the picture that stands for the magazine; `publisher` its publisher's name and
    address; `license` that of the texts that state none. `term_feeds` gives sections, tags and people feeds of their own;
    `house` are its typographical choices; `drafts` shows drafts and embargoed texts, for `serve` only. `executor` is who
    parses: `processes`, `none`, or the address of a Dask scheduler; `workers` how many processes, 0 for one a core. `desk` and
    `parallel` ask for the translators' desk and for pages of two versions side by side; `all_pairs` asks for the latter
    between translations too; `forge` says where the sources lie.
    """

    siteurl: str
    timezone: str
    editions: tuple[Edition, ...]
    extra_keys: frozenset[str] = frozenset()
    page_size: int = 12
    feed_items: int = 20
    corrections: str = ""
    picture: str = ""
    publisher: Mapping[str, str] = field(default_factory=dict)
    license: str = "all-rights-reserved"
    term_feeds: bool = True
    house: House = field(default_factory=House)
    drafts: bool = False
    executor: str = "processes"
    workers: int = 0
    desk: bool = True
    parallel: bool = True
    all_pairs: bool = False
    forge: Mapping[str, str] = field(default_factory=dict)

    def edition(self, language: Language) -> Edition | None:
        """Return the edition in `language`, or None."""
        return next((edition for edition in self.editions if edition.language == language), None)

    @property
    def languages(self) -> tuple[Language, ...]:
        """The editions' languages, in order."""
        return tuple(edition.language for edition in self.editions)

    @property
    def shows_desk(self) -> bool:
        """Whether there is a translators' desk: a magazine in one language has nothing to translate."""
        return self.desk and len(self.editions) > 1
