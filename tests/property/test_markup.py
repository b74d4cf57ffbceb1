"""What holds for every text, however contorted."""

from __future__ import annotations

import re

import nh3
from hypothesis import example, given, settings
from hypothesis import strategies as st

from traitdunion.rules.markup import allowance
from traitdunion.rules.markup.converter import Converter
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.manuscript import Body
from traitdunion.vocabulary.problem import Problem

FR = Language("fr")
CONVERTER = Converter()

PIECES = [
    "mot", "l’eau", "agua", "ماء", "água", "水", "&eacute;", "&amp;", "&lt;b&gt;", "&#60;", "&#x3c;script>", "&#0;",
    "\x0c", "\u2028", " ", "  ", "    ", "\t", "\n", "\n\n", "  \n", "\\", "\\`", "\\[", "*", "**", "_", "`", "``",
    "```", "~~~", "```python\n", "> ", ">> ", "# ", "## ", "#### ", "###### ", "===\n", "---\n", "- ", "1. ", "* ",
    ":   ", "|", "| a | b |\n|:-:|--:|\n", "[", "]", "(", ")", "[](", "![", "[a](b)", "[a](story:k#x)",
    "[a](javascript:alert(1))", "[a](JaVa\tScript:x)", "[a](data:text/html,x)", "[a](http://[)", "![a](http:)", "<https://x.org>",
    "[a][r]", "\n[r]: vbscript:x\n", "![a](b.jpg \"c\")", "![a](../b.jpg)", "![a](x:y){.decorative}", "[^1]",
    "[^é x]", "\n[^1]: note\n", "\n[^é x]: n\n", "*[HTML]: Hyper\n", "{#id}", "{: #id .pull onclick=x }",
    "{: style='x' lang=en }", "{.x}", "{: }", "<!--", "-->", "--", "<!-- x -->", "<!-->", "<", ">", "</", "<b>",
    "</b>", "<div>", "</div>", "<div markdown=1>", "<p>", "</p>", "<p markdown='1'>", "<span onclick='x'>",
    "<a href='javascript:x'>", "<a name=x href=//y>", "</a>", "<img src=x onerror=alert(1)>", "<img>", "<script>",
    "</script>", "<style>", "<svg onload=x>", "<iframe src=x>", "<math>", "<table>", "<tr><td>", "</table>", "<h1>",
    "<h5 id=id>", "</h1>", "</h5>", "<ul>", "<li>", "<?php", "?>", "<!DOCTYPE x>", "<![CDATA[", "]]>", "<textarea>",
    "<title>", "<plaintext>", "<details>", "<summary>", "<figure>", "<figcaption>", "<a b=\"", "'", "\"", "=", "<a\n",
    "///Footnotes Go Here///", "\x02", "\x03", "wzxhzdk:0", "klzzwxh:0001", "\ud800", "\ufffe",
]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=40).map("".join)

TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [^\s=>"]+="[^"<>]*")*)>')
ATTRIBUTE = re.compile(r' ([^\s=>"]+)="([^"]*)"')
OURS = {"section"}  # what the engine adds to what authors may type
CLEANER = nh3.Cleaner(
    tags={*allowance.TAGS, *OURS},
    attributes={
        tag: {*allowance.EVERYWHERE, *allowance.ATTRIBUTES.get(tag, ()), "loading", "decoding"}
        for tag in {*allowance.TAGS, *OURS}
    },
    url_schemes=set(allowance.SCHEMES),
    link_rel=None,
)


def convert(text: str) -> tuple[str, tuple[Problem, ...]]:
    body, problems = CONVERTER.convert(text, 1, "articles/a/index.fr.md", FR)
    return body.html, problems


@given(TEXTS)
@settings(max_examples=300, deadline=None)
@example("<scr<script>ipt>alert(1)</script>")
@example("<a href='x' <b onclick=y>")
def test_output_is_safe_and_well_formed(text: str) -> None:
    html, _ = convert(text)

    rest = TAG.sub("", html)
    assert "<" not in rest
    assert ">" not in rest.replace("&gt;", "")
    for _closing, name, attributes in TAG.findall(html):
        assert name in allowance.TAGS | OURS
        for key, value in ATTRIBUTE.findall(attributes):
            assert not key.startswith("on")
            assert key != "style"
            if key in ("href", "src"):
                assert not re.match(r"\s*(javascript|data|vbscript|file):", value, re.IGNORECASE)
    assert nested(html)
    assert CLEANER.clean(html).replace("&nbsp;", "\xa0") == html.replace("&#x27;", "'")


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_ids_are_unique_and_known(text: str) -> None:
    body, _ = CONVERTER.convert(text, 1, "articles/a/index.fr.md", FR)
    ids = [
        value
        for _, _, attributes in TAG.findall(body.html)
        for key, value in ATTRIBUTE.findall(attributes)
        if key == "id"
    ]
    assert len(ids) == len(set(ids))
    assert len(ids) == len(body.anchors)
    assert {heading.id for heading in body.headings} <= body.anchors


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_heading_levels_begin_at_two_and_never_skip(text: str) -> None:
    body, _ = CONVERTER.convert(text, 1, "articles/a/index.fr.md", FR)
    before = 1
    for heading in body.headings:
        assert 2 <= heading.level <= before + 1
        assert heading.text
        before = heading.level
    assert [int(level) for level in re.findall(r"<h([1-6])", body.html)] == [heading.level for heading in body.headings]


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_a_worker_forgets_the_text_before(text: str) -> None:
    assert convert(text) == convert(text)
    assert Converter().convert(text, 1, "a", FR) == CONVERTER.convert(text, 1, "a", FR)


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_every_line_named_is_a_line_of_the_file(text: str) -> None:
    body, problems = CONVERTER.convert(text, 10, "a", FR)
    last = 10 + len(re.findall(r"\r\n|\r|\n", text))
    lines = [problem.place.line for problem in problems]
    lines += [item.line for group in (body.headings, body.links, body.images) for item in group]
    assert all(10 <= line <= last for line in lines)
    for problem in problems:
        assert all(problem.sentences())


WORDS = st.lists(
    st.sampled_from(["terre", "agua", "water", "ماء", "água", "R&D", "5<6", "é", "«", "»", "—", "“", "a\xa0:"]),
    min_size=1,
)


@given(st.lists(WORDS.map(" ".join), min_size=1, max_size=5))
@settings(max_examples=100, deadline=None)
def test_plain_words_come_out_as_they_went_in(paragraphs: list[str]) -> None:
    body, problems = CONVERTER.convert("\n\n".join(paragraphs), 1, "a", FR)
    assert problems == ()
    assert body.excerpt == paragraphs[0].strip(" ")
    assert body.words == sum(1 for text in paragraphs for word in text.split() if re.search(r"\w", word))


def nested(html: str) -> bool:
    """Tell whether every element is closed where it should be."""
    opened: list[str] = []
    for closing, name, _ in TAG.findall(html):
        if closing:
            if not opened or opened.pop() != name:
                return False
        elif name not in ("br", "col", "hr", "img", "wbr"):
            opened.append(name)
    return not opened


HIDING = ("<!--", "-->", "<script", "</script", "<style", "<svg", "<math", "```", "~~~", "[^", "]:", "*[", "#x3c;scr")
OPEN = [piece for piece in PIECES if not any(sign in piece for sign in HIDING)]


@given(st.lists(st.sampled_from(OPEN), max_size=25))
@settings(max_examples=200, deadline=None)
def test_no_paragraph_is_lost_without_a_word(pieces: list[str]) -> None:
    words = [f"mot{index}mot" for index in range(len(pieces))]
    text = "".join(f"{piece}\n\n{word}\n\n" for piece, word in zip(pieces, words, strict=True))
    body, problems = CONVERTER.convert(text, 1, "a", FR)
    said = body.html + " ".join(value for problem in problems for _, value in problem.details)
    lost = [word for word in words if word not in said]
    # a tag without its > or its quotes takes words for attributes, and these are refused by name
    refused = any(problem.fault.code in ("TU309", "TU310", "TU342") for problem in problems)
    assert not lost or refused or body == Body()
