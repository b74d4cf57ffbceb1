"""The output's contract: what must hold of a built tree, whoever built it.

The judge knows the tree and the site's address, and nothing of what made them.
"""

from __future__ import annotations

from itertools import chain

from traitdunion.contract import (
    aliases,
    alternates,
    articles,
    editions,
    entries,
    feeds,
    files,
    headings,
    heads,
    languages,
    links,
    opengraph,
    pictures,
    sitemap,
)
from traitdunion.contract.site import Site
from traitdunion.contract.survey import survey
from traitdunion.contract.tree import BuiltFile, BuiltTree
from traitdunion.vocabulary.faults import output as faults
from traitdunion.vocabulary.problem import Problem

__all__ = ["BuiltFile", "BuiltTree", "verify"]

CHECKS = (
    aliases.check,
    alternates.check,
    articles.check,
    editions.check,
    entries.check,
    feeds.check,
    files.check,
    heads.check,
    headings.check,
    languages.check,
    links.check,
    opengraph.check,
    pictures.check,
    sitemap.check,
)


def verify(tree: BuiltTree, siteurl: str) -> tuple[Problem, ...]:
    """Return every problem of a built tree, sorted, each once.

    `siteurl` is the address that the tree is served at, with a path where it has one: `https://example.org/mag`.
    It never raises: what cannot be read is a problem of its own.
    """
    site = Site.of(siteurl)
    if site is None:
        return (faults.SITEURL_NOT_FULL.at(tree.place("index.html"), siteurl=siteurl or "-"),)
    found = survey(tree, site)
    problems = chain(found.problems, *(check(found) for check in CHECKS))
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.sort_key))
