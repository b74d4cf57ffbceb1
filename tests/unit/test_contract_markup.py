"""What is read from a page's HTML, and what is passed over."""

from __future__ import annotations

from traitdunion.contract.markup import content_addresses, parse_page
from traitdunion.contract.page import Picture


def test_only_what_stands_in_the_head_counts_as_the_head() -> None:
    page = parse_page(
        "x.html",
        b'<html lang="fr"><head><title>A &amp; B</title><link rel="canonical" href="/a"></head><body>'
        b'<svg><title>Icon</title></svg><link rel="canonical" href="/b"><meta name="robots" content="noindex"></body>',
    )
    assert page.titles == ("A & B",)
    assert page.canonicals == ("/a",)
    assert not page.noindex


def test_robots_words_are_read_one_by_one() -> None:
    for content, expected in [("noindex", True), ("NOINDEX, follow", True), ("none", True), ("index,nofollow", False)]:
        assert parse_page("x.html", f'<meta name="Robots" content="{content}">'.encode()).noindex is expected


def test_every_address_of_a_page_is_found_once() -> None:
    page = parse_page(
        "x.html",
        b'<a href="/a">x</a><area href="/b"><img src="/c" srcset="/c 1x, /d 2x"><video src="/e" poster="/f"></video>'
        b'<picture><source srcset="/g,h 100w,\n/i 200w"></picture><form action="/j"></form><object data="/k"></object>'
        b'<svg><use href="/l#x"></use></svg><script src="/m"></script><iframe src="/n"></iframe><a>none</a>',
    )
    assert [anchor.href for anchor in page.anchors] == ["/a", "/b"]
    assert page.references == ("/c", "/d", "/e", "/f", "/g,h", "/i", "/j", "/k", "/l#x", "/m", "/n")


def test_a_link_is_marked_by_its_own_language_its_holders_or_one_inside() -> None:
    html = '<html lang="fr"><body>{}</body>'
    for link, marks in [
        ('<a href="/" hreflang="en" lang="en">x</a>', {"en"}),
        ('<p lang="EN"><a href="/" hreflang="en">x</a></p>', {"en"}),
        ('<a href="/" hreflang="en"><span lang="en">x</span></a>', {"en"}),
        ('<div lang="en"><p lang="ar"><a href="/" hreflang="en">x</a></p></div>', {"ar"}),
        ('<a href="/" hreflang="en">x</a>', set()),
    ]:
        assert parse_page("x.html", html.format(link).encode()).anchors[0].marks == marks


def test_a_comment_counts_inside_an_article_only() -> None:
    page = parse_page("x.html", b"<!-- a --><article><p><!-- b --></p></article><!-- c -->")
    assert page.comments == ("b",)


def test_a_picture_has_a_size_when_both_sides_are_numbers() -> None:
    page = parse_page("x.html", b'<img src="a" alt width=3 height=4><img src="b" width="100%" height=4><img src="c">')
    assert page.pictures == (Picture("a", True, True), Picture("b", False, False), Picture("c", False, False))


def test_a_page_is_empty_unless_it_shows_something() -> None:
    for html, expected in [("", True), ("<title>x</title>", True), ("<svg></svg>", False), ("<p>x</p>", False)]:
        assert parse_page("x.html", html.encode()).is_empty is expected


def test_the_addresses_of_a_feeds_content_include_links() -> None:
    assert content_addresses('<a href="/a">x</a><img src="b" srcset="c 2x"><a href="/a">y</a>') == ("/a", "b", "c")


def test_each_link_of_a_row_is_read_with_the_words_around_it_and_no_others() -> None:
    html = '<p>En <a href="/1" hreflang="en">un</a> <a href="/2" hreflang="en">deux</a></p>'
    html += '<p><a href="/3" hreflang="en">trois</a></p>'
    found = [anchor.words for anchor in parse_page("x.html", html.encode()).anchors]
    assert found == ["En un deux", "En un deux", "trois"]
