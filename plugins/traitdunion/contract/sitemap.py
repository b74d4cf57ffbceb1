"""The sitemap lists exactly the indexable pages, with their versions and dates, and robots.txt names it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from traitdunion.contract.moment import instant, is_w3c
from traitdunion.contract.survey import ROBOTS, SITEMAP, Survey
from traitdunion.vocabulary.faults import output as faults
from traitdunion.vocabulary.problem import Problem

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
MOST_ADDRESSES = 50_000  # https://www.sitemaps.org/protocol.html
MOST_BYTES = 50 * 1024 * 1024
DAY = 10  # the length of YYYY-MM-DD


@dataclass(frozen=True, slots=True)
class Listing:
    """A `<url>` of a sitemap, as written."""

    sitemap: str
    loc: str
    lastmod: str
    alternates: tuple[tuple[str, str], ...]


def check(survey: Survey) -> Iterator[Problem]:
    """Yield what is wrong with the sitemap, or the sitemaps that its index names, and robots.txt."""
    yield from _robots(survey)
    if SITEMAP in survey.tree.files and SITEMAP not in survey.documents:
        return  # not well-formed, which has been said
    root = survey.documents.get(SITEMAP)
    if root is None or root.tag not in (f"{NAMESPACE}urlset", f"{NAMESPACE}sitemapindex"):
        yield faults.SITEMAP_MISSING.at(survey.place(SITEMAP))
        return
    listings: list[Listing] = []
    for path in _sitemaps(survey):
        found = list(_listings(path, survey.documents[path]))
        size = survey.tree.files[path].size
        if len(found) > MOST_ADDRESSES or size > MOST_BYTES:
            yield faults.SITEMAP_TOO_LARGE.at(survey.place(path), count=len(found), size=size)
        listings.extend(found)
    yield from _unusable(survey)
    for listing in listings:
        yield from _listing(survey, listing)
    counts = Counter(listing.loc for listing in listings)
    for listing in {listing.loc: listing for listing in reversed(listings)}.values():
        if counts[listing.loc] > 1:
            yield faults.SITEMAP_REPEATED.at(survey.place(listing.sitemap, listing.loc), address=listing.loc)
    for path in sorted(survey.indexable - {survey.file(listing.loc) for listing in listings}):
        yield faults.SITEMAP_OMITS.at(survey.place(SITEMAP), path=path, address=survey.site.address(path))


def _robots(survey: Survey) -> Iterator[Problem]:
    address = survey.site.address(SITEMAP)
    lines = survey.tree.data(ROBOTS).decode("utf-8", "replace").splitlines()
    named = [line.partition(":")[2].strip() for line in lines if line.lower().startswith("sitemap:")]
    if not any(survey.site.same(address, found) for found in named):
        yield faults.ROBOTS_SILENT.at(survey.place(ROBOTS, named[0] if named else ""), address=address)


def _sitemaps(survey: Survey) -> Iterator[str]:
    """Yield the paths of the sitemaps that list pages: the one, or those that it is an index of."""
    root = survey.documents.get(SITEMAP)
    if root is not None and root.tag == f"{NAMESPACE}urlset":
        yield SITEMAP
    for address in _indexed(root):
        path = survey.file(address) or ""
        if path in survey.documents and survey.documents[path].tag == f"{NAMESPACE}urlset":
            yield path


def _unusable(survey: Survey) -> Iterator[Problem]:
    """Yield an index's addresses that are no sitemap's."""
    for address in _indexed(survey.documents.get(SITEMAP)):
        path = survey.file(address) or ""
        if path not in survey.documents or survey.documents[path].tag != f"{NAMESPACE}urlset":
            yield faults.SITEMAP_STRANGER.at(survey.place(SITEMAP, address), address=address)


def _indexed(root: Element | None) -> list[str]:
    locs = root.iterfind(f"{NAMESPACE}sitemap/{NAMESPACE}loc") if root is not None else ()
    return [(loc.text or "").strip() for loc in locs]


def _listings(path: str, root: Element) -> Iterator[Listing]:
    for url in root.iterfind(f"{NAMESPACE}url"):
        links = url.iterfind(f"{XHTML}link")
        yield Listing(
            path,
            (url.findtext(f"{NAMESPACE}loc") or "").strip(),
            (url.findtext(f"{NAMESPACE}lastmod") or "").strip(),
            tuple((link.get("hreflang", ""), link.get("href", "")) for link in links),
        )


def _listing(survey: Survey, listing: Listing) -> Iterator[Problem]:
    place = partial(survey.place, listing.sitemap, f"<loc>{listing.loc}<")
    path = survey.file(listing.loc)
    if path is None or path not in survey.indexable:
        yield faults.SITEMAP_STRANGER.at(place(), address=listing.loc)
        return
    if not survey.site.is_address_of(listing.loc, path):
        yield faults.ADDRESS_FORM.at(place(), found=listing.loc, address=survey.site.address(path))
    head = survey.pages[path].alternates
    if _decoded(listing.alternates) != _decoded(head):
        yield faults.SITEMAP_ALTERNATES.at(
            place(), address=listing.loc, listed=_written(listing.alternates), head=_written(head), path=path
        )
    article = survey.statements[path].article
    if (listing.lastmod or article) and not is_w3c(listing.lastmod):
        yield faults.SITEMAP_DATE.at(place(), address=listing.loc, found=listing.lastmod or "-")
    elif article is not None and not _is_same_time(listing.lastmod, str(article.get("dateModified", ""))):
        yield faults.SITEMAP_DATE_DIFFERS.at(
            place(), address=listing.loc, found=listing.lastmod, modified=article["dateModified"]
        )


def _is_same_time(lastmod: str, modified: str) -> bool:
    """Return whether two dates agree, as far as both say; a date that is no date is another check's business."""
    exact, stated = instant(lastmod), instant(modified)
    if exact is not None and stated is not None:
        return exact == stated
    return stated is None or modified[: min(len(lastmod), DAY)] == lastmod[:DAY]


def _decoded(alternates: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    return sorted((hreflang, unquote(href)) for hreflang, href in alternates)


def _written(alternates: tuple[tuple[str, str], ...]) -> str:
    return ", ".join(f"{hreflang} {href}" for hreflang, href in sorted(alternates)) or "-"
