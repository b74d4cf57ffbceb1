"""Sections, tags and people: their names, slugs, roles and retirements in every edition."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import feeds, html, sites

FILES = {
    **sites.TERMS,
    "sections.yaml": """
        communs:
          fr: {name: Communs, description: Ce qui est à tout le monde.}
          en: {name: Commons, slug: shared, aliases: [/old/commons/]}
        wiki: {merged_into: communs}
        vide: {name: Vide}
    """,
    "tags.yaml": """
        eau: {fr: {name: Eau}, en: {name: Water}}
        mer: {name: Mer, aliases: [/vieux/mer/]}
        flots: {fr: {name: Flots}, es: {name: Ondas}, merged_into: mer}
    """,
    "people.yaml": """
        redaction:
          kind: team
          fr: {name: La rédaction, bio: Elle écrit.}
          en: {name: The editors}
        ana: {name: Ana Ríos, url: "https://ana.example/"}
        relecture: {kind: team, fr: {name: Relecture}}
        personne: {name: Qui n’écrit pas}
    """,
    "articles/un/index.fr.md": """\
        ---
        title: Un
        summary: Un.
        date: 2026-03-04
        authors: [redaction, Jeanne d’Arc]
        section: wiki
        tags: [eau, flots, mer]
        ---

        Un.
        """,
    "articles/un/index.es.md": """\
        ---
        title: Uno
        summary: Uno.
        translates: fr
        translators: [ana, Jeanne d’Arc]
        reviewers: [relecture, ana]
        translated: 2026-03-09
        ---

        Uno.
        """,
    "articles/deux/index.fr.md": sites.original("Deux", date="2026-01-01").replace("[redaction]", "[ana]"),
    "pages/propos/index.fr.md": "---\ntitle: À propos\nsummary: Nous.\n---\n\nNous.\n",
    "pages/propos/index.en.md": "---\ntitle: About\nsummary: Us.\ntranslates: fr\n"
    "translators: [ana, Somebody Else]\n---\n\nUs.\n",
}


@pytest.fixture(scope="module")
def terms(tmp_path_factory: pytest.TempPathFactory) -> Path:
    result = sites.build_site(tmp_path_factory.mktemp("terms"), FILES, theme=html.PROBE)
    assert not result.failed, sites.lines(result)
    return result.output


def test_an_edition_without_texts_for_a_term_has_no_page_for_it(terms: Path) -> None:
    assert not (terms / "en/sections").exists()
    assert not (terms / "en/tags").exists()
    assert not (terms / "en/archive").exists()
    assert not (terms / "en/people/the-editors").exists()
    assert not list(terms.rglob("vide")) + list(terms.rglob("qui-n-ecrit-pas"))


def test_a_retired_terms_address_leads_to_the_one_that_took_over(terms: Path) -> None:
    for old, new in (("fr/rubriques/wiki/", "fr/rubriques/communs/"), ("es/temas/ondas/", "es/temas/mer/")):
        page = html.page(terms, old)
        assert page.canonical == f"{sites.SITEURL}/{new}"
        assert not page.indexable
        assert f"/mag/{new}" in page.links
    assert not (terms / "en/sections").exists()  # where nothing took over, there is nothing to lead to


def test_the_stories_of_a_retired_term_are_under_the_one_that_took_over(terms: Path) -> None:
    assert "list" not in html.page(terms, "fr/rubriques/wiki/").ids
    assert html.page(terms, "fr/rubriques/communs/").listed() == ["Un", "Deux"]
    assert html.page(terms, "fr/themes/mer/").listed() == ["Un"]
    assert html.page(terms, "fr/un/").texts("//*[@id='tags']/li") == ["Eau", "Mer"]


def test_a_name_that_falls_back_says_its_language(terms: Path) -> None:
    page = html.page(terms, "es/secciones/shared/")
    (name,) = page.every("//*[@id='term']/*")
    assert (name.text_content(), name.get("lang")) == ("Commons", "en")
    (listed,) = html.page(terms, "es/secciones/").every("//*[@id='terms']//a")
    assert html.language_of(listed) == "en"


def test_a_name_for_every_language_needs_no_mark(terms: Path) -> None:
    assert not html.page(terms, "es/temas/mer/").every("//*[@id='term']/*")


def test_plain_names_have_a_page_and_no_entry(terms: Path) -> None:
    assert html.page(terms, "fr/signatures/jeanne-d-arc/").listed() == ["Un"]
    assert html.page(terms, "es/firmas/jeanne-d-arc/").listed() == ["Uno"]


def test_people_are_credited_for_what_they_did_and_in_this_edition(terms: Path) -> None:
    assert html.page(terms, "es/firmas/ana-rios/").texts("//*[@id='roles']/dd") == ["translator reviewer"]
    assert html.page(terms, "es/firmas/jeanne-d-arc/").texts("//*[@id='roles']/dd") == ["author translator"]
    assert html.page(terms, "es/firmas/relecture/").texts("//*[@id='roles']/dd") == ["reviewer"]
    assert html.page(terms, "fr/signatures/ana-rios/").listed() == ["Deux"]
    assert not (terms / "fr/signatures/relecture").exists()


def test_every_byline_leads_to_a_page_that_is_there(terms: Path) -> None:
    assert not html.broken_links(terms)


def test_the_translator_of_a_page_alone_has_a_byline_page_and_empty_feeds(tmp_path: Path) -> None:
    output = sites.build_site(tmp_path, FILES).output
    assert not html.broken_links(output)
    assert "/mag/en/people/somebody-else/" in html.page(output, "en/about/").links
    assert not feeds.read(output / "en/people/somebody-else/feed.atom").entries
    assert html.page(output, "en/people/somebody-else/").indexable


def test_an_old_address_of_a_term_is_written_once_and_leads_to_the_first_edition_that_has_it(terms: Path) -> None:
    for alias, target in (("old/commons/", "es/secciones/shared/"), ("vieux/mer/", "fr/themes/mer/")):
        page = html.page(terms, alias)
        assert page.canonical == f"{sites.SITEURL}/{target}"
        assert not page.indexable


def test_descriptions_stand_in_the_head(terms: Path) -> None:
    assert html.page(terms, "fr/rubriques/communs/").description == "Ce qui est à tout le monde."
    assert html.page(terms, "fr/signatures/la-redaction/").description == "Elle écrit."


def test_a_description_that_falls_back_does_not_speak_another_language_in_the_head(tmp_path: Path) -> None:
    sections = "communs:\n  fr: {name: Communs, description: Ce qui est à tout le monde.}\n"
    files = {**sites.trilingual(), "sections.yaml": sections + "essais: {name: Essais}\nwiki: {merged_into: communs}\n"}
    output = sites.build_site(tmp_path, files).output
    assert "à tout le monde" not in html.page(output, "en/sections/communs/").description
    assert "Communs" in html.page(output, "en/sections/communs/").description
