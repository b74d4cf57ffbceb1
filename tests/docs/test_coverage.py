"""The documentation says everything that the code has, and nothing that it has not."""

from __future__ import annotations

import ast
import inspect
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from support import problems_page
from support.sites import REPOSITORY
from traitdunion.commands.collection import namespace
from traitdunion.edges.settings import PELICAN_NAMES
from traitdunion.publishing.environment import FILTERS
from traitdunion.publishing.presenting import Choice, Presenter
from traitdunion.rules.addresses import RESERVED, WORDS
from traitdunion.rules.configuration import EDITION_SHAPES, SHAPES
from traitdunion.rules.deployment import EXAMPLES
from traitdunion.rules.glossary.reading import LANGUAGE_KEYS
from traitdunion.rules.header.keys import KEYS, PICTURE_KEYS
from traitdunion.rules.heads import Head
from traitdunion.rules.inheritance import HEADER_KEYS, ORIGINAL_OWNS
from traitdunion.rules.parity.waiver import ASPECTS
from traitdunion.rules.termfiles import NAME_KEYS, PERSON_NAME_KEYS, ROLES
from traitdunion.vocabulary.house import House, SpanishQuotes
from traitdunion.vocabulary.magazine import Edition
from traitdunion.vocabulary.manuscript import Status

DOCS = REPOSITORY / "docs"
CODE = re.compile(r"`([^`\n]+)`")
OPTION = re.compile(r"--[a-z][a-z-]*")
TEMPLATES = sorted((REPOSITORY / "theme" / "templates").glob("*.html"))


def text(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def section(page: str, heading: str) -> str:
    """Return what stands below a heading, up to the next one, without its blocks of code."""
    page = re.sub(r"^ *```.*?^ *```$", "", page, flags=re.MULTILINE | re.DOTALL)
    match = re.search(rf"^(#+) {re.escape(heading)}\n(.*?)(?=^#{{1,6}} |\Z)", page, re.MULTILINE | re.DOTALL)
    assert match is not None, f"there is no heading “{heading}”"
    return match[2]


def first_cells(page: str) -> list[str]:
    """Return everything in code signs in the first cell of each row of the tables."""
    rows = [line for line in page.splitlines() if line.startswith("| ") and not line.startswith("|--")]
    return [name for row in rows for name in CODE.findall(row.split("|")[1])]


# Settings


def test_every_setting_of_ours_is_documented_and_no_other():
    assert set(first_cells(section(text("settings.md"), "Our own settings"))) == set(SHAPES) - PELICAN_NAMES


def test_every_setting_of_pelican_that_is_documented_exists():
    documented = set(first_cells(section(text("settings.md"), "Pelican's settings that matter"))) - {"traitdunion"}
    assert documented <= PELICAN_NAMES
    assert documented >= set(SHAPES) & PELICAN_NAMES


def test_the_examples_of_settings_have_the_shape_that_is_asked_for():
    for line in section(text("settings.md"), "Our own settings").splitlines():
        if not line.startswith("| `"):
            continue
        assignment = ast.parse(CODE.findall(line)[-1]).body[0]
        assert isinstance(assignment, ast.Assign), line
        name = assignment.targets[0].id  # type: ignore[attr-defined]
        assert isinstance(ast.literal_eval(assignment.value), SHAPES[name][0]), line


def test_every_key_of_an_edition_is_documented_and_no_other():
    table = section(text("settings.md"), "The editions")
    assert first_cells(table) == list(EDITION_SHAPES)
    assert {word for word in WORDS["en"] if f"`{word}`" in table} == set(WORDS["en"])


def test_every_choice_of_typography_is_documented_and_no_other():
    table = section(text("settings.md"), "Typography")
    assert first_cells(table) == list(House.__dataclass_fields__)
    assert all(f"`{choice}`" in table for choice in SpanishQuotes)


@pytest.mark.parametrize("method", sorted(EXAMPLES))
def test_every_key_of_a_deployment_is_documented(method):
    page = text("deploy.md")
    assert all(f"`{key}`" in page or f'"{key}"' in page for key in EXAMPLES[method])
    assert f'"method": "{method}"' in page


# Commands


def options_of(task: Any) -> set[str]:
    names = list(inspect.signature(task.body).parameters)[1:]  # after invoke's own context
    return {f"--{name.replace('_', '-')}" for name in names}


def test_every_command_is_documented_and_no_other():
    assert set(re.findall(r"^## (\S+)$", text("commands.md"), re.MULTILINE)) == set(namespace.task_names)


@pytest.mark.parametrize("name", sorted(namespace.task_names))
def test_every_option_of_a_command_is_documented_and_no_other(name):
    documented = {option for cell in first_cells(section(text("commands.md"), name)) for option in OPTION.findall(cell)}
    assert documented == options_of(namespace[name])


@pytest.mark.parametrize(
    "path",
    [REPOSITORY / "README.md", REPOSITORY / "CONTRIBUTING.md", *sorted(DOCS.glob("*.md"))],
    ids=lambda path: path.name,
)
def test_a_command_that_a_page_names_exists_with_its_options(path):
    for name, rest in re.findall(
        r"(?:python3 tasks\.py|\binvoke) ([a-z]+)\b([^`\n#]*)", path.read_text(encoding="utf-8")
    ):
        assert name in namespace.task_names, f"{name} is no command"
        unknown = set(OPTION.findall(rest)) - options_of(namespace[name])
        assert not unknown, f"{name} has no {unknown}"


def test_the_readme_begins_with_the_two_commands():
    lines = (REPOSITORY / "README.md").read_text(encoding="utf-8").splitlines()
    assert lines[2:6] == ["```sh", "python3 tasks.py build", "python3 tasks.py test", "```"]


# Problems


def test_the_page_of_problems_is_that_of_the_code():
    assert problems_page.PAGE.read_text(encoding="utf-8") == problems_page.page(), (
        "a fault has changed: in .venv, run python tests/support/problems_page.py"
    )


def test_a_problem_that_another_page_names_exists():
    known = set(re.findall(r"\bTU\d{3}\b", text("problems.md")))
    for path in [REPOSITORY / "README.md", *DOCS.rglob("*.md")]:
        assert set(re.findall(r"\bTU\d{3}\b", path.read_text(encoding="utf-8"))) <= known, path


# Front matter


def test_every_key_of_a_header_is_documented_and_no_other():
    page = text("front-matter.md")
    own = set(first_cells(section(page, "Keys that each text says for itself")))
    original = set(first_cells(section(page, "Keys that the original says for all")))
    translators = set(first_cells(section(page, "Keys for translators")))
    assert own | original | translators == set(KEYS)
    assert not translators & (own | original)
    assert not own & original
    assert original == {HEADER_KEYS.get(key, key) for key in ORIGINAL_OWNS} | {"cover", "pictures"}


def test_every_aspect_of_parity_is_documented_and_no_other():
    assert set(first_cells(section(text("translations.md"), "Parity"))) == set(ASPECTS)


def test_every_key_of_the_glossary_is_documented_and_no_other():
    assert first_cells(section(text("translations.md"), "The glossary")) == list(LANGUAGE_KEYS)


def test_every_key_of_a_picture_is_documented_and_no_other():
    assert first_cells(section(text("front-matter.md"), "Pictures")) == list(PICTURE_KEYS)


def test_every_key_of_a_term_is_documented_and_no_other():
    table = section(text("front-matter.md"), "Sections, tags and people")
    assert set(first_cells(table)) == {*NAME_KEYS, *PERSON_NAME_KEYS, "kind", "url", "merged_into"}
    assert set(CODE.findall(table)) >= set(ROLES)


def test_every_status_is_documented():
    table = section(text("front-matter.md"), "Keys that each text says for itself")
    assert all(f"`{status}`" in table for status in Status)


# Pages


def test_every_reserved_slug_is_documented():
    assert {slug for slug in RESERVED if f"`{slug}`" in text("pages.md")} == RESERVED


def test_every_address_word_in_an_example_is_the_edition_s():
    documented = set(re.findall(r"`/fr/([a-z]+)/[^`]*`", section(text("pages.md"), "Addresses")))
    assert documented == set(WORDS["fr"].values())


# Themes


def names_given() -> set[str]:
    """Return the names that the engine gives to templates, as its code writes them."""
    source = inspect.getsource(Presenter.context) + inspect.getsource(Presenter.frame)
    return set(re.findall(r'^\s+"(\w+)":', source, re.MULTILINE))


def test_every_name_that_templates_get_is_documented_and_no_other():
    documented = set(first_cells(section(text("themes.md"), "What templates know"))) - {
        "editions.html",
        "lost.html",
        "moved.html",
    }
    assert documented == names_given() | {"term", "shelf", "presenters", "target"}


def test_every_filter_is_documented():
    named = set(CODE.findall(section(text("themes.md"), "What templates know")))
    assert set(FILTERS) <= named


def test_the_parts_of_a_name_that_are_documented_exist():
    rows = {
        row.split("|")[1].strip(" `"): row.split("|")[3]
        for row in section(text("themes.md"), "What templates know").splitlines()
        if row.startswith("| `")
    }
    for name, kind in (("edition", Edition), ("head", Head), ("choices", Choice)):
        parts = set(CODE.findall(rows[name])) - {"<head>"}
        assert parts <= set(kind.__dataclass_fields__), name
    assert all(hasattr(Presenter, part.split("(")[0]) for part in CODE.findall(rows["presenter"]))


def test_every_block_of_the_theme_is_documented_and_no_other():
    found = {name for path in TEMPLATES for name in re.findall(r"{%-? *block (\w+)", path.read_text(encoding="utf-8"))}
    rows = [
        row.split("|")[2]
        for row in section(text("themes.md"), "Change one block").splitlines()
        if row.startswith("| `")
    ]
    assert {name for row in rows for name in CODE.findall(row)} == found


def test_every_template_is_documented_and_no_other():
    documented = set(re.findall(r"`(\w+\.html)`", section(text("themes.md"), "Change one block")))
    assert documented == {path.name for path in TEMPLATES if not path.name.startswith("_")}


# What changed


def test_the_changelog_has_this_version():
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    changelog = (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.findall(r"^## (\d+\.\d+\.\d+)\b", changelog, re.MULTILINE)
    assert versions[0] == project["version"]


def test_content_and_code_say_their_licences():
    assert "CC-BY-SA-4.0" in (REPOSITORY / "content" / "LICENSE.md").read_text(encoding="utf-8")
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    assert "AGPL-3.0-or-later" in readme
    assert "CC-BY-SA-4.0" in readme


def test_every_page_of_the_documentation_is_in_its_index():
    linked = set(re.findall(r"\]\(([\w/-]+\.md)\)", text("README.md")))
    assert linked == {path.name for path in DOCS.glob("*.md")} - {"README.md"} | {"decisions/README.md"}


def test_nothing_in_the_documentation_names_somebody_s_computer():
    for path in [*REPOSITORY.glob("*.md"), *DOCS.rglob("*.md")]:
        assert not re.search(r"/(?:home|Users|root|work)/", path.read_text(encoding="utf-8")), Path(path).name
