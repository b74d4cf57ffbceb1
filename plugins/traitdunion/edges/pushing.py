"""Pushing: a tree becomes the next commit of a branch, and the project's own checkout and index are never touched.

Everything happens in a throw-away repository: the branch's last commit is fetched without its files, a tree is made of
ours, and the new commit is pushed on top. Nothing is forced, so that nobody's work is lost.
"""

from __future__ import annotations

import os
import shlex
import tempfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from traitdunion.edges.sending import LOST, SSH_TROUBLE, Outcome, Sent, Trouble, by_hand, recognise, run, ssh_arguments
from traitdunion.rules.deployment import SSH_PORT, Branch, foreign, is_kept
from traitdunion.vocabulary.faults import commands as faults
from traitdunion.vocabulary.problem import Place, ProblemsFound

NO_JEKYLL = ".nojekyll"
"""Tells GitHub and its like to show the files as they are."""
STARTING_FILES = frozenset({"README.md", "README", "LICENSE", "LICENSE.md"})
"""What a forge puts into a new repository. They stay in its history."""

FALLBACK_AUTHOR = {"name": "Trait d’union", "email": "deploy@traitdunion.invalid"}
CONFIGURATION = (
    "core.autocrlf=false",  # the bytes of the build, whatever this person's git does to sources
    "core.fileMode=false",
    f"core.attributesFile={os.devnull}",
    f"core.hooksPath={os.devnull}",
    "core.quotePath=false",
    "gc.auto=0",
    "core.compression=1",  # pictures do not shrink, and pages are sent once
    "advice.all=false",
)

TROUBLE: Trouble = (
    (r"\[rejected\]|fetch first|non-fast-forward|cannot lock ref|failed to update ref", faults.BRANCH_MOVED),
    (r"\[remote rejected\]|pre-receive hook declined|protected branch", faults.PUSH_REFUSED),
    *SSH_TROUBLE[:2],
    (
        r"Permission denied \(|Authentication failed|could not read Username|terminal prompts disabled|403",
        faults.REPOSITORY_REFUSED,
    ),
    (r"not found|does not (?:appear to be|exist)|not a git repository", faults.REPOSITORY_MISSING),
    *SSH_TROUBLE[3:],
    *LOST,
)


@dataclass(slots=True)
class Repository:
    """A throw-away repository in `folder`, which knows one other: the target's. Relative addresses start at `root`."""

    folder: Path
    root: Path
    target: Branch
    place: Place
    environment: dict[str, str] = field(default_factory=dict)

    def git(self, *arguments: str, given: bytes = b"") -> str:
        """Run git, and return what it printed; ProblemsFound where it fails."""
        outcome = self.attempt(*arguments, given=given)
        if outcome.status:
            raise self.trouble(outcome)
        return outcome.output

    def attempt(self, *arguments: str, given: bytes = b"") -> Outcome:
        """Run git, whatever comes of it."""
        configuration = [part for value in CONFIGURATION for part in ("-c", value)]
        command = ["git", *configuration, f"--git-dir={self.folder}", *arguments]
        return run(command, self.place, environment=self.environment, folder=self.root, given=given)

    def trouble(self, outcome: Outcome) -> ProblemsFound:
        """Return what went wrong, in words that say what to do."""
        login = self.target.shown.split(":", 1)[0]
        host = login.rpartition("@")[2]
        details = {"repository": self.target.shown, "branch": self.target.branch, "host": host}
        return recognise(outcome, TROUBLE, self.place, **details, **by_hand(login, host, SSH_PORT, self.target.ssh))


def send(
    tree: Path, files: Collection[str], target: Branch, root: Path, place: Place, *, dry_run: bool = False
) -> Sent:
    """Make the branch's next commit hold exactly the tree's `files`; with `dry_run`, only say what would be done.

    Nothing is committed when nothing changed. `root` is the project's folder, whose git says who the author is.
    ProblemsFound where the branch holds somebody else's files, or when anything goes wrong on the way.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        repository = Repository(Path(folder), root, target, place, environment(target, folder))
        repository.git("init", "--quiet", "--bare", "--template=", folder)
        repository.environment |= author(repository)
        head = fetch(repository)
        kept = keep(repository, head, files) if head else b""
        made = make_tree(repository, tree, files, kept)
        before = repository.git("rev-parse", f"{head}^{{tree}}").strip() if head else repository.git("mktree").strip()
        sent = compare(repository, before, made)
        if (sent.nothing and head) or dry_run:
            return sent
        parents = ["-p", head] if head else []
        commit = repository.git("commit-tree", made, *parents, given=f"{target.message}\n".encode()).strip()
        repository.git("push", "--porcelain", "site", f"{commit}:refs/heads/{target.branch}")
        return sent


def environment(target: Branch, folder: str) -> dict[str, str]:
    """Return the variables with which git asks nobody anything, and has an index of its own."""
    given = os.environ.get("GIT_SSH_COMMAND")
    ssh = ssh_arguments(None, target.ssh)
    command = f"{given} {shlex.join(ssh[1:])}" if given else shlex.join(ssh)
    found = {
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_SSH_COMMAND": command,
        "GIT_ALLOW_PROTOCOL": "file:https:http:ssh",
        "GIT_INDEX_FILE": str(Path(folder, "index")),
    }
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        found |= {"GIT_AUTHOR_DATE": f"@{epoch} +0000", "GIT_COMMITTER_DATE": f"@{epoch} +0000"}
    return found


def author(repository: Repository) -> Mapping[str, str]:
    """Return who signs the commit: the environment's or the project's git user, else a name of our own."""
    found = {}
    for key, fallback in FALLBACK_AUTHOR.items():
        said = run(["git", "config", f"user.{key}"], repository.place, folder=repository.root).output.strip()
        for role in ("AUTHOR", "COMMITTER"):
            variable = f"GIT_{role}_{key.upper()}"
            found[variable] = os.environ.get(variable) or said or fallback
    return found


def fetch(repository: Repository) -> str:
    """Return the branch's last commit, fetched without its files if the server can do that; empty if there is none."""
    target = repository.target
    for key, value in (("url", target.repository), ("promisor", "true"), ("partialclonefilter", "blob:none")):
        repository.git("config", f"remote.site.{key}", value)
    reference = f"refs/heads/{target.branch}"
    there = repository.git("ls-remote", "site", reference)
    if not there.strip():
        return ""
    repository.git("fetch", "--quiet", "--depth=1", "--no-tags", "--filter=blob:none", "site", reference)
    return repository.git("rev-parse", "FETCH_HEAD").strip()


def keep(repository: Repository, head: str, files: Collection[str]) -> bytes:
    """Return the branch's entries that are left alone, as git lists them; ProblemsFound where it is somebody else's."""
    target = repository.target
    entries = [entry for entry in repository.git("ls-tree", "-r", "-z", head).split("\0") if entry]
    roots = {entry: entry.split("\t", 1)[1].split("/", 1)[0] for entry in entries}
    there = (name for name in roots.values() if name not in STARTING_FILES)
    problems = foreign(there, files, target.keep, target.branch, repository.place)
    if problems:
        raise ProblemsFound(problems)
    return b"".join(os.fsencode(f"{entry}\0") for entry, name in roots.items() if is_kept(name, target.keep))


def make_tree(repository: Repository, tree: Path, files: Collection[str], kept: bytes) -> str:
    """Return the git tree of our files and those that are kept; ours win."""
    repository.git("update-index", "-z", "--index-info", given=kept)
    empty = repository.git("hash-object", "-w", "--stdin").strip()
    repository.git("update-index", "--add", "--cacheinfo", f"100644,{empty},{NO_JEKYLL}")
    names = b"".join(os.fsencode(name) + b"\0" for name in sorted(files))
    where = (f"--work-tree={tree.absolute()}", "-C", str(tree.absolute()))
    repository.git(*where, "update-index", "--add", "--replace", "-z", "--stdin", given=names)
    return repository.git("write-tree", "--missing-ok").strip()


def compare(repository: Repository, before: str, after: str) -> Sent:
    """Return what is new, changed and removed between two git trees; our own mark for the host does not count."""
    listing = repository.git("diff-tree", "-r", "-z", "--no-renames", "--name-status", before, after).split("\0")
    states = [state for state, name in zip(listing[::2], listing[1::2], strict=False) if name != NO_JEKYLL]
    return Sent(states.count("A"), states.count("M") + states.count("T"), states.count("D"))
