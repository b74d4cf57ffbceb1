"""The scaffold: what a translator finds, and what comes of it once every comment is words."""

import re
from pathlib import Path

import pytest

from traitdunion.rules.encoding import decode
from traitdunion.rules.header.frontmatter import HeaderOptions, read_header
from traitdunion.rules.markup.converter import Converter
from traitdunion.rules.scaffold import header_of, scaffold
from traitdunion.rules.segments import placeholders, read_matter
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.manuscript import Body, Kind, Manuscript
from traitdunion.vocabulary.problem import Severity
from traitdunion.vocabulary.segment import SegmentKind

REPOSITORY = Path(__file__).parents[2]
FRENCH = """\
---
title: "Le pari : permanent"
summary: Ce que dix ans nous ont appris.
date: 2026-03-04
authors: [redaction]
section: communs
tags: [eau]
cover:
  src: cover.jpg
  alt: Un pont
  credit: Atelier
  license: CC-BY-SA-4.0
pictures:
  march.jpg: {alt: Une marche, caption: "En 1936, à Paris", credit: X}
license: CC-BY-SA-4.0
---

Première phrase
sur deux lignes, avec `du code` et [un lien](story:agua).

## Une rive {#rive}

<!-- translators: jouez avec le mot -->

- le pain
    - le sel
- l’huile

> Nul ne possède l’eau.
{: .pull}

| Jour | Prix |
|------|------|
| Lundi | |

```python
print("bonjour")
```

![Un pont](pont.jpg "Le pont")

Rose,{two}
violette.

Terme
:   Sens.

Fin[^1]. <https://example.org/>

[^1]: Une note --> ici.
""".replace("{two}", "  ")


def manuscript(text, language="fr"):
    header, _, _, _ = read_header(text, "articles/pari/index.fr.md", HeaderOptions(Language(language)))
    assert header is not None
    return Manuscript("articles/pari/index.fr.md", "pari", Kind.ARTICLE, Language(language), header, Body())


def made(text=FRENCH):
    return scaffold(manuscript(text), text)


def filled(text):
    """Return a scaffold as it is when every comment is words, and every key of the header is filled in."""
    words = iter(f"Words {number}" for number in range(1000))
    text = re.sub(r"<!-- translate: .*? -->", lambda _: next(words), text)
    return re.sub(r"(?m)^( *(?:title|summary|alt|caption)):$", lambda key: f"{key[1]}: {next(words)}", text)


def test_the_header_asks_for_words_and_leaves_out_what_is_inherited():
    version = read_matter(manuscript(FRENCH).header, FRENCH).version
    assert header_of(made()) == (
        "---\n# Le pari : permanent\ntitle:\n# Ce que dix ans nous ont appris.\nsummary:\n"
        f"translates: fr@{version}\ntranslators: []\ntranslated:\nstatus: draft\n"
        "cover:\n  # Un pont\n  alt:\n"
        "pictures:\n  march.jpg:\n    # Une marche\n    alt:\n    # En 1936, à Paris\n    caption:\n---\n"
    )


def test_each_piece_is_a_comment_and_its_marks_stay_around_it():
    body = made().split("---\n", 2)[2]
    assert body == (
        "\n<!-- translate: Première phrase sur deux lignes, avec `du code` et [un lien](story:agua). -->\n\n"
        "## <!-- translate: Une rive --> {#rive}\n\n<!-- translators: jouez avec le mot -->\n\n"
        "- <!-- translate: le pain -->\n    - <!-- translate: le sel -->\n- <!-- translate: l’huile -->\n\n"
        "> <!-- translate: Nul ne possède l’eau. -->\n{: .pull}\n\n"
        "| <!-- translate: Jour --> | <!-- translate: Prix --> |\n|------|------|\n| <!-- translate: Lundi --> | |\n\n"
        '```python\nprint("bonjour")\n```\n\n'
        '![<!-- translate: Un pont -->](pont.jpg "<!-- translate: Le pont -->")\n\n'
        "<!-- translate: Rose,<br> violette. -->\n\n"
        "<!-- translate: Terme -->\n:   <!-- translate: Sens. -->\n\n"
        "<!-- translate: Fin[^1]. <https://example.org/> -->\n\n[^1]: <!-- translate: Une note - -> ici. -->\n"
    )


def test_a_draft_with_all_its_comments_has_notes_at_most():
    text = made()
    header, body, line, problems = read_header(text, "articles/pari/index.en.md", HeaderOptions(Language("en")))
    _, in_body = Converter().convert(body, line, "articles/pari/index.en.md", Language("en"), pictures=header.pictures)
    assert [problem for problem in problems if problem.fault.severity is not Severity.NOTE] == []
    assert {problem.fault.code for problem in in_body} <= {"TU332"}  # a note that nothing refers to yet


def test_a_page_with_words_still_to_translate_keeps_its_lists_and_tables():
    _, body, line, _ = read_header(made(), "articles/pari/index.en.md", HeaderOptions(Language("en")))
    html = Converter().convert(body, line, "articles/pari/index.en.md", Language("en"))[0].html
    assert html.count("<li>") == 3
    assert html.count("<td") == 2
    assert "<dd>" in html
    assert "translate" not in html


def test_once_the_comments_are_words_the_pieces_are_those_of_the_original():
    text = filled(made())
    matter = read_matter(manuscript(text, "en").header, text)
    original = read_matter(manuscript(FRENCH).header, FRENCH)
    assert placeholders(text) == ()
    assert [(one.kind, one.place, one.level) for one in matter.segments] == [
        (one.kind, one.place, one.level) for one in original.segments
    ]


def test_a_header_without_summary_or_pictures_asks_for_the_title_only():
    text = made("---\ntitle: Eau\n---\nRien.\n")
    assert header_of(text).split("\n")[1:3] == ["# Eau", "title:"]
    assert "summary" not in text
    assert "cover" not in text


def test_a_text_without_a_body_has_a_scaffold_too():
    assert made("---\ntitle: Eau\n---\n").endswith("status: draft\n---\n")


@pytest.mark.parametrize(
    "path", sorted((REPOSITORY / "content").rglob("index.*.md")), ids=lambda path: path.parent.name
)
def test_every_text_of_the_sample_magazine_gives_a_scaffold_of_its_own_shape(path):
    text = decode(path.read_bytes(), path.name)[0]
    source = manuscript(text, path.name.split(".")[1])
    done = filled(scaffold(source, text))
    kinds = [one.kind for one in read_matter(source.header, text).segments if one.start < one.end]
    assert [one.kind for one in read_matter(manuscript(done).header, done).segments if one.start < one.end] == kinds
    assert SegmentKind.TITLE in kinds


def test_comments_are_nobodys_business_but_those_for_translators_stay():
    text = (
        "---\ntitle: Eau\n---\n\n<!-- secret -->\n\nUn.<!-- secret --> Deux <!-- translators: un jeu -->de mots.\n"
        "<!--\nsecret\n-->\nTrois.\n\n<!-- Translators : doux -->\n- a\n<!-- secret -->\n- b\n\n| c <!-- secret --> | d |\n|---|---|\n"
        "| e <!-- translators: masculin --> | f |\n\nEn code `<!-- gardé -->`.\n\n```html\n<!-- gardé -->\n```\n"
    )
    made_of = made(text)
    assert made_of.split("---\n", 2)[2] == (
        "\n\n<!-- translate: Un. Deux de mots. Trois. --> <!-- translators: un jeu -->\n\n<!-- Translators : doux -->\n"
        "- <!-- translate: a -->\n- <!-- translate: b -->\n\n"
        "| <!-- translate: c -->  | <!-- translate: d --> |\n|---|---|\n"
        "| <!-- translate: e -->  | <!-- translate: f --> <!-- translators: masculin --> |\n\n"
        "<!-- translate: En code `<!-- gardé - ->`. -->\n\n```html\n<!-- gardé -->\n```\n"
    )
    version = read_matter(manuscript(text).header, text).version
    assert f"translates: fr@{version}\n" in made_of
