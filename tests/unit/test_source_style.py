"""What is noted in a text's Markdown, where, and what is left in peace."""

from __future__ import annotations

import pytest

from traitdunion.rules.source_style import notes
from traitdunion.vocabulary.language import Language


def found(text: str, language: str) -> list[str]:
    """Return the code and line of each note; the text begins on line 10."""
    problems = notes(text, 10, "articles/x/index.md", Language(language))
    assert all("".join(problem.sentences()) for problem in problems)
    return [f"{problem.place.line} {problem.fault.code}" for problem in problems]


def remedy(text: str, language: str) -> str:
    (problem,) = notes(text, 1, "articles/x/index.md", Language(language))
    return problem.sentences()[1]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Fine.\n\nWant to know more ? Yes : *really* !", ["12 TU701", "12 TU701", "12 TU701"]),
        ("es", "**Nota** : ¿quieres saber más ?", ["10 TU701", "10 TU701"]),
        ("pt-BR", "Quer saber mais ?", ["10 TU701"]),
        ("fr", "Intrigué? Note: *oui*; l'été &eacute;t&eacute;!", ["10 TU702"] * 3 + ["10 TU702"]),
        ("fr-CA", "Intrigué? Note: oui", ["10 TU702"]),
        ("fr", "L'eau et l'air.\nC’est l'hiver.", ["11 TU703"]),
        ("fr", 'Il dit "oui.\n\nElle dit « non.\n\nEt voilà ».', ["10 TU704", "12 TU704", "14 TU704"]),
        ("en", "- a “b\n- c” d", ["10 TU704", "11 TU704"]),
        ("es", "Hola. Qué tal? ¿Bien? Vaya! ¡Sí!", ["10 TU705", "10 TU706"]),
        ("en", "In the last eight years we grew. It is common nowadays, and this year.", ["10 TU707"] * 3),
        ("fr", "Aujourd'hui, pour l'instant, cette année", ["10 TU707"] * 3),
        ("es", "Actualmente y hoy en día", ["10 TU707"] * 2),
        ("es", "«Hola» ; (sí) !", ["10 TU701", "10 TU701", "10 TU706"]),
        ("es", 'Decía "hola y "adiós" ayer.\n\n"Sí".', ["10 TU704"]),
        ("en", "He left - she said - “now” - again", ["10 TU708"] * 3),
        ("en", "One,. two,, three.. four", ["10 TU709"] * 3),
        ("fr", "Ces huit dernières années, et l'an dernier", ["10 TU707", "10 TU707"]),
        ("es", "En los últimos ocho años; este año", ["10 TU707", "10 TU707"]),
    ],
)
def test_an_oddity_is_noted_on_its_line(language: str, text: str, expected: list[str]) -> None:
    assert found(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "`a ?` and ``b `c` !``\n\n```\nx ?\n```\n\n    y ?\n\n<!-- z ? -->"),
        ("en", "<kbd>a ?</kbd> [a](http://x.y/?a !) :smile: :) ;) -- ? x"),
        ("en", 'Il dit *qui ?*{: lang=fr } and <i lang="fr">quoi ?</i>\n\nEncore ?\n{: lang=fr }'),
        ("en", "| a | b |\n|---|:-:|\n| c | d |\n\nterm\n:   meaning\n\n[^1]: a note\n\n![alt](x.jpg) {#id}"),
        ("en", 'a 13" screen, "one" and *"two"* and **“three”**'),
        ("en", "“One paragraph.\n\n“Another.”"),
        ("fr", 'Oui ! 12:30, https://x.org/a:b; C++ : « a » et "b". Qu\'est-ce\u202f? [a](b:c) {{ x! }} Note\u00a0: a'),
        ("fr", '# Titre : "a"\n\n> « cité »\n\n1. « un »\n2. *« deux »*'),
        ("es", "¿Qué? ¡Sí! ¿Cómo?, ¡vaya! (?) ¿¡Ya!? &iquest;Qu&eacute;?"),
        (
            "en",
            "Four years ago, the last year of the war, the next year, 2013. The last few weeks of 2019. See you next week",
        ),
        ("en", "The next three months of 1968, that last year; 10 : 1"),
        ("es", "Hace tres semanas, desde hace doce años; proporción 10 : 1"),
        ("es", "Yahoo! o Jeopardy!"),
        ("fr", "Cette année-là, il y a dix ans"),
        ("en", "- item\n- item\n\n5 - 3, a -- b, well-known, etc., e.g., U.S.A., no... ../x, wait.... a::b"),
        ("ar", 'ماذا ؟ "نعم"'),
        ("xx", '"a ?'),
    ],
)
def test_what_is_right_or_not_prose_is_left_in_peace(language: str, text: str) -> None:
    assert found(text, language) == []


def test_a_remedy_shows_the_words_put_right() -> None:
    assert remedy("Want to know more ? Yes.", "en") == "Remove the space: Want to know more? Yes."
    assert remedy("Un. Vraiment, tu viens?", "fr").endswith("Write: Un. Vraiment, tu viens ?")
    assert remedy("Hola. Qué tal?", "es") == "Add it: ¿Qué tal?"
    long = "word " * 30
    assert remedy(f"{long}more ? {long}", "en") == (
        "Remove the space: …word word word word word more? word word word word word…"
    )


@pytest.mark.parametrize(
    "piece", ['"', "`", "*", "_a", "<!--", "<a ", "{:", "[", "](", "a ?", "¿", "- a\n", "| - ", "&a;", "« "]
)
def test_a_long_text_of_marks_is_read_in_reasonable_time(piece: str) -> None:
    notes(piece * 3_000, 1, "x", Language("es"))
