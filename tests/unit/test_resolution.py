"""What a body refers to is found where its reader is: links to stories and files, pictures and their credits."""

import pytest

from support.graph import EN, addresses, edition, magazine, story, text
from traitdunion.rules.resolution import Reader, licence_of, resolve
from traitdunion.vocabulary.manuscript import Body, Link, LinkKind, Picture

WORDS = {
    "public-domain": "domaine public",
    "with-permission": "avec autorisation",
    "all-rights-reserved": "tous droits réservés",
}
FRENCH, ENGLISH, SPANISH = edition("fr", fallback=["es"]), edition("en"), edition("es")
EDITIONS = (FRENCH, ENGLISH, SPANISH)
SIZES = {"media/pari/march.jpg": (1200, 800)}


def pari(**said):
    return text("pari", "fr", slug="pari", **said)


def resolved(html, *, one=None, reader=FRENCH, absolute=False, base="/mag"):
    one = one or pari()
    everything = magazine(
        EDITIONS,
        story(one, text("pari", "en", slug="beta", source="fr")),
        story(text("agua", "es", slug="agua"), text("agua", "en", slug="water", source="es")),
    )
    view = Reader(
        edition=reader,
        base="https://example.org/mag" if absolute else base,
        absolute=absolute,
        in_language=lambda other: {"es": "(en espagnol)", "en": "(en anglais)"}.get(other, other),
        wording=WORDS,
        photo_credit=lambda credit: f"Image : {credit}",
    )
    return resolve(html, one, view, everything, addresses(*EDITIONS), SIZES)


def test_a_story_s_link_leads_to_the_reader_s_language():
    assert resolved('<a href="story:pari#rive">x</a>') == '<a href="/mag/fr/pari/#rive">x</a>'


def test_a_link_into_another_language_says_so_to_eyes_and_programs():
    assert resolved('<a href="story:agua">l’eau</a>') == (
        '<a href="/mag/es/agua/" hreflang="es">l’eau <span class="in-language">(en espagnol)</span></a>'
    )


def test_a_language_that_the_author_named_is_not_named_twice():
    assert resolved('<a href="story:agua" hreflang="es">x</a>').count("hreflang") == 1


def test_a_site_s_own_path_is_put_before_an_absolute_link():
    assert resolved('<a href="/fr/archives/">x</a>') == '<a href="/mag/fr/archives/">x</a>'
    assert 'hreflang="en"' in resolved('<a href="/en/archive/">x</a>')
    assert resolved('<a href="/fr/archives/">x</a>', base="") == '<a href="/fr/archives/">x</a>'


@pytest.mark.parametrize("href", ["https://example.org/", "mailto:a@example.org", "//example.org/x", "tel:+33"])
def test_an_address_of_another_site_stays_as_it_is(href):
    assert resolved(f'<a href="{href}">x</a>') == f'<a href="{href}">x</a>'


def test_a_file_of_the_folder_is_linked_where_it_is_published():
    body = Body(links=(Link(LinkKind.FILE, "plan a.pdf", "", 3),))
    assert (
        resolved('<a href="plan%20a.pdf#p2">x</a>', one=pari(body=body))
        == '<a href="/mag/media/pari/plan%20a.pdf#p2">x</a>'
    )


def test_a_place_of_the_page_is_short_on_the_page_and_whole_in_a_feed():
    assert resolved('<a href="#note">1</a>') == '<a href="#note">1</a>'
    assert resolved('<a href="#note">1</a>', absolute=True) == '<a href="https://example.org/mag/fr/pari/#note">1</a>'


def test_a_link_to_nothing_in_a_draft_leaves_its_words():
    assert resolved('un <a href="story:rien"><em>lien</em></a>') == "un <em>lien</em>"


def test_a_picture_has_its_address_and_its_size():
    assert (
        resolved('<img alt="Une salle" src="march.jpg">')
        == '<img alt="Une salle" src="/mag/media/pari/march.jpg" width="1200" height="800">'
    )
    assert resolved('<img alt="" src="other.png">') == '<img alt="" src="/mag/media/pari/other.png">'
    assert (
        resolved('<img alt="" src="march.jpg" width="300">')
        == '<img alt="" src="/mag/media/pari/march.jpg" width="300">'
    )


def test_a_figure_says_who_made_its_picture_and_under_which_licence():
    one = pari(pictures={"march.jpg": Picture("march.jpg", credit="Ana & <Bea>", license="CC-BY-4.0")})
    html = resolved(
        '<figure class="picture"><img alt="x" src="march.jpg"><figcaption>Le soir</figcaption></figure>', one=one
    )
    assert '<figcaption>Le soir <small class="credit">Image : Ana &amp; &lt;Bea&gt; · ' in html
    assert '<a href="https://creativecommons.org/licenses/by/4.0/" rel="license">' in html
    assert html.endswith("CC BY 4.0</a></small></figcaption></figure>")


def test_a_figure_without_words_has_no_caption():
    assert "figcaption" not in resolved('<figure class="picture"><img alt="x" src="march.jpg"></figure>')


def test_a_licence_in_words_is_worded_in_the_reader_s_language():
    assert licence_of("public-domain", WORDS).name == "domaine public"
    assert licence_of("CC0-1.0", WORDS).url.startswith("https://creativecommons.org/")
    assert (licence_of("Own-1.0", WORDS).name, licence_of("Own-1.0", WORDS).url) == ("Own-1.0", "")


def test_an_english_reader_of_an_english_text_is_led_to_english_versions():
    english = text("essay", "en", slug="essay")
    everything = magazine(
        EDITIONS, story(english), story(text("agua", "es", slug="agua"), text("agua", "en", slug="water"))
    )
    reader = Reader(ENGLISH, "", False, str, WORDS, str)
    html = resolve('<a href="story:agua">water</a>', english, reader, everything, addresses(*EDITIONS), {})
    assert html == f'<a href="/{EN}/water/">water</a>'
