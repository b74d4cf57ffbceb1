"""What readers of a translation are told: that its original changed, that a part is missing, where it comes from."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from support.histories import Tale
from support.sites import AS_OF, SITEURL, TERMS, original, translation, write_files, write_site
from traitdunion.commands.building import Options, Result, build
from traitdunion.contract import verify
from traitdunion.edges.builttree import read_tree

BODY = "Le premier paragraphe parle de la rivière et du pont.\n\n- le pain\n- le sel\n\nLe dernier parle du marché du jeudi."
ENGLISH = "The first paragraph is about the river and the bridge.\n\n- bread\n- salt\n\nThe last one is about Thursday's market."
PAGE = "output/en/the-bridge/index.html"


@pytest.fixture
def tale(tmp_path: Path) -> Tale:
    """Return a magazine in a git repository, with a translation that names its version."""
    write_site(tmp_path, TERMS)
    tale = Tale(tmp_path)
    write_files(tale.content, {"articles/pari/index.fr.md": original("Le pont", body=BODY)})
    tale.commit()
    write_files(tale.content, {"articles/pari/index.en.md": translation("The bridge", "fr", body=ENGLISH)})
    tale.name("en", "fr")
    tale.commit()
    return tale


def made(tale: Tale, **options: bool) -> Result:
    result = build(Options(tale.root, as_of=AS_OF, **options))  # type: ignore[arg-type]
    assert not result.failed
    return result


def page(tale: Tale, name: str = PAGE) -> str:
    return (tale.root / name).read_text(encoding="utf-8")


def notice(html: str) -> str:
    found = re.search(r'<div class="notice change" role="note">(.*?)</div>', html, re.DOTALL)
    return " ".join(re.sub(r"<[^>]*>", "", found[1]).split()) if found else ""


def test_a_current_translation_tells_nothing(tale: Tale) -> None:
    made(tale)
    assert notice(page(tale)) == ""
    assert "touched" not in page(tale)


def test_a_stale_translation_tells_since_when_and_how_much(tale: Tale) -> None:
    tale.edit(
        "fr",
        "la rivière et du pont",
        "tout autre chose, la montagne",
        "- le sel\n",
        "- le sel\n- huile d’olive et vin\n",
    )
    tale.commit()
    made(tale)
    html = page(tale)
    assert "The original changed on April 4, 2026; in 2 passages, this translation does not follow it yet." in notice(
        html
    )
    assert '<a href="/mag/fr/le-pont/" hreflang="fr">' in html
    assert '<a href="/mag/en+fr/pari/">Read both side by side</a>' in html


def test_the_passages_concerned_are_marked_for_eyes_and_ears(tale: Tale) -> None:
    tale.edit(
        "fr",
        "la rivière et du pont",
        "tout autre chose, la montagne",
        "- le sel\n",
        "- le sel\n- huile d’olive et vin\n",
    )
    tale.commit()
    made(tale)
    html = page(tale)
    assert '<p class="touched"><span class="unseen">The original has changed here: </span>The first paragraph' in html
    assert re.search(r'<li class="followed">salt<span class="unseen"> \(In the original', html)
    assert "<p>The last one" in html


def test_a_changed_title_and_standfirst_are_marked_above_the_body(tale: Tale) -> None:
    tale.edit("fr", "Le pont", "Le grand marché", "Un résumé.", "Tout ce qui se vend ici.")
    tale.commit()
    made(tale)
    html = page(tale)
    here = '<span class="unseen">The original has changed here: </span>'
    assert f'<h1 class="title touched">{here}The bridge</h1>' in html
    assert f'<p class="standfirst touched">{here}A summary.</p>' in html
    assert notice(html).startswith(
        "The original changed on April 4, 2026; in 2 passages, this translation does not follow it yet."
    )
    assert "The passages concerned are marked in the margin." in notice(html)
    assert html.count("touched") == 2


def test_in_the_pages_own_language(tale: Tale) -> None:
    write_files(tale.content, {"articles/pari/index.es.md": translation("El puente", "fr", body="Uno.\n\nDos.")})
    tale.name("es", "fr")
    tale.commit()
    tale.edit("fr", "la rivière et du pont", "tout autre chose, la montagne")
    tale.commit()
    made(tale)
    assert '<time datetime="2026-04-05">5 de abril de 2026</time>' in page(tale, "output/es/el-puente/index.html")


def test_a_slip_mended_in_the_original_is_not_told_to_readers(tale: Tale) -> None:
    tale.edit("fr", "dernier parle", "dernier, parle")
    tale.commit()
    made(tale)
    assert notice(page(tale)) == ""


def test_without_history_it_is_told_without_date_or_number(tmp_path: Path) -> None:
    files = {
        "articles/pari/index.fr.md": original("Le pont", body=BODY),
        "articles/pari/index.en.md": translation("The bridge", "fr@1-0123456789ab", body=ENGLISH),
    }
    write_site(tmp_path, {**TERMS, **files})
    tale = Tale(tmp_path)
    made(tale)
    assert notice(page(tale)).startswith("The original has changed since this translation was made.")
    assert "margin" not in notice(page(tale))


def test_nothing_is_told_of_a_translation_that_cannot_be_verified(tmp_path: Path) -> None:
    files = {
        "articles/pari/index.fr.md": original("Le pont", body=BODY),
        "articles/pari/index.en.md": translation("The bridge", "fr", body=ENGLISH),
    }
    write_site(tmp_path, {**TERMS, **files})
    tale = Tale(tmp_path)
    made(tale)
    assert notice(page(tale)) == ""


def test_a_partial_translation_says_so(tale: Tale) -> None:
    tale.write("en", tale.read("en") + "\n<!-- translate: Une fin. -->\n")
    made(tale)
    assert notice(page(tale)).startswith("Part of this text is not translated yet.")


def test_an_adaptation_says_so_and_that_its_original_has_changed(tale: Tale) -> None:
    tale.write("en", re.sub(r"translates: .*\n", "", tale.read("en")))
    tale.name("en", "fr", key="adapts")
    made(tale)
    assert notice(page(tale)) == ""
    assert re.search(
        r'Adapted from <a href="/mag/fr/le-pont/" hreflang="fr">French</a> by <a [^>]*>Taller</a>', page(tale)
    )
    assert '"isBasedOn":{"@type":"Article","@id":"https://example.org/mag/fr/le-pont/"' in page(tale)
    tale.edit("fr", "la rivière et du pont", "tout autre chose, la montagne")
    tale.commit()
    made(tale)
    assert notice(page(tale)).startswith("The original changed on April 4, 2026, after this adaptation was made.")
    assert "touched" not in page(tale)


def test_a_text_from_outside_is_credited(tmp_path: Path) -> None:
    said = """
translates:
  url: https://example.com/ponte
  language: it
  title: Il ponte
  authors: [Anna Bianchi, Carlo Rossi]
  license: CC-BY-4.0
translators: [taller]
"""
    text = original("Le pont", body=BODY).replace("\ntags: []", "\ntags: []" + said.rstrip())
    write_site(tmp_path, {**TERMS, "articles/pari/index.fr.md": text})
    tale = Tale(tmp_path)
    made(tale)
    html = page(tale, "output/fr/le-pont/index.html")
    assert '<a href="https://example.com/ponte" lang="it" hreflang="it">Il ponte</a>' in html
    assert "Anna Bianchi" in html
    assert "https://creativecommons.org/licenses/by/4.0/" in html
    (statement,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    data = json.loads(statement)
    expected = {
        "@type": "Article",
        "@id": "https://example.com/ponte",
        "url": "https://example.com/ponte",
        "inLanguage": "it",
        "headline": "Il ponte",
        "author": [{"@type": "Person", "name": "Anna Bianchi"}, {"@type": "Person", "name": "Carlo Rossi"}],
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }
    assert verify(read_tree(tmp_path / "output"), SITEURL) == ()
    assert data["translationOfWork"] == expected
    assert data["isBasedOn"] == expected
    assert [one["name"] for one in data["translator"]] == ["Taller"]


def test_a_notice_disappears_when_the_version_is_accepted(tale: Tale) -> None:
    tale.edit("fr", "la rivière et du pont", "tout autre chose, la montagne")
    tale.commit()
    made(tale)
    assert notice(page(tale))
    tale.name("en", "fr")
    made(tale)
    assert notice(page(tale)) == ""
