"""Parallel reading: whatever the texts, every word of both stands on the page once, and in order."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from traitdunion.rules.alignment import align
from traitdunion.rules.markup.converter import Converter
from traitdunion.rules.parallel import Marks, Piece, cut, mark, rows, turned
from traitdunion.rules.segments import read_matter
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.manuscript import Header
from traitdunion.vocabulary.segment import Matter

WORDS = ("water", "commons", "l'eau", "2026", "Ouishare", "« oui »", "where", "ماء", "no", "*so*", "[x](#a)", "end...")
words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
FORMS = (
    "{}", "## {}", "### {} {{#a}}", "- {}", "- {}\n- more\n    - under", "3. {}\n\n    inside\n\n4. next", "> {}",
    "> {}\n>\n> - in", "| a | b |\n|---|---|\n| {} | 1 |", "```\n{}\n```", "mark[^n] {}", "[^n]: {}", "[^m]: one {}\n\n    two",
    "Term\n:   {}\n\n    further", "![{}](a.jpg 'View')", "<div>\n<p>{}</p>\n</div>", "*[UN]: {}", "<!-- {} -->", "---", "___ {}",
    "<details><summary>{}</summary>\n<p>inner</p></details>", "<figure><p>{}</p></figure>", "{}\n===",
    "<table><tr><td><p>{}</p></td></tr></table>", "<ul><li>{} <p>p</p> tail</li></ul>",
)  # fmt: skip
block = st.builds(str.format, st.sampled_from(FORMS), words)
bodies = st.lists(block, max_size=9).map("\n\n".join) | st.text("ab1 \n\n\t*_-+#>`~[]()!<>|:=^.\\&;\"'", max_size=120)

ID = re.compile(r' id="([^"]*)"')
HREF = re.compile(r' href="#([^"]*)"')


def read(body: str) -> tuple[str, Matter]:
    found, _ = Converter().convert(body, 1, "articles/story/index.en.md", Language("en"))
    return found.html, read_matter(Header(), body)


def said(html: str) -> list[str]:
    return re.sub(r"<[^>]*>", " ", html).split()


def joined(pieces: tuple[Piece, ...]) -> str:
    return " ".join(piece.html for piece in pieces)


@given(bodies)
@settings(max_examples=300, deadline=None)
def test_a_body_in_pieces_says_the_same_in_the_same_order(body: str) -> None:
    html, matter = read(body)
    pieces = cut(html, matter.segments, "en--")
    assert said(joined(pieces)) == said(html)
    known = [segment for piece in pieces for segment in piece.segments]
    assert len(known) == len({id(segment) for segment in known})


@given(bodies)
@settings(max_examples=200, deadline=None)
def test_ids_stay_unique_and_links_within_the_page_lead_to_them(body: str) -> None:
    html, matter = read(body)
    found = joined(cut(html, matter.segments, "en--"))
    assert Counter(ID.findall(found)) == Counter(f"en--{one}" for one in ID.findall(html))
    assert HREF.findall(found) == [f"en--{one}" for one in HREF.findall(html)]


@given(bodies, bodies)
@settings(max_examples=300, deadline=None)
def test_every_piece_of_two_bodies_is_in_exactly_one_row(first: str, second: str) -> None:
    (left_html, left_matter), (right_html, right_matter) = read(first), read(second)
    left, right = cut(left_html, left_matter.segments, "a--"), cut(right_html, right_matter.segments, "b--")
    alignment = align(left_matter, right_matter)
    for ours, theirs, beads in ((left, right, alignment), (right, left, turned(alignment))):
        found = rows(ours, theirs, beads)
        assert [piece for row in found for piece in row.left] == [*ours]
        shown = [piece for row in found for piece in row.right]
        assert sorted(map(id, shown)) == sorted(map(id, theirs))
        in_order = [id(piece) for row in found if not row.moved for piece in row.right]
        assert in_order == [one for one in map(id, theirs) if one in in_order]


@given(bodies, st.data())
@settings(max_examples=150, deadline=None)
def test_marks_alter_nothing_but_classes_and_words_for_those_who_listen(body: str, data: st.DataObject) -> None:
    html, matter = read(body)
    chosen = data.draw(st.sets(st.sampled_from(matter.segments))) if matter.segments else set()
    marked = mark(html, matter.segments, Marks(chosen, chosen, "CHANGED", "ADDED"))
    bare = re.sub(r'<span class="unseen">[^<]*</span>', "", marked)
    assert said(bare) == said(html)
    assert sorted(ID.findall(marked)) == sorted(ID.findall(html))
