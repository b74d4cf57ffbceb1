"""Whatever surrounds a glossary's words, they are found where they stand, once, and nowhere else."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from support.matter import matter
from traitdunion.rules.glossary import Lexicon
from traitdunion.rules.glossary.finding import folded
from traitdunion.vocabulary.glossary import Forms, GlossaryTerm
from traitdunion.vocabulary.language import Language

FR = Language("fr")
FORMS = ("commun", "bien commun", "trait d’union", "état", "do-ocratie")
GLOSSARY = {form: GlossaryTerm(form, {FR: Forms(use=(form,))}) for form in FORMS}
LEXICON = Lexicon(GLOSSARY, FR)
OTHER = st.sampled_from(
    ("l’eau", "communauté", "bien", "trait", "(oui)", "12", "d", "ocratie", "Où ?", "do", "é", "*ici*")
)


def found(text: str) -> list[str]:
    segments = matter(f"---\nx: y\n---\n{text}\n").segments
    return [one.term for segment in segments for one in LEXICON.in_segment(segment)]


@given(st.lists(st.one_of(OTHER, st.sampled_from(FORMS)), min_size=1, max_size=12), st.sampled_from(["NFC", "NFD"]))
def test_every_form_is_found_once_in_the_order_of_the_text(words, form):
    text = " ; ".join(words)  # which keeps the words of two from making a third
    text = unicodedata.normalize(form, text)
    assert found(f"Voici {text}") == [word for word in words if word in FORMS]


@given(st.text("comunbietardsÉé’'-*_ \n", max_size=80))
def test_what_is_found_is_a_form_as_it_was_typed(text):
    for segment in matter("---\nx: y\n---\n\n").segments + matter(f"---\nx: y\n---\nUn {text}\n").segments:
        for one in LEXICON.in_segment(segment):
            typed = "".join(
                char for char in unicodedata.normalize("NFD", folded(one.words)) if not unicodedata.combining(char)
            )
            form = "".join(
                char for char in unicodedata.normalize("NFD", folded(one.term)) if not unicodedata.combining(char)
            )
            assert typed == form
