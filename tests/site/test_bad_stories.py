"""Faults between texts: names of files and folders, pairs, addresses, old addresses."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import sites
from support.faulty import ENGLISH, FRENCH, MIDDLE, OLD, SPANISH, agree, case, edited, keyed, magazine, middle, told

ARTICLE = sites.original("Un autre", date="2024-05-07")
SITE = sites.trilingual()
M = MIDDLE


def at(name: str) -> str:
    """Return a file of the article's folder."""
    return f"articles/moyen/{name}"


def renamed(name: str) -> dict[str, str | bytes | None]:
    """Return the article under another file name."""
    return {M: None, at(name): SITE[M]}


NAMES = [
    case(
        "language without edition",
        renamed("index.de.md"),
        (f"{at('index.de.md')}:1: error TU206", "editions are: fr, en, es."),
    ),
    case(
        "three letters",
        renamed("index.fra.md"),
        (f"{at('index.fra.md')}:1: error TU206", "Rename the file: index.fr.md"),
    ),
    case(
        "locale", renamed("index.en_US.md"), (f"{at('index.en_US.md')}:1: error TU206", "Rename the file: index.en.md")
    ),
    case("capitals", renamed("index.FR.md"), (f"{at('index.FR.md')}:1: error TU206", "Rename the file: index.fr.md")),
    case(
        "a language’s name",
        renamed("index.français.md"),
        (f"{at('index.français.md')}:1: error TU206", "Rename the file: index.fr.md"),
    ),
    case("no language", renamed("index.md"), (f"{at('index.md')}:1: error TU207", "index.fr.md")),
    case("another stem", renamed("texte.es.md"), (f"{at('texte.es.md')}:1: error TU207", "index.es.md")),
    case(
        "outside a story",
        {"articles/texte.en.md": ARTICLE},
        ("articles/texte.en.md:1: error TU208", "Move it to: articles/texte/index.en.md"),
    ),
    case(
        "folder with an accent",
        {"articles/Café/index.fr.md": ARTICLE},
        ("articles/Café/index.fr.md:1: error TU209", "Rename the folder: cafe"),
    ),
    case(
        "folder with a space",
        {"articles/mon texte/index.fr.md": ARTICLE},
        ("articles/mon texte/index.fr.md:1: error TU209", "mon-texte"),
    ),
    case(
        "folder with capitals",
        {"articles/Texte/index.fr.md": ARTICLE},
        ("articles/Texte/index.fr.md:1: error TU209", "texte"),
    ),
    case(
        "two stories of one name",
        {"pages/moyen/index.fr.md": "---\ntitle: X\n---\n\nx\n"},
        ("pages/moyen/index.fr.md:1: error TU210", "here and in articles/moyen"),
    ),
]

PAIRS = [
    case(
        "no original",
        {FRENCH: None},
        (f"{ENGLISH}:4: error TU201", "Add index.fr.md beside it"),
        (f"{SPANISH}:4: error TU201", "take the line “translates:” out"),
    ),
    case(
        "another original",
        edited(ENGLISH, ("translates: fr", "translates: de")),
        (f"{ENGLISH}:4: error TU201", "translates: fr"),
    ),
    case(
        "of itself",
        edited(ENGLISH, ("translates: fr", "translates: en")),
        (f"{ENGLISH}:4: error TU205", "translates: fr"),
    ),
    case(
        "a circle", edited(FRENCH, ("date:", "translates: en\ndate:")), (f"{FRENCH}:4: error TU203", "(fr → en → fr)")
    ),
    case(
        "a circle of three",
        {**edited(FRENCH, ("date:", "translates: es\ndate:")), **edited(SPANISH, ("translates: fr", "translates: en"))},
        (f"{FRENCH}:4: error TU203", "(fr → es → en → fr)"),
    ),
    case("two originals", edited(ENGLISH, ("translates: fr\n", "")), (f"{ENGLISH}:1: error TU202", "translates: fr")),
    case(
        "a copied text",
        {ENGLISH: SITE[FRENCH]},
        (f"{ENGLISH}:1: error TU204", "status: draft – and the line: translates: fr"),
    ),
    case(
        "a copied text as a translation",
        {at("index.en.md"): edited(M, ("date:", "translates: fr\ndate:"))[M]},
        (f"{at('index.en.md')}:1: error TU204", "status: draft"),
    ),
    case(
        "a page in no section",
        {"pages/manifeste/index.fr.md": "---\ntitle: Manifeste\nsection: zebre\nsummary: x\n---\n\nx\n"},
        ("pages/manifeste/index.fr.md:3: error TU216", "zebre"),
    ),
]

TWO = [
    case(
        "one address",
        {**keyed("slug: meme"), **edited(OLD, ("date:", "slug: meme\ndate:"))},
        (f"{M}:4: error TU223", "slug: un-moyen-2"),
    ),
    case("one title", middle(("Un moyen", "Un ancien")), (f"{M}:2: error TU223", f"{OLD}: /fr/un-ancien/")),
    case(
        "letters alike",
        {**keyed("slug: раура"), **edited(OLD, ("date:", "slug: paypa\ndate:"))},
        (f"{M}:4: error TU224", "slug: un-moyen-2"),
    ),
    case(
        "signs alike",
        {**keyed("slug: mon-l"), **edited(OLD, ("date:", "slug: mon-1\ndate:"))},
        (f"{M}:4: error TU224", "look alike"),
    ),
    case(
        "by case",
        {**keyed("slug: meme"), **edited(OLD, ("date:", "slug: Meme\ndate:"))},
        (f"{OLD}:4: error TU151", "slug: meme"),
    ),
    case(
        "by Unicode form",
        {**keyed("slug: été"), **edited(OLD, ("date:", "slug: e\u0301te\u0301\ndate:"))},
        (f"{OLD}:4: error TU151", "slug: ete"),
    ),
    case("alias of a page", keyed("aliases: [/fr/un-ancien/]"), (f"{M}:4: error TU226", OLD)),
    case("alias by case", keyed("aliases: [/FR/Un-Ancien/]"), (f"{M}:4: error TU226", OLD)),
    case("alias of a file", keyed("aliases: [/fr/un-ancien/index.html]"), (f"{M}:4: error TU226", OLD)),
    case(
        "alias twice",
        {**keyed("aliases: [/vieux/]"), **edited(OLD, ("date:", "aliases: [/vieux/]\ndate:"))},
        (f"{M}:4: error TU226", OLD),
    ),
    case(
        "alias in an alias",
        {**keyed("aliases: [/vieux.html]"), **edited(OLD, ("date:", "aliases: [/vieux.html/x/]\ndate:"))},
        (f"{M}:4: error TU226", OLD),
    ),
    case("alias of a home", keyed("aliases: [/fr/]"), (f"{M}:4: error TU226", "of its own")),
    case("alias of a feed", keyed("aliases: [/fr/feed.atom/]"), (f"{M}:4: error TU226", "of its own")),
    case("alias of the sitemap", keyed("aliases: [/sitemap.xml]"), (f"{M}:4: error TU226", "of its own")),
    case("alias of a picture", keyed("aliases: [/media/x.png]"), (f"{M}:4: error TU226", "of its own")),
    case("alias of itself", keyed("aliases: [/fr/un-moyen/]"), (f"{M}:4: error TU229", "Take this alias out")),
    case("alias above", keyed("aliases: [/../x/]"), (f"{M}:4: error TU157", "aliases: [/x/]")),
]


@pytest.mark.parametrize(("changes", "expected"), [*NAMES, *PAIRS, *TWO])
def test_a_fault_between_texts_is_told_at_its_line(
    tmp_path: Path, changes: dict[str, str | bytes], expected: list[tuple[str, str]]
) -> None:
    result = sites.build_site(tmp_path, magazine(changes))
    assert result.failed
    agree(told(result), expected)
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("articles/moyen/index.en.MD", "Rename it: index.en.md"),
        ("articles/neuf/index.fr.markdown", "Rename it: index.fr.md"),
        ("articles/neuf/index.fr.txt", "Rename it: index.fr.md"),
        ("articles/neuf/Mon texte.docx", "index.fr.md"),
        ("article/neuf/index.fr.md", "Texts and pictures lie in articles/"),
        ("texte.md", "Texts and pictures lie in articles/"),
        ("glossary.yml", "Rename it: glossary.yaml"),
    ],
)
def test_a_file_that_nobody_reads_is_a_warning(tmp_path: Path, name: str, advice: str) -> None:
    result = sites.build_site(tmp_path, magazine({name: ARTICLE}))
    assert not result.failed, sites.lines(result)
    (line,) = told(result, "warning")
    assert line.startswith(f"content/{name}:1: warning TU261")
    assert line.endswith(advice) or advice in line


def test_a_link_that_leads_out_of_the_folder_is_refused_and_not_followed(tmp_path: Path) -> None:
    root = sites.write_site(tmp_path / "site", sites.trilingual())
    (tmp_path / "secret.md").write_text(ARTICLE)
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "index.fr.md").write_text(ARTICLE)
    content = root / "content" / "articles"
    (content / "moyen" / "index.es.md").symlink_to(tmp_path / "secret.md")
    (content / "secrets").symlink_to(tmp_path / "secrets")
    result = sites.build(sites.Options(root, as_of=sites.AS_OF))
    agree(
        told(result),
        [
            (f"content/articles/{name}:1: error TU262", "Put the file itself there")
            for name in ("moyen/index.es.md", "secrets")
        ],
    )


def test_links_to_nothing_in_circles_and_within_the_folder_are_told_and_not_followed(tmp_path: Path) -> None:
    root = sites.write_site(tmp_path, sites.trilingual())
    content = root / "content" / "articles"
    (content / "moyen" / "index.es.md").symlink_to(content / "rien.md")
    (content / "moyen" / "self.png").symlink_to(content / "moyen" / "self.png")
    (content / "loop").symlink_to(content)
    result = sites.build(sites.Options(root, as_of=sites.AS_OF))
    places = [f"content/articles/{name}:1: error TU260" for name in ("loop", "moyen/index.es.md", "moyen/self.png")]
    agree(told(result), [(place, "cannot be read") for place in places])


def draft(text: str) -> str:
    """Return a text as a draft."""
    return text.replace("date:", "status: draft\ndate:", 1)


FAULTY_DRAFT = """---
title: Un moyen
status: draft
date: hier
section: zebre
tags: [a, b]
authors: [zoe]
template: zebre
slug: Mon Slug
license: libre
bidon: x
cover: {src: rien.png}
---

[x](story:rien) ![](rien.png) [y](javascript:alert(1)) <script>alert(1)</script> [z](/nulle/part/) [f](rien.pdf)
"""


@pytest.mark.parametrize("drafts", [False, True])
def test_a_draft_full_of_faults_stops_nothing(tmp_path: Path, drafts: bool) -> None:
    result = sites.build_site(tmp_path, magazine({M: FAULTY_DRAFT}), drafts=drafts)
    assert not result.failed, sites.lines(result)
    assert told(result, "error", "warning") == []
    assert len(told(result, "note")) > 12
    pages = [path for path in (tmp_path / "output").rglob("*.html") if "Un moyen" in path.read_text(encoding="utf-8")]
    assert bool(pages) is drafts
    assert not any("alert(1)" in path.read_text(encoding="utf-8") for path in pages)


def test_what_is_unsafe_stops_even_a_draft(tmp_path: Path) -> None:
    result = sites.build_site(tmp_path, magazine({M: FAULTY_DRAFT.replace("[x]", "\u202e[x]")}))
    agree(told(result), [(f"content/{M}:15: error TU105", "U+202E")])


def test_translations_of_a_draft_are_held_back_with_a_warning(tmp_path: Path) -> None:
    text = edited(FRENCH, ("date:", "status: draft\ndate:"))
    result = sites.build_site(tmp_path, magazine(text))
    assert not result.failed, sites.lines(result)
    agree(
        told(result, "warning"),
        [(f"content/{path}:4: warning TU221", f"its original content/{FRENCH}") for path in (ENGLISH, SPANISH)],
    )
    assert not (tmp_path / "output/en/permanent-beta").exists()


def test_a_link_to_a_story_that_is_not_published_is_refused(tmp_path: Path) -> None:
    result = sites.build_site(
        tmp_path, magazine(edited("articles/agua/index.es.md", ("date:", "status: draft\ndate:")))
    )
    agree(
        told(result), [(f"content/{ENGLISH}:9: error TU367", "“agua”"), (f"content/{FRENCH}:10: error TU367", "“agua”")]
    )


def test_a_text_waits_for_its_date_and_comes_out_after_it(tmp_path: Path) -> None:
    files = magazine(middle(("2024-05-07", "2026-07-01")))
    early = sites.build_site(tmp_path / "early", files)
    (line,) = told(early, "note")
    assert line.startswith(f"content/{M}:4: note TU228")
    assert not any(
        "Un moyen" in path.read_text(encoding="utf-8") for path in (tmp_path / "early/output").rglob("*.*ml")
    )
    late = sites.build_site(tmp_path / "late", files, as_of="2026-07-01T00:00:00+02:00")
    assert told(late, "note") == []
    assert (tmp_path / "late/output/fr/un-moyen/index.html").is_file()


@pytest.mark.parametrize("as_of", ["hier", "2026-13-01", "12:00"])
def test_an_instant_that_is_none_is_refused(tmp_path: Path, as_of: str) -> None:
    result = sites.build_site(tmp_path, sites.trilingual(), as_of=as_of)
    (line,) = told(result)
    assert line.startswith("pelicanconf.py:1: error TU525")
    assert "2026-03-04T12:00:00+01:00" in line
