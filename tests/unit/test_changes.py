"""What a branch changes, as git tells it."""

import subprocess

import pytest

from support.sites import write_files
from traitdunion.edges.changes import NoHistory, changed_files, default_base


def git(root, *arguments):
    identity = ["-c", "user.name=Ana", "-c", "user.email=ana@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=root, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path):
    git(tmp_path, "init", "--initial-branch=main")
    write_files(tmp_path, {"a.md": "a", "b.md": "b", "gone.md": "x", ".gitignore": "output/"})
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "first")
    git(tmp_path, "checkout", "-b", "branch")
    return tmp_path


def test_committed_changed_and_new_files_are_a_branch_s_own(repository):
    write_files(repository, {"a.md": "A"})
    git(repository, "commit", "-a", "-m", "second")
    write_files(repository, {"b.md": "B", "articles/l’été/index.fr.md": "new", "output/index.html": "built"})
    assert changed_files(repository, None) == {"a.md", "b.md", "articles/l’été/index.fr.md"}


def test_what_the_main_branch_did_meanwhile_is_not_the_branch_s(repository):
    git(repository, "checkout", "main")
    write_files(repository, {"b.md": "main"})
    git(repository, "commit", "-a", "-m", "on main")
    git(repository, "checkout", "branch")
    write_files(repository, {"a.md": "A"})
    assert changed_files(repository, "main") == {"a.md"}


def test_a_removed_file_is_no_longer_anybody_s(repository):
    (repository / "gone.md").unlink()
    assert changed_files(repository, None) == frozenset()


def test_paths_are_relative_to_the_project_which_may_be_a_folder_of_the_repository(repository):
    write_files(repository, {"mag/content/a.md": "a", "else.md": "x"})
    assert changed_files(repository / "mag", "main") == {"content/a.md"}


def test_the_main_branch_is_found_by_its_name(repository):
    assert default_base(repository) == "main"
    git(repository, "branch", "-m", "main", "trunk")
    with pytest.raises(NoHistory, match="no main branch"):
        default_base(repository)


def test_what_git_cannot_tell_is_said(repository, tmp_path_factory):
    with pytest.raises(NoHistory):
        changed_files(repository, "nowhere")
    with pytest.raises(NoHistory):
        changed_files(tmp_path_factory.mktemp("bare"), None)
