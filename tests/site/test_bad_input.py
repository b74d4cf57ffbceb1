"""Bad input as a whole: every problem in one run, and nothing active or foreign in the output."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from selectolax.lexbor import LexborHTMLParser

from support import sites
from support.faulty import (
    ENGLISH,
    FRENCH,
    MIDDLE,
    OLD,
    SPANISH,
    agree,
    edited,
    keyed,
    magazine,
    middle,
    snapshot,
    told,
    with_body,
    with_cover,
)


def test_ten_faults_in_ten_files_are_told_in_one_run(tmp_path: Path) -> None:
    assert not sites.build_site(tmp_path, sites.trilingual()).failed
    before = snapshot(tmp_path / "output")
    changes = {
        **middle(("2024-05-07", "hier")),
        **edited(OLD, ("section: communs", "section: comuns")),
        **edited(FRENCH, ("story:agua#orilla", "story:agau")),
        **edited(ENGLISH, ("[taller]", "[talle]")),
        **edited(SPANISH, ("translates: fr", "translates: fr@1")),
        "articles/essay/index.en.md": b"",
        "articles/agua/index.fra.md": sites.original("L’eau"),
        **edited("sections.yaml", ("wiki: {merged_into: communs}", "wiki: {merged_into: zebre}")),
        **edited("tags.yaml", ("{name: Agua}", "{nmae: Agua}")),
        **edited("people.yaml", ("kind: team\n", "kind: teem\n")),
    }
    result = sites.build_site(tmp_path, magazine(changes), settings="\nTRAITDUNION_ZEBRE = 1\n")
    expected = [
        ("content/articles/agua/index.fra.md:1: error TU207", "index.fr.md is there already"),
        (f"content/{OLD}:6: error TU216", "section: communs"),
        ("content/articles/essay/index.en.md:1: error TU102", "empty"),
        (f"content/{MIDDLE}:4: error TU146", "date: "),
        (f"content/{ENGLISH}:5: error TU218", "translators: [taller]"),
        (f"content/{SPANISH}:4: error TU155", "translates: fr"),
        (f"content/{FRENCH}:10: error TU358", "story:agua"),
        ("content/people.yaml:2: error TU248", "kind: team"),
        ("content/sections.yaml:9: error TU244", "merged_into: "),
        ("content/tags.yaml:4: error TU241", "Did you mean “name”?"),
        ("pelicanconf.py:16: error TU502", "TRAITDUNION_"),
    ]
    found = told(result)
    missing = [
        start for start, part in expected if not any(line.startswith(f"{start}: ") and part in line for line in found)
    ]
    assert missing == [], found
    assert found == sorted(found, key=lambda line: (line.split(":")[0] == "pelicanconf.py", line.split(":")[0]))
    assert snapshot(tmp_path / "output") == before


DOWNLOAD = re.compile(r"data:text/markdown;charset=utf-8;base64,[A-Za-z0-9+/=]*\Z")  # a file, which no browser runs
SCHEMES = ("http:", "https:", "mailto:", "tel:", "#", "/", "")
LINKS = ("href", "src", "action", "formaction", "srcset", "data", "poster")


def active(html: str) -> list[str]:
    """Return what in a page, or a part of one, would run in a browser."""
    found = []
    for node in LexborHTMLParser(html).css("*"):
        if node.tag in ("iframe", "object", "embed", "form", "base") or (
            node.tag == "script" and node.attributes.get("type") != "application/ld+json"
        ):
            found.append(node.tag)
        for name, value in node.attributes.items():
            address = re.sub(r"\s", "", value or "").lower()
            if node.tag == "a" and name == "href" and "download" in node.attributes and DOWNLOAD.match(value or ""):
                continue
            scheme = re.match(r"[a-z][a-z0-9+.-]*:|", address)
            assert scheme is not None
            if name.startswith("on") or (name in LINKS and scheme[0] not in SCHEMES) or name == "style":
                found.append(f"{node.tag} {name}={value}")
    return found


def pages_and_entries(output: Path) -> Iterator[tuple[str, str]]:
    """Yield the HTML of every page, and what feeds give readers as HTML."""
    for path in sorted(output.rglob("*.html")):
        yield path.name, path.read_text(encoding="utf-8")
    for path in sorted([*output.rglob("*.atom"), *output.rglob("*.rss")]):
        feed = ElementTree.fromstring(path.read_bytes())
        for entry in [*feed.iter("item"), *feed.iter("{http://www.w3.org/2005/Atom}entry")]:
            for node in entry.iter():
                if node.tag.rpartition("}")[2] in ("content", "encoded", "description"):
                    yield f"{path.name} {node.tag}", node.text or ""


MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'>"

PROBES = [
    middle(("Un moyen", MARKUP)),
    middle(("Un résumé.", MARKUP)),
    middle(("[redaction]", "['Ana <script>alert(1)</script>']")),
    with_cover(("Un mur.", MARKUP.replace(":", ""))),
    with_cover(("Ana Pérez", MARKUP)),
    with_body(
        "<script>alert(1)</script>\n\n<p onclick='alert(1)'>Un</p>\n\n<iframe src='https://example.com/'></iframe>\n\n<svg onload=alert(1)></svg>"
    ),
    with_body(
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>"
    ),
    with_body(
        "<a href='java\tscript:alert(1)'>x</a> <a href=\"&#106;avascript:alert(1)\">y</a> <form action='javascript:alert(1)'><button>z</button></form>"
    ),
    with_body('[x](https://example.org/ "\\" onmouseover=\\"alert(1)")'),
    with_body("## Titre {#a onclick=alert(1)}\n\nUn texte. {: onclick=alert(1) href=javascript:alert(1) }"),
    with_body('```"><script>alert(1)</script>\n<script>alert(2)</script>\n```\n\n`<script>alert(3)</script>`'),
    with_body('Un texte.[^1]\n\n[^1]: <script>alert(1)</script>\n\n*[Un]: "><script>alert(2)</script>'),
    with_body("]]><script>alert(1)</script> {{ 191 * 907 }} {% raw %}"),
    keyed("aliases: ['/a\"><script>alert(1)<b/']"),
    edited("sections.yaml", ("Communs,", "'<script>alert(1)</script>',")),
    edited("people.yaml", ("Elle écrit.", "'<script>alert(1)</script>'")),
    edited("people.yaml", ("Taller,", "'</script><script>alert(1)</script>',")),
    {
        "editions.yaml": "fr: {name: '<script>alert(1)</script>', tagline: '</title><script>alert(1)</script>'}\nen: {name: B}\nes: {name: C}\n"
    },
]


@pytest.mark.parametrize("changes", PROBES)
def test_nothing_that_runs_reaches_a_page_or_a_feed(tmp_path: Path, changes: dict[str, str | bytes]) -> None:
    result = sites.build_site(tmp_path, magazine(changes))
    found = {place: what for place, html in pages_and_entries(tmp_path / "output") if (what := active(html))}
    assert found == {}, sites.lines(result)
    written = [path.read_text(encoding="utf-8") for path in (tmp_path / "output").rglob("*.html")]
    assert bool(written) is not result.failed
    assert not any("173237" in text for text in written)


@pytest.mark.parametrize(
    "changes",
    [
        keyed("url: ../../evil.html"),
        keyed("save_as: ../../evil.html"),
        keyed("slug: ../../evil"),
        keyed("aliases: [/%2e%2e/%2e%2e/evil/]"),
        keyed("template: ../../../pelicanconf"),
        with_body("[x]({attach}../../pelicanconf.py)"),
        with_body("[x]({static}/../pelicanconf.py)"),
        with_body("[x](..%2f..%2fpelicanconf.py)"),
        with_body("![x](..\\..\\pelicanconf.py)"),
        with_cover(("mur.png", "..%2f..%2f..%2fpelicanconf.py")),
        with_body("{% include '../../pelicanconf.py' %} {! ../../pelicanconf.py !} {{ SITEURL }}"),
    ],
)
def test_no_file_from_outside_reaches_the_output_and_none_is_written_there(
    tmp_path: Path, changes: dict[str, str | bytes]
) -> None:
    (tmp_path / "site").mkdir()
    result = sites.build_site(tmp_path / "site", magazine(changes), settings='\nSECRET = "mot de passe"\n')
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]
    assert {path.name for path in (tmp_path / "site").iterdir()} <= {
        "cache",
        "content",
        "output",
        "pelicanconf.py",
        "__pycache__",
    }
    assert not any(
        "mot de passe" in path.read_text(encoding="utf-8", errors="replace")
        for path in (tmp_path / "site/output").rglob("*")
        if path.is_file()
    )
    assert result.failed or not list((tmp_path / "site/output").rglob("*evil*"))


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe\x00",
        b"\0" * 50,
        b"---\n" * 9,
        b"---\n---\n",
        b"---\ntitle: [[[[[\n---\n",
        b"---\n&a title: *a\n---\n",
        b"---\n? - a\n---\n\nx",
    ],
)
def test_no_file_however_broken_ends_the_run_for_the_others(tmp_path: Path, data: bytes) -> None:
    result = sites.build_site(tmp_path, magazine({"articles/neuf/index.fr.md": data, **middle(("2024-05-07", "hier"))}))
    assert result.failed
    places = [line.split(":")[0] for line in told(result)]
    assert "content/articles/neuf/index.fr.md" in places
    assert f"content/{MIDDLE}" in places


def test_a_long_title_is_no_fault(tmp_path: Path) -> None:
    assert not sites.build_site(tmp_path, magazine(middle(("Un moyen", "Un long titre " * 300)))).failed


def test_the_good_magazine_has_no_problem(tmp_path: Path) -> None:
    result = sites.build_site(tmp_path, sites.trilingual())
    agree(told(result, "error", "warning", "note"), [])
