"""The project's public examples of good setting: each is set as expected, and set again stays."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from traitdunion.typography import typeset

CASES: list[dict[str, Any]] = [
    case
    for case in json.loads(Path(__file__).with_name("typography_examples.json").read_text("utf-8"))["cases"]
    if "options" not in case  # superior ordinals, widows and Roman numerals are not ours to add
]


def normal(html: str) -> str:
    """Decode references in text, but &lt; &gt; &amp;, and fold narrow no-break spaces, as the examples' `meta` says."""
    parts = re.split(r"(<[^>]*>)", html)
    parts[::2] = [re.sub(r"&(?!(?:lt|gt|amp);)#?\w+;", lambda found: unescape(found[0]), text) for text in parts[::2]]
    return "".join(parts).replace("\u202f", "\u00a0")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_example_is_set_as_expected(case: dict[str, Any]) -> None:
    result = typeset(case["input_html"], case["lang"])
    assert normal(result) in [normal(form) for form in (case["expected_html"], *case.get("accept", ()))]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_setting_an_example_again_changes_nothing(case: dict[str, Any]) -> None:
    once = typeset(case["input_html"], case["lang"])
    assert typeset(once, case["lang"]) == once
    assert normal(typeset(case["expected_html"], case["lang"])) == normal(case["expected_html"])
