"""What a page says of itself to other programs."""

import json
from datetime import UTC, datetime

from support.graph import EN, FR, edition, story, term, text
from traitdunion.rules.heads import (
    Photo,
    Work,
    agent,
    article_data,
    image_object,
    json_script,
    licence_data,
    open_graph,
)
from traitdunion.rules.resolution import Credit
from traitdunion.vocabulary.configuration import Configuration
from traitdunion.vocabulary.magazine import TermKind, TermName
from traitdunion.vocabulary.manuscript import Body, Picture

FRENCH, ENGLISH = edition("fr", name="La Revue"), edition("en", locale="en-GB")
SITE = "https://example.org/mag"
CONFIGURATION = Configuration(
    SITE, "UTC", (FRENCH, ENGLISH), picture="theme/img/m.png", publisher={"name": "Le collectif"}
)
ORIGINAL = text("pari", "fr", title="Le pari", summary="Un résumé.", body=Body(words=900))
TRANSLATION = text("pari", "en", source="fr", title="The bet", translated=datetime(2026, 4, 1, tzinfo=UTC))
STORY = story(ORIGINAL, TRANSLATION)
URLS = {FR: f"{SITE}/fr/pari/", EN: f"{SITE}/en/bet/"}


def work(url, **said):
    facts = {
        "authors": ({"@type": "Person", "name": "Ana"},),
        "translators": (),
        "section": "Communs",
        "tags": ("eau", "essais"),
    }
    return Work(**{"url": url, "photo": None, "license": None, "versions": URLS, **facts, **said})


def test_open_graph_names_the_other_versions_in_its_own_form_of_locale():
    pairs = open_graph("article", "Le pari", "Un résumé.", URLS[FR], FRENCH, (FRENCH, ENGLISH), None, ORIGINAL)
    assert ("og:locale", "fr_FR") in pairs
    assert [value for name, value in pairs if name == "og:locale:alternate"] == ["en_GB"]
    assert ("article:published_time", "2026-03-04T00:00:00+00:00") in pairs
    assert dict(pairs)["og:site_name"] == "La Revue"


def test_open_graph_says_nothing_empty():
    pairs = open_graph("website", "Titre", "", SITE, FRENCH, (), Photo(f"{SITE}/m.png"))
    assert all(value for _, value in pairs)
    assert ("og:image", f"{SITE}/m.png") in pairs
    assert "og:image:width" not in dict(pairs)
    assert "og:description" not in dict(pairs)


def test_a_picture_has_its_size_and_its_words():
    licence = Credit("A licence", "https://example.org/licence")
    photo = Photo(f"{SITE}/c.jpg", 1200, 800, Picture("c.jpg", alt="Une table", credit="Ana"), licence)
    pairs = dict(open_graph("article", "T", "D", SITE, FRENCH, (), photo, ORIGINAL))
    assert (pairs["og:image:width"], pairs["og:image:height"], pairs["og:image:alt"]) == ("1200", "800", "Une table")
    described = image_object(photo)
    assert described == {
        "@type": "ImageObject", "url": f"{SITE}/c.jpg", "width": 1200, "height": 800, "caption": "Une table",
        "creditText": "Ana", "license": "https://example.org/licence",
    }  # fmt: skip


def test_a_licence_is_its_address_or_its_name_where_it_has_none():
    assert licence_data(Credit("A licence", "https://example.org/licence")) == "https://example.org/licence"
    assert licence_data(Credit("public domain", "")) == {"@type": "CreativeWork", "name": "public domain"}
    assert licence_data(None) is None


def test_json_ld_cannot_end_its_script():
    script = json_script({"headline": "</script><b>&"})
    assert not set("<>&") & set(script)
    assert json.loads(script) == {"headline": "</script><b>&"}


def test_an_original_names_its_translations():
    data = article_data(ORIGINAL, STORY, FRENCH, CONFIGURATION, work(URLS[FR]))
    assert [(other["@id"], other["inLanguage"], other["headline"]) for other in data["workTranslation"]] == [
        (URLS[EN], "en", "The bet")
    ]
    assert "translationOfWork" not in data
    assert (data["inLanguage"], data["wordCount"], data["keywords"]) == ("fr", 900, "eau, essais")
    assert data["publisher"]["name"] == "Le collectif"
    assert data["publisher"]["logo"]["url"] == f"{SITE}/theme/img/m.png"
    assert data["isPartOf"]["url"] == f"{SITE}/fr/"


def test_a_translation_names_its_original_and_its_own_date():
    data = article_data(
        TRANSLATION, STORY, ENGLISH, CONFIGURATION, work(URLS[EN], translators=({"@type": "Person", "name": "Bea"},))
    )
    assert data["translationOfWork"]["@id"] == URLS[FR]
    assert "workTranslation" not in data
    assert data["translator"] == [{"@type": "Person", "name": "Bea"}]
    assert data["datePublished"] == "2026-04-01T00:00:00+00:00"


def test_a_version_that_is_not_offered_is_not_named():
    alone = {EN: URLS[EN]}
    assert "translationOfWork" not in article_data(
        TRANSLATION, STORY, ENGLISH, CONFIGURATION, work(URLS[EN], versions=alone)
    )


def test_a_team_is_an_organisation_and_a_person_a_person():
    team = term(TermKind.PERSON, "redaction", common="La rédaction")
    name = TermName("La rédaction", "redaction")
    assert agent(team, name, "https://example.org/p/") == {
        "@type": "Person",
        "name": "La rédaction",
        "url": "https://example.org/p/",
    }
    assert (
        agent(type(team)(TermKind.PERSON, "x", role="team", url="https://x.org"), name, "u")["@type"] == "Organization"
    )
