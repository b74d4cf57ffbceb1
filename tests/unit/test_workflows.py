"""The forges' files can be read, run commands with options that exist, and hand no secret to a pull request."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
CHECKS = (".github/workflows/pull-request.yml", ".gitlab-ci.yml", ".forgejo/workflows/pull-request.yml")
PUBLISH = ".github/workflows/publish.yml"
ACTIONS = {
    "actions/checkout@v4",
    "actions/setup-python@v5",
    "actions/upload-artifact@v4",
    "https://data.forgejo.org/forgejo/upload-artifact@v4",
}


def read(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def steps(workflow: Any) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def commands(name: str) -> list[str]:
    """Return what a file has run."""
    workflow = read(name)
    if "jobs" in workflow:
        return [step["run"] for step in steps(workflow) if "run" in step]
    return [str(line) for job in workflow.values() for line in job["script"]]


@pytest.mark.parametrize("name", CHECKS)
def test_a_pull_request_is_checked_with_its_whole_history_in_its_own_language_and_previewed(name: str) -> None:
    (check,) = [command for command in commands(name) if "tasks.py check" in command]
    assert re.search(r"--changed \"\S+\" --messages auto", check)
    assert "--preview preview" in check
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "fetch-depth: 0" in text or 'GIT_DEPTH: "0"' in text


@pytest.mark.parametrize("name", [*CHECKS, PUBLISH])
def test_every_option_is_one_that_the_command_has(name: str) -> None:
    from traitdunion.commands.collection import namespace

    for command in commands(name):
        for task, arguments in re.findall(r"tasks\.py (\w+)(.*)", command):
            known = {flag for argument in namespace[task].get_arguments() for flag in argument.names}
            assert {flag.replace("-", "_") for flag in re.findall(r"--([\w-]+)", arguments)} <= known


@pytest.mark.parametrize("name", [*CHECKS, PUBLISH])
def test_only_known_actions_are_used(name: str) -> None:
    workflow = read(name)
    assert {step["uses"] for step in steps(workflow) if "uses" in step} <= ACTIONS if "jobs" in workflow else True


@pytest.mark.parametrize("name", CHECKS)
def test_a_pull_request_gets_no_secret_and_no_right(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "secrets" not in text
    assert "pull_request_target" not in text
    if ".github" in name:
        assert read(name)["permissions"] == {"contents": "read"}


@pytest.mark.parametrize("name", [*CHECKS, PUBLISH])
def test_no_command_is_made_from_what_a_contributor_typed(name: str) -> None:
    assert not [command for command in commands(name) if "${{" in command]


def test_publishing_waits_until_it_is_asked_for() -> None:
    workflow = read(PUBLISH)
    assert [job["if"] for job in workflow["jobs"].values()] == ["${{ vars.TRAITDUNION_PUBLISH == 'yes' }}"]
    assert workflow["concurrency"]["cancel-in-progress"] is False
