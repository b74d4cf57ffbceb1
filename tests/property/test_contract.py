"""Whatever a tree holds, the judge gives an answer, the same one each time."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from traitdunion.contract import BuiltTree, verify
from traitdunion.contract.site import Kind, Site

SITE = "https://example.org/mag"
PATHS = [
    "index.html",
    "fr/index.html",
    "en/index.html",
    "fr/x/index.html",
    "fr/page/2/index.html",
    "en+fr/x/index.html",
]
PATHS += [
    "404.html",
    "fr/feed.atom",
    "en/feed.rss",
    "sitemap.xml",
    "robots.txt",
    "theme/site.css",
    "Fr/index.html",
    "a.tmp",
]
PIECES = [
    '<html lang="fr" dir="ltr">',
    '<html lang="en">',
    "<head>",
    "</head><body>",
    "<title>x</title>",
    '<meta charset="utf-8">',
    '<meta name="robots" content="noindex">',
    '<meta http-equiv="refresh" content="0">',
    '<link rel="canonical" href="https://example.org/mag/fr/x/">',
    '<link rel="alternate" hreflang="fr" href="https://example.org/mag/fr/">',
    '<link rel="alternate" hreflang="x-default" href="https://example.org/mag/">',
    '<link rel="alternate" hreflang="" href="">',
    '<meta property="og:type" content="article"><meta property="og:locale" content="fr">',
    '<script type="application/ld+json">{"@type": "Article", "author": [1, null], "image": {"url": [2]}}</script>',
    '<script type="application/ld+json">[{"@graph": [3, {"@type": ["Article"], "mainEntityOfPage": true}]}]</script>',
    '<script type="application/ld+json">{"@type": "Article", "dateModified": {}, "workTranslation": [4]}</script>',
    '<script type="application/ld+json"> </script><script src></script>',
    '<a href="/mag/fr/" hreflang="fr">x</a>',
    '<a href="/mag/en/x#y"><a href hreflang="zz">',
    '<a href="https://[">x</a><img srcset=" , ,"><h1></h1><h3 id="a"><p id="a">',
    "<article><!----><!-- -->",
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><entry><id/><link/><content type="xhtml"/></entry></feed>',
    "<rss><channel><item><guid>x</guid><link>https://example.org/mag/fr/</link></item></channel></rss>",
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url/><url><loc>x</loc></url></urlset>',
    '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap/></sitemapindex>',
    "Sitemap:\n",
    "url(x.png) @import 'y.css'; url(//[)",
]
CONTENTS = st.lists(st.sampled_from(PIECES), max_size=8).map("".join).map(str.encode) | st.binary(max_size=40)
TREES = st.dictionaries(st.sampled_from(PATHS), CONTENTS, max_size=6)


@settings(deadline=None)
@given(TREES)
@example({"theme/site.css": b"url(//[)"})
def test_any_tree_is_judged_without_an_accident_and_in_any_order_alike(files: dict[str, bytes]) -> None:
    found = verify(BuiltTree.of(files), SITE)
    assert found == verify(BuiltTree.of(dict(reversed(files.items()))), SITE)
    assert [problem.sort_key for problem in found] == sorted(problem.sort_key for problem in found)
    for problem in found:
        assert all(problem.sentences())


@given(st.text())
def test_any_text_as_an_address_leads_somewhere_or_is_told_apart(text: str) -> None:
    site = Site.of(SITE)
    assert site is not None
    found = site.destination(text)
    assert bool(found.file) is (found.kind is Kind.INSIDE)


@given(st.lists(st.from_regex(r"[a-zà-ÿ0-9-]{1,8}", fullmatch=True), min_size=1, max_size=4), st.booleans())
def test_the_address_of_a_file_leads_back_to_it(folders: list[str], is_folder: bool) -> None:
    site = Site.of(SITE)
    assert site is not None
    file = "/".join([*folders, "index.html"] if is_folder else folders)
    assert site.destination(site.address(file)).file == file
    assert site.destination(site.link(file)).file == file
