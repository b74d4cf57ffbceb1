"""Forges: the addresses that open an editor, and a setting that says where the sources lie."""

from urllib.parse import parse_qs, urlsplit

import pytest

from traitdunion.rules.configuration import Settings, configure
from traitdunion.rules.forges import LONGEST, Forge, forge_of, wrong_forge
from traitdunion.vocabulary.problem import Area, Place

HERE = Place("pelicanconf.py", 3, Area.PROJECT)
PATH = "articles/pari/index.es.md"
GOOD = {"kind": "github", "url": "https://github.com/we/magazine"}


def test_github_takes_the_whole_path_as_the_name_and_the_words():
    begun = Forge("github", "https://github.com/we/magazine").begin(PATH, "---\ntitle: Año & más\n---\n")
    parts = urlsplit(begun.address)
    assert parts.path == "/we/magazine/new/main"
    assert parse_qs(parts.query) == {"filename": [f"content/{PATH}"], "value": ["---\ntitle: Año & más\n---\n"]}


def test_forgejo_takes_the_folder_in_its_address():
    begun = Forge("forgejo", "https://codeberg.org/we/magazine", "trunk").begin(PATH, "words")
    parts = urlsplit(begun.address)
    assert parts.path == "/we/magazine/_new/trunk/content/articles/pari"
    assert parse_qs(parts.query) == {"filename": ["index.es.md"], "value": ["words"]}


def test_gitlab_takes_a_name_and_no_words():
    begun = Forge("gitlab", "https://gitlab.com/us/we/magazine").begin(PATH, "words")
    assert begun.address == f"https://gitlab.com/us/we/magazine/-/new/main?file_name=content/{PATH}"
    assert begun.content == ""


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        ("github", "https://f.org/we/m/edit/main/texts/articles/pari/index.es.md"),
        ("gitlab", "https://f.org/we/m/-/edit/main/texts/articles/pari/index.es.md"),
        ("forgejo", "https://f.org/we/m/_edit/main/texts/articles/pari/index.es.md"),
    ],
)
def test_a_file_that_is_there_has_an_editor_too(kind, address):
    assert Forge(kind, "https://f.org/we/m", content="texts").edit(PATH) == address


@pytest.mark.parametrize("kind", ["github", "forgejo"])
def test_no_address_is_longer_than_servers_take_and_the_header_goes_first_alone(kind):
    forge = Forge(kind, "https://f.org/we/m")
    long, header = "é" * 3000, "---\ntitle:\n---\n"
    begun = forge.begin(PATH, long, header)
    assert begun.content == header
    assert len(begun.address) <= LONGEST
    bare = forge.begin(PATH, long)
    assert (bare.content, "value" in bare.address) == ("", False)


def test_the_longest_words_that_fit_are_those_that_make_the_address_just_long_enough():
    forge = Forge("github", "https://f.org/we/m")
    room = LONGEST - len(forge.begin(PATH, "").address)
    assert forge.begin(PATH, "a" * room).content
    assert not forge.begin(PATH, "a" * (room + 1)).content


def test_a_setting_says_where_the_sources_lie():
    assert forge_of(GOOD) == Forge("github", "https://github.com/we/magazine")
    gitea = {"kind": "gitea", "url": "https://f.org/we/m/", "branch": "dev", "content": "."}
    assert forge_of(gitea) == Forge("forgejo", "https://f.org/we/m", "dev", "")
    assert forge_of(gitea).edit(PATH) == "https://f.org/we/m/_edit/dev/articles/pari/index.es.md"
    assert forge_of({}) is None


@pytest.mark.parametrize(
    ("wrong", "code", "said"),
    [
        ({**GOOD, "kind": "gitbub"}, "TU442", 'Did you mean: "kind": "github"'),
        ({**GOOD, "kind": "sourcehut"}, "TU442", "one of github, gitlab, forgejo"),
        ({"url": GOOD["url"]}, "TU442", "one of github"),
        ({**GOOD, "ulr": "x"}, "TU441", "Did you mean “url”?"),
        ({**GOOD, "colour": "red"}, "TU441", "Its keys are: kind, url, branch, content."),
        ({**GOOD, "url": "github.com/we/magazine"}, "TU443", '"url": "https://codeberg.org/we/magazine"'),
        ({**GOOD, "url": "https://github.com/we"}, "TU443", "https://codeberg.org/we/magazine"),
        ({**GOOD, "url": "https://github.com/we/magazine.git"}, "TU443", "https://codeberg.org/we/magazine"),
        ({**GOOD, "branch": 3}, "TU443", '"branch": "main"'),
    ],
)
def test_a_wrong_setting_is_an_error_that_shows_what_to_write(wrong, code, said):
    (problem,) = wrong_forge(wrong, HERE)
    assert (problem.fault.code, problem.place, problem.fault.severity) == (code, HERE, "error")
    assert said in problem.sentences()[1]
    assert forge_of(wrong) is None


def test_the_settings_are_checked_with_it():
    values = {"EDITIONS": {"fr": {"name": "Revue"}}, "TRAITDUNION_FORGE": {**GOOD, "kind": "gitbub"}}
    _, problems = configure(Settings(values, {"TRAITDUNION_FORGE": HERE}, HERE), frozenset(values), None, {})
    assert [(problem.fault.code, problem.place) for problem in problems] == [("TU442", HERE)]
