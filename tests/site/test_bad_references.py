"""Faults of links and pictures, and drawings that could do more than be looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import sites
from support.faulty import ENGLISH, FRENCH, MIDDLE, SPANISH, agree, case, edited, magazine, told, with_body, with_cover

M = MIDDLE
PNG = sites.png()


def file(name: str, data: bytes = PNG) -> dict[str, str | bytes | None]:
    """Return a file beside the article."""
    return {f"articles/moyen/{name}": data}


def drawn(inner: str = "", attributes: str = "", before: str = "") -> dict[str, str | bytes | None]:
    """Return an article that shows a drawing."""
    svg = f'{before}<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" viewBox="0 0 4 3"{attributes}>{inner}</svg>'
    return {**with_body("![Un mur](a.svg)"), **file("a.svg", svg.encode())}


LINKS = [
    case("misspelt story", with_body("[x](story:agau)"), (f"{M}:10: error TU358", "[words](story:agua)")),
    case("unknown story", with_body("[x](story:zebre)"), (f"{M}:10: error TU358", "no story: “zebre”")),
    case(
        "anchor of a story, in each language",
        with_body("[x](story:agua#orila)"),
        (f"{M}:10: error TU359", "articles/agua/index.es.md. Did you mean “#orilla”?"),
        (f"{M}:10: error TU359", "articles/agua/index.fr.md. Did you mean “#orilla”?"),
    ),
    case("anchor of the page", with_body("[x](#rien)"), (f"{M}:10: error TU359", "## Title {#rien}")),
    case("misspelt address", with_body("[x](/fr/un-ancie/)"), (f"{M}:10: error TU360", "Did you mean /fr/un-ancien/?")),
    case(
        "address without its slash",
        with_body("[x](/fr/un-ancien)"),
        (f"{M}:10: error TU360", "Did you mean /fr/un-ancien/?"),
    ),
    case("unknown address", with_body("[x](/fr/zebre/)"), (f"{M}:10: error TU360", "[words](story:name)")),
    case(
        "whole address",
        with_body("[x](https://example.org/mag/fr/zebre/)"),
        (f"{M}:10: error TU360", "https://example.org/mag/fr/zebre/"),
    ),
    case(
        "anchor of an address",
        with_body("[x](/fr/leau-commune/#zebre)"),
        (f"{M}:10: error TU360", "/fr/l-eau-commune/"),
    ),
    case("anchor of a page elsewhere", with_body("[x](/fr/l-eau-commune/#orila)"), (f"{M}:10: error TU359", "#orilla")),
    case("no file", with_body("[x](rapport.pdf)"), (f"{M}:10: error TU361", "Put the file beside the text")),
    case(
        "a file’s capitals",
        {**with_body("[x](rapport.pdf)"), **file("Rapport.PDF", b"x")},
        (f"{M}:10: error TU361", "Did you mean “Rapport.PDF”?"),
    ),
    case("a text’s source", with_body("[x](index.fr.md)"), (f"{M}:10: error TU361", "[words](story:moyen)")),
    case(
        "a page of one’s own",
        {**with_body("[x](a.html)"), **file("a.html", b"<script>1</script>")},
        (f"{M}:10: error TU365", "a.html"),
    ),
]

PICTURES = [
    case("no picture", with_body("![x](mur.png)"), (f"{M}:10: error TU351", "folder articles/moyen")),
    case(
        "no picture among others",
        {**with_body("![x](montagne.png) ![y](rue.png)"), **file("rue.png")},
        (f"{M}:10: error TU351", "holds: rue.png."),
    ),
    case("a camera’s name", with_body("![x](IMG 2034.JPG)"), (f"{M}:10: error TU351", "“IMG 2034.JPG”")),
    case(
        "a camera’s name, by case",
        {**with_body("![x](img-2034.jpg)"), **file("IMG 2034.JPG")},
        (f"{M}:10: error TU352", "write the same name here: img-2034.jpg"),
    ),
    case(
        "by case",
        {**with_body("![x](Mur.png)"), **file("mur.png")},
        (f"{M}:10: error TU352", "Did you mean “mur.png”?"),
    ),
    case(
        "by Unicode form",
        {**with_body("![x](e\u0301te\u0301.png)"), **file("été.png")},
        (f"{M}:10: error TU352", "write the same name here: ete.png"),
    ),
    case("no words", {**with_body("![](mur.png)"), **file("mur.png")}, (f"{M}:10: error TU353", "![…](mur.png)")),
    case("HEIC", {**with_body("![x](IMG_1.HEIC)"), **file("IMG_1.HEIC")}, (f"{M}:10: error TU356", "img-1.jpg")),
    case(
        "HEIC in disguise",
        {**with_body("![x](a.jpg)"), **file("a.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic")},
        ("articles/moyen/a.jpg:1: error TU363", "as JPEG or PNG"),
    ),
    case(
        "an empty picture",
        {**with_body("![x](a.png)"), **file("a.png", b"")},
        ("articles/moyen/a.png:1: error TU363", "as JPEG or PNG"),
    ),
    case(
        "half a picture",
        {**with_body("![x](a.png)"), **file("a.png", PNG[:20])},
        ("articles/moyen/a.png:1: error TU363", "as JPEG or PNG"),
    ),
    case("cover without file", with_cover(("mur.png", "rue.jpeg")), (f"{M}:9: error TU351", "holds: mur.png.")),
    case("cover by case", with_cover(("mur.png", "Mur.PNG")), (f"{M}:9: error TU352", "Did you mean “mur.png”?")),
    case("cover from a camera", with_cover(("mur.png", "IMG 2034.JPG")), (f"{M}:9: error TU351", "“IMG 2034.JPG”")),
    case(
        "cover in HEIC",
        {**with_cover(("mur.png", "IMG_1.HEIC")), **file("IMG_1.HEIC")},
        (f"{M}:9: error TU356", "img-1.jpg"),
    ),
    case("cover without name", with_cover(("  src: mur.png\n", "")), (f"{M}:8: error TU368", "src: mur.png")),
    case("cover without words", with_cover(("  alt: Un mur.\n", "")), (f"{M}:8: error TU353", "under cover: alt: …")),
    case(
        "cover without credit",
        with_cover(("  credit: Ana Pérez\n", "")),
        (f"{M}:8: error TU354", "under cover: credit: Ana Pérez"),
    ),
    case(
        "cover without licence",
        with_cover(("  license: CC0-1.0\n", "")),
        (f"{M}:8: error TU355", "license: CC-BY-SA-4.0"),
    ),
    case("cover of another story", with_cover(("mur.png", "../agua/mur.png")), (f"{M}:9: error TU159", "src: mur.png")),
    case(
        "cover elsewhere",
        with_cover(("mur.png", "https://example.org/mur.png")),
        (f"{M}:9: error TU159", "src: mur.png"),
    ),
    case(
        "cover of our settings",
        with_cover(("mur.png", "'{attach}../../pelicanconf.py'")),
        (f"{M}:9: error TU159", "pelicanconf.py"),
    ),
    case(
        "cover that is no picture",
        {**with_cover(("mur.png", "a.pdf")), **file("a.pdf")},
        (f"{M}:9: error TU365", ".jpg"),
    ),
    case(
        "cover without words in the translations",
        {
            **edited(FRENCH, ("---\n\n", "cover: {src: a.png, alt: Un mur, credit: A, license: CC0-1.0}\n---\n\n")),
            "articles/pari/a.png": PNG,
        },
        (f"{ENGLISH}:4: error TU353", "cover: {alt: …}"),
        (f"{SPANISH}:4: error TU353", "cover: {alt: …}"),
    ),
    case(
        "a picture nobody has",
        edited(M, ("---\n\n", "pictures: {mur.png: {credit: Ana}}\n---\n\n")),
        (f"{M}:8: error TU366", "or take its entry out"),
    ),
]

DRAWINGS = [
    case(name, changes, ("articles/moyen/a.svg:1: error TU364", what))
    for name, changes, what in (
        ("a script", drawn("<script>alert(1)</script>"), "<script>"),
        ("a prefixed script", drawn('<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>'), "<script>"),
        ("a handler", drawn(attributes=' onload="alert(1)"'), "onload="),
        ("a page", drawn("<foreignObject><b/></foreignObject>"), "<foreignObject>"),
        ("HTML", drawn('<img xmlns="http://www.w3.org/1999/xhtml"/>'), "<img>"),
        ("a link that runs", drawn('<a x:href="java&#10;script:alert(1)"><path/></a>'), "href="),
        (
            "a link that will run",
            drawn('<a><set attributeName="href" to="javascript:alert(1)"/></a>'),
            "attributename=",
        ),
        ("another site’s picture", drawn('<image x:href="https://example.com/a.png"/>'), "href="),
        ("another site’s shape", drawn('<use href="//example.com/a.svg#b"/>'), "href="),
        ("another site’s style", drawn("<style>@import 'https://example.com/a.css'</style>"), "<style>"),
        ("another site’s colour", drawn('<path fill="url(https://example.com/a.svg#b)"/>'), "fill="),
        ("a style sheet", drawn(before='<?xml-stylesheet href="a.xsl" type="text/xsl"?>'), "<?xml-stylesheet"),
        ("an entity", drawn("<path/>", before='<!DOCTYPE svg [<!ENTITY a "b">]>'), "<!ENTITY>"),
    )
]


@pytest.mark.parametrize(("changes", "expected"), [*LINKS, *PICTURES, *DRAWINGS])
def test_a_reference_to_nothing_is_told_at_its_line(
    tmp_path: Path, changes: dict[str, str | bytes], expected: list[tuple[str, str]]
) -> None:
    result = sites.build_site(tmp_path, magazine(changes))
    assert result.failed
    agree(told(result), expected)
    assert not (tmp_path / "output").exists()


def test_a_script_in_another_encoding_is_found(tmp_path: Path) -> None:
    svg = '<?xml version="1.0" encoding="utf-16"?><svg xmlns="http://www.w3.org/2000/svg">\n<script>alert(1)</script></svg>'
    result = sites.build_site(tmp_path, magazine({**with_body("[x](a.svg)"), **file("a.svg", svg.encode("utf-16"))}))
    agree(told(result), [("content/articles/moyen/a.svg:2: error TU364", "<script>")])


@pytest.mark.parametrize("data", [b"", b"<html/>", b"<svg", b"<svg><path/onload='1'/></svg>", PNG])
def test_what_is_no_drawing_is_refused(tmp_path: Path, data: bytes) -> None:
    result = sites.build_site(tmp_path, magazine({**with_body("![x](a.svg)"), **file("a.svg", data)}))
    agree(told(result), [("content/articles/moyen/a.svg:1: error TU363", "as JPEG or PNG")])


def test_a_plain_drawing_is_shown_with_its_size(tmp_path: Path) -> None:
    inner = '<title>Un mur</title><defs><path id="p" style="fill:url(#g)"/></defs><use x:href="#p"/><a href="https://example.org/"><path/></a>'
    result = sites.build_site(tmp_path, magazine(drawn(inner)))
    assert not result.failed, sites.lines(result)
    assert result.run is not None
    assert result.run.session is not None
    assert result.run.session.sizes == {"media/moyen/a.svg": (4, 3)}


@pytest.mark.parametrize("typed", ["IMG%202034.JPG", "<IMG 2034.JPG>", "IMG 2034.JPG"])
def test_a_name_that_does_not_travel_is_a_warning(tmp_path: Path, typed: str) -> None:
    result = sites.build_site(tmp_path, magazine({**with_body(f"![Un mur]({typed})"), **file("IMG 2034.JPG")}))
    assert not result.failed, sites.lines(result)
    agree(told(result, "warning"), [(f"content/{M}:10: warning TU357", "write the same name here: img-2034.jpg")])


def test_a_camera_s_cover_is_a_warning(tmp_path: Path) -> None:
    result = sites.build_site(tmp_path, magazine({**with_cover(("mur.png", "IMG 2034.JPG")), **file("IMG 2034.JPG")}))
    agree(told(result, "warning"), [(f"content/{M}:9: warning TU357", "img-2034.jpg")])


def test_links_to_what_is_there_are_no_fault(tmp_path: Path) -> None:
    body = (
        "[a](/fr/un-ancien/?x=1) [b](/fr/l-eau-commune/#orilla) [c](https://example.org/mag/fr/) [d](/fr/feed.atom) [e](//example.com/)"
        " [f](rapport.pdf) [g](/sitemap.xml) [h](story:essay)"
    )
    result = sites.build_site(tmp_path, magazine({**with_body(body), **file("rapport.pdf", b"%PDF")}))
    assert not result.failed, sites.lines(result)


def test_a_file_that_no_text_shows_is_noted_and_not_published(tmp_path: Path) -> None:
    result = sites.build_site(tmp_path, magazine(file("mur.png")))
    agree(told(result, "note"), [("content/articles/moyen/mur.png:1: note TU362", "not published")])
    assert not (tmp_path / "output/media").exists()
