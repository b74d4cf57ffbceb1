"""Faults of a header, a file or a body stop the build at the right line, with the line to paste."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import sites
from support.faulty import FRENCH, MIDDLE, agree, case, edited, keyed, magazine, middle, told, with_body

ARTICLE = sites.original("Un moyen", date="2024-05-07")
M = MIDDLE

VALUES = [
    case("no title", middle(("title: Un moyen\n", "")), (f"{M}:1: error TU211", "title: Moyen")),
    case("empty title", middle(("Un moyen", "")), (f"{M}:2: error TU211", "title: Moyen")),
    case("blank title", middle(("Un moyen", '"  "')), (f"{M}:2: error TU211", "title: Moyen")),
    case("no date", middle(("date: 2024-05-07\n", "")), (f"{M}:2: error TU212", "date: 2026-06-30")),
    case("empty date", middle(("2024-05-07", "")), (f"{M}:4: error TU212", "date: 2026-06-30")),
    case(
        "no section", middle(("section: communs\n", "")), (f"{M}:2: error TU213", "(communs, essais): section: communs")
    ),
    case("no author", middle(("authors: [redaction]\n", "")), (f"{M}:2: error TU214", "authors: [redaction]")),
    case("impossible date", middle(("2024-05-07", "2024-02-31")), (f"{M}:4: error TU148", "date: 2024-02-29")),
    case("impossible hour", middle(("2024-05-07", "2024-05-07 25:00")), (f"{M}:4: error TU148", "date: 2024-05-07")),
    case(
        "ambiguous date",
        middle(("2024-05-07", "03/04/2024")),
        (f"{M}:4: error TU147", "either date: 2024-04-03 – or: date: 2024-03-04"),
    ),
    case("wordy date", middle(("2024-05-07", "7 mai 2024")), (f"{M}:4: error TU146", "date: 2024-05-07")),
    case(
        "date in one word", middle(("2024-05-07", "hier")), (f"{M}:4: error TU146", "in figures, for example: date: ")
    ),
    case("half a date", middle(("2024-05-07", "2024-05")), (f"{M}:4: error TU149", "date: 2024-05-01")),
    case("misspelt key", keyed("auteurr: x"), (f"{M}:4: error TU122", "authors: x")),
    case("unknown key", keyed("zorglub: x"), (f"{M}:4: error TU122", "no “zorglub” in a header")),
    case("key said twice", keyed("date: 2024-05-08"), (f"{M}:5: error TU121", "line 4 and on line 5")),
    case("misspelt status", keyed("status: publishd"), (f"{M}:4: error TU145", "status: published")),
    case(
        "misspelt section", middle(("section: communs", "section: comuns")), (f"{M}:6: error TU216", "section: communs")
    ),
    case(
        "unknown section",
        middle(("section: communs", "section: zebre")),
        (f"{M}:6: error TU216", "zebre: {name: Zebre}"),
    ),
    case(
        "misspelt tag", middle(("tags: []", "tags: [eaux, langues]")), (f"{M}:7: error TU217", "tags: [eau, langues]")
    ),
    case("unknown tag", middle(("tags: []", "tags: [zebre]")), (f"{M}:7: error TU217", "zebre: {name: Zebre}")),
    case("misspelt person", middle(("[redaction]", "[redactoin]")), (f"{M}:5: error TU218", "authors: [redaction]")),
    case("unknown person", middle(("[redaction]", "[zoe]")), (f"{M}:5: error TU218", "zoe: {name: Zoe}")),
    case("misspelt licence", keyed("license: CC BY-SA"), (f"{M}:4: error TU153", "license: CC-BY-SA-4.0")),
    case("unknown licence", keyed("license: libre"), (f"{M}:4: error TU153", "license: CC-BY-SA-4.0")),
    case("misspelt template", keyed("template: artcle"), (f"{M}:4: error TU227", "template: article")),
    case("template elsewhere", keyed("template: ../../etc"), (f"{M}:4: error TU158", "template: etc")),
    case("slug with capitals", keyed("slug: Un Moyen"), (f"{M}:4: error TU151", "slug: un-moyen")),
    case("title of signs", middle(("Un moyen", "« … »")), (f"{M}:2: error TU222", "slug: moyen")),
    case("reserved slug", keyed("slug: rubriques"), (f"{M}:4: error TU225", "slug: rubriques-moyen")),
    case("reserved title", middle(("Un moyen", "Archives")), (f"{M}:2: error TU225", "slug: archives-moyen")),
]

FILES = [
    case("header alone", middle(("Un texte.", "")), (f"{M}:2: error TU230", "status: draft")),
    case("empty file", {M: b""}, (f"{M}:1: error TU102", "--- ⏎ title: … ⏎ ---")),
    case("blank file", {M: b"\n \n"}, (f"{M}:1: error TU102", "The file is empty")),
    case(
        "old encoding",
        {M: ARTICLE.encode("latin-1")},
        (f"{M}:3: error TU101", "This line then reads “summary: Un résumé.”"),
    ),
    case("UTF-16", {M: ARTICLE.encode("utf-16")}, (f"{M}:1: error TU101", "UTF-8")),
    case("bytes", {M: bytes(range(128, 256)) * 9}, (f"{M}:1: error TU101", "UTF-8")),
    case(
        "merge conflict",
        middle(("Un texte.", "<<<<<<< HEAD\nUn.\n=======\nDeux.\n>>>>>>> autre")),
        (f"{M}:10: error TU103", "line 14"),
    ),
    case(
        "conflict in the header",
        middle(("title: Un moyen\n", "<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> x\n")),
        (f"{M}:2: error TU103", "line 6"),
    ),
    case("unclosed header", middle(("tags: []\n---", "tags: []")), (f"{M}:1: error TU108", "line 9: ---")),
    case(
        "no header",
        {M: "# Un titre\n\nSans tête.\n"},
        (f"{M}:1: error TU107", "--- ⏎ title: Un titre ⏎ status: draft ⏎ ---"),
    ),
    case("null character", middle(("Un texte", "Un \0texte")), (f"{M}:10: error TU104", "U+0000")),
    case("bell in a title", middle(("Un moyen", "Un \x07moyen")), (f"{M}:2: error TU104", "U+0007")),
    case("reversed words", middle(("Un texte", "Un \u202etexte")), (f"{M}:10: error TU105", "U+202E")),
    case("reversed title", middle(("Un moyen", "Un \u2066moyen")), (f"{M}:2: error TU105", "U+2066")),
    case(
        "folder called like a text",
        {"articles/neuf/index.fr.md/note.txt": "x"},
        ("articles/neuf/index.fr.md:1: error TU260", "cannot be read"),
    ),
]

ADDRESSES = [
    case(
        "javascript", with_body("[x](javascript:alert(1))"), (f"{M}:10: error TU318", "https:, mailto:, tel: or story:")
    ),
    case("hidden javascript", with_body("[x](JaVaScRiPt&#58;alert(1))"), (f"{M}:10: error TU318", "cannot begin with")),
    case("data", with_body("[x](data:text/html,x)"), (f"{M}:10: error TU318", "data:")),
    case("no address", with_body("[x]()"), (f"{M}:10: error TU317", "[x](https://example.org/)")),
    case("another folder", with_body("[x](../agua/index.fr.md)"), (f"{M}:10: error TU321", "story:agua")),
    case(
        "a page without scheme", with_body("[x](www.example.org)"), (f"{M}:10: error TU322", "https://www.example.org")
    ),
    case("Pelican's way", with_body("[x]({filename}../agua/index.fr.md)"), (f"{M}:10: error TU320", "story:agua")),
    case("our settings", with_body("[x]({attach}../../pelicanconf.py)"), (f"{M}:10: error TU320", "pelicanconf.py")),
    case(
        "our settings as a picture",
        with_body("![x]({attach}../../pelicanconf.py)"),
        (f"{M}:10: error TU326", "pelicanconf.py"),
    ),
    case("a picture elsewhere", with_body("![x](https://example.com/a.png)"), (f"{M}:10: error TU324", "![x](a.png)")),
    case("a picture above", with_body("![x](../agua/a.png)"), (f"{M}:10: error TU325", "![x](a.png)")),
    case("an unclosed comment", with_body("Un <!-- texte"), (f"{M}:10: error TU305", "-->")),
]


@pytest.mark.parametrize(("changes", "expected"), [*VALUES, *FILES, *ADDRESSES])
def test_a_fault_is_told_at_its_line_with_the_line_to_paste(
    tmp_path: Path, changes: dict[str, str | bytes], expected: list[tuple[str, str]]
) -> None:
    result = sites.build_site(tmp_path, magazine(changes))
    assert result.failed
    agree(told(result), expected)
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize(
    ("typed", "pasted"),
    [
        ("Communs : mode d’emploi", 'title: "Communs : mode d’emploi"'),
        ('"Commun" et partage', "title: '\"Commun\" et partage'"),
        ("L’eau # notre bien", 'title: "L’eau # notre bien"'),
    ],
)
def test_a_title_typed_as_people_do_is_taken_with_a_note(tmp_path: Path, typed: str, pasted: str) -> None:
    result = sites.build_site(tmp_path, magazine(middle(("Un moyen", typed))))
    assert not result.failed, sites.lines(result)
    (line,) = told(result, "note")
    assert line.startswith(f"content/{M}:2: note TU120")
    assert line.endswith(pasted)


def test_line_ends_and_marks_of_windows_are_no_fault(tmp_path: Path) -> None:
    files = {M: b"\xef\xbb\xbf" + ARTICLE.replace("\n", "\r\n").encode()}
    assert not sites.build_site(tmp_path, magazine(files)).failed


def test_a_name_that_people_yaml_gives_is_taken_for_its_entry(tmp_path: Path) -> None:
    result = sites.build_site(tmp_path, magazine(middle(("[redaction]", "[La Rédaction]"))))
    assert not result.failed, sites.lines(result)
    (line,) = told(result, "note")
    assert line.startswith(f"content/{M}:5: note TU219")
    assert line.endswith("authors: [redaction]")
    assert not list((tmp_path / "output").glob("fr/signatures/la-redaction-2*"))


def test_a_plain_name_near_a_declared_one_is_noted_and_others_are_not(tmp_path: Path) -> None:
    near = edited(FRENCH, ("[redaction]", "[La rédactoin, Ana Pérez]"))
    result = sites.build_site(tmp_path, magazine(near))
    assert not result.failed, sites.lines(result)
    (line,) = told(result, "note")
    assert line.endswith("authors: [redaction, Ana Pérez]")
