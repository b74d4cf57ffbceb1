"""Sending for real: an SSH server on the loopback and a bare repository, both thrown away afterwards."""

from __future__ import annotations

import getpass
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from support import tools
from traitdunion.commands.building import Options
from traitdunion.commands.deploying import Deployment, deploy, unset
from traitdunion.edges import placing

SITE = "https://example.org/revue"
PAGE = b"<!doctype html><html lang=fr><title>Le pari</title><img src=/revue/media/pari/cover.jpg>"
FILES = {
    "index.html": b"<!doctype html><title>Trait d'union</title>",
    "404.html": b"<!doctype html><title>404</title>",
    "sitemap.xml": f"<urlset><url><loc>{SITE}/fr/</loc></url></urlset>".encode(),
    "fr/index.html": b"<!doctype html><title>Accueil</title>",
    "fr/pari/index.html": PAGE,
    "es/ni\u00f1o/index.html": b"<!doctype html><title>Ni\xc3\xb1o</title>",
    "media/pari/cover.jpg": b"\xff\xd8\xff cover \r\n",
    "theme/style[1].css": b"body { color: black }",
}


@dataclass
class Project:
    """A project with a published tree and the setting that says where it goes."""

    root: Path

    @property
    def output(self) -> Path:
        return self.root / "output"

    def publish(self, files: dict[str, bytes]) -> None:
        staging = placing.make_staging(self.output)
        for name, data in files.items():
            path = staging / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        placing.place(staging, self.output)

    def settings(self, deployment: object, siteurl: str = SITE) -> None:
        (self.root / "publishconf.py").write_text(
            'PATH = "content"\nOUTPUT_PATH = "output"\nPLUGINS = []\n'
            f"SITEURL = {siteurl!r}\nTRAITDUNION_DEPLOY = {deployment!r}\n",
            encoding="utf-8",
        )

    def deploy(self, *, dry_run: bool = False) -> Deployment:
        return deploy(Options(self.root, settings="publishconf.py"), dry_run=dry_run)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    root = tmp_path / "a project"
    (root / "content").mkdir(parents=True)
    made = Project(root)
    made.publish(FILES)
    return made


def codes(result: Deployment) -> list[str]:
    return [problem.fault.code for problem in result.problems]


def said(result: Deployment) -> str:
    return "\n".join(result.report.line(problem, problem.fault.severity) for problem in result.problems)


def found(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# A server


@dataclass
class Server:
    """An SSH server that lets one throw-away key in."""

    port: int
    folder: Path

    @property
    def ssh(self) -> list[str]:
        return [
            *("-F", "none", "-i", str(self.folder / "key"), "-o", "IdentitiesOnly=yes"),
            *("-o", f'UserKnownHostsFile="{self.folder / "known hosts"}"'),
        ]

    @property
    def other_host(self) -> str:
        """Return the option with which this server seems to show another key than before."""
        known = self.folder / "other_hosts"
        known.write_text(f"[127.0.0.1]:{self.port} {(self.folder / 'key.pub').read_text()}")
        return f"UserKnownHostsFile={known}"

    def setting(self, path: Path | str, **more: object) -> dict[str, object]:
        destination = f"{getpass.getuser()}@127.0.0.1:{path}"
        return {"method": "rsync", "destination": destination, "port": self.port, "ssh": self.ssh, **more}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    sshd = tools.program("sshd", "openssh-server")
    tools.program("rsync", "rsync")
    keygen = tools.program("ssh-keygen", "openssh-client")
    folder = tmp_path_factory.mktemp("sshd")
    for name in ("key", "host"):
        subprocess.run([keygen, "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True)
    made = Server(free_port(), folder)
    host_key = (folder / "host.pub").read_text().split()
    (folder / "known hosts").write_text(f"[127.0.0.1]:{made.port} {host_key[0]} {host_key[1]}\n")
    configuration = folder / "sshd_config"
    configuration.write_text(
        f"ListenAddress 127.0.0.1\nPort {made.port}\nHostKey {folder / 'host'}\nPidFile none\n"
        f"AuthorizedKeysFile {folder / 'key.pub'}\nStrictModes no\nUsePAM no\nPasswordAuthentication no\n"
        "KbdInteractiveAuthentication no\nPermitRootLogin prohibit-password\n"
    )
    # As root, sshd wants this empty folder, which Debian's service makes when it starts.
    separation = Path("/run/sshd")
    made_separation = os.geteuid() == 0 and not separation.exists()
    if made_separation:
        separation.mkdir(mode=0o755)
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([sshd, "-D", "-e", "-f", str(configuration)], stdout=log, stderr=log)
    try:
        deadline = time.monotonic() + 15
        while not answers(made.port):
            assert process.poll() is None, (folder / "log").read_text()
            assert time.monotonic() < deadline, "the SSH server does not answer"
            time.sleep(0.05)
        yield made
    finally:
        process.terminate()
        process.wait(timeout=15)
        if made_separation:
            separation.rmdir()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The folder that readers see, beside somebody else's file."""
    (tmp_path / "www").mkdir()
    (tmp_path / "www" / "other.html").write_bytes(b"another site")
    return tmp_path / "www" / "site"


@pytest.mark.usefixtures("server")
class TestServer:
    def test_first_changed_removed_and_unchanged(self, project: Project, server: Server, place: Path) -> None:
        project.settings(server.setting(place))

        first = project.deploy()
        assert (said(first), first.counts) == ("", {"new": len(FILES), "changed": 0, "removed": 0})
        assert found(place) == FILES

        again = project.deploy()
        assert (said(again), again.sent.nothing) == ("", True)

        changed = {**FILES, "fr/pari/index.html": PAGE.replace(b"pari", b"PARI")}
        del changed["es/niño/index.html"]
        project.publish(changed)
        trial = project.deploy(dry_run=True)
        assert trial.counts == {"new": 0, "changed": 1, "removed": 1}
        assert found(place) == FILES

        assert project.deploy().counts == {"new": 0, "changed": 1, "removed": 1}
        assert found(place) == changed
        assert not (place / "es").exists()
        assert (place.parent / "other.html").read_bytes() == b"another site"

    def test_strays_of_this_computer_are_not_sent(self, project: Project, server: Server, place: Path) -> None:
        project.settings(server.setting(place))
        for stray in (".DS_Store", "fr/notes [1].txt", "private/diary.txt"):
            (project.output / stray).parent.mkdir(exist_ok=True)
            (project.output / stray).write_bytes(b"mine")
        assert said(project.deploy()) == ""
        assert found(place) == FILES
        assert not (place / "private").exists()

    def test_what_the_host_keeps_stays(self, project: Project, server: Server, place: Path) -> None:
        kept = {".well-known/acme-challenge/x": b"x", ".htaccess": b"y", "CNAME": b"z", "stats/today/a.html": b"a"}
        for name, data in kept.items():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_bytes(data)
        project.settings(server.setting(place, keep=["stats"]))
        assert said(project.deploy()) == ""
        assert found(place) == FILES | kept

    def test_somebody_elses_folder_is_refused_and_untouched(
        self, project: Project, server: Server, place: Path
    ) -> None:
        project.settings(server.setting(place.parent))
        refused = project.deploy()
        assert codes(refused) == ["TU833"]
        assert "other.html" in said(refused)
        assert said(refused).endswith('name what must stay: "keep": ["other.html"]')
        assert found(place.parent) == {"other.html": b"another site"}

    def test_a_cut_connection_leaves_every_page_whole(
        self, project: Project, server: Server, place: Path, tmp_path: Path
    ) -> None:
        project.settings(server.setting(place))
        assert said(project.deploy()) == ""
        long = {**FILES, "fr/index.html": b"new", "fr/pari/index.html": os.urandom(1_500_000).hex().encode()}
        long["media/pari/cover.jpg"] = b"new cover"
        project.publish(long)
        # A proxy that forwards the first 600,000 bytes and then hangs up.
        cut = tmp_path / "cut.py"
        cut.write_text(CUT)
        command = f"{sys.executable} {cut} {server.port} 600000"
        project.settings(server.setting(place, ssh=["-o", f"ProxyCommand={command}", *server.ssh]))

        lost = project.deploy()
        assert codes(lost) == ["TU829"], said(lost)
        readers_see = {name: data for name, data in found(place).items() if "/." not in f"/{name}"}
        assert readers_see == {**FILES, "media/pari/cover.jpg": b"new cover"}

        project.settings(server.setting(place))
        assert said(project.deploy()) == ""
        assert found(place) == long

    @pytest.mark.parametrize(
        ("change", "code", "words"),
        [
            (lambda server: {"ssh": [*server.ssh[:4], "-o", "UserKnownHostsFile=none"]}, "TU824", "ssh "),
            (lambda server: {"ssh": ["-i", "/nonexistent/key", *server.ssh[4:], "-F", "none"]}, "TU826", "ssh-copy-id"),
            (lambda server: {"ssh": [*server.ssh[:6], "-o", server.other_host]}, "TU825", "ssh-keygen -R"),
            (lambda _: {"port": 1}, "TU828", "does not answer"),
            (lambda _: {"options": ["--no-such-option"]}, "TU822", "--no-such-option"),
        ],
        ids=["unknown host", "unknown key", "changed host", "closed port", "old rsync"],
    )
    def test_what_goes_wrong_is_named(
        self,
        project: Project,
        server: Server,
        place: Path,
        change: Callable[[Server], dict[str, object]],
        code: str,
        words: str,
    ) -> None:
        project.settings({**server.setting(place), **change(server)})
        failed = project.deploy()
        assert codes(failed) == [code], said(failed)
        assert words in said(failed)
        assert not place.exists()

    def test_a_missing_parent_is_named_with_the_command_that_makes_it(
        self, project: Project, server: Server, place: Path
    ) -> None:
        project.settings(server.setting(place / "deep" / "er"))
        failed = project.deploy()
        assert codes(failed) == ["TU830"], said(failed)
        assert f"mkdir -p {place / 'deep' / 'er'}" in said(failed)

    def test_a_server_without_rsync_is_named(self, project: Project, server: Server, place: Path) -> None:
        project.settings(server.setting(place, options=["--rsync-path=rsync-that-is-not-there"]))
        failed = project.deploy()
        assert codes(failed) == ["TU823"], said(failed)


CUT = """
import os, socket, sys, threading
server = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
def back():
    while data := server.recv(65536):
        os.write(1, data)
threading.Thread(target=back, daemon=True).start()
left = int(sys.argv[2])
while left > 0 and (data := os.read(0, min(left, 65536))):
    server.sendall(data)
    left -= len(data)
os._exit(1)
"""


# A branch


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True, text=True).stdout


@pytest.fixture(params=["partial", "whole"])
def repository(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A bare repository, of a server that can leave files out of what it sends, or cannot."""
    tools.program("git", "git")
    made = tmp_path / "site.git"
    subprocess.run(["git", "init", "--quiet", "--bare", str(made)], check=True)
    if request.param == "partial":
        git(made, "config", "uploadpack.allowFilter", "true")
        git(made, "config", "uploadpack.allowAnySHA1InWant", "true")
    return made


def branch_files(repository: Path, branch: str = "pages") -> dict[str, bytes]:
    names = git(repository, "ls-tree", "-r", "-z", "--name-only", branch).split("\0")
    show = ["git", "-C", str(repository), "show"]
    return {
        name: subprocess.run([*show, f"{branch}:{name}"], check=True, capture_output=True).stdout
        for name in names
        if name
    }


def setting(repository: Path, **more: object) -> dict[str, object]:
    return {"method": "git", "repository": f"file://{repository}", "branch": "pages", **more}


class TestBranch:
    def test_first_changed_removed_and_unchanged(
        self, project: Project, repository: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        project.settings(setting(repository, message="Publié, d’un trait"))
        assert project.deploy(dry_run=True).counts == {"new": len(FILES), "changed": 0, "removed": 0}
        assert git(repository, "branch") == ""

        first = project.deploy()
        assert (said(first), first.counts) == ("", {"new": len(FILES), "changed": 0, "removed": 0})
        assert branch_files(repository) == {**FILES, ".nojekyll": b""}
        assert git(repository, "log", "-1", "--format=%s %at", "pages").strip() == "Publié, d’un trait 1700000000"

        again = project.deploy()
        assert (said(again), again.sent.nothing) == ("", True)
        assert git(repository, "rev-list", "--count", "pages").strip() == "1"

        changed = {**FILES, "fr/pari/index.html": PAGE.replace(b"pari", b"PARI")}
        del changed["es/niño/index.html"]
        project.publish(changed)
        assert project.deploy().counts == {"new": 0, "changed": 1, "removed": 1}
        assert branch_files(repository) == {**changed, ".nojekyll": b""}
        assert git(repository, "rev-list", "--count", "pages").strip() == "2"
        git(repository, "fsck", "--strict")

    def test_what_hosts_keep_in_a_branch_stays_and_a_new_repositorys_files_do_not_stop_it(
        self, project: Project, repository: Path, tmp_path: Path
    ) -> None:
        begin(repository, tmp_path, {"README.md": b"# Site\n", "CNAME": b"example.org\n", ".well-known/x": b"x"})
        project.settings(setting(repository))
        assert said(project.deploy()) == ""
        kept = {"CNAME": b"example.org\n", ".well-known/x": b"x", ".nojekyll": b""}
        assert branch_files(repository) == FILES | kept

    def test_a_branch_of_sources_is_refused(self, project: Project, repository: Path, tmp_path: Path) -> None:
        begin(repository, tmp_path, {"pelicanconf.py": b"", "content/a.md": b""})
        project.settings(setting(repository))
        refused = project.deploy()
        assert codes(refused) == ["TU833"]
        assert "content, pelicanconf.py" in said(refused)
        assert git(repository, "rev-list", "--count", "pages").strip() == "1"

    def test_the_checkout_it_is_called_from_is_untouched(
        self, project: Project, repository: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        git(project.root, "init", "--quiet")
        (project.root / ".gitignore").write_text("/output/\n")
        (project.root / ".gitattributes").write_text("* text eol=crlf\n")
        git(project.root, "config", "core.autocrlf", "true")
        git(project.root, "config", "user.name", "Ana Peña")
        git(project.root, "config", "user.email", "ana@example.org")
        git(project.root, "add", ".gitignore")
        project.settings(setting(repository))
        before = found(project.root / ".git"), git(project.root, "status", "--porcelain")
        for name in ("GIT_DIR", "GIT_INDEX_FILE"):  # as in a hook
            monkeypatch.setenv(name, str(project.root / ".git" / ("index" if "INDEX" in name else "")))
        assert said(project.deploy()) == ""
        monkeypatch.undo()
        assert (found(project.root / ".git"), git(project.root, "status", "--porcelain")) == before
        assert branch_files(repository) == {**FILES, ".nojekyll": b""}
        assert git(repository, "log", "-1", "--format=%an <%ae>", "pages").strip() == "Ana Peña <ana@example.org>"

    def test_a_refused_push_is_named(self, project: Project, repository: Path) -> None:
        hook = repository / "hooks" / "pre-receive"
        hook.parent.mkdir(exist_ok=True)
        hook.write_text("#!/bin/sh\necho 'branch is protected' >&2\nexit 1\n")
        hook.chmod(0o755)
        project.settings(setting(repository))
        refused = project.deploy()
        assert codes(refused) == ["TU844"]
        assert "branch is protected" in said(refused)

    def test_a_branch_that_moved_meanwhile_is_not_overwritten(
        self, project: Project, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        project.settings(setting(repository))
        assert said(project.deploy()) == ""
        project.publish({**FILES, "fr/index.html": b"mine"})
        from traitdunion.edges import pushing

        compare = pushing.compare

        def meanwhile(*arguments: object) -> object:
            begin(repository, tmp_path, {"theirs.html": b"theirs"})
            return compare(*arguments)  # type: ignore[arg-type]

        monkeypatch.setattr(pushing, "compare", meanwhile)
        refused = project.deploy()
        assert codes(refused) == ["TU843"], said(refused)
        assert branch_files(repository)["theirs.html"] == b"theirs"

    def test_a_repository_that_is_not_there_is_named_without_its_password(self, project: Project) -> None:
        project.settings({"method": "git", "repository": "file://me:secret@/nonexistent/site.git"})
        failed = project.deploy()
        assert codes(failed) == ["TU841"], said(failed)
        assert "secret" not in said(failed)


def begin(repository: Path, tmp_path: Path, files: dict[str, bytes]) -> None:
    """Add a commit to the branch, as somebody else would."""
    checkout = tmp_path / "elsewhere"
    subprocess.run(["git", "clone", "--quiet", str(repository), str(checkout)], check=True, capture_output=True)
    if git(repository, "branch", "--list", "pages"):
        git(checkout, "checkout", "--quiet", "-b", "pages", "origin/pages")
    else:
        git(checkout, "checkout", "--quiet", "--orphan", "pages")
    for name, data in files.items():
        (checkout / name).parent.mkdir(parents=True, exist_ok=True)
        (checkout / name).write_bytes(data)
    git(checkout, "add", "--all")
    git(checkout, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "--quiet", "-m", "theirs")
    git(checkout, "push", "--quiet", "origin", "pages")


# The tree


class TestTree:
    def test_a_folder_that_publish_did_not_make_is_refused(self, project: Project) -> None:
        (project.output / placing.MANIFEST).unlink()
        project.settings({"method": "git", "repository": "nowhere"})
        assert codes(project.deploy()) == ["TU811"]

    def test_a_tree_that_lost_a_file_is_refused(self, project: Project) -> None:
        (project.output / "fr/index.html").unlink()
        project.settings({"method": "git", "repository": "nowhere"})
        assert codes(project.deploy()) == ["TU812"]

    @pytest.mark.parametrize("address", ["http://localhost:8000", "http://127.0.0.1", "http://[::1]:8000"])
    def test_a_tree_with_this_computers_addresses_is_refused(self, project: Project, address: str) -> None:
        project.publish({**FILES, "sitemap.xml": f"<loc>{address}/fr/</loc>".encode()})
        project.settings({"method": "git", "repository": "nowhere"}, siteurl=address)
        refused = project.deploy()
        assert codes(refused) == ["TU813"]
        assert said(refused).startswith("publishconf.py:4: error TU813: ")

    def test_a_tree_for_another_address_is_refused(self, project: Project) -> None:
        project.settings({"method": "git", "repository": "nowhere"}, siteurl="https://example.org/revue-2")
        assert codes(project.deploy()) == ["TU814"]

    def test_a_tree_for_the_address_that_settings_come_with_is_refused(self, project: Project) -> None:
        page = b"<!doctype html><title>x</title><link rel=canonical href=https://example.org/>"
        project.publish({"index.html": page, "404.html": page})
        project.settings({"method": "git", "repository": "nowhere"}, siteurl="https://example.org/")
        result = project.deploy()
        assert codes(result) == ["TU817"]
        assert "Set SITEURL in publishconf.py" in said(result)

    @pytest.mark.parametrize(
        ("siteurl", "expected"),
        [("https://example.org", ["TU816"]), ("https://example.org/", ["TU816"]), (SITE, []), ("https://a.net", [])],
    )
    def test_publishing_with_the_address_that_settings_come_with_is_warned_of(
        self, project: Project, siteurl: str, expected: list[str]
    ) -> None:
        project.settings(None, siteurl=siteurl)
        found = unset(Options(project.root, settings="publishconf.py"))
        assert [problem.fault.code for problem in found] == expected
        assert all(problem.place.line == 4 for problem in found)

    def test_every_problem_is_said_at_once(self, project: Project) -> None:
        project.publish({"index.html": b'<link href="http://localhost/" rel="canonical">'})
        project.settings({"method": "rsync", "destinaton": "me@example.org:/var/www/x"})
        assert codes(project.deploy()) == ["TU804", "TU806", "TU813"]
