"""Pages that open from a folder."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from traitdunion.rules.relative import relative, relative_address, relative_style

PAGE = "fr/pari-permanent/index.html"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/revue/", "../../index.html"),
        ("/revue", "../../index.html"),
        ("/revue/fr/", "../index.html"),
        ("/revue/fr/pari-permanent/", "index.html"),
        ("/revue/fr/pari-permanent/#suite", "index.html#suite"),
        ("/revue/fr+es/agua-comun/?a=/b#c", "../../fr+es/agua-comun/index.html?a=/b#c"),
        ("/revue/media/pari/cover.jpg", "../../media/pari/cover.jpg"),
        ("/revue/fr/feed.atom", "../feed.atom"),
        ("/revue/fr/pari-permanent/a:b.pdf", "./a:b.pdf"),
        ("/revue/ar/%D9%85%D8%A7/", "../../ar/%D9%85%D8%A7/index.html"),
    ],
)
def test_an_address_of_the_site_becomes_relative(address: str, expected: str) -> None:
    assert relative_address(address, PAGE, "/revue") == expected


@pytest.mark.parametrize(
    "address",
    [
        *("#suite", "", "?q=1", "cover.jpg", "../", "/revue-2/", "/autre/", "//cdn.example.org/revue/x.js", "data:,x"),
        *("https://example.org/revue/fr/", "mailto:redaction@example.org", "javascript:x", "/\\example.org/"),
    ],
)
def test_any_other_address_stays(address: str) -> None:
    assert relative_address(address, PAGE, "/revue") == address


@pytest.mark.parametrize("address", ["", "#a", "//example.org/x", "/\\x"])
def test_a_site_at_its_hosts_root_takes_only_what_begins_with_one_slash(address: str) -> None:
    assert relative_address(address, "index.html", "") == address
    assert relative_address("/fr/", "index.html", "") == "fr/index.html"


def test_every_kind_of_address_in_a_page_is_made_relative() -> None:
    text = (
        '<a href="/fr/?a=1&amp;b=2#c">x</a> <A HREF=/fr/>y</A> <a title=">" href=\'/es/l&#39;eau/\'>z</a>'
        '<img src="/m/a.jpg" srcset="/m/a-1.jpg 1x, /m/a-2.jpg 2x,https://example.org/b.jpg 3x">'
        '<video poster="/m/p.jpg"></video><form action="/fr/chercher/"></form>'
        '<link rel=preload imagesrcset="/m/a.jpg 400w"><object data="/m/d.pdf"></object>'
        '<p style="background: url(\'/m/b.png\')"></p><style>@import "/t/a.css"; p{src:url(/t/f.woff2)}</style>'
    )
    assert relative(text, "fr/index.html", "") == (
        '<a href="index.html?a=1&amp;b=2#c">x</a> <A HREF="index.html">y</A> '
        '<a title=">" href="../es/l&#x27;eau/index.html">z</a>'
        '<img src="../m/a.jpg" srcset="../m/a-1.jpg 1x, ../m/a-2.jpg 2x,https://example.org/b.jpg 3x">'
        '<video poster="../m/p.jpg"></video><form action="chercher/index.html"></form>'
        '<link rel=preload imagesrcset="../m/a.jpg 400w"><object data="../m/d.pdf"></object>'
        '<p style="background: url(&#x27;../m/b.png&#x27;)"></p>'
        '<style>@import "../t/a.css"; p{src:url(../t/f.woff2)}</style>'
    )


def test_what_search_engines_read_and_what_is_no_markup_stays() -> None:
    text = (
        '<link rel="canonical" href="https://example.org/fr/"><meta property="og:image" content="/m/a.jpg">'
        '<script type="application/ld+json">{"url": "/fr/", "a": "<a href=\'/fr/\'>"}</script>'
        '<!-- <a href="/fr/"> --><textarea><a href="/fr/"></textarea><title><a href="/fr/"></title>'
        "<p data-href='/fr/' data='/fr/'>href=\"/fr/\" 1 < 2</p><div title=\" href='/fr/' \">"
    )
    assert relative(text, "fr/index.html", "") == text


def test_a_script_of_the_site_is_found_and_its_text_stays() -> None:
    text = '<script src="/t/a.js" defer>fetch("/fr/")</script>'
    assert relative(text, "fr/index.html", "") == '<script src="../t/a.js" defer>fetch("/fr/")</script>'


def test_style_sheets_keep_comments_and_their_own_relative_addresses() -> None:
    text = "/* url(/a.png) */ @import '/t/b.css'; a{b:url( \"/m/c.png\" )} d{e:url(../f.png)} g{h:url(data:,/x)}"
    assert relative_style(text, "t/css/a.css", "") == (
        "/* url(/a.png) */ @import '../b.css'; a{b:url( \"../../m/c.png\" )} d{e:url(../f.png)} g{h:url(data:,/x)}"
    )


SEGMENT = st.text("abcéñ-+م", min_size=1, max_size=4)


@given(st.lists(SEGMENT, max_size=3), st.lists(SEGMENT, max_size=3), st.sampled_from(["", "/revue"]))
def test_a_relative_address_leads_to_the_same_file(target: list[str], folder: list[str], base: str) -> None:
    from urllib.parse import urljoin

    address = "/".join([base, *target, ""])
    page = "/".join([*folder, "index.html"])
    found = relative_address(address, page, base)
    assert urljoin(f"https://example.org{base}/{page}", found) == f"https://example.org{address}index.html"


@given(st.text("<>/=\"' \n!-abhrefscriptyl;&#", max_size=80))
def test_text_without_addresses_is_never_changed(text: str) -> None:
    if "=" not in text or "/" not in text:
        assert relative(text, PAGE, "") == text
