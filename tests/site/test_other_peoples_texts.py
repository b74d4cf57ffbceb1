"""Articles that other people wrote for elsewhere, with raw HTML and uneven headings, built as a magazine of ours."""

from __future__ import annotations

import pytest

from support import judges, sites, tools
from traitdunion.commands.building import Options, Result, build
from traitdunion.contract import verify
from traitdunion.edges.builttree import read_tree

SITEURL = "https://example.org/mag"


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Result:
    root = sites.write_site(tmp_path_factory.mktemp("others"), {"README.md": "Nothing.\n"})
    return build(Options(root, content=str(tools.shared("real_articles")), as_of="2026-12-31"))


def test_they_build_without_an_error(articles: Result) -> None:
    assert not articles.failed, sites.lines(articles)
    assert articles.counts["Markdown conversions"] == articles.counts["files read"] == 15


def test_they_keep_the_contract(articles: Result) -> None:
    assert verify(read_tree(articles.output), SITEURL) == ()


def test_the_nu_html_checker_finds_no_error_in_them(articles: Result) -> None:
    assert judges.nu_errors(articles.output) == []
