"""What the documentation links to is there, and what it shows as code can be read."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml
from jinja2 import Environment

from support.sites import REPOSITORY
from traitdunion.publishing.interface import known_strings
from traitdunion.rules.configuration import Settings, configure
from traitdunion.rules.glossary import read_glossary
from traitdunion.rules.header.frontmatter import HeaderOptions, read_header
from traitdunion.rules.termfiles import read_terms
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import TermKind
from traitdunion.vocabulary.problem import Place, Severity

PAGES = sorted([*REPOSITORY.glob("*.md"), *(REPOSITORY / "docs").rglob("*.md"), REPOSITORY / "content" / "LICENSE.md"])
FENCE = re.compile(r"^(?P<indent> *)```(?P<language>\w*)\n(?P<code>.*?)^ *```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?P<target>[^)\s]+)\)")
EVERY_PAGE = pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(REPOSITORY).as_posix())


def without_code(text: str) -> str:
    return re.sub(r"`[^`\n]*`", "", FENCE.sub("", text))


def anchors(path: Path) -> set[str]:
    """Return the places of a page that a link can lead to, as forges name them after headings."""
    text = FENCE.sub("", path.read_text(encoding="utf-8"))
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    slugs = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    return slugs | set(re.findall(r'<a id="([^"]+)">', text))


def code(path: Path, language: str) -> list[str]:
    """Return a page's blocks of code in a language."""
    found = FENCE.finditer(path.read_text(encoding="utf-8"))
    return [
        re.sub(rf"^{match['indent']}", "", match["code"], flags=re.MULTILINE)
        for match in found
        if match["language"] == language
    ]


@EVERY_PAGE
def test_every_link_leads_to_a_file_and_a_place_in_it(path):
    for match in LINK.finditer(without_code(path.read_text(encoding="utf-8"))):
        target, _, anchor = match["target"].partition("#")
        if "://" in target or target.startswith("mailto:"):
            continue
        file = (path.parent / unquote(target)).resolve() if target else path
        assert file.exists(), f"{match['target']} leads nowhere"
        assert not anchor or anchor in anchors(file), f"{match['target']}: there is no #{anchor}"


@EVERY_PAGE
def test_every_block_of_code_can_be_read(path):
    for block in code(path, "python"):
        ast.parse(block)
    for block in code(path, "yaml"):
        assert yaml.safe_load(block), block
    for block in code(path, "toml"):
        tomllib.loads(block)
    for block in code(path, "jinja"):
        Environment(extensions=["jinja2.ext.i18n"]).parse(block)


def header_problems(header: str) -> list[str]:
    """Return what is wrong with a header, style apart."""
    options = HeaderOptions(Language("fr"))
    _, _, _, problems = read_header(f"---\n{header.strip()}\n---\n", "articles/eau/index.fr.md", options)
    return [problem.fault.code for problem in problems if problem.fault.severity is not Severity.NOTE]


def test_every_example_of_front_matter_is_a_good_header():
    page = REPOSITORY / "docs" / "front-matter.md"
    examples = re.findall(
        r"^\| `\w+` \|[^|]*(?:\|[^|]*)?\| `([^`|]+)` \|$", page.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert len(examples) > 20
    for example in [*examples, *code(page, "yaml")[:2]]:
        assert header_problems(example) == [], example


def test_the_texts_of_the_readme_have_good_headers():
    blocks = code(REPOSITORY / "README.md", "markdown")
    assert len(blocks) == 2
    for block in blocks:
        assert header_problems(block.split("---")[1]) == [], block


def test_the_example_of_an_interface_words_strings_that_are_there():
    _, example = code(REPOSITORY / "docs" / "settings.md", "yaml")
    known = known_strings([REPOSITORY / "theme" / "translations"])
    assert {string for wording in yaml.safe_load(example).values() for string in wording} <= known


def test_the_example_of_editions_is_a_good_one():
    (example, _) = code(REPOSITORY / "docs" / "settings.md", "yaml")
    here = Place("editions.yaml")
    configuration, problems = configure(Settings({}, {}, here), frozenset(), yaml.safe_load(example), {})
    assert problems == ()
    assert configuration.languages == ("fr", "es")
    (example, *_) = code(REPOSITORY / "docs" / "settings.md", "python")
    editions = ast.literal_eval(example.split("=", 1)[1].strip())
    editions["es"] = {"name": "x"}  # what the example falls back to
    assert configure(Settings({}, {}, here), frozenset(), editions, {})[1] == ()


def test_the_examples_of_translations_are_good_ones():
    waiver, glossary = code(REPOSITORY / "docs" / "translations.md", "yaml")
    assert header_problems(f"title: x\n{waiver}") == []
    terms, problems = read_glossary(glossary, (Language("fr"), Language("en"), Language("es")))
    assert problems == []
    assert len(terms) == 2


def test_the_examples_of_terms_are_good_ones():
    _, _, sections, people = code(REPOSITORY / "docs" / "front-matter.md", "yaml")
    languages = (Language("fr"), Language("en"))
    assert read_terms(TermKind.SECTION, sections, languages)[1] == []
    assert read_terms(TermKind.PERSON, people, languages)[1] == []
