"""Segments: the pieces of a text, where they stand, and digests that never change."""

from __future__ import annotations

import json
import time
import timeit
from pathlib import Path

import pytest

from traitdunion.rules.encoding import decode
from traitdunion.rules.header.frontmatter import HeaderOptions, read_header
from traitdunion.rules.segments import placeholders, read_matter, word_count
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.manuscript import Header
from traitdunion.vocabulary.segment import Matter, Segment

GOLDENS = json.loads((Path(__file__).parent / "goldens" / "segments-1.json").read_text("utf-8"))
PATH = "articles/eau/index.fr.md"


def typed(source: str) -> tuple[Matter, str]:
    """Read a source as a file is read, and return its matter and its decoded text."""
    text, _ = decode(source.encode(), PATH)
    if text is None:
        return read_matter(Header(), source), source
    header, *_ = read_header(text, PATH, HeaderOptions(Language("fr")))
    return read_matter(header or Header(), text), text


def matter(source: str) -> Matter:
    return typed(source)[0]


def segments(source: str) -> tuple[Segment, ...]:
    return matter(source).segments


def seen(source: str) -> list[tuple[str, str]]:
    return [(segment.kind.value, segment.text) for segment in segments(source)]


@pytest.mark.parametrize("golden", GOLDENS, ids=lambda golden: golden["name"])
def test_digests_of_algorithm_1_are_what_they_were(golden: dict[str, object]) -> None:
    for source in golden["sources"]:  # type: ignore[attr-defined]
        found = matter(source)
        assert (found.algorithm, found.digest) == (1, golden["digest"]), source
    first = matter(golden["sources"][0])  # type: ignore[index]
    assert [[part.kind.value, part.text, part.digest] for part in first.segments] == golden["segments"]


def test_what_says_something_else_has_another_digest() -> None:
    digests = [golden["digest"] for golden in GOLDENS]
    assert len(digests) == len(set(digests)) >= 60


def test_a_version_is_what_front_matter_names() -> None:
    assert matter("L’eau est à tous.").version == "1-3804dc593fdb"


def test_facts_are_no_matter() -> None:
    facts = (
        "slug: eau\nstatus: draft\ndate: 2026-03-04\nmodified: 2026-03-05\ntags: [a]\nauthors: [Ana]\nsection: x\n"
        "aliases: [/x]\ntranslators: [a b]\nsame_as: [1-9f2c1e7a04bd]\nlicense: CC0-1.0\ncover: {src: a.jpg, credit: Ana}\n"
    )
    assert matter(f"---\n{facts}title: Eau\n---\nCorps.").digest == matter("---\ntitle: Eau\n---\nCorps.").digest


@pytest.mark.parametrize(
    "value",
    [
        "L’eau : notre bien", '"L’eau : notre bien"', "'L’eau : notre bien'", '"L’eau\\u00a0: notre bien"', "L’eau # notre bien",
        '"Commun" et partage', "L&rsquo;eau",
    ],
)  # fmt: skip
def test_a_title_stands_where_it_was_typed(value: str) -> None:
    found, text = typed(f"---\nslug: eau\ntitle:  {value}  \ndate: 2026-01-01\n---\nCorps.")
    title = found.segments[0]
    assert (text[title.start : title.end], title.line) == (value, 3)


def test_a_comment_after_a_quoted_title_is_not_its_own() -> None:
    found, text = typed("---\ntitle: 'L’eau' # provisoire\n---\n")
    assert text[found.segments[0].start : found.segments[0].end] == "'L’eau'"


def test_words_of_a_block_are_all_its_lines() -> None:
    found, text = typed("---\ntitle: T\nsummary: >-\n  Un mot,\n  puis deux.\n\nslug: t\n---\n")
    assert text[found.segments[1].start : found.segments[1].end] == "Un mot,\n  puis deux."
    found, text = typed('---\ntitle: T\nsummary: "Un mot,\n  puis deux."\nslug: t\n---\n')
    assert text[found.segments[1].start : found.segments[1].end] == '"Un mot,\n  puis deux."'
    assert found.segments[1].text == "Un mot, puis deux."


@pytest.mark.parametrize(
    "header",
    [
        "cover:\n  src: a.jpg\n  alt: Un canal\n  caption: Valence\npictures:\n  b.jpg:\n    alt: Un seuil",
        "pictures: {b.jpg: {alt: Un seuil}}\ncover: {src: a.jpg, alt: Un canal, caption: Valence}",
        "cover: {\n  src: a.jpg,\n  alt: Un canal,\n  caption: Valence\n}\npictures:\n  b.jpg: {alt: Un seuil, credit: alt}",
    ],
)
def test_words_of_pictures_stand_where_they_were_typed(header: str) -> None:
    found, text = typed(f"---\ntitle: T\n{header}\n---\n")
    said = [(part.kind.value, part.place, part.text, text[part.start : part.end]) for part in found.segments[1:]]
    assert said == [
        ("alt", ("cover",), "Un canal", "Un canal"),
        ("caption", ("cover",), "Valence", "Valence"),
        ("alt", ("picture-b.jpg",), "Un seuil", "Un seuil"),
    ]


def test_words_inherited_are_not_the_texts_own() -> None:
    assert [part.kind.value for part in segments("---\ntitle: T\ntranslates: en\n---\nCorps.")] == [
        "title",
        "paragraph",
    ]


def test_a_place_goes_from_the_section_inwards() -> None:
    source = (
        "Un.\n\n# A\n\n- x\n- y\n    1. z\n\n        suite\n\n## B\n\n> q\n>\n> - r\n\na | b\n--|--\nc | d\n\n[^1]: n\n"
    )
    assert [(part.text, "/".join(part.place), part.level) for part in segments(source)] == [
        ("Un.", "section-0", 0),
        ("A", "section-1", 1),
        ("x", "section-1/list-1/item-1", 1),
        ("y", "section-1/list-1/item-2", 1),
        ("z", "section-1/list-1/item-2/list-1/item-1", 2),
        ("suite", "section-1/list-1/item-2/list-1/item-1", 2),
        ("B", "section-2", 2),
        ("q", "section-2/quote-1", 1),
        ("r", "section-2/quote-1/list-1/item-1", 1),
        ("a | b", "section-2/table-1/row-1", 1),
        ("c | d", "section-2/table-1/row-2", 1),
        ("n", "section-2/footnote-1", 1),
    ]


def test_two_lists_are_two_where_a_paragraph_or_numbers_part_them() -> None:
    places = ["/".join(part.place[1:]) for part in segments("- a\n\nx\n\n- b\n\n1. c\n2. d\n")]
    assert places == ["list-1/item-1", "", "list-2/item-1", "list-3/item-1", "list-3/item-2"]


def test_a_quotation_in_several_pieces_is_one() -> None:
    assert {part.place for part in segments("> a\n>\n> b\n\n> c\n")} == {("section-0", "quote-1")}


def test_a_comment_on_its_own_lines_parts_nothing() -> None:
    assert seen("un\n<!-- note\n\nlongue -->\ndeux\n\n- a\n<!-- x -->\n- b") == [
        ("paragraph", "un deux"),
        ("list-item", "a"),
        ("list-item", "b"),
    ]


def test_a_comment_that_nothing_closes_is_words() -> None:
    assert seen("un <!-- deux\n\ntrois") == [("paragraph", "un <!-- deux"), ("paragraph", "trois")]


def test_pictures_of_a_body_are_named_and_their_words_stand_where_they_were_typed() -> None:
    source = 'Un.\n\n![Un *canal*](march.jpg "Valence"){.wide}\n\n![](rien.png)\n\nAvec ![un seuil](s.jpg) au milieu.'
    found, text = typed(source)
    assert [(part.kind.value, part.place[1:], text[part.start : part.end]) for part in found.segments[1:4]] == [
        ("alt", ("picture-march.jpg",), "Un *canal*"),
        ("caption", ("picture-march.jpg",), "Valence"),
        ("alt", ("picture-rien.png",), ""),
    ]
    assert found.segments[4].text == "Avec ![un seuil](s.jpg) au milieu."


def test_a_table_needs_its_line_of_hyphens() -> None:
    assert seen("a | b\nc | d") == [("paragraph", "a | b c | d")]
    assert seen("avant\na | b\n--|--") == [("paragraph", "avant a | b --|--")]


def test_definitions_go_on_after_a_blank_line() -> None:
    source = "Azud\n: barrage\n\nDula\n: tour\n\nAprès."
    assert [(part.kind.value, "/".join(part.place[1:])) for part in segments(source)] == [
        ("term", "definitions-1/term-1"),
        ("definition", "definitions-1/definition-1"),
        ("term", "definitions-1/term-2"),
        ("definition", "definitions-1/definition-2"),
        ("paragraph", ""),
    ]


def test_html_gives_a_paragraph_for_each_block_and_headings_their_level() -> None:
    source = (
        "<section>\n<h3 id='x'>Titre</h3>\n<ul><li>un</li><li>deux <b>fois</b></li></ul>\n\n    trois\n</section>\n"
    )
    assert seen(source) == [
        ("heading", "Titre"),
        ("paragraph", "un"),
        ("paragraph", "deux <b>fois</b>"),
        ("paragraph", "trois"),
    ]
    assert segments(source)[0].level == 3


def test_placeholders_are_the_comments_that_ask_for_a_translation() -> None:
    text = (
        "---\ntitle: T\n---\n<!-- translate: L’eau\nest à tous. -->\n\n<!--translate-->\nun <!-- Translate : deux -->\n\n"
        "<!-- translators: rien -->\n\n`<!-- translate -->`\n\n```\n<!-- translate: code -->\n```\n\n    <!-- translate -->\n"
    )
    assert placeholders(text) == (4, 7, 8)
    assert placeholders("Rien.") == ()


@pytest.mark.parametrize(
    ("source", "language", "count"),
    [
        ("« L’eau — *oui* », dit-[il](https://a.org) : 10 % !", "fr", 4),
        ("## Titre deux {#titre}", "fr", 2),
        ("a | b\n--|--", "en", 2),
        ("`ls -l` et <https://a.org>", "fr", 3),
        ("私は水を飲みます。", "ja", 7),
        ("الماء للجميع", "ar", 2),
        ("```\nif x:\n```", "en", 0),
    ],
)
def test_words_are_those_to_translate(source: str, language: str, count: int) -> None:
    assert word_count(segments(source)[0], Language(language)) == count


@pytest.mark.parametrize(
    "sign", ["[", "](", "`a ``b ", "<!--", "> ", "- ", "*a", "<div ", "![x](", "> \n", "- > ", '](a "', "a\n: b\n\n"]
)
def test_a_contorted_text_takes_a_time_in_proportion_to_its_length(sign: str) -> None:
    read_matter(Header(), sign * 100)
    few = min(timeit.repeat(lambda: read_matter(Header(), sign * 1_000), number=1, repeat=3, timer=time.process_time))
    many = timeit.timeit(lambda: read_matter(Header(), sign * 10_000), number=1, timer=time.process_time)
    assert many < 60 * few + 0.1
