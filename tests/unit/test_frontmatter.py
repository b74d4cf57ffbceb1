"""The header as a whole: its marks, its keys, its values, and the line to paste for whatever is wrong."""

from datetime import datetime

import pytest

from traitdunion.rules.header.frontmatter import HeaderOptions, read_header
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.manuscript import Header, Kind, Moment, Picture, Status, Translates
from traitdunion.vocabulary.problem import Problem, Severity

PATH = "articles/eau/index.fr.md"
OPTIONS = HeaderOptions(Language("fr"), Kind.ARTICLE, frozenset({"mood"}))


def read(header: str) -> tuple[Header | None, tuple[Problem, ...]]:
    found, _, _, problems = read_header(f"---\n{header}\n---\nTexte\n", PATH, OPTIONS)
    return found, problems


def good(header: str) -> Header:
    found, problems = read(header)
    assert problems == ()
    assert found is not None
    return found


def said(problem: Problem) -> tuple[str, int, str]:
    """Return a problem's code, line, and the line to paste."""
    details = dict(problem.details)
    return problem.fault.code, problem.place.line, details.get("line", "")


def only(header: str) -> tuple[str, int, str]:
    _, problems = read(header)
    assert len(problems) == 1, [problem.sentences() for problem in problems]
    return said(problems[0])


FULL = """\
title: Le pari permanent
summary: >-
  Ce que dix ans
  nous ont appris.
slug: pari-permanent
date: 2026-03-04
modified: 2026-03-05 10:30
translates: es@1-9f2c1e7a04bd
translated: 2026-03-09
same_as: [1-0f2c1e7a04bd]
authors: redaction, Ana Pérez
translators: [atelier-traduction]
reviewers:
  - redaction
section: no
tags: [gouvernance, essais]
cover: {src: cover.jpg, alt: Une main, caption: Un plan, credit: Ana, license: CC-BY-SA-4.0}
pictures:
  march.jpg:
    credit: Le Monde
    decorative: true
license: CC-BY-4.0
template: long-read
menu: {order: 2}
featured: true
aliases: /ancien/
parity: {ignore: [2, no]}
adapts: en@1-1f2c1e7a04bd
only: [fr, es]
reason: local
wanted: en
translation: no
lang: fr
status: published
mood: {calm: 1}"""


def test_every_key_is_read_with_its_type_and_its_line():
    header = good(FULL)
    lines = dict(header.lines)
    assert lines.pop("cover.src") == lines["cover"] == 18
    assert (lines["title"], lines["slug"], lines["mood"]) == (2, 6, 36)
    assert (lines["pictures.march.jpg"], lines["pictures.march.jpg.credit"]) == (20, 21)
    assert header == Header(
        title="Le pari permanent", summary="Ce que dix ans nous ont appris.",
        slug="pari-permanent", status=Status.PUBLISHED,
        date=Moment(datetime(2026, 3, 4)), modified=Moment(datetime(2026, 3, 5, 10, 30)),
        translated=Moment(datetime(2026, 3, 9)),
        translates=Translates(Language("es"), 1, "9f2c1e7a04bd"), same_as=("1-0f2c1e7a04bd",), authors=("redaction",
        "Ana Pérez"),
        translators=("atelier-traduction",), reviewers=("redaction",), section="no", tags=("gouvernance", "essais"),
        cover=Picture("cover.jpg", "Une main", "Un plan", "Ana", "CC-BY-SA-4.0"),
        pictures={"march.jpg": Picture("march.jpg", credit="Le Monde", decorative=True)}, license="CC-BY-4.0",
        template="long-read", menu_order=2, featured=True, aliases=("/ancien/",),
        parity={"ignore": [2, "no"]}, adapts=Translates(Language("en"), 1, "1f2c1e7a04bd"),
        only=("fr",
        "es"), reason="local", wanted=("en",), translation="no", extra={"mood": {"calm": 1}}, lines=header.lines,
    )  # fmt: skip


def test_the_body_begins_on_its_own_line_of_the_file():
    assert read_header("\n---\ntitle: A\n--- \n\nTexte\n---\n", PATH, OPTIONS)[1:] == ("\nTexte\n---\n", 5, ())
    assert read_header("---\n---", PATH, OPTIONS) == (Header(), "", 3, ())


@pytest.mark.parametrize(
    "title", ["no", "1984", "2026-03-04", "true", "1e3", "null", "~", "0x1F", "12:30", "الماء", "É – à"]
)
def test_a_title_stays_the_text_typed(title):
    assert good(f"title: {title}").title == title


@pytest.mark.parametrize(
    "header", ["title:", 'title: ""', "title: ' '", "date: null", "tags: []", "cover: {}", "slug: ~", "cover:", ""]
)
def test_an_empty_value_equals_not_said(header):
    assert good(header) == Header()


def test_a_title_that_yaml_would_cut_is_kept_with_a_note():
    header, problems = read("date: 2026-03-04\ntitle: L’eau # notre bien\nsection: eau")
    assert header is not None
    assert (header.title, header.section, header.lines["section"]) == ("L’eau # notre bien", "eau", 4)
    assert said(problems[0]) == ("TU120", 3, 'title: "L’eau # notre bien"')
    assert problems[0].fault.severity is Severity.NOTE


def test_names_may_be_typed_with_commas_and_keep_the_commas_in_quotes():
    assert good("tags: agua, tierra común").tags == ("agua", "tierra común")
    assert good("tags: ماء، أرض").tags == ("ماء", "أرض")
    assert good('authors: "Pérez, Ana"').authors == ("Pérez, Ana",)
    assert good("authors: a, a,").authors == ("a",)


def test_a_translation_of_a_text_elsewhere_is_kept_as_it_is():
    header, problems = read("translates:\n  url: https://example.org\n  title: A : b\n  authors: [X]")
    assert header is not None
    assert header.translates is None
    assert header.translates_external == {"url": "https://example.org", "title": "A : b", "authors": ["X"]}
    assert [problem.fault.code for problem in problems] == ["TU120"]


@pytest.mark.parametrize(
    ("text", "code", "line", "shown"),
    [
        ("Texte\n", "TU107", 1, "--- ⏎ title: … ⏎ status: draft ⏎ ---"),
        ("# Eau : oui\n", "TU107", 1, '--- ⏎ title: "Eau : oui" ⏎ status: draft ⏎ ---'),
        ("", "TU107", 1, "--- ⏎ title"),
        ("+++\ntitle = 1\n+++\n", "TU107", 1, "“+++”"),
        ("\n———\ntitle: a\n", "TU107", 2, "“———”"),
        ("Title: A\nDate: 2026\n\nTexte", "TU107", 1, "above this line"),
        ("---\ntitle: A\n\nBonjour le monde\n", "TU108", 1, "line 4"),
        ("---\ntitle: A\n\n# Bonjour\n", "TU108", 1, "line 4"),
        ("---\ntitle: A\n----\nTexte\n", "TU108", 1, "line 3, “----”"),
        ("---\ntitle: A", "TU108", 1, "line 3"),
        ("---\n" + "mood: a\n" * 3000 + "---\n", "TU111", 2, "too long"),
    ],
)
def test_a_header_whose_marks_are_wrong_says_where_they_belong(text, code, line, shown):
    header, _, _, problems = read_header(text, PATH, OPTIONS)
    assert header is None
    assert [(problem.fault.code, problem.place.line) for problem in problems] == [(code, line)]
    assert shown in " ".join(problems[0].sentences())
    assert problems[0].fault.unsafe


@pytest.mark.parametrize(
    ("header", "code", "line", "shown"),
    [
        ("title: A\n\nBonjour le monde\nencore", "TU109", 4, ""),
        ("Bonjour", "TU109", 2, ""),
        ("- a", "TU110", 2, ""),
        ("parity: " + "[" * 9 + "]" * 9, "TU111", 2, ""),
        ("\tslug: b", "TU112", 2, "slug: b"),
        ("tags:\n\t- b", "TU112", 3, "  - b"),
        ("title:Foo", "TU113", 2, "title: Foo"),
        ("title:Foo\nslug: b", "TU113", 2, "title: Foo"),
        ("title:\u00a0Foo\nslug: b", "TU113", 2, "title: Foo"),
        ("title = b\nslug: d", "TU113", 2, "title: b"),
        ('slug: "a\ndate: x', "TU114", 2, 'slug: "a"'),
        ("tags: [a\nslug: b", "TU115", 2, "tags: [a]"),
        ("cover: {src: c\nslug: e", "TU115", 2, "cover: {src: c}"),
        ("section: a: b", "TU116", 2, 'section: "a: b"'),
        ("section: @b", "TU116", 2, 'section: "@b"'),
        ('section: "x" y', "TU116", 2, "section: '\"x\" y'"),
        ('section: "\\q"', "TU116", 2, "section: '\"\\q\"'"),
        ("authors: [Ana, @b]", "TU116", 2, 'authors: [Ana, "@b"]'),
        ("summary: Foo\n  bar : baz", "TU116", 2, 'summary: "Foo bar : baz"'),
        ("slug: a\n  date: c", "TU117", 3, "date: c"),
        ("cover:\n  src: c\n alt: e", "TU117", 4, "alt: e"),
        ("title: b\n- c", "TU118", 3, ""),
        ("slug: *b", "TU119", 2, 'slug: "*b"'),
        ("slug: &a b", "TU119", 2, 'slug: "&a b"'),
        ("slug: !x b", "TU119", 2, 'slug: "!x b"'),
        ("<<: {a: b}", "TU119", 2, ""),
        ("[a]: b", "TU123", 2, ""),
        ("title: \x01", "TU104", 2, ""),
    ],
)
def test_a_broken_header_is_explained_at_its_line(header, code, line, shown):
    found, problems = read(header)
    assert found is None
    assert len(problems) == 1
    assert said(problems[0]) == (code, line, shown)
    assert problems[0].fault.severity is Severity.ERROR


def test_a_key_said_twice_names_both_lines():
    _, problems = read("title: A\nslug: a\ntitle: B")
    assert "line 2 and on line 4" in problems[0].sentences()[0]


@pytest.mark.parametrize(
    ("header", "line"),
    [
        ("titre: A", "title: A"), ("Título: A", "title: A"), ("Title: A", "title: A"), ("titel: A", "title: A"),
        ("auteur: Ana", "authors: Ana"), ("autor: Ana", "authors: Ana"), ("catégorie: eau", "section: eau"),
        ("sección: eau", "section: eau"), ("rubrique: eau", "section: eau"), ("mots-clés: [a]", "tags: [a]"),
        ("etiquetas: a", "tags: a"), ("résumé: Foo", "summary: Foo"), ("langue: fr", "lang: fr"),
        ("fecha: 2026-03-04", "date: 2026-03-04"),
        ("draft: true", "status: draft"), ("brouillon: non", "status: published"), ("hidden: yes", "status: draft"),
        ("publié: false", "status: draft"), ("image: a.jpg", "cover: {src: a.jpg}"), ("licencia: MIT", "license: MIT"),
        ("traductrice: Ana", "translators: Ana"), ("reviewer: Ana", "reviewers: Ana"), ("المؤلف: ليلى",
        "authors: ليلى"),
        ("menu_order: 3", "menu: {order: 3}"), ("cover: {fichier: a.jpg}", "src: a.jpg"), ("cover:\n  Légende: A",
        "  caption: A"),
        ("descripton: Foo", "summary: Foo"), ("tags :\n  - a\nétat: draft", "status: draft"),
    ],
)  # fmt: skip
def test_another_word_for_a_key_shows_the_right_line(header, line):
    _, problems = read(header)
    assert [problem.fault.code for problem in problems] == ["TU122"]
    assert dict(problems[0].details)["line"] == line


def test_a_key_under_another_word_is_read_all_the_same_so_that_nothing_more_is_missed():
    header, problems = read("titre: A\nstatut: Published\nimage: a.jpg")
    assert header is not None
    assert (header.title, header.status, header.cover) == ("A", Status.PUBLISHED, Picture("a.jpg"))
    assert [problem.fault.code for problem in problems] == ["TU122", "TU122", "TU122", "TU145"]


def test_an_unknown_key_lists_what_there_is():
    _, problems = read("humeur: a")
    assert problems[0].fault.code == "TU122"
    assert "title, summary" in problems[0].sentences()[1]
    assert "mood" in problems[0].sentences()[1]


def test_a_no_break_space_before_the_colon_is_no_fault_and_one_in_the_margin_is():
    assert good("title\u00a0: A").title == "A"
    assert only("cover:\n\u00a0\u00a0src: a.jpg") == ("TU112", 3, "  src: a.jpg")


def test_a_space_missing_before_a_value_with_a_colon_is_seen():
    assert only("title:Foo : b") == ("TU113", 2, 'title: "Foo : b"')
    assert only("titre:\u00a0Foo : b") == ("TU113", 2, 'titre: "Foo : b"')


@pytest.mark.parametrize(
    ("header", "line"),
    [("tags: #eau, #climat", "tags: [eau, climat]"), ("section: communs #1", 'section: "communs #1"')],
)
def test_a_hashtag_that_yaml_takes_for_a_comment_is_a_warning(header, line):
    _, problems = read(header)
    assert said(problems[0]) == ("TU124", 2, line)
    assert problems[0].fault.severity is Severity.WARNING


def test_a_comment_is_a_comment():
    assert good("section: eau # la rubrique\n# tags: #eau\nslug: # laissé vide").section == "eau"


@pytest.mark.parametrize(
    ("header", "code", "line"),
    [
        ("section: [a, b]", "TU140", "section: a b"),
        ("authors:\n  - name: X", "TU141", "authors: [X]"),
        ("cover: a.jpg", "TU142", "cover: {src: a.jpg}"),
        ("menu: 2", "TU142", "menu: {order: 2}"),
        ("pictures: a.jpg", "TU142", "pictures: {march.jpg: {credit: …}}"),
        ("parity: a", "TU142", "parity: {…: …}"),
        ("featured: oui", "TU143", "featured: true"),
        ("featured: no", "TU143", "featured: false"),
        ("menu: {order: deux}", "TU144", "order: 1"),
        ("status: brouillon", "TU145", "status: draft"),
        ("status: borrador", "TU145", "status: draft"),
        ("status: publié", "TU145", "status: published"),
        ("status: Published", "TU145", "status: published"),
        ("status: drfat", "TU145", "status: draft"),
        ("status: hidden", "TU145", "status: draft"),
        ("date: 4 mars 2026", "TU146", "date: 2026-03-04"),
        ("date: 2026", "TU149", "date: 2026-01-01"),
        ("slug: Élan vital", "TU151", "slug: elan-vital"),
        ("slug: '!'", "TU152", ""),
        ("license: CC BY-SA", "TU153", "license: CC-BY-SA-4.0"),
        ("license: à moi", "TU153", "license: CC-BY-SA-4.0"),
        ("lang: en", "TU154", "lang: fr"),
        ("translates: français", "TU155", "translates: fr"),
        ("translates: fr@1-9F2C1E7A04BD", "TU155", "translates: fr@1-9f2c1e7a04bd"),
        ("translates: fr@9f2c", "TU155", "translates: fr"),
        ("same_as: fr@1-9f2c1e7a04bd", "TU156", "same_as: [1-9f2c1e7a04bd]"),
        ("same_as: [x]", "TU156", "same_as: [1-9f2c1e7a04bd]"),
        ("aliases: https://example.org/a/b?c=1", "TU157", "aliases: [/a/b/]"),
        ("aliases: ancien.html", "TU157", "aliases: [/ancien.html]"),
        ("aliases: /a", "TU157", "aliases: [/a/]"),
        ("aliases: /../a/", "TU157", "aliases: [/a/]"),
        ("aliases: /%2e%2e/a/", "TU157", "aliases: [/a/]"),
        ("aliases: //evil.example/", "TU157", "aliases: [/old/path/]"),
        ("aliases: /", "TU157", "aliases: [/old/path/]"),
        ("aliases: http://[", "TU157", "aliases: [/old/path/]"),
        ("template: Long/Read.html", "TU158", "template: read"),
        ("cover: {src: ../a.jpg}", "TU159", "src: a.jpg"),
        ("cover: {src: 'https://example.org/a.jpg?x=1'}", "TU159", "src: a.jpg"),
        ("cover: {src: '{static}/img/a.jpg'}", "TU159", "src: a.jpg"),
        ("cover: {src: 'C:\\a.jpg'}", "TU159", "src: a.jpg"),
        ("cover: {src: .htaccess}", "TU160", "src: picture.htaccess"),
        ("cover: {src: ..}", "TU160", "src: picture.jpg"),
        ("pictures: {../a.jpg: {credit: A}}", "TU159", "a.jpg:"),
    ],
)
def test_a_wrong_value_shows_the_line_to_paste(header, code, line):
    found, problems = read(header)
    assert found is not None
    errors = [said(problem) for problem in problems if problem.fault.severity is Severity.ERROR]
    assert errors[0][0::2] == (code, line)


def test_a_wrong_value_is_left_unsaid():
    pictures = "cover: {src: a/b.jpg, alt: A}\npictures: {../a.jpg: {}}"
    header, _ = read(f"slug: É\ndate: 2026\nlicense: x\naliases: [/a, /b/]\n{pictures}")
    assert header is not None
    assert (header.slug, header.date, header.license, header.aliases) == (None, None, None, ("/b/",))
    assert header.cover == Picture("", "A")
    assert header.pictures == {}


def test_old_addresses_are_decoded():
    assert good("aliases: [/%C3%A9t%C3%A9/, /vieux.html]").aliases == ("/été/", "/vieux.html")


def test_the_language_may_be_repeated_in_any_case():
    assert good("lang: FR") is not None


def test_in_a_draft_everything_but_the_unsafe_is_a_note_of_the_same_code():
    header, problems = read("status: draft\nslug: É\ntitre: A\ndate: 2026\nlang: en\ntags: #a")
    assert header is not None
    assert header.status is Status.DRAFT
    assert {problem.fault.severity for problem in problems} == {Severity.NOTE}
    assert sorted(problem.fault.code for problem in problems) == ["TU122", "TU124", "TU149", "TU151", "TU154"]


def test_a_draft_with_a_broken_header_is_an_error():
    _, problems = read("status: draft\nsection: a: b")
    assert problems[0].fault.severity is Severity.ERROR


def test_an_uncertain_status_makes_nothing_lenient():
    _, problems = read("status: brouillon\nslug: É")
    assert {problem.fault.severity for problem in problems} == {Severity.ERROR}


def test_an_unusable_picture_entry_is_reported_once():
    assert only("pictures:\n  a.jpg: b")[0] == "TU142"
