"""The glossary: how it is read, which of its words a text has, and what is noted."""

from __future__ import annotations

import unicodedata

import pytest

from support.graph import EN, ES, FR, THREE
from support.matter import matter
from traitdunion.rules.alignment import align
from traitdunion.rules.glossary import Lexicon, Said, discouraged, occurring, read_glossary, without_counterpart
from traitdunion.vocabulary.glossary import Forms, Glossary, GlossaryTerm
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.problem import Problem, Severity

COMMONS = """\
commun:
  fr: {use: [commun, communs], avoid: [bien commun]}
  en: {use: commons, avoid: [common good, common goods]}
  es: [común, comunes, procomún]
  note: Ce que l’on tient à plusieurs.
état:
  fr: {use: [état], avoid: [puissance publique], note: sans capitale}
  en: {use: [state]}
trait:
  fr: {use: [trait d’union], avoid: [tiret court]}
  en: {avoid: [dash]}
"""


def glossary(text: str = COMMONS) -> Glossary:
    found, problems = read_glossary(text, THREE)
    assert problems == []
    return found


def wrong(text: str) -> list[str]:
    """Return what is wrong with a glossary, as `LINE code: what is wrong. What to do.`"""
    problems = read_glossary(text, THREE)[1]
    assert all(problem.place.path == "glossary.yaml" for problem in problems)
    return [told(problem) for problem in problems]


def told(problem: Problem) -> str:
    return f"{problem.place.line} {problem.fault.code}: {'. '.join(problem.sentences())}"


# Reading


def test_a_term_has_its_words_by_language():
    terms = glossary()
    assert list(terms) == ["commun", "état", "trait"]
    assert terms["commun"].forms[FR] == Forms(("commun", "communs"), ("bien commun",), "", 2)
    assert terms["commun"].line == 1


def test_one_word_or_a_list_of_words_stands_for_those_to_use():
    terms = glossary()
    assert terms["commun"].forms[EN].use == ("commons",)
    assert terms["commun"].forms[ES] == Forms(("común", "comunes", "procomún"), (), "", 4)


def test_a_note_serves_every_language_that_has_none_of_its_own():
    terms = glossary()
    assert terms["commun"].note_in(EN) == "Ce que l’on tient à plusieurs."
    assert terms["état"].note_in(FR) == "sans capitale"
    assert terms["état"].note_in(ES) == ""


def test_an_empty_glossary_is_none():
    assert read_glossary("# nothing yet\n", THREE) == ({}, [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- commun\n", ["1 TU250: this file is not made of entries"]),
        ("commun: {fr: [commun\n", ["1 TU250: this file cannot be read from here: “commun: {fr: [commun”"]),
        ("a: {fr: a}\na: {fr: b}\n", ["2 TU250: “a” is said twice"]),
        ("commun: communs\n", ["1 TU240: the entry “commun” is not a set of keys. Write it like this: commun: {fr: {use: [communs]}}"]),
        ("commun: [a, b]\n", ["1 TU240: the entry “commun” is not a set of keys. Write it like this: commun: {fr: {use: [a, b]}}"]),
        ("commun: {note: x}\n", ["1 TU473: the entry “commun” does not say which words to use. Write them like this: fr: {use: […]}"]),
        ("commun: {fr: {avoid: [x]}}\n", ["1 TU473: "]),
        ("a:\n  french: [x]\n", ["2 TU241: the entry “a” has an unknown key “french”. Did you mean “fr”?"]),
        ("a:\n  FR: [x]\n", ["2 TU241: the entry “a” has an unknown key “FR”. Did you mean “fr”?"]),
        ("a:\n  fr: [x]\n  nots: y\n", ["3 TU241: the entry “a” has an unknown key “nots”. Did you mean “note”?"]),
        ("a:\n  use: [x]\n", ["2 TU241: the entry “a” has an unknown key “use”. What can stand here: fr, en, es, note."]),
        ("a:\n  fr: [x]\n  pt: [y]\n", ["3 TU251: the entry “a” has words in “pt”"]),
        ("a:\n  fr:\n    uses: [x]\n", ["3 TU241: the entry “a.fr” has an unknown key “uses”. Did you mean “use”?"]),
        ("a:\n  fr:\n    use: [x, [y]]\n", ["3 TU240: the entry “a.fr.use” is not a set of keys. Write it like this: use: [x, y]"]),
        ("a:\n  fr: [x]\n  note: [y]\n", ["3 TU240: the entry “a.note” is not a set of keys. Write it like this: note: …"]),
        ("a:\n  fr: {use: [Été], avoid: [été]}\n", ["2 TU474: “été” is both to be used and to be avoided for “a” in “fr”"]),
        ("a:\n  fr: [x, '?!']\n", ["2 TU475: “?!” in “a.fr” is not a word"]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line_and_what_was_meant(text, expected):
    found = wrong(text)
    assert len(found) == len(expected)
    assert all(line.startswith(start) for line, start in zip(found, expected, strict=True)), found


def test_what_is_to_be_used_and_avoided_is_used():
    (term,) = read_glossary("a: {fr: {use: [été], avoid: [été, hiver]}}\n", THREE)[0].values()
    assert term.forms[FR] == Forms(("été",), ("hiver",), "", 1)


# Finding


def terms_in(body: str, language: Language = FR, text: str = COMMONS) -> list[str]:
    found: tuple[GlossaryTerm, ...] = occurring(matter(f"---\ntitle: T\n---\n{body}"), glossary(text), language)
    return [term.key for term in found]


def test_the_terms_of_a_text_come_in_its_order():
    assert terms_in("Le trait d’union, puis les communs, puis l’état.") == ["trait", "commun", "état"]


@pytest.mark.parametrize(
    "body",
    [
        "Communs !",
        "LES COMMUNS",
        "un *commun*, dit-on",
        "le [commun](https://example.org)",
        "hors-commun",
        "> des\n> communs",
        "- un\n  commun",
        "| commun | x |\n|---|---|\n| a | b |",
        "le commun&nbsp;: mode d’emploi",
    ],
)
def test_a_word_is_found_whatever_its_case_and_place(body):
    assert terms_in(body) == ["commun"]


@pytest.mark.parametrize(
    "body",
    [
        "communauté",
        "incommuns",
        "`commun`",
        "<!-- commun -->\n\nx",
        "[x](https://example.org/commun)",
        "[x](story:commun)",
        "    commun",
        "```\ncommun\n```",
        "![](commun.jpg)",
        "*commun*{lang=en}",
        '<em lang="en">commun</em>',
    ],
)
def test_no_term_is_found_in_other_words_code_addresses_or_other_languages(body):
    assert terms_in(f"Voilà.\n\n{body}") == []


@pytest.mark.parametrize("apostrophe", ["'", "’", "ʼ"])
def test_apostrophes_are_the_same_however_they_are_typed(apostrophe):
    assert terms_in(f"Le trait d{apostrophe}union") == ["trait"]


@pytest.mark.parametrize("space", [" ", "\n", "\u00a0", "  ", " **"])
def test_words_of_a_form_may_stand_on_two_lines(space):
    assert terms_in(f"Le tiret{space}court", text=COMMONS) == ["trait"]


def test_a_sentence_s_end_parts_the_words_of_a_form():
    assert terms_in("C’est un tiret. Court, il suffit.") == []


def test_accents_count_but_a_capital_may_lack_them():
    assert terms_in("L’État") == terms_in("L’Etat") == terms_in("L’ETAT") == ["état"]
    assert terms_in("l’etat") == []
    assert terms_in(unicodedata.normalize("NFD", "L’état")) == ["état"]


def test_the_longest_form_counts():
    assert [note.partition(",")[0] for note in notes("Le commun, et le bien\ncommun.")] == [
        "4 TU471: the glossary advises against “bien commun”"
    ]
    assert notes("Un commun.") == []


def test_what_another_term_uses_is_not_discouraged():
    text = COMMONS + "bien: {fr: [bien commun]}\n"
    assert notes("Le bien commun.", text=text) == []
    assert terms_in("Le bien commun.", text=text) == ["bien"]


def test_languages_without_spaces_have_terms_too():
    chinese = Language("zh")
    terms, _ = read_glossary("a: {zh: [公地]}\n", (chinese,))
    assert [term.key for term in occurring(matter("---\ntitle: 论公地的管理\n---\n"), terms, chinese)] == ["a"]


def test_a_language_that_the_glossary_lacks_has_no_terms():
    assert terms_in("Les communs.", Language("pt")) == []


# Noting


def said(body: str, language: Language) -> Said:
    text = f"---\ntitle: T\n---\n{body}"
    return Said(matter(text), f"articles/a/index.{language}.md", text)


def notes(body: str, language: Language = FR, text: str = COMMONS) -> list[str]:
    problems = list(discouraged(said(body, language), Lexicon(glossary(text), language)))
    assert all(problem.fault.severity is Severity.NOTE for problem in problems)
    return [told(problem) for problem in problems]


def test_a_discouraged_word_is_noted_on_its_own_line():
    body = "Un long paragraphe\nqui parle de\nbien\ncommun, puis de puissance publique.\n\n- le *Bien commun*"
    assert [note.partition(":")[0] for note in notes(body)] == ["6 TU471", "7 TU471", "9 TU471"]


def test_a_note_says_what_to_write():
    (note,) = notes("Le Bien\ncommun.")
    assert note == (
        "4 TU471: the glossary advises against “Bien commun”, under “commun”. "
        "Where that notion is meant, the glossary has: commun, communs."
    )
    (note,) = notes("A dash.", EN)
    assert note == "4 TU471: the glossary advises against “dash”, under “trait”. Say it in another way."


def test_words_of_the_header_are_looked_at_too():
    text = "---\ntitle: Le bien commun\nsummary: >\n  Une phrase,\n  la puissance publique.\n---\n"
    found = discouraged(Said(matter(text), "x", text), Lexicon(glossary(), FR))
    assert [problem.place.line for problem in found] == [2, 5]


def counterparts(french: str, english: str) -> list[str]:
    one, other = said(french, FR), said(english, EN)
    lexicons = Lexicon(glossary(), FR), Lexicon(glossary(), EN)
    found = without_counterpart(one, other, align(one.matter, other.matter), lexicons, "index.fr.md")
    return [told(problem) for problem in found]


LONG = "Depuis 1912, la commune de Turgot compte 37 fontaines et {} que gèrent 12 familles."
LONGER = "Since 1912, the municipality of Turgot has counted 37 fountains and {} that 12 families run."


def test_a_passage_that_has_none_of_a_term_s_words_is_noted():
    french = f"## Un\n\n{LONG.format('des communs')}"
    assert counterparts(french, f"## One\n\n{LONGER.format('some things')}") == [
        "6 TU472: the original has “communs” (index.fr.md:6), and this passage has none of the glossary’s words for it. "
        "Where it fits, take what the glossary has: commons."
    ]
    assert counterparts(french, f"## One\n\n{LONGER.format('commons')}") == []


def test_a_discouraged_word_is_not_noted_twice():
    assert counterparts(LONG.format("des communs"), LONGER.format("common goods")) == []


def test_nothing_is_asked_where_the_glossary_has_no_words():
    assert counterparts(LONG.format("un trait d’union"), LONGER.format("things")) == []


def test_nothing_is_said_of_passages_that_may_not_be_each_other_s():
    assert counterparts("Des communs.\n\nOui.", "Yes.\n\nNo.\n\nPerhaps so, who knows.") == []
