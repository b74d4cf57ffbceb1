"""Who reads the texts changes nothing: this process, worker processes, or a Dask cluster."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import apart, sites
from support.faulty import snapshot
from traitdunion.edges.parsing import BATCH, FEWEST

CLUSTER = """
import sys
from distributed import LocalCluster

if __name__ == "__main__":
    with LocalCluster(n_workers=2, processes=True, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster:
        print(cluster.scheduler_address, *(worker.process.pid for worker in cluster.workers.values()), flush=True)
        sys.stdin.read()
        client = cluster.get_client()
        print(*sorted(set(client.run_on_scheduler(lambda dask_scheduler: [w.metrics["executing"] * 0 + len(dask_scheduler.workers) for w in dask_scheduler.workers.values()]))), flush=True)
        client.close()
"""


def magazine() -> dict[str, str | bytes]:
    """Return a magazine with texts enough for several workers."""
    more = {
        f"articles/more-{number}/index.fr.md": sites.original(f"Encore {number}", body=f"Texte *{number}* : « oui »."
                                                              )
        for number in range(FEWEST + 2 * BATCH)
    }
    return {**sites.trilingual(), **more}


def built(root: Path, executor: str, **surroundings: str) -> dict[str, bytes]:
    sites.write_site(root, magazine(), settings=f"TRAITDUNION_EXECUTOR = {executor!r}\nTRAITDUNION_WORKERS = 2\n")
    done = apart.build(root, **surroundings)
    assert done.returncode == 0, done.stdout + done.stderr
    return snapshot(root / "output")


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return built(tmp_path_factory.mktemp("alone"), "none")


def test_worker_processes_give_the_same_bytes(tmp_path: Path, alone: dict[str, bytes]) -> None:
    assert built(tmp_path, "processes") == alone
