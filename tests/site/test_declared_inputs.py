"""A plugin or a theme that does not say what its pages are made from costs time, and never a wrong page."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support import apart, html, sites
from support.faulty import snapshot

BUILD = """
import json, sys
from pathlib import Path
from traitdunion.commands.building import Options, build

result = build(Options(Path(sys.argv[1]), as_of=sys.argv[2]))
lines = [result.report.line(problem, problem.fault.severity) for problem in result.problems]
print(json.dumps({"counts": result.counts, "lines": lines, "failed": result.failed}))
"""
PLUGINS = sites.REPOSITORY / "tests" / "support" / "plugins"
EVERY_PAGE = 57


def written(root: Path, plugin: str, shown: str) -> Path:
    """Write a magazine whose articles show what a plugin says, with its own copy of the theme."""
    shutil.copytree(sites.REPOSITORY / "theme", root / "theme")
    shutil.copytree(PLUGINS, root / "plugins")
    template = root / "theme/templates/article.html"
    template.write_text(template.read_text().replace("{% block main %}", f"{{% block main %}}<p>{shown}</p>", 1))
    settings = f'\nPLUGIN_PATHS = ["plugins"]\nPLUGINS = ["traitdunion", {plugin!r}]\n'
    settings += "TRAITDUNION_DESK = False\nTRAITDUNION_PARALLEL = False\n"
    return sites.write_site(root, sites.trilingual(), theme=str(root / "theme"), settings=settings)


def built(root: Path) -> tuple[dict[str, int], str]:
    """Build in a process of its own, and return the counts of work and the warnings of plugins."""
    import json

    done = subprocess.run(
        [sys.executable, "-c", BUILD, str(root), sites.AS_OF],
        env=apart.environment(),
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout)
    assert not found["failed"], found["lines"]
    return found["counts"], "\n".join(line for line in found["lines"] if "TU527" in line)


def add_words(root: Path) -> None:
    with (root / "content/articles/moyen/index.fr.md").open("a", encoding="utf-8") as file:
        file.write("\nEncore trois mots.\n")


def clean(root: Path) -> dict[str, str]:
    copy = root.with_name("clean")
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns("output", "cache"))
    file = copy / "pelicanconf.py"
    file.write_text(file.read_text().replace(str(root), str(copy)), encoding="utf-8")
    built(copy)
    return snapshot(copy / "output")


def test_a_plugin_that_declares_its_inputs_leaves_builds_incremental(tmp_path: Path) -> None:
    root = written(tmp_path / "site", "words_counted", "{{ article.words }} words")
    counts, warnings = built(root)
    assert (counts["pages rendered"], warnings) == (EVERY_PAGE, "")
    assert built(root)[0]["pages rendered"] == 0
    add_words(root)
    assert built(root)[0]["pages rendered"] == 1
    assert snapshot(root / "output") == clean(root)


def test_a_change_of_such_a_plugin_s_code_renders_everything(tmp_path: Path) -> None:
    root = written(tmp_path / "site", "words_counted", "{{ article.words }} words")
    built(root)
    plugin = root / "plugins/words_counted.py"
    plugin.write_text(plugin.read_text().replace("len(content.content.split())", "'many'"))
    assert built(root)[0]["pages rendered"] == EVERY_PAGE
    assert "many words" in (root / "output/fr/un-moyen/index.html").read_text(encoding="utf-8")


def test_a_plugin_that_does_not_has_every_page_rendered_and_says_so(tmp_path: Path) -> None:
    root = written(tmp_path / "site", "curious", "{{ all_words }} words")
    for _ in range(2):
        counts, warning = built(root)
        assert counts["pages rendered"] == EVERY_PAGE
        assert warning.startswith("pelicanconf.py:17: warning TU527: ")
        assert "curious" in warning
        assert warning.endswith("TRAITDUNION_INPUTS = True")
    add_words(root)
    built(root)
    assert snapshot(root / "output") == clean(root)


@pytest.mark.parametrize("times", [2])
def test_a_theme_of_another_hand_is_always_rendered(tmp_path: Path, times: int) -> None:
    root = tmp_path / "site"
    theme = root / "theme"
    shutil.copytree(html.PROBE, theme)
    (theme / "theme.toml").unlink()
    sites.write_site(root, sites.trilingual(), theme=str(theme), settings="\nTRAITDUNION_DESK = False\n")
    first, _ = built(root)
    for _ in range(times):
        counts, warning = built(root)
        assert counts["pages rendered"] == first["pages rendered"] > 20
        assert warning == ""
        assert counts["Markdown conversions"] == 0
