"""Segments: what holds for any text, and what no change of dress may change."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from traitdunion.rules.segments import compare, placeholders, read_matter, word_count
from traitdunion.rules.segments.normal import folded
from traitdunion.rules.segments.sequences import common, shared
from traitdunion.vocabulary.manuscript import Header
from traitdunion.vocabulary.segment import Matter, Segment, SegmentKind

SIGNS = "ab1 2\n\n\t*_-+#>`~[]()!<>|:={}^.\\&;\"'/é«»’…—\u00a0\u200b"
anything = st.text(SIGNS, max_size=200) | st.text(max_size=80)

WORDS = (
    "eau",
    "canal",
    "Ouishare",
    "l’eau",
    "2026",
    "commons",
    "año",
    "ne",
    "pas",
    "water",
    "turn",
    "maison",
    "où",
    "ماء",
)
words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)
marked = st.builds(
    lambda before, form, inside, after: f"{before} {form.format(inside)} {after}",
    words,
    st.sampled_from(
        [
            "*{}*",
            "**{}**",
            "_{}_",
            "`ls -l` {}",
            "[{}](story:eau)",
            "[{}](http://a.org 'voir')",
            "« {} »",
            "<em>{}</em>",
        ]
    ),
    words,
    words,
)
sentence = words | marked
BLOCKS = (
    "{}", "# {}", "## {} {{#ancre}}", "- {}", "- {}\n- suite\n    - dessous", "1. {}", "> {}", "> {}\n>\n> - dedans",
    "| a | b |\n|---|---|\n| {} | 1 |", "```\n{}\n```", "    {}", "[^1]: {}", "Terme\n: {}", "![{}](a.jpg 'Vue')",
    "<div>\n<p>{}</p>\n</div>", "{}\n===", "*[ONU]: {}", "<!-- translate: {} -->", "{} <!-- note -->",
)  # fmt: skip
block = st.builds(str.format, st.sampled_from(BLOCKS), sentence)
CODE = ("```\n{}\n```", "    {}")  # in code, every sign counts
prose = st.lists(
    st.builds(str.format, st.sampled_from([form for form in BLOCKS if form not in CODE]), sentence), max_size=9
)
body = st.lists(block, max_size=9).map("\n\n".join)
paragraphs = st.lists(sentence.map(lambda words: words + "."), max_size=9)


def read(text: str) -> Matter:
    return read_matter(Header(), text)


def bare(text: str) -> str:
    return re.sub(r"[\s>]", "", text)


@given(anything | body)
@settings(max_examples=300)
def test_any_text_is_read_in_order_and_each_segment_is_where_it_says(text: str) -> None:
    position = 0
    for segment in read(text).segments:
        assert position <= segment.start <= segment.end <= len(text)
        position = segment.end
        if "<!--" not in text:
            typed = text[segment.start : segment.end]
            assert bare(typed) == bare(segment.text)
        assert "\n" not in segment.text
        breaks = text.count("\n", 0, segment.start)
        assert segment.line == breaks + 1 or not segment.text
    assert all(1 <= line <= text.count("\n") + 1 for line in placeholders(text))


@given(body)
def test_lines_of_segments_never_go_back(text: str) -> None:
    lines = [segment.line for segment in read(text).segments]
    assert lines == sorted(lines)


@given(anything)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(prose.map("\n\n".join), st.data())
def test_what_print_and_typing_do_leaves_the_digest_alone(text: str, data: st.DataObject) -> None:
    edits = {
        "spaces at line ends": lambda text: re.sub(r"(?m)$", "  ", text) if "<!--" not in text else text,
        "blank lines": lambda text: re.sub(r"\n\n(?!    )", "\n\n\n", text),
        "accents apart from their letters": lambda text: unicodedata.normalize("NFD", text),
        "typographic apostrophes": lambda text: text.replace("’", "'"),
        "straight quotes": lambda text: text.replace("« ", '"').replace(" »", '"'),
        "no-break spaces": lambda text: text.replace("« ", "«\u00a0").replace(" »", "\u202f»"),
        "emphasis": lambda text: re.sub(r"(?<![*\w])\*(?=\w)|(?<=\w)\*(?![*\w])", "_", text),
        "addresses": lambda text: text.replace("story:eau", "https://x.org/y_z"),
        "bullets": lambda text: re.sub(r"(?m)^(\s*)- ", r"\1* ", text),
        "names": lambda text: text.replace("{#ancre}", "{#autre .x}"),
        "padding": lambda text: re.sub(r"(?m)(?<=.) \|", "   |", text),
        "pictures": lambda text: text.replace("a.jpg", "b.png"),
    }
    name = data.draw(st.sampled_from(sorted(edits)))
    assert read(edits[name](text)).digest == read(text).digest


@given(paragraphs, st.integers(1, 6))
def test_reflowing_paragraphs_changes_no_digest(texts: list[str], every: int) -> None:
    def reflowed(text: str) -> str:
        parts = text.split(" ")
        return "\n".join(" ".join(parts[at : at + every]) for at in range(0, len(parts), every))

    if any(line.startswith(("#", ">")) for text in texts for line in reflowed(text).split("\n")):
        return
    assert read("\n\n".join(map(reflowed, texts))).digest == read("\n\n".join(texts)).digest


@given(body, st.integers(0, 400), st.sampled_from(["eau", "3", "?"]))
def test_the_digest_of_the_whole_is_that_of_its_segments(text: str, at: int, more: str) -> None:
    before, after = read(text), read(text[:at] + more + text[at:])
    said = [[(part.kind, part.digest) for part in matter.segments if part.text] for matter in (before, after)]
    assert (said[0] == said[1]) <= (before.digest == after.digest)


@given(body)
def test_a_text_compared_with_itself_has_not_changed(text: str) -> None:
    assert compare(read(text), read(text), "fr").empty


def accounted(parts: tuple[Segment, ...]) -> list[tuple[int, str]]:
    return sorted((part.start, part.digest) for part in parts)


def said(matter: Matter) -> tuple[Segment, ...]:
    return tuple(part for part in matter.segments if folded(part.text))


bodies = st.lists(block, max_size=8)


@given(bodies, bodies, st.data())
@settings(max_examples=200)
def test_every_segment_is_accounted_for_once_and_backwards_adds_what_was_removed(
    kept: list[str], new: list[str], data: st.DataObject
) -> None:
    mixed = data.draw(st.permutations([*kept, *new[:3]]))
    before, after = read("\n\n".join(kept)), read("\n\n".join(mixed))
    there, back = compare(before, after, "fr"), compare(after, before, "fr")
    changed = (*there.changed, *there.moved)
    gone = {*accounted(there.removed), *accounted(tuple(change.before for change in changed))}
    come = {*accounted(there.added), *accounted(tuple(change.after for change in changed))}
    assert len(gone) == len(there.removed) + len(changed)
    assert len(come) == len(there.added) + len(changed)
    assert gone <= {*accounted(before.segments)}
    assert come <= {*accounted(after.segments)}
    same_before = [part for part in before.segments if (part.start, part.digest) not in gone and said_one(part)]
    same_after = [part for part in after.segments if (part.start, part.digest) not in come and said_one(part)]
    assert [(part.kind, part.digest) for part in same_before] == [(part.kind, part.digest) for part in same_after]
    assert there.empty == (before.digest == after.digest)
    assert len(there.added) - len(there.removed) == len(back.removed) - len(back.added)
    assert len(there.moved) == len(back.moved)
    assert 0 <= there.words <= sum(word_count(part, "fr") for part in after.segments)


def said_one(part: Segment) -> bool:
    return part.digest != read("<b></b>").digest


@given(st.lists(st.integers(0, 5)), st.lists(st.integers(0, 5)))
def test_what_two_sequences_share_is_longest(before: list[int], after: list[int]) -> None:
    pairs = common(before, after)
    assert all(before[left] == after[right] for left, right in pairs)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(pairs))
    row = [0] * (len(after) + 1)
    for item in before:
        diagonal = 0
        for column, other in enumerate(after):
            diagonal, row[column + 1] = (
                row[column + 1],
                max(row[column + 1], row[column], (diagonal + 1) * (item == other)),
            )
    assert len(pairs) == row[-1] == shared(before, after)


def test_kinds_are_those_that_translators_know() -> None:
    assert {kind.value for kind in SegmentKind} >= {
        "heading",
        "paragraph",
        "list-item",
        "table-row",
        "quote",
        "footnote",
    }
