"""Problems are printed one a line, sorted, in the contributor's language."""

import io
import json

import pytest

from traitdunion.edges.reporting import Meter, Report, language_of_messages, translator
from traitdunion.vocabulary.faults import every_fault
from traitdunion.vocabulary.faults.graph import EMBARGOED, REPEATED, TITLE_MISSING
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.problem import Area, Fault, Place, Severity

EAU = Place("articles/eau/index.fr.md", 3)
TITLE = TITLE_MISSING.at(EAU, example="Eau")
LATER = EMBARGOED.at(Place("articles/eau/index.es.md", 2), date="2027-01-01")
TWICE = REPEATED.at(EAU, key="date", other="x")
ENGLISH = Report({Area.CONTENT: "content", Area.OUTPUT: "output"}, "en")


def test_a_problem_is_one_line_with_place_severity_code_words_and_remedy():
    assert ENGLISH.line(TITLE, TITLE.fault.severity) == (
        "content/articles/eau/index.fr.md:3: error TU211: This text has no title. Its header needs the line: title: Eau"
    )


def test_paths_begin_where_their_area_lies():
    assert ENGLISH.path(TITLE_MISSING.at(Place("fr/index.html", 1, Area.OUTPUT))) == "output/fr/index.html"
    assert ENGLISH.path(TITLE_MISSING.at(Place("pelicanconf.py", 1, Area.PROJECT))) == "pelicanconf.py"


def test_another_text_is_named_by_its_path_from_the_root_too():
    fault = Fault("TU999", Severity.NOTE, "{other} and {nearest}", "x.")
    problem = fault.at(EAU, other="articles/eau/index.es.md:4", nearest="articles/eau/index.es.md")
    assert ENGLISH.sentences(problem)[0] == "content/articles/eau/index.es.md:4 and articles/eau/index.es.md"
    assert ENGLISH.sentences(fault.at(EAU, other="index.es.md", nearest=""))[0] == "index.es.md and "
    assert (
        Report({}, Language("en")).sentences(fault.at(EAU, other="pages/a/index.fr.md", nearest=""))[0][:5] == "pages"
    )


def test_problems_are_sorted_and_said_once():
    stream = io.StringIO()
    ENGLISH.show([TITLE, TWICE, LATER, TITLE], frozenset(Severity), stream)
    assert [line.split(":")[0].rsplit("/", 1)[1] + line.split(": ")[1] for line in stream.getvalue().splitlines()] == [
        "index.es.mdnote TU228", "index.fr.mderror TU211", "index.fr.mdwarning TU220",
    ]  # fmt: skip


def test_only_the_severities_that_are_asked_for_are_shown():
    stream = io.StringIO()
    ENGLISH.show([TITLE, TWICE, LATER], {Severity.WARNING}, stream)
    assert stream.getvalue().count("\n") == 1


def test_a_sentence_that_ends_itself_gets_no_second_stop():
    fault = Fault("TU999", Severity.NOTE, "who wrote “{name}”?", "Say it.")
    assert ENGLISH.line(fault.at(EAU, name="x"), fault.severity).endswith("Who wrote “x”? Say it.")


def test_a_line_stays_one_line():
    fault = Fault("TU999", Severity.NOTE, "a {what}", "b.")
    assert "\n" not in ENGLISH.line(fault.at(EAU, what="two\nlines"), fault.severity)


@pytest.mark.parametrize("language", ["fr", "es", "fr-CA"])
def test_the_words_are_in_the_contributor_s_language_and_the_code_is_not(language):
    line = Report({}, language).line(TITLE, TITLE.fault.severity)
    assert ": error TU211: " in line
    assert "This text has no title" not in line
    assert "title: Eau" in line


def test_each_message_may_be_in_the_language_of_its_text():
    report = Report({}, "en", by_text=True)
    assert [report.language_for(problem) for problem in (TITLE, LATER)] == ["fr", "es"]
    assert report.language_for(TITLE_MISSING.at(Place("sections.yaml"))) == "en"


def test_a_language_without_a_catalogue_is_spoken_to_in_english():
    assert translator("eo")("this text has no title") == "this text has no title"


def test_other_programs_get_json():
    (problem,) = json.loads(ENGLISH.as_json([TITLE]))
    assert problem == {
        "path": "content/articles/eau/index.fr.md", "line": 3, "severity": "error", "code": "TU211",
        "what": "this text has no title", "remedy": "Its header needs the line: title: Eau",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "environment", "language"),
    [
        ("es", {"LANG": "fr_FR.UTF-8"}, "es"),
        (None, {"LC_ALL": "C", "LANG": "fr_FR.UTF-8"}, "fr-FR"),
        (None, {"LC_MESSAGES": "pt_BR@x", "LANG": "fr"}, "pt-BR"),
        (None, {"LANG": "POSIX"}, "en"),
        (None, {}, "en"),
    ],
)
def test_the_language_is_the_one_asked_for_else_the_terminal_s(wanted, environment, language):
    assert language_of_messages(wanted, environment) == language


def test_every_fault_has_a_code_of_its_area_and_sentences_that_fit():
    found = list(every_fault())
    assert found == sorted(found, key=lambda fault: (fault.code, fault.what, fault.remedy))
    for fault in found:
        assert len(fault.code) == 5
        assert not fault.what.endswith(".")
        assert fault.remedy


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_progress_is_shown_to_somebody_and_not_to_a_pipe():
    pipe, terminal = io.StringIO(), Terminal()
    for stream in (pipe, terminal):
        meter = Meter(stream)
        meter("reading", 0, 45)
        meter("reading", 1, 45)
        meter("reading", 45, 45)
        meter.clear()
    assert pipe.getvalue() == ""
    assert terminal.getvalue() == "\r\x1b[Kreading 0/45\r\x1b[Kreading 45/45\r\x1b[K"
