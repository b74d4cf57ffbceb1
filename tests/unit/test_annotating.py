"""Problems as forges show them."""

from __future__ import annotations

import io
import json
from pathlib import Path

from traitdunion.edges.annotating import annotate, code_quality, summary, worded, write_annotations
from traitdunion.edges.reporting import Report
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.problem import Area, Fault, Place, Problem, Severity

TITLE = Fault("TU101", Severity.ERROR, "the text has no title", "Add a line: title: {title}")
NOTE = Fault("TU401", Severity.NOTE, "{words} words are left", "Nothing stops here.")
REPORT = Report({Area.CONTENT: "content"}, Language("en"))


def problem(path: str = "articles/agua-común/index.es.md", line: int = 2, title: str = "Agua") -> Problem:
    return TITLE.at(Place(path, line), title=title)


def test_an_annotation_says_what_to_do_first() -> None:
    found = problem()
    assert annotate(found, "content/a.md", *found.sentences()) == (
        "::error file=content/a.md,line=2,title=TU101::Add a line: title: Agua — the text has no title"
    )


def test_an_annotation_cannot_be_broken_out_of() -> None:
    line = annotate(problem(), "content/a,b:c%\n.md", "100 %\r\n::stop-commands::x", "a, b: c")
    assert line == (
        "::error file=content/a%2Cb%3Ac%25%0A.md,line=2,title=TU101::a, b: c — 100 %25%0D%0A::stop-commands::x"
    )


def test_the_summary_is_by_file_and_shows_what_was_typed_as_it_is() -> None:
    quoted = problem(title="<b>*Eau* @tous [x](https://example.org)</b>")
    text = summary(worded(REPORT, [problem(line=12), quoted, problem("pages/a/index.fr.md")]))
    assert text.count("### ") == 2
    assert text.index("articles/") < text.index("pages/")
    assert text.index("**2**") < text.index("**12**")
    assert "- ❌ **12** Add a line: title: Agua — the text has no title (TU101)" in text
    assert not [sign for sign in ("<b>", "*Eau*", "@tous", "](", "https://") if sign in text]


def test_there_is_no_summary_of_nothing() -> None:
    assert summary([]) == ""


def test_a_quality_report_tells_problems_apart_and_keeps_their_names_when_lines_move() -> None:
    twice = [problem(line=2), problem(line=9)]
    moved = [problem(line=3), problem(line=10)]
    entries = json.loads(code_quality(worded(REPORT, twice)))
    prints = [entry["fingerprint"] for entry in entries]
    assert len(set(prints)) == 2
    assert [entry["fingerprint"] for entry in json.loads(code_quality(worded(REPORT, moved)))] == prints
    assert entries[0] == {
        "description": "Add a line: title: Agua — the text has no title",
        "check_name": "TU101",
        "fingerprint": prints[0],
        "severity": "blocker",
        "location": {"path": "content/articles/agua-común/index.es.md", "lines": {"begin": 2}},
    }


def test_each_forge_gets_what_it_reads(tmp_path: Path) -> None:
    out, note = io.StringIO(), NOTE.at(Place("a/index.fr.md"), words=3)
    summary_file = tmp_path / "summary.md"
    write_annotations("github", REPORT, [note], tmp_path, {"GITHUB_STEP_SUMMARY": str(summary_file)}, out)
    assert out.getvalue() == (
        "::notice file=content/a/index.fr.md,line=1,title=TU401::Nothing stops here. — 3 words are left\n"
    )
    assert summary_file.read_text(encoding="utf-8").startswith("### content/a/index.fr.md\n")
    write_annotations("gitlab", REPORT, [], tmp_path, {}, out)
    assert json.loads((tmp_path / "gl-code-quality-report.json").read_text()) == []
