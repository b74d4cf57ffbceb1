"""The tasks as somebody runs them: what they print, what they leave, and how they end."""

import json
import os
import re
import subprocess
import sys

import pytest

from support import sites
from traitdunion.commands import collection
from traitdunion.commands.collection import module_of, namespace

TASKS = "from traitdunion.commands.collection import namespace as ns\n"


@pytest.fixture
def site(tmp_path):
    root = sites.write_site(tmp_path / "site", sites.trilingual())
    (root / "tasks.py").write_text(TASKS, encoding="utf-8")
    return root


def invoke(root, *arguments):
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "invoke", *arguments]
    return subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_the_tasks_are_those_that_people_know():
    assert set(namespace.task_names) >= {
        "build",
        "check",
        "serve",
        "new",
        "catalogues",
        "publish",
        "deploy",
        "clean",
        "test",
        "bench",
    }


@pytest.mark.parametrize("name", sorted(namespace.task_names))
def test_every_task_says_what_it_does_and_every_option_what_it_means(name, monkeypatch):
    task = namespace[name]
    monkeypatch.setattr(task, "help", dict(task.help))  # invoke takes out of it what it has read
    assert task.__doc__.strip().endswith(".")
    assert [argument.name for argument in task.get_arguments() if not argument.help] == []


def test_a_build_is_quiet_in_a_pipe_and_leaves_the_site(site):
    done = invoke(site, "build", "--as-of", sites.AS_OF, "--messages", "en")
    assert (done.returncode, done.stdout) == (0, "")
    assert (site / "output/fr/index.html").is_file()
    assert all(": error " not in line for line in done.stderr.splitlines())


def test_a_build_tells_other_programs_what_it_did(site):
    told = json.loads(invoke(site, "build", "--json", "--as-of", sites.AS_OF).stdout)
    assert told["counts"]["files read"] == told["counts"]["Markdown conversions"] == 10
    assert {problem["severity"] for problem in told["problems"]} <= {"warning", "note"}


def test_an_error_ends_a_build_with_status_one_and_no_site(site):
    (site / "content/articles/pari/index.fr.md").write_text("---\ntitle: x\n", encoding="utf-8")
    done = invoke(site, "build", "--messages", "en")
    assert done.returncode == 1
    assert "content/articles/pari/index.fr.md:" in done.stderr
    assert ": error TU108: " in done.stderr
    assert not (site / "output").exists()


def test_a_strict_build_fails_on_a_warning(site):
    path = site / "content/articles/pari/index.en.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace("translates: fr", "translates: fr\nsection: essais"), encoding="utf-8"
    )
    plain, strict = invoke(site, "build", "--messages", "en"), invoke(site, "build", "--strict", "--messages", "en")
    assert "warning TU220" in plain.stderr
    assert (plain.returncode, strict.returncode) == (0, 1)


def test_a_new_text_is_begun_once_and_in_an_edition(site):
    done = invoke(site, "new", "L’eau : un commun", "--lang", "es", "--section", "communs")
    path = "content/articles/l-eau-un-commun/index.es.md"
    assert (done.returncode, done.stdout.strip()) == (0, path)
    assert "section: communs" in (site / path).read_text(encoding="utf-8")
    assert invoke(site, "new", "L’eau : un commun", "--lang", "es").returncode == 1
    refused = invoke(site, "new", "Wasser", "--lang", "de")
    assert refused.returncode == 1
    assert "fr, en, es" in refused.stderr


def test_a_new_text_may_be_of_an_edition_that_the_content_declares(site):
    (site / "content/editions.yaml").write_text("pt-BR: {name: Revista}\n", encoding="utf-8")
    assert invoke(site, "new", "Agua").stdout.strip() == "content/articles/agua/index.pt-BR.md"


def test_what_was_begun_is_a_draft_that_stops_no_build(site):
    invoke(site, "new", "Un début")
    invoke(site, "new", "À propos", "--page")
    done = invoke(site, "build", "--strict", "--as-of", sites.AS_OF)
    assert done.returncode == 0, done.stderr
    assert not (site / "output/fr/un-debut").exists()


def test_cleaning_removes_what_builds_made_and_nothing_else(site):
    invoke(site, "build")
    (site / "output/CNAME").write_text("example.org", encoding="utf-8")
    assert invoke(site, "clean").returncode == 0
    assert not (site / "output/fr").exists()
    assert (site / "output/CNAME").is_file()
    assert (site / "content/articles/pari/index.fr.md").is_file()


def test_a_check_leaves_a_preview_and_no_other_folder_is_touched(site):
    sites.write_files(site, {"preview.built/mine.txt": "mine"})
    done = invoke(site, "check", "--preview", "preview", "--as-of", sites.AS_OF)
    assert done.returncode == 0, done.stderr
    assert 'href="../theme/css/main.css"' in (site / "preview/fr/index.html").read_text(encoding="utf-8")
    assert (site / "preview.built/mine.txt").is_file()
    assert not (site / "output").exists()


def test_a_preview_does_not_go_where_somebody_s_files_are(site):
    sites.write_files(site, {"preview/thesis.odt": "years"})
    done = invoke(site, "check", "--preview", "preview", "--messages", "en")
    assert done.returncode == 1
    assert "error TU522" in done.stderr
    assert [path.name for path in (site / "preview").iterdir()] == ["thesis.odt"]


def test_a_check_writes_what_a_forge_shows_beside_the_lines(site):
    (site / "content/articles/pari/index.fr.md").write_text("---\ntitle: x\n", encoding="utf-8")
    done = invoke(site, "check", "--annotations", "github", "--messages", "en")
    assert done.returncode == 1
    assert "::error file=content/articles/pari/index.fr.md,line=" in done.stdout
    assert invoke(site, "check", "--annotations", "elsewhere").returncode == 1


def test_a_check_of_changes_needs_a_history(site):
    done = invoke(site, "check", "--changed", "no-such-branch")
    assert done.returncode == 1
    assert "invoke check --changed REF" in done.stderr


def test_a_public_site_is_built_with_its_own_settings(site):
    public = (sites.REPOSITORY / "publishconf.py").read_text(encoding="utf-8")
    (site / "publishconf.py").write_text(
        public.replace("https://example.org", "https://public.example"), encoding="utf-8"
    )
    assert invoke(site, "publish", "--as-of", sites.AS_OF).returncode == 0
    assert '<link rel="canonical" href="https://public.example/fr/">' in (site / "output/fr/index.html").read_text(
        encoding="utf-8"
    )
    done = invoke(site, "deploy")
    assert done.returncode == 1
    assert re.match(r"publishconf\.py:\d+: error TU801: ", done.stderr)


def test_a_public_site_without_settings_is_not_built(site):
    done = invoke(site, "publish", "--messages", "en")
    assert done.returncode == 1
    assert "publishconf.py:1: error TU518" in done.stderr


def test_a_word_that_is_no_language_gets_no_catalogue(site):
    done = invoke(site, "catalogues", "--add", "en_US!")
    assert done.returncode == 1
    assert "pt-BR" in done.stderr


def test_a_language_whose_plural_forms_nobody_knows_gets_no_catalogue(site):
    done = invoke(site, "catalogues", "--add", "tlh")
    assert done.returncode == 1
    assert "plural forms" in done.stderr


def test_the_settings_of_the_public_site_can_be_read_from_anywhere(tmp_path):
    path = str(sites.REPOSITORY / "publishconf.py")
    code = (
        f"from pelican.settings import read_settings; s = read_settings({path!r}); print(s['SITEURL'], *s['EDITIONS'])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stdout.split()[:4] == ["https://example.org", "fr", "en", "es"], done.stderr


def test_tools_are_run_by_this_very_interpreter():
    assert module_of(["ruff", "check", "."])[0] == "ruff"
    assert "--no-cache" in module_of(["lint-imports", "--no-cache"])


@pytest.mark.parametrize(("long", "sequences"), [(True, "300"), (False, None)])
def test_the_long_tests_try_more_examples_and_more_sequences_of_edits(long, sequences, monkeypatch):
    run = []
    monkeypatch.delenv("TRAITDUNION_SEQUENCES", raising=False)
    monkeypatch.setattr(
        collection.subprocess,
        "run",
        lambda command, env, **_: run.append((command, env)) or subprocess.CompletedProcess(command, 0),
    )
    collection.test.body(None, k="edits", long=long)
    ((command, environment),) = run
    assert ("--hypothesis-profile=long" in command) == long
    assert environment.get("TRAITDUNION_SEQUENCES") == sequences
