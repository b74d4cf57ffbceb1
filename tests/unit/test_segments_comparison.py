"""Comparison: what a person would say has changed from one version of a text to the next."""

from __future__ import annotations

import time

import pytest

from traitdunion.rules.segments import compare, read_matter
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.manuscript import Header, Picture
from traitdunion.vocabulary.translation import Difference

FR, EN, ES = Language("fr"), Language("en"), Language("es")
RULES = "Les collectifs ont besoin de règles que chacun peut lire et changer."
CANAL = "Personne ne possède le canal ; ceux qui le curent décident qui arrose le premier."
WORDS = "Un vocabulaire est aussi une porte, et quelqu’un en a la clé."
MILL = "Chaque soir, les membres se retrouvent au vieux moulin pour parler de l’eau."
TEXT = (RULES, CANAL, WORDS, MILL)


def difference(before: str | tuple[str, ...], after: str | tuple[str, ...], language: Language = FR) -> Difference:
    texts = ("\n\n".join([text] if isinstance(text, str) else text) for text in (before, after))
    return compare(*(read_matter(Header(), text) for text in texts), language)


def told(found: Difference) -> dict[str, list[object]]:
    said: dict[str, list[object]] = {
        "added": [part.text for part in found.added],
        "changed": [(change.before.text, change.after.text) for change in found.changed],
        "removed": [part.text for part in found.removed],
        "moved": [change.after.text for change in found.moved],
    }
    return {name: parts for name, parts in said.items() if parts}


def test_a_paragraph_is_added() -> None:
    found = difference((RULES, WORDS), (RULES, CANAL, WORDS))
    assert told(found) == {"added": [CANAL]}
    assert found.words == 14


def test_a_paragraph_is_removed() -> None:
    found = difference((RULES, CANAL, WORDS), (RULES, WORDS))
    assert told(found) == {"removed": [CANAL]}
    assert found.words == 0


def test_a_sentence_is_added_to_a_paragraph() -> None:
    longer = f"{CANAL} Le reste attend."
    found = difference(TEXT, (RULES, longer, WORDS, MILL))
    assert told(found) == {"changed": [(CANAL, longer)]}
    assert (found.words, found.minor) == (3, False)


def test_what_was_written_anew_beyond_likeness_is_gone_and_added() -> None:
    other = "Tout autre chose occupe désormais cette page : photographies, cartes, témoignages."
    assert told(difference(TEXT, (RULES, other, WORDS, MILL))) == {"removed": [CANAL], "added": [other]}


def test_one_paragraph_is_moved_and_not_the_three_that_it_passed() -> None:
    assert told(difference(TEXT, (MILL, RULES, CANAL, WORDS))) == {"moved": [MILL]}
    assert difference(TEXT, (MILL, RULES, CANAL, WORDS)).words == 0


def test_a_section_is_moved_as_a_whole() -> None:
    first, second = ("## Un", RULES, CANAL), ("## Deux", WORDS)
    assert told(difference(first + second, second + first)) == {"moved": ["Deux", WORDS]}


def test_a_paragraph_is_split() -> None:
    whole = f"{CANAL} {MILL}"
    found = difference((RULES, whole, WORDS), (RULES, CANAL, MILL, WORDS))
    assert told(found) == {"changed": [(whole, CANAL)], "added": [MILL]}


def test_a_paragraph_is_split_after_its_first_short_sentence() -> None:
    whole = f"Tout est dit. {CANAL} {MILL}"
    found = difference((RULES, whole, WORDS), (RULES, "Tout est dit.", f"{CANAL} {MILL}", WORDS))
    assert told(found) == {"changed": [(whole, "Tout est dit.")], "added": [f"{CANAL} {MILL}"]}


def test_two_paragraphs_are_joined() -> None:
    whole = f"{CANAL} {MILL}"
    found = difference((RULES, CANAL, MILL, WORDS), (RULES, whole, WORDS))
    assert told(found) == {"changed": [(CANAL, whole)], "removed": [MILL]}


def test_a_paragraph_becomes_a_quotation() -> None:
    found = difference((RULES, CANAL), (RULES, f"> {CANAL}"))
    assert told(found) == {"changed": [(CANAL, CANAL)]}
    assert (found.words, found.minor) == (0, False)


def test_a_heading_that_was_replaced_is_changed() -> None:
    found = difference(("## Découverte", RULES), ("## Trouver", RULES))
    assert told(found) == {"changed": [("Découverte", "Trouver")]}


def test_a_heading_of_another_level_says_the_same() -> None:
    found = difference(("## Découverte", RULES), ("### Découverte", RULES))
    assert told(found) == {"changed": [("Découverte", "Découverte")]}
    assert (found.words, found.minor) == (0, True)


def test_items_come_and_go_one_by_one() -> None:
    assert told(difference("- ouverture\n- soin\n- partage", "- ouverture\n- partage\n- bêta permanente")) == {
        "removed": ["soin"],
        "added": ["bêta permanente"],
    }
    assert told(difference("- ouverture\n- soin\n- partage", "- ouverture\n- soins\n- partage")) == {
        "changed": [("soin", "soins")]
    }
    assert told(difference("- un\n- deux\n- trois", "- trois\n- un\n- deux")) == {"moved": ["trois"]}


def test_a_row_of_a_table_is_changed() -> None:
    table = "mot | sens\n--|--\nazud | barrage de rivière\ndula | tour d’eau"
    found = difference(table, table.replace("barrage de rivière", "petit barrage de rivière"))
    assert told(found) == {"changed": [("azud | barrage de rivière", "azud | petit barrage de rivière")]}


def test_the_same_line_twice_is_told_apart_by_its_place() -> None:
    assert told(difference("x\n\ny\n\nx", "y\n\nx")) == {"removed": ["x"]}
    assert difference("x\n\ny\n\nx", "y\n\nx").removed[0].line == 1


def test_what_was_changed_and_carried_elsewhere_is_the_same_paragraph() -> None:
    touched = CANAL.replace("le premier", "en dernier")
    found = difference((CANAL, RULES, WORDS, MILL), (RULES, WORDS, MILL, touched))
    assert told(found) == {"changed": [(CANAL, touched)]}


def test_words_of_the_header_are_compared_by_their_key() -> None:
    def version(title: str, pictures: dict[str, Picture]) -> Difference:
        lines = {"title": 2} | {f"pictures.{name}.alt": 3 for name in pictures}
        before = Header(
            title="Le canal",
            pictures={"a.jpg": Picture("a.jpg", alt="Un seuil")},
            lines={"title": 2, "pictures.a.jpg.alt": 3},
        )
        text = "---\ntitle: x\nalt: y\n---\n"
        return compare(
            read_matter(before, text), read_matter(Header(title=title, pictures=pictures, lines=lines), text), FR
        )

    assert told(version("Les communs", {"a.jpg": Picture("a.jpg", alt="Un seuil")})) == {
        "changed": [("Le canal", "Les communs")]
    }
    assert version("Le canal", {"b.jpg": Picture("b.jpg", alt="Un seuil")}).empty
    assert told(version("Le canal", {})) == {"removed": ["Un seuil"]}


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        (FR, "On y parle du gouvernment des communs.", "On y parle du gouvernement des communs."),
        (FR, "Il faut etre nombreux ou se taire.", "Il faut être nombreux où se taire."),
        (FR, "Un mot, un autre.", "Un mot ; un autre."),
        (FR, "Le le canal est vide.", "Le canal est vide."),
        (EN, "They recieve the watr on Tuesdays.", "They receive the water on Tuesdays."),
        (EN, "the canal is empty.", "The canal is empty."),
        (EN, "Its members meet, and talk.", "Its members meet and talk."),
        (ES, "La comunidad riega el huerto comun.", "La comunidad riega el huerto común."),
        (ES, "Tambien la musica llega al jardin.", "También la música llega al jardin."),
        (Language("pt"), "A agua é de todos.", "A água é de todos."),
        (Language("de"), "das Wasser.", "Das Wasser."),
    ],
)
def test_a_slip_of_the_hand_is_minor(language: Language, before: str, after: str) -> None:
    found = difference(before, after, language)
    assert len(found.changed) == 1
    assert found.minor


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        (FR, "Il y a 12 membres.", "Il y a 13 membres."),
        (FR, "Elle vaut 1,5 million.", "Elle vaut 15 million."),
        (FR, "On peut entrer.", "On ne peut pas entrer."),
        (FR, "C’est avec les voisins.", "C’est sans les voisins."),
        (FR, "Les deux canaux se joignent.", "Les douze canaux se joignent."),
        (FR, "Nous avons vu Marie au moulin.", "Nous avons vu Maria au moulin."),
        (FR, "Nous avons vu Perez au moulin.", "Nous avons vu Pérez au moulin."),
        (FR, "Rendez-vous en juin au canal.", "Rendez-vous en juillet au canal."),
        (FR, "C’est légal partout.", "C’est illégal partout."),
        (FR, "On viendra.", "On viendra ?"),
        (FR, "Le canal est vide.", "Le grand canal est vide."),
        (FR, "La porte est là.", "Le porte est là."),
        (FR, "Tapez `-v` ici.", "Tapez `--v` ici."),
        (EN, "You can enter.", "You can’t enter."),
        (EN, "They do enter.", "They do not enter."),
        (EN, "It is now open.", "It is not open."),
        (EN, "A million litres.", "A billion litres."),
        (EN, "The minimum turn is short.", "The maximum turn is short."),
        (EN, "We met in paris.", "We met in Paris."),
        (EN, "A moral question.", "An amoral question."),
        (ES, "No, podemos entrar.", "No podemos entrar."),
        (ES, "Si podemos entrar todos.", "Sí podemos entrar todos."),
        (ES, "Aquí trabajo con gusto.", "Aquí trabajó con gusto."),
        (ES, "Esperan que lo regaran.", "Esperan que lo regarán."),
        (ES, "Cumplió diez anos.", "Cumplió diez años."),
        (ES, "Tiene sesenta años.", "Tiene setenta años."),
        (ES, "Empieza en junio.", "Empieza en julio."),
        (ES, "Siempre riega.", "Nunca riega."),
        (ES, "Se riega con permiso.", "Se riega sin permiso."),
        (Language("pt"), "A aguia voa.", "A aguas voa."),
        (EN, "Watr, tun and naighbour.", "Water, turn and neighbour."),
    ],
)
def test_what_may_matter_is_not_minor(language: Language, before: str, after: str) -> None:
    found = difference(before, after, language)
    assert not found.minor


def test_an_added_word_is_never_minor_for_the_whole() -> None:
    assert not difference(TEXT, (*TEXT, "Un mot.")).minor


def test_ten_thousand_segments_are_compared_in_seconds() -> None:
    lines = [f"Membre {number} du canal {number * 7 % 1001}, tour {number * 13 % 997}." for number in range(10_000)]
    before, after = (
        read_matter(Header(), "\n\n".join(text)) for text in (lines, [line.replace("tour", "rang") for line in lines])
    )
    start = time.process_time()
    found = compare(before, after, FR)
    assert (len(found.changed), len(found.added), len(found.removed)) == (10_000, 0, 0)
    assert time.process_time() - start < 20


def test_a_sentence_carried_to_another_paragraph_changes_both() -> None:
    found = difference((f"{RULES} {WORDS}", CANAL), (RULES, f"{CANAL} {WORDS}"))
    assert told(found) == {"changed": [(f"{RULES} {WORDS}", RULES), (CANAL, f"{CANAL} {WORDS}")]}


def test_a_paragraph_that_is_changed_keeps_its_place_beside_one_that_is_new() -> None:
    touched = RULES.replace("lire", "relire")
    assert told(difference((RULES, CANAL), (touched, WORDS, CANAL))) == {
        "changed": [(RULES, touched)],
        "added": [WORDS],
    }


def test_code_that_changed_is_told_and_has_no_words_to_translate() -> None:
    found = difference((RULES, "```\nx = 1\n```", CANAL), (RULES, "```\nx = 2\n```", CANAL))
    assert told(found) == {"changed": [("x = 1", "x = 2")]}
    assert (found.words, found.minor) == (0, False)
