"""Texts that people wrote for elsewhere, with raw HTML and uneven headings: they convert without errors.

They are others' and no part of the project: they lie beside it where its tests are run in full.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from support.sites import REPOSITORY
from traitdunion.rules.markup.converter import Converter
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.problem import Severity

FOLDER = REPOSITORY.parent / "shared" / "real_articles"
TEXTS = sorted(FOLDER.rglob("index.*.md"))


@pytest.mark.skipif(
    not TEXTS, reason="../shared/real_articles is not there: it lies beside the project where tests are run in full"
)
@pytest.mark.parametrize("file", TEXTS, ids=lambda file: f"{file.parent.name}.{file.suffixes[0][1:]}")
def test_a_real_text_converts(file: Path) -> None:
    header, body_text = re.split(r"^---\n", file.read_text(encoding="utf-8"), maxsplit=2, flags=re.MULTILINE)[1:]
    body, problems = Converter().convert(body_text, header.count("\n") + 3, file.name, Language(file.suffixes[0][1:]))

    assert not [problem for problem in problems if problem.fault.severity is Severity.ERROR]
    assert len(problems) < 5
    assert body.excerpt
    assert body.words > 300
    closed = re.sub(r"<(br|hr|img|wbr)([^>]*)>", r"<\1\2/>", body.html)
    page = etree.fromstring(f"<div>{closed}</div>")
    assert [int(element.tag[1]) for element in page.iter("h1", "h2", "h3", "h4", "h5", "h6")] == [
        heading.level for heading in body.headings
    ]
    assert not page.xpath("//p//p | //p//ul | //p//aside | //a//a | //p[not(node())]")
    for heading in body.headings:
        line = file.read_text(encoding="utf-8").split("\n")[heading.line - 1]
        assert line.startswith("#")
