"""The interface in each edition: a collective's own wording over the theme's, typeset as everything is."""

from __future__ import annotations

from pathlib import Path

from support import sites

OWN = """
    fr:
      "Back to top": "Remonter : c'est \\"là-haut\\" !"
      "%(count)s story": ["%(count)s récit", "%(count)s récits"]
    en:
      "Back to top": Up you go
"""


def page(result: sites.Result, name: str) -> str:
    return (result.output / name).read_text(encoding="utf-8")


def test_a_collective_words_any_string_in_one_file(tmp_path: Path) -> None:
    result = sites.build_site(tmp_path, {**sites.trilingual(), "interface.yaml": OWN})
    assert not result.failed, sites.lines(result)
    assert "Up you go" in page(result, "en/permanent-beta/index.html")
    assert "3 récits" in page(result, "fr/rubriques/communs/index.html")
    assert "Up you go" not in page(result, "es/la-apuesta-permanente/index.html")


def test_its_wording_is_typeset_in_its_language(tmp_path: Path) -> None:
    result = sites.build_site(tmp_path, {**sites.trilingual(), "interface.yaml": OWN})
    assert "Remonter\u00a0: c’est «\u00a0là-haut\u00a0»\u202f!" in page(result, "fr/le-pari-permanent/index.html")


def test_a_string_that_the_interface_lacks_is_named_with_the_nearest(tmp_path: Path) -> None:
    own = 'fr:\n  "Bakc to top": "Remonter"\nde:\n  "Back to top": "Hinauf"\n'
    result = sites.build_site(tmp_path, {**sites.trilingual(), "interface.yaml": own})
    assert [line for line in sites.lines(result) if "interface.yaml" in line] == [
        "content/interface.yaml:2: error TU517: The interface has no string “Bakc to top”. Did you mean "
        "“Back to top”? The strings are those of the catalogues in theme/translations/.",
        "content/interface.yaml:3: error TU530: This file does not give strings by language. Write the language of an "
        'edition, and below it the English string and your wording: fr: {"Back to top": "Remonter"}',
    ]
