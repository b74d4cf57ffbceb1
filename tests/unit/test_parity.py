"""Parity: where a translation is not built like its original."""

from __future__ import annotations

from typing import Any

import pytest

from support.matter import structure
from traitdunion.rules.header.frontmatter import HeaderOptions, read_header
from traitdunion.rules.parity import Waiver, compare_structure, read_waiver
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.manuscript import Header
from traitdunion.vocabulary.problem import Problem, Severity

PATH = "pages/manifeste/index.en.md"
PLAIN = "parity: {allow: [%s], reason: …}"


def differences(french: str, english: str, *allowed: str) -> list[str]:
    """Return what separates two bodies, as `LINE code: what is wrong`; both begin on line 4."""
    return [shown(problem) for problem in compared(french, english, *allowed)]


def compared(french: str, english: str, *allowed: str) -> tuple[Problem, ...]:
    waiver = Waiver(allowed, "dit dans la page de discussion")
    return compare_structure(body(french), body(english), PATH, "index.fr.md", waiver)


def body(text: str) -> Any:
    return structure(f"---\ntitle: T\n---\n{text}")


def shown(problem: Problem) -> str:
    assert problem.place.path == PATH
    assert problem.fault.severity is Severity.NOTE
    return f"{problem.place.line} {problem.fault.code}: {problem.sentences()[0]}"


VALEURS = """Nous sommes un collectif né à Paris en 2012.

## Cinq valeurs {#valeurs}

- la collaboration
- l'ouverture
- le soin
- la do-ocratie
- le pari permanent

Ces valeurs se contredisent parfois.
"""
VALUES = """We are a collective born in Paris in 2012.

## Values {#valeurs}

- permanent beta

These values sometimes contradict one another.
"""


def test_a_list_of_one_against_five_is_named_with_both_counts_and_both_lines() -> None:
    assert differences(VALEURS, VALUES) == [
        "8 TU423: list “Values” has 1 item, the original (index.fr.md:8) has 5",
    ]
    assert differences(VALUES, VALEURS) == [
        "8 TU423: list “Cinq valeurs” has 5 items, the original (index.fr.md:8) has 1",
    ]


def test_a_difference_shows_the_line_that_waives_it() -> None:
    (problem,) = compare_structure(body(VALEURS), body(VALUES), PATH, "index.fr.md")
    assert problem.sentences()[1].endswith(PLAIN % "lists")
    (problem,) = compared(VALEURS, VALUES, "anchors")
    assert problem.sentences()[1].endswith("parity: {allow: [lists, anchors], reason: dit dans la page de discussion}")


def test_what_is_waived_is_silent_and_nothing_else() -> None:
    assert differences(VALEURS, VALUES, "lists") == []
    assert len(differences(VALEURS, VALUES.replace("{#valeurs}", ""), "lists")) == 1


def test_texts_that_are_built_alike_differ_in_nothing() -> None:
    same = "- une chose\n- une autre\n\n![Vue](a.jpg)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    assert differences(VALEURS + same, VALEURS + same) == []
    assert (
        differences("Une [page](https://fr.wikipedia.org/wiki/Eau).", "A [page](https://en.wikipedia.org/wiki/Water).")
        == []
    )


def test_words_a_title_and_the_length_of_paragraphs_are_no_difference() -> None:
    assert differences("Un mot.\n\nUn autre.", "A word, and another, in one paragraph.") == []


@pytest.mark.parametrize(
    ("french", "english", "expected"),
    [
        (
            "## Eau\n\nLe canal de 1768.\n\n### Tours\n\nLes 41 tours.",
            "## Water\n\nThe canal of 1768.\n\n## Turns\n\nThe 41 turns.",
            ["8 TU421: heading “Turns” has level 2, the original (index.fr.md:8) has 3"],
        ),
        (
            "## Eau\n\nLe canal de 1768.\n\n## Tours {#tours}\n\nLes 41 tours.",
            "## Water\n\nThe canal of 1768.\n\nThe 41 turns.",
            [
                "6 TU432: the original has the anchor #tours (index.fr.md:8), this text does not, so links to it end at the top "
                "of the page",
                "6 TU422: the original has a heading “Tours” (index.fr.md:8), which has no counterpart here",
            ],
        ),
        (
            "## Eau\n\nLe canal de 1768.",
            "## Water\n\nThe canal of 1768.\n\n### Added in 2020\n\nBy the translator of 2020.",
            ["8 TU422: heading “Added in 2020” has no counterpart in the original (near index.fr.md:6)"],
        ),
        (
            "Le canal de 1768.\n\n- un\n- deux\n\nLes 41 tours.",
            "The canal of 1768.\n\nThe 41 turns.",
            ["4 TU424: the original has a list “T” (index.fr.md:6; items: 2), which has no counterpart here"],
        ),
        (
            "## Eau\n\nLe canal de 1768.",
            "## Water\n\nThe canal of 1768.\n\n1. one\n2. two",
            ["8 TU424: list “Water” (items: 2) has no counterpart in the original (near index.fr.md:6)"],
        ),
        (
            "## Eau\n\n| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |",
            "## Water\n\n| a | b | c |\n|---|---|---|\n| 1 | 2 | 5 |",
            [
                "6 TU425: table “Water”: rows 2, the original (index.fr.md:6) 3",
                "6 TU426: table “Water”: columns 3, the original (index.fr.md:6) 2",
            ],
        ),
        (
            "Un.\n\n| a | b |\n|---|---|\n| 1 | 2 |",
            "One.",
            ["4 TU427: the original has a table “T” (index.fr.md:6; rows: 2), which has no counterpart here"],
        ),
        (
            "Le canal de 1768.\n\n![Vue](canal.jpg)",
            "The canal of 1768.",
            ["4 TU428: the original shows the picture canal.jpg (index.fr.md:6), this text does not"],
        ),
        (
            "Le canal de 1768.",
            'The canal of 1768.\n\n<img src="map.png" alt="Map">',
            ["6 TU428: the original (near index.fr.md:4) does not show the picture map.png"],
        ),
        (
            "Voir [ici](story:ralentir#temps) et [là](story:eau).",
            "See [there](story:eau).",
            ["4 TU429: the original links to story:ralentir (index.fr.md:4), this text does not"],
        ),
        (
            "Le canal[^1] de 1768.\n\n[^1]: Une note.",
            "The canal of 1768.",
            ["4 TU430: footnotes: 0, the original (index.fr.md:6) has 1"],
        ),
        (
            "Le canal de 1768.",
            "The canal of 1768.\n\n```sh\ninvoke build\n```",
            ["7 TU431: blocks of code: 1, the original (index.fr.md:4) has 0"],
        ),
        (
            "Le canal de 1768.",
            "The canal {: #canal } of 1768.",
            ["4 TU432: the original (near index.fr.md:4) does not have the anchor #canal"],
        ),
        (
            "Le [canal](https://a.example/) et la [source][s] de 1768.\n\n[s]: https://b.example/",
            "The [canal](https://a.example/) and the spring of 1768.",
            ["4 TU433: links to other places: 1, the original (index.fr.md:4) has 2"],
        ),
    ],
)
def test_each_kind_of_difference_names_both_places(french: str, english: str, expected: list[str]) -> None:
    assert sorted(differences(french, english)) == sorted(expected)


def test_a_picture_in_anothers_stead_is_no_difference() -> None:
    assert differences("![Carte](carte.fr.png)", "![Map](map.en.png)") == []


def test_lists_are_compared_one_by_one_and_nested_ones_too() -> None:
    french = "## Eau\n\n- un en 1768\n    - dedans\n    - dedans aussi\n- deux en 1789\n\nEntre les deux, Paris.\n\n- trois en 1830\n- quatre"
    english = "## Water\n\n- one in 1768\n    - inside\n- two in 1789\n\nIn between, Paris.\n\n- three in 1830\n- four\n- five"
    assert differences(french, english) == [
        "7 TU423: list “Water” has 1 item, the original (index.fr.md:7) has 2",
        "12 TU423: list “Water” has 3 items, the original (index.fr.md:13) has 2",
    ]


def test_code_and_comments_hold_no_links_pictures_or_anchors() -> None:
    assert differences("Un `[lien](story:eau)`.\n\n<!-- ![a](b.jpg) {#c} -->", "One `[link](story:water)`.") == []


def waiver(line: str) -> tuple[Waiver, list[str]]:
    """Return what a `parity` line waives, and `code: what is wrong. What to do.` of each problem."""
    text = f"---\ntitle: T\n{line}\n---\nUn mot.\n"
    header, *_ = read_header(text, PATH, HeaderOptions(language=Language("en")))
    found, problems = read_waiver(header or Header(), PATH)
    assert all(problem.place.line == 3 and problem.fault.severity is Severity.WARNING for problem in problems)
    return found, [f"{problem.fault.code}: {'. '.join(problem.sentences())}" for problem in problems]


def test_a_waiver_names_what_differs_and_why() -> None:
    assert waiver("parity: {allow: [links, lists], reason: chaque pays a ses adresses}") == (
        Waiver(("lists", "links"), "chaque pays a ses adresses"), [],
    )  # fmt: skip
    assert waiver("parity: {allow: tables, reason: un autre droit}")[0] == Waiver(("tables",), "un autre droit")
    assert read_waiver(Header(), PATH) == (Waiver(), ())


def test_nothing_is_waived_without_a_reason() -> None:
    for line in ("parity: {allow: [lists]}", "parity: {allow: [lists], reason: …}"):
        found, problems = waiver(line)
        assert found == Waiver()
        assert [problem[:6] for problem in problems] == ["TU435:"]
        assert problems[0].endswith("parity: {allow: [lists], reason: …}")


def test_a_mistyped_name_is_put_right() -> None:
    found, problems = waiver("parity: {allow: [list, headings], reason: voulu}")
    assert found == Waiver(("headings",), "voulu")
    assert problems == [
        "TU434: “list” is not something that a translation can differ in. "
        "Did you mean: parity: {allow: [headings, lists], reason: voulu}"
    ]
    _, problems = waiver("parity: {allow: [lists, commas], reason: voulu}")
    assert problems == [
        "TU434: “commas” is not something that a translation can differ in. A translation may differ in: headings, lists, tables, pictures, "
        "stories, footnotes, code, anchors, links."
    ]


def test_a_key_without_meaning_and_a_line_that_waives_nothing_are_said() -> None:
    _, problems = waiver("parity: {allow: [lists], because: voulu, reason: voulu}")
    assert problems == [
        "TU436: “because” has no meaning in the line “parity:”. Write it like this: parity: {allow: [lists], reason: voulu}"
    ]
    _, problems = waiver('parity: {reason: "voulu : oui"}')
    assert [problem[:6] for problem in problems] == ["TU437:"]
    assert problems[0].endswith("parity: {allow: [lists], reason: 'voulu : oui'}")
