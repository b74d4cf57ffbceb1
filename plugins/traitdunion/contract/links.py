"""Links: nothing in the tree leads to what is not there."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from urllib.parse import urljoin

from traitdunion.contract.page import Page
from traitdunion.contract.site import Destination, Kind
from traitdunion.contract.survey import Survey
from traitdunion.vocabulary.faults import output as faults
from traitdunion.vocabulary.problem import Fault, Problem

BAD_KINDS: Mapping[Kind, Fault] = {
    Kind.RELATIVE: faults.LINK_RELATIVE,
    Kind.OUTSIDE: faults.LINK_OUTSIDE_SITE,
    Kind.UNTIDY: faults.LINK_UNTIDY,
    Kind.PLACEHOLDER: faults.LINK_PLACEHOLDER,
    Kind.SCRIPT: faults.LINK_SCRIPT,
}
STYLE_ADDRESS = re.compile(r"""url\(\s*(["']?)(?P<url>[^"')]+)\1\s*\)|@import\s+(["'])(?P<sheet>[^"']+)\3""")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def check(survey: Survey) -> Iterator[Problem]:
    """Yield links that lead nowhere, or that work by luck, in pages and style sheets; and ids written twice."""
    near = _near(survey)
    for page in survey.pages.values():
        for href in dict.fromkeys(anchor.href for anchor in page.anchors):
            yield from _fragment(survey, page, href)
        for address in dict.fromkeys([*(anchor.href for anchor in page.anchors), *page.references]):
            yield from _address(survey, page, address, near)
        for identifier, count in Counter(page.ids).items():
            if count > 1:
                yield faults.ID_REPEATED.at(survey.place(page.path, f'"{identifier}"'), id=identifier, count=count)
    for path in survey.tree.ending(frozenset({".css"})):
        yield from _style(survey, path, near)


def _address(survey: Survey, page: Page, address: str, near: Mapping[str, str]) -> Iterator[Problem]:
    destination = survey.destination(address)
    if destination.kind in BAD_KINDS:
        site = f"{survey.site.base}/"
        yield BAD_KINDS[destination.kind].at(survey.place(page.path, address), href=address or "-", site=site)
    elif destination.kind is Kind.INSIDE:
        if destination.draft:
            yield faults.LINK_TO_DRAFT.at(survey.place(page.path, address), href=address)
        elif destination.file not in survey.tree.files:
            yield _missing(survey, page.path, address, destination, near)


def _missing(survey: Survey, path: str, address: str, destination: Destination, near: Mapping[str, str]) -> Problem:
    place = survey.place(path, address)
    if f"{destination.path}/index.html" in survey.tree.files:
        return faults.LINK_WITHOUT_SLASH.at(place, href=address, better=f"{survey.site.base}/{destination.path}/")
    found = near.get(_folded(destination.file)) or near.get(f"*/{_folded(_last(destination.path))}")
    if found is None:
        return faults.LINK_BROKEN.at(place, href=address)
    return faults.LINK_BROKEN_NEAR.at(place, href=address, near=survey.site.link(found))


def _near(survey: Survey) -> Mapping[str, str]:
    """Return each file by its folded path and, as `*/name`, by its last name if it is the only one."""
    whole = {_folded(path): path for path in sorted(survey.tree.files)}
    last: dict[str, list[str]] = {}
    for path in survey.tree.files:
        last.setdefault(f"*/{_folded(_last(path.removesuffix('index.html')))}", []).append(path)
    return {**whole, **{name: paths[0] for name, paths in last.items() if len(paths) == 1}}


def _last(path: str) -> str:
    return path.rstrip("/").rsplit("/", 1)[-1]


def _folded(path: str) -> str:
    return unicodedata.normalize("NFKC", path).casefold()


def _fragment(survey: Survey, page: Page, href: str) -> Iterator[Problem]:
    destination = survey.destination(href)
    target = page if destination.kind is Kind.ANCHOR else survey.pages.get(survey.file(href) or "")
    fragment = destination.fragment.split(":~:", 1)[0]
    if target is None or fragment in ("", "top") or fragment in target.targets:
        return
    yield faults.ANCHOR_BROKEN.at(survey.place(page.path, href), href=href, fragment=fragment, path=target.path)


def _style(survey: Survey, path: str, near: Mapping[str, str]) -> Iterator[Problem]:
    """Yield the files that a style sheet names and that are not there; its addresses may be relative to itself."""
    text = COMMENT.sub("", survey.tree.data(path).decode("utf-8", "replace"))
    for match in STYLE_ADDRESS.finditer(text):
        written = (match["url"] or match["sheet"]).strip()
        if written.startswith(("data:", "#")):
            continue
        try:
            destination = survey.site.destination(urljoin(survey.site.address(path), written))
        except ValueError:
            yield faults.LINK_UNTIDY.at(survey.place(path, written), href=written, site=survey.site.link(""))
            continue
        if destination.kind is Kind.INSIDE and destination.file not in survey.tree.files:
            yield _missing(survey, path, written, destination, near)
