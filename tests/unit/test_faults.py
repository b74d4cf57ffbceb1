"""Every message says what is wrong and what to do, in words that a first-time contributor understands."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import traitdunion
from traitdunion.vocabulary.faults import every_fault
from traitdunion.vocabulary.problem import Fault, Place

FAULTS = list(every_fault())
SOURCES = sorted(Path(traitdunion.__file__).parent.rglob("*.py"))
LINE_TO_PASTE = re.compile(r"[:,] \S|\{\w+\}\S{0,3}$|[)\]}\"”>]$")
COMMANDS = ("deploy ",)  # names that a sentence may begin with
JARGON = ("traceback", "exception", "parse", "token", "null", "boolean", "string type", "regex", "invalid")


def names_in(words: str) -> set[str]:
    """Return the details that a wording names."""
    return {name for _, name, _, _ in Formatter().parse(words) if name is not None}


def details_of(fault: Fault) -> set[str]:
    """Return the details that a fault must be given."""
    return names_in(fault.what) | names_in(fault.remedy)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.code} {fault.what[:40]}")
def test_a_message_is_a_clause_and_a_remedy(fault: Fault) -> None:
    what, remedy = fault.at(Place("x.md"), **dict.fromkeys(details_of(fault), "…")).sentences()
    assert not re.search(r"\{[a-z_]+\}", what), what
    assert "{}" not in what + remedy
    assert what[:1] not in " ", what
    assert not what.endswith((".", " ", ":")), what
    assert "  " not in what + remedy
    assert remedy.endswith((".", "?", "!", "…")) or LINE_TO_PASTE.search(fault.remedy), remedy
    assert remedy[:1].isupper() or remedy.startswith(("“", "[", *COMMANDS)), remedy
    assert not any(word in (what + remedy).lower().split() for word in JARGON), what


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.code} {fault.what[:40]}")
def test_details_are_named_and_never_numbered(fault: Fault) -> None:
    assert all(re.fullmatch(r"[a-z_]+", name) for name in details_of(fault))


def test_faults_of_one_code_are_of_one_severity() -> None:
    severities: dict[str, set[str]] = {}
    for fault in FAULTS:
        severities.setdefault(fault.code, set()).add(fault.severity)
    assert {code: found for code, found in severities.items() if len(found) > 1} == {}


def occurrences() -> Iterator[tuple[str, str, set[str]]]:
    """Yield where a fault is reported by name: the place in the code, the fault's name, and the details that it is given."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                not isinstance(node, ast.Call)
                or not isinstance(node.func, ast.Attribute)
                or any(word.arg is None for word in node.keywords)
            ):
                continue
            fault = (
                node.func.value
                if node.func.attr == "at"
                else node.args[0]
                if node.func.attr in ("say", "report") and node.args
                else None
            )
            name = fault.attr if isinstance(fault, ast.Attribute) else fault.id if isinstance(fault, ast.Name) else ""
            if name.isupper():
                yield f"{path.name}:{node.lineno}", name, {word.arg for word in node.keywords if word.arg}


def test_every_fault_is_given_the_details_that_it_names() -> None:
    from importlib import import_module
    from pkgutil import iter_modules

    from traitdunion.vocabulary import faults

    modules = [import_module(f"{faults.__name__}.{module.name}") for module in iter_modules(faults.__path__)]
    named: dict[str, list[Fault]] = {}
    for module in modules:
        for name, value in vars(module).items():
            if isinstance(value, Fault):
                named.setdefault(name, []).append(value)
    wrong = [
        (place, name, details)
        for place, name, details in occurrences()
        if name in named and not any(details_of(fault) <= details | {"area"} for fault in named[name])
    ]
    assert wrong == []
