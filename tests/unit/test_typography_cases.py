"""What careful typographers of each language would set, family by family, and what they would leave.

Each case of typography_cases.json is a language, a source and the source as set; ⍽ stands for U+00A0 and ⎵ for U+202F.
The sources of the rules are those of docs/typography.md.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from traitdunion.typography import typeset, typeset_text

CASES: list[list[str]] = json.loads(Path(__file__).with_name("typography_cases.json").read_text("utf-8"))


def spaced(text: str) -> str:
    return text.replace("⍽", "\u00a0").replace("⎵", "\u202f")


@pytest.mark.parametrize(("language", "source", "expected"), CASES)
def test_a_text_is_set_as_its_readers_would_and_only_once(language: str, source: str, expected: str) -> None:
    result = typeset(spaced(source), language)
    assert result == spaced(expected)
    assert typeset(result, language) == result


def test_in_plain_text_a_line_that_begins_with_a_dash_stands_alone() -> None:
    assert typeset_text("Uno.\n--No vengas --dijo--. Ya.", "es") == "Uno.\n—No vengas —dijo—. Ya."
    assert typeset_text("Fin.\n– Et toi ?", "fr") == spaced("Fin.\n–⍽Et toi⎵?")
