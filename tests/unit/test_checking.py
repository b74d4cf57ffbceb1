"""What a check says, of whose files, and when it fails."""

from pathlib import Path

import pytest

from support import sites
from traitdunion.commands import building, checking
from traitdunion.commands.building import Options, Result
from traitdunion.edges.reporting import Report
from traitdunion.vocabulary.problem import Area, Fault, Place, Severity

ERROR, WARNING, NOTE = (Fault(f"TU99{number}", severity, "x", "y.") for number, severity in enumerate(Severity))


def problem(fault, path="articles/a/index.fr.md"):
    return fault.at(Place(path))


@pytest.mark.parametrize(
    ("faults", "strict", "fails"),
    [
        ([], True, False),
        ([NOTE], True, False),
        ([WARNING], False, False),
        ([WARNING], True, True),
        ([ERROR], False, True),
    ],
)
def test_errors_fail_and_warnings_do_where_they_must(faults, strict, fails):
    assert building.fails([problem(fault) for fault in faults], strict) is fails


def test_a_branch_answers_for_its_own_files_and_for_every_error():
    mine, other = "articles/a/index.fr.md", "articles/b/index.fr.md"
    found = [problem(fault, path) for fault in (ERROR, WARNING, NOTE) for path in (mine, other)]
    result = Result(found, Report({Area.CONTENT: "content"}, "en"), Path())
    kept = checking.of_changed_files(result, frozenset({f"content/{mine}"}))
    assert [(one.fault.severity, one.place.path) for one in kept] == [
        ("error", mine), ("error", other), ("warning", mine), ("note", mine),
    ]  # fmt: skip


@pytest.fixture
def site(tmp_path):
    return sites.write_site(tmp_path, sites.trilingual())


def test_a_good_magazine_has_no_fault_and_its_output_is_left_alone(site):
    result, problems = checking.check(Options(site, as_of=sites.AS_OF))
    assert [one for one in problems if one.fault.severity is Severity.ERROR] == []
    assert not result.failed
    assert not (site / "output").exists()


def test_the_tree_that_was_checked_can_be_kept(site, tmp_path):
    checking.check(Options(site, as_of=sites.AS_OF), keep=tmp_path / "kept")
    assert (tmp_path / "kept/fr/index.html").is_file()


def test_a_built_tree_is_checked_as_it_is(output, site):
    result, problems = checking.check(Options(site, output=str(output)))
    assert [one for one in problems if one.fault.severity is Severity.ERROR] == []
    _, problems = checking.check(Options(site, output=str(output), siteurl="https://elsewhere.example"))
    assert any(one.fault.severity is Severity.ERROR for one in problems)
    assert result.output == output


def test_a_fault_of_a_built_tree_is_found(magazine, site, tmp_path):
    import shutil

    tree = shutil.copytree(magazine.output, tmp_path / "tree")
    (tree / "fr/l-eau-commune/index.html").unlink()
    result, problems = checking.check(Options(site, output=str(tree)))
    assert result.report.path(problems[0]).startswith(tree.name) or problems
    assert building.fails(problems, strict=False)


def test_a_folder_without_settings_is_an_error(tmp_path):
    _, problems = checking.check(Options(tmp_path, output="nowhere"))
    assert [one.fault.code for one in problems] == ["TU518"]
