"""Settings are checked: unknown names, wrong shapes, and the editions."""

import pytest

from support.graph import EN, FR, codes, said
from traitdunion.rules.configuration import FEED_ITEMS, LOCAL, PAGE_SIZE, Settings, configure
from traitdunion.vocabulary.problem import Area, Place

HERE = Place("pelicanconf.py", 1, Area.PROJECT)
KNOWN = {"PATH", "SITEURL", "TIMEZONE", "DEFAULT_PAGINATION", "FEED_MAX_ITEMS", "THEME"}
GOOD = {
    "SITEURL": "https://example.org/mag/",
    "TIMEZONE": "Europe/Paris",
    "EDITIONS": {"fr": {"name": "La Revue"}, "en": {"name": "The Review"}},
}


def read(editions=None, **values):
    values = {**GOOD, **values}
    lines = {name: Place("pelicanconf.py", number, Area.PROJECT) for number, name in enumerate(values, 2)}
    return configure(Settings(values, lines, HERE), KNOWN, editions, {})


def problems(**values):
    return list(read(**values)[1])


def editions(entries):
    return problems(EDITIONS=entries)


def test_good_settings_have_no_problem():
    configuration, found = read()
    assert found == ()
    assert (configuration.siteurl, configuration.timezone) == ("https://example.org/mag", "Europe/Paris")
    assert configuration.languages == (FR, EN)
    assert configuration.edition(EN).words["section"] == "sections"
    assert (configuration.page_size, configuration.feed_items, configuration.term_feeds, configuration.drafts) == (
        PAGE_SIZE,
        FEED_ITEMS,
        True,
        False,
    )


@pytest.mark.parametrize(
    ("name", "code", "remedy"),
    [
        ("SITEULR", "TU501", "SITEURL"),
        ("TRAITDUNION_DEPLOI", "TU501", "TRAITDUNION_DEPLOY"),
        ("TRAITDUNION_SOMETHING_ELSE", "TU502", "docs/settings.md"),
    ],
)
def test_a_setting_that_nobody_reads_is_an_error_where_it_stands(name, code, remedy):
    (problem,) = problems(**{name: 1})
    assert (problem.fault.code, problem.place.line) == (code, len(GOOD) + 2)
    assert remedy in said(problem)


def test_settings_of_a_site_s_own_are_left_alone():
    assert problems(OUR_MOTTO="Ensemble") == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("EXTRA_KEYS", "series"),
        ("TRAITDUNION_LICENSE", "CC BY-SA"),
        ("TRAITDUNION_CORRECTIONS", "https://example.org/{file}"),
        ("TRAITDUNION_PUBLISHER", "Nous"),
        ("TRAITDUNION_TERM_FEEDS", "no"),
        ("TRAITDUNION_DEPLOY", "rsync"),
        ("DEFAULT_PAGINATION", "dix"),
        ("FEED_MAX_ITEMS", -1),
        ("FEED_MAX_ITEMS", True),
        ("TRAITDUNION_WORKERS", -1),
        ("TRAITDUNION_WORKERS", "two"),
        ("TRAITDUNION_EXECUTOR", 2),
    ],
)
def test_a_setting_of_the_wrong_shape_is_shown_in_the_right_one(name, value):
    (problem,) = problems(**{name: value})
    assert problem.fault.code == "TU503"
    assert f"{name} = " in said(problem)


@pytest.mark.parametrize(
    ("value", "suggestion"),
    [
        ("process", "processes"),
        ("None", "none"),
        ("threads", "tcp://127.0.0.1:8786"),
        ("127.0.0.1:8786", "tcp://127.0.0.1:8786"),
        ("tcp://127.0.0.1", "tcp://127.0.0.1:8786"),
        ("tcp://127.0.0.1:port", "tcp://127.0.0.1:8786"),
        ("http://127.0.0.1:8786", "tcp://127.0.0.1:8786"),
    ],
)
def test_an_executor_that_is_none_is_an_error_with_a_suggestion(value, suggestion):
    (problem,) = problems(TRAITDUNION_EXECUTOR=value)
    assert problem.fault.code == "TU503"
    assert said(problem).endswith(f'TRAITDUNION_EXECUTOR = "{suggestion}"')


@pytest.mark.parametrize("value", ["processes", "none", "tcp://10.0.0.1:8786", "tls://scheduler.example.org:8786"])
def test_the_executors_are_two_and_any_cluster(value):
    configuration, found = read(TRAITDUNION_EXECUTOR=value, TRAITDUNION_WORKERS=3)
    assert codes(found) == []
    assert (configuration.executor, configuration.workers) == (value, 3)


@pytest.mark.parametrize(
    "siteurl", ["example.org", "ftp://example.org", "https://", "https://example.org/?x=1", "https://[x"]
)
def test_an_address_of_the_site_must_be_a_full_one(siteurl):
    configuration, found = read(SITEURL=siteurl)
    assert codes(found) == ["TU511"]
    assert configuration.siteurl == LOCAL


def test_a_site_without_an_address_is_this_machine_s():
    configuration, found = read(SITEURL="")
    assert (configuration.siteurl, found) == (LOCAL, ())


@pytest.mark.parametrize("zone", ["Paris", "Europe/Nowhere", "../etc"])
def test_a_time_zone_must_exist(zone):
    assert codes(problems(TIMEZONE=zone)) == ["TU512"]


@pytest.mark.parametrize(
    ("entries", "code", "remedy"),
    [
        ({}, "TU504", "EDITIONS = "),
        ({"FR": {"name": "R"}}, "TU505", "“fr”"),
        ({"en_US": {"name": "R"}}, "TU505", "en-US"),
        ({"fr": "La Revue"}, "TU523", '"fr": {"name"'),
        ({"fr": {"name": "R", "tag_line": "x"}}, "TU506", "tagline"),
        ({"fr": {"tagline": "x"}}, "TU507", '"name"'),
        ({"fr": {"name": "R", "fallback": ["es"]}}, "TU508", "es"),
        ({"fr": {"name": "R", "status": "soon"}}, "TU509", "preparing"),
        ({"fr": {"name": "R", "words": {"section": "Rubriques"}}}, "TU510", "lower-case"),
        ({"fr": {"name": "R", "words": {"section": "themes"}}}, "TU510", "each is used once"),
    ],
)
def test_a_wrong_edition_is_shown_right(entries, code, remedy):
    found = editions(entries)
    assert code in codes(found)
    assert remedy in " ".join(said(problem) for problem in found if problem.fault.code == code)


def test_an_edition_has_its_own_words_locale_direction_and_fallbacks():
    entries = {
        "ar": {"name": "المجلة", "fallback": "fr", "status": "preparing"},
        "fr": {"name": "L'eau", "words": {"tag": "mots"}},
        "en": {"name": "R", "locale": "en-GB"},
    }
    configuration, found = read(EDITIONS=entries)
    assert found == ()
    arabic, french, english = configuration.editions
    assert (arabic.direction, arabic.fallback, arabic.preparing) == ("rtl", (FR,), True)
    assert (french.name, french.words["tag"], french.words["section"]) == ("L’eau", "mots", "rubriques")
    assert (english.locale, french.locale) == ("en-GB", "fr")


def test_a_file_of_editions_replaces_the_setting():
    configuration, found = read(editions={"es": {"name": "La Revista"}})
    assert found == ()
    assert configuration.languages == ("es",)


def test_all_problems_come_at_once():
    assert sorted(codes(problems(SITEURL="x", TIMEZONE="y", EXTRA_KEYS="z"))) == ["TU503", "TU511", "TU512"]


def test_a_site_may_set_how_much_stands_on_a_page_and_in_a_feed():
    configuration, _ = read(DEFAULT_PAGINATION=5, FEED_MAX_ITEMS=7)
    assert (configuration.page_size, configuration.feed_items) == (5, 7)
