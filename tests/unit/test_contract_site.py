"""Where an address leads, seen from a site that has a path of its own."""

from __future__ import annotations

import pytest

from traitdunion.contract.site import Destination, Kind, Site


@pytest.fixture
def site() -> Site:
    found = Site.of("https://Example.org/mag/")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://example.org/mag/fr/", Kind.INSIDE),
        ("//example.org/mag/fr/", Kind.INSIDE),
        ("/mag", Kind.INSIDE),
        ("https://example.org/other/", Kind.EXTERNAL),
        ("https://example.org.evil.example/mag/", Kind.EXTERNAL),
        ("https://example.org/magazine/", Kind.EXTERNAL),
        ("http://example.org:8000/mag/", Kind.EXTERNAL),
        ("mailto:a@example.org", Kind.EXTERNAL),
        ("data:image/png;base64,x", Kind.EXTERNAL),
        ("/fr/", Kind.OUTSIDE),
        ("/magazine/", Kind.OUTSIDE),
        ("fr/", Kind.RELATIVE),
        ("?page=2", Kind.RELATIVE),
        ("", Kind.RELATIVE),
        ("/mag/fr/../en/", Kind.UNTIDY),
        ("/mag/fr/%2e%2e/en/", Kind.UNTIDY),
        ("/mag//fr/", Kind.UNTIDY),
        ("https://[example/", Kind.UNTIDY),
        ("story:pari#x", Kind.PLACEHOLDER),
        ("{static}/x.jpg", Kind.PLACEHOLDER),
        ("%7Battach%7Dx.jpg", Kind.PLACEHOLDER),
        ("|filename|x.md", Kind.PLACEHOLDER),
        ("JavaScript:alert(1)", Kind.SCRIPT),
        ("#note", Kind.ANCHOR),
    ],
)
def test_an_address_is_told_for_what_it_is(site: Site, address: str, kind: Kind) -> None:
    assert site.destination(address).kind is kind


def test_a_path_inside_is_decoded_and_led_to_its_file(site: Site) -> None:
    found = site.destination("/mag/ar/%D8%B1%D9%87%D8%A7%D9%86/?x=1#%C3%A9t%C3%A9")
    assert found == Destination(Kind.INSIDE, "ar/رهان/", "ar/رهان/index.html", "été")


def test_a_folder_and_its_index_have_one_address(site: Site) -> None:
    assert site.address("fr/index.html") == "https://Example.org/mag/fr/"
    assert site.address("index.html") == "https://Example.org/mag/"
    assert site.link("fr/my-index.html") == "/mag/fr/my-index.html"
    assert not site.is_address_of("https://Example.org/mag/fr/index.html", "fr/index.html")


def test_drafts_are_known_by_their_folder_and_an_article_about_drafts_is_none(site: Site) -> None:
    assert site.destination("/mag/fr/drafts/x/").draft
    assert not site.destination("/mag/fr/drafts/").draft
    assert not site.destination("/mag/fr/first-drafts/x/").draft
