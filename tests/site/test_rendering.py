"""A page is a function of what it is made from: neither the order of pages, nor which others are rendered, alters a byte."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import pytest

from support import sites
from support.html import files
from traitdunion.publishing.edition import EditionGenerator
from traitdunion.vocabulary.page import PageEntry, PageKind

AT_ONCE = EditionGenerator.entries

CARDS = """
    {% import "!theme/_cards.html" as theirs with context %}
    {% macro card(story, level=2, kind='', eager=false, section=true, extra='') %}<p class="own">{{ entry.address }}: {{ story.title }}</p>{% endmacro %}
    {% macro lines(stories) %}{{ theirs.lines(stories) }}{% endmacro %}
    {% macro foreign(story) %}{{ theirs.foreign(story) }}{% endmacro %}
"""


def every_file(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in files(folder)}


def built(folder: Path, **said: Any) -> dict[str, bytes]:
    result = sites.build_site(folder, sites.trilingual(), **said)
    assert not result.failed, sites.lines(result)
    return every_file(result.output)


def test_pages_can_be_rendered_in_any_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = built(tmp_path / "in-order")

    def shuffled(self: EditionGenerator, kinds: Collection[PageKind]) -> Iterator[PageEntry]:
        entries = list(AT_ONCE(self, kinds))
        random.Random(5).shuffle(entries)
        return iter(entries)

    monkeypatch.setattr(EditionGenerator, "entries", shuffled)
    assert built(tmp_path / "shuffled") == expected


def test_a_page_needs_no_other_to_have_been_rendered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = built(tmp_path / "all")

    def every_third(self: EditionGenerator, kinds: Collection[PageKind]) -> Iterator[PageEntry]:
        return iter(list(AT_ONCE(self, kinds))[::3])

    monkeypatch.setattr(EditionGenerator, "entries", every_third)
    some = built(tmp_path / "some")
    assert len(some) < len(expected)
    assert some.items() <= expected.items()


def test_macros_of_the_sites_own_see_each_page(tmp_path: Path) -> None:
    sites.write_files(tmp_path / "overrides", {"_cards.html": CARDS})
    settings = f"THEME_TEMPLATES_OVERRIDES = [{str(tmp_path / 'overrides')!r}]"
    found = built(tmp_path / "site", settings=settings)
    for address in ("fr/", "fr/rubriques/communs/", "fr/le-pari-permanent/"):
        assert f'<p class="own">{address}: '.encode() in found[f"{address}index.html"], address
