"""No word of the interface stands where it could not be translated, and every word is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

from support import sites
from support.sites import REPOSITORY
from traitdunion.commands.building import Options, Result, build
from traitdunion.commands.cataloguing import interface_template, messages_template

THEME = REPOSITORY / "theme"
ENGINE = REPOSITORY / "plugins" / "traitdunion"
TEMPLATES = sorted((THEME / "templates").glob("*.html"))
EVERY_TEMPLATE = pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
NAMES = {"Pelican"}
"""Words that stand bare in a template: names, the same in every language."""

SPOKEN_ATTRIBUTES = re.compile(
    r"""\b(?:alt|title|aria-label|placeholder|aria-roledescription)\s*=\s*(?:"([^"]*)"|'([^']*)')"""
)
CATALOGUES = sorted([*THEME.glob("translations/*/LC_MESSAGES/*.po"), *ENGINE.glob("translations/*/LC_MESSAGES/*.po")])
EVERY_CATALOGUE = pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.relative_to(REPOSITORY).as_posix())


def parsed(path: Path) -> nodes.Template:
    return Environment(extensions=["jinja2.ext.i18n"]).parse(path.read_text(encoding="utf-8"))


def bare_text(source: str) -> str:
    """Return what a template writes itself, without its expressions."""
    return re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", "\x00", source, flags=re.DOTALL)


def words_in(source: str) -> set[str]:
    """Return the words of a template that readers would see or hear untranslated."""
    text = bare_text(source)
    spoken = [next(filter(None, groups), "") for groups in SPOKEN_ATTRIBUTES.findall(text)]
    seen = re.sub(r"<(?:style|script)\b.*?</(?:style|script)>", " ", text, flags=re.DOTALL)
    seen = re.sub(r"<!--.*?-->|<[^<>]*>", " ", seen, flags=re.DOTALL)
    seen = re.sub(r"&\w+;", " ", seen)
    return {word for part in [seen, *spoken] for word in re.findall(r"[^\W\d_]{2,}", part)} - NAMES


@EVERY_TEMPLATE
def test_no_template_holds_words_that_cannot_be_translated(path):
    assert words_in(path.read_text(encoding="utf-8")) == set()


def test_a_bare_word_would_be_found():
    assert words_in("<p>{{ _('Fine') }} Oops</p>") == {"Oops"}
    assert words_in('<nav aria-label="Main menu"><img alt=""></nav>') == {"Main", "menu"}
    assert words_in('<p>{# a note #}{% if x %} · {{ y }}{% endif %}</p><a href="{{ z }}">Pelican</a>') == set()


@EVERY_TEMPLATE
def test_every_macro_is_imported_with_its_page_s_context(path):
    imports = list(parsed(path).find_all((nodes.Import, nodes.FromImport)))
    assert all(node.with_context for node in imports), [node.lineno for node in imports if not node.with_context]


@EVERY_TEMPLATE
def test_every_string_for_translation_is_a_whole_one(path):
    for call in parsed(path).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in {
            "_",
            "gettext",
            "ngettext",
            "pgettext",
            "npgettext",
        }:
            assert isinstance(call.args[0], nodes.Const), (
                f"line {call.lineno}: a string that is put together cannot be translated"
            )


@EVERY_CATALOGUE
def test_every_string_is_translated(path):
    with path.open("rb") as file:
        catalogue = read_po(file, abort_invalid=True)
    for message in catalogue:
        forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
        if message.id:
            assert all(forms), f"{message.id} is not translated"
            assert not message.fuzzy, f"{message.id} is uncertain"


@EVERY_CATALOGUE
def test_every_translation_has_the_values_of_its_string(path):
    with path.open("rb") as file:
        catalogue = read_po(file, abort_invalid=True)
    braces, percents = re.compile(r"(?<!{){(\w+)}(?!})"), re.compile(r"%\((\w+)\)s")
    pattern = braces if path.name == "problems.po" else percents
    for message in catalogue:
        if not message.id or not message.string:
            continue
        sources = message.id if isinstance(message.id, tuple | list) else (message.id,)
        forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
        values = set(pattern.findall(sources[-1]))
        assert all(set(pattern.findall(form)) <= values for form in forms), message.id
        assert all(set(pattern.findall(form)) == values for form in forms[1:] or forms), message.id


def identifiers(catalogue: Catalog) -> set[object]:
    return {
        (message.context, message.id if isinstance(message.id, str) else tuple(message.id))
        for message in catalogue
        if message.id
    }


@EVERY_CATALOGUE
def test_every_catalogue_has_the_strings_of_today(path):
    template = messages_template(ENGINE) if path.name == "problems.po" else interface_template(THEME, ENGINE)
    with path.open("rb") as file:
        assert identifiers(read_po(file)) == identifiers(template), "in .venv, run: invoke catalogues"


@pytest.mark.parametrize("root", [THEME, ENGINE], ids=["interface", "messages"])
def test_french_and_spanish_have_their_catalogues(root):
    assert {path.parents[1].name for path in root.glob("translations/*/LC_MESSAGES/*.po")} >= {"fr", "es"}


# The sample magazine


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """Return the result of building the sample magazine."""
    output = tmp_path_factory.mktemp("sample") / "output"
    result = build(Options(REPOSITORY, output=str(output), as_of="2026-12-31", messages="en"))
    assert not result.failed, sites.lines(result)
    return result


@pytest.mark.parametrize("edition", ["fr", "es"])
def test_no_edition_of_the_sample_magazine_has_an_untranslated_string(sample, edition):
    pages = [page.read_text(encoding="utf-8") for page in sorted((sample.output / edition).rglob("*.html"))]
    assert pages
    english = {words for page in pages for words in re.findall(r'<span lang="en" dir="ltr">([^<]*)</span>', page)}
    assert english <= {"English"}  # as the language switch has it
    assert [problem for problem in sample.problems if problem.fault.code in {"TU514", "TU515"}] == []
