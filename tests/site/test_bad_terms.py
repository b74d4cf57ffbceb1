"""Faults of sections.yaml, tags.yaml, people.yaml and editions.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import sites
from support.faulty import agree, case, edited, magazine, told

S, P, E = "sections.yaml", "people.yaml", "editions.yaml"
TEXTS = (
    "articles/agua/index.es.md",
    "articles/ancien/index.fr.md",
    "articles/essay/index.en.md",
    "articles/moyen/index.fr.md",
    "articles/pari/index.fr.md",
)


def section(old: str, new: str) -> dict[str, str | bytes | None]:
    """Return sections.yaml with an exchange: communs stands on lines 1 to 4 (fr, en, es), essais on 5 to 8, wiki on 9."""
    return edited(S, (old, new))


def person(old: str, new: str) -> dict[str, str | bytes | None]:
    """Return people.yaml with an exchange: redaction stands on lines 1 to 5 (kind, fr, en, es), taller on 6."""
    return edited(P, (old, new))


def editions(text: str) -> dict[str, str | bytes | None]:
    """Return an editions.yaml."""
    return {E: text}


WIKI = "wiki: {merged_into: communs}"
REST = "en: {name: B}\nes: {name: C}\n"

TERMS = [
    case("not YAML", section("{name: Commons}", "{name: Commons"), (f"{S}:3: error TU250", "“en: {name: Commons”")),
    case("a tab", section("  en:", "\ten:"), (f"{S}:3: error TU250", "indented with spaces")),
    case("a list", {S: "- communs\n- essais\n"}, (f"{S}:1: error TU250", "communs: {name: Communs}")),
    case("a key twice", section(WIKI, "communs: {name: X}"), (f"{S}:9: error TU250", "on line 1 and on line 9")),
    case(
        "a merge conflict",
        section("essais:", "<<<<<<< HEAD\nessais:\n=======\nessai:\n>>>>>>> autre"),
        (f"{S}:5: error TU103", "line 9"),
    ),
    case(
        "an old encoding",
        {S: "communs:\n  fr: {name: Bien commun à tous}\n".encode("latin-1")},
        (f"{S}:2: error TU101", "à tous"),
    ),
    case("a hidden direction", section("Communs", "\u202eCommuns"), (f"{S}:2: error TU105", "U+202E")),
    case("a reference", section("{name: Commons}", "*x"), (f"{S}:3: error TU250", "“en: *x”")),
    case("a word for an entry", section(WIKI, "wiki: Wiki libre"), (f"{S}:9: error TU240", "wiki: {name: Wiki libre}")),
    case("nothing for an entry", section(WIKI, "wiki:"), (f"{S}:9: error TU240", "wiki: {name: Wiki}")),
    case(
        "a word for a language", section("{name: Commons}", "Commons"), (f"{S}:3: error TU240", "en: {name: Commons}")
    ),
    case(
        "a misspelt key", section("{name: Commons}", "{nmae: Commons}"), (f"{S}:3: error TU241", "Did you mean “name”?")
    ),
    case(
        "a misspelt key of an entry",
        section("merged_into", "merged_in"),
        (f"{S}:9: error TU241", "Did you mean “merged_into”?"),
    ),
    case(
        "an unknown key",
        section("{name: Commons}", "{name: Commons, zebre: 1}"),
        (f"{S}:3: error TU241", "name, slug, description, aliases."),
    ),
    case("a language by three letters", section("  en:", "  eng:"), (f"{S}:3: error TU241", "Did you mean “en”?")),
    case("a language in capitals", section("  en:", "  EN:"), (f"{S}:3: error TU241", "Did you mean “en”?")),
    case("a locale", section("  en:", "  en_US:"), (f"{S}:3: error TU241", "Did you mean “en”?")),
    case("no name", section(WIKI, "wiki: {}"), (f"{S}:9: error TU242", "wiki: {name: Wiki}")),
    case("no name in a language", section("{name: Commons}", "{slug: commons}"), (f"{S}:3: error TU242", "name: …")),
    case(
        "merged into nothing",
        section("merged_into: communs", "merged_into: comuns"),
        (f"{S}:9: error TU244", "merged_into: communs"),
    ),
    case(
        "merged into itself",
        section("merged_into: communs", "merged_into: wiki"),
        (f"{S}:9: error TU245", "take its merged_into out"),
    ),
    case(
        "merged in a circle",
        section(WIKI, "wiki: {merged_into: vieux}\nvieux: {merged_into: wiki}"),
        (f"{S}:9: error TU245", "wiki"),
        (f"{S}:10: error TU245", "vieux"),
    ),
    case(
        "one slug",
        section("fr: {name: Essais}", "fr: {name: Essais, slug: communs}"),
        (f"{S}:5: error TU246", "slug: essais-2"),
    ),
    case("one name", section(WIKI, "wiki: {name: Communs}"), (f"{S}:9: error TU246", "slug: wiki-2")),
    case(
        "a slug of capitals",
        section("fr: {name: Essais}", "fr: {name: Essais, slug: Les Essais}"),
        (f"{S}:6: error TU249", "slug: les-essais"),
    ),
    case(
        "a slug above",
        section("fr: {name: Essais}", "fr: {name: Essais, slug: ../x}"),
        (f"{S}:6: error TU249", "slug: x"),
    ),
    case(
        "an old address above",
        section("{name: Commons}", "{name: Commons, aliases: [../../x]}"),
        (f"{S}:3: error TU252", "aliases: [/old/path/]"),
    ),
    case(
        "an old address of a text",
        section("{name: Commons}", "{name: Commons, aliases: /fr/un-moyen/}"),
        (f"{S}:3: error TU226", "articles/moyen/index.fr.md"),
    ),
    case(
        "a script for an address",
        person("https://example.org/taller", "javascript:alert(1)"),
        (f"{P}:6: error TU247", "url: https://example.org/"),
    ),
    case(
        "an address without scheme",
        person("https://example.org/taller", "example.org"),
        (f"{P}:6: error TU247", "url: https://example.org"),
    ),
    case(
        "an address of no site",
        person("https://example.org/taller", "https://[x"),
        (f"{P}:6: error TU247", "url: https://example.org/"),
    ),
    case("a kind of person", person("kind: team\n", "kind: teem\n"), (f"{P}:2: error TU248", "kind: team")),
]

EDITIONS = [
    case("not YAML", editions(f"fr: {{name: A\n{REST}"), (f"{E}:1: error TU250", "fr: {name: Trait d’union}")),
    case("a list", editions("- fr\n- en\n"), (f"{E}:1: error TU250", "fr: {name: Trait d’union}")),
    case(
        "an edition twice",
        editions(f"fr: {{name: A}}\nfr: {{name: B}}\n{REST}"),
        (f"{E}:2: error TU250", "line 1 and on line 2"),
    ),
    case("three letters", editions(f"fra: {{name: A}}\n{REST}"), (f"{E}:1: error TU505", "Did you mean “fr”?")),
    case("a word", editions(f"fr: La Revue\n{REST}"), (f"{E}:1: error TU523", "name")),
    case("no name", editions(f"fr: {{tagline: x}}\n{REST}"), (f"{E}:1: error TU507", "name")),
    case("a misspelt key", editions(f"fr: {{nam: A}}\n{REST}"), (f"{E}:1: error TU506", "Did you mean “name”?")),
    case(
        "an unknown key",
        editions(f"fr: {{name: A, zebre: A}}\n{REST}"),
        (f"{E}:1: error TU506", "the keys are name, tagline"),
    ),
    case(
        "a fallback without edition",
        editions(f"fr: {{name: A, fallback: de}}\n{REST}"),
        (f"{E}:1: error TU508", "“de”"),
    ),
    case("a fallback of numbers", editions(f"fr: {{name: A, fallback: 3}}\n{REST}"), (f"{E}:1: error TU524", '["fr"]')),
    case(
        "an unknown status", editions(f"fr: {{name: A, status: hidden}}\n{REST}"), (f"{E}:1: error TU509", "preparing")
    ),
    case(
        "a word with capitals",
        editions(f"fr: {{name: A, words: {{section: Les Sections}}}}\n{REST}"),
        (f"{E}:1: error TU510", "“Les Sections”"),
    ),
    case(
        "one word twice",
        editions(f"fr: {{name: A, words: {{section: themes}}}}\n{REST}"),
        (f"{E}:1: error TU510", "“themes”"),
    ),
    case(
        "a word for nothing",
        editions(f"fr: {{name: A, words: {{zebre: x}}}}\n{REST}"),
        (f"{E}:1: error TU510", "section, tag, person"),
    ),
    case(
        "words in a list",
        editions(f"fr: {{name: A, words: [x]}}\n{REST}"),
        (f"{E}:1: error TU524", '{"section": "secciones"}'),
    ),
    case(
        "a locale of nowhere", editions(f"fr: {{name: A, locale: zzzzzzzzz}}\n{REST}"), (f"{E}:1: error TU524", "en-GB")
    ),
]


@pytest.mark.parametrize(("changes", "expected"), [*TERMS, *EDITIONS])
def test_a_fault_of_a_term_file_is_told_once_at_its_line(
    tmp_path: Path, changes: dict[str, str | bytes], expected: list[tuple[str, str]]
) -> None:
    result = sites.build_site(tmp_path, magazine(changes))
    assert result.failed
    agree(told(result), expected)
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize("changes", [{S: b""}, {S: None}, {S: "# rien\n"}])
def test_without_sections_each_article_is_told_how_to_declare_its_own(
    tmp_path: Path, changes: dict[str, str | bytes]
) -> None:
    result = sites.build_site(tmp_path, magazine(changes))
    agree(told(result), [(f"content/{path}:6: error TU216", "content/sections.yaml: ") for path in TEXTS])


def test_an_empty_editions_file_leaves_the_settings_editions(tmp_path: Path) -> None:
    assert not sites.build_site(tmp_path, magazine({E: b"\n"})).failed


def test_words_for_a_language_without_edition_are_a_warning(tmp_path: Path) -> None:
    result = sites.build_site(tmp_path, magazine(section("en: {name: Commons}", "de: {name: Allmende}")))
    assert not result.failed, sites.lines(result)
    agree(told(result, "warning"), [(f"content/{S}:3: warning TU251", "the editions are fr, en, es.")])


def test_a_retired_section_leads_its_texts_to_the_one_that_stays(tmp_path: Path) -> None:
    result = sites.build_site(
        tmp_path, magazine(section(WIKI, "wiki: {merged_into: vieux}\nvieux: {merged_into: communs}"))
    )
    assert not result.failed, sites.lines(result)
    assert (tmp_path / "output/en/sections/commons/index.html").is_file()
    retired = tmp_path / "output/en/sections/wiki/index.html"
    assert not retired.exists() or "/mag/en/sections/commons/" in retired.read_text(encoding="utf-8")
