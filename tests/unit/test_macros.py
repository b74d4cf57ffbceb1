"""Modules of macros: kept from page to page where nothing that they read is another."""

from __future__ import annotations

from typing import Any

import pytest
from jinja2 import DictLoader, Environment, pass_context

from traitdunion.publishing.environment import equip

WORDS = "{# Words. #}{% macro name() %}{{ edition.name }}{% endmacro %}"
PAGE = "{% import '_macros.html' as macros with context %}{{ macros.said() }}"


class Edition:
    def __init__(self, name: str) -> None:
        self.name = name


FRENCH, SPANISH = Edition("La Revue"), Edition("La Revista")


def pages(macros: str, *contexts: dict[str, Any], filters: dict[str, Any] | None = None) -> tuple[list[str], int]:
    """Return pages that import macros, and of how many modules they are."""
    environment = equip(
        Environment(loader=DictLoader({"_words.html": WORDS, "_macros.html": macros, "page.html": PAGE}))
    )
    environment.filters.update(filters or {})
    found, modules = [], []
    for context in contexts:
        found.append(environment.get_template("page.html").render(catalogue=None, **context))
        module = getattr(environment.get_template("_macros.html"), "module_kept", None)
        if module is None or module not in modules[-1:]:
            modules.append(module)
    return found, len(modules)


SHARED = "{% import '_words.html' as words with context %}{% macro said() %}{{ words.name() }}{% endmacro %}"


def test_the_pages_of_an_edition_share_a_module() -> None:
    assert pages(SHARED, *[{"edition": FRENCH, "entry": number} for number in range(3)]) == (["La Revue"] * 3, 1)


def test_another_edition_has_another_module() -> None:
    found, runs = pages(SHARED, {"edition": FRENCH}, {"edition": SPANISH}, {"edition": FRENCH})
    assert found == ["La Revue", "La Revista", "La Revue"]
    assert runs == 3


@pytest.mark.parametrize(
    "macros",
    [
        "{% macro said() %}{{ entry }}{% endmacro %}",
        "{% set here = entry %}{% macro said() %}{{ here }}{% endmacro %}",
        "{% include '_part.html' ignore missing %}{% macro said() %}{{ entry }}{% endmacro %}",
        "{% macro said() %}{{ 'x'|here }}{% endmacro %}",
    ],
    ids=["names it", "sets it", "includes", "a filter of its own"],
)
def test_macros_that_read_the_page_see_each_one(macros: str) -> None:
    @pass_context
    def here(context: Any, value: str) -> Any:  # noqa: ARG001 - the form of a filter
        return context["entry"]

    contexts = [{"edition": FRENCH, "entry": number} for number in range(3)]
    assert pages(macros, *contexts, filters={"here": here})[0] == ["0", "1", "2"]


def test_what_a_template_sets_before_it_imports_counts() -> None:
    environment = equip(Environment(loader=DictLoader({
        "_macros.html": "{% macro said() %}{{ edition }}{% endmacro %}",
        "page.html": "{% set edition = number %}" + PAGE,
    })))  # fmt: skip
    template = environment.get_template("page.html")
    assert [template.render(number=number) for number in (1, 2)] == ["1", "2"]


def test_what_macros_set_is_of_one_page() -> None:
    counter = "{% set seen = namespace(n=0) %}{% macro said() %}{% set seen.n = seen.n + 1 %}{{ seen.n }}{% endmacro %}"
    assert pages(counter, {"edition": FRENCH}, {"edition": FRENCH})[0] == ["1", "1"]
