"""Alignment: which segments of a text and of its translation say the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.matter import matter
from traitdunion.rules.alignment import align, touched
from traitdunion.rules.alignment.beads import beads
from traitdunion.rules.alignment.clues import clues
from traitdunion.rules.alignment.likeness import Likeness
from traitdunion.rules.segments import compare
from traitdunion.vocabulary.alignment import Alignment
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.segment import Matter

ARTICLES = Path(__file__).parents[2] / "content"

FRENCH = """---
title: Manifeste
summary: Ce à quoi nous tenons.
---
Le trait d'union joint deux mots et les laisse debout tous les deux. Nous l'avons choisi en 2012 à Paris.

## Cinq valeurs {#valeurs}

Nous ne les avons pas inventées. Elles viennent de [Ouishare](https://ouishare.net/), un collectif né à Paris.

- la collaboration
- l'ouverture
- le soin
- la do-ocratie
- le pari permanent

Ces valeurs se contredisent parfois : quand il faut trancher, le soin passe devant.

## Nos engagements {#engagements}

En tête de chaque article, nous nommons qui l'a écrit, qui l'a traduit et qui l'a relu.
"""

ENGLISH = """---
title: Manifesto
summary: What we hold dear.
---
The hyphen joins two words and leaves both standing. We chose it in 2012, in Paris.

## Values {#valeurs}

We did not invent them. They come from [Ouishare](https://ouishare.net/), a collective born in Paris.

- permanent beta

These values sometimes contradict one another: when one has to give way, care comes first.

## Our commitments {#engagements}

At the head of every article, we name who wrote it, who translated it and who read it over.
"""


def lines(alignment: Alignment, *, sure: bool | None = None) -> list[tuple[list[int], list[int]]]:
    """Return the beads as lines of the source and of the target."""
    return [
        ([segment.line for segment in bead.source], [segment.line for segment in bead.target])
        for bead in alignment.beads
        if sure is None or bead.sure is sure
    ]


def text(*paragraphs: str, title: str = "T") -> Matter:
    """Return the matter of a text: its paragraphs stand on the lines 4, 6, 8…"""
    return matter(f"---\ntitle: {title}\n---\n" + "\n\n".join(paragraphs) + "\n")


def test_a_list_of_five_items_against_one_leaves_four_alone_and_pairs_none_by_position() -> None:
    alignment = align(matter(FRENCH), matter(ENGLISH))
    assert [segment.text for segment in alignment.missing] == [
        "la collaboration", "l'ouverture", "le soin", "la do-ocratie",
    ]  # fmt: skip
    assert alignment.extra == ()
    assert ([15], [11]) in lines(alignment)


def test_an_item_that_nothing_tells_from_its_neighbours_is_paired_with_none_of_them() -> None:
    alignment = align(matter(FRENCH), matter(ENGLISH.replace("permanent beta", "care")))
    assert [segment.text for segment in alignment.extra] == ["care"]
    assert len(alignment.missing) == 5
    assert not any(bead.sure for bead in alignment.beads if not bead.paired)


def test_everything_else_of_a_drifted_pair_is_aligned() -> None:
    paired = [pair for pair in lines(align(matter(FRENCH), matter(ENGLISH))) if pair[0] and pair[1]]
    assert paired == [
        ([2], [2]), ([3], [3]), ([5], [5]), ([7], [7]), ([9], [9]), ([15], [11]), ([17], [13]), ([19], [15]), ([21], [17]),
    ]  # fmt: skip


def test_a_text_that_is_not_translated_yet_is_surely_its_own_counterpart() -> None:
    one = matter(FRENCH)
    alignment = align(one, one)
    assert all(bead.sure and bead.source == bead.target for bead in alignment.beads)
    untranslated = FRENCH.replace("title: Manifeste", "title: Manifesto").replace("né à Paris.", "né à Paris, un jour.")
    assert all(bead.sure for bead in align(one, matter(untranslated)).beads)


def test_a_text_without_counterpart_is_surely_alone() -> None:
    alignment = align(text("Un mot."), Matter((), ""))
    assert lines(alignment, sure=True) == [([2], []), ([4], [])]
    assert lines(align(Matter((), ""), text("Un mot.")), sure=True) == [([], [2]), ([], [4])]
    assert align(Matter((), ""), Matter((), "")).beads == ()


def test_a_paragraph_split_in_two_is_one_bead() -> None:
    whole = (
        "In 2012 the cooperative bought the mill at Sainte-Foy. Its archives were opened by Claire Dumas, who found 41 letters "
        "in the attic, and read them aloud at the assembly of [March](https://example.org/march)."
    )
    parts = (
        "En 2012, la coopérative a acheté le moulin de Sainte-Foy.",
        "Ses archives ont été ouvertes par Claire Dumas, qui a trouvé 41 lettres au grenier, et les a lues à haute voix à "
        "l'assemblée de [mars](https://example.org/march).",
    )
    before = ("The council met twice in January.", "Nobody had expected snow.")
    avant = ("Le conseil s'est réuni deux fois en janvier.", "Personne n'attendait la neige.")
    assert ([8], [8, 10]) in lines(align(text(*before, whole), text(*avant, *parts)))
    assert ([8, 10], [8]) in lines(align(text(*avant, *parts), text(*before, whole)))


def test_a_paragraph_that_stands_elsewhere_is_paired_and_said_to_have_moved() -> None:
    english = (
        "The canal was dug in 1768 by the [friars](https://example.org/friars).",
        "Every spring the villagers clean it together, and share a meal of lentils.",
        "In 2019 the mayor, Ana Ruiz, sold the water to [Hidrosur](https://example.org/hidrosur).",
        "The neighbours did not agree, and went to court the same week.",
    )
    spanish = (
        "En 2019 la alcaldesa, Ana Ruiz, vendió el agua a [Hidrosur](https://example.org/hidrosur).",
        "El canal lo excavaron en 1768 los [frailes](https://example.org/friars).",
        "Cada primavera la gente del pueblo lo limpia, y comparte un plato de lentejas.",
        "El vecindario no estuvo de acuerdo, y acudió a los tribunales esa misma semana.",
    )
    alignment = align(text(*english), text(*spanish))
    assert ([8], [4]) in lines(alignment)
    assert [bead.source[0].line for bead in alignment.beads if bead.moved] == [8]
    assert ([4], [6]) in lines(alignment)


def test_addresses_and_numbers_speak_across_scripts() -> None:
    english = (
        "The canal was dug in 1768.",
        "See the [map](https://example.org/map) of 2019.",
        "In all, 41 families share it.",
    )
    arabic = ("انظر [الخريطة](https://example.org/map) لعام ٢٠١٩.", "تتقاسمها ٤١ عائلة.")
    assert lines(align(text(*english), text(*arabic)))[1:] == [([4], []), ([6], [4]), ([8], [6])]


def test_a_missing_section_is_left_out_whole() -> None:
    sections = "## {0}\n\nA text about {0}, of {1} words.\n\n- one of {1}\n- two of {0}"
    source = [sections.format(name, number) for name, number in (("Ostende", 81), ("Lisbon", 82), ("Tromsø", 83))]
    translated = [part.replace("A text about", "Un texte sur").replace("one of", "un de") for part in source]
    alignment = align(text(*source), text(translated[0], translated[2]))
    assert [segment.text for segment in alignment.missing] == [
        "Lisbon", "A text about Lisbon, of 82 words.", "one of 82", "two of Lisbon",
    ]  # fmt: skip


def test_what_may_be_said_inside_a_paragraph_that_grew_is_not_surely_without_counterpart() -> None:
    towns = ("Ghent", "Porto", "Turin", "Lviv", "Tartu", "Split", "Malmö", "Derry", "Graz", "Brest", "Faro", "Pécs")
    news = " ".join(f"The {town} archive opened its doors to whoever asked at the counter in spring." for town in towns)
    source = text(
        "Rain fell on the roofs.", f"{news} Think of the **communities** that will contribute to your project:"
    )
    target = text("Pensez aux **communautés** qui contribueront à votre projet :")
    known = [[clues(segment) for segment in side.segments] for side in (source, target)]
    likeness = Likeness(source.segments, target.segments, (known[0], known[1]))
    found = beads(likeness, {(0, 0, 1, 1): 1.0})  # where nothing but the titles could be paired
    assert [(bead.source[0].line if bead.source else None, bead.sure) for bead in found.beads[1:]] == [
        (None, False),
        (4, True),
        (6, False),
    ]


@pytest.mark.parametrize(
    ("second", "sure"), [("La compagnie collectionne tout.", False), ("En 1989, Prague et Lviv suivent @ada.", True)]
)
def test_two_pieces_are_surely_the_counterparts_of_one_only_if_clues_speak_for_both(second: str, sure: bool) -> None:
    both = (
        "In 1871, Paris and Lyon wrote to @ada. In 1989, Prague and Lviv followed @ada, in the company of a collective."
    )
    others = [f"{year}: {year * 3}." for year in range(1700, 1800)]  # a clue is worth more the rarer it is
    source = text(both, *others)
    target = text("En 1871, Paris et Lyon écrivent à @ada.", second, *others)
    known = [[clues(segment) for segment in side.segments] for side in (source, target)]
    likeness = Likeness(source.segments, target.segments, (known[0], known[1]))
    found = beads(likeness, {(0, 0, 1, 1): 1.0, (1, 1, 1, 2): 1.0})  # where the lattice has no doubt
    assert [bead.sure for bead in found.beads if len(bead.target) == 2] == [sure]


def test_a_sure_pair_has_more_than_its_place_in_its_favour() -> None:
    source = (
        "First words of it all, in 1950.",
        "Nothing in this paragraph is the counterpart of the other.",
        "Last, in 1960.",
    )
    target = ("Premiers mots, en 1950.", "Les oiseaux reviennent au printemps quand le vent tourne.", "Enfin, en 1960.")
    assert ([6], [6]) not in lines(align(text(*source), text(*target)), sure=True)


def test_a_translation_follows_the_order_of_its_original_wherever_it_says_more() -> None:
    source = text("Paris, 1871.", "Lyon, 1834.")
    target = text("Paris, 1871.", "Une remarque de qui traduit.", "Lyon, 1834.")
    assert lines(align(source, target)) == [([2], [2]), ([4], [4]), ([], [6]), ([6], [8])]


def test_a_change_of_the_source_touches_its_counterparts_only() -> None:
    old, new = (
        matter(FRENCH),
        matter(FRENCH.replace("en 2012 à Paris", "en 2013 à Lyon").replace("- le pari permanent\n", "")),
    )
    difference = compare(old, new, Language("fr"))
    assert [segment.line for segment in touched(difference, old, matter(ENGLISH))] == [5, 11]
    assert touched(compare(old, old, Language("fr")), old, matter(ENGLISH)) == ()


def test_what_was_added_to_the_source_touches_nothing_yet() -> None:
    old = matter(FRENCH)
    new = matter(FRENCH + "\nUne fois par an, nous relisons ce manifeste dans ses trois langues.\n")
    assert touched(compare(old, new, Language("fr")), old, matter(ENGLISH)) == ()


@pytest.mark.parametrize("story", ["pages/guide-traduction", "pages/manifeste", "articles/solar-server"])
def test_texts_of_the_sample_magazine_that_did_not_drift_are_aligned_one_to_one(story: str) -> None:
    french, *others = (
        matter((ARTICLES / story / f"index.{code}.md").read_text("utf-8")) for code in ("fr", "en", "es")
    )
    for other in others:
        alignment = align(french, other)
        assert all(len(bead.source) == len(bead.target) == 1 and not bead.moved for bead in alignment.beads)
        assert sum(bead.sure for bead in alignment.beads) > 0.7 * len(alignment.beads)


def test_a_long_text_without_headings_takes_time_in_proportion() -> None:
    source = text(*(f"Paragraph {number} has nothing else to say." for number in range(1500)))
    target = text(*(f"Le paragraphe {number} n'a rien d'autre à dire." for number in range(1500) if number % 100))
    alignment = align(source, target)
    assert [segment.text.split()[1] for segment in alignment.missing] == [str(number) for number in range(0, 1500, 100)]


def test_nothing_depends_on_the_order_in_which_sets_are_walked() -> None:
    source, target = (
        text("Le soin.", "Paris, 1871, Claire Dumas."),
        text("Care.", "Care.", "Paris, 1871, Claire Dumas."),
    )
    assert lines(align(source, target)) == [([2], [2]), ([], [4]), ([], [6]), ([4], []), ([6], [8])]


def test_an_address_cited_twice_does_not_join_what_a_translation_does_not() -> None:
    credit = '— @ashedryden, ["Unpaid Labor"](https://ashedryden.com/blog/unpaid-labor)'
    longer = (
        "El trabajo pagado permite participar a personas muy distintas. Hay quien no puede permitirse trabajar gratis, como "
        "@ashedryden [ha descrito](https://ashedryden.com/blog/unpaid-labor), por deudas, familia u otras responsabilidades."
    )
    alignment = align(
        text("In 1998 it began.", credit, "In 2008 it ended."),
        text("En 1998 empezó.", credit, longer, "En 2008 terminó."),
    )
    assert lines(alignment)[1:] == [([4], [4]), ([6], [6]), ([], [8]), ([8], [10])]
