"""Parallel reading: bodies cut in pieces, pieces side by side, and passages marked."""

from __future__ import annotations

import re

import pytest

from support import graph
from support.matter import matter as matter_of_file
from traitdunion.rules.markup.converter import Converter
from traitdunion.rules.parallel import Marks, Piece, after_additions, cut, mark, rows, through, turned
from traitdunion.rules.partners import partners
from traitdunion.rules.segments import compare, read_matter
from traitdunion.vocabulary.alignment import Alignment, Bead
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.manuscript import Header
from traitdunion.vocabulary.segment import Matter, Segment, SegmentKind
from traitdunion.vocabulary.translation import Change, Difference

ENGLISH = Language("en")


def matter(body: str) -> Matter:
    return read_matter(Header(), body)


def html(body: str) -> str:
    found, _ = Converter().convert(body, 1, "articles/story/index.en.md", ENGLISH)
    return found.html


def pieces(body: str, prefix: str = "en--") -> tuple[Piece, ...]:
    return cut(html(body), matter(body).segments, prefix)


def words(markup: str) -> list[str]:
    return re.sub(r"<[^>]*>", " ", markup).split()


def said(piece: Piece) -> list[str]:
    return [segment.text for segment in piece.segments]


def test_a_body_is_cut_at_each_block() -> None:
    found = pieces("## One\n\nFirst.\n\nSecond *word*.\n\n> Quoted.\n")
    assert [piece.html for piece in found] == [
        '<h2 id="en--one">One</h2>',
        "<p>First.</p>",
        "<p>Second <em>word</em>.</p>",
        "<blockquote>\n<p>Quoted.</p></blockquote>".replace("\n", ""),
    ]
    assert [said(piece) for piece in found] == [["One"], ["First."], ["Second *word*."], ["Quoted."]]


def test_an_item_keeps_its_number_and_what_goes_on_has_none() -> None:
    found = pieces("3. Three.\n4. Four.\n\n    More of four.\n\n5. Five.\n")
    assert '<ol start="3"><li>Three.' in found[0].html
    assert '<ol start="4"><li><p>Four.' in found[1].html
    assert 'class="goes-on"' in found[2].html
    assert '<ol start="5">' in found[3].html


def test_an_inner_list_stands_inside_the_outer_one() -> None:
    found = pieces("- Outer\n    - Inner\n- Last\n")
    assert [words(piece.html) for piece in found] == [["Outer"], ["Inner"], ["Last"]]
    assert found[1].html == '<ul><li class="goes-on"><ul><li>Inner</li></ul></li></ul>'


def test_a_table_stays_whole_and_has_its_rows() -> None:
    (found,) = pieces("| a | b |\n|---|---|\n| 1 | 2 |\n")
    assert said(found) == ["a | b", "1 | 2"]


def test_a_term_stays_with_its_definitions() -> None:
    found = pieces("Term\n:   Definition.\n\nOther\n:   Another.\n")
    assert [said(piece) for piece in found] == [["Term", "Definition."], ["Other", "Another."]]


def test_a_picture_has_its_words_and_those_of_the_front_matter() -> None:
    body = '![A bridge](bridge.jpg "In winter")\n'
    text = f"---\ntitle: T\npictures: {{bridge.jpg: {{alt: Another bridge}}}}\n---\n{body}"
    (found,) = cut(html(body), matter_of_file(text).segments, "en--")
    assert [segment.text for segment in found.segments] == ["A bridge", "In winter", "Another bridge"]


def test_footnotes_are_pieces_of_their_own_in_the_order_of_the_page() -> None:
    body = "One[^b] and two[^a].\n\n[^a]: Note a.\n\n[^b]: Note b.\n"
    text, first, second = pieces(body)
    assert not text.note
    assert first.note
    assert second.note
    assert said(first) == ["Note b."]
    assert 'id="en--fn-1"' in first.html
    assert 'href="#en--fnref-1"' in first.html
    assert 'href="#en--fn-1"' in text.html
    assert 'id="en--fnref-1"' in text.html
    assert '<ol start="2">' in second.html


def test_ids_and_what_refers_to_them_have_the_prefix_once() -> None:
    found = pieces("## Shore {#rive}\n\nSee [above](#rive) and [elsewhere](https://example.org/#rive).\n", "fr--")
    assert 'id="fr--rive"' in found[0].html
    assert 'href="#fr--rive"' in found[1].html
    assert "https://example.org/#rive" in found[1].html


def test_typography_and_reference_links_do_not_hide_which_segment_a_piece_shows() -> None:
    body = '« L\'eau » -- dit-on... [ici][a] !\n\n*Fin* (1) : `x`.\n\n[a]: https://example.org/ "Le titre"\n'
    found = pieces(body)
    assert [said(piece)[:1] for piece in found] == [["« L'eau » -- dit-on... [ici][a] !"], ["*Fin* (1) : `x`."]]


def test_what_cannot_be_told_apart_stays_together() -> None:
    segments = [Segment(SegmentKind.PARAGRAPH, text, text, 1, ("section-0",)) for text in ("Begins", "x", "y", "Ends")]
    found = cut("<p>Begins</p>\n<p>a</p>\n<p>b</p>\n<p>c</p>\n<p>Ends</p>", segments, "")
    assert [piece.html for piece in found] == ["<p>Begins</p>", "<p>a</p><p>b</p><p>c</p>", "<p>Ends</p>"]
    assert [said(piece) for piece in found] == [["Begins"], ["x", "y"], ["Ends"]]


def test_a_body_of_which_nothing_is_known_is_one_piece() -> None:
    (found,) = cut("<p>a</p><hr><p>b</p>", (), "")
    assert found.html == "<p>a</p><hr><p>b</p>"


def test_a_rule_goes_with_the_piece_before_it() -> None:
    found = pieces("One.\n\n---\n\nTwo.\n")
    assert [piece.html for piece in found] == ["<p>One.</p><hr>", "<p>Two.</p>"]


def test_repeated_passages_are_matched_in_order() -> None:
    found = pieces("Yes.\n\nNo.\n\nYes.\n\nYes.\n")
    assert [piece.segments[0].line for piece in found] == [1, 3, 5, 7]


# Rows


def segments(*names: str) -> tuple[Segment, ...]:
    return tuple(Segment(SegmentKind.PARAGRAPH, name, name, 1, ("section-0",)) for name in names)


def shown(left: str, right: str, *beads: str) -> list[str]:
    """Return the rows of two texts, whose pieces are letters, as `ab|c`; beads are `a=c`, `a~c` (unsure), `a>c` (moved)."""
    made = dict(zip(left + right, segments(*left, *right), strict=True))
    alignment = Alignment(
        tuple(
            Bead(
                tuple(made[name] for name in re.split("[=~>]", bead)[0]),
                tuple(made[name] for name in re.split("[=~>]", bead)[1]),
                sure="~" not in bead,
                moved=">" in bead,
            )
            for bead in beads
        )
    )
    sides = [tuple(Piece(name, (made[name],), name.isdigit()) for name in side) for side in (left, right)]
    found = []
    for row in rows(sides[0], sides[1], alignment):
        halves = ["".join(piece.html for piece in side) for side in (row.left, row.right)]
        found.append("|".join(halves) + ("" if row.sure else "?") + (">" if row.moved else ""))
    return found


@pytest.mark.parametrize(
    ("left", "right", "beads", "expected"),
    [
        ("abc", "xyz", ["a=x", "b=y", "c=z"], ["a|x", "b|y", "c|z"]),
        ("abc", "xz", ["a=x", "b=", "c=z"], ["a|x", "b|", "c|z"]),
        ("ac", "xyz", ["a=x", "=y", "c=z"], ["a|x", "|y", "c|z"]),
        ("abc", "xz", ["ab=x", "c~z"], ["ab|x", "c|z?"]),
        ("abcd", "xyz", ["a=x", "b>z", "c=y", "d="], ["a|x", "b|z>", "c|y", "d|"]),
        ("abc", "xyz", ["a=y", "b=x", "c=z"], ["ab|xy", "c|z"]),
        ("ab", "xy", ["a~", "b=y", "~x"], ["a|?", "|x?", "b|y"]),
        ("a12", "x98", ["a=x", "1=8", "2=9"], ["a|x", "12|98"]),
        ("a1", "x9", ["a=9", "1=x"], ["a|", "|x", "1|", "|9"]),
    ],
)
def test_rows_follow_the_alignment_and_both_sides_stay_in_order(
    left: str, right: str, beads: list[str], expected: list[str]
) -> None:
    assert shown(left, right, *beads) == expected


def test_a_text_of_which_nothing_is_known_stands_whole_beside_the_other() -> None:
    (left,) = cut("<p>a</p>", (), "")
    right = tuple(Piece(name, segments(name)) for name in "xyz")
    (row,) = rows((left,), right, Alignment(()))
    assert (row.left, row.right, row.sure) == ((left,), right, False)


def test_an_alignment_turned_twice_is_itself() -> None:
    one, two = segments("a", "b")
    alignment = Alignment((Bead((one,), (two,), True, True),))
    assert turned(turned(alignment)) == alignment
    assert turned(alignment).beads[0].source == (two,)


# Marks


def test_the_passages_concerned_are_marked_and_nothing_else_is_altered() -> None:
    body = "## One\n\nFirst.\n\n- a\n- b\n\n| x | y |\n|---|---|\n| 1 | 2 |\n"
    said = matter(body).segments
    before = html(body)
    after = mark(before, said, Marks({said[1], said[3], said[5]}, {said[2]}, "Changed:", "(Added.)"))
    assert '<p class="touched"><span class="unseen">Changed: </span>First.</p>' in after
    assert '<li class="followed">a<span class="unseen"> (Added.)</span></li>' in after
    assert '<li class="touched">' in after
    assert re.search(r'<tr class="touched">\s*<td><span class="unseen">', after)
    bare = re.sub(r'<span class="unseen">[^<]*</span>| class="(?:touched|followed)"', "", after)
    assert bare == before


def test_an_item_with_a_list_inside_is_marked_by_its_own_words() -> None:
    body = "- Outer\n    - Inner\n"
    said = matter(body).segments
    after = mark(html(body), said, Marks({said[0]}, set(), "Changed:", ""))
    assert re.search(r'<li><div class="touched"><span class="unseen">Changed: </span>Outer\s*</div><ul>', after)


def test_an_addition_is_marked_after_the_passage_that_it_follows() -> None:
    old, new = matter("One.\n\nTwo.\n"), matter("One.\n\nOne and a half, quite new.\n\nAnother one.\n\nTwo.\n")
    translation = matter("Un.\n\nDeux.\n")
    difference = compare(old, new, ENGLISH)
    alignment = Alignment(tuple(Bead((a,), (b,)) for a, b in zip(old.segments, translation.segments, strict=True)))
    assert after_additions(difference, old, new, alignment) == {translation.segments[0]}


def test_partners_are_the_original_and_what_is_made_from_it() -> None:
    made = graph.story(
        graph.text("s", "fr"),
        graph.text("s", "en", source="fr"),
        graph.text("s", "es", source="en"),
        graph.text("s", "ar", source="fr"),
    )

    def found(language: str, *, everyone: bool = False) -> list[str]:
        return [str(one.language) for one in partners(made.texts[Language(language)], made, everyone=everyone)]

    assert found("fr") == ["en", "es", "ar"]
    assert found("en") == ["fr", "es"]
    assert found("es") == ["fr", "en"]
    assert found("ar") == ["fr"]
    assert found("ar", everyone=True) == ["fr", "en", "es"]


def test_a_translation_is_aligned_through_the_version_that_it_was_made_from() -> None:
    old = matter("Alpha one.\n\nBeta two.\n\nGamma three.\n")
    new = matter("Alpha one.\n\nSomething else, quite new here.\n\nGamma three, indeed.\n")
    translation = matter("Un.\n\nDeux.\n\nTrois.\n")
    known = Alignment(tuple(Bead((a,), (b,), True) for a, b in zip(old.segments, translation.segments, strict=True)))
    difference = Difference(
        added=(new.segments[1],),
        removed=(old.segments[1],),
        changed=(Change(old.segments[2], new.segments[2]),),
    )
    found = through(difference, old, new, known)
    assert [([s.text for s in bead.source], [s.text for s in bead.target]) for bead in found.beads] == [
        (["Alpha one."], ["Un."]),
        ([], ["Deux."]),
        (["Gamma three, indeed."], ["Trois."]),
        (["Something else, quite new here."], []),
    ]
    assert all(bead.sure for bead in found.beads)


def test_what_moved_in_the_original_stands_elsewhere_in_the_translation() -> None:
    old = matter("Alpha one.\n\nBeta two.\n\nGamma three.\n\nDelta four.\n")
    new = matter("Delta four.\n\nAlpha one.\n\nBeta two.\n\nGamma three.\n")
    translation = matter("Un.\n\nDeux.\n\nTrois.\n\nQuatre.\n")
    known = Alignment(tuple(Bead((a,), (b,), True) for a, b in zip(old.segments, translation.segments, strict=True)))
    found = through(compare(old, new, ENGLISH), old, new, known)
    assert [bead.source[0].text for bead in found.beads if bead.moved] == ["Delta four."]
