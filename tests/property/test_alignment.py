"""Alignment: what holds for any two texts, and for a text and its translation whatever is taken out."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from support.matter import matter
from traitdunion.rules.alignment import align
from traitdunion.vocabulary.segment import Matter

PAIRS = (  # English and French, as far apart as good translations are
    ("In 1768 the friars dug the canal by hand.", "Les moines ont creusé le canal à la main en 1768."),
    ("The mill at Sainte-Foy burnt down on a Sunday.", "Le moulin de Sainte-Foy a brûlé un dimanche."),
    ("Read the [minutes](https://example.org/minutes) first.", "Lisez d'abord le [compte rendu](https://example.org/minutes)."),
    ("Nobody has ever paid more than 12 euros for a share.", "Personne n'a jamais payé une part plus de 12 euros."),
    ("Our cooperative has no director, it has a secretary.", "Notre coopérative n'a pas de directrice, elle a une secrétaire."),
    ("Do you know the essay by Elinor Ostrom on this?", "Connaissez-vous là-dessus l'essai d'Elinor Ostrom ?"),
    ("Run `invoke check` before anything else.", "Avant toute chose, lancez `invoke check`."),
    ("The assembly voted 41 to 7; the garden stayed.", "L'assemblée a voté par 41 voix contre 7 : le jardin est resté."),
    ("See also [our other piece](story:ralentir) on time.", "Voir aussi [notre autre texte](story:ralentir) sur le temps."),
    ("@mireille translated it overnight, for nothing!", "@mireille l'a traduit en une nuit, pour rien !"),
    ("Debian counts its versions, Wikipedia its edits.", "Debian compte ses versions, Wikipédia ses modifications."),
    ("Electricity comes from four panels of 50 watts.", "L'électricité vient de quatre panneaux de 50 watts."),
)  # fmt: skip
FORMS = ("{}", "- {}", "> {}", "## {}", "1. {}")

pairs = st.lists(st.sampled_from(PAIRS), min_size=2, unique=True)
WORDS = ("eau", "water", "2026", "Ouishare", "commons", "ne", "[a](story:b)", "**soin**", "ماء", "où", "`x`")
words = st.lists(st.sampled_from(WORDS), min_size=1)
block = st.builds(str.format, st.sampled_from(FORMS), words.map(" ".join))
text = st.lists(block, max_size=12).map("\n\n".join)


def read(body: str) -> Matter:
    return matter(f"---\ntitle: T\n---\n{body}\n")


@given(text, text)
def test_every_segment_is_in_exactly_one_bead_and_both_sides_stay_in_order(one: str, other: str) -> None:
    source, target = read(one), read(other)
    alignment = align(source, target)
    assert Counter(s for bead in alignment.beads for s in bead.source) == Counter(source.segments)
    assert Counter(s for bead in alignment.beads for s in bead.target) == Counter(target.segments)
    assert [s for bead in alignment.beads for s in bead.source] == list(source.segments)
    in_order = [s for bead in alignment.beads if not bead.moved for s in bead.target]
    assert in_order == sorted(in_order, key=lambda segment: segment.start)
    assert all(1 <= len(bead.source) + len(bead.target) <= 3 for bead in alignment.beads)
    assert alignment == align(source, target)


@given(text)
def test_a_text_is_surely_aligned_with_itself(body: str) -> None:
    source = read(body)
    assert all(
        bead.sure and bead.source == bead.target and len(bead.source) == 1 for bead in align(source, source).beads
    )


@given(st.permutations(PAIRS), st.integers(2, len(PAIRS)), st.data())
def test_taking_one_paragraph_out_leaves_its_counterpart_alone_and_the_others_paired(
    chosen: list[tuple[str, str]], count: int, data: st.DataObject
) -> None:
    chosen = chosen[:count]
    gone = data.draw(st.integers(0, count - 1))
    form = data.draw(st.sampled_from(("{}", "- {}", "> {}\n")))
    source = read("\n\n".join(form.format(english) for english, _ in chosen))
    target = read("\n\n".join(form.format(french) for place, (_, french) in enumerate(chosen) if place != gone))
    for first, second, swapped in ((source, target, False), (target, source, True)):
        alignment = align(first, second)
        lone = alignment.extra if swapped else alignment.missing
        assert [segment.text for segment in lone] == [chosen[gone][0]]
        found = [(bead.source[0].text, bead.target[0].text) for bead in alignment.beads if bead.paired][1:]
        assert found == [pair[:: -1 if swapped else 1] for place, pair in enumerate(chosen) if place != gone]


@given(pairs, st.data())
def test_what_is_put_in_a_paragraphs_stead_is_never_surely_its_counterpart(
    chosen: list[tuple[str, str]], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(chosen) - 1))
    other = data.draw(st.sampled_from([pair for pair in PAIRS if pair not in chosen] or [("", "Rien de tel.")]))
    source = read("\n\n".join(english for english, _ in chosen))
    target = read("\n\n".join(other[1] if at == place else french for at, (_, french) in enumerate(chosen)))
    sure = {
        (s.text, t.text) for bead in align(source, target).beads if bead.sure for s in bead.source for t in bead.target
    }
    assert sure <= {*chosen, ("T", "T")}
