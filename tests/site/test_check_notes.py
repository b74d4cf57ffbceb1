"""What `check` says of translations and words: notes that a build does not make, with the lines to paste."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support import html, sites
from support.histories import Tale
from traitdunion.commands import checking
from traitdunion.commands.building import Options, Result, build, fails
from traitdunion.vocabulary.problem import Area, Problem, Severity
from traitdunion.vocabulary.translation import State

FRENCH = "content/articles/valeurs/index.fr.md"
ENGLISH = "content/articles/valeurs/index.en.md"

VALEURS = """\
Nous sommes un collectif né à Paris en 2012.

## Cinq valeurs {#valeurs}

- la collaboration
- l’ouverture
- le soin
- la do-ocratie
- le pari permanent

Ces valeurs se contredisent parfois, et les communs en vivent depuis 1912.
"""
VALUES = """\
We are a collective born in Paris in 2012.

## Values {#valeurs}

- permanent beta

These values sometimes contradict one another, and the common goods have lived on that since 1912.
"""
GLOSSARY = """\
communs:
  fr: {use: [communs], avoid: [bien commun]}
  en: {use: [commons], avoid: [common goods]}
ouverture:
  fr: [ouverture]
  en: [openness]
collectif:
  fr: [collectif]
  en: [association]
"""


def begun(root: Path, **said: str) -> Tale:
    """Return a magazine in a git repository, whose English manifesto has lost four of its five values."""
    files = {
        **sites.TERMS,
        "glossary.yaml": said.get("glossary", GLOSSARY),
        "articles/valeurs/index.fr.md": sites.original("Nos valeurs", body=said.get("french", VALEURS)),
        "articles/valeurs/index.en.md": sites.translation("Our values", "fr", body=said.get("english", VALUES)),
    }
    sites.write_site(root, files)
    tale = Tale(root, story="articles/valeurs")
    tale.name("en", "fr")
    tale.commit("begin")
    return tale


def checked(tale: Tale, **options: object) -> list[str]:
    """Return what a check says of the texts, style and pages apart."""
    return shown(*checking.check(Options(tale.root, as_of=sites.AS_OF), **options))  # type: ignore[arg-type]


def built(tale: Tale) -> list[str]:
    """Return what a build says of the texts."""
    result = build(Options(tale.root, as_of=sites.AS_OF))
    return shown(result, result.problems)


def shown(result: Result, problems: list[Problem]) -> list[str]:
    return [
        result.report.line(problem, problem.fault.severity).removeprefix("content/articles/valeurs/")
        for problem in result.report.sorted(problems)
        if problem.place.area is Area.CONTENT and not problem.fault.code.startswith(("TU7", "TU6"))
    ]


def starts(lines: list[str]) -> list[str]:
    """Return `FILE:LINE: severity CODE` of each line."""
    return [line[: line.index(" TU") + 6] for line in lines]


@pytest.fixture(scope="module")
def drifted(tmp_path_factory: pytest.TempPathFactory) -> Tale:
    return begun(tmp_path_factory.mktemp("drifted"))


# Parity


def test_a_list_that_lost_items_is_noted_with_both_places(drifted):
    (line,) = [line for line in checked(drifted) if "TU423" in line]
    assert line.startswith("index.en.md:13: note TU423: List “Values” has 1 item, the original (index.fr.md:14) has 5.")
    assert line.endswith("parity: {allow: [lists], reason: …}")


def test_a_build_says_nothing_of_parity_states_or_words(drifted):
    assert built(drifted) == []


def test_in_a_pull_request_parity_is_a_warning_for_its_own_files(tmp_path):
    tale = begun(tmp_path)
    tale.git("checkout", "-b", "mine")
    tale.edit("en", "permanent beta", "the permanent beta")
    result, problems = checking.check(Options(tale.root, as_of=sites.AS_OF), changed="main")
    lines = shown(result, problems)
    assert "index.en.md:13: warning TU423" in starts(lines)
    assert "index.en.md:15: note TU471" in starts(lines)
    assert fails(problems, strict=True)
    tale.edit("en", "the permanent beta", "permanent beta")
    tale.head("fr", "tags: [eau]")
    assert [line for line in checked(tale, changed="main") if line.startswith("index.en")] == []


def test_a_difference_is_silent_where_it_is_waived_with_a_reason(tmp_path):
    tale = begun(tmp_path)
    tale.head("en", "parity: {allow: [lists], reason: Only one of them is ours.}")
    assert [line for line in checked(tale) if "TU423" in line] == []
    tale.head("en", "parity: {allow: [list]}")
    assert {"TU434", "TU423"} <= {line.split(" TU")[1][:3].join(("TU", "")) for line in checked(tale)}
    assert "index.en.md:7: warning TU434" in starts(built(tale))


def test_a_translation_is_compared_with_the_version_that_it_names(tmp_path):
    full = VALUES.replace("- permanent beta", "- collaboration\n- openness\n- care\n- do-ocracy\n- permanent beta")
    tale = begun(tmp_path, english=full, glossary="")
    assert checked(tale) == []
    tale.edit("fr", "- le soin\n", "- le soin\n- la lenteur\n")
    (line,) = checked(tale)
    assert line.startswith(f"index.en.md:6: note TU401: {FRENCH} has changed since this translation was made.")
    assert line.endswith(f"translates: fr@{tale.version('fr')}")
    tale.edit("en", "- care\n", "")
    assert starts(checked(tale)) == ["index.en.md:6: note TU401", "index.en.md:13: note TU423"]
    (line,) = [line for line in checked(tale) if "TU423" in line]
    assert "has 4 items, the original (index.fr.md:14) has 5" in line


def test_a_draft_and_an_unfinished_translation_are_not_compared(tmp_path):
    tale = begun(tmp_path)
    tale.head("en", "status: draft")
    assert starts(checked(tale)) == ["index.en.md:16: note TU471"]
    tale.head("en", "status: published")
    tale.edit("en", "- permanent beta", "- <!-- translate: la collaboration -->")
    assert starts(checked(tale)) == ["index.en.md:14: note TU407", "index.en.md:16: note TU471"]


def test_a_story_that_is_held_back_is_looked_at_for_words_only(tmp_path):
    tale = begun(tmp_path)
    tale.head("fr", "status: draft")
    assert [line for line in starts(checked(tale)) if " TU4" in line] == ["index.en.md:15: note TU471"]


def test_a_second_check_says_the_same_without_comparing_again(tmp_path, monkeypatch):
    tale = begun(tmp_path)
    first = checked(tale)
    monkeypatch.setattr("traitdunion.publishing.noting.compare_structure", None)
    assert checked(tale) == first
    monkeypatch.undo()
    (tale.root / "content/glossary.yaml").unlink()
    assert starts(checked(tale)) == ["index.en.md:13: note TU423"]


# States


def test_versions_that_are_forgiven_too_long_are_noted(tmp_path):
    tale = begun(tmp_path, glossary="")
    old = tale.version("fr")
    tale.edit("fr", "- le soin\n", "- le soin\n\nUn alinéa tout neuf, que personne n’a encore traduit.\n")
    tale.head("fr", f"same_as: [{old}]")
    assert "index.fr.md:8: note TU419" in starts(checked(tale))
    assert built(tale) == []


def test_without_git_states_are_told_all_the_same(tmp_path):
    tale = begun(tmp_path / "git", glossary="")
    apart = sites.write_site(tmp_path / "apart", {**sites.TERMS})
    for language in ("fr", "en"):
        path = apart / f"content/articles/valeurs/index.{language}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            tale.read(language).replace("2012", "2011") if language == "fr" else tale.read(language), "utf-8"
        )
    result, problems = checking.check(Options(apart, as_of=sites.AS_OF))
    assert "index.en.md:6: note TU401" in starts(shown(result, problems))


# Glossary


def test_a_discouraged_word_and_a_word_that_is_missing_are_noted(drifted):
    lines = checked(drifted)
    assert "index.en.md:9: note TU472" in starts(lines)  # collectif
    (line,) = [line for line in lines if "TU471" in line]
    assert line == (
        "index.en.md:15: note TU471: The glossary advises against “common goods”, under “communs”. "
        "Where that notion is meant, the glossary has: commons."
    )
    (line,) = [line for line in lines if "TU472" in line]
    assert "The original has “collectif” (index.fr.md:10)" in line


def test_a_mistake_in_the_glossary_stops_a_build_at_its_line(tmp_path):
    tale = begun(tmp_path, glossary="communs:\n  french: [communs]\n")
    (line,) = built(tale)
    assert line.startswith("content/glossary.yaml:2: error TU241: The entry “communs” has an unknown key “french”.")
    assert "Did you mean “fr”?" in line


# Relations


def article(title: str, *lines: str, language: str = "") -> str:
    """Return an original with more lines, or, with a `language`, what was made of it."""
    text = sites.original(title) if not language else sites.translation(title, language)
    return text.replace("---\n", "---\n" + "".join(f"{line}\n" for line in lines), 1)


def related() -> dict[str, str | bytes]:
    """Return a magazine with an adaptation, a text from outside, and stories that are not for everybody."""
    outside = 'translates: {url: "https://example.org/acqua", language: it, title: L’acqua, authors: [Ana Pérez], license: CC-BY-4.0}'
    return {
        **sites.TERMS,
        "articles/libre/index.fr.md": article("Libre adaptation"),
        "articles/libre/index.en.md": article("Freely", language="fr").replace("translates:", "adapts:")
        + "\n## More\n\n- a\n- b\n",
        "articles/eau/index.fr.md": article("L’eau", outside),
        "articles/eau/index.en.md": article("Water", language="fr"),
        "articles/loi/index.fr.md": article("Une loi d’ici", "only: [fr]", "reason: it is about a local law"),
        "articles/voeu/index.fr.md": article("Un vœu", "wanted: [es]"),
        "articles/ferme/index.fr.md": article("Fermé", "license: CC-BY-NC-ND-4.0"),
        "articles/ouvert/index.fr.md": article("Ouvert", "license: CC-BY-ND-4.0", "translation: permitted"),
    }


def test_relations_decide_who_is_asked_for_what(tmp_path):
    result = sites.build_site(tmp_path, related(), style=True)
    assert [line for line in sites.lines(result) if "note TU7" not in line and " TU404" not in line] == []
    assert result.run is not None
    assert result.run.session is not None
    states = result.run.session.states
    found = {key: {str(language): status.state for language, status in one.items()} for key, one in states.items()}
    assert found["libre"] == {"fr": State.ORIGINAL, "en": State.CURRENT, "es": State.MISSING}
    assert found["eau"]["fr"] is State.CURRENT
    assert found["loi"] == {"fr": State.ORIGINAL}
    assert found["voeu"]["es"] is State.MISSING
    assert found["ferme"] == {"fr": State.ORIGINAL}
    assert found["ouvert"] == {"fr": State.ORIGINAL, "en": State.MISSING, "es": State.MISSING}
    adapted, outside = (html.page(tmp_path / "output", address).data for address in ("en/freely/", "fr/l-eau/"))
    assert adapted["isBasedOn"]["url"] == f"{sites.SITEURL}/fr/libre-adaptation/"
    assert outside["translationOfWork"]["url"] == "https://example.org/acqua"
    assert outside["translationOfWork"]["inLanguage"] == "it"
    status = json.loads((tmp_path / "output/translations/status.json").read_text(encoding="utf-8"))
    assert set(status["stories"]["loi"]["texts"]) <= {"fr"}
    assert set(status["stories"]["ferme"]["texts"]) <= {"fr"}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["wanted: [spanish]"], "2: warning TU476: The line “wanted:” names “spanish”, and the magazine has no edition of that name. Did you mean: wanted: [es]"),
        (["wanted: [pt]"], "2: warning TU413: "),
        (["only: [fr]"], "2: warning TU410: "),
        (["only: [en]", "reason: x"], "2: warning TU411: The line “only:” leaves out “fr”, the language of this text. Add it: only: [en, fr]"),
        (["translation: yes"], "2: warning TU418: "),
        (["license: CC-BY-ND-4.0"], None),
        (['translates: {url: x.example, language: it, title: X}'], "2: warning TU477: “x.example” cannot be the “url”"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_relations_is_told_by_every_build(tmp_path, lines, expected):
    files = {**sites.TERMS, "articles/a/index.fr.md": article("A", *lines)}
    result = sites.build_site(tmp_path, files)
    found = [line.removeprefix("content/articles/a/index.fr.md:") for line in sites.lines(result)]
    assert not result.failed
    assert found == [] if expected is None else len(found) == 1 and found[0].startswith(expected), found


def test_in_a_draft_they_are_notes(tmp_path):
    files = {**sites.TERMS, "articles/a/index.fr.md": article("A")}
    files["articles/a/index.en.md"] = article("B", "status: draft", "parity: {allow: [list]}", language="fr")
    result = sites.build_site(tmp_path, files)
    assert sites.codes(result, Severity.WARNING) == []
    assert "TU434" in sites.codes(result, Severity.NOTE)


# The sample magazine


def test_the_sample_magazine_s_translations_are_current_and_its_notes_few():
    options = Options(sites.REPOSITORY, as_of="2026-12-31", messages="en")
    result, problems = checking.check(options)
    texts = [problem for problem in problems if problem.place.area is Area.CONTENT]
    assert {problem.fault.severity for problem in texts} <= {Severity.NOTE}
    assert not {problem.fault.code for problem in texts if problem.fault.code.startswith("TU4")}
    assert result.run is not None
    assert result.run.session is not None
    states = {status.state for story in result.run.session.states.values() for status in story.values()}
    assert states == {State.ORIGINAL, State.CURRENT, State.MISSING, State.IN_PROGRESS}
    assert result.run.session.glossary
