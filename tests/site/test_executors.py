"""Who reads the texts changes nothing: this process, worker processes, or a Dask cluster."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from support import apart, sites
from support.faulty import snapshot
from traitdunion.edges.forking import FEWEST as SHARED
from traitdunion.edges.parsing import BATCH, FEWEST

CLUSTER = """
import sys
from distributed import LocalCluster

def readers():
    return "traitdunion.rules.reading" in sys.modules

if __name__ == "__main__":
    with LocalCluster(
        n_workers=2, processes=True, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
    ) as cluster, cluster.get_client() as client:
        print(cluster.scheduler_address, *client.run(__import__("os").getpid).values(), flush=True)
        for _ in sys.stdin:
            print(*client.run(readers).values(), flush=True)
"""
"""A cluster of two worker processes on this machine. For each line it says which of them have read a text."""


def magazine() -> dict[str, str | bytes]:
    """Return a magazine with texts enough for several workers."""
    more = {
        f"articles/more-{number}/index.fr.md": sites.original(
            f"Encore {number}", body=f"Un *texte* {number} : « oui »."
        )
        for number in range(FEWEST + 6 * BATCH)
    }
    return {**sites.trilingual(), **more}


def built(root: Path, executor: str, workers: int = 2) -> dict[str, str]:
    settings = f"TRAITDUNION_EXECUTOR = {executor!r}\nTRAITDUNION_WORKERS = {workers}\n"
    sites.write_site(root, magazine(), settings=settings)
    done = apart.build(root)
    assert done.returncode == 0, done.stdout + done.stderr
    return snapshot(root / "output")


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the tree that one process makes without help."""
    return built(tmp_path_factory.mktemp("alone"), "none", workers=1)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Yield a running cluster."""
    pytest.importorskip("distributed", reason="Install the extra “cluster”: distributed.")
    (tmp_path / "cluster.py").write_text(CLUSTER)
    with subprocess.Popen(
        [sys.executable, "cluster.py"],
        cwd=tmp_path,
        env=apart.environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            assert process.stdin is not None
            process.stdin.close()
            try:
                process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                process.kill()


def lives(pid: int) -> bool:
    """Tell whether a process is there."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_copies_of_the_process_write_the_same_pages(tmp_path: Path, alone: dict[str, str]) -> None:
    assert len([name for name in alone if name.endswith(".html")]) > 2 * SHARED
    assert built(tmp_path, "none") == alone


def test_worker_processes_give_the_same_bytes(tmp_path: Path, alone: dict[str, str]) -> None:
    assert built(tmp_path, "processes") == alone


def test_two_workers_of_a_cluster_give_the_same_bytes_and_end(
    tmp_path: Path, alone: dict[str, str], cluster: subprocess.Popen[str]
) -> None:
    assert cluster.stdin is not None
    assert cluster.stdout is not None
    address, *pids = cluster.stdout.readline().split()
    assert built(tmp_path / "site", address) == alone
    print("who has read?", file=cluster.stdin, flush=True)
    assert cluster.stdout.readline().split() == ["True", "True"]
    cluster.stdin.close()
    assert cluster.wait(timeout=30) == 0
    assert len(pids) == 2
    assert not any(lives(int(pid)) for pid in pids)


def test_a_cluster_that_is_not_there_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="Install the extra “cluster”: distributed.")
    monkeypatch.setattr("traitdunion.edges.parsing.LONGEST_WAIT", 0.2)
    result = sites.build_site(tmp_path, magazine(), settings='\nTRAITDUNION_EXECUTOR = "tcp://127.0.0.1:1"\n')
    (line,) = (line for line in sites.lines(result) if "error" in line)
    assert line.startswith("pelicanconf.py:16: error TU528")
    assert 'TRAITDUNION_EXECUTOR = "processes"' in line
    assert not (tmp_path / "output").exists()
