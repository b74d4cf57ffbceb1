"""Bodies: Markdown to safe HTML."""

from __future__ import annotations

import re

import pytest

from traitdunion.rules.markup.converter import Converter
from traitdunion.rules.markup.figures import FIGURE
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.manuscript import Body, Heading, Image, Link, LinkKind, Picture
from traitdunion.vocabulary.problem import Severity

CONVERTER = Converter()


def convert(text: str, language: str = "fr", **pictures: Picture) -> tuple[Body, list[tuple[str, int]]]:
    """Convert a text that begins on line 10 of its file; problems are (code, line)."""
    said = {picture.src: picture for picture in pictures.values()}
    body, problems = CONVERTER.convert(text, 10, "articles/a/index.fr.md", Language(language), pictures=said)
    return body, [(problem.fault.code, problem.place.line) for problem in problems]


def html(text: str) -> str:
    """Convert a text that must have no problems, and return its HTML."""
    body, problems = convert(text)
    assert problems == []
    return body.html


def wording(text: str) -> str:
    """Return the one problem of a text, as it is printed."""
    _, (problem,) = CONVERTER.convert(text, 10, "a", Language("en"))
    return ". ".join(problem.sentences())


class TestMarkdown:
    def test_words_in_another_language_keep_their_attributes(self) -> None:
        assert html("*do-ocracy*{: lang=en }") == '<p><em lang="en">do-ocracy</em></p>'
        assert html('<span lang="ar" dir="rtl">ماء</span>') == '<p><span lang="ar" dir="rtl">ماء</span></p>'

    def test_a_column_is_aligned_by_a_class(self) -> None:
        table = html("| a | b |\n|--:|---|\n| 1 | 2 |")
        assert '<td class="align-right">1</td>\n<td>2</td>' in table
        assert "style" not in table

    def test_a_marked_quotation_is_a_pull_quote(self) -> None:
        assert html("> Un pari perdu.\n{: .pull}") == '<aside class="pull-quote">\n<p>Un pari perdu.</p>\n</aside>'

    def test_an_unmarked_quotation_stays_one(self) -> None:
        assert html("> Un pari perdu.") == "<blockquote>\n<p>Un pari perdu.</p>\n</blockquote>"

    def test_markdown_is_read_inside_raw_html_that_asks_for_it(self) -> None:
        assert "<em>mot</em>" in html('<aside markdown="1" class="x">\nun *mot*\n</aside>')

    def test_markdown_inside_html_that_is_not_closed_loses_no_words(self) -> None:
        body, problems = convert('<p markdown="1">\n\nun\n\n<details>\n\ndeux')
        assert problems == [("TU312", 14)]
        assert "un" in body.html
        assert "deux" in body.html

    def test_code_in_a_list_item_keeps_its_blank_lines(self) -> None:
        page = html("1. un\n\n    ```py\n    x = 1\n\n    y\n    ```\n\n2. deux")
        assert '<pre><code class="language-py">x = 1\n\ny\n</code></pre>' in page
        assert page.count("<li>") == 2

    @pytest.mark.parametrize("fence", ["```", "~~~", "````"])
    @pytest.mark.parametrize("indent", ["", "  ", "    "])
    def test_fenced_code_is_left_alone(self, fence: str, indent: str) -> None:
        code = "<script>x()</script>\n<!-- c -->\n# a [b](javascript:c)"
        lines = "\n".join(indent + line for line in [fence + "html", *code.split("\n"), fence])
        body, problems = convert(f"- item\n{lines}\n\nafter")
        assert problems == []
        assert "&lt;script&gt;x()&lt;/script&gt;\n&lt;!-- c --&gt;\n# a [b](javascript:c)\n</code></pre>" in body.html
        assert '<code class="language-html">' in body.html

    def test_code_spans_and_indented_code_are_left_alone(self) -> None:
        body, problems = convert("see `<script>` and ``<!-- ` -->``\n\n    <iframe>\n    <!-- x -->\n")
        assert problems == []
        assert "<code>&lt;script&gt;</code>" in body.html
        assert "<code>&lt;!-- ` --&gt;</code>" in body.html
        assert "<pre><code>&lt;iframe&gt;\n&lt;!-- x --&gt;\n</code></pre>" in body.html

    @pytest.mark.parametrize("typed", ["{: lang=ar }", "{#ici}", "{.x}"])
    def test_attributes_that_nothing_takes_up_are_named(self, typed: str) -> None:
        assert convert(f"`{typed}`\n\n<q>ماء</q>{typed}")[1] == [("TU344", 12)]

    def test_entities_become_characters(self) -> None:
        assert html("D&eacute;couverte &amp; R&D &lt;b&gt;") == "<p>Découverte &amp; R&amp;D &lt;b&gt;</p>"


class TestComments:
    @pytest.mark.parametrize(
        "text",
        [
            "a <!-- hidden --> b",
            "a\n<!-- hidden -- hidden -->\nb",
            "<!-- translators: hidden\n\nhidden -->\n\na b",
            "- a\n\n    <!-- hidden\n\n    hidden -->\n- b",
            "> a <!-- hidden -->\n> b",
            "a <!--> b",
            "## a <!-- hidden -->\n\nb",
            "<div>a <!-- hidden --!> b</div>",
        ],
    )
    def test_a_comment_never_reaches_the_page(self, text: str) -> None:
        page = html(text)
        assert "hidden" not in page
        assert "--" not in page
        assert re.search("a.*b", page, re.DOTALL)

    def test_a_comment_on_its_own_lines_divides_nothing(self) -> None:
        assert html("un\n<!-- c\n\nc -->\ndeux") == "<p>un\ndeux</p>"
        assert "<p>" not in html("- un\n<!-- c -->\n- deux")
        assert html("> un\n<!-- c -->\n{: .pull}").startswith("<aside")

    @pytest.mark.parametrize(
        ("text", "line"),
        [
            ("a\n\n```python\nx = 1\n\nb", 12),
            ("~~~\na\n```\n", 10),
            ("```\na\n```\n\n````\nb\n```", 14),
        ],
    )
    def test_code_that_no_line_ends_is_pointed_out(self, text: str, line: int) -> None:
        _, problems = convert(text)
        assert problems == [("TU345", line)]

    @pytest.mark.parametrize(
        "text", ["```\na\n```", "a `b` ```c``` d", "    ```\n    a", "- a\n\n    ~~~\n    b\n    ~~~"]
    )
    def test_code_that_ends_is_none_of_these(self, text: str) -> None:
        assert convert(text)[1] == []

    def test_an_unclosed_comment_is_an_error_and_hides_nothing(self) -> None:
        body, problems = convert("un\n\n<!-- deux\n\ntrois")
        assert problems == [("TU305", 12)]
        assert "deux" in body.html
        assert "trois" in body.html


class TestRawHtml:
    @pytest.mark.parametrize(
        ("text", "code", "left"),
        [
            ("<script>alert(1)</script>", "TU308", ""),
            ("<style>p {}</style>", "TU308", ""),
            ("a <iframe src='https://x.org'></iframe>", "TU341", "<p>a </p>"),
            ("<center>a</center>", "TU307", "a"),
            ("a <blink>b</blink>", "TU306", "<p>a b</p>"),
            ("<span style='color:red'>a</span>", "TU310", "<p><span>a</span></p>"),
            ("<b onclick='x()'>a</b>", "TU309", "<p><b>a</b></p>"),
            ("*a*{: onclick=x }", "TU309", "<p><em>a</em></p>"),
            ("<span dir=up>a</span>", "TU311", "<p><span>a</span></p>"),
            ("<span lang='not a tag'>a</span>", "TU338", "<p><span>a</span></p>"),
            ("<b>a", "TU312", "<p><b>a</b></p>"),
            ("a</div>", "TU313", "<p>a</p>"),
            ("a <?php b ?>", "TU316", "<p>a </p>"),
            ("<tr><td>a</td></tr>", "TU315", "a"),
            ("<span><div>a</div></span>", "TU315", "<p><span>a</span></p>"),
        ],
    )
    def test_what_is_left_out_is_named_with_its_line(self, text: str, code: str, left: str) -> None:
        body, problems = convert(f"`<script>`\n\n`<b>`\n\n{text}")
        assert set(problems) == {(code, 14)}
        assert body.html.partition("&lt;b&gt;</code></p>")[2].strip() == left

    def test_an_unclosed_script_does_not_swallow_the_page(self) -> None:
        body, problems = convert("<script>\n\nmot")
        assert "mot" in body.html
        assert problems == [("TU308", 10)]

    def test_an_unclosed_tag_ends_with_its_paragraph(self) -> None:
        body, _ = convert("un <b>deux\n\ntrois")
        assert body.html == "<p>un <b>deux</b></p>\n<p>trois</p>"

    @pytest.mark.parametrize(
        "text",
        [
            "<details><summary>a</summary><p>b</p></details>",
            "<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby></p>",
            '<p><time datetime="2026-03-04">a</time> <bdo dir="rtl">b</bdo> <kbd>c</kbd></p>',
            '<ol start="3" reversed="" type="a"><li value="7">a</li></ol>',
            '<table><caption>a</caption><tbody><tr><th scope="row" rowspan="2">b</th></tr></tbody></table>',
        ],
    )
    def test_what_is_allowed_stays_as_it_is(self, text: str) -> None:
        assert html(text) == text

    def test_an_old_named_anchor_becomes_an_id(self) -> None:
        body, problems = convert('<a name="ici"></a>mot')
        assert problems == []
        assert body.anchors == {"ici"}

    def test_the_message_shows_what_to_write(self) -> None:
        assert wording('<iframe src="https://x.org/v"></iframe>').endswith("[its title](https://x.org/v)")


class TestLinks:
    @pytest.mark.parametrize(
        ("address", "link"),
        [
            ("story:agua-comun#fin", Link(LinkKind.STORY, "agua-comun", "fin", 10)),
            ("STORY:agua-comun", Link(LinkKind.STORY, "agua-comun", "", 10)),
            ("#notes", Link(LinkKind.ANCHOR, "", "notes", 10)),
            ("/fr/rubriques/#a", Link(LinkKind.SITE, "/fr/rubriques/", "a", 10)),
            ("plan%20a.pdf", Link(LinkKind.FILE, "plan a.pdf", "", 10)),
            (
                "https://example.org/a_(b)?c=d&e=f#g",
                Link(LinkKind.EXTERNAL, "https://example.org/a_(b)?c=d&e=f", "g", 10),
            ),
            ("mailto:a@example.org", Link(LinkKind.EXTERNAL, "mailto:a@example.org", "", 10)),
        ],
    )
    def test_the_kind_follows_from_the_address(self, address: str, link: Link) -> None:
        body, problems = convert(f"[mot]({address})")
        assert problems == []
        assert body.links == (link,)

    def test_a_link_to_a_story_stays_for_the_graph_to_resolve(self) -> None:
        assert html("[mot](story:agua-comun#fin)") == '<p><a href="story:agua-comun#fin">mot</a></p>'

    def test_each_link_has_its_own_line(self) -> None:
        text = (
            "`[a](b.pdf)`\n[a](b.pdf)\n<!-- [a](b.pdf) -->\n\n<a href='b.pdf'>a</a>\n\n"
            "- [a][r] et [R]\n- [a](b.pdf 'titre')\n- <https://x.org>\n\n[r]: b.pdf"
        )
        body, problems = convert(text)
        assert problems == []
        assert [(link.target, link.line) for link in body.links] == [
            ("b.pdf", 11), ("b.pdf", 14), ("b.pdf", 16), ("b.pdf", 16), ("b.pdf", 17), ("https://x.org", 18),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("text", "code", "advice"),
        [
            ("[mot]()", "TU317", "[mot](https://example.org/)"),
            ("[mot](#)", "TU317", "[mot](https://example.org/)"),
            ("[](b.pdf)", "TU323", "[words](b.pdf)"),
            ("[mot](javascript:alert(1))", "TU318", ""),
            ("[mot](<JAVA\tscript:x>)", "TU318", ""),
            ("[mot](data:text/html,x)", "TU318", ""),
            ("[mot](vbscript:x)", "TU318", ""),
            ("[mot](file:///etc/passwd)", "TU318", ""),
            ("[mot](&#106;avascript:x)", "TU318", ""),
            ("[mot](http://)", "TU342", ""),
            ("[mot](www.example.org/a)", "TU322", "https://www.example.org/a"),
            ("[mot](a@example.org)", "TU322", "mailto:a@example.org"),
            ("[mot](story:Água comum)", "TU319", "story:agua-comum"),
            ("[mot](story:)", "TU319", "story:name-of-the-folder"),
            ("[mot]({filename}/articles/agua/index.es.md)", "TU320", "story:agua"),
            ("[mot](|filename|agua.md)", "TU320", "story:agua"),
            ("[mot]({static}/plan.pdf)", "TU320", "plan.pdf"),
            ("[mot](../agua/index.es.md#x)", "TU321", "story:agua"),
            ("[mot](docs/plan.pdf)", "TU321", "plan.pdf"),
        ],
    )
    def test_a_link_that_cannot_lead_anywhere_is_an_error(self, text: str, code: str, advice: str) -> None:
        text = re.sub(r"\]\((story:[^)]* [^)]*)\)", r"](<\1>)", text)
        body, problems = CONVERTER.convert(f"mot\n\n{text}", 10, "a", Language("fr"))
        (problem,) = problems
        assert (problem.fault.code, problem.place.line) == (code, 12)
        assert problem.fault.severity is Severity.ERROR
        assert problem.sentences()[1].rstrip(".").endswith(advice)
        assert "script:" not in body.html


class TestPictures:
    def test_a_picture_alone_in_its_paragraph_is_a_figure(self) -> None:
        body, problems = convert('![Une place](place.jpg "La place, un matin")')
        assert problems == []
        assert body.html == (
            '<figure class="picture"><img src="place.jpg" alt="Une place" loading="lazy" decoding="async">'
            "<figcaption>La place, un matin</figcaption></figure>"
        )
        assert body.images == (Image("place.jpg", "Une place", "La place, un matin", False, 10),)

    def test_a_picture_in_running_text_stays_there(self) -> None:
        assert html("Un ![signe](s.png) ici") == (
            '<p>Un <img src="s.png" alt="signe" loading="lazy" decoding="async"> ici</p>'
        )

    def test_pictures_in_a_row_are_a_figure_each(self) -> None:
        body, _ = convert("![a](a.jpg)\n![b](b.jpg)")
        assert len(FIGURE.findall(body.html)) == 2
        assert [image.line for image in body.images] == [10, 11]
        assert "<p>" not in body.html

    def test_a_picture_may_be_a_link(self) -> None:
        body, _ = convert('[![a](a.jpg "c")](story:b){: .x }\n{: .wide #ici }')
        found = FIGURE.fullmatch(body.html)
        assert found
        assert found["src"] == "a.jpg"
        assert found["caption"] == "c"
        assert 'class="picture wide" id="ici"' in body.html
        assert body.links[0].target == "b"

    def test_the_front_matter_speaks_where_the_text_does_not(self) -> None:
        said = Picture("a.jpg", alt="une carte", caption="La carte & le reste")
        body, _ = convert("![](a.jpg)", picture=said)
        assert body.images == (Image("a.jpg", "une carte", "", False, 10),)
        assert 'alt="une carte"' in body.html
        assert "<figcaption>La carte &amp; le reste</figcaption>" in body.html
        body, _ = convert('![un plan](a.jpg "Le plan")', picture=said)
        assert body.images == (Image("a.jpg", "un plan", "Le plan", False, 10),)

    def test_a_decorative_picture_says_nothing(self) -> None:
        for text, said in (
            ("![x](a.jpg){.decorative}", Picture("b.jpg")),
            ("![x](a.jpg)", Picture("a.jpg", decorative=True)),
        ):
            body, _ = convert(text, picture=said)
            assert body.images == (Image("a.jpg", "", "", True, 10),)
            assert 'alt=""' in body.html

    def test_a_figure_typed_as_html_takes_the_one_form(self) -> None:
        body, problems = convert(
            "<figure>\n<figcaption>La <b>carte</b></figcaption>\n<img src='a%20b.jpg' alt=x>\n</figure>"
        )
        assert problems == []
        found = FIGURE.fullmatch(body.html)
        assert found
        assert (found["src"], found["caption"]) == ("a b.jpg", "La <b>carte</b>")
        assert body.images[0].caption == "La carte"

    @pytest.mark.parametrize(
        ("src", "code", "suggestion"),
        [
            ("https://example.org/a.jpg", "TU324", "a.jpg"),
            ("//example.org/a.jpg", "TU324", "a.jpg"),
            ("data:image/png;base64,AA", "TU324", "picture.jpg"),
            ("../b/a.jpg", "TU325", "a.jpg"),
            ("/media/a.jpg", "TU325", "a.jpg"),
            ("{static}/a.jpg", "TU326", "a.jpg"),
            ("{attach}a.jpg", "TU326", "a.jpg"),
            ("|filename|a.jpg", "TU326", "a.jpg"),
            ("", "TU327", "picture.jpg"),
        ],
    )
    def test_a_picture_lies_in_the_folder_of_its_story(self, src: str, code: str, suggestion: str) -> None:
        body, problems = CONVERTER.convert(f"mot\n\n![une place]({src})", 10, "a", Language("fr"))
        (problem,) = problems
        assert (problem.fault.code, problem.place.line, problem.fault.severity) == (code, 12, Severity.ERROR)
        assert problem.sentences()[1].endswith(f"]({suggestion})")
        assert "<img" not in body.html
        assert body.images == ()


class TestHeadings:
    def test_ids_are_typed_or_made_and_unique(self) -> None:
        body, problems = convert("## L’*addition* {#addition}\n\n## Água comum\n\n## Água comum\n\n## ؟؟\n")
        assert problems == []
        assert body.headings == (
            Heading(2, "addition", "L’addition", 10),
            Heading(2, "agua-comum", "Água comum", 12),
            Heading(2, "agua-comum-2", "Água comum", 14),
            Heading(2, "section-4", "؟؟", 16),
        )
        assert body.anchors == {"addition", "agua-comum", "agua-comum-2", "section-4"}

    def test_a_made_id_gives_way_to_a_typed_one(self) -> None:
        body, problems = convert("## Fin\n\n## Autre {#fin}")
        assert problems == []
        assert [heading.id for heading in body.headings] == ["fin-2", "fin"]

    def test_the_top_level_is_two(self) -> None:
        body, problems = convert("A\n=\n\nB\n-\n\n# C")
        assert problems == []
        assert [(heading.level, heading.line) for heading in body.headings] == [(2, 10), (3, 13), (2, 16)]
        body, problems = convert("#### A\n\n##### B")
        assert problems == []
        assert [heading.level for heading in body.headings] == [2, 3]

    def test_a_skipped_level_is_noted_and_closed_up(self) -> None:
        body, problems = convert("## A\n\n```\n# A\n```\n\n#### B\n\n### C\n\n<h5>D</h5>")
        assert [heading.level for heading in body.headings] == [2, 3, 3, 4]
        assert problems == [("TU328", 16), ("TU328", 20)]
        assert "<h4" in body.html

    def test_an_id_given_twice_is_an_error_with_both_lines(self) -> None:
        _, problems = CONVERTER.convert("## A {#x}\n\nmot\n{: #x }", 10, "a", Language("fr"))
        assert [(problem.fault.code, problem.place.line, dict(problem.details)["other"]) for problem in problems] == [
            ("TU330", 13, "10")
        ]
        assert problems[0].sentences()[1].endswith("{#x-2}")

    def test_an_empty_heading_is_left_out(self) -> None:
        body, problems = convert("## A\n\n##\n\n## ##\n")
        assert [heading.text for heading in body.headings] == ["A"]
        assert problems == [("TU329", 12), ("TU329", 14)]
        assert body.html.count("<h") == 1

    def test_any_block_may_have_an_id(self) -> None:
        body, problems = convert("mot\n{: #p }\n\n- un\n{: #li }\n")
        assert problems == []
        assert body.anchors == {"p", "li"}


class TestFootnotes:
    def test_notes_are_numbered_by_their_marks_without_a_word(self) -> None:
        page = html("un[^b] deux[^a b] trois[^b]\n\n[^a b]: A\n\n[^b]: B\n\n    - suite\n")
        assert 'un<sup id="fnref-1"><a class="footnote-ref" href="#fn-1" role="doc-noteref">1</a></sup>' in page
        assert 'trois<sup id="fnref-1-2"><a class="footnote-ref" href="#fn-1" role="doc-noteref">1</a></sup>' in page
        assert '<section class="footnotes" role="doc-endnotes"><ol><li id="fn-1">\n<p>B</p>' in page
        assert re.findall(r'backref" href="([^"]*)" role="doc-backlink">↩</a>', page) == [
            "#fnref-1",
            "#fnref-1-2",
            "#fnref-2",
        ]
        assert "title" not in page

    def test_a_mark_without_note_and_a_note_without_mark_are_named(self) -> None:
        body, problems = convert("un[^a]\n\n`[^c]`\n\n[^b]: B")
        assert sorted(problems) == [("TU331", 10), ("TU332", 14)]
        assert "backref" not in body.html

    def test_a_note_written_twice_is_named(self) -> None:
        _, problems = convert("un[^a]\n\n[^a]: A\n\n[^a]: B")
        assert problems == [("TU333", 14)]


class TestReading:
    def test_the_excerpt_is_the_first_paragraph(self) -> None:
        text = "## A\n\n> B\n\n![c](c.jpg)\n\n- d\n\n*E*&nbsp;! f[^1]\ng\n\nh\n\n[^1]: i"
        assert convert(text)[0].excerpt == "E\xa0! f g"
        assert convert("- a")[0].excerpt == ""

    @pytest.mark.parametrize(
        ("language", "text", "count"),
        [
            ("fr", "L’eau, c’est la vie : « oui » !", 5),
            ("en", "A *well-known* fact[^1]\n\n[^1]: note", 4),
            ("ar", "الماء مشترك بيننا", 3),
            ("zh", "我们一起翻译这篇文章。", 5),
            ("ja", "これはペンです。", 4),
            ("pt-BR", "<table><tr><td>água</td><td>comum</td></tr></table>", 2),
        ],
    )
    def test_words_are_counted_as_the_language_does(self, language: str, text: str, count: int) -> None:
        body, _ = convert(text, language)
        assert body.words == pytest.approx(count, abs=1 if language in ("zh", "ja") else 0)


class TestLimits:
    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("mot " * 300_000, "TU301"),
            ("[" * 3_000, "TU302"),
            ("<a " * 8_000, "TU343"),
            ("".join(f"a[^{n}]\n\n[^{n}]: b\n\n" for n in range(2_000)), "TU334"),
            ("a|b\n-|-\n" + "1|2\n" * 9_000, "TU335"),
        ],
    )
    def test_a_text_that_would_take_minutes_is_refused(self, text: str, code: str) -> None:
        body, problems = convert(text)
        assert (code, 10) in problems
        assert body == Body()

    def test_many_links_are_no_reason(self) -> None:
        body, problems = convert("[mot](a.pdf) " * 1_500)
        assert problems == []
        assert len(body.links) == 1_500

    def test_a_text_too_deep_for_the_reader_is_an_error(self) -> None:
        assert convert("1. " * 3_000)[1] == [("TU303", 10)]
        assert convert("<div>" * 300)[1][0] == ("TU336", 10)
        assert html("mot") == "<p>mot</p>"

    def test_control_characters_are_left_out(self) -> None:
        body, problems = convert("mot\n\nma\x0crée\x00\n")
        assert problems == [("TU304", 12)]
        assert body.html == "<p>mot</p>\n<p>marée</p>"


def test_a_picture_whose_address_no_browser_reads_is_reported() -> None:
    body, problems = convert("Mot.\n\n![Une main](http:)")
    assert "Une main" in body.html
    assert [code for code, _ in problems] == ["TU327"]
