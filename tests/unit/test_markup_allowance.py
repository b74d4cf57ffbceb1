"""The documented list of HTML is the one that the engine enforces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from traitdunion.rules.markup import allowance, limits, sanitising

DOCUMENT = (Path(__file__).parents[2] / "docs" / "html.md").read_text(encoding="utf-8")


def rows(heading: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the rows of the tables below a heading: the first cell, and the code words of the second."""
    section = DOCUMENT.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    for first, second in re.findall(r"^\| (.*?) \| (.*?) \|$", section, re.MULTILINE):
        if "`" in second:
            yield first.strip("`"), re.findall(r"`([^`]+)`", second)


def test_every_allowed_tag_is_documented() -> None:
    assert {tag for _, tags in rows("Tags") for tag in tags} == allowance.TAGS


def test_every_allowed_attribute_is_documented() -> None:
    documented = dict(rows("Attributes"))
    for name, words in allowance.TOKENS.items():
        assert tuple(documented.pop(name)) == words
    assert set(documented.pop("every tag")) == allowance.EVERYWHERE
    assert {tag: frozenset(names) for tag, names in documented.items()} == dict(allowance.ATTRIBUTES)


@pytest.mark.parametrize("name", sorted([*allowance.EMPTIED, *allowance.SCHEMES]))
def test_what_is_emptied_and_how_links_begin_is_documented(name: str) -> None:
    assert f"`{name}`" in DOCUMENT or f"`{name}:`" in DOCUMENT


def test_every_limit_is_documented() -> None:
    for limit in (limits.LONGEST, sanitising.DEEPEST, *(limit for *_, limit in limits.LIMITS)):
        assert f"{limit:,}" in DOCUMENT


def test_nothing_dangerous_is_allowed() -> None:
    assert not allowance.TAGS & {"script", "style", "iframe", "object", "embed", "form", "svg", "video", "base", "meta"}
    names = allowance.EVERYWHERE.union(*allowance.ATTRIBUTES.values())
    assert not [name for name in names if name.startswith("on") or name in ("style", "srcset", "formaction", "target")]
    assert not allowance.SCHEMES & {"javascript", "data", "vbscript", "file"}


def test_what_is_advised_is_allowed() -> None:
    for advice in allowance.INSTEAD_OF_TAG.values():
        assert set(re.findall(r"</?([a-z]+)", advice)) <= allowance.TAGS
    for advice in allowance.INSTEAD_OF_ATTRIBUTE.values():
        assert advice.partition("=")[0] in allowance.EVERYWHERE
    assert not set(allowance.INSTEAD_OF_TAG) & allowance.TAGS
